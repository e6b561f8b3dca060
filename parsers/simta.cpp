// simta, in use at the University of Michigan.
// Writes    FROM HELO (RDNS [IP]) BY B ID 434B508E.174A6.13932 ; date
// Silence   there is no "with": nothing is said of TLS.
// Source    public lines
// Not done  it names no product: known by its clauses in capitals and the three numbers of the id

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::id, "8.4.4", Match::shape},
    {Slot::id, "8.4.5", Match::shape},
    {Slot::id, "8.5.4", Match::shape},
    {Slot::id, "8.5.5", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "public lines"}});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return !f.has(Slot::with) && !f.has(Slot::by_comment) && slice(raw, f.value).find("FROM") < 4;
}

}  // namespace

extern constinit const System simta{
    .id = "simta",
    .title = "simta",
    .short_title = "simta",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 40,
    .confirm = confirm,
    .source = "public lines",
    .unknown = "the shape of its id on systems whose process numbers are short",
};

}  // namespace tlspath::parsers

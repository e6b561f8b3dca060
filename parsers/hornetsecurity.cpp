// Hornetsecurity, before antispameurope.
// Writes    from HELO ([IP]) by mx-relay47-hz3.antispameurope.com; date
// Silence   no evidence: the line has no protocol at all.
// Source    public mail, 2023 to 2025
// Not done  its submission hosts write plain Postfix lines: read as those

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "antispameurope.com", Match::host},
    {Slot::by, "hornetsecurity.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view, const ReceivedField& f) {
  return !f.has(Slot::by_comment) && !f.has(Slot::with);
}

}  // namespace

extern constinit const System hornetsecurity{
    .id = "hornetsecurity",
    .title = "Hornetsecurity / antispameurope",
    .short_title = "Hornetsecurity",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2023 to 2025",
    .unknown = "nothing is known of how it could show TLS",
};

}  // namespace tlspath::parsers

// BlackBerry Internet Service.
// Writes    from localhost by as1.bis.ap.blackberry.com; 27 Apr 2009 08:08:54 +0000
// Silence   it writes neither a keyword nor an address: nothing is proved.
// Source    one public line of 2009
// Not done  other lines of its hosts name their own product

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "blackberry.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view, const ReceivedField& f) {
  return !f.has(Slot::by_comment) && !f.has(Slot::with) && !f.has(Slot::id);
}

}  // namespace

extern constinit const System blackberry{
    .id = "blackberry",
    .title = "BlackBerry",
    .short_title = "BlackBerry",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2009",
    .unknown = "other forms of its lines",
};

}  // namespace tlspath::parsers

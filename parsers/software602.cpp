// 602LAN SUITE, of Software602.
// Writes    from HELO ([IP]) by B (602LAN SUITE 2004) id 37000001 for x; date
// Silence   it writes no keyword, and nothing of TLS: it says nothing.
// Source    public mail of 2008
// Not done  releases before 2004

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "602LAN SUITE"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System software602{
    .id = "software602",
    .title = "602LAN SUITE",
    .short_title = "602LAN SUITE",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail of 2008",
};

}  // namespace tlspath::parsers

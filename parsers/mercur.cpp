// MERCUR Mailserver, of Atrium.
// Writes    from NAME (IP) by B with MERCUR Mailserver (v4.02.28 MTIzLTQ1Njc=) for <x>;
//             date
//           by B with MERCUR Mailserver (v4.02.28 MTIzLTQ1Njc=) for <x>; date
// Silence   it writes no keyword and no mark of TLS is known: nothing is said
// Source    two hosts in public mail, 2004 to 2006
// Not done  what stands behind the version is the licence, in base 64

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "MERCUR"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System mercur{
    .id = "mercur",
    .title = "MERCUR Mailserver",
    .short_title = "MERCUR",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "two hosts in public mail, 2004 to 2006",
    .unknown = "releases after 4",
};

}  // namespace tlspath::parsers

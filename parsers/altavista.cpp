// AltaVista Mail (Digital).
// Writes    from NAME [IP] (HELO x) by B (AltaVista Mail V2.0/2.0 BL23 listener) id
//             0000_0041_3d51_a18a_f810; date
// Silence   no evidence: it names no protocol.
// Source    public mail of 2002
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "AltaVista Mail"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System altavista{
    .id = "altavista",
    .title = "AltaVista Mail",
    .short_title = "AltaVista Mail",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail of 2002",
    .unknown = "whether it could do TLS",
};

}  // namespace tlspath::parsers

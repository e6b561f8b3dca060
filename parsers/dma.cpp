// DragonFly Mail Agent: hands a mail of this host to a relay.
// Writes    from root (uid 0) (envelope-from x) id 3a1c.5593f2a1.abcd
//             by B (DragonFly Mail Agent v0.13); date
//           from MAILER-DAEMON id 3a1d.5593f2a1.abce by B (DragonFly Mail Agent v0.13); date
// Silence   pick-up: no network.
// Source    mail.c and dma.c of 0.13
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "DragonFly Mail Agent"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing: local", .source = "mail.c, 0.13"}});
constexpr auto kForms =
    std::to_array<Form>({{Slot::by_comment, "DragonFly Mail Agent", Means::pickup}});

}  // namespace

extern constinit const System dma{
    .id = "dma",
    .title = "DragonFly Mail Agent",
    .short_title = "DMA",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "dma's own source of 0.13",
};

}  // namespace tlspath::parsers

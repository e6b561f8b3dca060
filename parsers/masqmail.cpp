// MasqMail.
// Writes    from HOST by B with ESMTP (masqmail 0.3.5) id 1rKbcd-3C4-00 for <x>; date
//           by B (masqmail 0.3.5, from userid 1000) id 1rKbcd-3C5-00; date       (pick-up)
// Silence   its server has no TLS of its own and a wrapper would not show: nothing is said.
// Source    src/accept.c (add_received_hdr) of 0.3
// Not done  the peer's address is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::with_comment, "masqmail"}, {Slot::by_comment, "masqmail"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "accept.c"}});
constexpr auto kForms = std::to_array<Form>({{Slot::by_comment, "masqmail", Means::pickup}});

}  // namespace

extern constinit const System masqmail{
    .id = "masqmail",
    .title = "MasqMail",
    .short_title = "MasqMail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::any_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "MasqMail's own source of 0.3",
};

}  // namespace tlspath::parsers

// Horde and IMP.
// Writes    from HOST (HOST [IP]) by B (Horde Framework) with HTTPS; date         (5, 6)
//           from HOST (HOST [IP]) by B (Horde MIME library) with HTTP; date       (4)
//           from IP ([IP]) by B (IMP) with HTTP for <x>; date                     (IMP 3, 4)
// Silence   HTTPS states TLS; HTTP says nothing of it, least of all in the older ones.
// Source    Horde_Mime's addReceivedHeader of 2.11; public lines of the older ones
// Not done  suites and versions are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::by_comment, "Horde"}, {Slot::by_comment, "IMP", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::sometimes, .label = "all", .shows = "HTTPS", .source = "addReceivedHeader"}});
constexpr auto kForms = std::to_array<Form>(
    {{Slot::by_comment, "Horde", Means::web}, {Slot::by_comment, "IMP", Means::web, Match::whole}});

}  // namespace

extern constinit const System horde{
    .id = "horde",
    .title = "Horde, IMP",
    .short_title = "Horde",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "Horde's own source",
    .unknown = "since when HTTPS is written",
};

}  // namespace tlspath::parsers

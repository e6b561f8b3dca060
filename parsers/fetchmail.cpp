// fetchmail: pulls mail from a mailbox and hands it in again.
// Writes    from SERVER [IP] by B with IMAP (fetchmail-6.4.37 polling SERVER account x)
//             for <x> (single-drop); date
// Silence   the protocol's word is the same with and without TLS: it says nothing.
// Source    transact.c of 6.x
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with_comment, "fetchmail-"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "transact.c, 6.x"}});
constexpr auto kForms = std::to_array<Form>({{Slot::with_comment, "fetchmail-", Means::pull}});

}  // namespace

extern constinit const System fetchmail{
    .id = "fetchmail",
    .title = "fetchmail",
    .short_title = "fetchmail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::with_comment, families::version_number, {}, "with"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "fetchmail's own source of 6.x",
};

}  // namespace tlspath::parsers

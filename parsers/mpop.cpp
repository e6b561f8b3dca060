// mpop: pulls mail from a mailbox.
// Writes    from NAME (HOST [IP]) by B (mpop-1.4.18) with POP3 for <x>; date
// Silence   the protocol's word is the same with and without TLS: it says nothing.
// Source    src/pop3.c, binary of 1.4.18
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "mpop-"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "pop3.c"}});
constexpr auto kForms = std::to_array<Form>({{Slot::by_comment, "mpop-", Means::pull}});

}  // namespace

extern constinit const System mpop{
    .id = "mpop",
    .title = "mpop",
    .short_title = "mpop",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "mpop's own source",
};

}  // namespace tlspath::parsers

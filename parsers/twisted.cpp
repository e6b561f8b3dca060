// Twisted Mail.
// Writes    from HELO ([IP] helo=HELO by B with esmtp (Twisted 24.11.0) for <x> date
//             (its first parenthesis is never closed, and there is no ";")
// Silence   the keyword is a constant: it says nothing of TLS.
// Source    twisted/mail/protocols.py (receivedHeader) of 24.11
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with_comment, "Twisted"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "protocols.py"}});

}  // namespace

extern constinit const System twisted{
    .id = "twisted",
    .title = "Twisted Mail",
    .short_title = "Twisted",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "with"},
    .rank = 20,
    .source = "Twisted's own source of 24.11",
};

}  // namespace tlspath::parsers

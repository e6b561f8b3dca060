// Novell Internet Messaging System (NIMS), later NetMail; before that Novonyx.
// Writes    from HELO user [IP] by B with NetMail SMTP Agent $Revision: 1.5 $ on Linux via secured
//             & encrypted transport (TLS); date
//           from HELO user [IP] by B with Novell NIMS $Revision: 2.88 $ on Novell NetWare; date
//           from HELO [IP] by B with Novonyx SMTP Server $Revision: 2.71 $; date
// Silence   the words "via secured & encrypted transport" stand wherever TLS was used; without them
//           it was cleartext.
// Source    both forms by the same service in public mail 2001 to 2005
// Not done  the login: the user stands beside the HELO, in the part of the line that no reader sees

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "NetMail SMTP Agent"},
    {Slot::with, "Novell NIMS"},
    {Slot::with, "Novonyx SMTP Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "via secured & encrypted transport (TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // via secured & encrypted transport (TLS)
    {Slot::via, nullptr, R"((?i)^(?<tls>secured & encrypted transport)$)", "via"},
    // (TLS)
    {Slot::via_comment, families::tls_word, {}, "via"},
});

}  // namespace

extern constinit const System netmail{
    .id = "netmail",
    .title = "Novell NIMS / NetMail",
    .short_title = "NetMail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2001 to 2005",
    .unknown = "whether Novonyx and the first NIMS could do TLS",
};

}  // namespace tlspath::parsers

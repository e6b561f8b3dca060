// Eudora Internet Mail Server, QuickMail Pro Server: servers of the classic Mac.
// Writes    from HELO (IP) by B with ESMTP (Eudora Internet Mail Server 3.1.3); date
//           from HELO by B with SMTP (QuickMail Pro Server for MacOS 1.1.2); 21-Sep-2002 12:25:55
//             -0400
// Silence   no line with a TLS word is known: the keyword is read as it stands.
// Source    public mail 2000 to 2002
// Not done  Stalker's and Apple's servers of that time: their lines are not known well enough

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Eudora Internet Mail Server"},
    {Slot::with_comment, "QuickMail Pro Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing known", .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System eudora{
    .id = "eudora",
    .title = "Eudora Internet Mail Server and classic Mac servers",
    .short_title = "Eudora Internet Mail Server",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2000 to 2002",
    .unknown = "whether EIMS 3, which could do TLS, wrote of it",
};

}  // namespace tlspath::parsers

// F-Secure: Internet Gatekeeper (a proxy before the real mail server), Anti-Virus for Internet
//             Mail.
// Writes    from HELO (IP) by B (F-Secure/fsigk_smtp/550/B); date
//           from [IP]:port (HELO x) by B ([IP]:25) (F-Secure Anti-Virus for Internet Mail 6.0.34
//             Release) with SMTP; date
//           from IP (IP) by B (HETEML-Fsecure); date                              (a hoster's
//             own name for it)
// Silence   no evidence: it never says TLS.
// Source    3,700 lines of Japanese hosters in public mail, 2002 to 2024
// Not done  how a session with STARTTLS passes the proxy

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "F-Secure"},
    {Slot::by_comment, "HETEML-Fsecure"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System fsecure{
    .id = "fsecure",
    .title = "F-Secure",
    .short_title = "F-Secure",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2002 to 2024",
    .unknown = "whether the proxy passes STARTTLS on or answers it itself",
};

}  // namespace tlspath::parsers

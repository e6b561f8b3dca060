// MailSite, of Rockliffe.
// Writes    from HELO (unverified [IP]) by B (Rockliffe SMTPRA 4.5.6) with ESMTP id <B0000000001@B>
//             for <x>; date
// Silence   no TLS word is known, and the releases of the time of STARTTLS write as those before: a
//           plain keyword proves nothing.
// Source    public mail 2002 to 2016
// Not done  whether it marks TLS at all

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Rockliffe SMTPRA"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System mailsite{
    .id = "mailsite",
    .title = "Rockliffe MailSite",
    .short_title = "MailSite",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2002 to 2016",
    .unknown = "whether it marks TLS at all",
};

}  // namespace tlspath::parsers

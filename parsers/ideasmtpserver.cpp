// IdeaSmtpServer, of home.pl.
// Writes    from RDNS (IP) (HELO x) by serwer1.home.pl (IP) with SMTP (IdeaSmtpServer 0.83.341)
//             id b4ff00002f5c0001; date
//           from localhost (127.0.0.1) (HELO x) by /usr/run/smtp (/usr/run/postfix/private/
//             idea_relay_lmtp) via UNIX with SMTP (IdeaSmtpServer 5.4.0) id HEX; date
//             (behind a Postfix, since 2021)
// Silence   "with SMTP" and "HELO" stand in every line, those of users who logged in too, which
//           takes an EHLO; none has ever shown TLS: the keyword is a constant.
// Source    public mail 2019 to 2024
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with_comment, "IdeaSmtpServer"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System ideasmtpserver{
    .id = "ideasmtpserver",
    .title = "IdeaSmtpServer (home.pl)",
    .short_title = "IdeaSmtpServer",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2019 to 2024",
};

}  // namespace tlspath::parsers

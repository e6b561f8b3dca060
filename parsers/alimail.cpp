// AliMail, the mail service of Alibaba.
// Writes    from HELO(mailfrom:a@b.example fp:SMTPD_---.AbCdEfG_1579841676) by
//             smtp.aliyun-inc.com(IP); date
//           from WS-web (user@b.example[W4_...] cluster:ay29) by HOST at Sat, 21 Jun 2025 11:36:52
//             +0800  (web)
// Silence   no line has ever shown TLS, a keyword or the sender's address.
// Source    public mail 2019 to 2025
// Not done  the login of the web form: the user stands where a sender's names stand

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "aliyun-inc.com", Match::host},
    {Slot::from, "WS-web", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// "WS-web" may be anybody's HELO: the web's own line has no keyword and marks the user with "[W4_".
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::with)) return false;
  if (slice(raw, f.span(Slot::from)) != "WS-web") return true;
  return slice(raw, f.span(Slot::peer)).find("[W4_") != std::string_view::npos;
}

}  // namespace

extern constinit const System alimail{
    .id = "alimail",
    .title = "Alibaba AliMail",
    .short_title = "AliMail",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2019 to 2025",
    .unknown = "whether any line ever shows TLS",
};

}  // namespace tlspath::parsers

// SendGrid (Twilio).
// Writes    from HELO (unknown) by ismtpd0001p1iad2.sendgrid.net (SG) with ESMTP id X for <a>;
//             date with fractions (UTC)
//           from KEY (unknown) by geopod-ismtpd-26 (SG) with HTTP id X date          (its web
//             interface; no ";")
//           by recvd-5d8f7b6c9-x7k2m with SMTP id recvd-5d8f7b6c9-x7k2m-1-60766353-A 2021-04-14
//             03:43:07.223185002 +0000 UTC m=+0748693.5    (newer: the host is its container)
//           by filter0001p1las1.sendgrid.net with SMTP id X 2021-04-14 03:43:07.223185002 +0000
//             UTC m=+0748693.5
// Silence   no evidence: it never says TLS.
// Source    public mail, 2012 to 2026
// Not done  the name before "(unknown)" is the account, not a host

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "SG", Match::whole, 30},
    {Slot::by, "sendgrid.net", Match::host, 30},
    {Slot::id, "recvd-"},
    {Slot::id, "filterdrecv-"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// A container's id begins with its host; the date is as Go prints it.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by)), id = slice(raw, f.span(Slot::id));
  return !f.has(Slot::from) && !by.empty() && id.starts_with(by) &&
         id.substr(by.size()).starts_with('-') &&
         ascii::ifind(slice(raw, f.value), " UTC m=") != std::string_view::npos;
}

}  // namespace

extern constinit const System sendgrid{
    .id = "sendgrid",
    .title = "SendGrid",
    .short_title = "SendGrid",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2012 to 2026",
    .unknown = "whether its entry ever shows TLS",
};

}  // namespace tlspath::parsers

// Mailchimp, Mandrill.
// Writes    from [IP] by mandrillapp.com id 4487fe3eac20131dcd004324bad783de; date
//           from localhost (localhost [127.0.0.1]) by mail1.suw13.rsgsv.net (Mailchimp) with
//             ESMTP id X for <a>; date
//           from (127.0.0.1) by mail1.suw15.mcsv.net id hgs3ok7eel17 for <a>; date
//             (envelope-from <b>)     (PowerMTA)
// Silence   no evidence: its entry names no protocol.
// Source    public mail, 2018 to 2026
// Not done  the address at mandrillapp.com is that of the customer, by SMTP or by the web

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "mandrillapp.com", Match::host},
    {Slot::by, "mcsv.net", Match::host},
    {Slot::by, "rsgsv.net", Match::host},
    {Slot::by, "mcdlv.net", Match::host},
    {Slot::by_comment, "Mailchimp", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System mandrill{
    .id = "mandrill",
    .title = "Mailchimp / Mandrill",
    .short_title = "Mailchimp",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .source = "public mail, 2018 to 2026",
    .unknown = "whether its entry ever shows TLS",
};

}  // namespace tlspath::parsers

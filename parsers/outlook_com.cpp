// Hotmail, MSN and Outlook.com before they became Exchange Online: the web and WebDAV front ends.
// Writes    from IP by by1fd.bay1.hotmail.msn.com with HTTP; Wed, 17 Mar 2004 02:12:31 GMT
//           from IP by BLU1-DAV1.phx.gbl with DAV; date
//           from [IP] by hotmail.com (3.2) with ESMTP id MHotMail...; date  (to 2002)
// Silence   HTTP and DAV say nothing of encryption. The ESMTP lines are older than its TLS.
// Source    public mail 2000 to 2008
// Not done  Hotmail's SMTP service is Microsoft SMTPSVC and is read as that; today's hosts as
//           Exchange

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "phx.gbl", Match::host},
    {Slot::by, "hotmail.com", Match::host},
    {Slot::by, "msn.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "to 2017",
     .shows = "nothing: HTTP, DAV; ESMTP before it could do TLS",
     .has_tls = HasTls::unknown},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
    {Slot::with, "DAV", Means::web, Match::whole},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view with = slice(raw, f.span(Slot::with));
  return ascii::iequal(with, "HTTP") || ascii::iequal(with, "DAV") ||
         families::opens_with(slice(raw, f.span(Slot::id)), "MHotMail");
}

}  // namespace

extern constinit const System outlook_com{
    .id = "outlook-com",
    .title = "Outlook.com / Hotmail front ends",
    .short_title = "Hotmail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2000 to 2008",
    .unknown = "whether the web front ends were reached by HTTPS",
};

}  // namespace tlspath::parsers

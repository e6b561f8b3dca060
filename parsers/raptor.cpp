// Raptor, later Symantec Enterprise Firewall: its SMTP proxy.
// Writes    from RDNS ([IP]) by B via smtpd (for NEXT [IP]) with SMTP; 2 Sep 2002 10:26:06 UT
// Silence   taken by its keyword: the proxy cannot do TLS itself.
// Source    public mail, 2001 to 2005
// Not done  the comment after "via" names the server behind it, and is not read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::via, "smtpd", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing", .has_tls = HasTls::unknown},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::istarts_with(slice(raw, f.span(Slot::via_comment)), "for");
}

}  // namespace

extern constinit const System raptor{
    .id = "raptor",
    .title = "Raptor / Symantec firewall smtpd",
    .short_title = "Raptor",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail, 2001 to 2005",
    .unknown = "whether a session with STARTTLS could pass it",
};

}  // namespace tlspath::parsers

// Norton AntiVirus for Gateways, later Symantec AntiVirus and Mail Security for SMTP.
// Writes    from HELO ([IP]) by B (NAVGW 2.5.2.12) with SMTP id M7337397209494335402 ; date
//           from HELO ([IP]) by B (Norton AntiVirus for Internet Email Gateways 1.0) ; date
// Silence   taken by its keyword; without one it says nothing.
// Source    public mail, 2001 to 2006
// Not done  whether SAVSMTP and SMSSMTP, its later names, mark TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "NAVGW"},
    {Slot::by_comment, "Norton AntiVirus"},
    {Slot::by_comment, "SAVSMTP"},
    {Slot::by_comment, "SMSSMTP"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing seen", .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System norton_gateway{
    .id = "norton-gateway",
    .title = "Norton / NAVGW / SAVSMTP / SMSSMTP",
    .short_title = "Norton gateway",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2001 to 2006",
    .unknown = "whether its later releases mark TLS",
};

}  // namespace tlspath::parsers

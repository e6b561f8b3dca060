// SecurityGateway of MDaemon Technologies (Alt-N), a filter before Exchange and others.
// Writes    from HELO ([IP]) by B (HOST) (SecurityGateway 6.5.2) with ESMTP id SG000698777.MSG
//             for <x>; date
//           from HELO by B (SecurityGateway 9.5.3) with ESMTP id 1cac70c5211f498c...; date
// Silence   not known: it does STARTTLS, and all lines that were found say SMTP or ESMTP. So they
//           are left unstated; a keyword with S would count.
// Source    public mail of 2.0.0 (2011) to 9.5.3 (2024); STARTTLS: help.mdaemon.com, "Encryption"
// Not done  what it writes of TLS and of logins, if anything

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "SecurityGateway"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing that was seen",
     .source = "public mail 2011 to 2024"},
});

}  // namespace

extern constinit const System securitygateway{
    .id = "securitygateway",
    .title = "MDaemon SecurityGateway",
    .short_title = "SecurityGateway",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail of 2.0.0 to 9.5.3",
    .unknown = "what it writes of TLS",
};

}  // namespace tlspath::parsers

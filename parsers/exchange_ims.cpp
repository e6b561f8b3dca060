// Microsoft Exchange 4.0 to 5.5: the Internet Mail Connector, later called Internet Mail Service.
// Writes    from HELO (RDNS [IP]) by B with SMTP (Microsoft Exchange Internet Mail Service Version
//             5.5.2653.13) id ABCDEF12; date
//           by B with Internet Mail Service (5.5.2650.21) id <ABCDEF12>; date  (from a mailbox)
//           by B with Microsoft Exchange (IMC 4.0.838.14) id <...>; date  (from a mailbox)
// Silence   no TLS mark is known of any version: the keyword proves nothing.
// Source    Microsoft's sample of the header for Exchange 5.5; public mail 1996 to 2005
// Not done  whether 5.5, which had an SSL setting for its connector, ever wrote of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Microsoft Exchange Internet Mail"},
    {Slot::with_comment, "Microsoft Exchange Server Internet Mail"},
    {Slot::with_comment, "IMC"},
    {Slot::with, "Internet Mail Service"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "4.0 to 5.5",
     .shows = "nothing",
     .source = "no TLS word in any public line"},
});

}  // namespace

extern constinit const System exchange_ims{
    .id = "exchange-ims",
    .title = "Microsoft Internet Mail Service (Exchange 4 and 5.x)",
    .short_title = "Exchange 5 IMS",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "with"},
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "Microsoft's header sample for Exchange 5.5; public mail 1996 to 2005",
    .unknown = "whether the SSL setting of 5.5 showed in its lines",
};

}  // namespace tlspath::parsers

// PGP Universal, later Symantec Encryption Server.
// Writes    from HELO ([IP]) by B (PGP Universal service); date                 (its proxy: no
//             protocol)
//           from B (B [127.0.0.1]) by B (PGP Universal) with ESMTP id X; date   (its Postfix,
//             behind the proxy)
// Silence   no evidence: the proxy writes no protocol.
// Source    public mail, 2016 to 2020
// Not done  mails may be encrypted themselves (PGP): that is no transport

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "PGP Universal"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System pgp_universal{
    .id = "pgp-universal",
    .title = "PGP Universal / Symantec Encryption",
    .short_title = "PGP Universal",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2016 to 2020",
    .unknown = "whether the proxy ever marks TLS",
};

}  // namespace tlspath::parsers

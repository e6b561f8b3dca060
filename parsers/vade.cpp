// Vade (Vade Secure), also as OX Cloud's gateway.
// Writes    from HELO ([IP]) by nmtao02p.internal.vadesecure.com with ngmta id
//             9fb929b6-02681d4b300ccb20; date
//           from HELO ([IP]) by smtp.oxsus-vadesecure.net ESMTP nmtao01p with ngmta id X; date
// Silence   no evidence: "ngmta" is a constant.
// Source    public mail, 2022 to 2025
// Not done  what stands behind the constant

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "ngmta", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing: the keyword is ngmta always"},
});

}  // namespace

extern constinit const System vade{
    .id = "vade",
    .title = "Vade",
    .short_title = "Vade",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2022 to 2025",
    .unknown = "whether any setting shows TLS",
};

}  // namespace tlspath::parsers

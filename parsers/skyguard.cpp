// SkyGuard (a gateway against data loss).
// Writes    from HELO (RDNS [IP]) by B (SkyGuard) with ESMTPS id 1e4LV942zKzLlSX; date    (since
//             the middle of 2023)
//           from HELO (RDNS [IP]) by B (SkyGuard) with ESMTP id 1KN2QM1npAz52l2t; date
//             (before: the only form)
// Silence   from July 2023 the keyword is reliable; before it was ESMTP always.
// Source    public mail of one large site, 2021 to 2026
// Not done  version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "SkyGuard", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2023-07-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to 2023-06",
     .shows = "nothing",
     .has_tls = HasTls::unknown},
    {.from = "2023-07-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "2023-07 on",
     .shows = "ESMTPS"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "ESMTPS"},
});

}  // namespace

extern constinit const System skyguard{
    .id = "skyguard",
    .title = "SkyGuard",
    .short_title = "SkyGuard",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2021 to 2026",
    .unknown = "whether the change was a release or a setting of the site",
};

}  // namespace tlspath::parsers

// KnoxPortal (Samsung).
// Writes    from HELO (unknown [IP]) by B (KnoxPortal) with ESMTPS id
//             20251107092509epcas5p3~1rz3; date   (since April 2025)
//           from HELO (unknown [IP]) by B (KnoxPortal) with ESMTPA id X; date
//             (login; before too)
// Silence   from April 2025 the keyword is reliable; before it had no S.
// Source    public mail of one large site, 2020 to 2025
// Not done  version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "KnoxPortal", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2025-04-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to 2025-03",
     .shows = "nothing",
     .has_tls = HasTls::unknown},
    {.from = "2025-04-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "2025-04 on",
     .shows = "ESMTPS"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "ESMTPS"},
});

}  // namespace

extern constinit const System knoxportal{
    .id = "knoxportal",
    .title = "KnoxPortal / Samsung",
    .short_title = "KnoxPortal",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2020 to 2025",
    .unknown = "whether every one of its hosts writes the S since",
};

}  // namespace tlspath::parsers

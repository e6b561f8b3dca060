// BorderWare (MXtreme, Security Platform; later WatchGuard XCS).
// Writes    from HELO (RDNS [IP]) by B (BorderWare MXtreme Mail Firewall) with ESMTP id
//             EB8F7233EP for <a>; date
// Silence   taken by its keyword, which is that of a Postfix.
// Source    public mail, 2005 to 2009
// Not done  a line with TLS was not seen

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "BorderWare"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing seen", .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System borderware{
    .id = "borderware",
    .title = "BorderWare",
    .short_title = "BorderWare",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2005 to 2009",
    .unknown = "whether it marks TLS",
};

}  // namespace tlspath::parsers

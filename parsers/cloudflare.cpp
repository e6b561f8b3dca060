// Cloudflare Email Routing.
// Writes    from RDNS (IP) by cloudflare-email.net (cloudflare) id UAO9pL4RM023 for <a>; date
// Silence   no evidence: it names no protocol.
// Source    public mail, 2024 to 2026
// Not done  "(unknown)" and "(cloudflare)" after the host: what they mean

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "cloudflare-email.net", Match::host},
    {Slot::by, "cloudflare-email.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System cloudflare{
    .id = "cloudflare",
    .title = "Cloudflare Email Routing",
    .short_title = "Cloudflare",
    .cues = kCues,
    .profiles = kProfiles,
    .from_is = FromIs::resolved,
    .rank = 30,
    .source = "public mail, 2024 to 2026",
    .unknown = "whether the word in the comment says anything of the session",
};

}  // namespace tlspath::parsers

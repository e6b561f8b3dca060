// Farcaster: Amazon's own mail between its Exchange and its border.
// Writes    from NAME [IP:port] by B [IP:port] with esmtp (Farcaster) id
//             0f290627-352e-4290-b038-89fd383d6fef; date
// Silence   no evidence: the keyword was never seen with an S.
// Source    public mail, 2025 to 2026
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Farcaster", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "nothing seen: the keyword is esmtp always",
     .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System farcaster{
    .id = "farcaster",
    .title = "Farcaster / Amazon internal",
    .short_title = "Farcaster",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2025 to 2026",
    .unknown = "whether the keyword can have an S",
};

}  // namespace tlspath::parsers

// XWall (a filter before Exchange).
// Writes    from HELO [IP] by B with XWall v3.47 ; date
//           by B with XWall v3.47 ; date                                          (its own
//             second pass)
// Silence   no evidence: the product stands where the protocol would.
// Source    public mail, 2002 to 2013
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "XWall"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System xwall{
    .id = "xwall",
    .title = "XWall",
    .short_title = "XWall",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with, families::version_number, {}, "with"},
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "public mail, 2002 to 2013",
    .unknown = "whether it could do TLS",
};

}  // namespace tlspath::parsers

// NPlex (Isocor, later Critical Path).
// Writes    from HELO (IP) by B (NPlex 5.1.053) id 4C4DF73E33331908 for a; date
//           by B (NPlex 5.1.053) id 4C4DF73E33338310 for a; date                  (handed in on
//             the same host)
// Silence   no evidence: it names no protocol.
// Source    public mail, 2001 to 2002
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "NPlex"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System nplex{
    .id = "nplex",
    .title = "NPlex",
    .short_title = "NPlex",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "public mail, 2001 to 2002",
    .unknown = "whether it could do TLS",
};

}  // namespace tlspath::parsers

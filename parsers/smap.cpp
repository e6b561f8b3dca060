// TIS smap and csmap, of the firewall toolkit.
// Writes    from RDNS(IP, HELO x) by B via smap (V1.3) id xma002908; date
//           from RDNS(IP) by B via csmap id 26013; date
// Silence   there is no "with": nothing is said of TLS.
// Source    public lines of 1996 to 2004
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues =
    std::to_array<Cue>({{Slot::via, "smap", Match::whole}, {Slot::via, "csmap", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "public lines"}});

}  // namespace

extern constinit const System smap{
    .id = "smap",
    .title = "TIS smap, csmap",
    .short_title = "smap",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::via_comment, families::version_number, {}, "via"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "public lines",
};

}  // namespace tlspath::parsers

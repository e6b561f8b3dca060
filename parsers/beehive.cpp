// Oracle Beehive.
// Writes    from HELO (/IP) by default (Oracle Beehive Gateway v4.0) with ESMTP ; date
// Silence   no evidence: it was never seen to say TLS.
// Source    public mail, 2019 to 2020
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Oracle Beehive"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing: the keyword is ESMTP always"},
});

}  // namespace

extern constinit const System beehive{
    .id = "beehive",
    .title = "Oracle Beehive",
    .short_title = "Beehive",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2019 to 2020",
    .unknown = "whether any release marks TLS",
};

}  // namespace tlspath::parsers

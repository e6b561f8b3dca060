// Postmark.
// Writes    by sc-ord-mta115.mtasv.net id hgd5cs4c91kd for <a>; date (envelope-from <b>)
//             (PowerMTA's form)
// Silence   no evidence: it names no protocol and no source.
// Source    public mail, 2020 to 2026
// Not done  the hop into it is never shown

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "mtasv.net", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System postmark{
    .id = "postmark",
    .title = "Postmark",
    .short_title = "Postmark",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .source = "public mail, 2020 to 2026",
    .unknown = "nothing else is known of its lines",
};

}  // namespace tlspath::parsers

// Salesforce Marketing Cloud, before ExactTarget.
// Writes    by cr80.mta.exacttarget.com id hj5voi163hsr for <a>; date (envelope-from <b>)
//             (PowerMTA's form)
//           from mta.s7.exacttarget.com (IP) by cr80.mta.exacttarget.com id hj5voi163hsr for
//             <a>; date (envelope-from <b>)
// Silence   no evidence: it names no protocol.
// Source    public mail, 2015 to 2021
// Not done  Salesforce's own mail hosts are Momentum's and are read as that

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "exacttarget.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System exacttarget{
    .id = "exacttarget",
    .title = "Salesforce / ExactTarget",
    .short_title = "ExactTarget",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .source = "public mail, 2015 to 2021",
    .unknown = "nothing else is known of its lines",
};

}  // namespace tlspath::parsers

// Avira (H+BEDV) AvMailGate.
// Writes    from HELO (RDNS [IP]) by B (AvMailGate-2.0.0.6) id 09721-045076C8; date
// Silence   no evidence: it names no protocol.
// Source    public mail of 2002
// Not done  later releases

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "AvMailGate"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System avmailgate{
    .id = "avmailgate",
    .title = "Avira AvMailGate",
    .short_title = "AvMailGate",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail of 2002",
    .unknown = "whether later releases name a protocol",
};

}  // namespace tlspath::parsers

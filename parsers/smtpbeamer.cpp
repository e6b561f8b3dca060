// SMTPBeamer.
// Writes    from IP [IP] by B with SMTPBeamer v3.30 ; date
// Silence   no evidence: the product stands where the protocol would.
// Source    public mail of 2002
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "SMTPBeamer"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System smtpbeamer{
    .id = "smtpbeamer",
    .title = "SMTPBeamer",
    .short_title = "SMTPBeamer",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with, families::version_number, {}, "with"},
    .rank = 20,
    .source = "public mail of 2002",
    .unknown = "whether it could do TLS",
};

}  // namespace tlspath::parsers

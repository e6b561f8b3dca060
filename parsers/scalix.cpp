// Scalix, and HP OpenMail before it.
// Writes    from HELO ( IP) by B (Scalix SMTP Relay 12.6.0.14933) via ESMTP; date (EST)
//           By OpenMail Mailer;date  (from a mailbox)
// Silence   no line has ever shown TLS: the keyword, which stands after "via", proves nothing.
// Source    public mail 2006 to 2020
// Not done  it writes no login

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Scalix SMTP Relay"},
    {Slot::by, "OpenMail", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System scalix{
    .id = "scalix",
    .title = "Scalix / OpenMail",
    .short_title = "Scalix",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .by_only_is_pickup = true,
    .rank = 20,
    .source = "public mail 2006 to 2020",
    .unknown = "whether any release can show TLS",
};

}  // namespace tlspath::parsers

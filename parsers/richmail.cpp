// Richmail, of China Mobile (139.com).
// Writes    from NAME (unknown[IP]) by rmsmtp-app1-12009 (RichMail) with SMTP id
//             2ee95e8ec5dea4b-79549; date (CST)
// Silence   no line has ever shown TLS: the keyword is a constant.
// Source    public mail 2019 to 2026
// Not done  it does not tell a submission from a transfer

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "RichMail", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

}  // namespace

extern constinit const System richmail{
    .id = "richmail",
    .title = "Richmail",
    .short_title = "Richmail",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail 2019 to 2026",
    .unknown = "whether any line ever shows TLS",
};

}  // namespace tlspath::parsers

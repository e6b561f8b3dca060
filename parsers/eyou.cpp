// eYou.
// Writes    (EYOU MTA SYSTEM  8417 invoked for bounce); date                       (a mail of
//             its own)
//           (eyou anti_spam gateway 4.1.0); date                                   (a mark of
//             its filter)
// Silence   these are no transfers.
// Source    public mail, 2006 to 2022
// Not done  the lines of its transfers name no product

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::lead_comment, "EYOU MTA SYSTEM"},
    {Slot::lead_comment, "eyou anti_spam gateway"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "EYOU", Means::queue},
});

}  // namespace

extern constinit const System eyou{
    .id = "eyou",
    .title = "eYou",
    .short_title = "eYou",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .rank = 20,
    .source = "public mail, 2006 to 2022",
    .unknown = "whether it ever marks TLS",
};

}  // namespace tlspath::parsers

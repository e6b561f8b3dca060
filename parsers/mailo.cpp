// Mailo, NetCourrier before: its submission.
// Writes    by b-6.in.mailobj.net [10.1.2.16] with ESMTP via ip-206.mailobj.net [192.0.2.206] date
//           by b-6.in.mailobj.net [10.1.2.16] with ESMTP via [192.0.2.206] date
// Silence   "via" names its own proxy, to which the user came; the user's address is hidden. The
//           keyword is ESMTP also for those who logged in (X-EA-Auth), and its servers take SSL: it
//           proves nothing.
// Source    public mail 2021 to 2023
// Not done  the border's line for mail from outside: none was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "mailobj.net", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view, const ReceivedField& f) {
  return !f.has(Slot::from) && f.has(Slot::via);
}

}  // namespace

extern constinit const System mailo{
    .id = "mailo",
    .title = "Mailo (NetCourrier)",
    .short_title = "Mailo",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2021 to 2023",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers

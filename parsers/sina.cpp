// Sina (China).
// Writes    from unknown (HELO x)([IP]) by sina.com (IP) with ESMTP id 6217460700019413; date (CST)
//           by sina.net: mail of customers' own domains; to 2020 without the server's address
// Silence   no line has ever shown TLS: the keyword proves nothing.
// Source    public mail 2019 to 2026
// Not done  the border's line for mail from outside: none was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "sina.com", Match::host},
    {Slot::by, "sina.cn", Match::host},
    {Slot::by, "sina.net", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  const bool named = f.by_address || slice(raw, f.span(Slot::by)).starts_with("sina.");
  return named && id.size() == 16 &&
         id.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

}  // namespace

extern constinit const System sina{
    .id = "sina",
    .title = "Sina",
    .short_title = "Sina",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2026",
    .unknown = "the border for mail from outside",
};

}  // namespace tlspath::parsers

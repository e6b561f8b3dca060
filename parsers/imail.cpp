// IMail, of Ipswitch.
// Writes    from HELO [IP] by B with ESMTP (SMTPD32-8.15) id A6CF0AB0013E; date  (to 8)
//           from HELO [IP] by B (SMTPD32-7.07) id A4CE0A2A0028; date  (after HELO)
//           from HELO [IP] by B with ESMTP (SMTPD-12.5.3.99) id b4020002cef80aa1; date  (since)
// Silence   no release has ever marked TLS: the keyword proves nothing.
// Source    public mail 2001 to 2024, releases 4 to 12
// Not done  it writes no login and no reverse name

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "SMTPD32-"},
    {Slot::with_comment, "SMTPD-"},
    {Slot::by_comment, "SMTPD32-"},
    {Slot::by_comment, "SMTPD-"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// SMTPD32-8.15, SMTPD-12.5.3.99: what follows the dash.
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (!families::opens_with(t, "SMTPD")) return false;
  const std::size_t dash = t.find('-');
  return dash != std::string_view::npos &&
         families::version_whole(c, span_between(part.at + dash + 1, part.end()));
}

}  // namespace

extern constinit const System imail{
    .id = "imail",
    .title = "Ipswitch IMail",
    .short_title = "IMail",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::any_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 2001 to 2024",
    .unknown = "whether any release can show TLS",
};

}  // namespace tlspath::parsers

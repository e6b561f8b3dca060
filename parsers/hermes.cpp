// HERMES of 21CN, and the gateways before it: mail of China Telecom (189.cn, chinatelecom.cn,
// 21cn.com).
// Writes    from NAME (unknown [IP]) by 189.cn (HERMES) with SMTP id 3D000100225; date (CST)
//           by corp.21cn.com (HERMES) id B13000CC00E; date (CST)          (its own notices)
//           from  ([IP]) by gateway-1516-dep-0abc0-xyz12 with ESMTP id HEX for x; date CST
//             (its gateway, since 2021)
//           from ip<IP> ([IP]) by 21CN-entas10(MEDUSA IP) with ESMTP id 1376010000.17001 for x
//             ; Fri Aug  9 09:23:42 2013                                  (the one before)
// Silence   no line has ever shown TLS, and none tells that it could: the keyword proves nothing.
// Source    public mail 2013 to 2025
// Not done  gateways of 2021 that are called "app0024": they have no word of their own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "HERMES", Match::whole},
    {Slot::by_comment, "MEDUSA"},
    {Slot::id, "32", Match::shape},  // the gateway's; confirm looks at its name
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

// from ([192.0.2.1]) by gateway-1516-dep-0abc0-xyz12 with ESMTP id HEX: a deployment of a cluster,
// and no greeting.
bool gateway(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  constexpr std::string_view kName = "gateway-";
  if (f.has(Slot::from) || f.has(Slot::by_comment) || !by.starts_with(kName)) return false;
  std::size_t i = kName.size();
  while (i < by.size() && ascii::is_digit(by[i])) ++i;
  return i > kName.size() && by.substr(i, 5) == "-dep-" && by.find('.') == std::string_view::npos &&
         slice(raw, f.span(Slot::id)).find_first_not_of("0123456789abcdef") ==
             std::string_view::npos;
}
// Anybody may call a mail server Hermes.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return gateway(raw, f);
  const std::string_view by = slice(raw, f.span(Slot::by));
  const std::string_view product = slice(raw, p->where);
  if (families::opens_with(product, "MEDUSA")) return ascii::istarts_with(by, "21cn-");
  if (product != "HERMES") return false;
  for (const std::string_view domain : {"189.cn", "chinatelecom.cn", "21cn.com"})
    if (is_below(by, domain)) return true;
  return false;
}

}  // namespace

extern constinit const System hermes{
    .id = "hermes",
    .title = "HERMES of 21CN (China Telecom) and its gateways",
    .short_title = "21CN HERMES",
    .cues = kCues,
    .profiles = kProfiles,
    .by_only_is_pickup = true,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2013 to 2025",
};

}  // namespace tlspath::parsers

// Fastmail: submission under its own rewritten line, and its inner proxies.
// Writes    from HELO (RDNS [IP]) by mail.messagingengine.com (Postfix) with ESMTPA id C7E6E8005C;
//             date (EDT)
//           by mail.messagingengine.com (Postfix) with ESMTPA for <x>; date (EDT)  (since 2021)
//           from phl-frontend-01 ([IP]) by phl-compute-11.internal (MEProxy); date
// Silence   submission asks for TLS, and its line never shows it: ESMTPA proves nothing. The
//           proxies write no keyword.
// Source    public mail 2019 to 2025
// Not done  other lines of its hosts are a plain Postfix' and are read as that

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "messagingengine.com", Match::host},
    {Slot::by_comment, "MEProxy", Match::whole},
    {Slot::by_comment, "LMTPProxy", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view t = slice(raw, f.span(Slot::by_comment));
  if (ascii::iequal(t, "MEProxy") || ascii::iequal(t, "LMTPProxy")) return true;
  return ascii::iequal(t, "Postfix") && ascii::iequal(slice(raw, f.span(Slot::with)), "ESMTPA");
}

}  // namespace

extern constinit const System fastmail{
    .id = "fastmail",
    .title = "Fastmail",
    .short_title = "Fastmail",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2025",
    .unknown = "whether its proxies speak TLS to each other",
};

}  // namespace tlspath::parsers

// Infomaniak: submission, with the client taken out of the line.
// Writes    from unknown by smtp-3-0000.mail.infomaniak.ch (Postfix) with ESMTPA id X; date
//             (since 2023)
//           from HELO (unknown [IP]) by B (Postfix) with ESMTPA id X; date      (before)
// Silence   submission asks for TLS, and its line never shows it: ESMTPA proves nothing, and no
//           line of its hosts says ESMTPSA.
// Source    public mail 2021 to 2026; the operator's page on ports, which names 465 with TLS and
//           587 with STARTTLS
// Not done  other lines of its hosts are a plain Postfix' and are read as that

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "infomaniak.ch", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return ascii::iequal(slice(raw, f.span(Slot::by_comment)), "Postfix") &&
         ascii::iequal(slice(raw, f.span(Slot::with)), "ESMTPA");
}

}  // namespace

extern constinit const System infomaniak{
    .id = "infomaniak",
    .title = "Infomaniak",
    .short_title = "Infomaniak",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2021 to 2026; the operator's page on ports",
    .unknown = "whether a login without TLS is taken",
};

}  // namespace tlspath::parsers

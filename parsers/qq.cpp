// QQ Mail and Exmail, of Tencent.
// Writes    from NAME (unknown [IP]) by esmtp4.qq.com (ESMTP) with SMTP id 0 for <x>; date (CST)
//           from NAME ( [IP]) by bizesmtp.qq.com (ESMTP) with id ; date (CST)  (keyword and id left
//             empty)
//           from NAME ([IP]) by newxmesmtplogicsvrsza1.qq.com (NewEsmtp) with SMTP id B2420A36;
//             date
//           from NAME (RDNS [IP]) by newxmmxsza6-6.qq.com (NewMX) with SMTP id 1D000A02 for <x>;
//             date  (border)
//           from NAME (unknown [IP]) by newmx33.qq.com (NewMx) with SMTP id  for <x>; date  (border
//             to 2021: the id is left empty)
// Silence   the keyword is a constant or missing: no line has ever shown TLS.
// Source    public mail 2019 to 2026
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "qq.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view t = slice(raw, f.span(Slot::by_comment));
  return ascii::iequal(t, "ESMTP") || ascii::iequal(t, "NewEsmtp") || ascii::iequal(t, "NewMX");
}

}  // namespace

extern constinit const System qq{
    .id = "qq",
    .title = "QQ / Tencent Exmail",
    .short_title = "QQ Mail",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2026",
};

}  // namespace tlspath::parsers

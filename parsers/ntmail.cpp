// NTMail, of Gordano.
// Writes    from [IP] by B (NTMail 7.00.0018/AB1234.00.d4f09674) with ESMTP id abcdefgh for x; date
// Silence   no line with a TLS word is known: the keyword is read as it stands.
// Source    public mail 2002 to 2006
// Not done  later releases (GMS)

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "NTMail"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "5 to 7",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System ntmail{
    .id = "ntmail",
    .title = "NTMail / Gordano",
    .short_title = "NTMail",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2002 to 2006",
    .unknown = "whether it marks TLS at all",
};

}  // namespace tlspath::parsers

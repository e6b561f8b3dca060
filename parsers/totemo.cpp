// Totemo (totemomail).
// Writes    from HELO ([IP]) by B (Totemo SMTP Server) with SMTP ID 80 for <a>; date
// Silence   no evidence: SMTP is a constant.
// Source    public mail, 2017 to 2025
// Not done  it mostly takes from the mail server on the same host

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Totemo SMTP Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing: the keyword is SMTP always"},
});

}  // namespace

extern constinit const System totemo{
    .id = "totemo",
    .title = "Totemo",
    .short_title = "Totemo",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail, 2017 to 2025",
    .unknown = "whether any release marks TLS",
};

}  // namespace tlspath::parsers

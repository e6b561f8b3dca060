// Crinity Message Backbone (Korea).
// Writes    from HELO ([IP]) by B (Crinity Message Backbone-7.0.1) with SMTP ID 803; date (KST)
// Silence   SMTP stands in every line, also of Outlook and of git, which greet with EHLO: the
//           keyword is a constant, and no line has ever shown TLS.
// Source    public mail of one site, 2023 to 2024
// Not done  lines of other versions: none was found

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Crinity Message Backbone"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing",
     .source = "SMTP of clients that greet with EHLO"},
});

bool version(ReadContext& c, Span part) { return families::version_number(c, part); }

}  // namespace

extern constinit const System crinity{
    .id = "crinity",
    .title = "Crinity Message Backbone",
    .short_title = "Crinity",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, version, {}, "by"},
    .rank = 20,
    .source = "public mail, 2023 to 2024",
};

}  // namespace tlspath::parsers

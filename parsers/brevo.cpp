// Brevo, before Sendinblue.
// Writes    by smtp-relay.sendinblue.com with ESMTP id dddea83e-8593-42bb-a8c1-1efc4b79fcf3;
//             Tue, 28 November 2023 04:09:16 +0000 (UTC)
// Silence   no evidence: it names no source, and the keyword is a constant.
// Source    public mail, 2023 to 2024
// Not done  the hop into it is never shown

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "sendinblue.com", Match::host},
    {Slot::by, "brevo.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing: the keyword is ESMTP always"},
});

bool confirm(std::string_view, const ReceivedField& f) { return !f.has(Slot::by_comment); }

}  // namespace

extern constinit const System brevo{
    .id = "brevo",
    .title = "Brevo / Sendinblue",
    .short_title = "Brevo",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail, 2023 to 2024",
    .unknown = "whether brevo.com is written by now",
};

}  // namespace tlspath::parsers

// CodeTwo Email Signatures: a proxy between Exchange Online and itself.
// Writes    from HELO (IP) by de1-emailsignatures-cloud.codetwo.com with CodeTwo SMTP Server
//             (TLS12) via SMTP; date
// Silence   no evidence: a line without the version was never seen, and SMTP stands beside it too.
// Source    public mail, 2022 to 2026
// Not done  suites are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "CodeTwo SMTP Server"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(TLS12)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with CodeTwo SMTP Server (TLS12)
    {Slot::with_comment, families::version_word, {}, "with"},
    // via SMTP
    {Slot::via, nullptr, R"((?i)^(?<keyword>E?SMTP)$)", "via"},
});

}  // namespace

extern constinit const System codetwo{
    .id = "codetwo",
    .title = "CodeTwo",
    .short_title = "CodeTwo",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail, 2022 to 2026",
    .unknown = "how a session without TLS looks",
};

}  // namespace tlspath::parsers

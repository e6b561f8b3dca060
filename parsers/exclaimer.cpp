// Exclaimer Signature Manager: a proxy between Exchange Online and itself.
// Writes    from HELO (IP) by us1.smtp.exclaimer.net (IP) with Exclaimer Signature Manager ESMTP
//             Proxy us1.smtp.exclaimer.net
//             (tlsversion=TLS12, tlscipher=TLS_ECDHE_WITH_AES256_SHA1); date
// Silence   no evidence: a line without the parenthesis was hardly ever seen.
// Source    public mail, 2022 to 2024
// Not done  the suite is put together from .NET's words: no registry has such names

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "Exclaimer"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "tlsversion=, tlscipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (tlsversion=TLS12, tlscipher=TLS_ECDHE_WITH_AES256_SHA1)
    {Slot::with_comment, families::key_value, {}, "with"},
});

}  // namespace

extern constinit const System exclaimer{
    .id = "exclaimer",
    .title = "Exclaimer",
    .short_title = "Exclaimer",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail, 2022 to 2024",
    .unknown = "whether it marks TLS always",
};

}  // namespace tlspath::parsers

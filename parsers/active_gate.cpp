// Active!gate, Active!hunter, Active!smtpProxy (Qualitia).
// Writes    from HELO (RDNS [IP]) (envelope sender: <a>) (not using TLS) by B (Active!gate) with
//             ESMTP id X; date
//           from HELO ([IP]) (envelope sender: <a>) by B with Active!Hunter esmtp server; date
//             (about 2011)
// Silence   says it in words, "(not using TLS)"; where they are missing nothing is known.
// Source    the maker's article on header fields; public mail, 2011 to 2026
// Not done  its words for TLS were never seen; "(using TLS" would be read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Active!"},
    {Slot::with, "Active!"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(not using TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (not using TLS)
    {Slot::from_comment, nullptr, R"((?i)^(?<notls>not using TLS)$)", "not-using"},
    // a guard: its words for TLS were never seen, and must not be read as cleartext
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System active_gate{
    .id = "active-gate",
    .title = "Active!gate / Active!hunter",
    .short_title = "Active!gate",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "the maker's article on header fields; public mail, 2011 to 2026",
    .unknown = "what it writes when TLS was used",
};

}  // namespace tlspath::parsers

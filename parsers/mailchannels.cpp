// MailChannels: the trex proxy.
// Writes    from HELO (RDNS [IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by
//             100.64.0.1 (trex/7.1.3); date
// Silence   trex writes no keyword: without its comment nothing is said.
// Behind    the Postfix that it hands to sees it as 127.0.0.6, no loopback of its own:
//           parsers/postfix.cpp
// Source    public mail, 2019 to 2025
// Not done  a trex line without TLS was not seen

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "trex"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "(using V with cipher C)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by 100.64.0.1 (trex/7.1.3)
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System mailchannels{
    .id = "mailchannels",
    .title = "MailChannels trex",
    .short_title = "MailChannels",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2019 to 2025",
    .unknown = "how trex writes a session without TLS",
};

}  // namespace tlspath::parsers

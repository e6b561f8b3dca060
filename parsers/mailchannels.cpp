// MailChannels: the trex proxy, and the Postfix behind it.
// Writes    from HELO (RDNS [IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by
//             100.64.0.1 (trex/7.1.3); date
//           from HELO (RDNS [127.0.0.6]) (Authenticated sender: x) by relay.mailchannels.net
//             (Postfix) with ESMTPA id X; date
// Silence   trex writes no keyword: without its comment nothing is said. Behind it the keyword
//             is Postfix'.
// Peer      the Postfix sees its proxy as 127.0.0.6, which is no loopback of its own.
// Source    public mail, 2019 to 2025
// Not done  a trex line without TLS was not seen

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "trex"},
    {Slot::by, "mailchannels.net", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "(using V with cipher C)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384) by 100.64.0.1 (trex/7.1.3)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::by, "mailchannels.net", Means::peer_is_proxy, Match::host},
});

// Its Postfix lines are plain Postfix lines but for the proxy's address.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "trex")) return true;
  return f.peer_address && slice(raw, f.peer_address->where) == "127.0.0.6";
}

}  // namespace

extern constinit const System mailchannels{
    .id = "mailchannels",
    .title = "MailChannels trex",
    .short_title = "MailChannels",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail, 2019 to 2025",
    .unknown = "how trex writes a session without TLS",
};

}  // namespace tlspath::parsers

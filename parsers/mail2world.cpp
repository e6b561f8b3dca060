// Mail2World, the webmail behind many providers' domains.
// Writes    from 192.0.2.149 unverified ([192.0.2.149]) by B with Mail2World SMTP Server; date
// Silence   no evidence: its words are the same for every session, and name no protocol.
// Source    public mail 2009 and 2022
// Not done  its next hop, "mail pickup service" with Microsoft SMTPSVC, is smtpsvc's

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::with, "Mail2World SMTP Server", Match::whole}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing", .source = "public mail"},
});

}  // namespace

extern constinit const System mail2world{
    .id = "mail2world",
    .title = "Mail2World",
    .short_title = "Mail2World",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail 2009 and 2022",
    .unknown = "whether a session had TLS",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers

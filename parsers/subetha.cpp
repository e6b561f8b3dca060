// SubEthaSMTP, a server library for Java: list managers, gateways, servers that tests mail to.
// Writes    from HELO (RDNS [IP])
//             by B
//             with SMTP (SubEthaSMTP 3.1.7) id K2T2PCJC          ("null" where it knows no version)
//             for bob@corp.example;
//             Mon, 04 Mar 2024 10:12:13 +0000 (UTC)
// Silence   no evidence: SMTP is a constant, and it does STARTTLS (StartTLSCommand).
// Source    ReceivedHeaderStream.java, and mail of eight of its users, 2014 to 2021
// Not done  the lines of programs that give it a name of their own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "SubEthaSMTP"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: SMTP is a constant",
     .source = "ReceivedHeaderStream.java",
     .has_tls = HasTls::yes},
});

}  // namespace

extern constinit const System subetha{
    .id = "subetha",
    .title = "SubEthaSMTP",
    .short_title = "SubEthaSMTP",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "ReceivedHeaderStream.java, public mail 2014 to 2021",
    .unknown = "the lines of programs that give it a name of their own",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers

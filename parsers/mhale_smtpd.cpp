// smtpd, a server library for Go by mhale, and Mailpit, which is built on it.
// Writes    from HELO (RDNS [IP])
//             by B (Mailpit) with SMTP                                     (smtpd: its own name)
//             for <bob@corp.example>; Mon, 4 Mar 2024 10:12:13 +0000 (UTC)
// Silence   no evidence: SMTP is a constant, and it does STARTTLS and TLS from the first byte.
// Source    github.com/mhale/smtpd smtpd.go makeHeaders(), Mailpit's copy, eight others; mail of
//           2026
// Not done  the lines of programs that give it a name of their own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Mailpit", Match::whole},
    {Slot::by_comment, "smtpd", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: SMTP is a constant",
     .source = "makeHeaders()",
     .has_tls = HasTls::yes},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  return !f.has(Slot::id) && f.has(Slot::for_) && slice(raw, f.span(Slot::with)) == "SMTP";
}

}  // namespace

extern constinit const System mhale_smtpd{
    .id = "mhale-smtpd",
    .title = "smtpd for Go by mhale, Mailpit",
    .short_title = "smtpd (Go, mhale)",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .confirm = confirm,
    .source = "github.com/mhale/smtpd smtpd.go",
    .unknown = "the lines of programs that give it a name of their own",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers

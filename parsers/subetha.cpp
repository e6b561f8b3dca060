// SubEthaSMTP, a server library for Java: list managers, gateways, servers that tests mail to.
// Writes    from HELO (RDNS [IP])
//             by B
//             with SMTP (SubEthaSMTP 3.1.7) id K2T2PCJC          ("null" where it knows no version)
//             for bob@corp.example;
//             Mon, 04 Mar 2024 10:12:13 +0000 (UTC)
//           ... with SMTP (Acme Relay) id LTCS81YC ...           (a program's own name, or none)
// Silence   no evidence: SMTP is a constant, and it does STARTTLS (StartTLSCommand).
// Source    ReceivedHeaderStream.java and TimeBasedSessionIdFactory.java, mail of its users, 2014
//           to 2021
// Not done  programs that give it a name and ids of their own

#include <cstdint>
#include <optional>

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr std::uint8_t kRank = 20;
constexpr auto kCues = std::to_array<Cue>({
    {.slot = Slot::with_comment, .text = "SubEthaSMTP", .sure_rank = kRank},
    {Slot::id, "8", Match::shape},  // a session that began between 1972 and 2059
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never,
     .label = "all",
     .shows = "nothing: SMTP is a constant",
     .source = "ReceivedHeaderStream.java",
     .has_tls = HasTls::yes},
});

// When the session began, as its id tells: milliseconds since 1970, to the base of 36.
std::optional<std::int64_t> began(std::string_view id) {
  std::int64_t n = 0;
  for (const char c : id) {
    if (!ascii::is_digit(c) && !(c >= 'A' && c <= 'Z')) return {};
    n = n * 36 + (ascii::is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  return n / 1000;
}

// with SMTP (Acme Relay) id LTCS81YC; Mon, 04 Mar 2024 10:12:13 +0000 (UTC): whatever name it has,
// its id is the time at which the session began. Some keep one open for hours.
bool confirm(std::string_view raw, const ReceivedField& f) {
  constexpr std::int64_t kMinute = 60, kDay = 86400;
  if (!f.stamp || slice(raw, f.span(Slot::with)) != "SMTP" || !f.has(Slot::date_comment) ||
      !f.has(Slot::from) || f.has(Slot::by_comment) || f.has(Slot::id_comment) || f.has(Slot::via))
    return false;
  const auto start = began(slice(raw, f.span(Slot::id)));
  return start && *start <= f.stamp->utc + kMinute && *start >= f.stamp->utc - kDay;
}

}  // namespace

extern constinit const System subetha{
    .id = "subetha",
    .title = "SubEthaSMTP",
    .short_title = "SubEthaSMTP",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = kRank,
    .confirm = confirm,
    .source = "ReceivedHeaderStream.java, public mail 2014 to 2021",
    .unknown = "the lines of programs that give it ids of their own",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate, Fact::authenticated},
};

}  // namespace tlspath::parsers

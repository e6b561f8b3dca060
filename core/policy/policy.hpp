// Policy: whose mails must have come encrypted, over which hops, and how well; what is let pass,
// and what is only reported. Plain data, as read from a file (policy_file.hpp); judged in
// judge.hpp.
//   [[partner]] domain = "mailhub.example", minimum_version = "TLSv1.2"
//     -> Rule{partner, {"mailhub.example"}, hops boundary, encrypted, TLSv1.2}
// Not done here: anything that looks at a mail.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/path.hpp"
#include "core/tls/grade.hpp"
#include "core/tls/version.hpp"

namespace tlspath {

// Which hops of a mail are judged. `internet` and `all` count only hops that decide (verdicts.md
// section 6): nothing that stayed on one host.
enum class JudgedHops : std::uint8_t { boundary, internet, all };
std::string_view name(JudgedHops h);  // "boundary"

// What becomes of something that breaks no rule for certain.
enum class Treatment : std::uint8_t { report, violate };
std::string_view name(Treatment t);  // "report"

// A key of a rule, and the line of the file that set it (0: its profile or the default did).
template <class T>
struct Setting {
  T value{};
  std::uint32_t line = 0;
};

// What a mail has to reach.
struct Demand {
  Setting<JudgedHops> hops{JudgedHops::boundary};
  Setting<bool> encrypted{true};  // false: cleartext is let pass, TLS must still be good enough
  Setting<std::optional<TlsVersion>> minimum_version{};
  Setting<std::optional<Grade>> minimum_grade{};
  // A hop that does not say whether, or how well: no version where one is asked for.
  Setting<Treatment> unstated{Treatment::report};
  // Cleartext that rests only on the plain reading of a system that nobody knows.
  Setting<Treatment> plain_reading{Treatment::report};
  // What breaks the rule by the word of others only: below the boundary, anybody may have written
  // it.
  Setting<Treatment> claimed{Treatment::report};
  Setting<bool> report_only{false};
  std::string_view profile{};  // its name; static text
};

struct Profiled {
  std::string_view name;
  Demand demand;
  std::string_view source;  // where it is known from
};
// Demands to start from: opportunistic, partner-requires-tls, rfc9325, pci-like-1.2.
std::span<const Profiled> policy_profiles();

// Days in UTC, as seconds: `until` is the first second after.
struct Period {
  std::optional<std::int64_t> since, until;
  bool empty() const { return !since && !until; }
  // A mail of no known time lies in no period that has an end.
  bool holds(std::optional<std::int64_t> time) const {
    if (empty()) return true;
    return time && (!since || *time >= *since) && (!until || *time < *until);
  }
};

enum class RuleKind : std::uint8_t {
  partner,  // by the domain of From: a claim of the sender
  relay,    // by the host that handed the mail over at the boundary
  others,   // mails that no partner and no relay takes
};
std::string_view name(RuleKind k);  // "partner"

struct Rule {
  RuleKind kind{};
  std::vector<std::string> domains{};  // lower case; each covers what is below it
  std::vector<Network> networks{};     // of a relay
  Demand demand{};
  Period period{};
  std::uint32_t line = 0;

  std::string title() const;  // "mailhub.example"; empty for others
};

// What is let pass although it breaks a rule: all that is given must fit.
struct Exception {
  std::optional<Scope> scope;         // a hop from a loopback address, or from a private network
  std::vector<Network> networks;      // the peer's address, as the receiver recorded it
  std::vector<std::string> relays;    // the peer's name, as the receiver resolved it
  std::vector<std::string> partners;  // the domain of From
  Period period;                      // of the mail
  std::string reason;
  std::uint32_t line = 0;
};

struct Policy {
  OwnSide own;
  // Hosts that end TLS before the mail server: a line that tells of such a peer, or is written by
  // such a host, does not tell how the mail came from outside.
  OwnSide tls_proxies;
  std::vector<Rule> rules;  // as in the file; `others` last
  std::vector<Exception> exceptions;
};

// Of all that decides how a mail is judged, but own servers: the same for two files that differ in
// comments, order of keys, or lines. "8f14e45fceea167a"
std::string fingerprint(const Policy& policy);

// By name or by address; either may be missing.
bool holds_host(const OwnSide& side, std::string_view host,
                const std::optional<Seen<IpAddress>>& address);

}  // namespace tlspath

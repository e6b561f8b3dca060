// The words of the record for every enumeration of core/path. English, stable: they are part of the
// JSON contract.

#include <array>

#include "core/path/facts.hpp"
#include "core/path/finding.hpp"
#include "core/path/path.hpp"
#include "core/path/system.hpp"

namespace tlspath {
namespace {

template <class E, std::size_t N>
constexpr std::string_view pick(E value, const std::array<std::string_view, N>& names) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view{};
}

}  // namespace

std::string_view name(Verdict v) {
  return pick(v, std::to_array<std::string_view>({"encrypted", "cleartext", "unstated", "local"}));
}
std::string_view name(Basis b) {
  return pick(
      b, std::to_array<std::string_view>({"stated", "keyword", "silence", "transport", "none"}));
}
std::string_view name(Scope s) {
  return pick(s, std::to_array<std::string_view>({"internet", "private", "host"}));
}
std::string_view name(Trust t) {
  return pick(t, std::to_array<std::string_view>({"claimed", "trusted"}));
}
std::string_view name(ClientCertificate c) {
  return pick(c, std::to_array<std::string_view>(
                     {"verified", "unverified", "not-presented", "not-requested", "error"}));
}
std::string_view name(PathVerdict v) {
  return pick(v, std::to_array<std::string_view>({"encrypted", "cleartext", "unproven", "local"}));
}
std::string_view name(Marks m) {
  return pick(m, std::to_array<std::string_view>({"always", "keyword", "sometimes", "never"}));
}
std::string_view name(HasTls h) {
  return pick(h, std::to_array<std::string_view>({"unknown", "yes", "no"}));
}
std::string_view name(Means m) {
  return pick(m, std::to_array<std::string_view>(
                     {"pickup", "queue", "pull", "handover", "web", "store", "peer-is-proxy"}));
}
std::string_view name(Fact f) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"tls", "no-tls", "protocol", "silence", "local", "tls.version", "tls.cipher", "tls.bits",
       "tls.key_exchange", "tls.signature", "tls.client_certificate", "authenticated",
       "from.address"});
  static_assert(kNames.size() == kFactKinds);
  return pick(f, kNames);
}
std::string_view name(FindingKind k) {
  static constexpr auto kNames = std::to_array<std::string_view>({"no-forward-secrecy",
                                                                  "anonymous",
                                                                  "null-suite",
                                                                  "suite-class",
                                                                  "unknown-suite",
                                                                  "old-version",
                                                                  "conflicting-words",
                                                                  "unknown-system",
                                                                  "profile-never",
                                                                  "keyword-proves-nothing",
                                                                  "unclear-words",
                                                                  "forged-looking",
                                                                  "local-with-peer",
                                                                  "no-date",
                                                                  "unbalanced",
                                                                  "whose-words",
                                                                  "line-cut",
                                                                  "too-deep",
                                                                  "too-many-parts",
                                                                  "too-long",
                                                                  "pattern-limit",
                                                                  "clock-disagrees",
                                                                  "gap",
                                                                  "repaired-bom",
                                                                  "repaired-utf16",
                                                                  "repaired-entities",
                                                                  "repaired-quoting",
                                                                  "repaired-blanks",
                                                                  "repaired-quotes",
                                                                  "repaired-folding",
                                                                  "repaired-indent",
                                                                  "repaired-line-ends",
                                                                  "repaired-colons",
                                                                  "repaired-links",
                                                                  "repaired-gaps",
                                                                  "repaired-markdown",
                                                                  "repaired-dots",
                                                                  "prose-skipped",
                                                                  "lone-received",
                                                                  "cut-start",
                                                                  "received-below",
                                                                  "another-mail",
                                                                  "mails-mixed",
                                                                  "x-received",
                                                                  "header-cut",
                                                                  "too-many-hops"});
  static_assert(kNames.size() == kFindingKinds);
  return pick(k, kNames);
}

}  // namespace tlspath

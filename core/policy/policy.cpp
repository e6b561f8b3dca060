// See policy.hpp. The profiles and where they are known from.
#include "core/policy/policy.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/domain_name.hpp"
#include "core/base/hash.hpp"

namespace tlspath {
namespace {

constexpr auto kProfiles = std::to_array<Profiled>({
    {.name = "opportunistic",
     .demand = {.report_only = {true}, .profile = "opportunistic"},
     .source = "RFC 7435 and RFC 3207: encrypt where both sides can, and deliver all the same "
               "where they cannot; so nothing breaks it"},
    {.name = "partner-requires-tls",
     .demand = {.profile = "partner-requires-tls"},
     .source = "an agreement between two sides, as RFC 3207 section 4 allows it between hosts that "
               "know each other: no mail without STARTTLS"},
    {.name = "rfc9325",
     .demand = {.minimum_version = {TlsVersion::tls1_2},
                .minimum_grade = {Grade::acceptable},
                .profile = "rfc9325"},
     .source = "RFC 9325 sections 3.1.1 and 4.1 (BCP 195): not SSL, TLS 1.0 or 1.1; no NULL, RC4, "
               "export or weak suites"},
    {.name = "pci-like-1.2",
     .demand = {.hops = {JudgedHops::internet},
                .minimum_version = {TlsVersion::tls1_2},
                .minimum_grade = {Grade::acceptable},
                .profile = "pci-like-1.2"},
     .source =
         "after PCI DSS 4.0 requirement 4.2.1 (strong cryptography on open, public networks): "
         "each Internet hop, TLS 1.2 or up; no statement of compliance"},
});

}  // namespace

std::span<const Profiled> policy_profiles() { return kProfiles; }

std::string_view name(JudgedHops h) {
  switch (h) {
    case JudgedHops::boundary:
      return "boundary";
    case JudgedHops::internet:
      return "internet";
    case JudgedHops::all:
      return "all";
  }
  return "boundary";
}

std::string_view name(Treatment t) { return t == Treatment::violate ? "violate" : "report"; }

std::string_view name(RuleKind k) {
  switch (k) {
    case RuleKind::partner:
      return "partner";
    case RuleKind::relay:
      return "relay";
    case RuleKind::others:
      return "others";
  }
  return "others";
}

std::string Rule::title() const {
  std::string out;
  for (const std::string& d : domains) out += (out.empty() ? "" : ", ") + d;
  for (const Network& n : networks)
    out += (out.empty() ? "" : ", ") + to_string(n.base) + "/" +
           std::to_string(n.base.v4 ? n.bits - 96 : n.bits);
  return out;
}

std::string fingerprint(const Policy& policy) {
  std::string all;
  const auto add = [&](std::string_view key, std::string_view value) {
    all += fmt::format("{}={}:{}\n", key, value.size(), value);
  };
  const auto number = [&](std::string_view key, auto value) { add(key, std::to_string(value)); };
  const auto names = [&](std::string_view key, const std::vector<std::string>& list) {
    for (const std::string& one : list) add(key, one);
  };
  const auto networks = [&](const std::vector<Network>& list) {
    for (const Network& n : list) add("network", fmt::format("{}/{}", to_string(n.base), n.bits));
  };
  const auto period = [&](const Period& p) {
    if (p.since) number("since", *p.since);
    if (p.until) number("until", *p.until);
  };
  names("proxy", policy.tls_proxies.domains);
  networks(policy.tls_proxies.networks);
  for (const Rule& r : policy.rules) {
    const Demand& d = r.demand;
    add("rule", name(r.kind));
    names("domain", r.domains);
    networks(r.networks);
    period(r.period);
    add("hops", name(d.hops.value));
    number("encrypted", static_cast<int>(d.encrypted.value));
    if (d.minimum_version.value) add("version", name(*d.minimum_version.value));
    if (d.minimum_grade.value) number("grade", static_cast<int>(*d.minimum_grade.value));
    add("unstated", name(d.unstated.value));
    add("plain_reading", name(d.plain_reading.value));
    add("claimed", name(d.claimed.value));
    number("report_only", static_cast<int>(d.report_only.value));
  }
  for (const Exception& e : policy.exceptions) {
    add("allow", e.scope ? std::to_string(static_cast<int>(*e.scope)) : "");
    networks(e.networks);
    names("relay", e.relays);
    names("partner", e.partners);
    period(e.period);
  }
  return fmt::format("{:016x}", hash_bytes(all));
}

bool holds_host(const OwnSide& side, std::string_view host,
                const std::optional<Seen<IpAddress>>& address) {
  if (address && std::ranges::any_of(side.networks,
                                     [&](const Network& n) { return contains(n, address->value); }))
    return true;
  return !host.empty() &&
         std::ranges::any_of(side.domains, [&](const std::string& d) { return is_below(host, d); });
}

}  // namespace tlspath

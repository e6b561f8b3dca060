// policy_file.cpp: TOML -> Policy, and the checks.
#include "core/policy/policy_file.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/day.hpp"
#include "core/base/domain_name.hpp"
#include "core/text/toml_file.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxText = 1000;       // bytes of a text
constexpr std::size_t kMaxEntries = 10'000;  // of a list

constexpr auto kDemandKeys = std::to_array<std::string_view>(
    {"profile", "hops", "verdict", "minimum_version", "minimum_grade", "unstated", "plain_reading",
     "claimed", "report_only", "since", "until"});

class File : private TomlFile {
 public:
  File(std::string_view path, Language l) : TomlFile(path, l), say_(words().policy) {}

  Result<Policy> read(std::string_view text) {
    Policy out;
    if (const toml::table* t = parse(text, kMaxPolicyFile)) top(*t, out);
    if (failed()) return error();
    return out;
  }

 private:
  static std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

  std::optional<std::string_view> text(const toml::node& node, std::string_view key) {
    return text_of(node, key, kMaxText);
  }
  std::optional<std::size_t> choice(const toml::node& node, std::string_view key,
                                    std::span<const std::string_view> words) {
    const auto value = text(node, key);
    return value ? choice_of(node, key, *value, words) : std::nullopt;
  }

  // A text, or a list of texts.
  std::vector<const toml::node*> texts(const toml::node& node, std::string_view key) {
    std::vector<const toml::node*> out;
    if (const toml::array* list = node.as_array()) {
      if (list->size() > kMaxEntries)
        fail(node, say_.too_many, key, kMaxEntries);
      else
        for (const toml::node& item : *list) out.push_back(&item);
      if (list->empty()) fail(node, words().is_empty, key);
    } else {
      out.push_back(&node);
    }
    std::erase_if(out, [&](const toml::node* n) { return !text(*n, key); });
    return out;
  }
  void domains(const toml::node& node, std::string_view key, std::vector<std::string>& out) {
    for (const toml::node* n : texts(node, key)) {
      const std::string_view value = *n->value_exact<std::string_view>();
      std::string domain = typed_domain(value);
      if (domain.empty())
        fail(*n, say_.no_domain, key, value);
      else
        out.push_back(std::move(domain));
    }
  }
  void networks(const toml::node& node, std::string_view key, std::vector<Network>& out) {
    for (const toml::node* n : texts(node, key)) {
      const std::string_view value = *n->value_exact<std::string_view>();
      if (const auto network = parse_network(value))
        out.push_back(*network);
      else
        fail(*n, say_.no_network, key, value);
    }
  }
  void hosts(const toml::node& node, std::string_view key, OwnSide& out) {
    for (const toml::node* n : texts(node, key)) {
      const std::string_view value = *n->value_exact<std::string_view>();
      if (!add_own(out, value)) fail(*n, words().no_own, key, value);
    }
  }

  // A day, as TOML writes it or as a text: its first second in UTC.
  std::optional<std::int64_t> day(const toml::node& node, std::string_view key) {
    std::optional<std::int64_t> first;
    if (const toml::value<toml::date>* date = node.as_date())
      first = seconds_of(std::chrono::year_month_day(std::chrono::year(date->get().year),
                                                     std::chrono::month(date->get().month),
                                                     std::chrono::day(date->get().day)));
    else if (const auto value = node.value_exact<std::string_view>())
      first = parse_iso_day(*value);
    if (!first) fail(node, say_.no_day, key);
    return first;
  }
  void period(const toml::table& t, Period& out) {
    if (const toml::node* n = t.get("since")) out.since = day(*n, "since");
    if (const toml::node* n = t.get("until")) {
      out.until = day(*n, "until");
      if (out.until) *out.until += kSecondsOfDay;
    }
    if (out.since && out.until && *out.until <= *out.since)
      fail(*t.get("until"), say_.until_before_since);
  }

  static std::vector<std::string_view> profile_names() {
    std::vector<std::string_view> names;
    for (const Profiled& p : policy_profiles()) names.push_back(p.name);
    return names;
  }
  void treatment(const toml::table& t, std::string_view key, Setting<Treatment>& out) {
    constexpr auto kWords = std::to_array<std::string_view>({"report", "violate"});
    const toml::node* node = t.get(key);
    if (node == nullptr) return;
    if (const auto i = choice(*node, key, kWords))
      out = {static_cast<Treatment>(*i), line_of(*node)};
  }
  void demand(const toml::table& t, Demand& d) {
    constexpr auto kHops = std::to_array<std::string_view>({"boundary", "internet", "all"});
    constexpr auto kVerdicts = std::to_array<std::string_view>({"encrypted", "any"});
    constexpr auto kVersions =
        std::to_array<std::string_view>({"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"});
    constexpr auto kGrades =
        std::to_array<std::string_view>({"broken", "weak", "acceptable", "good"});
    if (const toml::node* n = t.get("profile")) {
      const auto names = profile_names();
      if (const auto i = choice(*n, "profile", names)) {
        d = policy_profiles()[*i].demand;
        if (d.report_only.value) d.report_only.line = line_of(*n);
      }
    }
    if (const toml::node* n = t.get("hops"))
      if (const auto i = choice(*n, "hops", kHops))
        d.hops = {static_cast<JudgedHops>(*i), line_of(*n)};
    if (const toml::node* n = t.get("verdict"))
      if (const auto i = choice(*n, "verdict", kVerdicts)) d.encrypted = {*i == 0, line_of(*n)};
    if (const toml::node* n = t.get("minimum_version"))
      if (const auto i = choice(*n, "minimum_version", kVersions))
        d.minimum_version = {static_cast<TlsVersion>(*i + 2), line_of(*n)};
    if (const toml::node* n = t.get("minimum_grade"))
      if (const auto i = choice(*n, "minimum_grade", kGrades))
        d.minimum_grade = {static_cast<Grade>(*i), line_of(*n)};
    treatment(t, "unstated", d.unstated);
    treatment(t, "plain_reading", d.plain_reading);
    treatment(t, "claimed", d.claimed);
    if (const toml::node* n = t.get("report_only"))
      if (const auto value = flag_of(*n, "report_only")) d.report_only = {*value, line_of(*n)};
  }

  const toml::table* table(const toml::table& t, std::string_view key) {
    return table_of(t, key, key);
  }
  std::vector<const toml::table*> tables(const toml::table& t, std::string_view key) {
    return tables_of(t, key, key, kMaxEntries);
  }

  // Both `domain` and `domains`: people write either.
  template <class Read>
  void one_or_many(const toml::table& t, std::string_view one, std::string_view many, Read read) {
    for (const std::string_view key : {one, many})
      if (const toml::node* n = t.get(key)) read(*n, key);
  }

  void rule(const toml::table& t, RuleKind kind, const Demand& start, Policy& out) {
    const std::string_view word = name(kind);
    std::vector<std::string_view> known(kDemandKeys.begin(), kDemandKeys.end());
    if (kind != RuleKind::others) known.insert(known.end(), {"domain", "domains"});
    if (kind == RuleKind::relay) known.insert(known.end(), {"network", "networks"});
    keys(t, word, known);
    Rule r{.kind = kind, .demand = start, .line = line_of(t)};
    demand(t, r.demand);
    period(t, r.period);
    if (kind != RuleKind::others)
      one_or_many(t, "domain", "domains",
                  [&](const toml::node& n, std::string_view key) { domains(n, key, r.domains); });
    if (kind == RuleKind::relay)
      one_or_many(t, "network", "networks",
                  [&](const toml::node& n, std::string_view key) { networks(n, key, r.networks); });
    const bool domain = t.contains("domain") || t.contains("domains");
    if (kind == RuleKind::partner && !domain) fail(t, words().needs, "[partner]", "domain");
    if (kind == RuleKind::relay && !domain && !t.contains("network") && !t.contains("networks"))
      fail(t, say_.relay_needs);
    if (kind == RuleKind::partner && domain) {
      const toml::node* n = t.contains("domain") ? t.get("domain") : t.get("domains");
      for (const std::string& d : r.domains)
        for (const Rule& before : out.rules)
          if (before.kind == kind && before.period.empty() && r.period.empty() &&
              std::ranges::find(before.domains, d) != before.domains.end())
            fail(*n, say_.named_before, d, before.line);
    }
    out.rules.push_back(std::move(r));
  }

  void exception(const toml::table& t, Policy& out) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"kind", "network", "networks", "relay", "relays",
                                         "partner", "partners", "since", "until", "reason"});
    constexpr auto kKinds = std::to_array<std::string_view>({"private", "loopback"});
    keys(t, "allow", kKeys);
    Exception e;
    e.line = line_of(t);
    if (const toml::node* n = t.get("kind"))
      if (const auto i = choice(*n, "kind", kKinds))
        e.scope = *i == 0 ? Scope::private_net : Scope::host;
    one_or_many(t, "network", "networks",
                [&](const toml::node& n, std::string_view key) { networks(n, key, e.networks); });
    one_or_many(t, "relay", "relays",
                [&](const toml::node& n, std::string_view key) { domains(n, key, e.relays); });
    one_or_many(t, "partner", "partners",
                [&](const toml::node& n, std::string_view key) { domains(n, key, e.partners); });
    period(t, e.period);
    if (const toml::node* n = t.get("reason"))
      if (const auto reason = text(*n, "reason")) e.reason = *reason;
    if (std::ranges::none_of(kKeys,
                             [&](std::string_view k) { return k != "reason" && t.contains(k); }))
      fail(t, say_.allow_needs);
    out.exceptions.push_back(std::move(e));
  }

  void top(const toml::table& t, Policy& out) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"profile", "own", "partner", "relay", "others", "allow"});
    keys(t, "", kKeys);
    Demand start;
    if (const toml::node* n = t.get("profile")) {
      const auto names = profile_names();
      if (const auto i = choice(*n, "profile", names)) {
        start = policy_profiles()[*i].demand;
        if (start.report_only.value) start.report_only.line = line_of(*n);
      }
    }
    if (const toml::table* own = table(t, "own")) {
      constexpr auto kOwn = std::to_array<std::string_view>({"domains", "networks", "tls_proxies"});
      keys(*own, "own", kOwn);
      if (const toml::node* n = own->get("domains")) domains(*n, "domains", out.own.domains);
      if (const toml::node* n = own->get("networks")) networks(*n, "networks", out.own.networks);
      if (const toml::node* n = own->get("tls_proxies")) hosts(*n, "tls_proxies", out.tls_proxies);
    }
    for (const toml::table* one : tables(t, "partner")) rule(*one, RuleKind::partner, start, out);
    for (const toml::table* one : tables(t, "relay")) rule(*one, RuleKind::relay, start, out);
    std::ranges::stable_sort(out.rules, {}, &Rule::line);
    if (const toml::table* others = table(t, "others")) {
      rule(*others, RuleKind::others, start, out);
    } else if (out.rules.empty()) {
      // A profile alone is meant for everybody.
      if (const toml::node* n = t.get("profile"))
        out.rules.push_back({.kind = RuleKind::others, .demand = start, .line = line_of(*n)});
      else
        fail({1, 1}, say_.names_nobody);
    }
    for (const toml::table* one : tables(t, "allow")) exception(*one, out);
  }

  const TomlWords::Policy& say_;
};

}  // namespace

bool add_own(OwnSide& own, std::string_view text) {
  if (const auto network = parse_network(text)) {
    own.networks.push_back(*network);
    return true;
  }
  std::string domain = typed_domain(text);
  if (domain.empty()) return false;
  own.domains.push_back(std::move(domain));
  return true;
}

Result<Policy> read_policy(std::string_view text, std::string_view path, Language l) {
  return File(path, l).read(text);
}

}  // namespace tlspath

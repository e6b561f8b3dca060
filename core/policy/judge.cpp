// See judge.hpp.
#include "core/policy/judge.hpp"

#include <algorithm>

#include "core/base/domain_name.hpp"

namespace tlspath {
namespace {

std::string_view text(const ScannedMail& mail, const std::optional<Span>& s) {
  return s ? slice(mail.raw, *s) : std::string_view();
}

bool any_below(std::span<const std::string> domains, std::string_view host) {
  return !host.empty() &&
         std::ranges::any_of(domains, [&](const std::string& d) { return is_below(host, d); });
}

bool in_any(std::span<const Network> networks, const std::optional<Seen<IpAddress>>& address) {
  return address && std::ranges::any_of(
                        networks, [&](const Network& n) { return contains(n, address->value); });
}

// How specific a partner is: the longest of its domains that holds the host; 0: none.
std::size_t fit(const Rule& rule, std::string_view host) {
  std::size_t longest = 0;
  for (const std::string& d : rule.domains)
    if (is_below(host, d)) longest = std::max(longest, d.size());
  return longest;
}

// What the server saw, and no greeting.
std::optional<Seen<IpAddress>> sure_address(const Hop& hop) {
  return hop.address_unsure ? std::nullopt : hop.from.address;
}

// Above the boundary, from a private address of a host without a name that others can know: a leg
// inside that nobody named as own, or a NAT that hides who came in. It accuses nobody.
bool is_unnamed_leg(const Path& path, const Hop& hop) {
  return !path.boundary_inferred && path.boundary_hop && hop.number > *path.boundary_hop &&
         hop.sides.nameless_peer;
}

// Whether a mail that one rule takes need not be held against the other.
bool asks_no_less(const Rule& rule, const Rule& other) {
  const Demand &a = rule.demand, &b = other.demand;
  const auto no_less = [](const Setting<Treatment>& x, const Setting<Treatment>& y) {
    return x.value == Treatment::violate || y.value == Treatment::report;
  };
  return rule.period.empty() && a.hops.value == b.hops.value &&
         a.encrypted.value >= b.encrypted.value &&
         a.minimum_version.value >= b.minimum_version.value &&
         a.minimum_grade.value >= b.minimum_grade.value && no_less(a.unstated, b.unstated) &&
         no_less(a.plain_reading, b.plain_reading) && no_less(a.claimed, b.claimed) &&
         a.report_only.value <= b.report_only.value;
}

}  // namespace

std::string_view name(Outcome o) {
  switch (o) {
    case Outcome::not_judged:
      return "not-judged";
    case Outcome::kept:
      return "kept";
    case Outcome::allowed:
      return "allowed";
    case Outcome::reported:
      return "reported";
    case Outcome::violated:
      return "violated";
  }
  return "not-judged";
}

std::string_view name(Why w) {
  switch (w) {
    case Why::cleartext:
      return "cleartext";
    case Why::plain_reading:
      return "plain-reading";
    case Why::unstated:
      return "unstated";
    case Why::behind_proxy:
      return "behind-proxy";
    case Why::version_low:
      return "version-low";
    case Why::version_unstated:
      return "version-unstated";
    case Why::grade_low:
      return "grade-low";
    case Why::grade_unstated:
      return "grade-unstated";
  }
  return "unstated";
}

Judge::Judge(const Policy& policy) : policy_(policy) {}

// A name that only HELO or unconfirmed reverse DNS gives would let anybody say that he is the
// proxy, or let pass.
std::string_view Judge::sure_name(const ScannedMail& mail, const Hop& hop) {
  return hop.sides.sure_name ? text(mail, hop.from.name) : std::string_view();
}

bool Judge::from_proxy(const ScannedMail& mail, const Hop& hop) const {
  return holds_host(policy_.tls_proxies, sure_name(mail, hop), sure_address(hop));
}

// A proxy on the host itself (stunnel): from 127.0.0.1, by a foreign greeting or in the last own
// line. Filters on the host write such lines too, above it.
bool Judge::ends_at_proxy(const ScannedMail& mail, std::size_t i) const {
  const auto& hops = mail.analysis.hops;
  if (!from_proxy(mail, hops[i])) return false;
  return hops[i].sides.foreign_greeting ||
         std::none_of(hops.begin(), hops.begin() + static_cast<std::ptrdiff_t>(i),
                      [](const Hop& h) { return h.has_from && h.sides.writer; });
}

void Judge::look_for_entries(const ScannedMail& mail) {
  entries_.clear();
  const auto& hops = mail.analysis.hops;
  for (std::size_t i = hops.size(); i-- > 0;) {
    const Hop& h = hops[i];
    if (!h.has_from || !h.sides.writer) continue;
    const bool on_host = h.scope == Scope::host && !h.peer_is_proxy;
    if (on_host ? ends_at_proxy(mail, i) : h.decides && (from_proxy(mail, h) || !h.sides.peer))
      entries_.push_back(static_cast<std::uint32_t>(i));
  }
  // A greeting in our name may be anybody's: what stands below is nobody's word, so that this is
  // the way in.
  if (mail.analysis.path.boundary_inferred || !entries_.empty()) return;
  const auto lowest = std::ranges::find_if(
      hops, [](const Hop& h) { return h.decides && h.has_from && h.sides.writer; });
  if (lowest != hops.end() && !peer_is_sure(*lowest))
    entries_.push_back(static_cast<std::uint32_t>(lowest - hops.begin()));
}

// Of several ways in the one that the path has for its boundary.
const Hop& Judge::boundary_of(const ScannedMail& mail) const {
  const auto& hops = mail.analysis.hops;
  for (const std::uint32_t i : entries_)
    if (hops[i].number == mail.analysis.path.boundary_hop) return hops[i];
  return hops[entries_.front()];
}

Judge::Takes Judge::takes(const Rule& rule, const ScannedMail& mail) const {
  if (rule.kind != RuleKind::relay || entries_.empty()) return Takes::no;
  const Hop& h = boundary_of(mail);
  if (in_any(rule.networks, sure_address(h)) || any_below(rule.domains, sure_name(mail, h)))
    return Takes::surely;
  return in_any(rule.networks, h.from.address) || any_below(rule.domains, text(mail, h.from_name()))
             ? Takes::by_its_word
             : Takes::no;
}

const Exception* Judge::exception_for(const ScannedMail& mail, const Hop& hop) const {
  const auto fits = [&](const Exception& e) {
    if (e.scope && hop.scope != e.scope) return false;
    if (!e.networks.empty() && !in_any(e.networks, sure_address(hop))) return false;
    if (!e.relays.empty() && !any_below(e.relays, sure_name(mail, hop))) return false;
    if (!e.partners.empty() && !any_below(e.partners, mail.facts->from_domain)) return false;
    return e.period.holds(mail.facts->time);
  };
  const auto it = std::ranges::find_if(policy_.exceptions, fits);
  return it == policy_.exceptions.end() ? nullptr : &*it;
}

std::optional<HopOutcome> Judge::judge_hop(const Rule& rule, const ScannedMail& mail,
                                           const Hop& hop, std::uint32_t index) {
  const Demand& d = rule.demand;
  HopOutcome out{.hop = index, .outcome = Outcome::violated};
  const auto treated = [&](const Setting<Treatment>& t) {
    if (t.value == Treatment::violate) return;
    out.outcome = Outcome::reported;
    out.line = t.line;
  };
  const bool proxied = from_proxy(mail, hop) ||
                       (hop.verdict == Verdict::cleartext &&
                        holds_host(policy_.tls_proxies, text(mail, hop.by.name), hop.by.address));
  if (proxied) {
    if (!d.encrypted.value) return std::nullopt;
    out.why = Why::behind_proxy;
    treated(d.unstated);
  } else if (hop.verdict == Verdict::encrypted) {
    const bool version_low = d.minimum_version.value && hop.tls.version &&
                             hop.tls.version->value < *d.minimum_version.value;
    const bool grade_low =
        d.minimum_grade.value && hop.grade && *hop.grade < *d.minimum_grade.value;
    // What a hop grades by default, for want of words, is no proof that it is that low.
    const bool graded = hop.grade && (*hop.grade <= Grade::weak || hop.tls.suite != nullptr);
    if (version_low) {
      out.why = Why::version_low;
    } else if (grade_low && graded) {
      out.why = Why::grade_low;
    } else if (d.minimum_version.value && !hop.tls.version) {
      out.why = Why::version_unstated;
      treated(d.unstated);
    } else if (grade_low) {
      out.why = Why::grade_unstated;
      treated(d.unstated);
    } else {
      return std::nullopt;
    }
  } else if (hop.verdict == Verdict::local || !d.encrypted.value) {
    return std::nullopt;
  } else if (hop.verdict == Verdict::unstated) {
    out.why = Why::unstated;
    treated(d.unstated);
  } else if (hop.system == nullptr && hop.basis == Basis::keyword) {
    out.why = Why::plain_reading;
    treated(d.plain_reading);
  } else {
    out.why = Why::cleartext;
  }

  const Path& path = mail.analysis.path;
  out.own_words = hop.sides.writer || (path.boundary_inferred && !path.boundary_hop);
  if (out.outcome == Outcome::violated && !out.own_words) treated(d.claimed);
  if (out.outcome == Outcome::violated && !proxied && is_unnamed_leg(path, hop))
    treated(d.claimed);  // whether it is a leg inside, only what stands below tells
  if (out.outcome == Outcome::violated && d.report_only.value) {
    out.outcome = Outcome::reported;
    out.line = d.report_only.line;
  }
  if (const Exception* e = exception_for(mail, hop)) {
    out.outcome = Outcome::allowed;
    out.line = e->line;
    out.exception = static_cast<std::uint32_t>(e - policy_.exceptions.data());
  }
  return out;
}

void Judge::judge(const Rule& rule, const ScannedMail& mail, Judgement& out) {
  out.outcome = Outcome::not_judged;
  out.hops.clear();
  out.unseen = false;
  if (!rule.period.holds(mail.facts->time)) return;
  const auto& hops = mail.analysis.hops;
  for (std::uint32_t i = 0; i < hops.size(); ++i) {
    const Hop& h = hops[i];
    const bool entry = std::ranges::find(entries_, i) != entries_.end();
    if (!h.decides && !entry) continue;
    switch (rule.demand.hops.value) {
      case JudgedHops::boundary:
        if (!entry) continue;
        break;
      case JudgedHops::internet:
        if (!h.sides.internet && !from_proxy(mail, h)) continue;
        break;
      case JudgedHops::all:
        break;
    }
    out.outcome = std::max(out.outcome, Outcome::kept);
    if (const auto one = judge_hop(rule, mail, h, i)) {
      out.outcome = std::max(out.outcome, one->outcome);
      out.hops.push_back(*one);
    }
  }
  out.unseen =
      out.outcome == Outcome::not_judged && !mail.analysis.path.boundary_inferred &&
      std::ranges::any_of(hops, [](const Hop& h) { return h.decides && h.sides.internet; });
}

std::span<const Judgement> Judge::judge(const ScannedMail& mail) {
  look_for_entries(mail);
  used_ = 0;
  const auto apply = [&](std::size_t rule) {
    if (used_ == judgements_.size()) judgements_.emplace_back();
    Judgement& j = judgements_[used_++];
    j.rule = static_cast<std::uint32_t>(rule);
    judge(policy_.rules[rule], mail, j);
  };
  const bool others = !policy_.rules.empty() && policy_.rules.back().kind == RuleKind::others;
  bool taken = false;
  // Of partners the one that names the sender's domain most closely, of the same the first.
  std::size_t best = policy_.rules.size(), longest = 0;
  for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
    const Rule& r = policy_.rules[i];
    if (r.kind == RuleKind::partner) {
      const std::size_t f = fit(r, mail.facts->from_domain);
      if (f > longest) {
        longest = f;
        best = i;
      }
    } else if (const Takes t = takes(r, mail); t != Takes::no) {
      apply(i);
      // Nobody gets an easier rule by calling himself what he is not.
      taken = taken || t == Takes::surely || !others || asks_no_less(r, policy_.rules.back());
    }
  }
  if (best < policy_.rules.size()) {
    apply(best);
    taken = true;
  }
  if (!taken && others) apply(policy_.rules.size() - 1);
  return {judgements_.data(), used_};
}

}  // namespace tlspath

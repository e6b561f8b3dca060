// What all hops together say: order, delay, boundary, trust, gaps, the weakest hop, the verdicts of
// the path. Rules: the boundary is where the mail entered the receiving organisation, the
// registered domain of the topmost `by` that is neither local nor a mail pull (or what the user
// named as own).

#include "core/path/path.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/ascii.hpp"
#include "core/base/domain_name.hpp"
#include "core/path/system.hpp"
#include "core/received/address.hpp"

namespace tlspath {
namespace {

class Tracer {
 public:
  Tracer(std::string_view raw, std::vector<Hop>& hops, OrganisationOf& organisations,
         const Families& families, const OwnSide& own, Path& path)
      : raw_(raw),
        hops_(hops),
        organisations_(organisations),
        families_(families),
        own_(own),
        path_(path) {}

  void run() {
    path_.boundary_inferred = own_.empty();
    find_boundary();
    mark_trust();
    number_and_time();
    mark_sides();
    find_gaps();
    judge_path();
  }

 private:
  // Hops are oldest first; 0 is the topmost here.
  Hop& from_top(std::size_t i) { return hops_[hops_.size() - 1 - i]; }

  std::string_view text(std::optional<Span> s) const {
    return s ? slice(raw_, *s) : std::string_view{};
  }

  // The organisation of a host name; providers' families count as one. Empty for labels and
  // literals.
  std::string_view organisation(std::string_view host) {
    if (host.empty()) return {};
    // A name's place in the mail is cheaper to compare than a name.
    Known& known = known_[static_cast<std::size_t>(host.data() - raw_.data()) / 8 % kKnown];
    if (known.host.data() != host.data() || known.host.size() != host.size()) {
      const std::string_view d = organisations_.registered_domain(host);
      known = {host, d.empty() ? d : families_.of(d)};
    }
    return known.organisation;
  }
  // A provider's domain names its other ones too: outlook.com, outlook.office365.com.
  bool own_host(std::string_view host) {
    return std::ranges::any_of(own_.domains, [&](const std::string& d) {
      return is_below(host, d) || (!host.empty() && organisation(host) == families_.of(d));
    });
  }
  bool own_address(const std::optional<Seen<IpAddress>>& a) const {
    if (!a) return false;
    for (const Network& n : own_.networks)
      if (contains(n, a->value)) return true;
    return false;
  }

  static bool stepped_over(const Hop& h) {
    return h.verdict == Verdict::local || h.form == HopForm::pull || h.form == HopForm::queue ||
           h.form == HopForm::pickup;
  }

  // A bare label, an address, or a name that only a network inside knows tells nothing against it,
  // until the mail was seen to come from outside.
  bool by_is_inside(const Hop& h) {
    const std::string_view by = text(h.by.name);
    if (!own_.empty())
      return own_host(by) || own_address(h.by.address) || own_host(text(h.other_by));
    return is_receiving(by) || (is_nameless(by) && boundary_ == hops_.size());
  }

  // Resolved name, else HELO, else address.
  bool from_is_inside(const Hop& h) {
    if (on_host(h)) return true;
    if (!own_.empty()) return own_address(h.from.address) || own_host(text(h.from_name()));
    const std::string_view name = text(h.from.name), helo = text(h.from.helo);
    // Of a name that only a network inside knows (leibniz, mx.corp.local) the greeting tells more.
    if (is_receiving(name) || (is_nameless(name) && is_receiving(helo))) return true;
    if (handed_on_inside(h)) return true;
    const bool unknown = organisation(name).empty() && (h.from.name || organisation(helo).empty());
    return unknown && h.from.address && known_address(h.from.address->value);
  }

  bool is_receiving(std::string_view host) {
    const std::string_view o = organisation(host);
    return !o.empty() && o == receiving_;
  }
  static bool on_host(const Hop& h) { return h.scope == Scope::host && !h.peer_is_proxy; }

  // Between hosts that only the network inside knows, above the one that has the house's name.
  bool handed_on_inside(const Hop& h) {
    if (receiving_.empty() || known_only_inside(receiving_)) return false;
    if (!h.from.address || h.scope == Scope::internet) return false;
    return is_nameless(text(h.by.name));
  }
  // A host without a name that others can know took it from the Internet: whose host that is, the
  // lines below do not tell, for another house may have written them. LMTP only hands on.
  bool came_in_here(const Hop& h) const {
    return h.has_from && h.scope == Scope::internet && h.form != HopForm::store &&
           !(h.protocol && ascii::istarts_with(text(h.protocol->where), "lmtp"));
  }

  // Own servers were named, and this line of one tells of a peer that is none of them: whatever
  // stands below, also a line in their name, that peer may have made up. A name that only HELO or
  // unconfirmed reverse DNS gives makes no public address an own one. Of a torn line nothing is
  // known.
  bool surely_from_outside(const Hop& h) {
    if (own_.empty() || !h.has_from || stepped_over(h) || own_address(h.from.address)) return false;
    if (h.from.address && h.scope != Scope::internet) return false;
    if (h.from.name && own_host(text(h.from.name))) return h.from.address && !name_is_confirmed(h);
    if (h.from.name || h.from.address || !h.from.helo) return true;
    const std::string_view helo = text(h.from.helo);
    return !own_host(helo) && !organisations_.registered_domain(helo).empty();
  }
  // Own servers were named, and a host without a name that others can know tells of no peer
  // outside: a filter or a queue of theirs (by localhost, by 10.0.0.7) where an own line stands
  // below it.
  bool may_be_inside(const Hop& h) {
    if (own_.empty() || !is_nameless(h)) return false;
    if (!h.has_from) return true;
    if (h.from.address && h.scope == Scope::internet)
      return from_is_inside(h) && !surely_from_outside(h);
    return h.from.address && !is_foreign(text(h.from.name)) && !is_foreign(text(h.from.helo));
  }
  bool is_foreign(std::string_view host) { return !is_nameless(host) && !own_host(host); }
  // No name that others can know.
  bool is_nameless(std::string_view host) {
    const std::string_view o = organisation(host);
    return o.empty() || known_only_inside(o);
  }
  // The host of `by` has none, and is on no other network.
  bool is_nameless(const Hop& h) {
    const std::string_view by = text(h.by.name);
    if (const auto address = parse_address(by))
      return kind(address->address) != AddressKind::internet;
    return is_nameless(by);
  }
  // "by mx1", "by mx1.corp.local" below a line of a peer "mx1.corp.example".
  static bool is_named(std::string_view by, std::string_view peer) {
    if (peer.empty() || parse_address(by) || parse_address(peer)) return false;
    return ascii::iequal(by.substr(0, by.find('.')), peer.substr(0, peer.find('.')));
  }
  // Whether the peer's resolved name leads back to its address: its writer takes no other. What
  // reverse DNS says else is the sender's choice.
  bool name_is_confirmed(const Hop& h) const {
    return h.system != nullptr && h.system->confirms_names &&
           slice(raw_, h.line).find("(may be forged)") == std::string_view::npos;
  }
  // A greeting alone names the peer, or may have: it may be one of the own hosts, and it may be
  // anybody.
  bool may_be_anybody(const Hop& h) const {
    return h.has_from && !stepped_over(h) && !peer_is_sure(h);
  }

  bool known_address(const IpAddress& a) const {
    for (const Hop& h : hops_)
      if (h.by.address && h.by.address->value == a && kind(a) != AddressKind::loopback) return true;
    return false;
  }

  // Whose mail it is: the organisation of the topmost server that tells. False where none does, and
  // nothing else shows where the mail came in.
  bool find_receiver() {
    // Of a label, and of a name that only a network inside knows, the next one tells whose it is.
    std::string_view domain;
    bool nameless = false;
    for (std::size_t top = 0; top < hops_.size() && !nameless; ++top) {
      const Hop& h = from_top(top);
      if (stepped_over(h) || !h.by.name) continue;
      const std::string_view d = organisations_.registered_domain(text(h.by.name));
      if (!d.empty()) {
        const bool inside = known_only_inside(d);
        if (!inside || domain.empty()) domain = d;
        if (!inside) break;
      }
      nameless = came_in_here(h);
    }
    // An own host may have no other line than those of mail that it hands to itself.
    for (std::size_t top = 0; top < hops_.size() && domain.empty() && !own_.empty(); ++top) {
      const std::string_view by = text(from_top(top).by.name);
      if (own_host(by)) domain = organisations_.registered_domain(by);
    }
    receiving_ = families_.of(domain);
    path_.receiving_organisation = domain;
    return !domain.empty() || nameless || !own_.empty();
  }

  // Down the lines of hosts inside, as far as each leads to the next one.
  void walk_inside() {
    // The host that the line below should be written by: one inside, or one on a network inside
    // of which nothing else is known.
    std::optional<IpAddress> next;
    std::string_view next_name, next_helo;
    bool next_is_inside = false;
    bool below_own_local = false;  // an own host had it from itself: where, the next line tells
    bool pulled = false;           // what stands below a pull is the provider's
    bool trusted = true;           // down to a line of a foreign host
    for (std::size_t i = 0; i < hops_.size(); ++i) {
      const Hop& h = from_top(i);
      if (!h.by.name) {  // a queue's own line, between lines of the same host
        if (inside_ == i) ++inside_;
        continue;
      }
      const std::string_view by = text(h.by.name);
      const bool same_address = next && h.by.address && h.by.address->value == *next;
      const bool same_host =
          (same_address && (next_is_inside || is_nameless(h))) ||
          ((is_named(by, next_name) || is_named(by, next_helo)) && is_nameless(h));
      const bool inside =
          by_is_inside(h) || (!pulled && (same_host || (below_own_local && is_nameless(h))));
      if (inside && trusted) inside_ = i + 1;
      if (stepped_over(h)) {
        trusted = trusted && (inside || is_nameless(h));
        pulled = pulled || (h.form == HopForm::pull && !own_.empty());
        if (inside && h.form != HopForm::pickup)  // below a user's own mail are a user's words
          below_own_local = h.verdict == Verdict::local && !own_.empty();
        continue;
      }
      if (!inside && !pulled && may_be_inside(h)) continue;
      if (!inside) break;
      next.reset();
      next_name = next_helo = {};
      below_own_local = false;
      if (!h.has_from) continue;
      next_is_inside = from_is_inside(h);  // perhaps by another name of it
      if (!next_is_inside) boundary_ = i;
      if (next_is_inside || (!own_.empty() && h.scope != Scope::internet)) {
        if (h.from.address) next = h.from.address->value;
        if (!own_.empty()) next_name = text(h.from.name), next_helo = text(h.from.helo);
      }
      if (surely_from_outside(h)) {
        boundary_ = i;
        break;
      }
    }
  }

  void find_boundary() {
    path_.boundary_hop.reset();
    path_.boundary_verdict.reset();
    path_.relay.clear();
    path_.receiving_organisation.clear();
    boundary_ = hops_.size();
    inside_ = 0;
    if (!find_receiver()) return;
    walk_inside();
    if (boundary_ == hops_.size()) return;
    const Hop& b = from_top(boundary_);
    path_.boundary_hop = static_cast<std::uint32_t>(hops_.size() - boundary_);
    path_.boundary_verdict = b.verdict;
    std::string_view relay = organisations_.registered_domain(text(b.from.name));
    if (relay.empty()) relay = organisations_.registered_domain(text(b.from.helo));
    path_.relay = relay;
  }

  void mark_trust() {
    if (own_.empty()) return;
    for (std::size_t i = 0; i < inside_; ++i) {
      Hop& h = from_top(i);
      h.trust = Trust::trusted;
      if (i == boundary_ || may_be_anybody(h)) break;
    }
  }

  void number_and_time() {
    const auto n = static_cast<std::uint32_t>(hops_.size());
    std::optional<std::int64_t> before, first;
    path_.seconds.reset();
    for (std::uint32_t i = 0; i < n; ++i) {
      Hop& h = hops_[i];
      h.number = i + 1;
      h.delay.reset();
      if (!h.stamp) continue;
      if (before) {
        h.delay = h.stamp->utc - *before;
        if (*h.delay < 0) h.findings.push({FindingKind::clock_disagrees, h.stamp->where});
      }
      before = h.stamp->utc;
      if (!first)
        first = before;
      else
        path_.seconds = *before - *first;
    }
  }

  void mark_sides() {
    for (Hop& h : hops_) {
      const bool seen_on_internet = h.from.address && h.scope == Scope::internet;
      h.sides = {.writer = written_inside(h),
                 .internet = on_internet(h),
                 .sure_name = !seen_on_internet || name_is_confirmed(h),
                 .nameless_peer = !own_.empty() && h.from.address && !seen_on_internet &&
                                  is_nameless(text(h.from.name)) && is_nameless(text(h.from.helo)),
                 .foreign_greeting = on_host(h) && is_foreign(text(h.from.helo))};
      h.sides.peer = h.sides.writer && is_seen_inside(h);
    }
  }
  bool written_inside(const Hop& h) {
    if (!own_.empty()) return h.trust == Trust::trusted;
    if (path_.boundary_hop) return h.number >= *path_.boundary_hop;
    return is_receiving(text(h.by.name));
  }
  // Where nobody named own servers, HELO is all there is to infer from.
  bool is_seen_inside(const Hop& h) {
    if (own_.empty() || on_host(h)) return from_is_inside(h);
    if (!h.address_unsure && own_address(h.from.address)) return true;
    if (h.from.name) return h.sides.sure_name && own_host(text(h.from.name));
    return (!h.from.address || h.scope != Scope::internet) && own_host(text(h.from.helo));
  }

  // A `by` that clearly does not match the next `from`: both name an organisation, and no name of
  // the one is the other's.
  void find_gaps() {
    path_.gaps.clear();
    const Hop* below = nullptr;
    for (Hop& h : hops_) {
      if (h.form == HopForm::pull) continue;
      if (below != nullptr && h.has_from && h.verdict != Verdict::local &&
          clearly_differ(*below, h)) {
        path_.gaps.push_back({below->number, h.number});
        h.findings.push({FindingKind::gap, h.value, below->number});
      }
      if (h.by.name) below = &h;
    }
  }
  bool clearly_differ(const Hop& below, const Hop& above) {
    const std::string_view by = text(below.by.name);
    if (ascii::iequal(by, text(above.from.name)) || ascii::iequal(by, text(above.from.helo)))
      return false;
    if (below.by.address && above.from.address &&
        below.by.address->value == above.from.address->value)
      return false;
    if (is_nameless(by)) return false;
    const std::string_view o = organisation(by);
    const std::string_view name = organisation(text(above.from.name));
    const std::string_view helo = organisation(text(above.from.helo));
    if ((name.empty() || known_only_inside(name)) && (helo.empty() || known_only_inside(helo)))
      return false;
    return o != name && o != helo;
  }

  bool on_internet(const Hop& h) {
    if (h.from.address) return h.scope == Scope::internet;
    const std::string_view by = organisation(text(h.by.name));
    const std::string_view from = organisation(text(h.from_name()));
    return by.empty() || by != from;
  }

  bool decides(const Hop& h) const {
    if (h.verdict == Verdict::local || h.form == HopForm::pull) return false;
    if (h.has_from) return true;  // also a hand-over that names its peer
    if (!h.by.name && !h.stamp && h.system == nullptr) return true;  // nothing could be read
    return h.form != HopForm::handover && h.protocol &&
           (h.authenticated || h.verdict == Verdict::encrypted);
  }

  // 0 is the weakest.
  static int strength(const Hop& h) {
    switch (h.verdict) {
      case Verdict::cleartext:
        return h.sides.internet ? 0 : 1;
      case Verdict::unstated:
        return 2;
      case Verdict::encrypted:
        return 3 + static_cast<int>(h.grade.value_or(Grade::acceptable));
      case Verdict::local:
        break;
    }
    return 99;
  }

  struct Tally {
    std::uint32_t encrypted = 0, cleartext = 0, unstated = 0;
    void add(Verdict v) {
      if (v == Verdict::encrypted)
        ++encrypted;
      else if (v == Verdict::cleartext)
        ++cleartext;
      else if (v == Verdict::unstated)
        ++unstated;
    }
    std::optional<PathVerdict> verdict() const {
      if (cleartext != 0) return PathVerdict::cleartext;
      if (unstated != 0) return PathVerdict::unproven;
      if (encrypted != 0) return PathVerdict::encrypted;
      return {};
    }
  };

  void judge_path() {
    Tally all, internet;
    path_.hops = static_cast<std::uint32_t>(hops_.size());
    path_.encrypted = path_.cleartext = path_.unstated = path_.local = 0;
    path_.weakest_hop.reset();
    int weakest = 0;
    std::uint32_t distance = 0;
    for (Hop& h : hops_) {
      switch (h.verdict) {
        case Verdict::encrypted:
          ++path_.encrypted;
          break;
        case Verdict::cleartext:
          ++path_.cleartext;
          break;
        case Verdict::unstated:
          ++path_.unstated;
          break;
        case Verdict::local:
          ++path_.local;
          break;
      }
      h.decides = decides(h);
      if (!h.decides) continue;
      all.add(h.verdict);
      if (h.sides.internet) internet.add(h.verdict);
      const int s = strength(h);
      const std::uint32_t centre = path_.boundary_hop.value_or(path_.hops);
      const std::uint32_t d = h.number > centre ? h.number - centre : centre - h.number;
      if (!path_.weakest_hop || s < weakest || (s == weakest && d <= distance)) {
        path_.weakest_hop = h.number;
        weakest = s;
        distance = d;
      }
    }
    path_.verdict = all.verdict();
    if (!path_.verdict && !hops_.empty()) path_.verdict = PathVerdict::local;
    path_.internet_verdict = internet.verdict();
    if (!path_.internet_verdict && !hops_.empty()) path_.internet_verdict = PathVerdict::local;
  }

  // The organisations of names that were asked for in this mail.
  struct Known {
    std::string_view host, organisation;
  };
  static constexpr std::size_t kKnown = 32;

  std::array<Known, kKnown> known_{};
  std::string_view raw_;
  std::vector<Hop>& hops_;
  OrganisationOf& organisations_;
  const Families& families_;
  const OwnSide& own_;
  Path& path_;
  std::string_view receiving_;
  // Counted from the topmost.
  std::size_t boundary_ = 0;  // hops_.size(): none
  std::size_t inside_ = 0;    // so many lines down to the last one of a host inside
};

}  // namespace

bool peer_is_sure(const Hop& hop) {
  return hop.from.address ? !hop.address_unsure : hop.from.name.has_value();
}

void trace_path(std::string_view raw, std::vector<Hop>& hops, OrganisationOf& organisations,
                const Families& families, const OwnSide& own, Path& out) {
  Tracer(raw, hops, organisations, families, own, out).run();
}

}  // namespace tlspath

// The answer: one sentence that opens with the verdict of the path, and one that says what weakens
// it. What wins the first: forged-looking > cleartext at the boundary > cleartext between
// organisations > cleartext inside one > not proven > weak or broken > encrypted > local > no
// answer. At most 160 characters: names are shortened in their middle until it fits. Clocks, gaps
// and unknown systems are notes and never here.
#include <algorithm>
#include <array>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/path/system.hpp"
#include "core/report/redact.hpp"
#include "core/report/view.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMostCharacters = 160;

using Numbers = std::vector<std::uint32_t>;

class Answerer {
 public:
  Answerer(const ViewInput& in, Redactor& names)
      : in_(in),
        path_(in.analysis->path),
        hops_(in.analysis->hops),
        words_(words(in.options.language)),
        names_(names) {}

  Answer run() {
    Answer a;
    sort_hops();
    // From roomy to tight: names of every length fit in the end.
    for (const std::size_t limit :
         {std::size_t{253}, std::size_t{48}, std::size_t{32}, std::size_t{20}, std::size_t{12}}) {
      limit_ = limit;
      second_.clear();
      to_do_.clear();
      a.first = first();
      if (cells(a.first) <= kMostCharacters) break;
    }
    a.second = second_;
    if (unread()) {
      a.second = words_.not_all_read();
      if (!second_.empty()) a.second += " " + second_;
    }
    a.to_do = to_do_;
    a.lead = lead_of(a.first);
    return a;
  }

 private:
  std::string_view text(const std::optional<Span>& s) const {
    return s ? slice(in_.mail, *s) : std::string_view();
  }
  std::string_view organisation(std::string_view host) const {
    if (host.empty() || in_.organisations == nullptr) return {};
    return in_.organisations->registered_domain(host);
  }
  std::string_view from_organisation(const Hop& h) const {
    const std::string_view o = organisation(text(h.from.name));
    return o.empty() && !h.from.name ? organisation(text(h.from.helo)) : o;
  }
  bool same_house(std::string_view a, std::string_view b) const {
    return a == b || family_of(in_.providers, a) == family_of(in_.providers, b);
  }

  // `by_place`: a hop behind the boundary that names nobody is the receiving side's own.
  bool inside_one(const Hop& h, bool by_place = true) const {
    if (h.number == path_.boundary_hop) return false;
    const std::string_view from = from_organisation(h), by = organisation(text(h.by.name));
    if (!from.empty() && !by.empty()) {
      if (same_house(from, by)) return true;
      // mx.corp.example hands to exchange.corp.local
      return h.scope == Scope::private_net && (known_only_inside(from) || known_only_inside(by));
    }
    if (by_place && from.empty() && path_.boundary_hop && h.number > *path_.boundary_hop)
      return true;
    return h.scope == Scope::private_net;
  }

  void sort_hops() {
    for (const Hop& h : hops_) {
      // A forged line that is encrypted or local by the receiver's own words deceives nobody.
      if (h.has(FindingKind::forged_looking) && h.decides && forged_ == nullptr &&
          (h.verdict == Verdict::cleartext ||
           (h.verdict == Verdict::unstated && path_.verdict == PathVerdict::unproven))) {
        forged_ = &h;
      }
      if (!h.decides) continue;
      counted_.push_back(&h);
      switch (h.verdict) {
        case Verdict::encrypted:
          (h.trust == Trust::trusted ? own_ : claimed_).push_back(h.number);
          if (h.grade && *h.grade <= Grade::weak) poor_.push_back(&h);
          break;
        case Verdict::cleartext:
          clear_.push_back(&h);
          break;
        case Verdict::unstated:
          unstated_.push_back(&h);
          break;
        case Verdict::local:
          break;
      }
    }
  }

  static Numbers numbers(const std::vector<const Hop*>& hops) {
    Numbers n;
    for (const Hop* h : hops) n.push_back(h->number);
    return n;
  }
  std::string cut(const std::string& s) const { return cut_middle(s, limit_); }
  std::string receiving() const {
    return path_.receiving_organisation.empty() ? std::string()
                                                : cut(names_.domain(path_.receiving_organisation));
  }
  std::string sender_of(const Hop& h) const {
    const auto name = h.from_name();
    if (name && (!h.from.address || is_host(text(name)))) return cut(names_.short_host(text(name)));
    if (h.from.address) return "[" + cut(names_.ip(slice(in_.mail, h.from.address->where))) + "]";
    return {};
  }
  // Is sender_of() but the name that the sender gave itself?
  bool calls_itself(const Hop& h) const {
    return !h.from.name && h.from.helo && (!h.from.address || is_host(text(h.from.helo)));
  }

  // Not "localhost", "User", "bank.example over TLS 1.3".
  static bool is_host(std::string_view name) {
    return name.find('.') != name.npos && std::ranges::all_of(name, [](char c) {
             return ascii::is_alnum(c) || c == '.' || c == '-' || c == '_';
           });
  }

  // Hops stand in the text given that were not read: they may be of this way.
  bool unread() const {
    return std::ranges::any_of(in_.analysis->findings, [](const Finding& f) {
      return f.kind == FindingKind::cut_start || f.kind == FindingKind::received_below;
    });
  }

  bool lone() const {
    if (hops_.size() != 1 || unread()) return false;
    for (const Finding& f : in_.analysis->findings) {
      if (f.kind == FindingKind::lone_received) return true;
    }
    if (in_.repaired != nullptr) {
      for (const RepairNote& n : in_.repaired->notes) {
        if (n.kind == Repair::lone_received) return true;
      }
    }
    return in_.analysis->header.fields().size() == 1 && in_.analysis->header.received().size() == 1;
  }

  bool looks_sent() const {
    static constexpr std::array<std::string_view, 6> kMarks{"Bcc",
                                                            "Fcc",
                                                            "X-Unsent",
                                                            "X-Mozilla-Draft-Info",
                                                            "X-Identity-Key",
                                                            "X-Uniform-Type-Identifier"};
    for (const std::string_view m : kMarks) {
      if (in_.analysis->header.find(in_.mail, m) != nullptr) return true;
    }
    return false;
  }

  std::string first() {
    if (!path_.verdict || hops_.empty()) return no_answer();
    if (forged_ != nullptr) return with_weak_hops(forged());
    if (lone()) return lone_answer();
    switch (*path_.verdict) {
      case PathVerdict::cleartext:
        return with_weak_hops(cleartext());
      case PathVerdict::unproven:
        return with_weak_hops(unproven());
      case PathVerdict::encrypted:
        return poor_.empty() ? encrypted() : poor();
      case PathVerdict::local:
        return local();
    }
    return {};
  }

  std::string no_answer() {
    if (in_.without_headers) {
      to_do_ = words_.export_again();
      return words_.no_internet_headers(
          cut(names_.hides() ? std::string("FILE") : visible(in_.source)));
    }
    if (looks_sent()) return std::string(words_.sent_item());
    to_do_ = words_.ask_for_headers();
    return std::string(words_.no_received());
  }

  std::string forged() {
    Numbers clear, unstated;
    for (const Hop* h : clear_)
      if (h != forged_) clear.push_back(h->number);
    for (const Hop* h : unstated_)
      if (h != forged_) unstated.push_back(h->number);
    if (!clear.empty()) say(words_.cleartext_too(clear));
    if (!unstated.empty()) say(words_.does_not_say(unstated));
    return words_.forged(forged_->number, forged_->verdict == Verdict::cleartext);
  }

  std::string lone_answer() {
    const Hop& h = hops_.front();
    // It decides nothing: that it crossed no network is not known.
    if (path_.verdict == PathVerdict::local && h.verdict != Verdict::local)
      return h.form == HopForm::pull ? local() : std::string(words_.lone_without_from());
    const bool bad = h.grade && *h.grade <= Grade::weak;
    std::string detail;
    if (h.verdict == Verdict::encrypted) {
      if (bad)
        detail = reason(h);
      else if (h.tls.version)
        detail = name(h.tls.version->value);
      else if (h.tls.cipher)
        detail = cut(visible(text(h.tls.cipher)));
    } else if (h.has(FindingKind::null_suite)) {
      detail = words_.null_suite();
    }
    return words_.lone(*path_.verdict, detail, h.grade.value_or(Grade::acceptable));
  }

  std::string cleartext() {
    std::vector<const Hop*> between, inside;
    const Hop* at_boundary = nullptr;
    for (const Hop* h : clear_) {
      if (h->number == path_.boundary_hop)
        at_boundary = h;
      else
        (inside_one(*h) ? inside : between).push_back(h);
    }
    if (at_boundary != nullptr) {
      Numbers clear_before, unstated_before, clear_after, unstated_after;
      for (const Hop* h : clear_) {
        if (h != at_boundary)
          (h->number < at_boundary->number ? clear_before : clear_after).push_back(h->number);
      }
      for (const Hop* h : unstated_) {
        (h->number < at_boundary->number ? unstated_before : unstated_after).push_back(h->number);
      }
      if (!clear_before.empty() || !unstated_before.empty())
        say(words_.before_that(clear_before, unstated_before));
      if (!clear_after.empty()) say(words_.cleartext_too(clear_after));
      if (!unstated_after.empty()) say(words_.does_not_say(unstated_after));
      if (at_boundary->has(FindingKind::null_suite))
        return words_.null_suite_used(at_boundary->number);
      return words_.clear_at_boundary(receiving(), at_boundary->number, sender_of(*at_boundary),
                                      calls_itself(*at_boundary));
    }
    if (!between.empty()) {
      AtBoundary at = AtBoundary::none;
      if (path_.boundary_verdict == Verdict::encrypted) at = AtBoundary::encrypted;
      if (path_.boundary_verdict == Verdict::unstated) at = AtBoundary::unstated;
      Numbers silent;
      for (const Hop* h : unstated_) {
        if (at != AtBoundary::unstated || h->number != path_.boundary_hop)
          silent.push_back(h->number);
      }
      if (!inside.empty()) say(words_.cleartext_too(numbers(inside)));
      if (!silent.empty()) say(words_.does_not_say(silent));
      bool all_null = true, all_trusted = true, several = false;
      std::string_view writer;
      for (const Hop* h : between) {
        all_null = all_null && h->has(FindingKind::null_suite);
        all_trusted = all_trusted && h->trust == Trust::trusted;
        const std::string_view o = organisation(text(h->by.name));
        several = several || o.empty() || (!writer.empty() && o != writer);
        writer = o;
      }
      if (all_null) return words_.null_suite_used(between.front()->number);
      const Numbers n = numbers(between);
      return words_.clear_between(
          n, all_trusted || several ? std::string() : cut(names_.domain(writer)),
          several && !all_trusted, at, path_.boundary_hop.value_or(0), receiving());
    }
    return clear_inside(inside);
  }

  // What happens between organisations is told first; there, what is not proven.
  static Rest worse(Rest a, Rest b) {
    static constexpr std::array<Rest, 5> kOrder{Rest::between_unproven, Rest::between_encrypted,
                                                Rest::others_unproven, Rest::others_encrypted,
                                                Rest::none};
    for (const Rest r : kOrder) {
      if (a == r || b == r) return r;
    }
    return a;
  }

  // Own servers were named, but none of them wrote where the mail came in.
  bool boundary_is_others() const {
    return !path_.boundary_inferred && path_.boundary_hop &&
           hops_[*path_.boundary_hop - 1].trust != Trust::trusted;
  }

  std::string clear_inside(const std::vector<const Hop*>& inside) {
    std::string_view where;
    bool one = true;
    Numbers in_public;
    bool all_private = true;
    for (const Hop* h : inside) {
      std::string_view o = organisation(text(h->by.name));
      if (path_.boundary_hop && h->number > *path_.boundary_hop &&
          (o.empty() || known_only_inside(o)))
        o = path_.receiving_organisation;
      if (h != inside.front() && o != where) one = false;
      where = o;
      if (h->scope == Scope::internet) in_public.push_back(h->number);
      all_private = all_private && h->scope == Scope::private_net;
    }
    Rest rest = Rest::none;
    for (const Hop* h : counted_) {
      if (h->verdict == Verdict::cleartext) continue;
      const bool silent = h->verdict == Verdict::unstated;
      Rest here = silent ? Rest::others_unproven : Rest::others_encrypted;
      // Of a silent hop that may have crossed the Internet its place is no proof.
      if (!inside_one(*h, !silent))
        here = silent ? Rest::between_unproven : Rest::between_encrypted;
      rest = worse(rest, here);
    }
    if (!unstated_.empty()) say(words_.does_not_say(numbers(unstated_)));
    return words_.clear_inside(one && !where.empty() ? cut(names_.domain(where)) : std::string(),
                               numbers(inside), in_public, all_private, rest, boundary_is_others());
  }

  std::string unproven() {
    bool never = true, sometimes = true;
    for (const Hop* h : unstated_) {
      const bool plain = h->profile == nullptr || h->form != HopForm::transfer;
      never = never && !plain && h->profile->marks == Marks::never;
      sometimes = sometimes && !plain && h->profile->marks == Marks::sometimes;
    }
    say(std::string(words_.none_known_clear()));
    return words_.unproven(numbers(unstated_), never       ? Silence::never
                                               : sometimes ? Silence::sometimes
                                                           : Silence::plain);
  }

  CountedHops counted() const {
    const auto on_host =
        std::ranges::count_if(counted_, [](const Hop* h) { return h->scope == Scope::host; });
    return {counted_.size(), hops_.size(), static_cast<std::size_t>(on_host)};
  }

  std::string encrypted() {
    WordOf whose = WordOf::mixed;
    if (path_.boundary_inferred)
      whose = WordOf::nobody_named;
    else if (claimed_.empty())
      whose = WordOf::own;
    return words_.encrypted(counted(), whose, claimed_, own_, receiving());
  }

  // Why a hop is weak or broken: an old version, else the suite; and no forward secrecy beside
  // either.
  std::string reason(const Hop& h) const {
    std::string out;
    const auto add = [&](std::string_view what) {
      if (!out.empty()) out += ", ";
      out += what;
    };
    const Suite* s = h.tls.suite;
    const bool old_version = h.tls.version && h.tls.version->value < TlsVersion::tls1_2;
    const bool no_secrecy = h.has(FindingKind::no_forward_secrecy);
    const bool poor_suite = s != nullptr && (s->rc4 || s->des || s->triple_des || s->export_grade ||
                                             s->anonymous() || s->bits < 128 || no_secrecy);
    if (old_version) add(name(h.tls.version->value));
    if (h.tls.cipher && (poor_suite || !old_version)) {
      const std::string written = visible(text(h.tls.cipher));
      add(cut_middle(written, limit_ < 40 ? limit_ : 40));
    } else if (h.tls.bits && h.tls.bits->value < 128) {
      add(words_.bits(h.tls.bits->value));
    }
    if (no_secrecy) add(words_.no_forward_secrecy());
    return out;
  }

  struct Poor {
    Grade worst = Grade::weak;
    Numbers at_worst, others;
    std::string reason;  // of the first at the worst
  };
  Poor poor_hops() const {
    Poor p;
    for (const Hop* h : poor_) p.worst = std::min(p.worst, *h->grade);
    for (const Hop* h : poor_) {
      const bool worst = *h->grade == p.worst;
      if (worst && p.at_worst.empty()) p.reason = reason(*h);
      (worst ? p.at_worst : p.others).push_back(h->number);
    }
    return p;
  }

  std::string poor() {
    const Poor p = poor_hops();
    if (!p.others.empty()) say(words_.weak_too(p.others));
    return words_.encrypted_but(counted(), p.at_worst, p.worst, p.reason);
  }

  // Where something else wins the first sentence.
  std::string with_weak_hops(std::string first) {
    if (poor_.empty()) return first;
    const Poor p = poor_hops();
    say(words_.weak_where_encrypted(p.at_worst, p.worst, p.reason));
    if (!p.others.empty()) say(words_.weak_too(p.others));
    return first;
  }

  // "mx" and "mx.corp.example" too.
  static bool same_host(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return ascii::istarts_with(b, a) &&
           (b.size() == a.size() || (b[a.size()] == '.' && a.find('.') == std::string_view::npos));
  }

  std::string local() {
    // Nothing decides, but not everything stayed on one host: lines that name no peer, mailboxes
    // that were fetched.
    if (path_.local != hops_.size()) {
      Numbers fetched;
      std::optional<Verdict> how;
      bool same = true;
      for (const Hop& h : hops_) {
        if (h.form != HopForm::pull || h.verdict == Verdict::local) continue;
        same = same && (!how || *how == h.verdict);
        how = h.verdict;
        fetched.push_back(h.number);
      }
      if (fetched.empty()) return std::string(words_.nothing_decides());
      return words_.only_fetched(fetched, same ? how : std::nullopt);
    }
    std::string_view host;
    bool one = true;
    for (const Hop& h : hops_) {
      const std::string_view by = text(h.by.name);
      if (by.empty()) continue;
      if (ascii::iequal(by, "localhost") || by.starts_with("localhost.")) continue;
      if (!host.empty() && !same_host(host, by)) one = false;
      if (by.size() > host.size()) host = by;
    }
    return words_.local_only(hops_.size(),
                             one && !host.empty() ? cut(names_.short_host(host)) : std::string());
  }

  void say(const std::string& sentence) {
    if (!second_.empty()) second_ += ' ';
    second_ += sentence;
  }

  // The clause that names the verdict: through the first colon, or up to the first comma or
  // semicolon, but none in brackets and none between numbers: "on hops 1, 2 and 4, each ..."
  static std::size_t lead_of(std::string_view s) {
    int open = 0;
    for (std::size_t i = 0; i + 1 < s.size(); ++i) {
      if (s[i] == '(') ++open;
      if (s[i] == ')') --open;
      if (s[i + 1] != ' ' || open > 0) continue;
      if (s[i] == ':') return i + 1;
      if (s[i] == ',' && i + 2 < s.size() && ascii::is_digit(s[i + 2])) continue;
      if (s[i] == ',' || s[i] == ';') return i;
    }
    return s.empty() ? 0 : s.size() - 1;
  }

  const ViewInput& in_;
  const Path& path_;
  const std::vector<Hop>& hops_;
  const Words& words_;
  Redactor& names_;
  std::size_t limit_ = 253;
  std::string second_, to_do_;
  const Hop* forged_ = nullptr;
  std::vector<const Hop*> counted_, clear_, unstated_, poor_;
  Numbers claimed_, own_;
};

}  // namespace

Hide hide_of(const ViewOptions& o) {
  if (o.redact_all) return Hide::all;
  return o.redact ? Hide::names : Hide::nothing;
}

Answer make_answer(const ViewInput& in, Redactor& names) { return Answerer(in, names).run(); }

std::string answer(const ViewInput& in) {
  Redactor names(in.organisations, hide_of(in.options));
  if (names.hides()) names.learn(in.mail, *in.analysis, in.head);
  return make_answer(in, names).first;
}

}  // namespace tlspath

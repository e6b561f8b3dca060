// The presentation model, made from what was read. Here names are shortened to what a reader needs
// and facts are put into phrases; how wide a column is or what is bold is the business of text.cpp
// and the other outputs.
#include "core/report/view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/base/day.hpp"
#include "core/path/repair_findings.hpp"
#include "core/path/statements.hpp"
#include "core/path/system.hpp"
#include "core/report/beside_words.hpp"
#include "core/report/messages.hpp"
#include "core/report/proof_words.hpp"
#include "core/report/redact.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t kBesides = 4;        // fields beside the path that are told of
constexpr std::size_t kMostBesides = 60;   // cells of what is quoted of one
constexpr std::size_t kMostContext = 160;  // bytes of a ticket's quotation

class Viewer {
 public:
  Viewer(const ViewInput& in, MailView& out)
      : in_(in),
        a_(*in.analysis),
        w_(words(in.options.language)),
        r_(in.organisations, hide_of(in.options)),
        out_(out) {}

  void run() {
    r_.learn(in_.mail, a_, in_.head);
    out_.language = in_.options.language;
    out_.all = in_.options.all;
    out_.verdict = a_.path.verdict;
    Answer answer = make_answer(in_, r_);
    out_.answer = std::move(answer.first);
    out_.second = std::move(answer.second);
    out_.to_do = std::move(answer.to_do);
    out_.lead = answer.lead;
    out_.gaps = a_.path.gaps;
    out_.boundary_hop = a_.path.boundary_hop;
    out_.worst_hop = a_.path.weakest_hop;
    out_.source = r_.hides() ? std::string() : visible(in_.source);
    for (const Hop& h : a_.hops) {
      if (h.stamp) {
        base_day_ = day_number(h.stamp->utc);
        base_ = h.stamp->utc;
        break;
      }
    }
    head();
    out_.hops.reserve(a_.hops.size());
    for (const Hop& h : a_.hops) out_.hops.push_back(hop(h));
    for (const Hop& h : a_.hops) prove(h);
    notes();
    unknown();
    ticket();
    out_.redacted = r_.hides();
    if (r_.hides()) {
      out_.hidden_count = r_.counts();
      out_.ticket_hidden = w_.hidden(out_.hidden_count);
      out_.hidden_count.subjects = !out_.subject.empty();
      out_.hidden = w_.hidden(out_.hidden_count);
    }
  }

 private:
  std::string_view text(const std::optional<Span>& s) const {
    return s ? slice(in_.mail, *s) : std::string_view();
  }
  Span given(Span s) const { return in_.repaired != nullptr ? in_.repaired->given(s) : s; }

  // --- the mail line ---
  void head() {
    if (base_)
      out_.date = date_of(*base_);
    else if (in_.head != nullptr && in_.head->has_date)
      out_.date = date_of(in_.head->date);
    if (in_.head != nullptr) {
      const MailHead& s = *in_.head;
      const auto people = [&](const std::vector<std::string>& list) {
        if (list.empty()) return std::string();
        std::string p = cut_middle(r_.address(list.front()), 255);
        if (list.size() > 1) p += " " + w_.and_more(list.size() - 1);
        return p;
      };
      out_.from = people(s.from);
      out_.to = people(s.to);
      out_.message_id = s.message_id.empty() ? std::string()
                        : r_.hides()         ? "<" + r_.id(s.message_id) + ">"
                                             : visible(s.message_id);
      // "(no subject)" and its kin are a program's words, not the sender's.
      const bool placeholder =
          s.subject.size() > 1 && s.subject.front() == '(' && s.subject.back() == ')';
      if (!placeholder) out_.subject = cut_middle(r_.subject(unfold(s.subject)), 300);
    }
    std::string& line = out_.mail_line;
    const auto add = [&](const std::string& what) {
      if (what.empty()) return;
      if (!line.empty()) line += ", ";
      line += what;
    };
    add(out_.date);
    if (!out_.from.empty() || !out_.to.empty()) {
      const std::string missing(w_.not_stated());
      add(fmt::format("{} -> {}", out_.from.empty() ? missing : out_.from,
                      out_.to.empty() ? missing : out_.to));
    }
    if (!out_.subject.empty())
      add(r_.hides() ? out_.subject : fmt::format("\"{}\"", cut_middle(out_.subject, 100)));
  }

  // Runs of blanks become one: spammers push their numbers out of sight with them.
  static std::string unfold(std::string_view s) {
    std::string out;
    for (const char c : s) {
      if (!ascii::is_blank(c))
        out.push_back(c);
      else if (!out.empty() && out.back() != ' ')
        out.push_back(' ');
    }
    return out;
  }

  // --- a hop ---
  // "Microsoft Exchange" where the title says more than "Exchange" before its list of products.
  static std::string_view long_title(const System& s) {
    const std::size_t at = s.title.find(s.short_title);
    if (s.short_title.empty() || at == std::string_view::npos)
      return s.short_title.empty() ? s.title : s.short_title;
    return s.title.substr(0, at + s.short_title.size());
  }

  void system(const Hop& h, HopView& v) {
    if (h.system == nullptr) {
      v.plain_reading = w_.plain_reading();
      v.system_long = v.system_short = w_.system_not_known();
      v.by_system = v.by_system_short = v.plain_reading;
      v.system_sentence = v.plain_reading;
      return;
    }
    v.system_known = true;
    const System& s = *h.system;
    std::string version;
    if (h.system_version) {
      const std::string_view written = text(h.system_version);
      if (s.release_name != nullptr) version = s.release_name(written);
      if (!version.empty()) {
        v.build = visible(first_three(written));
      } else {
        // "8.15.2/8.15.2" names the program and its configuration.
        version = cut_middle(visible(written.substr(0, written.find('/'))), 24);
      }
    }
    const auto named = [&](std::string_view title) {
      return version.empty() ? std::string(title) : fmt::format("{} {}", title, version);
    };
    v.system_long = named(long_title(s));
    v.system_short = named(s.short_title.empty() ? s.title : s.short_title);
    Habit habit = Habit::none;
    std::string keyword;
    if (h.verdict == Verdict::cleartext && h.basis == Basis::keyword && h.profile != nullptr &&
        (h.profile->marks == Marks::keyword || h.profile->marks == Marks::always)) {
      if (const HasTls has = has_tls(*h.profile); has == HasTls::no) {
        habit = Habit::cannot;
      } else if (has == HasTls::yes) {
        keyword = keyword_with_tls(*h.profile);
        if (keyword == "S") keyword = with_s(text(keyword_of(h)));
        habit = keyword.empty() ? Habit::marks_always : Habit::writes_keyword;
      }
    } else if (h.verdict == Verdict::cleartext && h.basis == Basis::silence) {
      const bool cannot = h.profile != nullptr && has_tls(*h.profile) == HasTls::no;
      habit = cannot ? Habit::cannot : Habit::marks_always;
    } else if (h.verdict == Verdict::unstated && h.form == HopForm::transfer &&
               h.profile != nullptr) {
      if (h.profile->marks == Marks::never)
        habit = has_tls(*h.profile) == HasTls::no ? Habit::cannot : Habit::never;
      if (h.profile->marks == Marks::sometimes) habit = Habit::sometimes;
    }
    v.by_system = w_.by_system(v.system_long, habit, keyword);
    v.by_system_short = w_.by_system(v.system_short, habit, keyword);
    v.system_sentence = w_.system_sentence(v.system_short, habit, keyword);
    v.habit = w_.habit_short(habit);
  }

  static std::string_view first_three(std::string_view version) {
    std::size_t dots = 0;
    for (std::size_t i = 0; i < version.size(); ++i) {
      if (version[i] == '.' && ++dots == 3) return version.substr(0, i);
    }
    return version;
  }

  static std::optional<Span> keyword_of(const Hop& h) {
    return h.protocol ? std::optional<Span>(h.protocol->where) : std::nullopt;
  }

  // The keyword this system would have written with TLS: ESMTP -> ESMTPS, ESMTPA -> ESMTPSA, SMTP
  // -> ESMTPS.
  static std::string with_s(std::string_view keyword) {
    std::string k = visible(keyword.substr(0, 16));
    if (ascii::iequal(k, "smtp")) return ascii::lower(k[0]) == k[0] ? "esmtps" : "ESMTPS";
    const bool low = !k.empty() && ascii::lower(k.back()) == k.back();
    if (!k.empty() && ascii::lower(k.back()) == 'a') {
      k.pop_back();
      return k + (low ? "sa" : "SA");
    }
    return k + (low ? "s" : "S");
  }

  void tls(const Hop& h, HopView& v) {
    if (h.tls.version) v.version = name(h.tls.version->value);
    if (h.tls.cipher) v.suite = cut_middle(visible(text(h.tls.cipher)), 100);
    if (h.tls.suite != nullptr) v.suite_iana = h.tls.suite->iana;
    if (h.tls.bits) v.bits = fmt::format("{}", h.tls.bits->value);
    if (h.tls.key_exchange) v.key_exchange = cut_middle(visible(text(h.tls.key_exchange)), 100);
    if (h.tls.signature) v.signature = cut_middle(visible(text(h.tls.signature)), 100);
    if (h.tls.client_certificate) {
      const ClientCertificate c = h.tls.client_certificate->value;
      v.client_certificate = w_.client_certificate(c);
      v.ask_client_certificate = c == ClientCertificate::verified ||
                                 c == ClientCertificate::unverified ||
                                 c == ClientCertificate::error;
    }
    if (h.authenticated) v.authenticated = w_.sender_logged_in();
    if (h.protocol) v.keyword = cut_middle(visible(text(keyword_of(h))), 60);
  }

  static void join(std::string& out, std::string_view more, std::string_view between = ", ") {
    if (more.empty()) return;
    if (!out.empty()) out += between;
    out += more;
  }

  std::string facts(const Hop& h, const HopView& v) const {
    std::string f;
    if (h.verdict == Verdict::encrypted) {
      if (v.version.empty() && v.suite.empty() && v.bits.empty()) {
        return h.basis == Basis::keyword ? v.keyword : std::string(w_.only_tls());
      }
      join(f, v.version);
      join(f, v.suite);
      if (h.tls.bits) join(f, w_.bits(h.tls.bits->value));
      if (v.suite.empty()) join(f, w_.suite_not_stated());
      if (v.version.empty()) join(f, w_.version_not_stated());
      return f;
    }
    if (h.has(FindingKind::null_suite)) {
      join(f, v.suite);
      join(f, w_.null_suite());
      return f;
    }
    if (h.tls.denied) return fmt::format("\"{}\"", r_quote(text(h.tls.denied)));
    if (h.verdict == Verdict::cleartext && h.basis == Basis::silence)
      return std::string(w_.no_tls_words());
    return v.keyword;
  }
  // Words of a suite or a denial have no end of their own in a hostile line.
  std::string r_quote(std::string_view s) const {
    return s.size() <= kMostProof ? r_.quote(s) : r_.quote(s.substr(0, kMostProof)) + "..";
  }

  void local(const Hop& h, HopView& v) {
    if (h.verdict != Verdict::local) return;
    std::string_view said;
    for (const Evidence& e : h.evidence) {
      if (e.says == Fact::local) said = text(e.where);
    }
    // (Postfix, from userid 33): where only the form was proof, the comment still tells who.
    if (h.form == HopForm::pickup) said = slice(in_.mail, h.value).substr(0, 300);
    std::size_t at = std::string_view::npos;
    for (const std::string_view mark : {"from userid ", "by uid ", "invoked by uid "}) {
      if (at != std::string_view::npos) break;
      at = ascii::ifind(said, mark);
      if (at != std::string_view::npos) at += mark.size();
    }
    if (at != std::string_view::npos && at < said.size() && ascii::is_digit(said[at])) {
      std::size_t end = at;
      while (end < said.size() && ascii::is_digit(said[end]) && end - at < 12) ++end;
      v.local = w_.local_by(LocalBy::user_id, said.substr(at, end - at));
      return;
    }
    switch (h.form) {
      case HopForm::pickup:
        v.local = w_.local_by(LocalBy::handed_in, {});
        return;
      case HopForm::queue:
        v.local = w_.local_by(LocalBy::queue, {});
        return;
      case HopForm::store:
        v.local = w_.local_by(LocalBy::store, {});
        return;
      case HopForm::web:
        v.local = w_.local_by(LocalBy::web, {});
        return;
      default:
        break;
    }
    if (h.from.address && kind(h.from.address->value) == AddressKind::loopback) {
      v.local = w_.local_by(LocalBy::loopback, r_.ip(text(h.from.address->where)));
    } else {
      v.local = w_.local_by(LocalBy::same_host, {});
    }
  }

  std::string organisation(std::string_view host) {
    if (host.empty()) return {};
    const std::string_view o = in_.organisations != nullptr
                                   ? in_.organisations->registered_domain(host)
                                   : std::string_view();
    return o.empty() ? shown_name(host) : r_.domain(o);
  }

  HopView hop(const Hop& h) {
    HopView v;
    v.number = h.number;
    v.verdict = h.verdict;
    v.basis = h.basis;
    v.trust = h.trust;
    v.grade = h.grade;
    v.scope = h.scope;
    v.form = h.form;
    v.decides = h.decides;
    v.boundary = a_.path.boundary_hop == h.number;
    v.boundary_inferred = a_.path.boundary_inferred;
    v.clock_disagrees = h.has(FindingKind::clock_disagrees);
    v.verdict_words = w_.verdict(h.verdict);
    if (h.grade) v.grade_words = w_.grade(*h.grade);
    v.trust_words = w_.trust(h.trust);
    if (v.boundary) v.flags.emplace_back(w_.boundary(v.boundary_inferred));
    if (v.clock_disagrees) v.flags.emplace_back(w_.clocks_disagree());
    if (h.has(FindingKind::forged_looking)) v.flags.emplace_back(w_.forged_looking());
    if (h.has(FindingKind::gap)) v.flags.emplace_back(w_.gap_before());

    tls(h, v);
    system(h, v);
    v.facts = facts(h, v);
    local(h, v);

    if (const auto n = h.from_name()) v.from = shown_name(text(n));
    if (h.from.address) v.from_address = r_.ip(text(h.from.address->where));
    v.by = shown_name(text(h.by.name));
    // "(InterMail vM.8.6.100.99.10223 ...)": a build number that looks like an address is none.
    if (h.by.address && !overlap(h.by.address->where, h.system_version))
      v.by_address = r_.ip(text(h.by.address->where));
    // "[192.0.2.7]" as a name says no more than the address beside it.
    if (same_literal(v.from, v.from_address)) v.from.clear();
    if (same_literal(v.by, v.by_address)) v.by.clear();
    v.from_organisation = organisation(text(h.from_name()));
    v.by_organisation = organisation(text(h.by.name));
    if (v.from_organisation.empty() && !v.from_address.empty())
      v.from_organisation = "[" + v.from_address + "]";

    if (h.stamp) {
      v.date = date_of(h.stamp->utc);
      v.time = time_of_day(h.stamp->utc);
      v.day_offset = day_number(h.stamp->utc) - base_day_;
    }
    if (h.delay) v.delay = duration(*h.delay);
    v.delay_seconds = h.delay;
    v.line = given(h.line);
    return v;
  }

  // No name that a network knows is longer than 255; a HELO can be.
  std::string shown_name(std::string_view name) {
    return cut_middle(r_.host(name.substr(0, 1024)), 255);
  }

  static bool overlap(Span a, const std::optional<Span>& b) { return b && tlspath::overlap(a, *b); }

  static bool same_literal(std::string_view name, std::string_view address) {
    if (address.empty()) return false;
    if (name == address) return true;
    return name.size() == address.size() + 2 && name.front() == '[' && name.back() == ']' &&
           name.substr(1, address.size()) == address;
  }

  // --- proof ---
  void prove(const Hop& h) {
    const auto found = find_proof(in_.mail, h, in_.options.all);
    if (!found) return;
    ProofView p;
    p.hop = h.number;
    p.where = given(found->where);
    p.in_read = found->where;
    p.byte = p.where.at;
    p.words = r_quote(slice(in_.mail, found->where));
    p.rule = fmt::format("{}/{}", h.system != nullptr ? h.system->id : std::string_view("rfc"),
                         found->rule);
    p.context = context(h, found->where, p.words);
    out_.proofs.push_back(std::move(p));
  }

  // "by mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL": for what a keyword or silence
  // proves, the server's whole saying is the proof.
  std::string context(const Hop& h, Span proof, const std::string& alone) const {
    if (h.verdict == Verdict::encrypted || !h.by.name) return alone;
    std::uint32_t begin = h.by.name->at, end = std::max(proof.end(), h.by.name->end());
    if (h.id && h.id->at > end) end = h.id->end();
    const std::string_view before = slice(in_.mail, span_between(h.line.at, begin));
    std::size_t cut = before.size();
    while (cut > 0 && ascii::is_blank(before[cut - 1])) --cut;
    if (cut >= 2 && ascii::iequal(before.substr(cut - 2, 2), "by"))
      begin = h.line.at + static_cast<std::uint32_t>(cut) - 2;
    if (proof.at < begin || end - begin > kMostContext || end > h.line.end()) return alone;
    return r_.quote(slice(in_.mail, span_between(begin, end)));
  }

  // --- notes ---
  std::string detail(const Hop& h, const Finding& f) const {
    switch (f.kind) {
      case FindingKind::no_forward_secrecy:
        return h.tls.suite != nullptr && h.tls.suite->key_exchange == KeyExchange::rsa
                   ? std::string("RSA")
                   : std::string();
      case FindingKind::suite_class:
      case FindingKind::unknown_suite:
        return cut_middle(r_quote(slice(in_.mail, f.where)), 60);
      case FindingKind::old_version:
        return h.tls.version ? std::string(name(h.tls.version->value)) : std::string();
      default:
        return {};
    }
  }

  static WhyNot why_not(const Hop& h) {
    if (h.form == HopForm::pull) return WhyNot::fetched;
    return h.form == HopForm::handover ? WhyNot::handover : WhyNot::no_peer;
  }

  std::string of_mail(FindingKind k, std::uint32_t count) const {
    return w_.finding(k, k == FindingKind::received_below ? std::to_string(count) : std::string());
  }
  bool said(const std::string& note) const {
    return std::find(out_.notes.begin(), out_.notes.end(), note) != out_.notes.end();
  }

  void notes() {
    // What the answer does not speak of comes first.
    for (const Finding& f : a_.findings)
      if (tells_of_unread(f.kind) || f.kind == FindingKind::mails_mixed)
        out_.notes.push_back(of_mail(f.kind, f.count));
    // The same remarks on several hops are one note.
    std::vector<std::pair<Numbers, std::string>> remarks;
    for (const Hop& h : a_.hops) {
      std::vector<Finding> found(h.findings.begin(), h.findings.end());
      std::stable_sort(found.begin(), found.end(),
                       [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
      std::string said;
      if (!h.decides && h.verdict != Verdict::local)
        join(said, w_.decides_nothing(why_not(h)), " ");
      for (const Finding& f : found) join(said, w_.finding(f.kind, detail(h, f)), " ");
      if (said.empty()) continue;
      for (HopView& v : out_.hops)
        if (v.number == h.number) v.remark = said;
      const auto same = std::find_if(remarks.begin(), remarks.end(),
                                     [&](const auto& r) { return r.second == said; });
      if (same == remarks.end())
        remarks.emplace_back(Numbers{h.number}, said);
      else
        same->first.push_back(h.number);
    }
    for (const auto& [hops, said] : remarks) out_.notes.push_back(w_.about(hops, said));

    const Hop* below = nullptr;
    for (const Hop& h : a_.hops) {
      if (!h.stamp) continue;
      if (below != nullptr && h.delay && h.has(FindingKind::clock_disagrees))
        out_.notes.push_back(clocks(h, *below));
      below = &h;
    }
    for (const Gap& g : a_.path.gaps) out_.notes.push_back(w_.gap(g.below, g.above));
    beside();
    if (a_.path.verdict && a_.path.verdict != PathVerdict::local && !a_.path.boundary_hop &&
        a_.hops.size() > 1) {
      out_.notes.emplace_back(w_.no_boundary());
    }
    repairs();
    for (const Finding& f : a_.findings) {
      std::string s = of_mail(f.kind, f.count);
      // What a repair already said is not said again.
      if (s.empty() || said(s)) continue;
      out_.notes.push_back(std::move(s));
    }
  }

  // What is no part of the path and says something of encryption, or vouches for something.
  void beside() {
    const Language l = in_.options.language;
    if (in_.head != nullptr && in_.head->content_encryption) {
      const Seen<ContentEncryption>& c = *in_.head->content_encryption;
      out_.content =
          content_sentence(c.value, cut_middle(r_quote(slice(in_.mail, c.where)), kMostBesides), l);
      out_.notes.push_back(out_.content);
      out_.content_badge = content_badge(c.value, l);
    }
    std::size_t shown = 0;
    // Those on TLS first: most mails have many that vouch for senders.
    std::vector<Statement> statements = read_statements(in_.mail, a_);
    std::ranges::stable_sort(statements, {}, &Statement::kind);
    std::array<std::vector<StatementView>, 2> results_of;  // of others, of own servers
    const auto note = [&](std::string said) {
      if (shown == kBesides && !in_.options.all) {
        ++out_.notes_left_out;
        return;
      }
      ++shown;
      out_.notes.push_back(std::move(said));
    };
    const auto note_results = [&] {
      for (std::vector<StatementView>& fields : results_of) {
        if (!fields.empty()) note(results_sentence(fields, l));
        fields.clear();
      }
    };
    for (const Statement& s : statements) {
      std::string results;
      for (const Span& r : s.results) join(results, visible(slice(in_.mail, r).substr(0, 40)));
      StatementView one{
          .kind = s.kind,
          .own = s.trust == Trust::trusted,
          .set = s.set,
          .hop = s.hop,
          .field = cut_middle(visible(slice(in_.mail, s.field).substr(0, 200)), kMostBesides),
          .value = cut_middle(r_quote(slice(in_.mail, s.value).substr(0, 200)), kMostBesides),
          .by = s.by.empty() ? std::string() : shown_name(slice(in_.mail, s.by)),
          .results = std::move(results)};
      std::string said = statement_sentence(one, l);
      const bool vouches =
          s.kind == StatementKind::authentication_results || s.kind == StatementKind::arc_results;
      (vouches ? out_.beside_vouching : out_.beside_tls).push_back(said);
      if (s.kind != StatementKind::authentication_results) {
        note_results();
        note(std::move(said));
        continue;
      }
      // One sentence for all of them; what says the same says it once.
      std::vector<StatementView>& fields = results_of[one.own ? 1 : 0];
      const bool again = std::ranges::any_of(fields, [&](const StatementView& f) {
        return f.by == one.by && f.results == one.results;
      });
      if (again) continue;
      if (fields.size() < kBesides || in_.options.all)
        fields.push_back(std::move(one));
      else
        ++out_.notes_left_out;
    }
    note_results();
  }

  std::string clocks(const Hop& h, const Hop& below) const {
    const std::int64_t back = -*h.delay;
    const std::string by_how_much = duration(back);
    const std::int64_t hours = (back + 1800) / 3600;
    const std::int64_t off = back - hours * 3600;
    // A clock that is wrong by whole hours is a zone that is wrong; 26 hours lie between the ends
    // of the world.
    if (hours < 1 || hours > 26 || off < -120 || off > 120)
      return w_.clocks(h.number, below.number, by_how_much);
    const bool zones_differ =
        below.stamp->zone_known && h.stamp->zone_seconds != below.stamp->zone_seconds;
    return w_.clocks_zone(h.number, below.number, by_how_much, static_cast<int>(hours),
                          static_cast<int>(off),
                          zones_differ ? zone_text(below.stamp->zone_seconds) : std::string());
  }

  void repairs() {
    std::string list;
    if (in_.repaired != nullptr && !in_.repaired->notes.empty()) {
      for (const RepairNote& n : in_.repaired->notes) {
        join(list, w_.repair(finding_of(n.kind), n.count));
        const std::string s = of_mail(finding_of(n.kind), n.count);
        if (!s.empty() && !said(s)) out_.notes.push_back(s);
      }
    } else {
      for (const Finding& f : a_.findings) join(list, w_.repair(f.kind, f.count));
    }
    if (!list.empty()) out_.notes.push_back(w_.repairs(list));
  }

  // --- unknown ---
  void unknown() {
    if (a_.hops.empty()) return;
    Numbers claimed, front_end;
    bool any_encrypted = false;
    for (const Hop& h : a_.hops) {
      if (h.trust == Trust::claimed) claimed.push_back(h.number);
      any_encrypted = any_encrypted || h.verdict == Verdict::encrypted;
      if (h.has(FindingKind::profile_never)) front_end.push_back(h.number);
    }
    const bool named = !a_.path.boundary_inferred;
    if (named && !claimed.empty()) out_.unknown.push_back(w_.others_wrote(claimed));
    if (any_encrypted) out_.unknown.emplace_back(w_.servers_certificates());
    for (const ClientCertificate c :
         {ClientCertificate::verified, ClientCertificate::unverified, ClientCertificate::error}) {
      Numbers n;
      for (const Hop& h : a_.hops) {
        if (h.tls.client_certificate && h.tls.client_certificate->value == c) n.push_back(h.number);
      }
      if (!n.empty()) out_.unknown.push_back(w_.sender_certificate(n, c));
    }
    if (!front_end.empty()) out_.unknown.push_back(w_.front_end(front_end));
    if (const std::uint32_t into_it = hop_into_filter(); into_it != 0)
      out_.unknown.push_back(w_.hosted_filter(r_.domain(a_.path.relay), into_it));
    if (!named) {
      out_.unknown.emplace_back(w_.are_they_genuine());
      std::string_view side = a_.path.receiving_organisation;
      if (side.empty() && in_.organisations != nullptr) {
        side = in_.organisations->registered_domain(text(a_.hops.back().by.name));
      }
      const std::string domain =
          side.empty() ? std::string(w_.own_domain_placeholder()) : r_.domain(side);
      out_.command = fmt::format("tlspath --trust {}", shell_word(domain));
      // Standard input is no file that one could name again.
      if (!in_.source.empty() && in_.source != messages(in_.options.language).standard_input()) {
        out_.command += " " + (r_.hides() ? std::string("FILE") : shell_word(visible(in_.source)));
      }
    }
    if (out_.unknown.empty()) out_.unknown.emplace_back(w_.front_end_any());
    out_.ticket_unknown = named && !claimed.empty() ? w_.ticket_unknown(claimed)
                          : !named                  ? w_.ticket_unknown_all()
                                   : fmt::format("{}: {}", w_.unknown(), out_.unknown.front());
  }

  // Of a boundary behind a filter that takes mail in for others: its own hop; 0: no such.
  std::uint32_t hop_into_filter() const {
    const std::uint32_t boundary = a_.path.boundary_hop.value_or(0);
    if (boundary < 2 || in_.organisations == nullptr) return 0;
    const std::string_view family = family_of(in_.providers, a_.path.relay);
    const bool filters = std::ranges::any_of(
        in_.providers, [&](const ProviderDomain& p) { return p.filters && p.family == family; });
    const Hop& below = a_.hops[boundary - 2];
    const std::string_view by = in_.organisations->registered_domain(text(below.by.name));
    return filters && family_of(in_.providers, by) == family ? below.number : 0;
  }

  // --- ticket ---
  void ticket() {
    for (const Hop& h : a_.hops) {
      const bool matters = h.number == a_.path.boundary_hop || h.number == a_.path.weakest_hop ||
                           h.verdict == Verdict::unstated || h.verdict == Verdict::cleartext ||
                           (h.grade && *h.grade <= Grade::weak);
      if (in_.options.all || (h.decides && matters)) out_.ticket_hops.push_back(h.number);
    }
  }

  const ViewInput& in_;
  const Analysis& a_;
  const Words& w_;
  mutable Redactor r_;
  MailView& out_;
  std::int64_t base_day_ = 0;
  std::optional<std::int64_t> base_;
};

}  // namespace

MailView make_view(const ViewInput& in) {
  MailView out;
  Viewer(in, out).run();
  return out;
}

}  // namespace tlspath

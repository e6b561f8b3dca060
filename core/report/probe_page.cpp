#include "core/report/probe_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/lang.hpp"
#include "core/report/probe_words.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {

bool ProbeTarget::answered() const {
  return mx == MxState::null_mx || std::ranges::any_of(hosts, [](const ProbeHost& h) {
           return h.outcome <= ProbeOutcome::rejected;
         });
}

bool ProbeTarget::offers_tls() const {
  return std::ranges::any_of(hosts,
                             [](const ProbeHost& h) { return h.outcome == ProbeOutcome::tls; });
}

namespace {

constexpr std::size_t kGradeAt = 66, kShownNames = 3, kShownText = 200;

template <class... A>
std::string say(std::string_view pattern, const A&... a) {
  return fmt::format(fmt::runtime(pattern), a...);
}

enum class Sign : std::uint8_t { good, bad, unknown, none };

class Page {
 public:
  explicit Page(const ProbeStyle& style)
      : style_(style),
        width_(static_cast<std::size_t>(std::clamp(style.width, 40, 120))),
        w_(probe_words(style.language)) {}

  void heading(std::int64_t time) {
    put("", say(w_.asked, fmt::format("{} {}", date_of(time), time_of_day(time).substr(0, 5))));
  }

  void entry(const ProbeEntry& e, bool named) {
    const ProbeTarget& t = e.target;
    if (named) line("\n" + shown(t.asked));
    domain(t);
    bool first = true;
    for (const ProbeHost& h : t.hosts) {
      host(t, h, first);
      if (h.tls) first = false;
    }
    if (t.more_hosts > 0)
      put("",
          t.more_hosts == 1 ? std::string(w_.more_hosts_one) : say(w_.more_hosts, t.more_hosts));
    // Nobody with TLS whose line could tell it, but senders with a policy care.
    if (first && t.mta_sts.state != MtaSts::not_asked) policies(t, nullptr, true);
    if (e.past) past(t, *e.past);
  }

  void limits(const ProbeLimits& l) {
    std::string what;
    const auto add = [&](std::string_view pattern, const std::vector<std::string>& names) {
      if (names.empty()) return;
      what += fmt::format("{}{}", what.empty() ? "" : "; ", say(pattern, comma(names)));
    };
    add("{}", l.versions);
    add(w_.limits_suites, l.suites);
    add(w_.limits_groups, l.groups);
    if (!what.empty()) put("", say(w_.limits, l.library, what) + ".");
  }

  void table(std::span<const ProbeEntry> entries) {
    const std::size_t name_width = width_ - 44;
    const bool relays = !entries.empty() && entries.front().past && entries.front().past->relay;
    row(relays ? w_.head_relay : w_.head_partner, w_.head_clear, w_.head_now, name_width);
    std::size_t offers = 0, never = 0, unknown = 0;
    for (const ProbeEntry& e : entries) {
      const Servers s = servers(e.target);
      std::string now;
      if (s.with_tls > 0) {
        ++offers;
        now = sign(Sign::good) + say(w_.now_offers, s.with_tls, s.answered);
      } else if (s.answered > 0) {
        ++never;
        now = sign(Sign::bad) + say(w_.now_none, s.answered);
      } else {
        ++unknown;
        now = sign(Sign::unknown) + std::string(w_.now_no_answer);
      }
      row(cut_middle(shown(e.target.asked), name_width),
          grouped(e.past ? e.past->cleartext : 0, style_.language), now, name_width);
    }
    line("");
    put("", say(w_.sum_offers, offers) + " " + say(w_.sum_never, never) + " " +
                say(w_.sum_unknown, unknown));
    if (offers > 0) put("", w_.sending_side);
  }

  std::string take() && { return std::move(out_); }

 private:
  struct Servers {
    std::size_t answered = 0, with_tls = 0;
  };
  static Servers servers(const ProbeTarget& t) {
    Servers s;
    // A server is counted once, whichever of its addresses answered.
    std::vector<std::string_view> names, tls;
    const auto once = [](std::vector<std::string_view>& list, std::string_view name) {
      if (std::ranges::find(list, name) == list.end()) list.push_back(name);
    };
    for (const ProbeHost& h : t.hosts) {
      if (h.outcome <= ProbeOutcome::rejected) once(names, h.name);
      if (h.outcome == ProbeOutcome::tls) once(tls, h.name);
    }
    s.answered = names.size();
    s.with_tls = tls.size();
    return s;
  }

  static std::string shown(std::string_view text) { return visible(text.substr(0, kShownText)); }
  static std::string comma(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& one : list)
      out += fmt::format("{}{}", out.empty() ? "" : ", ", shown(one));
    return out;
  }

  void line(std::string_view text) {
    std::string t = text.starts_with('\n') ? "\n" + terminal_text(text.substr(1), style_.ascii)
                                           : terminal_text(text, style_.ascii);
    while (t.ends_with(' ')) t.pop_back();
    out_ += t + '\n';
  }
  // `text` after `before`, its further lines under it.
  void put(std::string_view before, std::string_view text) {
    const std::string words = terminal_text(text, style_.ascii);
    const std::size_t indent = cells(before);
    bool first = true;
    for (const std::string& l : wrap(words, width_ - indent, width_ - indent)) {
      line((first ? std::string(before) : std::string(indent, ' ')) + l);
      first = false;
    }
  }
  std::string sign(Sign s) const {
    switch (s) {
      case Sign::good:
        return style_.ascii ? "+ " : "✓ ";
      case Sign::bad:
        return style_.ascii ? "x " : "✗ ";
      case Sign::unknown:
        return "? ";
      default:
        return "- ";
    }
  }
  void item(Sign s, std::string_view text) { put("   " + sign(s), text); }
  void row(std::string_view name, std::string_view count, std::string_view now,
           std::size_t name_width) {
    const std::size_t n = cells(name), c = cells(count);
    line(std::string(name) + std::string(n < name_width ? name_width - n : 0, ' ') +
         std::string(c < 15 ? 15 - c : 0, ' ') + std::string(count) + "   " + std::string(now));
  }

  void domain(const ProbeTarget& t) {
    switch (t.mx) {
      case MxState::implicit:
        put("", w_.implicit_mx);
        break;
      case MxState::null_mx:
        put(sign(Sign::none), say(w_.null_mx, shown(t.asked)));
        break;
      case MxState::no_domain:
        put(sign(Sign::unknown), say(w_.no_domain, shown(t.asked)));
        break;
      case MxState::no_host:
        put(sign(Sign::unknown), say(w_.no_host, shown(t.asked)));
        break;
      case MxState::failed:
        put(sign(Sign::unknown), say(t.dns == DnsState::bogus ? w_.dns_bogus : w_.dns_failed,
                                     shown(t.asked), shown(t.problem)));
        break;
      case MxState::direct:
      case MxState::found:
        break;
    }
  }

  void host(const ProbeTarget& t, const ProbeHost& h, bool first) {
    std::string left = h.preference ? fmt::format("{} ", *h.preference) : "";
    std::string right = fmt::format(":{}", h.port);
    if (!h.address.empty()) right += fmt::format(" [{}]", shown(h.address));
    const std::size_t used = cells(left) + cells(right);
    line(left + cut_middle(shown(h.name), used + 10 < width_ ? width_ - used : 10) + right);
    outcome(h);
    if (h.more_addresses > 0)
      item(Sign::none, h.more_addresses == 1 ? std::string(w_.more_addresses_one)
                                             : say(w_.more_addresses, h.more_addresses));
    if (h.tls) {
      certificate(t, h);
      policies(t, &h, first);
    }
    versions(h);
    if (style_.all) details(h);
  }

  std::string_view stage(const ProbeHost& h) const {
    switch (h.stage) {
      case ProbeStage::connect:
        return w_.stage_connect;
      case ProbeStage::greeting:
        return w_.stage_greeting;
      case ProbeStage::ehlo:
        return w_.stage_ehlo;
      case ProbeStage::starttls:
        return w_.stage_starttls;
      default:
        return w_.stage_handshake;
    }
  }

  void outcome(const ProbeHost& h) {
    const std::string_view how = h.tls_at_once ? w_.at_once : w_.starttls;
    switch (h.outcome) {
      case ProbeOutcome::tls:
        negotiated(h, how);
        // What it answered to EHLO within TLS.
        if (h.code != 0) item(Sign::unknown, say(w_.rejected, h.code, shown(h.reply)));
        break;
      case ProbeOutcome::no_starttls:
        item(Sign::bad, std::string(w_.no_starttls) +
                            (h.masked ? fmt::format("; {}", w_.masked) : std::string()));
        break;
      case ProbeOutcome::starttls_refused:
        item(Sign::bad, say(w_.refused, h.code, shown(h.reply)));
        break;
      case ProbeOutcome::injected:
        item(Sign::bad, say(w_.injected, shown(h.reply)));
        break;
      case ProbeOutcome::handshake_failed:
        item(Sign::bad, h.reason.empty() ? say(w_.handshake_closed, how)
                                         : say(w_.handshake_failed, how, shown(h.reason)));
        break;
      case ProbeOutcome::rejected:
        item(Sign::unknown, say(w_.rejected, h.code, shown(h.reply)));
        break;
      case ProbeOutcome::not_smtp:
        item(Sign::unknown, say(w_.not_smtp, stage(h)));
        break;
      case ProbeOutcome::too_much:
        item(Sign::unknown, say(w_.too_much, stage(h)));
        break;
      case ProbeOutcome::timed_out:
        item(Sign::unknown, say(w_.timed_out, stage(h)));
        break;
      case ProbeOutcome::closed:
        item(Sign::unknown, say(w_.closed, stage(h)));
        break;
      case ProbeOutcome::not_reached:
        item(Sign::unknown, !h.address.empty() ? say(w_.not_reached, shown(h.reason))
                            : h.reason.empty()
                                ? std::string(w_.no_address)
                                : say(w_.dns_failed, shown(h.name), shown(h.reason)));
        break;
      case ProbeOutcome::interrupted:
        item(Sign::none, w_.interrupted);
        break;
    }
  }

  void negotiated(const ProbeHost& h, std::string_view how) {
    const ProbeTls& t = *h.tls;
    const std::string grade =
        fmt::format("{} {}", bars(t.grade, style_.ascii), words(style_.language).grade(t.grade));
    std::string text = fmt::format("{}: {}, {}", how, name(t.version), t.suite);
    if (!t.group.empty()) text += ", " + t.group;
    const std::size_t room = std::min(kGradeAt, width_ - 14);
    std::vector<std::string> lines = wrap(terminal_text(text, style_.ascii), room - 7, room - 7);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string l = (i == 0 ? "   " + sign(Sign::good) : "     ") + lines[i];
      if (i == 0) l += std::string(room - std::min(room, cells(l)), ' ') + grade;
      line(l);
    }
  }

  void certificate(const ProbeTarget&, const ProbeHost& h) {
    const ProbeTls& t = *h.tls;
    if (t.chain.empty()) {
      item(Sign::bad, w_.no_certificate);
      return;
    }
    const ProbeCertificate& own = t.chain.front();
    const auto has = [&](CertificateTrouble c) {
      return std::ranges::find(t.troubles, c) != t.troubles.end();
    };
    std::string bad, good;
    const auto add = [](std::string& to, std::string_view what) {
      to += fmt::format("{}{}", to.empty() ? "" : ", ", what);
    };
    for (const CertificateTrouble c : t.troubles) add(bad, trouble(c, t, own));
    if (!has(CertificateTrouble::expired) && !has(CertificateTrouble::not_yet_valid))
      add(good, say(w_.until, date_of(own.not_after)));
    if (t.name_fits) add(good, w_.name_fits);
    if (t.issuer_known) add(good, w_.issuer_known);
    if (bad.empty()) {
      // "certificate until 2026-02-01; name fits, issuer known"
      const std::size_t cut = good.find(", ");
      if (cut != std::string::npos) good.replace(cut, 1, ";");
      item(Sign::good, fmt::format("{} {}", w_.certificate, good));
    } else {
      item(Sign::bad,
           fmt::format("{} {}{}{}", w_.certificate, bad, good.empty() ? "" : "; ", good));
    }
  }

  std::string trouble(CertificateTrouble c, const ProbeTls& t, const ProbeCertificate& own) const {
    switch (c) {
      case CertificateTrouble::expired:
        return say(w_.expired, date_of(own.not_after));
      case CertificateTrouble::not_yet_valid:
        return say(w_.not_yet, date_of(own.not_before));
      case CertificateTrouble::self_signed:
        return std::string(w_.self_signed);
      case CertificateTrouble::unknown_issuer:
        return std::string(w_.unknown_issuer);
      case CertificateTrouble::weak:
        return std::string(w_.weak);
      case CertificateTrouble::wrong_name: {
        std::vector<std::string> names(
            own.names.begin(), own.names.begin() + static_cast<std::ptrdiff_t>(
                                                       std::min(own.names.size(), kShownNames)));
        std::string text = names.empty() ? std::string(w_.no_names) : comma(names);
        if (own.names.size() > kShownNames)
          text += " " + say(w_.and_more, own.names.size() - kShownNames);
        return say(w_.wrong_name, text, shown(t.checked.value_or("")));
      }
      default:
        return shown(t.detail);
    }
  }

  // Of a host, or (nullptr) of a domain without any that has TLS. What holds for the domain is said
  // once.
  void policies(const ProbeTarget& t, const ProbeHost* h, bool first) {
    std::string text;
    Sign s = Sign::none;
    const auto add = [&](std::string_view what) {
      if (!what.empty()) text += fmt::format("{}{}", text.empty() ? "" : "; ", what);
    };
    const auto bad = [&](std::string_view what) {
      add(what);
      s = Sign::bad;
    };
    const ProbeMtaSts& sts = t.mta_sts;
    switch (sts.state) {
      case MtaSts::not_asked:
        break;
      case MtaSts::none:
        if (first) add(w_.no_sts);
        break;
      case MtaSts::no_policy:
        if (first) bad(say(w_.sts_no_policy, shown(sts.problem)));
        break;
      case MtaSts::lookup_failed:
        if (first) add(say(w_.sts_failed, shown(sts.problem)));
        break;
      case MtaSts::policy:
        if (h != nullptr && h->policy_names == false && sts.mode != "none") {
          bad(say(w_.sts_unnamed, shown(sts.mode)));
        } else if (h != nullptr && !h->tls->troubles.empty() && sts.mode == "enforce") {
          bad(say(w_.sts_would_refuse, shown(sts.mode)));
        } else {
          if (first) add(say(w_.sts, shown(sts.mode)));
          // A policy that no server can keep stops the mail of those who honour it.
          if (sts.mode == "enforce" && s == Sign::none) s = h == nullptr ? Sign::bad : Sign::good;
        }
        break;
    }
    if (h != nullptr) {
      switch (h->dane) {
        case Dane::not_asked:
          break;
        case Dane::no_record:
          add(w_.no_dane_signed);
          break;
        case Dane::not_secure:
          add(h->dns == DnsState::unchecked || t.dns == DnsState::unchecked ? w_.no_dane_unchecked
                                                                            : w_.no_dane_unsigned);
          break;
        case Dane::unusable:
          bad(w_.dane_unusable);
          break;
        case Dane::matches:
          add(w_.dane_matches);
          if (s == Sign::none) s = Sign::good;
          break;
        case Dane::no_match:
          bad(w_.dane_differs);
          break;
        case Dane::lookup_failed:
          bad(w_.dane_failed);
          break;
      }
    }
    if (first && t.tls_rpt)
      add(t.tls_rpt->empty() ? std::string(w_.no_reports) : say(w_.reports_to, shown(*t.tls_rpt)));
    if (h != nullptr && h->requiretls == true) add(w_.requiretls);
    if (!text.empty()) item(s, text);
  }

  std::string_view word(Tested s) const {
    return s == Tested::accepted       ? w_.accepted
           : s == Tested::not_accepted ? w_.not_accepted
           : s == Tested::not_tested   ? w_.not_tested
                                       : w_.no_answer;
  }

  void versions(const ProbeHost& h) {
    if (h.versions.empty()) return;
    std::string text;
    for (const Tested s :
         {Tested::accepted, Tested::not_accepted, Tested::not_tested, Tested::no_answer}) {
      std::string names;
      for (const ProbeVersion& v : h.versions)
        if (v.state == s) names = v.name + (names.empty() ? "" : ", ") + names;
      if (!names.empty()) text += fmt::format("{}{} {}", text.empty() ? "" : "; ", names, word(s));
    }
    item(Sign::none, fmt::format("{}: {}", w_.versions, text));
    for (const ProbeVersion& v : h.versions) {
      if (v.suites.size() < 2 && !v.all_suites) continue;
      put(fmt::format("     {}: ", v.name),
          comma(v.suites) + (v.all_suites ? "" : fmt::format("; {}", w_.suites_cut)));
    }
  }

  void detail(std::string_view label, std::string_view text) {
    put(fmt::format("     {}: ", terminal_text(label, style_.ascii)), text);
  }

  void details(const ProbeHost& h) {
    const bool told = h.outcome == ProbeOutcome::rejected && h.reply == h.banner;
    if (!h.banner.empty() && !told) detail(w_.banner, shown(h.banner));
    if (!h.ehlo.empty()) detail(w_.ehlo, comma(h.ehlo));
    if (!h.ehlo_in_tls.empty()) detail(w_.ehlo_in_tls, comma(h.ehlo_in_tls));
    for (const std::string& t : h.tlsa) detail(w_.tlsa, shown(t));
    if (!h.tls) return;
    std::size_t n = 0;
    for (const ProbeCertificate& c : h.tls->chain) {
      const std::string label = say(w_.chain, ++n);
      detail(label,
             fmt::format("{} {}; {} {}", w_.subject, shown(c.subject), w_.issuer, shown(c.issuer)));
      detail(label, fmt::format("{} {} - {}; {} {} {}, {}", w_.valid, date_of(c.not_before),
                                date_of(c.not_after), w_.key, shown(c.key), c.key_bits,
                                shown(c.signature)));
      if (!c.names.empty()) detail(label, fmt::format("{} {}", w_.names, comma(c.names)));
      detail("SHA-256", c.sha256);
    }
  }

  void past(const ProbeTarget& t, const ProbePast& p) {
    const std::string of = say(p.relay ? w_.by_relay : w_.from_name, shown(p.name));
    const auto mails = [&](std::uint64_t n) {
      return fmt::format("{} {}", grouped(n, style_.language), n == 1 ? w_.mail : w_.mails);
    };
    const Servers s = servers(t);
    std::string text;
    if (p.mails == 0)
      text = say(w_.then_no_mails, shown(p.database), of);
    else if (p.cleartext == 0)
      text = say(w_.then_encrypted, mails(p.mails), of);
    else if (s.with_tls == 1 && t.hosts.front().outcome == ProbeOutcome::tls)
      text = say(w_.then_offers_one, mails(p.cleartext), of);
    else if (s.with_tls > 0)
      text = say(w_.then_offers, mails(p.cleartext), of, s.with_tls, s.answered);
    else if (s.answered > 0)
      text = say(w_.then_no_tls, mails(p.cleartext), of);
    else
      text = say(w_.then_no_answer, mails(p.cleartext), of);
    if (p.cleartext > 0 && s.with_tls > 0) text += fmt::format(" {}", w_.sending_side);
    put("",
        fmt::format("{}: {}", style_.language == Language::de ? "Damals und jetzt" : "Then and now",
                    text));
  }

  ProbeStyle style_;
  std::size_t width_;
  const ProbeWords& w_;
  std::string out_;
};

}  // namespace

std::string probe_text(std::span<const ProbeEntry> entries, const ProbeLimits& limits,
                       const ProbeStyle& style) {
  Page page(style);
  bool tested = style.all;
  if (!entries.empty()) page.heading(entries.front().target.time);
  for (const ProbeEntry& e : entries) {
    page.entry(e, entries.size() > 1);
    tested = tested || e.target.all_versions;
  }
  if (tested) page.limits(limits);
  return std::move(page).take();
}

std::string probe_table(std::span<const ProbeEntry> entries, const ProbeStyle& style) {
  Page page(style);
  if (!entries.empty()) page.heading(entries.front().target.time);
  page.table(entries);
  return std::move(page).take();
}

}  // namespace tlspath

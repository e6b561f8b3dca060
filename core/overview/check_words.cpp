#include "core/overview/check_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/lang.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

constexpr CheckHeads kEnglish{.rule = "RULE",
                              .mails = "MAILS",
                              .broke = "BROKE IT",
                              .reported = "REPORTED ONLY",
                              .let_pass = "LET PASS",
                              .wanted = "WANTED",
                              .mail = "MAIL",
                              .date = "DATE",
                              .why = "WHY"};
constexpr CheckHeads kGerman{.rule = "REGEL",
                             .mails = "MAILS",
                             .broke = "VERLETZT",
                             .reported = "NUR GEMELDET",
                             .let_pass = "AUSNAHME",
                             .wanted = "VERLANGT",
                             .mail = "MAIL",
                             .date = "DATUM",
                             .why = "GRUND"};

bool german(Language l) { return l == Language::de; }

template <class... T>
std::string in(Language l, fmt::format_string<T...> english, fmt::format_string<T...> deutsch,
               T&&... args) {
  return fmt::format(german(l) ? deutsch : english, std::forward<T>(args)...);
}

// "(partners.toml, line 14)"
std::string at_line(std::string_view path, std::uint32_t line, Language l) {
  return fmt::format("({}, {} {})", cut_middle(visible(path), 40), german(l) ? "Zeile" : "line",
                     line);
}

// "1 mail", "2,126 mails"; the German word is the same in "1 Mail" and "von 1 Mail".
std::string of_mails(std::uint64_t n, Language l) {
  return fmt::format("{} {}", grouped(n, l),
                     n == 1 ? (german(l) ? "Mail" : "mail") : (german(l) ? "Mails" : "mails"));
}
std::string judged_mails(std::uint64_t n, Language l) {
  if (german(l))
    return fmt::format("{} {}", grouped(n, l), n == 1 ? "beurteilten Mail" : "beurteilten Mails");
  return fmt::format("{} {}", grouped(n, l), n == 1 ? "judged mail" : "judged mails");
}

enum class Noun : std::uint8_t { partners, relays, rules, mails };
Noun noun_of(const Policy& policy) {
  bool partner = false, relay = false, others = false;
  for (const Rule& r : policy.rules) {
    partner = partner || r.kind == RuleKind::partner;
    relay = relay || r.kind == RuleKind::relay;
    others = others || r.kind == RuleKind::others;
  }
  if (!partner && !relay) return Noun::mails;
  if (others || (partner && relay)) return Noun::rules;
  return partner ? Noun::partners : Noun::relays;
}

}  // namespace

std::string check_not_read(std::string_view problem, Language l) {
  if (problem.empty())
    return german(l) ? "Diese Mail ist nicht beurteilt: Die Richtlinie war nicht zu lesen."
                     : "This mail is not judged: the policy could not be read.";
  return fmt::format("{}: {}",
                     german(l) ? "Diese Mail ist nicht beurteilt, die Richtlinie war nicht zu lesen"
                               : "This mail is not judged, the policy could not be read",
                     problem);
}

const CheckHeads& check_heads(Language l) { return german(l) ? kGerman : kEnglish; }

std::string check_headline(const Policy& policy, const CheckResult& result, Language l) {
  const bool de = german(l);
  const auto broke = static_cast<std::uint64_t>(std::ranges::count_if(
      result.rules, [](const RuleResult& r) { return r.of(Outcome::violated) > 0; }));
  const std::uint64_t all = policy.rules.size(), judged = result.judged();
  const Noun noun = noun_of(policy);
  if (judged == 0) {
    if (result.mails == 0)
      return de ? "Keine Mail war zu beurteilen." : "There was no mail to judge.";
    if (result.unseen > 0)
      return de ? fmt::format("Keine von {} gelesenen Mails ließ sich beurteilen.",
                              grouped(result.mails, l))
                : fmt::format("None of the {} mails that were read could be judged.",
                              grouped(result.mails, l));
    return de ? fmt::format("Keine von {} gelesenen Mails fällt unter die Richtlinie.",
                            grouped(result.mails, l))
              : fmt::format("None of the {} mails that were read falls under the policy.",
                            grouped(result.mails, l));
  }
  const std::string mails = in(l, "{} of {}", "{} von {}", grouped(result.of(Outcome::violated), l),
                               judged_mails(judged, l));
  if (noun == Noun::mails) {
    if (broke == 0)
      return in(l, "None of {} broke the policy.", "Keine von {} verletzt die Richtlinie.",
                judged_mails(judged, l));
    return de ? mails + (result.of(Outcome::violated) == 1 ? " verletzt die Richtlinie."
                                                           : " verletzen die Richtlinie.")
              : mails + " broke the policy.";
  }
  const std::string_view who =
      de ? (noun == Noun::partners ? (all == 1 ? "Partner" : "Partnern")
            : noun == Noun::relays ? (all == 1 ? "Zwischenserver" : "Zwischenservern")
                                   : (all == 1 ? "Regel" : "Regeln"))
         : (noun == Noun::partners ? (all == 1 ? "partner" : "partners")
            : noun == Noun::relays ? (all == 1 ? "relay" : "relays")
                                   : (all == 1 ? "rule" : "rules"));
  if (noun == Noun::rules) {
    if (broke == 0 && all == 1)
      return in(l, "No {} was broken: {} judged.", "Keine {} ist verletzt: {} beurteilt.", who,
                of_mails(judged, l));
    if (broke == 0)
      return in(l, "None of {} {} was broken: {} judged.",
                "Keine von {} {} ist verletzt: {} beurteilt.", all, who, of_mails(judged, l));
    return de ? fmt::format("{} von {} {} {} verletzt: {}.", broke, all, who,
                            broke == 1 ? "ist" : "sind", mails)
              : fmt::format("{} of {} {} {} broken: {}.", broke, all, who,
                            broke == 1 ? "was" : "were", mails);
  }
  if (broke == 0 && all == 1)
    return in(l, "No {} broke the policy: {} judged.",
              "Kein {} verletzt die Richtlinie: {} beurteilt.", who, of_mails(judged, l));
  if (broke == 0)
    return in(l, "None of {} {} broke the policy: {} judged.",
              "Keiner von {} {} verletzt die Richtlinie: {} beurteilt.", all, who,
              of_mails(judged, l));
  return de ? fmt::format("{} von {} {} {} die Richtlinie: {}.", broke, all, who,
                          broke == 1 ? "verletzt" : "verletzen", mails)
            : fmt::format("{} of {} {} broke the policy: {}.", broke, all, who, mails);
}

std::string check_title(const Policy& policy, const Rule& rule, Language l) {
  switch (rule.kind) {
    case RuleKind::partner:
      return visible(rule.title());
    case RuleKind::relay:
      return fmt::format("{} {}", german(l) ? "Zwischenserver" : "relay", visible(rule.title()));
    case RuleKind::others:
      break;
  }
  if (policy.rules.size() == 1) return german(l) ? "alle Mails" : "all mails";
  return german(l) ? "alle übrigen Mails" : "all other mails";
}

std::string check_wanted(const Demand& d, Language l) {
  const bool de = german(l);
  std::string out;
  switch (d.hops.value) {
    case JudgedHops::boundary:
      out = de ? "Eintritt" : "boundary";
      break;
    case JudgedHops::internet:
      out = de ? "jede Internet-Etappe" : "every Internet hop";
      break;
    case JudgedHops::all:
      out = de ? "jede Etappe" : "every hop";
      break;
  }
  if (d.encrypted.value)
    out += de ? " verschlüsselt" : " encrypted";
  else
    out += de ? ", wo verschlüsselt" : ", where encrypted";
  if (d.minimum_version.value)
    out += fmt::format(", {} {}", name(*d.minimum_version.value), de ? "oder höher" : "or up");
  if (d.minimum_grade.value)
    out += in(l, ", grade {} or better", ", Güte {} oder besser",
              words(l).grade(*d.minimum_grade.value));
  return out;
}

std::string check_broken(const Rule& rule, const RuleResult& r, Language l) {
  return in(l, "{} of {}; wanted: {}", "{} von {}; verlangt: {}",
            grouped(r.of(Outcome::violated), l), of_mails(r.judged(), l),
            check_wanted(rule.demand, l));
}

std::string check_kept(const RuleResult& r, Language l) {
  const std::uint64_t kept = r.of(Outcome::kept);
  std::string out = in(l, "{} of {} kept it", "{} von {} {} sie ein", grouped(kept, l),
                       of_mails(r.judged(), l), kept == 1 ? "hielt" : "hielten");
  if (r.of(Outcome::allowed) > 0) out += "; " + check_let_pass(r, l);
  return out;
}

std::string check_share(const PartnerResult& p, Language l) {
  return in(l, "{} of {}", "{} von {}", grouped(p.of(Outcome::violated), l),
            of_mails(p.judged(), l));
}

std::string check_no_sender(Language l) {
  return german(l) ? "keine Domain in From" : "no domain in From";
}

std::string check_more_senders(std::uint64_t more, bool all, Language l) {
  std::string out =
      in(l, "... and {} more sender{}", "... und {} weitere{} Absender", grouped(more, l),
         more == 1   ? (german(l) ? "r" : "")
         : german(l) ? ""
                     : "s");
  if (!all) out += german(l) ? "; --all zeigt mehr" : "; --all shows more";
  return out;
}

std::string check_let_pass(const RuleResult& r, Language l) {
  return in(l, "{} let pass by an exception", "{} durch Ausnahme zugelassen",
            grouped(r.of(Outcome::allowed), l));
}

std::string check_reported(const Rule& rule, const RuleResult& r, std::string_view policy_path,
                           bool more, Language l) {
  const bool de = german(l);
  const std::uint64_t n = r.of(Outcome::reported);
  const std::string count =
      more ? in(l, "{} more", "{} weitere", grouped(n, l))
           : in(l, "{} of {}", "{} von {}", grouped(n, l), grouped(r.judged(), l));
  // They may say TLS, but not the version or suite that is asked for.
  const bool say_tls = std::ranges::any_of(r.other, [](const CheckedMail& m) {
    return std::ranges::any_of(m.hops, [](const CheckedHop& h) {
      return h.why == Why::version_unstated || h.why == Why::grade_unstated;
    });
  });
  std::string what;
  if (r.silent == n)
    what = fmt::format("{}{}",
                       de ? (n == 1 ? "macht keine Angabe" : "machen keine Angabe")
                          : (n == 1 ? "does not say" : "do not say"),
                       !say_tls ? ""
                       : de     ? " zum Verlangten"
                                : " what is wanted");
  else
    what = de ? (n == 1 ? "hielt sie nicht ein" : "hielten sie nicht ein") : "did not keep it";
  return fmt::format("{} {}; {} {}", count, what, de ? "nur gemeldet" : "reported only",
                     at_line(policy_path, r.line != 0 ? r.line : rule.line, l));
}

std::string check_unseen(std::uint64_t mails, Language l) {
  const std::string n = grouped(mails, l);
  if (german(l))
    return fmt::format(
        "{} {} übers Internet, aber keine Zeile eines genannten Servers zeigt, wo: nicht "
        "beurteilt. Alle eigenen Server nennen: [own], --trust.",
        n, mails == 1 ? "Mail kam" : "Mails kamen");
  return fmt::format(
      "{} {} over the Internet, but no line of a server that you named shows where: not judged. "
      "Name all servers of yours: [own], --trust.",
      n, mails == 1 ? "mail came" : "mails came");
}

std::string check_none(Language l) { return german(l) ? "keine Mail beurteilt" : "no mail judged"; }

std::string check_hop(const CheckedHop& h, std::string_view policy_path, Language l) {
  const bool de = german(l);
  const Words& w = words(l);
  std::string out = w.hop(h.number);
  switch (h.why) {
    case Why::cleartext:
      out += fmt::format(" {}", w.verdict(Verdict::cleartext));
      break;
    case Why::plain_reading:
      out += fmt::format(" {} {}", w.verdict(Verdict::cleartext), w.plain_reading());
      break;
    case Why::unstated:
      out += fmt::format(" {}", w.verdict(Verdict::unstated));
      break;
    case Why::behind_proxy:
      out += fmt::format(" {}, {}", w.verdict(Verdict::unstated),
                         de ? "hinter Ihrem TLS-Proxy" : "behind a TLS proxy of yours");
      break;
    case Why::version_low:
      out += fmt::format(" {}", h.version ? name(*h.version) : std::string_view("-"));
      break;
    case Why::version_unstated:
      out += fmt::format(" {}", w.version_not_stated());
      break;
    case Why::grade_low:
      out += fmt::format(" {}", h.grade ? w.grade(*h.grade) : std::string_view("-"));
      break;
    case Why::grade_unstated:
      out += de ? " Güte nicht belegt" : " grade not proven";
      break;
  }
  out += ": ";
  if (h.words.empty())
    out += h.by_system;
  else
    out += fmt::format("\"{}\", {}", h.words, h.rule);
  out += fmt::format(", {}", w.trust(h.trust));
  if (h.forged_looking) out += fmt::format(", {}", w.forged_looking());
  if (h.outcome == Outcome::reported) out += de ? "; nur gemeldet" : "; reported only";
  if (h.outcome == Outcome::allowed)
    out += fmt::format("; {} {}", de ? "zugelassen" : "let pass",
                       h.reason.empty() ? at_line(policy_path, h.line, l) : "(" + h.reason + ")");
  return out;
}

std::string check_more_mails(std::uint64_t more, bool all, Language l) {
  std::string out = in(l, "... and {} more mail{}", "... und {} weitere Mail{}", grouped(more, l),
                       more == 1 ? "" : "s");
  if (!all) out += german(l) ? "; --all zeigt mehr" : "; --all shows more";
  return out;
}

std::string_view check_outcome(Outcome o, Language l) {
  const bool de = german(l);
  switch (o) {
    case Outcome::kept:
      return de ? "eingehalten" : "kept it";
    case Outcome::allowed:
      return de ? "zugelassen" : "let pass";
    case Outcome::reported:
      return de ? "nur gemeldet" : "reported only";
    case Outcome::violated:
      return de ? "verletzt" : "broke it";
    case Outcome::not_judged:
      break;
  }
  return de ? "nicht beurteilt" : "not judged";
}

std::string_view check_sign(Outcome o, bool ascii) {
  switch (o) {
    case Outcome::kept:
    case Outcome::allowed:
      return sign(Verdict::encrypted, ascii);
    case Outcome::reported:
      return sign(Verdict::unstated, ascii);
    case Outcome::violated:
      return sign(Verdict::cleartext, ascii);
    case Outcome::not_judged:
      break;
  }
  return "-";
}

std::string check_mail(const Policy& policy, const CheckResult& result,
                       std::string_view policy_path, Language l) {
  Outcome worst = Outcome::not_judged;
  for (std::size_t o = 0; o < kOutcomes; ++o)
    if (result.worst[o] > 0) worst = static_cast<Outcome>(o);
  std::string out = in(l, "Policy {}: {}.", "Richtlinie {}: {}.",
                       cut_middle(visible(policy_path), 40), check_outcome(worst, l));
  for (const bool broken : {true, false}) {
    for (std::size_t i = 0; i < result.rules.size(); ++i) {
      for (const CheckedMail& m : broken ? result.rules[i].broken : result.rules[i].other) {
        out += in(l, " {}: wanted {}", " {}: verlangt {}", check_title(policy, policy.rules[i], l),
                  check_wanted(policy.rules[i].demand, l));
        for (const CheckedHop& h : m.hops) out += "; " + check_hop(h, policy_path, l);
        out += '.';
      }
    }
  }
  return out;
}

std::string check_nobody_named(Language l) {
  return german(l) ? "Eigene Server hat niemand genannt ([own] in der Richtlinie oder --trust): wo "
                     "die Mails eintraten, ist erschlossen."
                   : "Nobody named own servers ([own] in the policy, or --trust): where the mails "
                     "entered is inferred.";
}

std::string check_judges_anew(std::string_view policy_path, std::string_view db, Language l) {
  return in(l, "{}: not the policy that judged {}; what is still there is read and judged again",
            "{}: nicht die Richtlinie, die {} beurteilt hat; was noch da ist, wird neu gelesen und "
            "beurteilt",
            cut_middle(visible(policy_path), 60), cut_middle(visible(db), 60));
}

std::string check_needs_policy(Language l) {
  return german(l) ? "check braucht eine Richtlinie: tlspath check PATH... --policy F.toml"
                   : "check needs a policy: tlspath check PATH... --policy F.toml";
}

std::string check_no_file(std::string_view path, Language l) {
  return in(l, "{}: no such file; check the name", "{}: keine solche Datei; prüfen Sie den Namen",
            path);
}

}  // namespace tlspath

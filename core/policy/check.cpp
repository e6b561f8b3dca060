// See check.hpp. The words of proof are those that `show` quotes; a version or a suite that is too
// low is quoted alone.
#include "core/policy/check.hpp"

#include <algorithm>
#include <functional>

#include "core/base/ascii.hpp"
#include "core/path/system.hpp"
#include "core/report/view.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMostWords = 200;  // bytes of a proof

// "TLS1_0" after "version=" is quoted with it.
Span with_key(std::string_view raw, Span s) {
  if (s.at == 0 || raw[s.at - 1] != '=') return s;
  std::uint32_t begin = s.at - 1;
  while (begin > 0 && s.at - begin < 20 && ascii::is_alpha(raw[begin - 1])) --begin;
  return begin + 1 == s.at ? s : span_between(begin, s.end());
}

const Evidence* evidence_of(const Hop& hop, Fact fact) {
  const auto it = std::ranges::find(hop.evidence, fact, &Evidence::says);
  return it == hop.evidence.end() ? nullptr : &*it;
}

const Evidence* best_evidence(const Hop& hop, Why why) {
  if (why == Why::version_low) return evidence_of(hop, Fact::version);
  if (why != Why::grade_low) return nullptr;
  if (const Evidence* e = evidence_of(hop, Fact::cipher)) return e;
  return evidence_of(hop, Fact::version);
}

}  // namespace

CheckSink::CheckSink(const Policy& policy, const OwnSide& own, OrganisationOf& organisations,
                     std::span<const ProviderDomain> providers, Language language)
    : policy_(policy),
      organisations_(organisations),
      providers_(providers),
      language_(language),
      judge_(policy) {
  result_.own_named = !own.empty();
  result_.rules.resize(policy.rules.size());
}

std::vector<const PartnerResult*> RuleResult::broken_by() const {
  std::vector<const PartnerResult*> out;
  for (const auto& [name, partner] : partners)
    if (partner.of(Outcome::violated) > 0) out.push_back(&partner);
  std::ranges::stable_sort(out, std::greater{},
                           [](const PartnerResult* p) { return p->of(Outcome::violated); });
  return out;
}

void CheckSink::count_partner(const ScannedMail& mail, RuleResult& rule, Outcome outcome) {
  const std::string name = visible(mail.facts->partner.substr(0, 255));
  auto found = rule.partners.find(name);
  if (found == rule.partners.end() && rule.partners.size() < RuleResult::kMostPartners)
    found = rule.partners.emplace(name, PartnerResult{.name = name}).first;
  PartnerResult& p = found == rule.partners.end() ? rule.more_partners : found->second;
  ++p.mails[static_cast<std::size_t>(outcome)];
}

bool CheckSink::take(const ScannedMail& mail) {
  ++result_.mails;
  Outcome worst = Outcome::not_judged;
  bool unseen = false;
  for (const Judgement& j : judge_.judge(mail)) {
    RuleResult& r = result_.rules[j.rule];
    ++r.mails[static_cast<std::size_t>(j.outcome)];
    worst = std::max(worst, j.outcome);
    r.unseen += j.unseen ? 1 : 0;
    unseen = unseen || j.unseen;
    if (policy_.rules[j.rule].kind == RuleKind::others) count_partner(mail, r, j.outcome);
    if (j.outcome == Outcome::violated) {
      if (r.broken.size() < RuleResult::kMostBroken) r.broken.push_back(describe(mail, j));
    } else if (j.outcome == Outcome::reported || j.outcome == Outcome::allowed) {
      if (j.outcome == Outcome::reported) {
        const auto first = std::ranges::find(j.hops, Outcome::reported, &HopOutcome::outcome);
        if (r.of(Outcome::reported) == 1) r.line = first->line;
        r.silent += std::ranges::all_of(j.hops, [](const HopOutcome& h) {
          return h.outcome != Outcome::reported || is_silence(h.why);
        });
      }
      if (r.other.size() < RuleResult::kMostOther) r.other.push_back(describe(mail, j));
    }
  }
  ++result_.worst[static_cast<std::size_t>(worst)];
  result_.unseen += unseen && worst == Outcome::not_judged ? 1 : 0;
  last_ = worst;
  return true;
}

CheckedMail CheckSink::describe(const ScannedMail& mail, const Judgement& judgement) const {
  const Analysis& a = mail.analysis;
  const MailView view = make_view({.mail = mail.raw,
                                   .analysis = &a,
                                   .head = &mail.head,
                                   .repaired = mail.repaired,
                                   .organisations = &organisations_,
                                   .providers = providers_,
                                   .source = mail.path,
                                   .options = {.language = language_}});
  const auto given = [&](Span s) { return mail.repaired ? mail.repaired->given(s) : s; };
  const std::uint32_t begin = a.header.begin() == 0 ? 0 : given({0, a.header.begin()}).end();

  CheckedMail out{.outcome = judgement.outcome,
                  .path = visible(mail.path),
                  .entry = mail.entry ? visible(*mail.entry) : std::string(),
                  .offset = mail.offset,
                  .id = visible(mail.head.message_id.substr(0, kMostWords)),
                  .from_domain = visible(mail.facts->from_domain.substr(0, 255)),
                  .relay = visible(a.path.relay),
                  .time = mail.facts->time,
                  .hops = {}};
  for (const HopOutcome& o : judgement.hops) {
    const Hop& h = a.hops[o.hop];
    const HopView& seen = view.hops[o.hop];
    CheckedHop c{.number = h.number,
                 .field = h.field,
                 .outcome = o.outcome,
                 .why = o.why,
                 .trust = h.trust,
                 .forged_looking = h.has(FindingKind::forged_looking),
                 .version = h.tls.version ? std::optional(h.tls.version->value) : std::nullopt,
                 .grade = h.grade,
                 .from = seen.from,
                 .from_address = seen.from_address,
                 .by = seen.by,
                 .by_system = seen.by_system,
                 .line = o.line};
    if (o.outcome == Outcome::allowed) c.reason = visible(policy_.exceptions[o.exception].reason);
    Span where{};
    if (const Evidence* e = best_evidence(h, o.why)) {
      const Span words = with_key(mail.raw, e->where);
      c.words = unfolded(slice(mail.raw, words).substr(0, kMostWords));
      c.rule = std::string(h.system ? h.system->id : "rfc").append("/").append(e->rule);
      where = given(words);
    } else if (const auto p = std::ranges::find(view.proofs, h.number, &ProofView::hop);
               p != view.proofs.end()) {
      c.words = p->words;
      c.rule = p->rule;
      where = p->where;
    }
    c.at = where.at >= begin ? where.at - begin : where.at;
    c.size = where.size;
    out.hops.push_back(std::move(c));
  }
  return out;
}

}  // namespace tlspath

// See proof_words.hpp.
#include "core/report/proof_words.hpp"

#include <algorithm>

namespace tlspath {
namespace {

bool proves(const Evidence& e, const Hop& h, bool local_too) {
  switch (h.verdict) {
    case Verdict::encrypted:
      return h.basis == Basis::keyword
                 ? e.says == Fact::protocol
                 : e.says == Fact::tls || e.says == Fact::version || e.says == Fact::cipher;
    case Verdict::cleartext:
      return h.has(FindingKind::null_suite)
                 ? e.says == Fact::cipher || e.says == Fact::version
                 : e.says == Fact::no_tls || e.says == Fact::protocol || e.says == Fact::silence;
    case Verdict::local:
      return local_too && e.says == Fact::local;
    case Verdict::unstated:
      return false;
  }
  return false;
}

// A keyword is quoted with the word before it, a lone "TLS" with its brackets: that is what people
// search for.
Span widened(std::string_view mail, const Hop& h, Span s) {
  if (h.protocol && h.protocol->where == s) return keyword_words(mail, s);
  const std::string_view line = slice(mail, h.line);
  if (s.at < h.line.at || s.end() > h.line.end()) return s;
  const std::size_t at = s.at - h.line.at, end = at + s.size;
  const bool bracketed =
      at > 0 && end < line.size() && line[at - 1] == '(' && line[end] == ')' &&
      line.substr(at, s.size).find_first_of(" \t\r\n=,:") == std::string_view::npos;
  return bracketed ? span_between(s.at - 1u, s.end() + 1u) : s;
}

}  // namespace

std::optional<ProofWords> find_proof(std::string_view mail, const Hop& hop, bool local_too) {
  std::optional<Span> all, best;
  std::string_view rule;
  for (const Evidence& e : hop.evidence) {
    if (!proves(e, hop, local_too)) continue;
    if (!all) {
      all = best = e.where;
      rule = e.rule;
      continue;
    }
    all = span_between(std::min(all->at, e.where.at), std::max(all->end(), e.where.end()));
    if (e.says == Fact::cipher) best = e.where;
  }
  if (all) return ProofWords{widened(mail, hop, all->size > kMostProof ? *best : *all), rule};
  // Only bits or a client certificate were stated: then those.
  if (hop.verdict == Verdict::encrypted && hop.tls.stated)
    return ProofWords{*hop.tls.stated, "stated"};
  return {};
}

}  // namespace tlspath

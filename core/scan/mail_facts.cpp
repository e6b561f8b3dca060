// mail_facts.cpp: the hop into the relay is found by names alone: the relay is a registered domain,
// so a host is of it where its name ends with it.
#include "core/scan/mail_facts.hpp"

#include <algorithm>

#include "core/base/domain_name.hpp"

namespace tlspath {
namespace {

std::optional<Verdict> came_to(std::string_view raw, const Analysis& analysis) {
  const Path& path = analysis.path;
  if (!path.boundary_hop || path.relay.empty()) return std::nullopt;
  for (std::size_t i = *path.boundary_hop - 1; i-- > 0;) {
    const Hop& h = analysis.hops[i];
    if (!h.decides) continue;
    if (!h.by.name || !is_below(slice(raw, *h.by.name), path.relay)) return std::nullopt;
    const auto from = h.from_name();
    if (!from || !is_below(slice(raw, *from), path.relay)) return h.verdict;
  }
  return std::nullopt;
}

}  // namespace

void read_domain(std::string_view address, std::string& domain) {
  const std::size_t at = address.rfind('@');
  domain.assign(at == std::string_view::npos ? std::string_view() : address.substr(at + 1));
  std::ranges::transform(domain, domain.begin(), ascii::lower);
}

void read_mail_facts(std::string_view raw, const Analysis& analysis, const MailHead& head,
                     OrganisationOf& organisations, MailFacts& out) {
  read_domain(head.from.empty() ? std::string_view() : head.from.front(), out.from_domain);
  out.partner = organisations.registered_domain(out.from_domain);
  out.time.reset();
  for (auto hop = analysis.hops.rbegin(); hop != analysis.hops.rend() && !out.time; ++hop)
    if (hop->stamp) out.time = hop->stamp->utc;
  if (!out.time && head.has_date) out.time = head.date;
  out.came_to_relay = came_to(raw, analysis);
  out.weak_from.clear();
  for (std::uint32_t i = 0; i < analysis.hops.size(); ++i) {
    const Hop& h = analysis.hops[i];
    if (!h.grade || *h.grade > Grade::weak) continue;
    const auto from = h.from_name();
    out.weak_from.emplace_back(
        i, from ? organisations.registered_domain(slice(raw, *from)) : std::string_view());
  }
}

std::string_view MailFacts::weak_organisation(std::size_t hop) const {
  for (const auto& [at, organisation] : weak_from)
    if (at == hop) return organisation;
  return {};
}

}  // namespace tlspath

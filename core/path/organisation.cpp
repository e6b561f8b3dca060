// Families of provider domains. See organisation.hpp.

#include "core/path/organisation.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

namespace tlspath {

OrganisationOf::~OrganisationOf() = default;

bool known_only_inside(std::string_view registered_domain) {
  static constexpr std::string_view kTops[] = {"local",   "lan",  "intranet", "internal",
                                               "private", "corp", "home",     "intern",
                                               "intra",   "loc",  "dmz"};
  const std::string_view top = registered_domain.substr(registered_domain.rfind('.') + 1);
  return std::ranges::find(kTops, top) != std::end(kTops);
}

std::string_view family_of(std::span<const ProviderDomain> providers,
                           std::string_view registered_domain) {
  std::string_view best = registered_domain;
  std::size_t best_size = 0;  // the longest listed domain wins, whatever the order of the list
  for (const ProviderDomain& p : providers) {
    if (p.domain.size() <= best_size || !registered_domain.ends_with(p.domain)) continue;
    const std::size_t before = registered_domain.size() - p.domain.size();
    if (before > 0 && registered_domain[before - 1] != '.') continue;
    best = p.family;
    best_size = p.domain.size();
  }
  return best;
}

Families::Families(std::span<const ProviderDomain> providers)
    : slots_(std::bit_ceil(providers.size() * 4 + 1)) {
  for (const ProviderDomain& p : providers) {
    std::size_t at = hash(p.domain);
    while (slots_[at & (slots_.size() - 1)] != nullptr) ++at;
    slots_[at & (slots_.size() - 1)] = &p;
  }
}

std::string_view Families::of(std::string_view registered_domain) const {
  for (std::size_t at = hash(registered_domain);; ++at) {
    const ProviderDomain* p = slots_[at & (slots_.size() - 1)];
    if (p == nullptr) return registered_domain;
    if (p->domain == registered_domain) return p->family;
  }
}

// Length and three letters tell most domains apart.
std::size_t Families::hash(std::string_view domain) {
  if (domain.empty()) return 0;
  const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(domain[at]); };
  return domain.size() + letter(0) * std::size_t{31} + letter(1 % domain.size()) * std::size_t{67} +
         letter(domain.size() / 2) * std::size_t{113};
}

}  // namespace tlspath

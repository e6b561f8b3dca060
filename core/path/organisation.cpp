// Families of provider domains. See organisation.hpp.

#include "core/path/organisation.hpp"

namespace tlspath {

OrganisationOf::~OrganisationOf() = default;

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

}  // namespace tlspath

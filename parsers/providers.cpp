// See providers.hpp. The family is named after its best known domain.

#include "parsers/providers.hpp"

#include <array>

namespace tlspath::parsers {

std::span<const ProviderDomain> providers() {
  static constexpr auto kProviders = std::to_array<ProviderDomain>({
      {"exchangelabs.com", "outlook.com"},
      {"office365.com", "outlook.com"},
      {"outlook.com", "outlook.com"},
      {"gmail.com", "google.com"},
      {"google.com", "google.com"},
      {"googlemail.com", "google.com"},
  });
  return kProviders;
}

}  // namespace tlspath::parsers

// See providers.hpp. The family is named after its best known domain.

#include "parsers/providers.hpp"

#include <array>

namespace tlspath::parsers {

std::span<const ProviderDomain> providers() {
  static constexpr auto kProviders = std::to_array<ProviderDomain>({
      {"aliyun-inc.com", "aliyun.com"},
      {"aliyun.com", "aliyun.com"},
      {"exchangelabs.com", "outlook.com"},
      {"office365.com", "outlook.com"},
      {"outlook.com", "outlook.com"},
      {"gmail.com", "google.com"},
      {"google.com", "google.com"},
      {"googlemail.com", "google.com"},
      {"kernel.org", "kernel.org"},
      {"rzone.de", "strato.de"},
      {"sourceforge.com", "sourceforge.net"},
      {"sourceforge.net", "sourceforge.net"},
      {"strato.de", "strato.de"},
      {"suse.cz", "suse.de"},
      {"suse.de", "suse.de"},
      {"vger.email", "kernel.org"},
      {"zoho.com", "zoho.com"},
      {"zohomail.com", "zoho.com"},
  });
  return kProviders;
}

}  // namespace tlspath::parsers

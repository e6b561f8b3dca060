// Domains of one provider that count as one organisation: mail inside a provider crosses no
// boundary.
#pragma once

#include <span>

#include "core/path/organisation.hpp"

namespace tlspath::parsers {

std::span<const ProviderDomain> providers();

}  // namespace tlspath::parsers

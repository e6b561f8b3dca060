// Reads a policy file (TOML, docs/policy.md). A mistake is told with its place:
//   partners.toml:14:1: unknown key "minimum_verison" in [partner]; did you mean "minimum_version"?
// Of several mistakes the first in the file is told. Not done here: opening the file.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.hpp"
#include "core/policy/policy.hpp"
#include "core/text/language.hpp"

namespace tlspath {

inline constexpr std::size_t kMaxPolicyFile = std::size_t{4} << 20;

// Adds a network or a domain, as --trust and tls_proxies take them: "192.0.2.0/24", "corp.example".
// False where it is neither.
bool add_own(OwnSide& own, std::string_view network_or_domain);

Result<Policy> read_policy(std::string_view text, std::string_view path, Language l);

}  // namespace tlspath

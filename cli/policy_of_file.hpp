// A policy out of a file, for `check` and the window: what is wrong is told with file and line.
//   load_policy("partners.toml", language)
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/policy/policy.hpp"
#include "core/text/language.hpp"

namespace tlspath::cli {

Result<Policy> load_policy(const std::string& path, Language l);

}  // namespace tlspath::cli

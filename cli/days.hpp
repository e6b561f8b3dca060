// --since and --until: days as people write them, as seconds.
//   --since 2025-07-01 --until 2025-07-31  ->  the whole of July 2025, UTC
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "core/report/language.hpp"

namespace tlspath::cli {

struct Days {
  std::optional<std::int64_t> since, until;  // until: the first second after them
};

// Nothing where one is no day: that was said.
std::optional<Days> days_asked(const Arguments& arguments, Io& io, Language l);

}  // namespace tlspath::cli

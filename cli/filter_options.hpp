// Options that choose mails: days and domains as people write them, as they are kept.
//   --since 2025-07-01 --until 2025-07-31  ->  the whole of July 2025, UTC, in seconds
//   --partner "*.Shop.Example."            ->  shop.example
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "core/text/language.hpp"

namespace tlspath::cli {

struct Days {
  std::optional<std::int64_t> since, until;  // until: the first second after them
};

// Nothing where one is no day, or where no day is left: that was said.
std::optional<Days> days_asked(const Arguments& arguments, Io& io, Language l);

// Empty where the option was not given; nothing where its value is no domain: that was said.
std::optional<std::string> domain_asked(const Arguments& arguments, std::string_view option, Io& io,
                                        Language l);

}  // namespace tlspath::cli

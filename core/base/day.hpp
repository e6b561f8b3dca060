// Days of UTC, and how ISO 8601 writes them:
//   parse_iso_day("2025-07-01")  ->  1751328000      day_number(1751328000)  ->  20270
// A day that no calendar has ("2025-02-30") is none. Not done: years past 9999, other spellings.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {

inline constexpr std::int64_t kSecondsOfDay = 86'400;

// Days since 1970-01-01, of seconds since then.
constexpr std::int64_t day_number(std::int64_t utc) {
  return utc / kSecondsOfDay - (utc % kSecondsOfDay < 0 ? 1 : 0);
}

// Its first second.
constexpr std::int64_t seconds_of(std::chrono::sys_days day) {
  return std::int64_t{day.time_since_epoch().count()} * kSecondsOfDay;
}
constexpr std::optional<std::int64_t> seconds_of(std::chrono::year_month_day day) {
  return day.ok() ? std::optional(seconds_of(std::chrono::sys_days(day))) : std::nullopt;
}

// Midnight UTC of "2025-07-01".
constexpr std::optional<std::int64_t> parse_iso_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  unsigned numbers[3] = {};  // year, month, day
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return std::nullopt;
      ++n;
    } else {
      if (!ascii::is_digit(text[i])) return std::nullopt;
      numbers[n] = numbers[n] * 10 + static_cast<unsigned>(text[i] - '0');
    }
  }
  return seconds_of(std::chrono::year_month_day(std::chrono::year(static_cast<int>(numbers[0])),
                                                std::chrono::month(numbers[1]),
                                                std::chrono::day(numbers[2])));
}

}  // namespace tlspath

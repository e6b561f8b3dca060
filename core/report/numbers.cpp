// Numbers as people read them; see numbers.hpp.
#include "core/report/numbers.hpp"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace tlspath {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::size_t kMostPieces = 6;

}  // namespace

std::string number_list(std::span<const std::uint32_t> numbers, std::string_view to,
                        std::string_view conjunction, std::string_view more) {
  std::vector<std::string> pieces;
  std::size_t left = 0;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t j = i;
    while (j + 1 < numbers.size() && numbers[j + 1] == numbers[j] + 1) ++j;
    if (j - i < 2) j = i;  // two in a row read better one by one
    if (pieces.size() == kMostPieces) {
      left = numbers.size() - i;
      break;
    }
    pieces.push_back(i == j ? fmt::format("{}", numbers[i])
                            : fmt::format("{}{}{}", numbers[i], to, numbers[j]));
    i = j + 1;
  }
  if (left > 0) pieces.push_back(fmt::format("{} {}", left, more));
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out += i + 1 == pieces.size() ? conjunction : std::string_view(", ");
    out += pieces[i];
  }
  return out;
}

std::string duration(std::int64_t seconds) {
  const std::string_view sign = seconds < 0 ? "-" : "";
  // Stamps lie within the years 1 to 9999, so the difference is far from the limits.
  const std::int64_t s = seconds < 0 ? -seconds : seconds;
  const std::int64_t minutes = s / 60 % 60, hours = s / 3600 % 24, days = s / kDay;
  if (days > 99) return fmt::format("{}{}d", sign, days);
  if (days > 0) return fmt::format("{}{}d {}:{:02}:{:02}", sign, days, hours, minutes, s % 60);
  if (hours > 0) return fmt::format("{}{}:{:02}:{:02}", sign, hours, minutes, s % 60);
  return fmt::format("{}{}:{:02}", sign, minutes, s % 60);
}

std::int64_t day_of(std::int64_t utc) {
  return utc >= 0 ? utc / kDay : -((-utc + kDay - 1) / kDay);
}

std::string time_of_day(std::int64_t utc) {
  const std::int64_t s = utc - day_of(utc) * kDay;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string date_of(std::int64_t utc) {
  // Days to civil date, proleptic Gregorian (Howard Hinnant's public-domain algorithm).
  const std::int64_t z = day_of(utc) + 719'468;
  const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const std::int64_t doe = z - era * 146'097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const std::int64_t day = doy - (153 * mp + 2) / 5 + 1;
  const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
  const std::int64_t year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 1 || year > 9999) return "-";
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string size_text(std::uint64_t bytes) {
  constexpr const char* kUnits[] = {"bytes", "KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 2048 && unit + 1 < std::size(kUnits); ++unit) bytes >>= 10;
  return fmt::format("{} {}", bytes, kUnits[unit]);
}

std::string zone_text(std::int32_t seconds) {
  const std::int32_t s = seconds < 0 ? -seconds : seconds;
  return fmt::format("{}{:02}{:02}", seconds < 0 ? '-' : '+', s / 3600, s / 60 % 60);
}

}  // namespace tlspath

// Numbers as people read them; see numbers.hpp.
#include "core/text/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <vector>

#include "core/base/day.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMostPieces = 6;

constexpr std::int64_t kFirstDay = day_number(*parse_iso_day("0001-01-01"));
constexpr std::int64_t kLastDay = day_number(*parse_iso_day("9999-12-31"));

// Digits over those that stand there: tables have ten times as many dates as mails.
void put_number(std::string& text, std::size_t at, std::size_t size, unsigned value) {
  for (std::size_t i = at + size; i-- > at; value /= 10)
    text[i] = static_cast<char>('0' + value % 10);
}

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
  const std::int64_t minutes = s / 60 % 60, hours = s / 3600 % 24, days = s / kSecondsOfDay;
  if (days > 99) return fmt::format("{}{}d", sign, days);
  if (days > 0) return fmt::format("{}{}d {}:{:02}:{:02}", sign, days, hours, minutes, s % 60);
  if (hours > 0) return fmt::format("{}{}:{:02}:{:02}", sign, hours, minutes, s % 60);
  return fmt::format("{}{}:{:02}", sign, minutes, s % 60);
}

std::string time_of_day(std::int64_t utc) {
  const auto s = static_cast<unsigned>((utc % kSecondsOfDay + kSecondsOfDay) % kSecondsOfDay);
  std::string text = "00:00:00";
  put_number(text, 0, 2, s / 3600);
  put_number(text, 3, 2, s / 60 % 60);
  put_number(text, 6, 2, s % 60);
  return text;
}

std::string date_of(std::int64_t utc) {
  const std::int64_t days = day_number(utc);
  if (days < kFirstDay || days > kLastDay) return "-";
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  std::string text = "0000-00-00";
  put_number(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put_number(text, 5, 2, static_cast<unsigned>(date.month()));
  put_number(text, 8, 2, static_cast<unsigned>(date.day()));
  return text;
}

std::string size_text(std::uint64_t bytes) {
  constexpr const char* kUnits[] = {"bytes", "KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 2048 && unit + 1 < std::size(kUnits); ++unit) bytes >>= 10;
  return fmt::format("{} {}", bytes, kUnits[unit]);
}

std::string_view rfc_against(std::string_view version) {
  return version == "SSLv2" ? "RFC 6176" : version == "SSLv3" ? "RFC 7568" : "RFC 8996";
}

std::string zone_text(std::int32_t seconds) {
  const std::int32_t s = seconds < 0 ? -seconds : seconds;
  return fmt::format("{}{:02}{:02}", seconds < 0 ? '-' : '+', s / 3600, s / 60 % 60);
}

std::string grouped(std::uint64_t n, Language l) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;)
    digits.insert(at -= 3, l == Language::de ? "." : ",");
  return digits;
}

std::string percent(std::uint64_t part, std::uint64_t all, Language l) {
  if (all == 0) return "-";
  std::string out =
      fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(all));
  if (l == Language::de) std::ranges::replace(out, '.', ',');
  return out;
}

}  // namespace tlspath

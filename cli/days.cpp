// See days.hpp.
#include "cli/days.hpp"

#include <charconv>
#include <chrono>
#include <string_view>
#include <tuple>

#include "core/report/store_words.hpp"

namespace tlspath::cli {

std::optional<std::int64_t> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    int n = -1;
    const char* const end = text.data() + at + size;
    const auto read = std::from_chars(text.data() + at, end, n);
    return read.ec == std::errc() && read.ptr == end ? n : -1;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::sys_days(date).time_since_epoch())
      .count();
}

std::optional<Days> days_asked(const Arguments& arguments, Io& io, Language l) {
  constexpr std::int64_t kDay = 86400;
  Days days;
  for (const auto& [name, into, add] :
       {std::tuple(std::string_view("since"), &days.since, std::int64_t{0}),
        std::tuple(std::string_view("until"), &days.until, kDay)}) {
    const std::string_view text = arguments.get(name);
    if (text.empty()) continue;
    const auto day = parse_day(text);
    if (!day) {
      complain(io, bad_day(name, text, l));
      return std::nullopt;
    }
    *into = *day + add;
  }
  return days;
}

}  // namespace tlspath::cli

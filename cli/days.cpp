// See days.hpp.
#include "cli/days.hpp"

#include <string_view>
#include <tuple>

#include "core/base/day.hpp"
#include "core/report/store_words.hpp"

namespace tlspath::cli {

std::optional<Days> days_asked(const Arguments& arguments, Io& io, Language l) {
  Days days;
  for (const auto& [name, into, add] :
       {std::tuple(std::string_view("since"), &days.since, std::int64_t{0}),
        std::tuple(std::string_view("until"), &days.until, kSecondsOfDay)}) {
    const std::string_view text = arguments.get(name);
    if (text.empty()) continue;
    const auto day = parse_iso_day(text);
    if (!day) {
      complain(io, bad_day(name, text, l));
      return std::nullopt;
    }
    *into = *day + add;
  }
  return days;
}

}  // namespace tlspath::cli

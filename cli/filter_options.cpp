// See filter_options.hpp.
#include "cli/filter_options.hpp"

#include <tuple>

#include "core/base/day.hpp"
#include "core/base/domain_name.hpp"
#include "core/overview/store_words.hpp"

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
  if (days.since && days.until && *days.until <= *days.since) {
    complain(io, until_before_since(arguments.get("until"), arguments.get("since"), l));
    return std::nullopt;
  }
  return days;
}

std::optional<std::string> domain_asked(const Arguments& arguments, std::string_view option, Io& io,
                                        Language l) {
  const std::string_view text = arguments.get(option);
  std::string domain = typed_domain(text);
  if (domain.empty() == text.empty()) return domain;
  complain(io, bad_domain(option, text, l));
  return std::nullopt;
}

}  // namespace tlspath::cli

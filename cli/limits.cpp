// See limits.hpp.
#include "cli/limits.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "core/base/ascii.hpp"
#include "core/overview/store_words.hpp"

namespace tlspath::cli {
namespace {

enum class Unit : std::uint8_t { number, bytes, seconds };

struct Limit {
  std::string_view name;
  Unit unit;
  std::uint64_t InputLimits::* where;
  std::uint64_t most = UINT64_MAX;
};
constexpr Limit kLimits[] = {
    {"depth", Unit::number, &InputLimits::depth, 64},  // each level is a call within the other
    {"ratio", Unit::number, &InputLimits::ratio},
    {"unpacked", Unit::bytes, &InputLimits::unpacked},
    {"header", Unit::bytes, &InputLimits::head},
    {"spool", Unit::bytes, &InputLimits::spool},
    {"pst-memory", Unit::bytes, &InputLimits::helper_memory},
    {"pst-time", Unit::seconds, &InputLimits::helper_seconds},
};

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t n = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), n);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && n > 0 ? std::optional(n) : std::nullopt;
}

bool set_limit(InputLimits& limits, std::string_view text) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) return false;
  for (const Limit& limit : kLimits) {
    if (text.substr(0, sign) != limit.name) continue;
    const std::string_view value = text.substr(sign + 1);
    const auto n = limit.unit == Unit::bytes ? parse_size(value) : parse_number(value);
    if (!n || *n > limit.most) return false;
    limits.*limit.where = *n;
    return true;
  }
  return false;
}

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  constexpr std::string_view kUnits = "kmgt";
  unsigned shift = 0;
  if (!text.empty())
    if (const auto unit = kUnits.find(ascii::lower(text.back())); unit != std::string_view::npos) {
      shift = 10 * (static_cast<unsigned>(unit) + 1);
      text.remove_suffix(1);
    }
  const auto n = parse_number(text);
  if (!n || *n > (UINT64_MAX >> 1 >> shift)) return std::nullopt;
  return *n << shift;
}

std::optional<InputLimits> limits_asked(const Arguments& arguments, Io& io, Language l) {
  InputLimits limits;
  for (const std::string& text : arguments.all("limit"))
    if (!set_limit(limits, text)) {
      std::string names;
      for (const Limit& limit : kLimits) {
        if (!names.empty()) names += ", ";
        names += limit.name;
      }
      complain(io, bad_limit(text, names, l));
      return std::nullopt;
    }
  return limits;
}

std::string limits_text(const InputLimits& limits) {
  std::string out;
  for (const Limit& limit : kLimits)
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", limit.name, limits.*limit.where);
  return out;
}

}  // namespace tlspath::cli

#include "core/text/language.hpp"

#include "core/base/ascii.hpp"

namespace tlspath {

std::optional<Language> parse_language(std::string_view text) {
  const std::size_t end = text.find_first_of("_-.@");
  const std::string_view word = text.substr(0, end);
  if (ascii::iequal(word, "en") || text == "C" || text.starts_with("C.") || text == "POSIX") {
    return Language::en;
  }
  if (ascii::iequal(word, "de")) return Language::de;
  return std::nullopt;
}

std::string_view name(Language l) { return l == Language::de ? "de" : "en"; }

}  // namespace tlspath

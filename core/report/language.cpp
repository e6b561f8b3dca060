// Which language, and where its sentences are. The sentences themselves are in en.cpp and de.cpp.
#include "core/report/language.hpp"

#include "core/base/ascii.hpp"
#include "core/report/lang.hpp"
#include "core/report/messages.hpp"

namespace tlspath {

namespace lang {
const Messages& english_messages();
const Messages& german_messages();
const Words& english_words();
const Words& german_words();
}  // namespace lang

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

const Messages& messages(Language l) {
  return l == Language::de ? lang::german_messages() : lang::english_messages();
}

const Words& words(Language l) {
  return l == Language::de ? lang::german_words() : lang::english_words();
}

}  // namespace tlspath

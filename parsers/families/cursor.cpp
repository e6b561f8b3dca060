// Cursor: walks a part by hand.

#include <algorithm>

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool Cursor::take_all(std::string_view words) {
  const std::size_t end = ascii::end_of_words(s, words, at);
  if (end == std::string_view::npos) return false;
  at = end;
  return true;
}

std::string_view Cursor::word(std::string_view stops) {
  // Of two or three signs: a call of memchr for each byte costs more.
  const auto goes_on = [stops](char c) {
    if (ascii::is_blank(c)) return false;
    for (const char stop : stops)
      if (c == stop) return false;
    return true;
  };
  const std::size_t begin = std::min(at, s.size());
  std::size_t end = begin;
  while (end != s.size() && goes_on(s[end])) ++end;
  at = end;
  return s.substr(begin, end - begin);
}

}  // namespace tlspath::families

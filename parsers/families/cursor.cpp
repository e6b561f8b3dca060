// Cursor: walks a part by hand.

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool Cursor::take(std::string_view words) {
  const std::size_t end = ascii::end_of_words(s, words, at);
  if (end == std::string_view::npos) return false;
  at = end;
  return true;
}

std::string_view Cursor::word(std::string_view stops) {
  const std::size_t begin = at;
  while (at < s.size() && !ascii::is_blank(s[at]) && stops.find(s[at]) == std::string_view::npos) ++at;
  return s.substr(begin, at - begin);
}

}  // namespace tlspath::families

// links.cpp: the target, and the same bytes before the link.
#include "core/mail/repair/links.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kMaxTarget = 320;  // an address: 64 and 255 bytes

constexpr bool in_word(char c) {
  return ascii::is_alnum(c) || is_high(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

bool is_address(std::string_view s) {
  const std::size_t at = s.find('@');
  return at != kNone && at > 0 && at + 1 < s.size() &&
         std::all_of(s.begin(), s.end(), [](char c) { return c > ' ' && c != '<' && c != '"'; });
}

// Does `word` stand right before `at`, and start there?
bool stands_before(std::string_view text, std::size_t at, std::string_view word) {
  if (word.size() > at || !ascii::iequal(text.substr(at - word.size(), word.size()), word))
    return false;
  return word.size() == at || !in_word(text[at - word.size() - 1]);
}

}  // namespace

std::size_t link_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kMail = "<mailto:";
  const std::string_view rest = text.substr(at, kMail.size() + kMaxTarget + 1);
  if (!ascii::istarts_with(rest, kMail)) return 0;
  const std::size_t end = rest.find('>');
  if (end == kNone) return 0;
  const std::string_view target = rest.substr(kMail.size(), end - kMail.size());
  return is_address(target) && stands_before(text, at, target) ? end + 1 : 0;
}

}  // namespace tlspath::repairing

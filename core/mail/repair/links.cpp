// links.cpp: the target, and the same word before it.
#include "core/mail/repair/links.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kMaxLink = 330;  // an address: 64 and 255 bytes

constexpr bool in_host(char c) { return ascii::is_alnum(c) || c == '.' || c == '-' || c == '_'; }

bool is_address(std::string_view s) {
  const std::size_t at = s.find('@');
  return at != kNone && at > 0 && at + 1 < s.size() && std::all_of(s.begin(), s.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' &&
                  std::string_view("<\"()[]").find(c) == kNone;
         });
}

// A name with a dot, no address: "[192.0.2.1]" has brackets of its own.
bool is_host(std::string_view s) {
  const std::size_t dot = s.rfind('.');
  return dot != kNone && dot > 0 && dot + 1 < s.size() && ascii::is_alpha(s[dot + 1]) &&
         std::all_of(s.begin(), s.end(), in_host);
}

// What `link` leads to, where that is no more than an address or a host; else nothing.
std::string_view target_of(std::string_view link) {
  if (ascii::istarts_with(link, "mailto:")) {
    link.remove_prefix(7);
    return is_address(link) ? link : std::string_view();
  }
  if (!ascii::istarts_with(link, "http")) return {};
  link.remove_prefix(4);
  if (!link.empty() && ascii::lower(link[0]) == 's') link.remove_prefix(1);
  if (!link.starts_with("://")) return {};
  link.remove_prefix(3);
  if (link.ends_with('/')) link.remove_suffix(1);
  return is_host(link) ? link : std::string_view();
}

// Does `word` stand right before `at`, and start there?
bool stands_before(std::string_view text, std::size_t at, std::string_view word) {
  if (word.size() > at || !ascii::iequal(text.substr(at - word.size(), word.size()), word))
    return false;
  if (word.size() == at) return true;
  const char before = text[at - word.size() - 1];
  return !in_host(before) && before != '+' && !is_high(before);
}

}  // namespace

Link link_at(std::string_view text, std::size_t at) {
  const bool bracketed = text[at] == '(';
  if (bracketed && (at == 0 || text[at - 1] != ']')) return {};
  const std::string_view rest = text.substr(at + 1, kMaxLink);
  if (rest.size() < 2 || std::string_view("mMhH").find(rest[0]) == kNone) return {};
  const std::size_t end = rest.find(bracketed ? ')' : '>');
  if (end == kNone) return {};
  const std::string_view target = target_of(rest.substr(0, end));
  const std::size_t word_end = at - bracketed;
  if (target.empty() || !stands_before(text, word_end, target)) return {};
  const std::size_t open = word_end - target.size();
  if (bracketed && (open == 0 || text[open - 1] != '[')) return {};
  return {end + 2, target.size(), bracketed};
}

}  // namespace tlspath::repairing

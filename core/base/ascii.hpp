// ASCII helpers that never look at the locale: headers are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tlspath::ascii {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
inline std::string lower_copy(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = lower(c);
  return out;
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) {
  const char l = static_cast<char>(c | 0x20);
  return l >= 'a' && l <= 'z';
}
constexpr bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }
constexpr bool is_xdigit(char c) {
  const char l = static_cast<char>(c | 0x20);
  return is_digit(c) || (l >= 'a' && l <= 'f');
}
constexpr bool starts_with_digit(std::string_view s) { return !s.empty() && is_digit(s.front()); }
// Blank or folding: SP, TAB, CR, LF.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The comparisons below ignore case, and one blank in `words` stands for any folding white space:
// "with ESMTP" is "with\r\n\tESMTP" too. `words` is ours, `s` is the mail's.

// Where `words` end if they stand in `s` at `at`, else npos.
constexpr std::size_t end_of_words(std::string_view s, std::string_view words, std::size_t at = 0) {
  for (const char c : words) {
    if (at >= s.size()) return std::string_view::npos;
    if (c == ' ') {
      if (!is_blank(s[at])) return std::string_view::npos;
      while (at < s.size() && is_blank(s[at])) ++at;
    } else {
      const char given = s[at++];
      if (given != c && lower(given) != lower(c)) return std::string_view::npos;
    }
  }
  return at;
}
constexpr bool iequal(std::string_view s, std::string_view words) {
  return s.size() >= words.size() && end_of_words(s, words) == s.size();
}
constexpr bool istarts_with(std::string_view s, std::string_view words) {
  return s.size() >= words.size() && end_of_words(s, words) != std::string_view::npos;
}
constexpr bool iends_with(std::string_view s, std::string_view words) {
  std::size_t at = s.size();
  for (std::size_t k = words.size(); k-- > 0;) {
    if (at == 0) return false;
    if (words[k] == ' ') {
      if (!is_blank(s[at - 1])) return false;
      while (at > 0 && is_blank(s[at - 1])) --at;
    } else if (lower(s[--at]) != lower(words[k])) {
      return false;
    }
  }
  return true;
}
constexpr std::size_t ifind(std::string_view s, std::string_view words, std::size_t from = 0) {
  const bool blank_first = words.starts_with(' ');
  for (std::size_t i = from; i + words.size() <= s.size(); ++i) {
    if (end_of_words(s, words, i) != std::string_view::npos) return i;
    // What does not stand behind all of them stands behind none: blanks may be without end.
    while (blank_first && i + 1 < s.size() && is_blank(s[i]) && is_blank(s[i + 1])) ++i;
  }
  return std::string_view::npos;
}
constexpr std::string_view trim(std::string_view s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

}  // namespace tlspath::ascii

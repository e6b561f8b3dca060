// ASCII helpers that never look at the locale: headers are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath::ascii {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
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
// Blank or folding: SP, TAB, CR, LF.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr bool iequal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}
constexpr bool istarts_with(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && iequal(s.substr(0, prefix.size()), prefix);
}
constexpr bool iends_with(std::string_view s, std::string_view suffix) {
  return s.size() >= suffix.size() && iequal(s.substr(s.size() - suffix.size()), suffix);
}
constexpr std::size_t ifind(std::string_view s, std::string_view word, std::size_t from = 0) {
  if (word.size() > s.size()) return std::string_view::npos;
  for (std::size_t i = from; i + word.size() <= s.size(); ++i)
    if (iequal(s.substr(i, word.size()), word)) return i;
  return std::string_view::npos;
}
constexpr std::string_view trim(std::string_view s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

}  // namespace tlspath::ascii

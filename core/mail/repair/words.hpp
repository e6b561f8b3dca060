// Bytes and words of a pasted line, as all of the repair looks at them.
//   first_word("from mail.example.org (")  ->  "from"
// Not done: fields and their names (field_names.hpp), the words of a Received value
// (received_words.hpp).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath::repairing {

inline constexpr std::size_t kNone = std::string_view::npos;

constexpr std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }
constexpr bool is_space(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_high(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

constexpr std::string_view skip_space(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && is_space(s[i])) ++i;
  return s.substr(i);
}

// The word at the start of `s`, up to a blank.
constexpr std::string_view first_word(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && !ascii::is_blank(s[i])) ++i;
  return s.substr(0, i);
}

inline bool is_any_of(std::string_view word, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return ascii::iequal(word, w); });
}

}  // namespace tlspath::repairing

// received_words.cpp: clauses of RFC 5321, weekdays, zones.
#include "core/mail/repair/received_words.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr auto kClauseWords = std::to_array<std::string_view>(
    {"from", "by", "with", "via", "id", "for", "tls", "envelope-from"});

constexpr auto kWeekdays =
    std::to_array<std::string_view>({"Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"});

}  // namespace

bool is_received_value(std::string_view value) {
  value = skip_space(value);
  if (value.empty() || ascii::is_blank(value[0])) return true;
  return value[0] == '(' || value[0] == '[' || is_any_of(first_word(value), kClauseWords);
}
bool is_received_line(std::string_view line) {
  const std::string_view name = field_name(line);
  return is_received(name) && is_received_value(line.substr(name.size() + 1));
}

bool is_zone(std::string_view s) {
  if (s.empty()) return false;
  if (s[0] == '+' || s[0] == '-') return s.size() > 1 && ascii::is_digit(s[1]);
  const std::string_view word = first_word(s);
  return word.size() <= 5 && std::all_of(word.begin(), word.end(),
                                         [](char c) { return (c >= 'A' && c <= 'Z') || c == ')'; });
}

bool closes_comment(std::string_view line) {
  std::size_t depth = 0;
  for (const char c : line) {
    if (c == '(') ++depth;
    if (c == ')' && depth-- == 0) return true;
  }
  return false;
}

bool looks_like_clause(std::string_view line) {
  line = skip_space(line);
  if (line.empty()) return false;
  if (line[0] == '(' || line[0] == '[' || line[0] == '<') return true;
  const std::string_view word = first_word(line);
  if (is_any_of(word, kClauseWords) || is_any_of(word, kWeekdays)) return true;
  return ascii::is_digit(line[0]) || line[0] == '+' || line[0] == '-';
}

Quoted read_quoted(std::string_view text, std::size_t at, std::size_t to) {
  std::size_t end = at;
  do {
    end += text[end] == '\\' ? 2 : 1;
  } while (end < to && text[end] != '"');
  return {std::min(end, to), end + 1 < to && text[end + 1] == '@'};
}

}  // namespace tlspath::repairing

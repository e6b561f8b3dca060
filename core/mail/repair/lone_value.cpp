// lone_value.cpp: the words of a value, one look.
#include "core/mail/repair/lone_value.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_state.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

bool is_host_word(std::string_view word) {
  return word.find('.') != kNone || word.find(':') != kNone ||
         ascii::istarts_with(word, "localhost") || word.starts_with("[");
}

constexpr auto kMonths = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

}  // namespace

void ValueWords::add(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view line = text.substr(from, to - from);
  if (begin_ == Begin::none)
    begin_ = line.starts_with("(") ? Begin::comment
             : starts_value(line)  ? Begin::clause
                                   : Begin::other;
  for (std::size_t i = 0; i < line.size();) {
    const std::string_view w = first_word(line.substr(i));
    if (!w.empty()) {
      by_host_ = by_host_ || (after_by_ && is_host_word(w));
      after_by_ = ascii::iequal(w, "by");
      by_ = by_ || after_by_;
      with_or_id_ = with_or_id_ || ascii::iequal(w, "with") || ascii::iequal(w, "id");
      month_ = month_ || is_any_of(w, kMonths);
    }
    i += std::max<std::size_t>(w.size(), 1);
  }
  state_.feed(text, from, to);
}

bool ValueWords::lone() const {
  if (begin_ == Begin::comment) return dated() || (by_host_ && with_or_id_);
  return begin_ == Begin::clause && by_ && (dated() || (by_host_ && with_or_id_));
}

bool is_lone_value(std::string_view value) {
  ValueWords words;
  words.add(value);
  return words.lone();
}

bool starts_value(std::string_view content) {
  const std::string_view first = first_word(content);
  return content.starts_with("(") || ascii::iequal(first, "from") || ascii::iequal(first, "by");
}

std::size_t item_mark(std::string_view content) {
  constexpr std::string_view kBullet = "\xe2\x80\xa2";
  std::size_t i = 0;
  while (i < content.size() && i < 3 && ascii::is_digit(content[i])) ++i;
  if (i > 0)
    i = i < content.size() && (content[i] == '.' || content[i] == ')') ? i + 1 : 0;
  else if (content.starts_with("- ") || content.starts_with("* "))
    i = 1;
  else if (content.starts_with(kBullet))
    i = kBullet.size();
  if (i == 0 || i >= content.size() || !is_space(content[i])) return 0;
  return content.size() - skip_space(content.substr(i)).size();
}

std::string value_from(std::string_view text, std::size_t at) {
  std::string value;
  Line line;
  LineWalker walker(text, at);
  for (bool first = true; walker.next(line) && value.size() < kMaxLone; first = false) {
    std::string_view content = text.substr(line.at, line.size);
    if (!first) content = behind_prefix(content);
    if (content.empty() || (!first && is_known(field_name(content)))) break;
    value.append(content.substr(0, kMaxLone)).append(" ");
  }
  return value;
}

}  // namespace tlspath::repairing

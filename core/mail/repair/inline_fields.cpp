// inline_fields.cpp: a colon, a name before it, and for a Received a value after it.
#include "core/mail/repair/inline_fields.hpp"

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// Does a Received value follow at `at`, in its line or wrapped to the next?
bool is_value_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxBlanks = 8;
  constexpr std::size_t kLongestWord = 16;
  std::size_t i = at;
  while (i < text.size() && i - at < kMaxBlanks && ascii::is_blank(text[i])) ++i;
  const std::string_view value = text.substr(i, kLongestWord);
  return !value.empty() && !ascii::is_blank(value[0]) && is_received_value(value);
}

}  // namespace

std::size_t find_inline_field(std::string_view text, std::size_t from, std::size_t to,
                              bool any_known) {
  std::size_t quotes_from = from;
  for (std::size_t i = from; i < to; ++i) {
    if (text[i] == '"' && i >= quotes_from) {
      const Quoted quoted = read_quoted(text, i, to);
      quotes_from = quoted.end;
      if (quoted.local_part) i = quotes_from++;
    }
    if (text[i] != ':') continue;
    const std::size_t at = name_before(text, i, from);
    if (at == kNone) continue;
    const std::string_view name = text.substr(at, i - at);
    if (is_received(name) ? is_value_at(text, i + 1) : any_known && is_known(name)) return at;
  }
  return kNone;
}

}  // namespace tlspath::repairing

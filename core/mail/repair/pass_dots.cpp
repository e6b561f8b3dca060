// Puts back the dots of names and addresses that were written so that no program makes links of
// them, where the name behind a "by" is so:
//   "from a[.]example ([192[.]0.2[.]1]) by b(.)example"  ->  "from a.example ([192.0.2.1]) by ..."
// Not done: "hxxp", "[at]".
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kDot = 3;  // bytes of "[.]"

// Between letters or digits.
bool is_dot_at(std::string_view text, std::size_t at) {
  const std::string_view dot = text.substr(at, kDot);
  if (dot != "[.]" && dot != "(.)") return false;
  return at > 0 && at + kDot < text.size() && ascii::is_alnum(text[at - 1]) &&
         ascii::is_alnum(text[at + kDot]);
}

std::size_t next_dot(std::string_view text, std::size_t from) {
  std::size_t i = text.find(".", from);
  while (i != kNone && (i == 0 || !is_dot_at(text, i - 1))) i = text.find('.', i + 1);
  return i == kNone ? kNone : i - 1;
}

// Does a server of these lines call itself so?
bool writes_dots(std::string_view text, std::size_t end) {
  bool in_received = false, after_by = false;
  Line line;
  LineWalker walker(text);
  while (walker.next(line) && line.at < end) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    if (is_received_line(content))
      in_received = true;
    else if (content.empty() || is_known(field_name(content)))
      in_received = after_by = false;
    if (!in_received) continue;
    for (std::size_t i = 0; i < content.size(); ++i) {
      const std::string_view word = first_word(content.substr(i));
      if (word.empty()) continue;
      if (after_by && next_dot(word, 0) != kNone) return true;
      after_by = ascii::iequal(word, "by");
      i += word.size();
    }
  }
  return false;
}

}  // namespace

bool restore_dots(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::string_view text = stage.text;
  if (next_dot(text.substr(0, end), 0) == kNone || !writes_dots(text, end)) return false;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (std::size_t i = next_dot(text, 0); i != kNone && i < end; i = next_dot(text, i + kDot)) {
    out.keep(kept, i);
    out.note(Repair::dots_restored, i + 1);
    out.keep(i + 1, i + 2);
    kept = i + kDot;
  }
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

}  // namespace tlspath::repairing

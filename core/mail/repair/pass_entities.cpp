// Decodes entities and takes off tags, where the text holds an entity or a <br>:
//   "for &lt;bob@example.com&gt;;<br>Mon, 16 Mar"  ->  "for <bob@example.com>;" / "Mon, 16 Mar"
// Not done: a text with dressing alone ("<b>by</b>") is no damage.
#include <algorithm>

#include "core/base/unicode.hpp"
#include "core/mail/repair/html.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// A tag that ends a line says nothing new where a line end follows it or stands before it.
bool at_line_edge(std::string_view text, std::size_t from, std::size_t to) {
  while (from > 0 && is_space(text[from - 1])) --from;
  const bool before = from == 0 || text[from - 1] == '\n' || text[from - 1] == '\r';
  const std::string_view after = skip_space(text.substr(to, kMaxTag));
  return before || after.empty() || after[0] == '\n' || after[0] == '\r';
}

}  // namespace

void decode_entities(Stage& stage, Ledger& ledger) {
  if (!has_entities(stage.text, 0, stage.text.size())) return;
  Builder out(stage, ledger);
  const std::string_view text = stage.text;
  const std::string_view eol = main_eol(text);
  std::size_t kept = 0;
  std::size_t i = text.find_first_of("&<");
  while (i != kNone) {
    std::size_t size = 0;
    Utf8 letter;
    std::string_view bytes;
    bool breaks = true;
    if (text[i] == '&') {
      const Entity entity = entity_at(text, i);
      size = entity.size;
      letter = to_utf8(entity.code);
      bytes = letter.view();
    } else {
      size = break_tag_at(text, i);
      if (size == 0) size = dressing_tag_at(text, i, breaks);
      if (size > 0 && breaks && !at_line_edge(text, i, i + size)) bytes = eol;
    }
    if (size > 0) {
      out.keep(kept, i);
      out.note(Repair::entities_decoded, bytes.empty() ? i + size : i);
      out.replace(i, i + size, bytes);
      kept = i + size;
    }
    i = text.find_first_of("&<", i + std::max<std::size_t>(size, 1));
  }
  out.keep(kept, text.size());
  stage = out.take();
}

}  // namespace tlspath::repairing

// Replaces the characters that only a paste puts there (glyphs.hpp):
//   "by\xc2\xa0mail.example.org"  ->  "by mail.example.org"
// Not done: letters; a name in UTF-8 stays.
#include <algorithm>

#include "core/mail/repair/glyphs.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {

bool replace_characters(Stage& stage, Ledger& ledger, Within within) {
  const std::string_view text = stage.text;
  if (std::none_of(text.begin(), text.end(), is_high)) return false;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_high(text[i])) {
      ++i;
      continue;
    }
    Replacement r = replacement_at(text, i);
    if (within == Within::whole_mail) {
      if (r.bytes == "\n") r.bytes = " ";
      r.wanted = r.wanted && r.bytes != "\"";
    }
    if (r.wanted) {
      out.keep(kept, i);
      out.note(r.kind, r.bytes.empty() ? i + r.size : i);
      out.replace(i, i + r.size, r.bytes);
      kept = i + r.size;
    }
    i += r.size;
  }
  if (kept == 0) return false;
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

}  // namespace tlspath::repairing

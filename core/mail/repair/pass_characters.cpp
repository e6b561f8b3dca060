// Replaces the characters that only a paste puts there (glyphs.hpp):
//   "by\xc2\xa0mail.example.org"  ->  "by mail.example.org"
// Not done: letters; a name in UTF-8 stays.
#include <algorithm>

#include "core/mail/repair/glyphs.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

bool is_quote(const Replacement& r) { return r.wanted && r.bytes == "\""; }

// Where the smart quote stands that closes the one before `at`, if they hold words alone: between
// those of two senders' slots stands more.
std::size_t closing_quote(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxWords = 128;
  const std::size_t end = std::min(text.size(), at + kMaxWords);
  for (std::size_t i = at; i < end;) {
    if (!is_high(text[i])) {
      if (std::string_view("()<>[]@;,\\\"\r\n").find(text[i]) != kNone) return kNone;
      ++i;
      continue;
    }
    const Replacement r = replacement_at(text, i);
    if (is_quote(r)) return i;
    i += r.size;
  }
  return kNone;
}

}  // namespace

bool replace_characters(Stage& stage, Ledger& ledger, Within within) {
  const std::string_view text = stage.text;
  if (std::none_of(text.begin(), text.end(), is_high)) return false;
  Builder out(stage, ledger);
  std::size_t kept = 0, closing = kNone;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_high(text[i])) {
      ++i;
      continue;
    }
    Replacement r = replacement_at(text, i);
    if (within != Within::paste) {
      if (r.bytes == "\n") r.bytes = " ";
      if (is_quote(r) && i != closing) {
        closing = within == Within::pasted_mail ? closing_quote(text, i + r.size) : kNone;
        r.wanted = closing != kNone;
      }
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

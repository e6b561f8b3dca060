// Takes off a byte order mark and decodes UTF-16, which Notepad and PowerShell write:
//   "\xff\xfeR\0e\0c\0"  ->  "Rec"
// Not done: UTF-32; code pages (an odd byte stays as it is).
#include <algorithm>
#include <array>

#include "core/base/unicode.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/runs.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

enum class Encoding : std::uint8_t { bytes, utf16_le, utf16_be };

// UTF-16 by its mark, or by a NUL in every other byte of the first kilobyte.
Encoding detect_encoding(std::string_view text) {
  if (text.starts_with("\xff\xfe")) return Encoding::utf16_le;
  if (text.starts_with("\xfe\xff")) return Encoding::utf16_be;
  const std::size_t pairs = std::min<std::size_t>(text.size(), 1024) / 2;
  if (pairs < 8) return Encoding::bytes;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < pairs * 2; ++i) nuls[i % 2] += text[i] == '\0';
  if (nuls[0] == 0 && nuls[1] * 4 >= pairs * 3) return Encoding::utf16_le;
  if (nuls[1] == 0 && nuls[0] * 4 >= pairs * 3) return Encoding::utf16_be;
  return Encoding::bytes;
}

// A lone surrogate becomes U+FFFD. An odd last byte is dropped.
void decode_utf16(Builder& out, Encoding encoding, std::size_t at) {
  const std::string_view text = out.text();
  out.note(Repair::utf16_decoded, at, narrow((text.size() - at) / 2));
  const ByteOrder order = encoding == Encoding::utf16_le ? ByteOrder::little : ByteOrder::big;
  while (at + 2 <= text.size()) {
    const Glyph glyph = read_utf16(text, at, order);
    out.replace(at, at + glyph.size, to_utf8(glyph.code).view());
    at += glyph.size;
  }
}

}  // namespace

bool decode(std::string_view look, Stage& stage, Ledger& ledger) {
  const Encoding encoding = detect_encoding(look);
  const bool utf8_mark = look.starts_with("\xef\xbb\xbf");
  if (encoding == Encoding::bytes && !utf8_mark) return false;
  const bool utf16_mark = look.starts_with("\xff\xfe") || look.starts_with("\xfe\xff");
  const std::size_t at = utf8_mark ? 3 : utf16_mark ? 2 : 0;
  const RepairRun all = whole_run(look);
  Builder out(look, {&all, 1}, ledger);
  if (at > 0) out.note(Repair::bom_removed, at);
  if (utf8_mark)
    out.keep(at, look.size());
  else
    decode_utf16(out, encoding, at);
  stage = out.take();
  return true;
}

}  // namespace tlspath::repairing

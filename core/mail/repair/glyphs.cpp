// glyphs.cpp: the table of characters that are replaced.
#include "core/mail/repair/glyphs.hpp"

#include "core/base/unicode.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

Replacement replacement_of(std::uint32_t code) {
  const auto by = [](Repair kind, std::string_view bytes) {
    return Replacement{.wanted = true, .kind = kind, .bytes = bytes};
  };
  const auto blank = [&] { return by(Repair::nbsp_replaced, " "); };
  const auto nothing = [&] { return by(Repair::nbsp_replaced, ""); };
  const auto plain = [&](std::string_view s) { return by(Repair::smart_quotes_replaced, s); };
  if (code >= 0x2000 && code <= 0x200a) return blank();
  switch (code) {
    case 0x00a0:  // no-break space
    case 0x202f:  // narrow no-break space
    case 0x205f:
    case 0x3000:
      return blank();
    case 0x00ad:  // soft hyphen
    case 0x200b:  // zero-width space
    case 0x200c:
    case 0x200d:
    case 0x200e:  // marks of direction
    case 0x200f:
    case 0x2060:
    case 0xfeff:
      return nothing();
    case 0x2028:  // line separator
    case 0x2029:
      return by(Repair::line_ends_mixed, "\n");
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
      return plain("'");
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
      return plain("\"");
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return plain("-");
    case 0x2014:  // made from "--" by the program it was typed into
    case 0x2015:
      return plain("--");
    default:
      return {};
  }
}

// The same in Windows-1252, where the byte stands alone: beside other high bytes it is half of a
// letter.
Replacement lone_replacement(std::string_view text, std::size_t at) {
  const auto alone = [&](std::size_t i) {
    return i >= text.size() || !is_high(text[i]) || text[i] == '\xa0';
  };
  if ((at > 0 && !alone(at - 1)) || !alone(at + 1)) return {};
  switch (static_cast<unsigned char>(text[at])) {
    case 0xa0:
      return replacement_of(0x00a0);
    case 0x91:
    case 0x92:
      return replacement_of(0x2019);
    case 0x93:
    case 0x94:
      return replacement_of(0x201d);
    case 0x96:
      return replacement_of(0x2013);
    case 0x97:
      return replacement_of(0x2014);
    default:
      return {};
  }
}

}  // namespace

Replacement replacement_at(std::string_view text, std::size_t at) {
  const Glyph glyph = read_utf8(text, at);
  Replacement r = glyph.lone ? lone_replacement(text, at) : replacement_of(glyph.code);
  r.size = glyph.size;
  return r;
}

}  // namespace tlspath::repairing

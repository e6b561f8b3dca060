// utf8.cpp: RFC 3629; lone surrogates are left to those who ask.
#include "core/mail/repair/utf8.hpp"

namespace tlspath::repairing {

Glyph read_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t b = byte(at);
  if (b < 0x80) return {1, b, false};
  const std::size_t size = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
  if (b < 0xc2 || b > 0xf4 || at + size > text.size()) return {1, b, true};
  std::uint32_t code = b & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return {1, b, true};
    code = code << 6 | (byte(at + i) & 0x3f);
  }
  return {size, code, false};
}

Utf8 to_utf8(std::uint32_t code) {
  Utf8 u;
  const auto put = [&](std::uint32_t b) { u.bytes[u.size++] = static_cast<char>(b); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
  return u;
}

}  // namespace tlspath::repairing

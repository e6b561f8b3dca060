// One character of UTF-8 or UTF-16, read and written.
//   read_utf8("\xe2\x80\x9cTLS", 0)  ->  3 bytes, U+201C      to_utf8(0xa0)  ->  "\xc2\xa0"
// Not done: whole texts; what is no UTF-8 is told byte by byte, never mended.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Glyph {
  std::size_t size = 1;    // bytes read
  std::uint32_t code = 0;  // code point
  bool lone = false;       // a byte that is no UTF-8
};

// RFC 3629: overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8, so that nothing
// can hide in them.
inline Glyph read_utf8(std::string_view text, std::size_t at) {
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
  const std::uint32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {1, b, true};
  return {size, code, false};
}

enum class ByteOrder : std::uint8_t { little, big };

// A lone surrogate is U+FFFD. There must be two bytes from `at` on.
inline Glyph read_utf16(std::string_view text, std::size_t at, ByteOrder order) {
  const std::size_t high = order == ByteOrder::little ? 1 : 0;
  const auto unit = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i + high]) << 8 |
                                      static_cast<unsigned char>(text[i + 1 - high]));
  };
  const std::uint32_t code = unit(at);
  if (code < 0xd800 || code > 0xdfff) return {2, code, false};
  const std::uint32_t low = code < 0xdc00 && at + 4 <= text.size() ? unit(at + 2) : 0;
  if (low < 0xdc00 || low > 0xdfff) return {2, 0xfffd, true};
  return {4, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00), false};
}

struct Utf8 {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

inline Utf8 to_utf8(std::uint32_t code) {
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

}  // namespace tlspath

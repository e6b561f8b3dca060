// UTF-8, one character at a time.
//   read_utf8("\xe2\x80\x9cTLS", 0)  ->  3 bytes, U+201C      to_utf8(0xa0)  ->  "\xc2\xa0"
// Not done: whole texts; what is no UTF-8 is told byte by byte, never mended.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath::repairing {

struct Glyph {
  std::size_t size = 1;    // bytes read
  std::uint32_t code = 0;  // code point
  bool lone = false;       // a byte that is no UTF-8
};

Glyph read_utf8(std::string_view text, std::size_t at);

struct Utf8 {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

Utf8 to_utf8(std::uint32_t code);

}  // namespace tlspath::repairing

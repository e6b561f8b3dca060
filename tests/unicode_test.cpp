// UTF-8 and UTF-16, a character at a time: what is one, what is none, and every code point there
// and back.

#include "core/base/unicode.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace tlspath {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view what;
  std::string_view bytes;
  std::uint32_t code;
  std::size_t size;  // 0: no UTF-8, one byte is read
};
constexpr Row kUtf8[] = {
    {"a letter", "A"sv, 'A', 1},
    {"a NUL", "\0x"sv, 0, 1},
    {"two bytes", "\xc3\xbc"sv, 0xfc, 2},
    {"three", "\xe2\x80\x9c"sv, 0x201c, 3},
    {"four", "\xf0\x9f\x93\xa7"sv, 0x1f4e7, 4},
    {"the last", "\xf4\x8f\xbf\xbf"sv, 0x10ffff, 4},
    {"beyond the last", "\xf4\x90\x80\x80"sv, 0, 0},
    {"a slash, overlong in two", "\xc0\xaf"sv, 0, 0},
    {"a no-break space, overlong in three", "\xe0\x82\xa0"sv, 0, 0},
    {"a quote, overlong in four", "\xf0\x82\x80\x9c"sv, 0, 0},
    {"a surrogate", "\xed\xa0\x80"sv, 0, 0},
    {"before the surrogates", "\xed\x9f\xbf"sv, 0xd7ff, 3},
    {"after them", "\xee\x80\x80"sv, 0xe000, 3},
    {"a tail alone", "\x80"sv, 0, 0},
    {"a tail that is none", "\xe2\x80(", 0, 0},
    {"cut short", "\xe2\x80"sv, 0, 0},
    {"windows-1252", "\x93TLS\x94"sv, 0, 0},
    {"ff", "\xff"sv, 0, 0},
};

TEST(Unicode, reads_utf8) {
  for (const Row& row : kUtf8) {
    const Glyph g = read_utf8(row.bytes, 0);
    EXPECT_EQ(g.lone, row.size == 0) << row.what;
    EXPECT_EQ(g.size, row.size == 0 ? 1 : row.size) << row.what;
    EXPECT_EQ(row.size == 0 ? row.code : g.code, row.code) << row.what;
  }
}

TEST(Unicode, writes_what_it_reads) {
  for (std::uint32_t code = 0; code <= 0x10ffff; ++code) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const Utf8 written = to_utf8(code);
    const Glyph read = read_utf8(written.view(), 0);
    ASSERT_FALSE(read.lone) << code;
    ASSERT_EQ(read.code, code);
    ASSERT_EQ(read.size, written.size);
  }
}

TEST(Unicode, reads_utf16) {
  EXPECT_EQ(read_utf16("A\0"sv, 0, ByteOrder::little).code, 'A');
  EXPECT_EQ(read_utf16("\0A"sv, 0, ByteOrder::big).code, 'A');
  const Glyph pair = read_utf16("\x3d\xd8\xe7\xdc"sv, 0, ByteOrder::little);
  EXPECT_EQ(pair.code, 0x1f4e7);
  EXPECT_EQ(pair.size, 4);
  for (const std::string_view lone : {"\x3d\xd8"sv, "\x3d\xd8\x41\0"sv, "\xe7\xdc\x41\0"sv}) {
    const Glyph g = read_utf16(lone, 0, ByteOrder::little);
    EXPECT_TRUE(g.lone);
    EXPECT_EQ(g.code, 0xfffd);
    EXPECT_EQ(g.size, 2);
  }
}

}  // namespace
}  // namespace tlspath

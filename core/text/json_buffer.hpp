// JSON text, quickly: pieces are collected on the stack and handed to a string in one go. A record
// is a hundred pieces of a few bytes, and asking the string for room each time would cost more than
// the bytes.
//   JsonBuffer b(out); char* p = put(b.begin(), "{\"id\":"); p = b.text(p, id); b.end(put(p, "}"));
// The place is handed from piece to piece, so that it stays in a register. Fixed pieces (keys,
// numbers, names) are not checked one by one: whatever takes text of unknown length leaves kSpare
// bytes free behind it, and no stretch of fixed pieces between two texts is longer.
// Not done: commas and nesting (json_writer.hpp does, for documents that need no speed).
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tlspath {

// Copies `n` bytes and says whether each may stand in a JSON string as it is: printable ASCII but
// for quote and backslash. Copying and looking go together, eight bytes at a time; the last eight
// overlap, so that no byte past the text is read. No false alarm, no byte missed: high bits are
// refused as well, so borrows cannot start anywhere else.
inline bool copy_plain(char* to, const char* from, std::size_t n) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x8080808080808080u;
  const auto odd = [](std::uint64_t v) {
    const std::uint64_t quote = v ^ (kOnes * 0x22), slash = v ^ (kOnes * 0x5c),
                        del = v ^ (kOnes * 0x7f);
    return (v - kOnes * 0x20) | (quote - kOnes) | (slash - kOnes) | (del - kOnes) | v;
  };
  const auto eight = [&](std::size_t i) {
    std::uint64_t v = 0;
    std::memcpy(&v, from + i, 8);
    std::memcpy(to + i, &v, 8);
    return odd(v);
  };
#if defined(__SSE2__)
  if (n >= 16) {
    // Signed bytes: what has its high bit set is below any printable one.
    const __m128i below = _mm_set1_epi8(0x1f), quotes = _mm_set1_epi8('"'),
                  slashes = _mm_set1_epi8('\\'), dels = _mm_set1_epi8(0x7f);
    __m128i good = _mm_set1_epi8(-1);
    const auto sixteen = [&](std::size_t i) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i), v);
      const __m128i special =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, quotes), _mm_cmpeq_epi8(v, slashes)),
                       _mm_cmpeq_epi8(v, dels));
      good = _mm_andnot_si128(special, _mm_and_si128(good, _mm_cmpgt_epi8(v, below)));
    };
    for (std::size_t i = 0; i + 16 < n; i += 16) sixteen(i);
    sixteen(n - 16);
    return _mm_movemask_epi8(good) == 0xffff;
  }
#endif
  if (n >= 8) {
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i + 8 < n; i += 8) seen |= eight(i);
    return ((seen | eight(n - 8)) & kHigh) == 0;
  }
  if (n >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, from, 4);
    std::memcpy(&last, from + n - 4, 4);
    std::memcpy(to, &first, 4);
    std::memcpy(to + n - 4, &last, 4);
    return (odd(std::uint64_t{first} << 32 | last) & kHigh) == 0;
  }
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < n; ++i) {
    to[i] = from[i];
    seen |= odd(kOnes * 0x20 << 8 | static_cast<unsigned char>(from[i]));
  }
  return (seen & kHigh) == 0;
}

class JsonBuffer {
 public:
  static constexpr std::size_t kSpare = 1024;

  explicit JsonBuffer(std::string& out) : out_(out) {}
  JsonBuffer(const JsonBuffer&) = delete;
  JsonBuffer& operator=(const JsonBuffer&) = delete;

  char* begin() { return buffer_.data(); }
  void end(char* at) { flush(at); }

  // kSpare bytes from here on.
  char* spare(char* at) {
    if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - at) >= kSpare) return at;
    return flush(at);
  }

  char* text(char* at, std::string_view s) {
    const auto left = static_cast<std::size_t>(buffer_.data() + buffer_.size() - at);
    if (left >= s.size() + 2 + kSpare && copy_plain(at + 1, s.data(), s.size())) {
      *at = '"';
      at[s.size() + 1] = '"';
      return at + s.size() + 2;
    }
    return slow_text(at, s);
  }

  // Line ends as well: the name of a file.
  char* exact_text(char* at, std::string_view s);

  // Whole JSON values, written before.
  char* json(char* at, std::string_view s) {
    flush(at);
    out_.append(s);
    return buffer_.data();
  }

 private:
  char* flush(char* at) {
    out_.append(buffer_.data(), static_cast<std::size_t>(at - buffer_.data()));
    return buffer_.data();
  }
  char* slow_text(char* at, std::string_view s);  // what is to be escaped, or long

  std::string& out_;
  std::array<char, 8192> buffer_;
};

// A template of keys: its size is known to the compiler.
template <std::size_t N>
[[gnu::always_inline]] inline char* put(char* at, const char (&text)[N]) {
  std::memcpy(at, text, N - 1);
  return at + (N - 1);
}

}  // namespace tlspath

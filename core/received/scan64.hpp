// Finds blanks and structural characters in 64 bytes at once, as bit masks: bit i stands for byte
// i. SSE2 is part of the x86-64 baseline; elsewhere a table does the same.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tlspath {

// What parts words: blanks, line ends, and controls, which some servers let pass.
constexpr bool is_gap(char c) { return static_cast<unsigned char>(c) <= 0x20; }

struct Masks {
  std::uint64_t blank = 0;       // is_gap
  std::uint64_t structural = 0;  // ( ) " ; < > and backslash
};

#if defined(__SSE2__)
inline Masks scan64(const char* p) {
  Masks m;
  for (int k = 0; k < 4; ++k) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + std::ptrdiff_t{16} * k));
    const auto is = [v](char c) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(c)); };
    const __m128i blank = _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x20));
    const __m128i parens = _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(1)), _mm_set1_epi8(')'));
    const __m128i angles = _mm_cmpeq_epi8(_mm_or_si128(v, _mm_set1_epi8(2)), _mm_set1_epi8('>'));
    const __m128i rest = _mm_or_si128(_mm_or_si128(is('"'), is(';')), is('\\'));
    const __m128i all = _mm_or_si128(_mm_or_si128(parens, angles), rest);
    m.blank |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(blank)))
               << (16 * k);
    m.structural |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(all)))
                    << (16 * k);
  }
  return m;
}
#else
inline Masks scan64(const char* p) {
  Masks m;
  for (unsigned i = 0; i < 64; ++i) {
    const auto c = static_cast<unsigned char>(p[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (c <= 0x20) m.blank |= bit;
    if (c == '(' || c == ')' || c == '"' || c == ';' || c == '<' || c == '>' || c == '\\')
      m.structural |= bit;
  }
  return m;
}
#endif

// The first byte <= 0x20 of `s` in [at, end), or end.
inline std::uint32_t find_blank(std::string_view s, std::uint32_t at, std::uint32_t end) {
#if defined(__SSE2__)
  for (; at < end && s.size() - at >= 16; at += 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(s.data() + at));
    const auto m = static_cast<std::uint32_t>(_mm_movemask_epi8(
        _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x20))));
    if (m != 0) return std::min(end, at + static_cast<std::uint32_t>(std::countr_zero(m)));
  }
  at = std::min(at, end);
#endif
  while (at < end && static_cast<unsigned char>(s[at]) > 0x20) ++at;
  return at;
}

}  // namespace tlspath

// lines.cpp: what may be a hit has the text's first byte and, as far away as in the text, its last.
#include "core/store/lines.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tlspath::store {
namespace {

constexpr std::size_t kStep = 64;

// Bit i stands for byte i.
struct Masks {
  std::uint64_t newline = 0, hit = 0;
};

#if defined(__SSE2__)
Masks scan(const char* p, char first, char last, std::size_t apart) {
  const auto is = [](const char* at, char c) {
    return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), _mm_set1_epi8(c));
  };
  const auto bits = [](__m128i v) {
    return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(v))};
  };
  Masks m;
  for (std::size_t i = 0; i < kStep; i += 16) {
    m.newline |= bits(is(p + i, '\n')) << i;
    m.hit |= bits(_mm_and_si128(is(p + i, first), is(p + i + apart, last))) << i;
  }
  return m;
}
#else
Masks scan(const char* p, char first, char last, std::size_t apart) {
  Masks m;
  for (std::size_t i = 0; i < kStep; ++i) {
    m.newline |= std::uint64_t{p[i] == '\n'} << i;
    m.hit |= std::uint64_t{p[i] == first && p[i + apart] == last} << i;
  }
  return m;
}
#endif

}  // namespace

void find_lines(std::string_view lines, std::size_t line, std::string_view what, Bits& out) {
  if (what.empty()) return;
  const std::size_t apart = what.size() - 1;
  bool found = false;  // in this line
  std::size_t at = 0;
  for (; at + kStep + apart <= lines.size(); at += kStep) {
    const char* const p = lines.data() + at;
    Masks m = scan(p, what.front(), what.back(), apart);
    const auto pass = [&](std::uint64_t newlines) {
      if (newlines == 0) return;
      m.newline &= ~newlines;
      for (; newlines != 0; newlines &= newlines - 1) ++line;
      found = false;
    };
    while (m.hit != 0) {
      const std::uint64_t bit = m.hit & -m.hit;
      pass(m.newline & (bit - 1));
      m.hit &= ~bit;
      if (!found && std::memcmp(p + std::countr_zero(bit), what.data(), what.size()) == 0) {
        out.set(line);
        found = true;
      }
      // Nothing more of a line that is found.
      if (found) m.hit &= m.newline == 0 ? 0 : -(m.newline & -m.newline);
    }
    pass(m.newline);
  }
  // The end, where 64 bytes and the text are no longer within: line by line.
  while (at < lines.size()) {
    const std::string_view rest = lines.substr(at);
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (!found && rest.substr(0, end).find(what) != std::string_view::npos) out.set(line);
    found = false;
    ++line;
    at += end + 1;
  }
}

}  // namespace tlspath::store

// find.cpp: both searches compare up to 128 bytes at once with what a hit has to hold; what may be
// one is rare, and is looked at byte by byte.
#include "core/input/find.hpp"

#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tlspath {
namespace {

constexpr std::string_view kFrom = "\nFrom ";
constexpr std::size_t kNone = std::string_view::npos;

std::size_t plain_from(std::string_view bytes, std::size_t from) { return bytes.find(kFrom, from); }

#if defined(__x86_64__)
// Of the words of 16 bits from `from` on, each "\nFrom " has either "\nF" or "Fr" as one: both are
// rare, and a word is compared once. `mask` has a bit for each byte of the words that are one of
// these, from `at` on.
std::size_t first_of(std::string_view bytes, std::size_t from, std::size_t at, std::uint64_t mask) {
  while (mask != 0) {
    const std::size_t word = at + static_cast<std::size_t>(std::countr_zero(mask));
    mask &= mask - 1;
    mask &= mask - 1;
    const std::size_t newline = bytes[word] == '\n' ? word : word - 1;
    if (newline >= from && newline < bytes.size() && bytes.substr(newline, kFrom.size()) == kFrom)
      return newline;
  }
  return kNone;
}

constexpr short word_of(char first, char second) {
  return static_cast<short>(static_cast<unsigned char>(first) | static_cast<unsigned char>(second)
                                                                    << 8);
}

std::size_t sse2_from(std::string_view bytes, std::size_t from) {
  const __m128i line = _mm_set1_epi16(word_of('\n', 'F')),
                from_word = _mm_set1_epi16(word_of('F', 'r'));
  const auto hits = [&](std::size_t at) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
    return _mm_or_si128(_mm_cmpeq_epi16(x, line), _mm_cmpeq_epi16(x, from_word));
  };
  std::size_t at = from;
  for (; at + 32 <= bytes.size(); at += 32) {
    const __m128i low = hits(at), high = hits(at + 16);
    if (_mm_movemask_epi8(_mm_or_si128(low, high)) == 0) continue;
    const auto mask = static_cast<std::uint64_t>(_mm_movemask_epi8(low)) |
                      static_cast<std::uint64_t>(_mm_movemask_epi8(high)) << 16;
    if (const std::size_t found = first_of(bytes, from, at, mask); found != kNone) return found;
  }
  return plain_from(bytes, at > from ? at - 1 : from);
}

__attribute__((target("avx2"))) __m256i avx2_hits(const char* p) {
  const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
  return _mm256_or_si256(_mm256_cmpeq_epi16(x, _mm256_set1_epi16(word_of('\n', 'F'))),
                         _mm256_cmpeq_epi16(x, _mm256_set1_epi16(word_of('F', 'r'))));
}

__attribute__((target("avx2"))) std::size_t avx2_from(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  for (; at + 128 <= bytes.size(); at += 128) {
    const char* p = bytes.data() + at;
    const __m256i hits[] = {avx2_hits(p), avx2_hits(p + 32), avx2_hits(p + 64), avx2_hits(p + 96)};
    const __m256i low = _mm256_or_si256(hits[0], hits[1]);
    const __m256i high = _mm256_or_si256(hits[2], hits[3]);
    const __m256i all = _mm256_or_si256(low, high);
    if (_mm256_testz_si256(all, all)) continue;
    for (std::size_t i = 0; i < 4; i += 2) {
      const auto mask =
          static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(hits[i]))) |
          static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(hits[i + 1])))
              << 32;
      const std::size_t found = first_of(bytes, from, at + 32 * i, mask);
      if (found != kNone) return found;
    }
  }
  return plain_from(bytes, at > from ? at - 1 : from);
}

#endif

// The empty line that begins after the LF at `line`, or npos: what is there is no empty line, or it
// is not whole.
std::size_t past_empty_line(std::string_view bytes, std::size_t line) {
  std::size_t at = line + 1;
  while (at < bytes.size() && bytes[at] == '\r') ++at;
  return at < bytes.size() && bytes[at] == '\n' ? at + 1 : kNone;
}

std::size_t plain_head(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find('\n', from); at != kNone; at = bytes.find('\n', at + 1))
    if (const std::size_t end = past_empty_line(bytes, at); end != kNone) return end;
  return kNone;
}

#if defined(__x86_64__)
// An LF with an LF or a CR behind it.
std::size_t sse2_head(std::string_view bytes, std::size_t from) {
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  std::size_t at = from;
  for (; at + 17 <= bytes.size(); at += 16) {
    const char* p = bytes.data() + at;
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
    auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(here, lf),
                      _mm_or_si128(_mm_cmpeq_epi8(next, lf), _mm_cmpeq_epi8(next, cr)))));
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t end =
          past_empty_line(bytes, at + static_cast<std::size_t>(std::countr_zero(mask)));
      if (end != kNone) return end;
    }
  }
  return plain_head(bytes, at);
}

__attribute__((target("avx2"))) __m256i lf_before_line_end(const char* p) {
  const __m256i lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
  const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
  const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 1));
  return _mm256_and_si256(
      _mm256_cmpeq_epi8(here, lf),
      _mm256_or_si256(_mm256_cmpeq_epi8(next, lf), _mm256_cmpeq_epi8(next, cr)));
}

__attribute__((target("avx2"))) std::size_t avx2_head(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  for (; at + 65 <= bytes.size(); at += 64) {
    const __m256i low = lf_before_line_end(bytes.data() + at);
    const __m256i high = lf_before_line_end(bytes.data() + at + 32);
    const __m256i both = _mm256_or_si256(low, high);
    if (_mm256_testz_si256(both, both)) continue;
    auto mask =
        static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(low))) |
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32);
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t end =
          past_empty_line(bytes, at + static_cast<std::size_t>(std::countr_zero(mask)));
      if (end != kNone) return end;
    }
  }
  return plain_head(bytes, at);
}
#endif

constexpr FindVersion kVersions[] = {
#if defined(__x86_64__)
    {"avx2", avx2_from, avx2_head},
    {"sse2", sse2_from, sse2_head},
#endif
    {"plain", plain_from, plain_head},
};

#if defined(__x86_64__)
const std::size_t kFirst = __builtin_cpu_supports("avx2") != 0 ? 0 : 1;
#else
constexpr std::size_t kFirst = 0;
#endif

}  // namespace

std::span<const FindVersion> find_versions() { return std::span(kVersions).subspan(kFirst); }

std::size_t find_from_line(std::string_view bytes, std::size_t from) {
  return kVersions[kFirst].from_line(bytes, from);
}

std::size_t end_of_head(std::string_view bytes, std::size_t from) {
  return kVersions[kFirst].head(bytes, from);
}

std::size_t resume_head(std::string_view bytes) {
  std::size_t at = bytes.size();
  while (at > 0 && bytes[at - 1] == '\r') --at;
  return at > 0 ? at - 1 : 0;
}

}  // namespace tlspath

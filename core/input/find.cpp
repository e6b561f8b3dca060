// find.cpp: both searches compare two places of 16 or 32 positions at once; hits are rare and are
// looked at one by one.
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

// A position where F and m of "\nFrom " stand, on the way to a hit.
bool is_from(const char* at) { return std::string_view(at, kFrom.size()) == kFrom; }

std::size_t plain_from(std::string_view bytes, std::size_t from) {
  return bytes.find(kFrom, from);
}

#if defined(__x86_64__)
// Both below read up to 32 bytes at `at + 4`: callers leave that much.
std::size_t sse2_from(std::string_view bytes, std::size_t from) {
  const __m128i f = _mm_set1_epi8('F'), m = _mm_set1_epi8('m');
  const auto load = [](const char* p) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  };
  const char* const begin = bytes.data();
  std::size_t at = from;
  for (; at + 40 <= bytes.size(); at += 32) {
    const char* p = begin + at;
    const __m128i low =
        _mm_and_si128(_mm_cmpeq_epi8(load(p + 1), f), _mm_cmpeq_epi8(load(p + 4), m));
    const __m128i high =
        _mm_and_si128(_mm_cmpeq_epi8(load(p + 17), f), _mm_cmpeq_epi8(load(p + 20), m));
    if (_mm_movemask_epi8(_mm_or_si128(low, high)) == 0) continue;
    auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(low)) |
                (static_cast<std::uint32_t>(_mm_movemask_epi8(high)) << 16);
    for (; mask != 0; mask &= mask - 1)
      if (const auto bit = static_cast<std::size_t>(std::countr_zero(mask)); is_from(p + bit))
        return at + bit;
  }
  return plain_from(bytes, at);
}

__attribute__((target("avx2"))) std::size_t avx2_from(std::string_view bytes, std::size_t from) {
  const __m256i f = _mm256_set1_epi8('F'), m = _mm256_set1_epi8('m');
  const char* const begin = bytes.data();
  std::size_t at = from;
  for (; at + 72 <= bytes.size(); at += 64) {
    const char* p = begin + at;
    const __m256i low = _mm256_and_si256(
        _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 1)), f),
        _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 4)), m));
    const __m256i high = _mm256_and_si256(
        _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 33)), f),
        _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 36)), m));
    if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_or_si256(low, high))) continue;
    auto mask =
        static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(low))) |
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32);
    for (; mask != 0; mask &= mask - 1)
      if (const auto bit = static_cast<std::size_t>(std::countr_zero(mask)); is_from(p + bit))
        return at + bit;
  }
  return plain_from(bytes, at);
}

const bool kAvx2 = __builtin_cpu_supports("avx2") != 0;
#endif

// The empty line that begins after the LF at `line`, or npos: what is there is no empty line, or it
// is not whole.
std::size_t past_empty_line(std::string_view bytes, std::size_t line) {
  std::size_t at = line + 1;
  while (at < bytes.size() && bytes[at] == '\r') ++at;
  return at < bytes.size() && bytes[at] == '\n' ? at + 1 : kNone;
}

}  // namespace

std::size_t find_from_line(std::string_view bytes, std::size_t from) {
#if defined(__x86_64__)
  return kAvx2 ? avx2_from(bytes, from) : sse2_from(bytes, from);
#else
  return plain_from(bytes, from);
#endif
}

std::size_t end_of_head(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
#if defined(__x86_64__)
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  for (; at + 17 <= bytes.size(); at += 16) {
    const char* p = bytes.data() + at;
    const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
    auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_and_si128(
        _mm_cmpeq_epi8(here, lf),
        _mm_or_si128(_mm_cmpeq_epi8(next, lf), _mm_cmpeq_epi8(next, cr)))));
    for (; mask != 0; mask &= mask - 1) {
      const std::size_t end =
          past_empty_line(bytes, at + static_cast<std::size_t>(std::countr_zero(mask)));
      if (end != kNone) return end;
    }
  }
#endif
  for (at = bytes.find('\n', at); at != kNone; at = bytes.find('\n', at + 1))
    if (const std::size_t end = past_empty_line(bytes, at); end != kNone) return end;
  return kNone;
}

std::size_t resume_head(std::string_view bytes) {
  std::size_t at = bytes.size();
  while (at > 0 && bytes[at - 1] == '\r') --at;
  return at > 0 ? at - 1 : 0;
}

}  // namespace tlspath

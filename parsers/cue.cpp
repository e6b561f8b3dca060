// See cue.hpp.

#include "parsers/cue.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "core/base/ascii.hpp"
#include "core/base/domain_name.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kHostKeyBytes = 6;  // "web.de"
constexpr std::uint64_t kSeed = 0xcbf29ce484222325u;
constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
  h = (h ^ v) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}

// A letter in lower case or a digit; 0 for all else.
constexpr auto kFold = [] {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    if (ascii::is_alnum(static_cast<char>(c)))
      table[c] = static_cast<unsigned char>(ascii::lower(static_cast<char>(c)));
  return table;
}();
constexpr unsigned char fold(char c) { return kFold[static_cast<unsigned char>(c)]; }

std::string_view without_dots(std::string_view host) {
  while (!host.empty() && host.back() == '.') host.remove_suffix(1);
  return host;
}

}  // namespace

bool cue_fits(Match match, std::string_view text, std::string_view words) {
  switch (match) {
    case Match::words: {
      const std::size_t e = ascii::end_of_words(words, text);
      if (e == std::string_view::npos) return false;
      return e == words.size() || !ascii::is_alnum(text.back()) || !ascii::is_alnum(words[e]);
    }
    case Match::whole:
      return ascii::iequal(words, text);
    case Match::host:
      return is_below(words, text);
    case Match::shape:
      return shape_key(words) == shape_key_of_cue(text);
    case Match::digits:
      return !words.empty() && ascii::is_digit(words.front());
    case Match::sign:
      return !words.empty() && words.front() == text.front();
    case Match::any:
      return true;
  }
  return false;
}

std::uint64_t first_word_key(std::string_view words, std::size_t readable) {
  std::size_t at = 0;
  while (at != words.size() && fold(words[at]) == 0) ++at;
  const std::size_t left = words.size() - at;
  const char* const p = words.data() + at;
  std::uint64_t key = 0;
  std::size_t size = 0;
#if defined(__SSE2__)
  if (readable - at >= 8) {
    const __m128i v =
        _mm_or_si128(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p)), _mm_set1_epi8(0x20));
    const auto within = [v](char first, char last) {
      const __m128i above = _mm_sub_epi8(v, _mm_set1_epi8(first));
      return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(static_cast<char>(last - first))),
                            above);
    };
    const int in_word = _mm_movemask_epi8(_mm_or_si128(within('a', 'z'), within('0', '9')));
    size = std::min<std::size_t>(
        left, static_cast<std::size_t>(std::countr_one(static_cast<unsigned>(in_word) & 0xffu)));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(&key), v);
    return size == 8 ? key : key & ((std::uint64_t{1} << 8 * size) - 1);
  }
#endif
  for (; size < std::min<std::size_t>(left, 8); ++size) {
    const auto c = static_cast<unsigned char>(p[size] | 0x20);  // as above
    if (fold(static_cast<char>(c)) == 0) break;
    key |= std::uint64_t{c} << 8 * size;
  }
  return key;
}

std::uint64_t host_key(std::string_view host) {
  host = without_dots(host);
  if (host.size() < kHostKeyBytes) return 0;
  const char* const p = host.data() + host.size() - kHostKeyBytes;
  std::uint32_t head = 0;
  std::uint16_t tail = 0;
  std::memcpy(&head, p, sizeof head);
  std::memcpy(&tail, p + sizeof head, sizeof tail);
  return (std::uint64_t{tail} << 32 | head) | 0x202020202020u;  // confuses no two hosts that matter
}

QuickText::QuickText(std::string_view text) {
  std::size_t i = 0;
  for (; i < std::min(text.size(), kBytes) && text[i] != ' '; ++i) {
    small_[i] = ascii::lower(text[i]);
    letters_[i] = ascii::is_alpha(text[i]) ? 0x20 : 0;
    looked_at_ |= 1u << i;
  }
  if (i == text.size()) whole_size_ = static_cast<std::uint8_t>(i);
}

std::uint64_t shape_key(std::string_view id) {
  std::uint64_t h = kSeed, run = 0;
  for (const char c : id) {
    if (fold(c) != 0) {
      ++run;
      continue;
    }
    if (run != 0) h = mix(h, 0x100 + run);
    run = 0;
    h = mix(h, static_cast<unsigned char>(c));
  }
  return run != 0 ? mix(h, 0x100 + run) : h;
}

std::uint64_t shape_key_of_cue(std::string_view shape) {
  std::uint64_t h = kSeed;
  std::size_t i = 0;
  while (i < shape.size()) {
    std::uint64_t run = 0;
    std::size_t n = i;
    while (n < shape.size() && ascii::is_digit(shape[n]))
      run = run * 10 + static_cast<std::uint64_t>(shape[n++] - '0');
    if (n > i) h = mix(h, 0x100 + run);
    if (n == shape.size()) break;
    h = mix(h, static_cast<unsigned char>(shape[n]));
    i = n + 1;
  }
  return h;
}

std::size_t shape_size(std::string_view shape) {
  std::size_t size = 0, run = 0;
  for (const char c : shape) {
    if (ascii::is_digit(c)) {
      run = run * 10 + static_cast<std::size_t>(c - '0');
      continue;
    }
    size += run + 1;
    run = 0;
  }
  return size + run;
}

}  // namespace tlspath

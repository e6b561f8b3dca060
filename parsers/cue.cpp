// See cue.hpp.

#include "parsers/cue.hpp"

#include <array>
#include <cstring>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325u;
constexpr std::uint64_t kSmall = 0x2020202020202020u;
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
    case Match::host: {
      const std::string_view h = without_dots(words);
      return ascii::iends_with(h, text) &&
             (h.size() == text.size() || h[h.size() - text.size() - 1] == '.');
    }
    case Match::shape:
      return shape_key(words) == shape_key_of_cue(text);
    case Match::digits:
      return !words.empty() && ascii::is_digit(words.front());
    case Match::any:
      return true;
  }
  return false;
}

std::uint64_t first_word_key(std::string_view words) {
  const char* p = words.data();
  const char* const end = p + words.size();
  while (p != end && fold(*p) == 0) ++p;
  const char* const stop = end - p > 8 ? p + 8 : end;
  std::uint64_t key = 0;
  for (; p != stop; ++p) {
    const unsigned char c = fold(*p);
    if (c == 0) break;
    key = key << 8 | c;
  }
  return key;
}

std::uint64_t host_key(std::string_view host) {
  host = without_dots(host);
  std::size_t at = host.size();
  for (int dots = 0; at > 0; --at)
    if (host[at - 1] == '.' && ++dots == 2) break;
  host.remove_prefix(at);
  // Eight bytes at a time, the last ones twice; 0x20 makes letters small and confuses no two hosts
  // that matter.
  std::uint64_t h = kSeed + host.size(), word = 0;
  const char* p = host.data();
  std::size_t n = host.size();
  if (n >= 8) {
    for (; n > 8; p += 8, n -= 8) {
      std::memcpy(&word, p, 8);
      h = mix(h, word | kSmall);
    }
    std::memcpy(&word, host.data() + host.size() - 8, 8);
  } else {
    for (; n > 0; --n) word = word << 8 | static_cast<unsigned char>(*p++);
  }
  return mix(h, word | kSmall);
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

}  // namespace tlspath

// See cue.hpp.

#include "parsers/cue.hpp"

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325u;
constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t v) { return (h ^ v) * 0x100000001b3u; }

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
    case Match::whole: return ascii::iequal(words, text);
    case Match::host: {
      const std::string_view h = without_dots(words);
      return ascii::iends_with(h, text) && (h.size() == text.size() || h[h.size() - text.size() - 1] == '.');
    }
    case Match::shape: return shape_key(words) == shape_key_of_cue(text);
    case Match::digits: return !words.empty() && ascii::is_digit(words.front());
    case Match::any: return true;
  }
  return false;
}

std::uint64_t first_word_key(std::string_view words) {
  std::size_t i = 0;
  while (i < words.size() && !ascii::is_alnum(words[i])) ++i;
  std::uint64_t key = 0;
  for (int n = 0; n < 8 && i < words.size() && ascii::is_alnum(words[i]); ++n, ++i)
    key = key << 8 | static_cast<unsigned char>(ascii::lower(words[i]));
  return key;
}

std::uint64_t host_key(std::string_view host) {
  host = without_dots(host);
  std::size_t i = host.size();
  int dots = 0;
  std::uint64_t h = kSeed;
  while (i-- > 0) {
    if (host[i] == '.' && ++dots == 2) break;
    h = mix(h, static_cast<unsigned char>(ascii::lower(host[i])));
  }
  return h;
}

std::uint64_t shape_key(std::string_view id) {
  std::uint64_t h = kSeed;
  std::size_t i = 0;
  while (i < id.size()) {
    std::size_t n = i;
    while (n < id.size() && ascii::is_alnum(id[n])) ++n;
    if (n > i) h = mix(h, 0x100 + (n - i));
    if (n == id.size()) break;
    h = mix(h, static_cast<unsigned char>(id[n]));
    i = n + 1;
  }
  return h;
}

std::uint64_t shape_key_of_cue(std::string_view shape) {
  std::uint64_t h = kSeed;
  std::size_t i = 0;
  while (i < shape.size()) {
    std::uint64_t run = 0;
    std::size_t n = i;
    while (n < shape.size() && ascii::is_digit(shape[n])) run = run * 10 + static_cast<std::uint64_t>(shape[n++] - '0');
    if (n > i) h = mix(h, 0x100 + run);
    if (n == shape.size()) break;
    h = mix(h, static_cast<unsigned char>(shape[n]));
    i = n + 1;
  }
  return h;
}

}  // namespace tlspath

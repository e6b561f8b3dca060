// How near two words are: for "did you mean". Counts letters put in, left out, changed, or swapped
// with a neighbour. Long words are cut: whoever types more than kMaxWord letters wrong gets no
// suggestion.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {

inline constexpr std::size_t kMaxWord = 64;

// 0 = the same but for case.
inline std::size_t spelling_distance(std::string_view a, std::string_view b) {
  if (a.size() > kMaxWord || b.size() > kMaxWord) return std::numeric_limits<std::size_t>::max();
  std::array<std::array<std::size_t, kMaxWord + 1>, 3> rows{};
  auto *before = &rows[0], *above = &rows[1], *row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*above)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = ascii::lower(a[i - 1]) == ascii::lower(b[j - 1]);
      (*row)[j] =
          std::min({(*above)[j] + 1, (*row)[j - 1] + 1, (*above)[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && ascii::lower(a[i - 1]) == ascii::lower(b[j - 2]) &&
          ascii::lower(a[i - 2]) == ascii::lower(b[j - 1]))
        (*row)[j] = std::min((*row)[j], (*before)[j - 2] + 1);
    }
    auto* freed = before;
    before = above;
    above = row;
    row = freed;
  }
  return (*above)[b.size()];
}

// The nearest of `words` (anything that converts to string_view), or empty where none is near
// enough: a third of the letters may be wrong, and three at most.
template <class Words>
std::string_view nearest_word(std::string_view typed, const Words& words) {
  std::string_view best;
  std::size_t least = std::min<std::size_t>(3, (typed.size() + 2) / 3) + 1;
  for (const auto& candidate : words) {
    const std::string_view word(candidate);
    const std::size_t d = spelling_distance(typed, word);
    if (d < least) {
      least = d;
      best = word;
    }
  }
  return best;
}

}  // namespace tlspath

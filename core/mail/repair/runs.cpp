// runs.cpp: from the text given to the repaired one (place_of), and back (RepairedText::given).
#include "core/mail/repair/runs.hpp"

#include <algorithm>

#include "core/mail/repair/words.hpp"

namespace tlspath {
namespace repairing {

RepairRun whole_run(std::string_view text) {
  return {0, narrow(text.size()), 0, narrow(text.size())};
}

std::size_t place_of(std::span<const RepairRun> runs, std::size_t given_at) {
  auto run = std::upper_bound(runs.begin(), runs.end(), given_at,
                              [](std::size_t at, const RepairRun& r) { return at < r.given_at; });
  if (run == runs.begin()) return 0;
  --run;
  const std::uint32_t factor = is_linear(*run) ? run->given_size / run->size : 0;
  const std::size_t offset = factor == 0 ? 0 : (given_at - run->given_at) / factor;
  return std::size_t{run->at} + std::min<std::size_t>(offset, run->size);
}

}  // namespace repairing

Span RepairedText::given(Span repaired) const {
  using namespace repairing;
  if (runs.empty()) return repaired;
  const std::size_t begin = std::min<std::size_t>(repaired.at, text.size());
  const std::size_t end =
      std::min<std::size_t>(std::size_t{repaired.at} + repaired.size, text.size());
  const auto run_at = [&](std::size_t at) {
    const auto after = std::upper_bound(runs.begin(), runs.end(), at,
                                        [](std::size_t a, const RepairRun& r) { return a < r.at; });
    return after == runs.begin() ? after : after - 1;
  };
  auto first = run_at(begin);
  if (begin >= end) return {given_begin_in(*first, narrow(begin - first->at)), 0};
  auto last = run_at(end - 1);
  std::uint32_t from = narrow(begin - first->at);
  std::uint32_t to = narrow(end - last->at);
  // Bytes that were put in have no place of their own: the bytes beside them decide.
  for (; first != last && first->given_size == 0; from = 0) ++first;
  for (; last != first && last->given_size == 0; to = last->size) --last;
  return span_between(given_begin_in(*first, from), given_end_in(*last, to));
}

}  // namespace tlspath

// notes.cpp: counts by kind.
#include "core/mail/repair/notes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/mail/repair/examine.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {

std::vector<RepairNote> sum_up(Ledger ledger, const Stage& stage, std::size_t given_size) {
  std::array<std::uint64_t, kRepairs> counts{};
  const std::size_t begin = stage.runs.front().given_at;
  for (const Edit& edit : ledger.edits) {
    const bool always = edit.kind == Repair::bom_removed || edit.kind == Repair::utf16_decoded;
    if (always || (edit.given_at >= begin && edit.given_at < ledger.block_end))
      counts[static_cast<std::size_t>(edit.kind)] += edit.count;
  }
  const std::size_t end = std::size_t{stage.runs.back().given_at} + stage.runs.back().given_size;
  if (end <= kMaxLook && given_size > kMaxLook)  // what was not looked at is not there
    ledger.tail_at = std::min(ledger.tail_at, kMaxLook);
  if (ledger.tail_at != kMaxGiven) ledger.prose += given_size - ledger.tail_at;
  counts[static_cast<std::size_t>(Repair::prose_skipped)] = ledger.prose;
  counts[static_cast<std::size_t>(Repair::x_received)] = examine(stage.text).x_received;
  std::vector<RepairNote> notes;
  for (std::size_t i = 0; i < kRepairs; ++i)
    if (counts[i] > 0)
      notes.push_back(
          {static_cast<Repair>(i), narrow(std::min<std::uint64_t>(counts[i], kMaxGiven))});
  return notes;
}

}  // namespace tlspath::repairing

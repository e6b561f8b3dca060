// What was repaired, as it is told: the ledger of all passes summed up.
//   three edits of quoting_removed and 12 bytes of prose  ->  {quoting_removed, 3}, {prose_skipped,
//   12}
// Edits outside the block that came out are not told: nobody sees them.
// Not done: the words (core/report).
#pragma once

#include <cstddef>
#include <vector>

#include "core/mail/repair/stage.hpp"

namespace tlspath::repairing {

inline constexpr std::size_t kMaxLook = 8u << 20;  // bytes: no more than this is looked at

// `given_size`: of the text given, also beyond kMaxLook.
std::vector<RepairNote> sum_up(Ledger ledger, const Stage& stage, std::size_t given_size);

}  // namespace tlspath::repairing

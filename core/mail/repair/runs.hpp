// The way between a text and the bytes that it was made of, by its runs.
//   text "<bob>", given "&lt;bob&gt;": runs {0,1 <- 0,4} {1,3 <- 4,3} {4,1 <- 7,4}; byte 1 was
//   given at 4, and the byte given at 4 stands at 1
// Not done: making runs (stage.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/mail/repair.hpp"

namespace tlspath::repairing {

// Runs whose given bytes are a multiple of their own map byte by byte: 1 for bytes that were kept,
// 2 for ASCII out of UTF-16, 4 for a row of "&lt;". All others map as a whole.
inline bool is_linear(const RepairRun& r) { return r.given_size % r.size == 0; }
inline std::uint32_t given_begin_in(const RepairRun& r, std::uint32_t offset) {
  return is_linear(r) ? r.given_at + offset * (r.given_size / r.size) : r.given_at;
}
inline std::uint32_t given_end_in(const RepairRun& r, std::uint32_t offset) {
  return is_linear(r) ? r.given_at + offset * (r.given_size / r.size) : r.given_at + r.given_size;
}

// The run of a text that was not changed.
RepairRun whole_run(std::string_view text);

// Where the byte that was given at `given_at` stands in the text of `runs`.
std::size_t place_of(std::span<const RepairRun> runs, std::size_t given_at);

}  // namespace tlspath::repairing

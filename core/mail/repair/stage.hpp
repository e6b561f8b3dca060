// One text on its way through the passes: it knows where each of its bytes was given. A pass reads
// a Stage and writes the next one through a Builder, and what it did into the Ledger:
//   given "> Received: from a": keep(2, 18), note(Repair::quoting_removed, 2)
//   ->  text "Received: from a", one run {0, 16 <- 2, 16}
// Not done: deciding what is to be repaired (the passes); counting it (notes.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/mail/repair.hpp"

namespace tlspath::repairing {

inline constexpr std::size_t kMaxGiven = std::numeric_limits<std::uint32_t>::max();

// One thing done, at the byte where the text goes on. Counted in the end if it stands inside the
// block.
struct Edit {
  std::uint32_t given_at = 0;
  std::uint32_t count = 0;
  Repair kind{};
};

// What was done, in all passes.
struct Ledger {
  std::vector<Edit> edits;
  std::uint64_t prose = 0;  // bytes given that were skipped before and within the block
  // Where the block ends in the text given (kMaxGiven: with the text), and prose after it starts
  // (kMaxGiven: none).
  std::size_t block_end = kMaxGiven;
  std::size_t tail_at = kMaxGiven;
};

struct Stage {
  std::string text;
  std::vector<RepairRun> runs;
};

// Writes the next text from the one before. Positions are those of the text before, in rising
// order.
class Builder {
 public:
  Builder(std::string_view text, std::span<const RepairRun> runs, Ledger& ledger);
  Builder(const Stage& before, Ledger& ledger) : Builder(before.text, before.runs, ledger) {}

  // Bytes [from, to) stay.
  void keep(std::size_t from, std::size_t to);
  // Bytes [from, to) became `bytes`, which may be none.
  void replace(std::size_t from, std::size_t to, std::string_view bytes);
  // `bytes` that nobody gave, before the byte at `at`.
  void insert(std::size_t at, std::string_view bytes);
  // Something was done, and the text goes on at `at`.
  void note(Repair kind, std::size_t at, std::uint32_t count = 1);
  void skip_prose(std::size_t from, std::size_t to);
  // Where the byte at `at` begins in the text given.
  std::uint32_t given_begin(std::size_t at);
  std::string_view text() const { return text_; }
  Stage take() { return std::move(out_); }

 private:
  std::uint32_t given_end(std::size_t at);
  void seek(std::size_t at);
  void push(RepairRun run);

  std::string_view text_;
  std::span<const RepairRun> runs_;
  Ledger& ledger_;
  Stage out_;
  std::size_t cursor_ = 0;
};

}  // namespace tlspath::repairing

// How much a source may cost before it is taken for an attack. All can be set.
//   a gz of 10 MB may unpack to 256 MB, or to 300 times its size where that is more
#pragma once

#include <algorithm>
#include <cstdint>

namespace tlspath {

struct InputLimits {
  std::uint64_t depth = 6;    // archives within archives; gz counts as one
  std::uint64_t ratio = 300;  // unpacked bytes to packed bytes, of a source
  std::uint64_t ratio_from = std::uint64_t{256} << 20;   // from so many unpacked bytes on
  std::uint64_t unpacked = std::uint64_t{64} << 40;      // of a source
  std::uint64_t head = std::uint64_t{4} << 20;           // of a mail's header
  std::uint64_t mail = std::uint64_t{64} << 20;          // of a mail, where bodies are wanted
  std::uint64_t spool = std::uint64_t{16} << 30;         // of a nested zip, 7z, .msg or .pst
  std::uint64_t helper_memory = std::uint64_t{2} << 30;  // of tlspath-pst
  std::uint64_t helper_seconds = 3600;                   // of its CPU time
};

// What one source has unpacked so far, on all levels together.
class Budget {
 public:
  explicit Budget(const InputLimits& limits) : limits_(limits) {}

  // `packed`: size of the file, or what came of a pipe until now.
  void start() { packed_ = unpacked_ = 0; }
  void packed(std::uint64_t bytes) { packed_ += bytes; }

  // False where `bytes` more are too many.
  bool unpack(std::uint64_t bytes) {
    unpacked_ = unpacked_ > UINT64_MAX - bytes ? UINT64_MAX : unpacked_ + bytes;
    return unpacked_ <= limit();
  }
  std::uint64_t limit() const {
    const std::uint64_t by_ratio =
        packed_ > limits_.unpacked / std::max<std::uint64_t>(limits_.ratio, 1)
            ? limits_.unpacked
            : packed_ * limits_.ratio;
    return std::min(limits_.unpacked, std::max(limits_.ratio_from, by_ratio));
  }

 private:
  const InputLimits& limits_;
  std::uint64_t packed_ = 0, unpacked_ = 0;
};

}  // namespace tlspath

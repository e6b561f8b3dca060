// How far a scan is: a bar on a terminal, a line every few seconds elsewhere, nothing with --quiet.
//    41 %  [############................]  4.1/10.0 GB  504,012 mails  0:14 left
// Goes to stderr. Errors do not tear it: clear() takes it off the line, the next step puts it back.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/io.hpp"
#include "core/scan/scan.hpp"

namespace tlspath::cli {

class Progress {
 public:
  Progress(Io& io, bool quiet, const std::vector<std::string>& paths);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  bool shown() const { return !quiet_; }  // else there is nothing to step for
  void step(const ScanProgress& now);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Io& io_;
  bool quiet_, redraws_;
  std::optional<std::uint64_t> total_;  // bytes of all that is read, where that is known
  Clock::time_point start_, drawn_;
  bool on_line_ = false;
};

// The line's words, without its end. `seconds` since the start.
std::string progress_line(const ScanProgress& now, std::optional<std::uint64_t> total,
                          double seconds);

}  // namespace tlspath::cli

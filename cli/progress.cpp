// See progress.hpp.
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/scan/sources.hpp"
#include "core/text/numbers.hpp"

namespace tlspath::cli {
namespace {

constexpr auto kRedraw = std::chrono::milliseconds(200);
constexpr auto kLines = std::chrono::seconds(5);  // where there is no terminal
constexpr int kBar = 28;

struct Unit {
  double size;
  const char* name;
};
Unit unit_of(std::uint64_t bytes) {
  if (bytes >= 1'000'000'000) return {1e9, "GB"};
  if (bytes >= 1'000'000) return {1e6, "MB"};
  return {1e3, "kB"};
}

}  // namespace

std::string progress_line(const ScanProgress& now, std::optional<std::uint64_t> total,
                          double seconds) {
  const Unit unit = unit_of(total.value_or(now.bytes));
  const double done = static_cast<double>(now.bytes) / unit.size;
  if (!total || *total == 0)
    return fmt::format("{:.1f} {}  {} mails  {:.0f} a second", done, unit.name,
                       grouped(now.mails, Language::en),
                       seconds > 0 ? static_cast<double>(now.mails) / seconds : 0.0);
  const double share = std::min(1.0, static_cast<double>(now.bytes) / static_cast<double>(*total));
  const int filled = static_cast<int>(std::lround(share * kBar));
  std::string line = fmt::format(
      "{:3.0f} %  [{}{}]  {:.1f}/{:.1f} {}  {} mails", std::floor(share * 100),
      std::string(static_cast<std::size_t>(filled), '#'),
      std::string(static_cast<std::size_t>(kBar - filled), '.'), done,
      static_cast<double>(*total) / unit.size, unit.name, grouped(now.mails, Language::en));
  if (share > 0.01 && seconds >= 1) {
    const auto left = std::int64_t{std::llround(seconds * (1 - share) / share)};
    line += fmt::format("  {}:{:02} left", left / 60, left % 60);
  }
  return line;
}

Progress::Progress(Io& io, bool quiet, const std::vector<std::string>& paths)
    : io_(io),
      quiet_(quiet),
      redraws_(io.err_tty && !accessible(io)),
      start_(Clock::now()),
      drawn_(start_) {
  if (!quiet_ && redraws_) total_ = total_size(paths);
}

void Progress::step(const ScanProgress& now) {
  const auto time = Clock::now();
  if (time - drawn_ < (redraws_ ? Clock::duration(kRedraw) : Clock::duration(kLines))) return;
  drawn_ = time;
  const std::string line =
      progress_line(now, total_, std::chrono::duration<double>(time - start_).count());
  clear();
  io_.err << line << (redraws_ ? "" : "\n") << std::flush;
  on_line_ = redraws_;
}

void Progress::clear() {
  if (!on_line_) return;
  io_.err << "\r\x1b[K" << std::flush;
  on_line_ = false;
}

}  // namespace tlspath::cli

#include "cli/jobs.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

namespace tlspath::cli {

unsigned parse_jobs(std::string_view text) {
  if (text.empty()) return std::max(1u, std::thread::hardware_concurrency());
  constexpr unsigned kMax = 256;
  unsigned n = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), n);
  return end.ec == std::errc() && end.ptr == text.data() + text.size() && n <= kMax ? n : 0;
}

}  // namespace tlspath::cli

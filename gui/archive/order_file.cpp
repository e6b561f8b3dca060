#include "gui/archive/order_file.hpp"

#include <unistd.h>

#include <algorithm>

#include "core/input/unnamed_file.hpp"

namespace tlspath::gui {
OrderFile::OrderFile() : file_(unnamed_file()) {}

bool OrderFile::append(std::span<const std::int64_t> ids) {
  const std::size_t have = size_.load(std::memory_order_relaxed);
  const auto bytes = std::as_bytes(ids);
  const auto at = static_cast<off_t>(have * sizeof(std::int64_t));
  if (::pwrite(file_.get(), bytes.data(), bytes.size(), at) != static_cast<ssize_t>(bytes.size()))
    return false;
  size_.store(have + ids.size(), std::memory_order_release);
  return true;
}

std::vector<std::int64_t> OrderFile::read(std::size_t at, std::size_t count) const {
  const std::size_t all = size();
  if (at >= all) return {};
  std::vector<std::int64_t> out(std::min(count, all - at));
  const std::size_t bytes = out.size() * sizeof(std::int64_t);
  if (::pread(file_.get(), out.data(), bytes, static_cast<off_t>(at * sizeof(std::int64_t))) !=
      static_cast<ssize_t>(bytes))
    out.clear();
  return out;
}

}  // namespace tlspath::gui

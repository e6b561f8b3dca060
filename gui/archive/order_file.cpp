#include "gui/archive/order_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/input/unnamed_file.hpp"

namespace tlspath::gui {

OrderFile::OrderFile() : file_(unnamed_file()) {
  if (file_.get() < 0) trouble_ = errno;
}

bool OrderFile::append(std::span<const std::int64_t> ids) {
  const std::size_t have = size_.load(std::memory_order_relaxed);
  const auto bytes = std::as_bytes(ids);
  const auto at = static_cast<off_t>(have * sizeof(std::int64_t));
  if (trouble_ != 0) return false;
  const ssize_t written = ::pwrite(file_.get(), bytes.data(), bytes.size(), at);
  if (written != static_cast<ssize_t>(bytes.size())) {
    trouble_ = written < 0 ? errno : ENOSPC;  // a part of it: the rest had no room
    return false;
  }
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

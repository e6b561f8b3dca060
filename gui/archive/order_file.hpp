// OrderFile: the numbers of the mails of a list in its order, eight bytes each, in a file without a
// name: a list of a million mails costs no memory, and any place of it is one read. One thread
// appends; others may read what size() counts.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "core/input/stream.hpp"

namespace tlspath::gui {

class OrderFile {
 public:
  OrderFile();

  bool append(std::span<const std::int64_t> ids);  // false: it cannot be kept
  // Why not: an errno, or 0. For the thread that appends, and once it is done.
  int trouble() const { return trouble_; }
  std::size_t size() const { return size_.load(std::memory_order_acquire); }
  // From row `at` on, up to `count` of them.
  std::vector<std::int64_t> read(std::size_t at, std::size_t count) const;

 private:
  Descriptor file_;
  std::atomic<std::size_t> size_ = 0;
  int trouble_ = 0;
};

}  // namespace tlspath::gui

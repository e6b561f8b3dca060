#include "core/store/lane.hpp"

#include <unistd.h>

#include "core/input/unnamed_file.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {
namespace {

// What is read stays in the processor's cache until it is looked through.
constexpr std::size_t kBlock = 256 << 10;

}  // namespace

void Bits::add(const Bits& other) {
  if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

Spill::Spill() : file_(unnamed_file()) {}

bool Spill::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(file_.get(), bytes.data(), bytes.size(), size_);
    if (n <= 0) return false;
    size_ += n;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return file_.get() >= 0;
}

void Spill::read(std::int64_t at, char* to, std::size_t size) const {
  while (size > 0) {
    const ssize_t n = ::pread(file_.get(), to, size, at);
    if (n <= 0) throw Failure::io("a temporary file could not be read");
    at += n, to += n;
    size -= static_cast<std::size_t>(n);
  }
}

void Lane::add(std::string_view record) {
  buffer_ += record;
  ++records_;
  if (buffer_.size() >= kBlock) put();
}

void Lane::put() {
  if (buffer_.empty()) return;
  blocks_.push_back({file_.size(), buffer_.size(), first_});
  fits_ = fits_ && file_.append(buffer_);
  first_ = records_;
  buffer_.clear();
}

bool Lane::end() {
  put();
  std::string().swap(buffer_);
  return fits_;
}

std::string_view Lane::read(std::size_t block, std::string& room) const {
  const Block& b = blocks_[block];
  if (room.size() < b.size) room.resize(b.size);
  file_.read(b.at, room.data(), b.size);
  return std::string_view(room).substr(0, b.size);
}

}  // namespace tlspath::store

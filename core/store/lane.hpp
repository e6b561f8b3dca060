// Lane: records one after the other in a file without a name, in blocks that hold whole ones, so
// that all of them are looked through at the speed of reading, without being held.
//   Lane l;  l.add("mx.corp.example\n");  if (!l.end()) ... no room ...
//   for (b = 0; b < l.blocks(); ++b) ... l.read(b, room) ... l.first(b) is its first record ...
// May be read by several threads once it is ended. Bits: a bit for each number.
// For the .cpp files of core/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/input/stream.hpp"

namespace tlspath::store {

class Bits {
 public:
  void set(std::size_t at) {
    if (at / 64 >= words_.size()) words_.resize(at / 64 + 1);
    words_[at / 64] |= std::uint64_t{1} << at % 64;
  }
  bool has(std::size_t at) const {
    return at / 64 < words_.size() && (words_[at / 64] >> at % 64 & 1u) != 0;
  }
  void add(const Bits& other);
  // f(number) for those that are set, ascending.
  template <class F>
  void each(F f) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t w = words_[i]; w != 0; w &= w - 1)
        f(i * 64 + static_cast<std::size_t>(__builtin_ctzll(w)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

// A file without a name: written at its end, read anywhere.
class Spill {
 public:
  Spill();
  bool append(std::string_view bytes);  // false: no room
  void read(std::int64_t at, char* to, std::size_t size) const;
  std::int64_t size() const { return size_; }

 private:
  Descriptor file_;
  std::int64_t size_ = 0;
};

class Lane {
 public:
  void add(std::string_view record);
  bool end();  // false: no room
  std::size_t records() const { return records_; }
  std::size_t blocks() const { return blocks_.size(); }
  std::string_view read(std::size_t block, std::string& room) const;  // lent by `room`
  std::size_t first(std::size_t block) const { return blocks_[block].first; }

 private:
  struct Block {
    std::int64_t at = 0;
    std::size_t size = 0, first = 0;
  };
  void put();
  Spill file_;
  std::string buffer_;
  std::vector<Block> blocks_;
  std::size_t records_ = 0, first_ = 0;
  bool fits_ = true;
};

}  // namespace tlspath::store

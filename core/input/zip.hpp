// The directory of a zip, read from its end: what lies in it, where, and how it is packed.
//   ... PK\1\2 "inbox/1.eml" deflated, 1,234 of 5,678 bytes, at 0 ... PK\5\6 1 entry
// Sizes come from here, so data descriptors do not matter; zip64 is read. Memory does not grow with
// the number of entries. Names are only names: nothing is ever written under them. Not done: zips
// in several parts, and unpacking (core/input/inflate, core/input/packed).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/input/stream.hpp"

namespace tlspath {

struct ZipEntry {
  std::string name;
  std::uint64_t at = 0;  // of its local header
  std::uint64_t packed = 0, size = 0;
  std::uint32_t crc = 0;
  std::uint16_t method = 0;  // 0 stored, 8 deflated
  bool file = false;         // no folder
  bool encrypted = false;
};

// A window on bytes that can be read anywhere: neighbours cost no second read.
class NearBytes {
 public:
  explicit NearBytes(BytesAt& bytes) : bytes_(bytes) {}
  // `size` bytes from `at`, or empty where they are not all there. Valid until the next call.
  std::string_view get(std::uint64_t at, std::size_t size);
  std::uint64_t size() const { return bytes_.size(); }

 private:
  BytesAt& bytes_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, held_ = 0;
  std::uint64_t at_ = 0;
};

class ZipDirectory {
 public:
  explicit ZipDirectory(BytesAt& bytes) : near_(bytes) {}

  // False where the end of a zip is not there: it is torn, or none.
  bool open();
  std::uint64_t entries() const { return left_; }
  // The next entry; false at the end, or where damaged().
  bool next(ZipEntry& entry);
  bool damaged() const { return damaged_; }

 private:
  bool stop_damaged();

  NearBytes near_;
  std::uint64_t at_ = 0, end_ = 0, left_ = 0;
  bool damaged_ = false;
};

// Where the packed bytes of `entry` begin; nothing where its local header is not there or they do
// not fit into the file.
std::optional<std::uint64_t> zip_data_at(NearBytes& near, const ZipEntry& entry);

}  // namespace tlspath

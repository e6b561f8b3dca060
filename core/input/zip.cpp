// zip.cpp: APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16
// (ends of the directory) and 4.5.3 (zip64 sizes). Every number in there is a stranger's.
#include "core/input/zip.hpp"

#include <algorithm>
#include <array>

namespace tlspath {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kStep = 256 << 10;
constexpr std::size_t kEndSize = 22, kEnd64Size = 56, kLocator64Size = 20;
constexpr std::size_t kDirectoryEntry = 46, kLocalHeader = 30;
constexpr std::size_t kMaxComment = 0xffff;

constexpr std::uint64_t number(std::string_view s, std::size_t at, std::size_t size) {
  std::uint64_t n = 0;
  for (std::size_t i = size; i-- > 0;) n = n << 8 | static_cast<unsigned char>(s[at + i]);
  return n;
}
constexpr std::uint16_t n16(std::string_view s, std::size_t at) {
  return static_cast<std::uint16_t>(number(s, at, 2));
}
constexpr std::uint32_t n32(std::string_view s, std::size_t at) {
  return static_cast<std::uint32_t>(number(s, at, 4));
}

// Sizes that do not fit into 32 bits stand in an extra field, in this order, each only where the
// 32-bit one is all ones.
bool read_zip64(std::string_view extra, ZipEntry& entry) {
  const std::array<std::uint64_t*, 3> wanted{&entry.size, &entry.packed, &entry.at};
  const auto lacks = [](std::uint64_t n) { return n == 0xffffffffU; };
  if (std::ranges::none_of(wanted, [&](const std::uint64_t* n) { return lacks(*n); })) return true;
  while (extra.size() >= 4) {
    const std::uint16_t id = n16(extra, 0);
    const std::size_t size = n16(extra, 2);
    if (extra.size() - 4 < size) return false;
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (id != 1) continue;
    for (std::uint64_t* n : wanted) {
      if (!lacks(*n)) continue;
      if (field.size() < 8) return false;
      *n = number(field, 0, 8);
      field.remove_prefix(8);
    }
    return true;
  }
  return true;  // a size of exactly 4 GB - 1 needs no zip64
}

}  // namespace

std::string_view NearBytes::get(std::uint64_t at, std::size_t size) {
  if (size > bytes_.size() || at > bytes_.size() - size) return {};
  if (at >= at_ && at - at_ <= held_ && size <= held_ - (at - at_))
    return {buffer_.get() + (at - at_), size};
  const std::size_t wanted = std::max(size, kStep);
  if (capacity_ < wanted) {
    buffer_ = std::make_unique_for_overwrite<char[]>(wanted);
    capacity_ = wanted;
  }
  at_ = at;
  held_ = bytes_.read_at(at, buffer_.get(), wanted);
  return held_ >= size ? std::string_view(buffer_.get(), size) : std::string_view{};
}

bool ZipDirectory::open() {
  const std::uint64_t file = near_.size();
  if (file < kEndSize) return false;
  const auto tail_size =
      static_cast<std::size_t>(std::min<std::uint64_t>(file, kEndSize + kMaxComment));
  const std::uint64_t tail_at = file - tail_size;
  const std::string_view tail = near_.get(tail_at, tail_size);
  std::size_t end = tail.rfind("PK\x05\x06"sv);
  while (end != std::string_view::npos &&
         (tail.size() - end < kEndSize || tail.size() - end - kEndSize < n16(tail, end + 20)))
    end = end == 0 ? std::string_view::npos : tail.rfind("PK\x05\x06"sv, end - 1);
  if (end == std::string_view::npos) return false;
  left_ = n16(tail, end + 10);
  std::uint64_t size = n32(tail, end + 12);
  at_ = n32(tail, end + 16);
  const std::uint64_t end_at = tail_at + end;
  if (left_ == 0xffff || size == 0xffffffffU || at_ == 0xffffffffU) {
    if (end_at >= kLocator64Size) {
      const std::string_view locator = near_.get(end_at - kLocator64Size, kLocator64Size);
      if (locator.starts_with("PK\x06\x07"sv)) {
        const std::string_view end64 = near_.get(number(locator, 8, 8), kEnd64Size);
        if (!end64.starts_with("PK\x06\x06"sv)) return false;
        left_ = number(end64, 32, 8);
        size = number(end64, 40, 8);
        at_ = number(end64, 48, 8);
      }
    }
  }
  if (at_ > file || size > file - at_) return false;
  end_ = at_ + size;
  return true;
}

bool ZipDirectory::stop_damaged() {
  damaged_ = true;
  left_ = 0;
  at_ = end_;
  return false;
}

bool ZipDirectory::next(ZipEntry& entry) {
  const bool more =
      end_ - at_ >= kDirectoryEntry && near_.get(at_, kDirectoryEntry).starts_with("PK\x01\x02"sv);
  if (!more) return left_ == 0 ? false : stop_damaged();
  // Who knows no zip64 counts 65,536 entries as none.
  if (left_ == 0) left_ = 0x10000;
  const std::string_view fixed = near_.get(at_, kDirectoryEntry);
  entry.encrypted = (n16(fixed, 8) & 1) != 0;
  entry.method = n16(fixed, 10);
  entry.crc = n32(fixed, 16);
  entry.packed = n32(fixed, 20);
  entry.size = n32(fixed, 24);
  const std::size_t name = n16(fixed, 28), extra = n16(fixed, 30), comment = n16(fixed, 32);
  entry.at = n32(fixed, 42);
  if (end_ - at_ - kDirectoryEntry < name + extra + comment) return stop_damaged();
  const std::string_view rest = near_.get(at_ + kDirectoryEntry, name + extra);
  if (rest.size() != name + extra) return stop_damaged();
  entry.name.assign(rest.substr(0, name));
  entry.file = !entry.name.ends_with('/');
  if (!read_zip64(rest.substr(name), entry)) return stop_damaged();
  at_ += kDirectoryEntry + name + extra + comment;
  --left_;
  return true;
}

std::optional<std::uint64_t> zip_data_at(NearBytes& near, const ZipEntry& entry) {
  const std::string_view fixed = near.get(entry.at, kLocalHeader);
  if (!fixed.starts_with("PK\x03\x04"sv)) return std::nullopt;
  const std::uint64_t at = entry.at + kLocalHeader + n16(fixed, 26) + n16(fixed, 28);
  if (at > near.size() || entry.packed > near.size() - at) return std::nullopt;
  return at;
}

}  // namespace tlspath

// Fuzz: the directory of a zip. Every entry that it tells of lies within the file, the walk ends,
// and it is the same however large the reads were.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/input/zip.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  MemoryBytes bytes({reinterpret_cast<const char*>(data), size});
  ZipDirectory directory(bytes);
  if (!directory.open()) return 0;
  NearBytes near(bytes);
  ZipEntry entry;
  std::size_t entries = 0;
  while (directory.next(entry)) {
    require(++entries <= size / 46);
    require(entry.name.size() <= 0xffff);
    const auto at = zip_data_at(near, entry);
    if (!at) continue;
    require(*at <= size && entry.packed <= size - *at);
    const std::string_view packed = near.get(*at, static_cast<std::size_t>(entry.packed));
    require(packed.size() == entry.packed);
    require(packed.empty() ||
            packed == std::string_view(reinterpret_cast<const char*>(data) + *at, packed.size()));
  }
  require(directory.entries() == 0);
  return 0;
}

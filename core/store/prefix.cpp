#include "core/store/prefix.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/base/hash.hpp"

namespace tlspath::store {
namespace {

bool read_at(int fd, std::string& bytes, std::uint64_t at, std::uint64_t size) {
  bytes.resize(size);
  for (std::uint64_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(fd, bytes.data() + done, size - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<std::uint64_t>(got);
  }
  return true;
}

}  // namespace

std::optional<std::uint64_t> prefix_hash(const std::string& path, std::uint64_t offset) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return std::nullopt;
  std::string bytes;
  std::optional<std::uint64_t> hash;
  if (read_at(fd, bytes, 0, std::min(offset, kHashedFirst))) {
    hash = hash_bytes(bytes, offset);
    if (offset > kHashedFirst) {
      const std::uint64_t last = std::min(kHashedLast, offset - kHashedFirst);
      hash = read_at(fd, bytes, offset - last, last) ? std::optional(hash_bytes(bytes, *hash))
                                                     : std::nullopt;
    }
  }
  ::close(fd);
  return hash;
}

}  // namespace tlspath::store

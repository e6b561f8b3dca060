// A yardstick: merely reads the head of each mail below some folders, up to its empty line, and
// does nothing with it. What a scan of the same tree costs more is what it thinks.
//   read_heads mails/        -> 20000 files, 245760000 bytes
// Folders are walked with their names sorted, as a scan does; the files are read by open(2) and
// steps of 16 KB. Not done: mbox files (a program that reads their heads reads all of them).
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t kStep = 16 << 10;
std::uint64_t files = 0, bytes = 0;
std::string buffer(1 << 20, '\0');

void read_head(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  std::size_t size = 0;
  while (size + kStep <= buffer.size()) {
    const ssize_t got = ::read(fd, buffer.data() + size, kStep);
    if (got <= 0) break;
    const std::size_t from = size > 0 ? size - 1 : 0;
    size += static_cast<std::size_t>(got);
    if (::memmem(buffer.data() + from, size - from, "\n\n", 2) != nullptr) break;
  }
  ::close(fd);
  ++files;
  bytes += size;
}

void read_folder(const std::filesystem::path& folder) {
  std::vector<std::pair<std::string, bool>> names;
  std::error_code code;
  for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end;
       it.increment(code))
    names.emplace_back(it->path().string(), it->is_directory(code));
  std::sort(names.begin(), names.end());
  for (const auto& [name, is_folder] : names) {
    if (is_folder)
      read_folder(name);
    else
      read_head(name);
  }
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) read_folder(argv[i]);
  std::printf("%llu files, %llu bytes\n", static_cast<unsigned long long>(files),
              static_cast<unsigned long long>(bytes));
  return 0;
}

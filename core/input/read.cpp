// read.cpp: POSIX read, so that pipes and /dev/fd/N work as files do and errno can be told.
#include "core/input/read.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <vector>

#include "core/base/spelling.hpp"
#include "core/input/stream.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kSeparator = 4 << 10;  // a line "From ..." of an mbox is shorter
constexpr std::size_t kStep = 256 << 10;
constexpr std::size_t kMaxLooked = 10'000;  // names of a folder that are compared at most

tl::unexpected<InputError> error(ErrorKind kind, std::string_view path) {
  return tl::unexpected(InputError{.kind = kind, .path = std::string(path)});
}

tl::unexpected<InputError> too_large(std::string_view path, std::size_t limit) {
  return tl::unexpected(
      InputError{.kind = ErrorKind::too_large, .path = std::string(path), .limit = limit});
}

tl::unexpected<InputError> unreadable(std::string_view path, int code) {
  return tl::unexpected(InputError{.kind = kind_of_errno(code),
                                   .path = std::string(path),
                                   .reason = std::generic_category().message(code)});
}

// Reads up to `wanted` bytes; with `all`, more than that is an error.
Bytes read_path(const std::string& path, std::size_t wanted, bool all) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (fd.get() < 0) return unreadable(path, errno);
  struct stat st{};
  if (::fstat(fd.get(), &st) != 0) return unreadable(path, errno);
  if (S_ISDIR(st.st_mode)) return error(ErrorKind::is_folder, path);
  if (all && S_ISREG(st.st_mode) && static_cast<std::uint64_t>(st.st_size) > wanted)
    return too_large(path, wanted);
  // The size is only a hint: files under /proc say 0, and a file may grow while it is read.
  std::string bytes(
      st.st_size > 0 ? std::min(static_cast<std::size_t>(st.st_size) + 1, wanted + 1) : kStep,
      '\0');
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(size + std::max(kStep, size / 2));
    const ssize_t got = ::read(fd.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > wanted && all) return too_large(path, wanted);
    if (size >= wanted && !all) break;
  }
  bytes.resize(all ? size : std::min(size, wanted));
  return bytes;
}

}  // namespace

ErrorKind kind_of_errno(int code) {
  if (code == ENOENT || code == ENOTDIR) return ErrorKind::not_found;
  return code == EACCES ? ErrorKind::not_permitted : ErrorKind::unreadable;
}

Bytes read_file(const std::string& path, std::size_t max_bytes) {
  return read_path(path, max_bytes, true);
}

Bytes read_start(const std::string& path, std::size_t bytes) {
  return read_path(path, bytes, false);
}

bool is_mbox_file(const std::string& path) {
  const Bytes start = read_start(path, kSeparator);
  return start && content_of(*start) == Content::mbox;
}

Bytes read_at(const std::string& path, std::uint64_t offset, std::size_t bytes) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (fd.get() < 0) return unreadable(path, errno);
  std::string out(bytes, '\0');
  std::size_t size = 0;
  while (size < bytes) {
    const ssize_t got =
        ::pread(fd.get(), out.data() + size, bytes - size, static_cast<off_t>(offset + size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  out.resize(size);
  return out;
}

Bytes read_stream(std::istream& in, std::string_view name, std::size_t max_bytes) {
  std::string bytes;
  std::vector<char> step(kStep);
  while (in) {
    in.read(step.data(), static_cast<std::streamsize>(step.size()));
    bytes.append(step.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes) return too_large(name, max_bytes);
  }
  if (in.bad()) return unreadable(name, EIO);
  return bytes;
}

std::optional<std::string> nearest_file(const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path wanted(path);
  const fs::path folder = wanted.has_parent_path() ? wanted.parent_path() : fs::path(".");
  std::error_code code;
  std::vector<std::string> names;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    std::string name = it->path().filename().string();
    if (!name.starts_with('.')) names.push_back(std::move(name));
    if (names.size() == kMaxLooked) break;
  }
  std::ranges::sort(names);  // the same suggestion whatever order the folder has
  const std::string_view near = nearest_word(wanted.filename().string(), names);
  if (near.empty()) return std::nullopt;
  return wanted.has_parent_path() ? (wanted.parent_path() / near).string() : std::string(near);
}

}  // namespace tlspath

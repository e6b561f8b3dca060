#include "core/store/lasting.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "core/input/stream.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {

void make_last(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) throw Failure::of_errno();
}

void rename_lasting(const std::string& written, const std::string& path) {
  make_last(written);
  if (std::rename(written.c_str(), path.c_str()) != 0) throw Failure::of_errno();
  const std::size_t slash = path.rfind('/');
  make_last(slash == std::string::npos ? "." : path.substr(0, slash + 1));
}

}  // namespace tlspath::store

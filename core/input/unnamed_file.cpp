#include "core/input/unnamed_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace tlspath {

Descriptor unnamed_file() {
  std::error_code code;
  const std::string folder = std::filesystem::temp_directory_path(code).string();
  if (code) {
    errno = code.value();
    return Descriptor();
  }
  const int unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (unnamed >= 0) return Descriptor(unnamed);
  std::string name = folder + "/tlspath-XXXXXX";  // a file system without O_TMPFILE
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd >= 0) ::unlink(name.c_str());
  return Descriptor(fd);
}

}  // namespace tlspath

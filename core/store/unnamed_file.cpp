#include "core/store/unnamed_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace tlspath {

Descriptor unnamed_file() {
  std::error_code none;
  std::string name = (std::filesystem::temp_directory_path(none) / "tlspath-XXXXXX").string();
  const int fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd >= 0) ::unlink(name.c_str());
  return Descriptor(fd);
}

}  // namespace tlspath

#include "cli/probe_program.hpp"

#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace tlspath::cli {

std::optional<std::string> find_probe_program() {
  std::error_code code;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code) return std::nullopt;
  for (const char* place : {"tlspath-probe", "../libexec/tlspath/tlspath-probe"}) {
    std::string program = (self.parent_path() / place).string();
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

}  // namespace tlspath::cli

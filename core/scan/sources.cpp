// sources.cpp: a stack of paths; a folder is replaced by what is in it.
#include "core/scan/sources.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace tlspath {

Sources::Sources(std::vector<std::string> paths, std::function<void(const InputError&)> failed)
    : failed_(std::move(failed)) {
  for (auto it = paths.rbegin(); it != paths.rend(); ++it)
    waiting_.push_back({.path = std::move(*it), .named = true});
}

std::optional<SourceFile> Sources::next() {
  while (!waiting_.empty()) {
    SourceFile file = std::move(waiting_.back());
    waiting_.pop_back();
    if (file.named && file.path == "-") return file;  // standard input
    if (file.regular) return file;
    struct stat st{};
    if (::stat(file.path.c_str(), &st) != 0) {
      // A link that leads nowhere is there, but what it names is not.
      const int code = errno;
      const ErrorKind kind = kind_of_errno(code);
      failed_({.kind = kind == ErrorKind::not_found && !file.named ? ErrorKind::unreadable : kind,
               .path = file.path,
               .reason = std::generic_category().message(code)});
      continue;
    }
    if (S_ISDIR(st.st_mode)) {
      if (visited_.emplace(st.st_dev, st.st_ino).second) open_folder(file.path);
      continue;
    }
    file.regular = S_ISREG(st.st_mode);
    if (file.regular || file.named) return file;
  }
  return std::nullopt;
}

void Sources::open_folder(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code code;
  std::vector<std::pair<std::string, bool>> names;  // and whether the folder says: a plain file
  for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
    std::string name = it->path().filename().string();
    std::error_code unknown;
    const bool plain = !it->is_symlink(unknown) && it->is_regular_file(unknown);
    if (!name.starts_with('.')) names.emplace_back(std::move(name), plain);
  }
  if (code) failed_({.kind = kind_of_errno(code.value()), .path = path, .reason = code.message()});
  std::ranges::sort(names, std::greater<>());
  const std::string folder = path.ends_with('/') ? path : path + '/';
  for (const auto& [name, plain] : names)
    waiting_.push_back({.path = folder + name, .regular = plain});
}

std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths,
                                        std::size_t max_files) {
  Sources sources(paths, [](const InputError&) {});
  std::uint64_t total = 0;
  std::size_t files = 0;
  while (const auto file = sources.next()) {
    struct stat st{};
    if (!file->regular || ++files > max_files || ::stat(file->path.c_str(), &st) != 0)
      return std::nullopt;
    total += static_cast<std::uint64_t>(st.st_size);
  }
  return total;
}

}  // namespace tlspath

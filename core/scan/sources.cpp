// sources.cpp: a stack of paths; a folder is replaced by what is in it.
#include "core/scan/sources.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace tlspath {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// Of a Maildir, which has both.
bool has_cur(const std::string& path) { return is_folder(path + "/cur"); }
bool has_new(const std::string& path) { return is_folder(path + "/new"); }

}  // namespace

Sources::Sources(std::vector<std::string> paths, std::function<void(const InputError&)> failed,
                 std::function<void(std::string_view)> left_out)
    : failed_(std::move(failed)), left_out_(std::move(left_out)) {
  for (auto it = paths.rbegin(); it != paths.rend(); ++it) {
    struct stat st{};
    if (*it != "-" && ::stat(it->c_str(), &st) == 0 && S_ISREG(st.st_mode))
      named_.emplace(st.st_dev, st.st_ino);
    waiting_.push_back({.path = std::move(*it), .named = true});
  }
}

std::optional<SourceFile> Sources::next() {
  while (!waiting_.empty()) {
    SourceFile file = std::move(waiting_.back());
    waiting_.pop_back();
    if (file.named && file.path == "-") return file;  // standard input
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
    const bool link = !file.named && !file.regular;
    file.regular = S_ISREG(st.st_mode);
    if (file.regular && link && is_found_in_its_folder(file.path)) continue;
    if (file.regular && seen_before(st, file.named || link)) continue;
    if (file.regular || file.named) return file;
  }
  return std::nullopt;
}

// Most files have one name, and are not remembered.
bool Sources::seen_before(const struct stat& st, bool other_name) {
  const Id id{st.st_dev, st.st_ino};
  if (other_name || st.st_nlink > 1 || named_.contains(id)) return !seen_.insert(id).second;
  return seen_.contains(id);
}

// What a link leads to lies in a folder that is walked, and is given there.
bool Sources::is_found_in_its_folder(const std::string& link) const {
  std::error_code error;
  const fs::path file = fs::canonical(link, error);
  if (error || file.filename().string().starts_with('.')) return false;
  struct stat st{};
  return ::stat(file.parent_path().c_str(), &st) == 0 && visited_.contains({st.st_dev, st.st_ino});
}

void Sources::open_folder(const std::string& path) {
  std::error_code code;
  const bool maildir = has_cur(path) && has_new(path);
  const std::string folder = path.ends_with('/') ? path : path + '/';
  std::vector<std::pair<std::string, bool>> names;  // and whether the folder says: a plain file
  const auto leave_out = [&](const std::string& name) {
    if (left_out_) left_out_(folder + name);
  };
  for (fs::directory_iterator it(path, code), end; !code && it != end; it.increment(code)) {
    std::string name = it->path().filename().string();
    std::error_code unknown;
    const bool plain = !it->is_symlink(unknown) && it->is_regular_file(unknown);
    if (maildir && name == "tmp" && !plain) {
      if (!fs::is_empty(it->path(), unknown)) leave_out(name);
    } else if (name.starts_with('.') &&
               (plain || !(has_cur(folder + name) || has_new(folder + name)))) {
      leave_out(name);
    } else {
      names.emplace_back(std::move(name), plain);
    }
  }
  if (code) failed_({.kind = kind_of_errno(code.value()), .path = path, .reason = code.message()});
  std::ranges::sort(names, std::greater<>());
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

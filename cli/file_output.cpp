#include "cli/file_output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/input/read.hpp"

namespace tlspath::cli {

bool holds_mail(const std::string& file) {
  struct stat st{};
  if (::stat(file.c_str(), &st) != 0 || !S_ISREG(st.st_mode)) return false;
  const auto start = read_start(file, 64 << 10);
  if (!start) return false;  // opening it tells why
  switch (content_of(*start)) {
    case Content::mail:
    case Content::mbox:
    case Content::zip:
    case Content::gzip:
    case Content::bzip2:
    case Content::xz:
    case Content::zstd:
    case Content::seven_zip:
    case Content::tar:
    case Content::outlook:
    case Content::pst:
    case Content::sqlite:
      return true;
    default:
      return false;
  }
}

bool FileOutput::fail() {
  if (error_ == 0) error_ = errno;
  return false;
}

bool FileOutput::open(std::optional<std::uint64_t> keep) {
  if (!wanted() || to_stdout()) return true;
  if (keep == std::uint64_t{0}) keep.reset();  // it may be gone
  file_.reset(std::fopen(name_.c_str(), keep ? "r+b" : "wb"));
  if (!file_) return fail();
  if (!keep) return true;
  struct stat st{};
  if (::fstat(::fileno(file_.get()), &st) != 0) return fail();
  if (static_cast<std::uint64_t>(st.st_size) < *keep) return false;
  if (::ftruncate(::fileno(file_.get()), static_cast<off_t>(*keep)) != 0) return fail();
  return std::fseek(file_.get(), 0, SEEK_END) == 0 || fail();
}

bool FileOutput::would_destroy() const {
  struct stat st{};
  return wanted() && !to_stdout() && ::stat(name_.c_str(), &st) == 0 && S_ISREG(st.st_mode) &&
         st.st_size > 0;
}

bool FileOutput::is_regular() const {
  struct stat st{};
  return file_ && ::fstat(::fileno(file_.get()), &st) == 0 && S_ISREG(st.st_mode);
}

bool FileOutput::write(std::string_view bytes) {
  if (error_ != 0) return false;  // nothing stands behind a gap
  if (!file_)
    return static_cast<bool>(out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  return std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size() || fail();
}

std::optional<std::uint64_t> FileOutput::sync() {
  struct stat st{};
  if (error_ != 0) return std::nullopt;  // fflush() knows nothing of what fwrite() threw away
  if (!file_ || std::fflush(file_.get()) != 0 || ::fdatasync(::fileno(file_.get())) != 0 ||
      ::fstat(::fileno(file_.get()), &st) != 0) {
    fail();
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(st.st_size);
}

bool FileOutput::close() { return !file_ || std::fclose(file_.release()) == 0 || fail(); }

std::string not_written(const FileOutput& file, const Messages& say) {
  return say.not_written(file.name(), std::generic_category().message(file.error()));
}

}  // namespace tlspath::cli

// Reading a file or standard input into memory, with a limit. Errors are one line that names the
// file.
//   read_file("a.eml", 64 << 20)  ->  its bytes, or "a.eml: no such file"
// Not done: windows on large files, unpacking (core/input/mail_reader).
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/base/result.hpp"
#include "core/input/content.hpp"

namespace tlspath {

struct InputError {
  ErrorKind kind{};
  std::string path;
  std::string reason{};              // the system's or a library's words: "Permission denied"
  std::uint64_t limit = 0;           // of `too_large` and `bomb`: bytes; of `too_deep`: archives
  Content content = Content::empty;  // of `not_mail`: what it is
  std::string entry{};               // within archives: "a.tar/inbox/1.eml"
  bool hidden = false;      // of `not_mail`: it may hold headers in a form that is not read
  std::uint64_t count = 1;  // of `encrypted` and `no_headers`: how many there are
};

// Why a file could not be opened or read: not_found, not_permitted or unreadable.
ErrorKind kind_of_errno(int code);

using Bytes = tl::expected<std::string, InputError>;

// Files, pipes and devices; a folder is ErrorKind::is_folder.
Bytes read_file(const std::string& path, std::size_t max_bytes);

// Its first bytes, as many as there are up to `bytes`: enough to tell what it is.
Bytes read_start(const std::string& path, std::size_t bytes);

// True where it begins as an mbox does.
bool is_mbox_file(const std::string& path);

// Up to `bytes` bytes of a file from `offset` on.
Bytes read_at(const std::string& path, std::uint64_t offset, std::size_t bytes);

Bytes read_stream(std::istream& in, std::string_view name, std::size_t max_bytes);

// For a path that does not exist: the file of the same folder whose name is nearest, as a path, if
// one is near.
std::optional<std::string> nearest_file(const std::string& path);

}  // namespace tlspath

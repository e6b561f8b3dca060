// Reading a file or standard input into memory, with a limit. Errors are one line that names the
// file.
//   read_file("a.eml", 64 << 20)  ->  its bytes, or "a.eml: no such file"
// Not done: windows on large archives (that is for scan's bulk pipeline), decompression.
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace tlspath {

// Files, pipes and devices; a folder is ErrorKind::is_folder.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);

Result<std::string> read_stream(std::istream& in, std::string_view name, std::size_t max_bytes);

// For a path that does not exist: the file of the same folder whose name is nearest, as a path, if
// one is near.
std::optional<std::string> nearest_file(const std::string& path);

}  // namespace tlspath

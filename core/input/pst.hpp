// Outlook .pst and .ost: their mails' internet headers, read by a program of its own (tlspath-pst),
// so that a hostile file can bring down no more than that.
//   Top of Personal Folders/Inbox   "Received: from ..."
// It is started by posix_spawn from beside this program or from ../libexec/tlspath, never by PATH,
// with the .pst as its standard input; it sets its own limits of memory, CPU time and files, and
// sends frames (pst_frames.hpp) through a pipe. Not done: bodies, deleted items that only recovery
// would find, passwords (the format does not enforce them).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/input/limits.hpp"
#include "core/input/msg.hpp"
#include "core/input/read.hpp"

namespace tlspath {

// The helper, or nothing where it is not installed.
std::optional<std::string> find_pst_helper();

// What went wrong, without path; nothing where all was read or `take` wanted no more.
std::optional<InputError> read_pst(int fd, const std::string& helper, const InputLimits& limits,
                                   const std::function<bool(const OutlookItem&)>& take);

}  // namespace tlspath

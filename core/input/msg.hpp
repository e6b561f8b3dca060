// Outlook .msg: the internet headers that it keeps, of the message and of messages attached to it.
//   __substg1.0_007D001F (UTF-16) or ...001E   ->   "Received: from ..."      entry ""
//   __attach_version1.0_#00000000/__substg1.0_3701000D/...                    entry "attachment 1"
// A draft, a sent item or a note keeps none: that is told, and is no mail without hops. Not done:
// bodies and properties, other OLE2 files.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/input/limits.hpp"

namespace tlspath {

struct OutlookItem {
  std::string entry;    // "", "attachment 2", "attachment 2/attachment 1"; of a .pst: its folder
  std::string headers;  // UTF-8; empty: none were kept
};

enum class MsgState : std::uint8_t { read, stopped, no_message, damaged };

// `take` says false where it wants no more. The descriptor stays open.
MsgState read_msg(int fd, const InputLimits& limits,
                  const std::function<bool(const OutlookItem&)>& take);
MsgState read_msg(std::string_view bytes, const InputLimits& limits,
                  const std::function<bool(const OutlookItem&)>& take);

// Lone surrogates become U+FFFD, an odd byte at the end is left out.
std::string utf8_of_utf16le(std::string_view bytes);

}  // namespace tlspath

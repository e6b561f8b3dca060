// What stands before the words of a line: quoting marks and blanks.
//   "  > > \tReceived:"  ->  two marks, 6 bytes with the blank that belongs to them, then one blank
// Not done: "John> text", where a name stands before the mark.
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath::repairing {

inline constexpr std::size_t kMaxMarkers = 32;  // "> > > "

struct Prefix {
  std::size_t markers = 0;
  std::size_t size = 0;      // up to and with the last marker and the one blank that belongs to it
  std::size_t indent = 0;    // blanks after that
  bool blank_after = false;  // "> Received" and not ">Received"
};

Prefix read_prefix(std::string_view line, std::size_t max_markers = kMaxMarkers);

// The line behind it all.
inline std::string_view behind_prefix(std::string_view line) {
  const Prefix prefix = read_prefix(line);
  return line.substr(prefix.size + prefix.indent);
}

}  // namespace tlspath::repairing

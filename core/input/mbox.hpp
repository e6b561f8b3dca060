// mbox: several mails in one file, each after a separator line.
//   From mail@example.com Sat Jan  1 00:00:00 2022
// The rule (mboxo, mboxrd, Thunderbird's "From - ...", Mailman's "From a at example.com ..."): a
// line is a separator where it (1) begins with "From ", (2) is the first of the file or stands
// after an empty line, (3) holds a time of day, hh:mm, and (4) the line after it is a header field,
// ">From ", or the end. A sentence that begins with "From " fails (3) or (4). The empty line before
// a separator, or before the end, belongs to no mail. Not done: Content-Length (mboxcl lies as soon
// as somebody edits it), unquoting ">From " (bodies are not read).
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath {

// True where the line at `at` is a separator by (1), (3) and (4); the caller knows what stands
// before it.
bool is_mbox_separator(std::string_view bytes, std::size_t at);
// How much of what follows `at` that looks at.
inline constexpr std::size_t kMboxLookAhead = 800;

// (2): true where an empty line ends right before `at`: LF, CRLF, or the CRCRLF of a file that was
// converted twice.
bool after_empty_line(std::string_view bytes, std::size_t at);
// Of the last mail: without the empty line that whoever writes an mbox puts behind each.
std::string_view without_empty_line(std::string_view mail);
// The most bytes that it looks at.
inline constexpr std::size_t kEmptyLineLook = 4;

// Where the first separator is, if there is one: at 0, or behind empty lines.
std::size_t first_separator_at(std::string_view bytes);
// (1) and (3): a line that begins an mbox even where the first mail has no header, or an odd one.
bool is_from_line(std::string_view bytes, std::size_t at);

// Walks the mails of an mbox held in memory. Linear. (core/input/mbox_stream: of any size.)
class MboxWalker {
 public:
  explicit MboxWalker(std::string_view bytes);

  // The next mail, without its separator line; false at the end. `at` is the offset of its first
  // byte.
  bool next(std::string_view& mail, std::size_t& at);

 private:
  std::string_view bytes_;
  std::size_t at_;  // first byte of the next mail, or the end
};

}  // namespace tlspath

// The lines of a text, and how each ends.
//   "a\r\nb\rc"  ->  "a" (CRLF), "b" (a lone CR), "c" (none)
// Not done: folding; a folded line is a line of its own here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tlspath::repairing {

enum class Eol : std::uint8_t { none = 0, lf = 1, crlf = 2, cr = 4, cr_crlf = 8 };

struct Line {
  std::size_t at = 0;
  std::size_t size = 0;  // without its end
  std::size_t next = 0;  // where the next line starts
  Eol eol = Eol::none;

  std::size_t end() const { return at + size; }
};

// Lines ended by LF, CRLF, a lone CR, or "\r\r\n" (a CRLF that was written through a text mode).
class LineWalker {
 public:
  explicit LineWalker(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  bool next(Line& line) {
    if (at_ >= text_.size()) return false;
    if (!lf_known_ || lf_ < at_) find_lf();
    const void* cr = std::memchr(text_.data() + at_, '\r', lf_ - at_);
    const std::size_t end =
        cr ? static_cast<std::size_t>(static_cast<const char*>(cr) - text_.data()) : lf_;
    line.at = at_;
    line.size = end - at_;
    line.eol = eol_at(end);
    line.next = end + eol_size(line.eol);
    at_ = line.next;
    return true;
  }

 private:
  // Remembered, so that a text of lone CRs is not searched to its end at every line.
  void find_lf() {
    const void* lf = std::memchr(text_.data() + at_, '\n', text_.size() - at_);
    lf_ = lf ? static_cast<std::size_t>(static_cast<const char*>(lf) - text_.data()) : text_.size();
    lf_known_ = true;
  }
  Eol eol_at(std::size_t end) const {
    if (end >= text_.size()) return Eol::none;
    if (text_[end] == '\n') return Eol::lf;
    if (end + 1 == lf_ && lf_ < text_.size()) return Eol::crlf;
    if (end + 2 == lf_ && lf_ < text_.size() && text_[end + 1] == '\r') return Eol::cr_crlf;
    return Eol::cr;
  }
  static std::size_t eol_size(Eol eol) {
    switch (eol) {
      case Eol::none:
        return 0;
      case Eol::lf:
      case Eol::cr:
        return 1;
      case Eol::crlf:
        return 2;
      case Eol::cr_crlf:
        return 3;
    }
    return 0;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t lf_ = 0;
  bool lf_known_ = false;
};

// The kinds of line ends of a block. LF beside CRLF needs no repair; a lone CR beside others, or CR
// CRLF, does.
class EolKinds {
 public:
  void add(Eol eol) { seen_ = static_cast<std::uint8_t>(seen_ | static_cast<std::uint8_t>(eol)); }
  bool differ() const { return (seen_ & (seen_ - 1)) != 0 || has(Eol::cr_crlf); }
  bool hurt() const { return has(Eol::cr_crlf) || (has(Eol::cr) && differ()); }

 private:
  bool has(Eol eol) const { return (seen_ & static_cast<std::uint8_t>(eol)) != 0; }
  std::uint8_t seen_ = 0;
};

// The line end that this text uses: the first one.
std::string_view main_eol(std::string_view text);

// Where the line after the mbox "From " line starts, 0 where there is none.
std::size_t after_mbox_line(std::string_view text);

}  // namespace tlspath::repairing

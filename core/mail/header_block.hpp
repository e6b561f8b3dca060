// The header block of a mail: its fields as spans, found in one walk up to the blank line. Never
// copies, never allocates once its list has grown, reads LF, CRLF and lone CR, and stops at limits
// instead of failing.
//   "Received: from a by b;\r\n\tdate\r\nFrom: x\r\n\r\nbody"  ->  2 fields, body at 46
// Not done here: MIME, decoding, repair of pasted text (core/mail/structure, core/mail/repair).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/span.hpp"

namespace tlspath {

struct HeaderField {
  Span name;   // "Received", without the colon
  Span value;  // after the colon and its blanks, up to the line's end; folding kept
};

struct HeaderLimits {
  std::uint32_t max_bytes = 16u << 20;  // of the whole block
  std::uint32_t max_fields = 50'000;
};

class HeaderBlock {
 public:
  // Walks `mail` from its first byte. An mbox "From " line at the start is stepped over.
  // Lines that are no field (no colon, a blank in the name) are skipped and counted.
  void read(std::string_view mail, const HeaderLimits& limits = {});

  const std::vector<HeaderField>& fields() const { return fields_; }
  const std::vector<std::uint32_t>& received() const {
    return received_;
  }  // indexes into fields(), top first
  std::uint32_t begin() const { return begin_; }  // first byte after a "From " line
  std::uint32_t end() const { return end_; }      // first byte after the last header line
  std::uint32_t body() const {
    return body_;
  }  // first byte after the blank line, or the end of the mail
  std::uint32_t odd_lines() const { return odd_lines_; }
  bool cut() const { return cut_; }  // a limit was met: the rest was not read

  // The first field of that name (any case), or nullptr.
  const HeaderField* find(std::string_view mail, std::string_view field_name) const;

 private:
  // False where the text has no `kEnd` at all, but CRs.
  template <char kEnd>
  bool walk(std::string_view text, std::uint32_t max_fields);

  std::vector<HeaderField> fields_;
  std::vector<std::uint32_t> received_;
  std::uint32_t begin_ = 0, end_ = 0, body_ = 0, odd_lines_ = 0;
  bool cut_ = false;
};

}  // namespace tlspath

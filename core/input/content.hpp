// What a file is, told by its first bytes and never by its name.
//   "Received: from ..." -> mail      "From a Sat Jan  1 ..." -> mbox      "%PDF-1.7" -> pdf
// A head that shows neither a mail nor a known magic is `text` or `binary`; repair
// (core/mail/repair) may still find headers in a text: pasted tickets begin with prose. Not done:
// looking into archives, .msg and .pst (core/input/mail_reader does).
#pragma once

#include <cstdint>
#include <string_view>

namespace tlspath {

enum class Content : std::uint8_t {
  empty,
  mail,  // begins with a header field
  mbox,  // begins with a "From " separator
  text,  // readable, but no header at its start; UTF-16 too
  pdf,
  zip,
  gzip,
  bzip2,
  xz,
  zstd,
  seven_zip,
  tar,
  outlook,  // an OLE2 file: .msg, .doc
  pst,
  image,
  program,
  sqlite,
  binary,
};

Content content_of(std::string_view bytes);

// True where a header of these bytes has a field that mails have: Received, From, To, Subject, Date
// ... `name` is a field's name.
bool is_mail_field(std::string_view name);

}  // namespace tlspath

// --raw: the Received lines as they are, with what proves what under them.
//    2| Received: from mailgateway01 (1.2.3.4) by mailserver01.domain.com (1.2.3.5)
//     ^                               ^^^^^^^ peer, as this server saw it
// The gutter holds the hop's number; `sed -n 's/^ *[0-9]*| //p'` gives the lines back, where a line
// that was broken to fit ends in "\". Words that look like TLS and prove nothing follow in a list
// of their own, marked with "~". With colour the words are marked in place; the carets go and the
// labels stay. Tabs stay tabs; other control characters, bidi controls and bytes that are no UTF-8
// are shown as \x1b and <U+202E>. Not done here: fields other than Received, unless `all` is set;
// repair (the text shown is the one that was read).
#pragma once

#include <string>
#include <string_view>

#include "core/path/analysis.hpp"
#include "core/text/language.hpp"

namespace tlspath {

class Redactor;

struct RawInput {
  std::string_view raw;
  const Analysis& analysis;
  Language language = Language::en;
  std::size_t width = 80;  // of the terminal; less than 40 counts as 40
  bool colour = false;
  bool ascii = false;
  bool all = false;  // every field of the header, not only Received
  // Hides names, addresses and ids; has learnt the mail. The header given back is then the hidden
  // one, and only of Received fields: `all` is not asked. The last line counts what was hidden.
  Redactor* redactor = nullptr;
};

// Appends whole lines.
void append_raw(std::string& out, const RawInput& in);

}  // namespace tlspath

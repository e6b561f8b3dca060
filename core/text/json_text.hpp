// JSON text: strings escaped, and a document laid out for people.
//   append_json_text(out, "a\r\n b\"")  ->  "a b\""
// Text leaves unfolded, as valid UTF-8 (bad bytes become U+FFFD), with what no one sees escaped, so
// that no control or direction character reaches a terminal.
#pragma once

#include <string>
#include <string_view>

namespace tlspath {

// Appends `text` in quotes.
void append_json_text(std::string& out, std::string_view text);

// Appends `json` (valid, on one line) with indents: what fits into 100 columns stays on one line.
void append_pretty_json(std::string& out, std::string_view json);

}  // namespace tlspath

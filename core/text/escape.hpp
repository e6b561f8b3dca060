// Escape: text that came from a mail, made harmless for where it is shown. What a mail holds may
// steer a terminal (ESC), turn a line around (bidi controls), or be no UTF-8 at all; none of that
// may reach anybody.
//   visible("a\x1b[31m\u202Eb\xff") -> "a\\x1b[31m<U+202E>b\\xff"
// Not done here: shortening (text.cpp) and hiding (redact.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tlspath {

// Controls and DEL as \x1b, C1 as <U+0085>, bidi controls, invisible and separating characters as
// <U+202E>, bytes that are no UTF-8 as \xff. The result is valid UTF-8 without control characters;
// doing it twice changes nothing.
std::string visible(std::string_view text);
void append_visible(std::string& out, std::string_view text);
// True where visible() would change nothing.
bool is_visible(std::string_view text);

// visible(), and every run of blanks that holds a line break becomes one blank: how a folded header
// line is quoted.
std::string unfolded(std::string_view text);

// For a terminal: visible(); with `ascii` German letters are spelled out ("ue") and anything else
// not ASCII is <U+00E9>. `exact` leaves German letters to the second form too: for proof.
std::string terminal_text(std::string_view text, bool ascii = false, bool exact = false);

// visible(), and & < > " ' as entities: for text and quoted attributes.
std::string html_text(std::string_view text);

// visible(), and everything Markdown or its tables could take as markup escaped; no autolinks, no
// HTML.
std::string markdown_text(std::string_view text);
// As a code span with as many backticks as it needs; within a table '|' is escaped.
std::string markdown_code(std::string_view text, bool in_table = false);

// One CSV cell (RFC 4180): quoted where needed; a cell that a spreadsheet would run (= + - @ TAB
// CR) gets a leading '.
std::string csv_cell(std::string_view text);

// One word of a POSIX shell: quoted where it needs to be.
std::string shell_word(std::string_view text);

// Cells that a terminal needs for `text` (visible, valid UTF-8): wide characters 2, combining ones
// 0.
std::size_t cells(std::string_view text);

// The longest prefix of `text` of at most `limit` cells, in bytes; never cuts within a character.
std::size_t prefix_of(std::string_view text, std::size_t limit);

// `text` in at most `limit` cells, its middle replaced by "..".
std::string cut_middle(std::string_view text, std::size_t limit);

// One character of text that may be no UTF-8: `valid` is false for a byte that is none, and `size`
// is then 1.
struct Character {
  char32_t value = 0;
  std::size_t size = 1;
  bool valid = false;
};
Character character_at(std::string_view text, std::size_t at);  // `at` within the text

// Controls, direction marks and what else steers, separates or hides.
bool is_unseen(char32_t c);

}  // namespace tlspath

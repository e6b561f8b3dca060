// The passes, in the order in which repair.cpp calls them. Each reads one text and writes the next,
// and notes in the ledger what it did; one that has nothing to do leaves the text alone. A file a
// pass: pass_decode.cpp, pass_entities.cpp...
// Not done: judging the outcome (examine.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/mail/repair/anchor.hpp"
#include "core/mail/repair/stage.hpp"

namespace tlspath::repairing {

// Byte order mark, UTF-16: "\xff\xfeR\0e\0c\0"  ->  "Rec". False where neither is there.
bool decode(std::string_view look, Stage& stage, Ledger& ledger);

// "&lt;bob@example.com&gt;<br>"  ->  "<bob@example.com>" and a line end.
void decode_entities(Stage& stage, Ledger& ledger);

// "by\xc2\xa0mail.example.org"  ->  "by mail.example.org"; smart quotes, zero-width characters.
// In a whole mail a greeting may have sent them: there U+2028 ends no line, and smart quotes stay.
// Where it was pasted, smart quotes around a word are plain ones: "\xe2\x80\x9cEHLO a\xe2\x80\x9d".
// False where nothing was replaced.
enum class Within : std::uint8_t { paste, whole_mail, pasted_mail };
bool replace_characters(Stage& stage, Ledger& ledger, Within within);

// "for <bob@example.com<mailto:bob@example.com>>"  ->  "for <bob@example.com>". False where no
// Received value holds such a link.
bool remove_links(Stage& stage, Ledger& ledger);

// "Received\tfrom a by b"  ->  "Received:\tfrom a by b".
void restore_colons(Stage& stage, Ledger& ledger);

// Of pasted texts only, up to `end`: of a whole mail that of its header.

// "Header: Received: from a", "eived: from a", "From: a" / "  Received: from b"  ->  the fields.
bool mend_start(Stage& stage, Ledger& ledger);

// "**Received:** from a \[192.0.2.1\]"  ->  "Received: from a [192.0.2.1]".
bool remove_markdown(Stage& stage, Ledger& ledger, std::size_t end);

// "by b[.]example"  ->  "by b.example".
bool restore_dots(Stage& stage, Ledger& ledger, std::size_t end);

// Lines that were cut at a width, in the middle of words too: "by b.exa" / "mple"  ->  "by
// b.example".
bool join_cut_lines(Stage& stage, Ledger& ledger, std::size_t end);

// "Received: from a" / "" / "Received: from b"  ->  without the empty line.
bool close_gaps(Stage& stage, Ledger& ledger);

// From the anchor on, without quoting and indent: "Hi,\n> Received: from a"  ->  "Received: from
// a". A lone value gets its "Received: ".
void take_frame(Stage& stage, const Anchor& anchor, Ledger& ledger);

// Lost folding, lost line ends, doubled line ends, prose within the block and its end:
// "Received: from a\nby b"  ->  "Received: from a\n by b".
struct RepairedLines {
  Stage block;
  std::size_t end = 0;          // of the block, in the text before
  std::uint32_t given_end = 0;  // and in the text given
  bool has_body = false;        // it is that of a whole mail and ends with a blank line
};
RepairedLines repair_lines(const Stage& stage, Ledger& ledger);

// CR, LF and CRLF in one block  ->  LF.
void unify_line_ends(Stage& stage, Ledger& ledger);

}  // namespace tlspath::repairing

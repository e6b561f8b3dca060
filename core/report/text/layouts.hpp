// The layouts of a view, a file each: blocks.cpp, table.cpp, list.cpp; and proof.cpp, the bytes
// under the first two. Each writes whole lines; text.cpp chooses.
#pragma once

#include "core/report/text/hops.hpp"
#include "core/report/text/lines.hpp"

namespace tlspath::layouts {

// Two to four lines a hop, 72 cells and more.
void write_blocks(const Hops& hops, Lines& out);

// Two lines a hop, 120 cells and more. False where a suite that nobody knows leaves no room: then
// nothing was written.
bool write_table(const Hops& hops, Lines& out);

// Labelled facts, one a line, all of the view: for narrow windows and screen readers.
void write_list(const Hops& hops, const std::vector<std::string>& notes, Lines& out);

// Proof    hop 1  "version=TLSv1.3 cipher=..."   byte 319, postfix/using
void write_proof(const MailView& view, Lines& out);

}  // namespace tlspath::layouts

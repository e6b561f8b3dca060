// What all HTML pages share: their style, and the text of mails made fit to stand in them.
#pragma once

#include <string>
#include <string_view>

namespace tlspath {

// The style, and its hash for the page's policy. Changed? Then the hash must change with it:
// tests/html_test.py says what it must be.
extern const std::string_view kPageStyle, kPageStyleHash;

// A sentence of ours with names of theirs in it: what is written from right to left is isolated,
// word by word.
std::string page_sentence(std::string_view text);

// A name of theirs: its letters cannot turn the line around it.
std::string isolated(std::string_view text_of_theirs);

// Text of a <pre>: its line ends and tabs stay, everything else is made visible.
void append_pre_text(std::string& out, std::string_view text);

}  // namespace tlspath

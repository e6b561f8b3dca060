// Is a header block correct as it stands? One walk over its lines, which copies nothing: most mails
// are correct, and what the passes made is looked at once more.
//   "Received: from a\n by b; ..."  ->  correct      "Received: from a\nby b; ..."  ->  not
// Correct means: every line is a field or folded; the Received values hold no character that only a
// paste puts there; no Received field is hidden in another line. LF beside CRLF is correct (the
// header walker reads both); a lone CR among them is not.
// Not done: saying what is wrong; the passes find out.
#pragma once

#include <cstdint>
#include <string_view>

namespace tlspath::repairing {

struct Examined {
  bool correct = false;
  bool received = false;  // a Received field is in it
  std::uint32_t x_received = 0;
};

// Looks at the block at the start of `text`.
Examined examine(std::string_view text);

// The size of a whole mail's header: every line is a field or folded, and one of them From, Subject
// or Return-Path; 0 where it is none. Its lines are those that the server wrote, and what looks
// like other ones was sent so:
//   Received: from x<U+2028>Subject: (y.example [192.0.2.1]) by mx.example ...
// A page's text, with its addresses as "&lt;a@b.example&gt;", is no whole mail.
std::size_t whole_header(std::string_view text);

// Do the headers that are meant begin below the first block? That one has no Received line and no
// field but those that a reader sees (From, Subject, Sent: a note of whoever asks); a field that
// only programs write makes it a mail of its own, whatever its text quotes.
bool headers_stand_below(std::string_view text);

// What stands in Received and Return-Path as servers write it, <alice@a.example> and quotes: no
// page encoded it and no program made it smart, so "&gt;" there, or a smart quote, is of an address
// that the sender chose.
struct RawMarks {
  bool angles = false, quotes = false;
};
RawMarks find_raw_marks(std::string_view text);

}  // namespace tlspath::repairing

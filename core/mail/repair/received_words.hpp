// The words of a Received value, seen one line at a time.
//   "Received: from a by b"  ->  a Received line      "I received: nothing"  ->  none
//   "-0400 (EDT)"  ->  a zone      "with ESMTP id x"  ->  a clause
// Not done: what stands open from the lines before (received_state.hpp); what the words mean
// (core/received).
#pragma once

#include <string_view>

namespace tlspath::repairing {

// Is this what stands after "Received:"? "I received: nothing" and Outlook's "Received: Monday" are
// not.
bool is_received_value(std::string_view value);
bool is_received_line(std::string_view line);

// Does `s` start with the zone of a date: "-0400", "+0000 (UTC)", "GMT", "EDT)"?
bool is_zone(std::string_view s);

// Does `line` close a comment that it did not open?
bool closes_comment(std::string_view line);

// Could this line, which starts no field, carry an open Received value on? Asked where a blank line
// stands between, for there prose is likely.
bool looks_like_clause(std::string_view line);

// What the quote at `at` opens, up to the one that closes it, or to `to`. Where it is a local part,
// <"a Received: b"@a.example>, what stands in it is the sender's, and no field that lost its line
// end. Where not, no quote before `end` opens one either.
struct Quoted {
  std::size_t end = 0;
  bool local_part = false;
};
Quoted read_quoted(std::string_view text, std::size_t at, std::size_t to);

}  // namespace tlspath::repairing

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

// Bytes from the quote at `at` to the one that closes it, where they are a local part: <"a
// Received: b"@a.example>. What stands in one is the sender's, and no field that lost its line end.
// Else 0.
std::size_t quoted_local_part(std::string_view text, std::size_t at, std::size_t to);

}  // namespace tlspath::repairing

// A header block, as far as its lines were read: what its last field is, and whether it is whole.
//   "Received: ..." / "" / "Received: ..."  ->  goes on after the blank line
//   "Received: ..." / "From: ..." / "" / "Hello: you"  ->  does not: there the body starts
// Not done: reading the lines (examine.hpp where nothing may change, pass_lines.cpp where it may).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/mail/repair/received_state.hpp"

namespace tlspath::repairing {

struct Block {
  std::uint32_t fields = 0;
  std::uint32_t tight = 0;  // lines that follow another without a blank line between
  std::uint32_t x_received = 0;
  bool identity = false;  // From, To, Subject, Date or Message-ID was there
  bool any_received = false;
  bool in_received = false;
  bool in_trace = false;
  bool folded = false;  // its last field has a line that starts with a blank
  char last = 0;        // the last character of its last line that is no blank
  ReceivedState received;

  void start(std::string_view name);     // a field
  void end_line(std::string_view line);  // after each line
  bool whole() const { return identity && fields > 1 && tight > 0; }
  bool doubled() const { return tight == 0 && fields > 1; }  // a blank line after each line so far
};

// Does the block go on with `line`, which stands after a blank line? A body does not belong to it,
// but a paste may have doubled the line ends, or hops may stand apart.
bool goes_on_after_blank(const Block& block, std::string_view line);

}  // namespace tlspath::repairing

// What goes on inside one Received value, over its lines: is a comment open, has the date come,
// does another field start, does it hold what only pasting puts there, and does it go on with a
// line that lost its folding?
//   "Received: from a (TLS:" / "TLSv1.2) by b; Mon, 16 Mar 2009 18:05:18 -0400"  ->  open after the
//   first line, complete after the second
// Not done: slots and facts (core/received); only what repairing needs to know is followed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tlspath::repairing {

class ReceivedState {
 public:
  bool complete() const { return time_ && depth_ == 0; }
  bool zone() const { return zone_; }
  bool damaged() const { return damaged_; }
  std::uint32_t depth() const { return depth_; }

  // Reads text[from, to). Stops at a field that starts there and returns its place, else kNone.
  std::size_t feed(std::string_view text, std::size_t from, std::size_t to);

 private:
  // Returns how many bytes more were read.
  std::size_t mark(std::string_view text, std::size_t i);
  std::size_t field_at(std::string_view text, std::size_t colon, std::size_t from,
                       std::size_t to) const;
  // 18:05 after the semicolon is the date's time; a zone may follow it. Some write no semicolon:
  // there it must be 18:05:18 and its zone.
  void colon(std::string_view text, std::size_t i, std::size_t from, std::size_t to);

  std::uint32_t depth_ = 0;
  bool semicolon_ = false;
  bool time_ = false;
  bool zone_ = false;
  bool damaged_ = false;
};

// `line` starts like a field (`name`), but the Received value before it is still open and goes on
// with it: "TLS: TLSv1/SSLv3,128bits,AES128-SHA) id", "for: bob", "IPv6:2001:db8::1])".
bool continues_received(std::string_view line, std::string_view name, const ReceivedState& state);

}  // namespace tlspath::repairing

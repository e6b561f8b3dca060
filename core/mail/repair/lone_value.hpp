// One Received value without its name:
//   "from a (192.0.2.1) by b with ESMTP; Mon, 16 Mar 2009 18:05:18 -0400"  ->  yes
//   "from time to time we get mail by post"                                ->  no
// Not done: where it starts and ends (anchor.cpp, pass_frame.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/mail/repair/received_state.hpp"

namespace tlspath::repairing {

inline constexpr std::size_t kMaxLone = 8u << 10;  // bytes: a lone Received value is short

// The words of a value, one line after the other.
class ValueWords {
 public:
  void add(std::string_view text, std::size_t from, std::size_t to);
  void add(std::string_view line) { add(line, 0, line.size()); }

  // Has its date come?
  bool over() const { return state_.complete(); }
  bool dated() const { return over() && month_; }
  // Prose starts with "from" or "by" too: a host after "by" and "with" or "id", or a date with its
  // month.
  bool lone() const;
  // Where its name tells what it is, a server's name or a date is enough.
  bool hop() const { return by_ || dated(); }
  // Its end, where the start may be cut off: "x.example [192.0.2.1]) by b with ESMTP; Mon, ...".
  bool end() const { return dated() && (by_host_ || with_or_id_); }

 private:
  enum class Begin : std::uint8_t { none, other, clause, comment } begin_{};
  bool by_ = false, by_host_ = false, after_by_ = false, with_or_id_ = false, month_ = false;
  ReceivedState state_;
};

bool is_lone_value(std::string_view value);

// Does `content` start as such a value does: "from", "by", "("?
bool starts_value(std::string_view content);

// The bytes of the mark of a list: "1. from a", "- from a".
std::size_t item_mark(std::string_view content);

// The Received value that starts at `at` of a text, with the lines that belong to it, in one line
// and without quoting: up to a blank line or a known field.
std::string value_from(std::string_view text, std::size_t at);

}  // namespace tlspath::repairing

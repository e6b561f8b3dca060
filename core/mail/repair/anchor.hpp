// Where the headers start in a paste: the first Received, with the fields that stand together right
// before it; a Received in the middle of a line; or one Received value without its name.
//   "Hi,\n\n> Return-Path: <a@example.com>\n> Received: from a"  ->  at "> Return-Path"
//   "from a (192.0.2.1) by b with ESMTP; Mon, 16 Mar 2009 18:05:18 -0400"  ->  a lone value
// Not done: where they end (pass_lines.cpp).
#pragma once

#include <cstddef>
#include <string_view>

#include "core/mail/repair/prefix.hpp"

namespace tlspath::repairing {

struct Anchor {
  bool found = false;
  bool lone = false;        // one Received value without its name
  std::size_t line_at = 0;  // where its line starts, or the field in the middle of a line
  Prefix prefix;            // of its first line
};

Anchor find_anchor(std::string_view text);

}  // namespace tlspath::repairing

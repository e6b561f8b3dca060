// Which lines hold a text, 64 bytes at once: SSE2, plain loops elsewhere.
//   find_lines("mx.corp.example\nrelay1.example\n", 7, "relay", lines)    sets 8
// For the .cpp files of core/store.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/store/lane.hpp"

namespace tlspath::store {

// Lines are counted from `line`; the last one ends with a newline too, and `what` holds none.
void find_lines(std::string_view lines, std::size_t line, std::string_view what, Bits& out);

}  // namespace tlspath::store

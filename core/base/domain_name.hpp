// Whether a text is a domain as one writes it in settings: "corp.example", "example".
// No address, no "@", no trailing dot. Lenient: an underscore passes, and no public suffix list is
// asked.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {

inline bool is_domain_name(std::string_view s) {
  if (s.empty() || s.size() > 253 || s.front() == '-') return false;
  bool dot_before = true;
  for (const char c : s) {
    if (c == '.') {
      if (dot_before) return false;
      dot_before = true;
      continue;
    }
    if (!ascii::is_alnum(c) && c != '-' && c != '_') return false;
    dot_before = false;
  }
  return !dot_before && std::ranges::any_of(s, ascii::is_alpha);
}

}  // namespace tlspath

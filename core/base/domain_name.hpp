// A domain as one writes it in settings: "corp.example", "example"; and as it is kept:
//   typed_domain("*.Corp.Example.")  ->  "corp.example"
// No address, no "@". Lenient: an underscore passes and so does all beyond ASCII (RFC 6531), and no
// public suffix list is asked.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {

inline bool is_domain_name(std::string_view s) {
  const auto is_letter = [](char c) {
    return ascii::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  if (s.empty() || s.size() > 253 || s.front() == '-') return false;
  bool dot_before = true;
  for (const char c : s) {
    if (c == '.') {
      if (dot_before) return false;
      dot_before = true;
      continue;
    }
    if (!is_letter(c) && !ascii::is_digit(c) && c != '-' && c != '_') return false;
    dot_before = false;
  }
  return !dot_before && std::ranges::any_of(s, is_letter);
}

// Is `host` that domain, or a host below it? Dots after the host and case do not matter:
//   is_below("mx.Corp.Example.", "corp.example")      not: is_below("notcorp.example", ...)
inline bool is_below(std::string_view host, std::string_view domain) {
  while (host.ends_with('.')) host.remove_suffix(1);
  return ascii::iends_with(host, domain) &&
         (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

// Without "*." or "." before it and a dot after it, in lower case. Empty: it is none.
inline std::string typed_domain(std::string_view typed) {
  if (typed.starts_with("*.")) typed.remove_prefix(2);
  if (typed.starts_with('.')) typed.remove_prefix(1);
  if (typed.ends_with('.')) typed.remove_suffix(1);
  if (!is_domain_name(typed)) return {};
  return ascii::lower_copy(typed);
}

}  // namespace tlspath

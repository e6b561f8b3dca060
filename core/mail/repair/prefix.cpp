// prefix.cpp: '>' and '|', with or without blanks between.
#include "core/mail/repair/prefix.hpp"

#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {

Prefix read_prefix(std::string_view line, std::size_t max_markers) {
  Prefix p;
  for (std::size_t i = 0; i < line.size() && p.markers < max_markers; ++i) {
    if (is_space(line[i])) continue;
    if (line[i] != '>' && line[i] != '|') break;
    ++p.markers;
    p.size = i + 1;
  }
  p.blank_after = p.markers > 0 && p.size < line.size() && line[p.size] == ' ';
  p.size += p.blank_after;
  while (p.size + p.indent < line.size() && is_space(line[p.size + p.indent])) ++p.indent;
  return p;
}

}  // namespace tlspath::repairing

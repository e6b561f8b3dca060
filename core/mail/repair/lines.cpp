// lines.cpp: what a text says of its lines at its start.
#include "core/mail/repair/lines.hpp"

namespace tlspath::repairing {

std::string_view main_eol(std::string_view text) {
  Line line;
  LineWalker walker(text);
  if (!walker.next(line) || line.eol == Eol::none || line.eol == Eol::cr_crlf) return "\n";
  return text.substr(line.end(), line.next - line.end());
}

std::size_t after_mbox_line(std::string_view text) {
  if (!text.starts_with("From ")) return 0;
  Line line;
  LineWalker walker(text);
  return walker.next(line) ? line.next : 0;
}

}  // namespace tlspath::repairing

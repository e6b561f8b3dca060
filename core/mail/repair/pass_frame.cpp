// Takes the headers out of what stands around them: prose before, quoting, a common indent.
//   "Hi,\n> Received: from a\n>  by b"  ->  "Received: from a\n by b"
//   "from a by b; Mon, ..."  ->  "Received: from a by b; Mon, ..."
// Not done: prose after the headers; pass_lines.cpp finds their end.
#include <algorithm>

#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

struct Indent {
  std::size_t first = 0;  // blanks before the first line
  std::size_t rest = 0;   // and before all others
};

// Every field is indented alike, or all but the first (the selection started at its first letter).
Indent find_indent(std::string_view text, const Anchor& anchor) {
  std::size_t rest = kNone;
  Line line;
  LineWalker walker(text, anchor.line_at);
  walker.next(line);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.prefix.markers);
    if (is_received_line(all.substr(prefix.size + prefix.indent)))
      rest = std::min(rest, prefix.indent);
  }
  if (rest == kNone) rest = anchor.prefix.indent;
  return {anchor.prefix.indent, rest};
}

// From the anchor on, without quoting and indent.
class Framer {
 public:
  Framer(const Stage& stage, const Anchor& anchor, Ledger& ledger)
      : out_(stage, ledger), anchor_(anchor), indent_(find_indent(stage.text, anchor)) {}

  Stage run() {
    const std::string_view text = out_.text();
    if (anchor_.line_at > 0) out_.skip_prose(0, anchor_.line_at);
    Line line;
    LineWalker walker(text, anchor_.line_at);
    std::size_t indent = indent_.first;
    while (walker.next(line)) {
      take(line, indent);
      indent = indent_.rest;
    }
    return out_.take();
  }

 private:
  void take(const Line& line, std::size_t max_indent) {
    const std::string_view all = out_.text().substr(line.at, line.size);
    Prefix prefix;
    if (anchor_.prefix.markers > 0) prefix = read_prefix(all, anchor_.prefix.markers);
    // ">by" quotes "by", and "> by" quotes " by" where the first line has no blank after its mark.
    const bool same = prefix.markers == anchor_.prefix.markers;
    if (same && prefix.blank_after && !anchor_.prefix.blank_after) --prefix.size;
    std::size_t at = prefix.size;
    std::size_t indent = 0;
    while (indent < max_indent && at < all.size() && is_space(all[at])) ++indent, ++at;
    if (prefix.markers > 0) out_.note(Repair::quoting_removed, line.at + at);
    if (indent > 0 && at < all.size()) out_.note(Repair::indent_removed, line.at + at);
    if (first_ && anchor_.lone) {
      out_.note(Repair::lone_received, line.at + at);
      out_.insert(line.at + at, "Received: ");
    }
    first_ = false;
    out_.keep(line.at + at, line.next);
  }

  Builder out_;
  const Anchor& anchor_;
  Indent indent_;
  bool first_ = true;
};

}  // namespace

void take_frame(Stage& stage, const Anchor& anchor, Ledger& ledger) {
  stage = Framer(stage, anchor, ledger).run();
}

}  // namespace tlspath::repairing

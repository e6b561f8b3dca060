// Takes the headers out of what stands around them: prose before, quoting, a common indent.
//   "Hi,\n> Received: from a\n>  by b"  ->  "Received: from a\n by b"
//   "from a by b; Mon, ...\nfrom c by a; Mon, ..."  ->  "Received: " before each
// Not done: prose after the headers; pass_lines.cpp finds their end.
#include <algorithm>
#include <vector>

#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/lone_value.hpp"
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

// "(majordomo@list.example) by list.example via listexpand"
bool begins_with_by(std::string_view value) {
  const std::size_t end = value.find(") ");
  return end != kNone && first_word(skip_space(value.substr(end + 1))) == "by";
}

// Where values without their name start: the one at the anchor, and each that follows one that is
// over, or a blank line.
std::vector<std::size_t> find_values(std::string_view text, const Anchor& anchor) {
  std::vector<std::size_t> starts;
  if (!anchor.lone) return starts;
  ValueWords words;
  std::size_t at = anchor.line_at;
  bool open = false;
  const auto close = [&] {
    if (open && (words.lone() || starts.empty())) starts.push_back(at);
    open = false;
  };
  Line line;
  LineWalker walker(text, anchor.line_at);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.prefix.markers);
    std::string_view content = all.substr(prefix.size + prefix.indent);
    if (content.empty()) {
      close();
      continue;
    }
    const std::size_t mark = item_mark(content);
    const bool starts_here = starts_value(content.substr(mark));
    const bool from = starts_here && ascii::iequal(first_word(content.substr(mark)), "from");
    if (open && starts_here && (words.over() || (from && words.lone()))) {
      // "(envelope-from <a@a.example>)" behind a date goes on.
      const std::string_view value = content.substr(mark);
      const bool at_start = prefix.indent == anchor.prefix.indent && begins_with_by(value);
      if (value[0] != '(' || at_start || is_lone_value(value)) close();
    }
    if (!open) {
      open = true;
      at = line.at;
      words = {};
      content.remove_prefix(mark);
    }
    words.add(content);
  }
  close();
  return starts;
}

// From the anchor on, without quoting and indent.
class Framer {
 public:
  Framer(const Stage& stage, const Anchor& anchor, Ledger& ledger)
      : out_(stage, ledger),
        anchor_(anchor),
        indent_(find_indent(stage.text, anchor)),
        values_(find_values(stage.text, anchor)) {}

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
    if (value_ < values_.size() && values_[value_] == line.at) {
      ++value_;
      at += skip_item_mark(all.substr(at));
      out_.note(Repair::lone_received, line.at + at);
      out_.insert(line.at + at, "Received: ");
    }
    out_.keep(line.at + at, line.next);
  }

  static std::size_t skip_item_mark(std::string_view content) {
    const std::string_view words = skip_space(content);
    return content.size() - words.size() + item_mark(words);
  }

  Builder out_;
  const Anchor& anchor_;
  Indent indent_;
  std::vector<std::size_t> values_;  // lines at which values without a name start
  std::size_t value_ = 0;            // the next of them
};

}  // namespace

void take_frame(Stage& stage, const Anchor& anchor, Ledger& ledger) {
  stage = Framer(stage, anchor, ledger).run();
}

}  // namespace tlspath::repairing

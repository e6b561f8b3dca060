// Takes out the empty lines that a paste has between its headers, with what marks a cut or a page:
//   "Received: from a by b; ..." / "" / "[...]" / "" / "Received: from c by a; ..."  ->  no gap
// Only where the headers seem to go on: From, Date and their like stand below the Received lines of
// a whole mail, and behind those its text begins, whatever that quotes. What is read over the gap
// is no more than what a sender may write in front of it: lines below those of the servers. Not
// done: any other text between them (leftovers.hpp counts what stays unread).
#include <algorithm>
#include <array>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/leftovers.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/lone_value.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// "[...]", "- 2 -", "2)", "Page 2 of 3", "Hop 2:", "-----"
bool is_mark(std::string_view content) {
  constexpr std::size_t kMaxMark = 24;
  constexpr auto kWords = std::to_array<std::string_view>(
      {"page", "seite", "hop", "etappe", "of", "von", "nr", "no", "snip", "cut"});
  constexpr std::string_view kEllipsis = "\xe2\x80\xa6";
  if (content.size() > kMaxMark) return false;
  for (std::size_t i = 0; i < content.size();) {
    if (content.substr(i).starts_with(kEllipsis)) {
      i += kEllipsis.size();
    } else if (ascii::is_alpha(content[i])) {
      std::size_t end = i;
      while (end < content.size() && ascii::is_alpha(content[end])) ++end;
      if (!is_any_of(content.substr(i, end - i), kWords)) return false;
      i = end;
    } else {
      if (is_high(content[i])) return false;
      ++i;
    }
  }
  return true;
}

class Gaps {
 public:
  Gaps(Stage& stage, Ledger& ledger) : stage_(stage), out_(stage, ledger) {}

  bool run() {
    const std::string_view text = stage_.text;
    Line line;
    LineWalker walker(text, after_mbox_line(text));
    while (walker.next(line)) {
      const std::string_view all = text.substr(line.at, line.size);
      const Prefix prefix = read_prefix(all);
      const std::string_view content = all.substr(prefix.size + prefix.indent);
      if (ascii::trim(content).empty()) {
        if (in_block_ && !gap_) gap_at_ = line.at, gap_ = true, marked_ = false;
        continue;
      }
      if (gap_ && is_mark(content) && prefix.markers == markers_) {
        marked_ = true;
        continue;
      }
      if (gap_ && !step_over(line, content, prefix)) {
        if (state_.received) break;  // below it another text starts
        in_block_ = gap_ = false;
        lines_ = tight_ = 0;
        state_ = {};
      }
      take(content, prefix, all);
    }
    if (kept_ == 0) return false;
    out_.keep(kept_, text.size());
    stage_ = out_.take();
    return true;
  }

 private:
  void take(std::string_view content, const Prefix& prefix, std::string_view all) {
    const std::string_view name = field_name(content);
    const bool folded = prefix.markers == 0 && is_space(all[0]);
    if (!in_block_ && is_known(name)) {
      in_block_ = true;
      markers_ = prefix.markers;
    }
    if (!in_block_) return;
    ++lines_;
    tight_ += !gap_ && lines_ > 1;
    gap_ = false;
    if (!folded) state_.line(content, name);
  }

  // An empty line behind each so far: pass_lines.cpp takes those out.
  bool doubled() const { return tight_ == 0; }

  // The headers go on at `line`.
  bool step_over(const Line& line, std::string_view content, const Prefix& prefix) {
    if (!is_received_line(content) || prefix.markers != markers_) return false;
    if (doubled() && !marked_) return false;
    if (state_.received ? state_.whole() : state_.identity && !marked_ && !state_.last_is_trace)
      return false;
    if (!is_hop(line.end() - content.size() + field_name(content).size() + 1)) return false;
    out_.keep(kept_, gap_at_);
    out_.note(Repair::gaps_closed, line.at);
    kept_ = line.at;
    return true;
  }

  // Is it a Received value, and not "Received: from Bob, with thanks"?
  bool is_hop(std::size_t value) const {
    const std::string_view text = stage_.text;
    while (value < text.size() && ascii::is_blank(text[value])) ++value;
    ValueWords words;
    words.add(value_from(text, value));
    return words.hop();
  }

  Stage& stage_;
  Builder out_;
  HeadState state_;
  std::size_t markers_ = 0;
  std::size_t gap_at_ = 0;
  std::size_t kept_ = 0;
  std::size_t lines_ = 0;
  std::size_t tight_ = 0;  // lines that follow another without an empty one between
  bool in_block_ = false;
  bool gap_ = false;
  bool marked_ = false;  // something but empty lines stands in the gap
};

}  // namespace

bool close_gaps(Stage& stage, Ledger& ledger) { return Gaps(stage, ledger).run(); }

}  // namespace tlspath::repairing

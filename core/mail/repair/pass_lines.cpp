// Walks the block, joins and splits its lines, and finds its end.
//   "Received: from a" / "by b; Mon, 16 Mar 2009 18:05:18 -0400 Received: from c"  ->
//   "Received: from a" / " by b; Mon, 16 Mar 2009 18:05:18 -0400" / "Received: from c"
// Not done: a folded address or word that was cut in two keeps the blank that folding put in.
#include <cstring>

#include "core/mail/repair/block.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/inline_fields.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

enum class LineKind : std::uint8_t {
  field,
  folded,    // starts with a blank
  indented,  // a Received that starts with blanks, after a Received
  joined,    // lost its folding
  prose,     // within the block
  stop,      // after it
};

class LineRepair {
 public:
  LineRepair(const Stage& stage, Ledger& ledger)
      : out_(stage, ledger), text_(stage.text), eol_(main_eol(stage.text)), end_(text_.size()) {
    find_last_received();
  }

  RepairedLines run() {
    Line line;
    const std::size_t start = after_mbox_line(text_);
    out_.keep(0, start);
    LineWalker walker(text_, start);
    while (walker.next(line)) {
      if (line.size == 0) {
        if (blanks_++ == 0) blank_at_ = line.at;
        continue;
      }
      if (blanks_ > 0 && !step_over_blanks(line)) break;
      if (!take(line)) break;
    }
    if (blanks_ > 0) end_ = blank_at_;
    const std::uint32_t given_end = out_.given_begin(end_);
    return {out_.take(), end_, given_end, blanks_ > 0 && block_.whole()};
  }

 private:
  void find_last_received() {
    Line line;
    LineWalker walker(text_);
    while (walker.next(line))
      if (is_received_line(text_.substr(line.at, line.size)) ||
          find_inline_field(text_, line.at, line.end(), false) != kNone)
        last_received_ = line.at;
  }

  // False where the block ends before them.
  bool step_over_blanks(const Line& line) {
    const std::string_view content = text_.substr(line.at, line.size);
    const bool joins = block_.doubled() && line.at < last_received_ && field_name(content).empty();
    if (!joins && !goes_on_after_blank(block_, content)) return false;
    out_.note(Repair::line_ends_mixed, line.at, narrow(blanks_));
    blanks_ = 0;
    after_blank_ = true;
    return true;
  }

  // False where the block ends before this line.
  bool take(const Line& line) {
    const std::string_view content = text_.substr(line.at, line.size);
    const LineKind kind = judge(line, content);
    if (kind == LineKind::stop) {
      end_ = line.at;
      return false;
    }
    if (kind == LineKind::prose) return take_prose(line);
    if (kind == LineKind::folded && in_prose_) {
      out_.skip_prose(line.at, line.next);
      return true;
    }
    in_prose_ = false;
    block_.tight += block_.fields > 0 && !after_blank_;
    after_blank_ = false;
    std::size_t at = line.at;
    if (kind == LineKind::joined) {
      out_.note(Repair::folding_restored, at);
      out_.insert(at, " ");
    } else if (kind == LineKind::indented) {
      at = line.end() - skip_space(content).size();
      out_.note(Repair::indent_removed, at);
    }
    write(at, line.end(), kind == LineKind::field || kind == LineKind::indented);
    out_.keep(line.end(), line.next);
    block_.end_line(content);
    block_.folded = block_.folded || kind == LineKind::folded;
    return true;
  }

  // "and this is the older one: Received: from a ..." is prose only up to the field.
  bool take_prose(const Line& line) {
    const std::size_t field = find_inline_field(text_, line.at, line.end(), false);
    out_.skip_prose(line.at, field == kNone ? line.next : field);
    in_prose_ = field == kNone;
    if (field == kNone) return true;
    ++block_.tight;
    write(field, line.end(), true);
    out_.keep(line.end(), line.next);
    block_.end_line(text_.substr(field, line.end() - field));
    return true;
  }

  LineKind judge(const Line& line, std::string_view content) {
    if (is_space(content[0])) {
      if (block_.in_received && is_received_line(skip_space(content))) return LineKind::indented;
      return block_.fields > 0 ? LineKind::folded : LineKind::stop;
    }
    const std::string_view name = field_name(content);
    if (!name.empty()) return judge_field(content, name);
    if (block_.fields == 0) return LineKind::stop;
    return block_.in_received ? judge_after_received(line, content) : judge_loose(line, content);
  }

  LineKind judge_field(std::string_view content, std::string_view name) const {
    if (block_.in_received)
      return continues_received(content, name, block_.received) ? LineKind::joined
                                                                : LineKind::field;
    // "SFV:NSPM;SCL:1" goes on after "CIP:192.0.2.1;".
    const bool tight_colon =
        content.size() > name.size() + 1 && !is_space(content[name.size() + 1]);
    const bool open = block_.last == ';' || block_.last == ',';
    return tight_colon && open && block_.fields > 0 && !is_known(name) ? LineKind::joined
                                                                       : LineKind::field;
  }

  // A Received value that has its date is over: only a zone or a comment can follow, and the
  // comment only where folding was lost. Else "(using TLSv1.3 ...)" is how the sender's mail
  // begins.
  LineKind judge_after_received(const Line& line, std::string_view content) const {
    if (!block_.received.complete()) return LineKind::joined;
    const bool comment = content[0] == '(' || content[0] == '[';
    if (comment && !block_.folded) return LineKind::joined;
    if (!block_.received.zone() && is_zone(content)) return LineKind::joined;
    return line.at <= last_received_ ? LineKind::prose : LineKind::stop;
  }

  LineKind judge_loose(const Line& line, std::string_view content) {
    if (line.at <= last_received_ || field_follows(line)) return LineKind::joined;
    const bool open = block_.last == ',' || block_.last == ';' || block_.last == ':';
    const bool part = content.starts_with("=?") || std::strchr("<\"(", content[0]) != nullptr;
    return !in_short_ || open || part ? LineKind::joined : LineKind::stop;
  }

  // Does a known field follow before the next blank line? What was found is kept, so that each line
  // is looked at once.
  bool field_follows(const Line& line) {
    if (line.at < looked_to_) return field_there_;
    Line l;
    LineWalker walker(text_, line.next);
    field_there_ = false;
    looked_to_ = text_.size();
    while (walker.next(l)) {
      field_there_ = is_known(field_name(text_.substr(l.at, l.size)));
      looked_to_ = l.at;
      if (field_there_ || l.size == 0) return field_there_;
    }
    looked_to_ = text_.size();
    return false;
  }

  // Writes a line, cut where another field starts in it.
  void write(std::size_t from, std::size_t to, bool field) {
    if (field) was_cut_ = false;
    for (;;) {
      const std::size_t value = field ? start_field(from, to) : from;
      const std::size_t split = find_split(value, to);
      if (split == kNone) break;
      cut(from, split);
      from = split;
      field = was_cut_ = any_cut_ = true;
    }
    out_.keep(from, to);
  }

  // Returns where the value starts.
  std::size_t start_field(std::size_t from, std::size_t to) {
    const std::string_view name = field_name(text_.substr(from, to - from));
    block_.start(name);
    in_short_ = is_short(name);
    return from + name.size() + 1;
  }

  std::size_t find_split(std::size_t from, std::size_t to) {
    if (block_.in_received) return block_.received.feed(text_, from, to);
    return block_.in_trace || any_cut_ ? find_inline_field(text_, from, to, was_cut_) : kNone;
  }

  // A line end in place of the blanks before the field at `split`.
  void cut(std::size_t from, std::size_t split) {
    std::size_t end = split;
    while (end > from && is_space(text_[end - 1])) --end;
    out_.keep(from, end);
    out_.note(Repair::folding_restored, end);
    if (end < split)
      out_.replace(end, split, eol_);
    else
      out_.insert(split, eol_);
    ++block_.tight;
  }

  Builder out_;
  std::string_view text_;
  std::string_view eol_;
  std::size_t end_;
  std::size_t last_received_ = 0;
  std::size_t looked_to_ = 0;
  std::size_t blanks_ = 0;    // blank lines since the last line
  std::size_t blank_at_ = 0;  // the first of them
  Block block_;
  bool field_there_ = false;
  bool after_blank_ = false;
  bool in_prose_ = false;  // and what is folded behind it
  bool in_short_ = false;
  bool any_cut_ = false;  // a field was found in the middle of a line: another Received may be
  bool was_cut_ = false;  // this field started in the middle of a line: others may follow in it
};

}  // namespace

RepairedLines repair_lines(const Stage& stage, Ledger& ledger) {
  return LineRepair(stage, ledger).run();
}

}  // namespace tlspath::repairing

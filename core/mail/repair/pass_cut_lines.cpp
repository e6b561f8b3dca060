// Joins lines that were cut in the middle of a word, without a blank:
//   "Received: from a (a.exa" / "mple [192.0.2.1]) by b"  ->  one line, where all lines are cut at
//   one width
//   "for <b@b.exa" / "mple>; Mon"                         ->  an address that closes in the next
//   line
// and gives a comment that lost its blank, "(TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <b>", to
// the Received line before it: a field may be called so, but not behind a line without its date.
// Not done: lines that were cut at blanks, which differ in length (pass_lines.cpp joins those).
#include <algorithm>
#include <vector>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_state.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kMinWidth = 60, kMaxWidth = 200;  // bytes a line
// Lines of that width: so many lines that end with a word are of one length by no chance. Fewer do
// where a cut shows: a blank was left at it, or "b.", "=TLS", ")".
constexpr std::size_t kMinCuts = 3, kSureCuts = 6;

struct CutLine {
  std::size_t at = 0;   // behind the quoting
  std::size_t end = 0;  // without the line end
  std::size_t next = 0;

  std::size_t size() const { return end - at; }
};

enum class Join : std::uint8_t { no, tight, blank };

// The lines of one paragraph, and which of them go on in the next.
class Paragraph {
 public:
  Paragraph(std::string_view text, std::size_t markers) : text_(text), markers_(markers) {}

  void clear() { lines_.clear(); }
  void add(const Line& line) {
    const Prefix prefix = read_prefix(text_.substr(line.at, line.size), markers_);
    if (lines_.empty() && !is_known(field_name(text_.substr(line.at + prefix.size, line.size))))
      return;
    lines_.push_back({line.at + prefix.size, line.end(), line.next});
  }

  // Empty where its lines were not cut at one width.
  std::vector<Join> joins() const {
    std::size_t width = 0;
    bool received = false;
    for (const CutLine& l : lines_) {
      width = std::max(width, l.size());
      received = received || is_received_line(words(l));
    }
    if (!received || width < kMinWidth || width > kMaxWidth) return {};
    std::vector<Join> joins(lines_.size(), Join::no);
    std::size_t cuts = 0, trimmed = 0, shown = 0;
    ReceivedState state;
    bool in_received = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const CutLine& l = lines_[i];
      if (i == 0 || joins[i - 1] == Join::no) {
        in_received = is_received_line(words(l));
        state = {};
      }
      if (in_received) state.feed(text_, l.at, l.end);
      if (i + 1 == lines_.size()) break;
      const bool full = l.size() == width;
      if (starts_field(words(lines_[i + 1]), in_received, full, state)) continue;
      if (!full && l.size() + 1 != width) return {};
      joins[i] = full ? Join::tight : Join::blank;  // a blank at the width was taken off
      ++(full ? cuts : trimmed);
      shown += full && shows_cut(text_[l.end - 1], text_[lines_[i + 1].at]);
    }
    const bool sure = cuts >= kSureCuts && trimmed <= cuts / 2;
    return sure || (cuts >= kMinCuts && shown > 0 && trimmed == 0) ? joins : std::vector<Join>();
  }
  const std::vector<CutLine>& lines() const { return lines_; }

 private:
  std::string_view words(const CutLine& l) const { return text_.substr(l.at, l.size()); }

  // No program that cuts at blanks leaves these at the ends of lines.
  static bool shows_cut(char before, char after) {
    return is_space(before) != is_space(after) ||
           std::string_view("([<./=@_").find(before) != kNone ||
           std::string_view(".,)]>=@_/").find(after) != kNone;
  }

  // `full`: the line before it may go on in it.
  static bool starts_field(std::string_view line, bool in_received, bool full,
                           const ReceivedState& state) {
    const std::string_view name = field_name(line);
    if (name.empty()) return false;
    if (!full) return true;
    if (in_received && continues_received(line, name, state)) return false;
    if (is_known(name)) return true;
    const bool blank = line.size() > name.size() + 1 && is_space(line[name.size() + 1]);
    return blank && name[0] >= 'A' && name[0] <= 'Z' && (!in_received || state.complete());
  }

  std::string_view text_;
  std::size_t markers_;
  std::vector<CutLine> lines_;
};

std::size_t markers_of(std::string_view text) {
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all);
    if (is_received_line(all.substr(prefix.size + prefix.indent))) return prefix.markers;
  }
  return 0;
}

bool join_widths(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::string_view text = stage.text;
  Paragraph paragraph(text, markers_of(text));
  Builder out(stage, ledger);
  std::size_t kept = 0;
  const auto join = [&] {
    const std::vector<Join> joins = paragraph.joins();
    for (std::size_t i = 0; i < joins.size(); ++i) {
      if (joins[i] == Join::no) continue;
      const std::size_t next = paragraph.lines()[i + 1].at;
      out.keep(kept, paragraph.lines()[i].end);
      out.note(Repair::folding_restored, next);
      if (joins[i] == Join::blank) out.insert(next, " ");
      kept = next;
    }
    paragraph.clear();
  };
  Line line;
  LineWalker walker(text);
  while (walker.next(line) && line.at < end) {
    if (behind_prefix(text.substr(line.at, line.size)).empty())
      join();
    else
      paragraph.add(line);
  }
  join();
  if (kept == 0) return false;
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

constexpr bool in_address(char c) {
  return static_cast<unsigned char>(c) > ' ' && std::string_view("<>()[]\"\\,;:").find(c) == kNone;
}

// The size of the start of an address that `line` ends with: of "for <b@b.exa" 7.
std::size_t open_address(std::string_view line) {
  std::size_t i = line.size();
  while (i > 0 && in_address(line[i - 1])) --i;
  return i > 0 && i < line.size() && line[i - 1] == '<' ? line.size() - i : 0;
}

// And of its end that `line` starts with.
std::size_t closing_address(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && in_address(line[i])) ++i;
  return i > 0 && i < line.size() && line[i] == '>' ? i : 0;
}

// Addresses in two lines, and comments that lost their blank.
bool join_parts(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::string_view text = stage.text;
  const std::size_t markers = markers_of(text);
  Builder out(stage, ledger);
  std::size_t kept = 0, before = 0, before_end = 0;
  bool in_received = false;
  ReceivedState state;
  Line line;
  LineWalker walker(text);
  while (walker.next(line) && line.at < end) {
    const Prefix prefix = read_prefix(text.substr(line.at, line.size), markers);
    const std::size_t at = line.at + prefix.size;
    const std::string_view content = text.substr(at, line.end() - at);
    const std::string_view last = text.substr(before, before_end - before);
    const std::size_t open = open_address(last);
    const std::size_t close = open > 0 ? closing_address(content) : 0;
    const std::string_view name = field_name(content);
    if (close > 0 &&
        std::count(last.end() - static_cast<std::ptrdiff_t>(open), last.end(), '@') +
                std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(close),
                           '@') ==
            1) {
      out.keep(kept, before_end);
      out.note(Repair::folding_restored, at);
      kept = at;
    } else if (content.empty() || is_received_line(content) || is_known(name)) {
      in_received = is_received_line(content);
      state = {};
    } else if (in_received && !state.complete() && content[0] == '(' &&
               first_word(content).find(':') != kNone) {
      out.keep(kept, at);
      out.note(Repair::folding_restored, at);
      out.insert(at, " ");
      kept = at;
    }
    if (in_received) state.feed(text, at, line.end());
    before = at;
    before_end = line.end();
  }
  if (kept == 0) return false;
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

}  // namespace

bool join_cut_lines(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::size_t before = stage.text.size();
  const bool widths = join_widths(stage, ledger, end);
  return join_parts(stage, ledger, end == before ? stage.text.size() : end) || widths;
}

}  // namespace tlspath::repairing

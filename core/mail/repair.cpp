// Repairs pasted headers, in passes. Each pass reads one text and writes the next through a
// Builder, which carries the runs along, so that every byte of the last text still knows where it
// was given:
//   decode      byte order mark, UTF-16
//   entities    "&lt;bob@example.com&gt;<br>"  ->  "<bob@example.com>" and a line end
//   characters  no-break spaces, zero-width characters, smart quotes and dashes
//   frame       prose before the headers, "> " before the lines, a common indent, one lone Received
//   value lines       lost folding, lost line ends, doubled line ends, prose within and after line
//   ends   CR, LF and CRLF in one block
// What comes out is looked at once more: only a block in which nothing is left to repair is handed
// back, else the text stays as given. That makes a second repair change nothing.
//
// A correct block is known by one walk over its lines (examine), which copies nothing. Correct
// means: every line is a field or folded; the Received values hold no character that only a paste
// puts there; no Received field is hidden in another line. LF beside CRLF is correct (the walker
// reads both); a lone CR among them is not. Not done: a folded address or word that was cut in two
// keeps the blank that folding put in.
#include "core/mail/repair.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/repair/block.hpp"
#include "core/mail/repair/examine.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/glyphs.hpp"
#include "core/mail/repair/hidden_fields.hpp"
#include "core/mail/repair/html.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/received_state.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/runs.hpp"
#include "core/mail/repair/stage.hpp"
#include "core/mail/repair/utf8.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath {
namespace {

using namespace repairing;

constexpr std::size_t kMaxLook = 8u << 20;  // no more than this is looked at
constexpr std::size_t kMaxLone = 8u << 10;  // a lone Received value is short
constexpr std::size_t kMaxMarkers = 32;     // "> > > "
constexpr int kMaxRounds = 3;               // "&amp;lt;" needs two

// ---- Pass: decode

enum class Encoding : std::uint8_t { bytes, utf16_le, utf16_be };

// UTF-16 by its mark, or by a NUL in every other byte of the first kilobyte.
Encoding detect_encoding(std::string_view text) {
  if (text.starts_with("\xff\xfe")) return Encoding::utf16_le;
  if (text.starts_with("\xfe\xff")) return Encoding::utf16_be;
  const std::size_t pairs = std::min<std::size_t>(text.size(), 1024) / 2;
  if (pairs < 8) return Encoding::bytes;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < pairs * 2; ++i) nuls[i % 2] += text[i] == '\0';
  if (nuls[0] == 0 && nuls[1] * 4 >= pairs * 3) return Encoding::utf16_le;
  if (nuls[1] == 0 && nuls[0] * 4 >= pairs * 3) return Encoding::utf16_be;
  return Encoding::bytes;
}

// A lone surrogate becomes U+FFFD. An odd last byte is dropped.
void decode_utf16(Builder& out, Encoding encoding, std::size_t at) {
  const std::string_view text = out.text();
  const std::size_t high = encoding == Encoding::utf16_le ? 1 : 0;
  const auto unit = [&](std::size_t i) {
    const auto h = static_cast<unsigned char>(text[i + high]);
    const auto l = static_cast<unsigned char>(text[i + 1 - high]);
    return static_cast<std::uint32_t>(h << 8 | l);
  };
  out.note(Repair::utf16_decoded, at, narrow((text.size() - at) / 2));
  while (at + 2 <= text.size()) {
    std::uint32_t code = unit(at);
    std::size_t size = 2;
    if (code >= 0xd800 && code <= 0xdfff) {
      const std::uint32_t low = code < 0xdc00 && at + 4 <= text.size() ? unit(at + 2) : 0;
      const bool pair = low >= 0xdc00 && low <= 0xdfff;
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      size = pair ? 4 : 2;
    }
    out.replace(at, at + size, to_utf8(code).view());
    at += size;
  }
}

// Removes a mark at the start and decodes UTF-16. False where neither is there.
bool decode(std::string_view look, Stage& stage, Ledger& ledger) {
  const Encoding encoding = detect_encoding(look);
  const bool utf8_mark = look.starts_with("\xef\xbb\xbf");
  if (encoding == Encoding::bytes && !utf8_mark) return false;
  const bool utf16_mark = look.starts_with("\xff\xfe") || look.starts_with("\xfe\xff");
  const std::size_t at = utf8_mark ? 3 : utf16_mark ? 2 : 0;
  const RepairRun all{0, narrow(look.size()), 0, narrow(look.size())};
  Builder out(look, {&all, 1}, ledger);
  if (at > 0) out.note(Repair::bom_removed, at);
  if (utf8_mark)
    out.keep(at, look.size());
  else
    decode_utf16(out, encoding, at);
  stage = out.take();
  return true;
}

// ---- Pass: entities

// A tag that ends a line says nothing new where a line end follows it or stands before it.
bool at_line_edge(std::string_view text, std::size_t from, std::size_t to) {
  while (from > 0 && is_space(text[from - 1])) --from;
  const bool before = from == 0 || text[from - 1] == '\n' || text[from - 1] == '\r';
  const std::string_view after = skip_space(text.substr(to, kMaxTag));
  return before || after.empty() || after[0] == '\n' || after[0] == '\r';
}

void decode_entities(Stage& stage, Ledger& ledger) {
  if (!has_entities(stage.text, 0, stage.text.size())) return;
  Builder out(stage, ledger);
  const std::string_view text = stage.text;
  const std::string_view eol = main_eol(text);
  std::size_t kept = 0;
  std::size_t i = text.find_first_of("&<");
  while (i != kNone) {
    std::size_t size = 0;
    Utf8 letter;
    std::string_view bytes;
    bool breaks = true;
    if (text[i] == '&') {
      const Entity entity = entity_at(text, i);
      size = entity.size;
      letter = to_utf8(entity.code);
      bytes = letter.view();
    } else {
      size = break_tag_at(text, i);
      if (size == 0) size = dressing_tag_at(text, i, breaks);
      if (size > 0 && breaks && !at_line_edge(text, i, i + size)) bytes = eol;
    }
    if (size > 0) {
      out.keep(kept, i);
      out.note(Repair::entities_decoded, bytes.empty() ? i + size : i);
      out.replace(i, i + size, bytes);
      kept = i + size;
    }
    i = text.find_first_of("&<", i + std::max<std::size_t>(size, 1));
  }
  out.keep(kept, text.size());
  stage = out.take();
}

// ---- Pass: characters

void replace_characters(Stage& stage, Ledger& ledger) {
  const std::string_view text = stage.text;
  if (std::none_of(text.begin(), text.end(), is_high)) return;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_high(text[i])) {
      ++i;
      continue;
    }
    const Replacement r = replacement_at(text, i);
    if (r.wanted) {
      out.keep(kept, i);
      out.note(r.kind, r.bytes.empty() ? i + r.size : i);
      out.replace(i, i + r.size, r.bytes);
      kept = i + r.size;
    }
    i += r.size;
  }
  out.keep(kept, text.size());
  stage = out.take();
}

// ---- Pass: frame

// What stands before the words of a line: "  > > \t".
struct Prefix {
  std::size_t markers = 0;
  std::size_t size = 0;      // up to and with the last marker and the one blank that belongs to it
  std::size_t indent = 0;    // blanks after that
  bool blank_after = false;  // "> Received" and not ">Received"
};

Prefix read_prefix(std::string_view line, std::size_t max_markers = kMaxMarkers) {
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

struct Anchor {
  bool found = false;
  bool lone = false;        // one Received value without its name
  std::size_t line_at = 0;  // where its line starts, or the field in the middle of a line
  Prefix prefix;            // of its first line
};

// The fields that stand together before the first Received belong to it. This remembers where they
// start.
class FieldRun {
 public:
  void line(std::string_view content, const Prefix& prefix, std::size_t at) {
    const std::string_view name = field_name(content);
    if (is_known(name)) {
      if (!open_ || prefix_.markers != prefix.markers) *this = FieldRun(at, prefix);
      identity_ = identity_ || is_identity(name);
    } else if (!open_ || prefix.indent <= prefix_.indent) {
      open_ = false;
    }
  }
  void blank_line() { open_ = open_ && !identity_; }
  bool joins(const Prefix& prefix) const { return open_ && prefix_.markers == prefix.markers; }
  std::size_t at() const { return at_; }
  const Prefix& prefix() const { return prefix_; }
  FieldRun() = default;

 private:
  FieldRun(std::size_t at, const Prefix& prefix) : at_(at), prefix_(prefix), open_(true) {}
  std::size_t at_ = 0;
  Prefix prefix_;
  bool open_ = false;
  bool identity_ = false;
};

// Does `text` start as a mail does: with a field, at the first byte?
bool starts_as_mail(std::string_view text) {
  const std::string_view first = text.substr(after_mbox_line(text), kMaxName + 1);
  return is_known(field_name(first));
}

Anchor find_first_received(std::string_view text) {
  FieldRun run;
  Line line;
  bool as_mail = starts_as_mail(text);
  LineWalker walker(text, after_mbox_line(text));
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all);
    const std::string_view content = all.substr(prefix.size + prefix.indent);
    as_mail = as_mail && line.size > 0;
    if (content.empty()) {
      run.blank_line();
    } else if (is_received_line(content)) {
      if (as_mail) return {true, false, 0, {}};
      if (run.joins(prefix)) return {true, false, run.at(), run.prefix()};
      return {true, false, line.at, prefix};
    } else {
      run.line(content, prefix, line.at);
    }
  }
  return {};
}

// "Hi, here they are: Received: from a ..." Only where no line starts with a Received.
Anchor find_received_in_line(std::string_view text) {
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::size_t at = find_hidden_field(text, line.at, line.end(), false);
    if (at == kNone) continue;
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all);
    const bool field_line = is_known(field_name(all.substr(prefix.size + prefix.indent)));
    return field_line ? Anchor{true, false, line.at, prefix} : Anchor{true, false, at, {}};
  }
  return {};
}

constexpr auto kMonths = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

bool is_host_word(std::string_view word) {
  return word.find('.') != kNone || word.find(':') != kNone ||
         ascii::istarts_with(word, "localhost") || word.starts_with("[");
}

// The words of one Received value without its name, up to a blank line.
struct LoneValue {
  bool by = false, by_host = false, with_or_id = false, month = false, zone_of_date = false;

  void word(std::string_view w, std::string_view before) {
    by = by || ascii::iequal(w, "by");
    by_host = by_host || (ascii::iequal(before, "by") && is_host_word(w));
    with_or_id = with_or_id || ascii::iequal(w, "with") || ascii::iequal(w, "id");
    month = month || is_any_of(w, kMonths);
  }
};

// Prose starts with "from" or "by" too: a host after "by" and "with" or "id", or a date with its
// month.
bool is_lone_value(std::string_view value) {
  const std::string_view first = first_word(value);
  const bool comment = value.starts_with("(");
  if (!comment && !ascii::iequal(first, "from") && !ascii::iequal(first, "by")) return false;
  LoneValue seen;
  ReceivedState state;
  state.feed(value, 0, value.size());
  std::string_view before;
  for (std::size_t i = 0; i < value.size();) {
    const std::string_view w = first_word(value.substr(i));
    if (!w.empty()) {
      seen.word(w, before);
      before = w;
    }
    i += std::max<std::size_t>(w.size(), 1);
  }
  const bool dated = state.complete() && seen.month;
  if (comment) return dated;
  return seen.by && (dated || (seen.by_host && seen.with_or_id));
}

Anchor find_lone_value(std::string_view text) {
  Anchor anchor;
  Line line;
  LineWalker walker(text);
  std::string value;  // its lines, quoting apart
  while (walker.next(line) && value.size() < kMaxLone) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.found ? anchor.prefix.markers : kMaxMarkers);
    const std::string_view content = all.substr(prefix.size + prefix.indent);
    if (content.empty() && anchor.found) break;
    if (content.empty()) continue;
    if (!anchor.found) anchor = {true, true, line.at, prefix};
    value.append(content.substr(0, kMaxLone)).append(" ");
  }
  return anchor.found && is_lone_value(value) ? anchor : Anchor{};
}

Anchor find_anchor(std::string_view text) {
  Anchor anchor = find_first_received(text);
  if (!anchor.found) anchor = find_received_in_line(text);
  if (!anchor.found) anchor = find_lone_value(text);
  return anchor;
}

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

// ---- Pass: lines

enum class LineKind : std::uint8_t {
  field,
  folded,    // starts with a blank
  indented,  // a Received that starts with blanks, after a Received
  joined,    // lost its folding
  prose,     // within the block
  stop,      // after it
};

// Walks the block, joins and splits its lines, and finds its end.
class LineRepair {
 public:
  LineRepair(const Stage& stage, Ledger& ledger)
      : out_(stage, ledger), text_(stage.text), eol_(main_eol(stage.text)), end_(text_.size()) {
    find_last_received();
  }

  void run() {
    Line line;
    const std::size_t start = after_mbox_line(text_);
    out_.keep(0, start);
    LineWalker walker(text_, start);
    while (walker.next(line)) {
      if (line.size == 0) {
        if (blanks_++ == 0) blank_ = line;
        continue;
      }
      if (blanks_ > 0 && !step_over_blanks(line)) break;
      if (!take(line)) break;
    }
    if (blanks_ > 0) end_ = blank_.at;
  }

  std::size_t end() const { return end_; }
  // The block is that of a whole mail and ends with a blank line: a body follows.
  bool has_body() const { return blanks_ > 0 && block_.whole(); }
  const Line& blank_line() const { return blank_; }
  Builder& out() { return out_; }

 private:
  void find_last_received() {
    Line line;
    LineWalker walker(text_);
    while (walker.next(line))
      if (is_received_line(text_.substr(line.at, line.size)) ||
          find_hidden_field(text_, line.at, line.end(), false) != kNone)
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
    return true;
  }

  // "and this is the older one: Received: from a ..." is prose only up to the field.
  bool take_prose(const Line& line) {
    const std::size_t field = find_hidden_field(text_, line.at, line.end(), false);
    out_.skip_prose(line.at, field == kNone ? line.next : field);
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

  // A Received value that has its date is over: only a zone or a comment can follow.
  LineKind judge_after_received(const Line& line, std::string_view content) const {
    if (!block_.received.complete()) return LineKind::joined;
    if (content[0] == '(' || content[0] == '[') return LineKind::joined;
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
    return block_.in_trace || any_cut_ ? find_hidden_field(text_, from, to, was_cut_) : kNone;
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
  std::size_t blanks_ = 0;  // blank lines since the last line
  Line blank_;              // the first of them
  Block block_;
  bool field_there_ = false;
  bool after_blank_ = false;
  bool in_short_ = false;
  bool any_cut_ = false;  // a field was found in the middle of a line: another Received may be
  bool was_cut_ = false;  // this field started in the middle of a line: others may follow in it
};

// ---- Pass: line ends

// Makes all line ends LF where they differ and something had to be repaired anyway.
void unify_line_ends(Stage& stage, Ledger& ledger) {
  EolKinds kinds;
  Line line;
  for (LineWalker walker(stage.text); walker.next(line);) kinds.add(line.eol);
  if (!kinds.differ()) return;
  Builder out(stage, ledger);
  for (LineWalker walker(stage.text); walker.next(line);) {
    out.keep(line.at, line.end());
    if (line.eol == Eol::none) continue;
    if (line.eol == Eol::lf) {
      out.keep(line.end(), line.next);
      continue;
    }
    out.note(Repair::line_ends_mixed, line.end());
    out.replace(line.end(), line.next, "\n");
  }
  stage = out.take();
}

// ---- All together

bool is_binary(std::string_view look) {
  constexpr auto kMagic =
      std::to_array<std::string_view>({"%PDF-", "PK\x03\x04", "\x1f\x8b", "\xd0\xcf\x11\xe0",
                                       "\x89PNG", "\xff\xd8\xff", "GIF8", "!BDN", "7z\xbc\xaf",
                                       "\x7f"
                                       "ELF",
                                       "Rar!", "BZh",
                                       "\xfd"
                                       "7zXZ",
                                       "\x28\xb5\x2f\xfd"});
  if (std::any_of(kMagic.begin(), kMagic.end(),
                  [&](std::string_view m) { return look.starts_with(m); }))
    return true;
  const std::string_view head = look.substr(0, 4096);
  return static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0')) * 32 > head.size();
}

// Is there anything that could be repaired? A long text without "received:" is left at once.
bool may_hold_headers(std::string_view look) {
  if (look.size() <= kMaxLone) return true;
  for (std::size_t i = look.find(':'); i != kNone; i = look.find(':', i + 1))
    if (i >= 8 && is_received(look.substr(i - 8, 8))) return true;
  return false;
}

// One body of text as it was given or decoded, and the way back to the bytes given.
class Repairer {
 public:
  explicit Repairer(std::string_view given)
      : given_(given),
        look_(given.substr(0, kMaxLook)),
        whole_{0, narrow(given.size()), 0, narrow(given.size())} {}

  RepairedText run() {
    if (const Examined head = examine(look_); head.correct) return unchanged(head);
    decoded_ = decode(look_, base_, ledger_);
    if (decoded_ && examine(base_.text).correct) return finish_decoded();
    const std::string_view look = decoded_ ? std::string_view(base_.text) : look_;
    if (is_binary(look) || !may_hold_headers(look)) return {};
    Stage stage = decoded_ ? base_ : identity();
    for (int round = 0; round < kMaxRounds; ++round) {
      if (!repair_once(stage)) return {};
      if (examine(stage.text).correct) return finish(std::move(stage));
    }
    return {};
  }

 private:
  static RepairedText unchanged(const Examined& head) {
    RepairedText r;
    if (head.x_received > 0) r.notes.push_back({Repair::x_received, head.x_received});
    return r;
  }
  Stage identity() const {
    const RepairRun all{0, narrow(look_.size()), 0, narrow(look_.size())};
    return {std::string(look_), {all}};
  }

  // All passes once. False where there are no headers.
  bool repair_once(Stage& stage) {
    decode_entities(stage, ledger_);
    replace_characters(stage, ledger_);
    const Anchor anchor = find_anchor(stage.text);
    if (!anchor.found) return false;
    stage = Framer(stage, anchor, ledger_).run();
    LineRepair lines(stage, ledger_);
    lines.run();
    const bool as_mail = anchor.line_at == 0 && anchor.prefix.markers == 0 && !anchor.lone;
    return end_block(stage, lines, as_mail);
  }

  // Cuts what follows the block, or, behind a whole mail's header, takes the body as it was.
  bool end_block(Stage& stage, LineRepair& lines, bool as_mail) {
    const std::size_t end = lines.end();
    const std::size_t given_end = lines.out().given_begin(end);
    const bool cut = end < stage.text.size();
    const bool body = cut && as_mail && lines.has_body();
    const bool prose = cut && !ascii::trim(std::string_view(stage.text).substr(end)).empty();
    Stage block = lines.out().take();
    if (block.text.empty()) return false;
    unify_line_ends(block, ledger_);
    if (cut) ledger_.block_end = given_end;
    ledger_.tail_at = prose && !body ? given_end : kMaxGiven;
    if (body) append_body(block, given_end);
    stage = std::move(block);
    return true;
  }

  // The text that the passes started from, and its runs.
  std::string_view base_text() const { return decoded_ ? std::string_view(base_.text) : given_; }
  std::span<const RepairRun> base_runs() const {
    return decoded_ ? std::span<const RepairRun>(base_.runs)
                    : std::span<const RepairRun>(&whole_, 1);
  }

  void append_body(Stage& block, std::size_t given_end) {
    const std::size_t from = place_of(base_runs(), given_end);
    Ledger none;
    Builder tail(base_text(), base_runs(), none);
    Line blank;
    LineWalker walker(base_text(), from);
    if (!walker.next(blank)) return;
    tail.replace(from, blank.next, main_eol(block.text));
    tail.keep(blank.next, base_text().size());
    const Stage body = tail.take();
    const std::uint32_t shift = narrow(block.text.size());
    block.text += body.text;
    for (RepairRun run : body.runs) {
      run.at += shift;
      block.runs.push_back(run);
    }
  }

  // Only a mark or UTF-16 stood in the way of a correct mail: its body comes along.
  RepairedText finish_decoded() {
    if (!look_.starts_with("\xef\xbb\xbf")) return finish(std::move(base_));
    Stage all;
    ledger_ = {};
    Builder out(given_, {&whole_, 1}, ledger_);
    out.note(Repair::bom_removed, 3);
    out.keep(3, given_.size());
    return finish(out.take());
  }

  RepairedText finish(Stage stage) {
    RepairedText r;
    add_notes(r, stage);
    r.text = std::move(stage.text);
    r.runs = std::move(stage.runs);
    return r;
  }

  void add_notes(RepairedText& r, const Stage& stage) {
    constexpr std::size_t kKinds = static_cast<std::size_t>(Repair::indent_removed) + 1;
    std::array<std::uint64_t, kKinds> counts{};
    const std::size_t begin = stage.runs.front().given_at;
    for (const Edit& edit : ledger_.edits) {
      const bool always = edit.kind == Repair::bom_removed || edit.kind == Repair::utf16_decoded;
      if (always || (edit.given_at >= begin && edit.given_at < ledger_.block_end))
        counts[static_cast<std::size_t>(edit.kind)] += edit.count;
    }
    std::uint64_t prose = ledger_.prose;
    const std::size_t end = std::size_t{stage.runs.back().given_at} + stage.runs.back().given_size;
    if (end <= kMaxLook && given_.size() > kMaxLook)  // what was not looked at is not there
      ledger_.tail_at = std::min(ledger_.tail_at, kMaxLook);
    if (ledger_.tail_at != kMaxGiven) prose += given_.size() - ledger_.tail_at;
    counts[static_cast<std::size_t>(Repair::prose_skipped)] = prose;
    counts[static_cast<std::size_t>(Repair::x_received)] = examine(stage.text).x_received;
    for (std::size_t i = 0; i < kKinds; ++i)
      if (counts[i] > 0)
        r.notes.push_back(
            {static_cast<Repair>(i), narrow(std::min<std::uint64_t>(counts[i], kMaxGiven))});
  }

  std::string_view given_;
  std::string_view look_;
  RepairRun whole_;
  Stage base_;
  Ledger ledger_;
  bool decoded_ = false;
};

}  // namespace

RepairedText repair(std::string_view given) {
  if (given.empty()) return {};
  return Repairer(given.substr(0, kMaxGiven)).run();
}

}  // namespace tlspath

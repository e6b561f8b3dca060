#include "core/report/raw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "core/received/slots.hpp"
#include "core/report/hidden_field.hpp"
#include "core/report/lang.hpp"
#include "core/report/marks.hpp"
#include "core/report/no_proof.hpp"
#include "core/report/redact.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kTab = 8;
constexpr std::string_view kMarked = "\x1b[1;4m";  // bold and underlined
constexpr std::string_view kPlain = "\x1b[0m";

// One character as it is shown, with the columns it takes.
struct Cell {
  std::uint32_t at = 0;    // in the mail
  std::uint32_t text = 0;  // in the line's text
  std::size_t column = 0;  // from the gutter's end
  std::size_t width = 0;
};

// One line of the mail (up to its line end), shown.
struct Shown {
  std::string text;
  std::vector<Cell> cells;
};

struct Labelled {
  Span where{};
  std::string_view label;
};

class RawWriter {
 public:
  RawWriter(std::string& out, const RawInput& in)
      : out_(out),
        in_(in),
        words_(page_words(in.language)),
        width_(std::max<std::size_t>(in.width, 40)) {
    std::size_t most = in.analysis.hops.size();
    while (most >= 100) ++digits_, most /= 10;
    gutter_ = digits_ + 2;
  }

  void write() {
    std::vector<const Hop*> hops;
    for (const Hop& h : in_.analysis.hops) hops.push_back(&h);
    std::ranges::sort(hops, {}, [](const Hop* h) { return h->line.at; });
    bool first = true;
    auto next = hops.begin();
    const auto show_hop = [&](const Hop& h) {
      const std::vector<Mark> marks = marks_of(in_.raw, h, words_, first);
      std::vector<Labelled> labelled;
      for (const Mark& m : marks) labelled.push_back({m.where, m.label});
      first = first && marks.empty();
      hide(h);
      field(h.line, fmt::format("{}", h.number), labelled);
    };
    if (in_.all && in_.redactor == nullptr) {
      for (const HeaderField& f : in_.analysis.header.fields()) {
        const Span line = span_between(f.name.at, std::max(f.value.end(), f.name.end()));
        if (next != hops.end() && (*next)->line.at == line.at) {
          show_hop(**next++);
        } else {
          field(line, "", {});
        }
      }
    } else {
      for (; next != hops.end(); ++next) show_hop(**next);
    }
    weightless(hops);
    if (in_.redactor != nullptr && in_.redactor->hides() && !hops.empty())
      for (const std::string& line :
           wrap(words(in_.language).hidden(in_.redactor->counts()), width_, width_))
        out_ += line + '\n';
  }

 private:
  // From here on the lines are this hop's.
  void hide(const Hop& h) {
    if (in_.redactor) hidden_.emplace(*in_.redactor, in_.raw, h);
  }

  // A whole field: its lines, each broken where it is too wide.
  void field(Span line, std::string_view number, const std::vector<Labelled>& marks) {
    for_each_line(line, [&](Span one) { pieces(show(one, marks), one, number, marks); });
  }

  template <class F>
  void for_each_line(Span field, F f) {
    const std::string_view text = slice(in_.raw, field);
    std::size_t i = 0;
    while (i <= text.size()) {
      std::size_t end = text.find_first_of("\r\n", i);
      if (end == std::string_view::npos) end = text.size();
      f(span_between(field.at + i, field.at + end));
      if (end == text.size()) break;
      i = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
  }

  Shown show(Span line, const std::vector<Labelled>& marks) const {
    Shown s;
    const std::string_view text = slice(in_.raw, line);
    if (!hidden_) {
      append_cells(s, text, line, true);
      return s;
    }
    // Hidden stretch by stretch, so that the marks keep their places.
    std::vector<std::uint32_t> cuts{line.at, line.end()};
    for (const Labelled& m : marks) {
      for (const std::uint32_t at : {m.where.at, m.where.end()}) {
        if (at > line.at && at < line.end()) cuts.push_back(at);
      }
    }
    std::ranges::sort(cuts);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const Span stretch = span_between(cuts[i], cuts[i + 1]);
      for (const HiddenField::Piece& p : hidden_->pieces(stretch))
        append_cells(s, p.text, p.where, false);
    }
    return s;
  }

  // `where` is where the text stands in the mail; where it is not `exact`, the text is another one
  // in its place.
  void append_cells(Shown& s, std::string_view text, Span where, bool exact) const {
    std::size_t column = s.cells.empty() ? 0 : s.cells.back().column + s.cells.back().width;
    for (std::size_t i = 0; i < text.size();) {
      const Character c = character_at(text, i);
      const auto offset = static_cast<std::uint32_t>(i);
      Cell cell{where.at + (exact ? offset : std::min(offset, where.size - 1)),
                static_cast<std::uint32_t>(s.text.size()), column, 0};
      if (text[i] == '\t') {
        s.text.push_back('\t');
        cell.width = kTab - (gutter_ + column) % kTab;
      } else {
        const std::string seen = terminal_text(text.substr(i, c.size), in_.ascii, true);
        s.text += seen;
        cell.width = tlspath::cells(seen);
      }
      column += cell.width;
      s.cells.push_back(cell);
      i += c.size;
    }
  }

  void gutter(std::string_view number) {
    fmt::format_to(std::back_inserter(out_), "{:>{}}| ", number, digits_);
  }
  // The gutter of a line of marks: never with "|", so that nobody takes it for the header.
  void mark_gutter(char sign) {
    out_.append(digits_, ' ');
    out_.push_back(sign);
    out_.push_back(' ');
  }

  void pieces(const Shown& line, Span where, std::string_view number,
              const std::vector<Labelled>& marks) {
    const std::size_t room = width_ - gutter_;
    std::size_t i = 0;
    do {
      // As many characters as fit; the last column is for "\" where more follow.
      std::size_t end = i;
      const std::size_t start = i < line.cells.size() ? line.cells[i].column : 0;
      const auto right = [&](std::size_t k) {
        return line.cells[k].column + line.cells[k].width - start;
      };
      while (end < line.cells.size() && right(end) <= room) ++end;
      const bool broken = end < line.cells.size();
      if (broken) {
        while (end > i + 1 && right(end - 1) > room - 1) --end;
        if (end == i) ++end;  // one character wider than the line
      }
      const Span piece = span_between(i < line.cells.size() ? line.cells[i].at : where.at,
                                      end < line.cells.size() ? line.cells[end].at : where.end());
      gutter(number);
      text_of(line, i, end, marks);
      if (broken) out_.push_back('\\');
      out_.push_back('\n');
      mark_line(line, i, end, piece, marks, '^');
      i = end;
    } while (i < line.cells.size());
  }

  void text_of(const Shown& line, std::size_t from, std::size_t to,
               const std::vector<Labelled>& marks) {
    bool on = false;
    for (std::size_t k = from; k < to; ++k) {
      const Cell& c = line.cells[k];
      const bool marked = in_.colour && std::ranges::any_of(marks, [&](const Labelled& m) {
                            return c.at >= m.where.at && c.at < m.where.end();
                          });
      if (marked != on) out_ += marked ? kMarked : kPlain;
      on = marked;
      const std::size_t end = k + 1 < line.cells.size() ? line.cells[k + 1].text : line.text.size();
      out_.append(line.text, c.text, end - c.text);
    }
    if (on) out_ += kPlain;
  }

  // The carets under one piece, and their labels after or below them.
  void mark_line(const Shown& line, std::size_t from, std::size_t to, Span piece,
                 const std::vector<Labelled>& marks, char sign) {
    std::vector<const Labelled*> here;
    for (const Labelled& m : marks) {
      if (m.where.at < piece.end() && piece.at < m.where.end()) here.push_back(&m);
    }
    if (here.empty()) return;
    const std::size_t start = from < line.cells.size() ? line.cells[from].column : 0;
    const bool carets = !in_.colour || sign != '^';
    std::string under;
    std::vector<std::string> labels;
    for (std::size_t n = 0; n < here.size(); ++n) {
      const Span w = here[n]->where;
      bool begun = false;
      for (std::size_t k = from; k < to; ++k) {
        const Cell& c = line.cells[k];
        if (c.at < w.at || c.at >= w.end() || c.width == 0) continue;
        const std::size_t column = c.column - start;
        if (under.size() < column) under.append(column - under.size(), ' ');
        under.append(c.width, line.text[c.text] == '\t' || !carets ? ' ' : sign);
        if (!begun && here.size() > 1) {
          under[column] = static_cast<char>(n < 9 ? '1' + static_cast<char>(n)
                                                  : 'a' + static_cast<char>(n - 9));
        }
        begun = true;
      }
      std::string label =
          w.at >= piece.at ? std::string(here[n]->label) : std::string(words_.continued);
      if (here.size() > 1) {
        label.insert(0, 1, ' ');
        label.insert(
            0, 1,
            static_cast<char>(n < 9 ? '1' + static_cast<char>(n) : 'a' + static_cast<char>(n - 9)));
      }
      if (in_.ascii) label = terminal_text(label, true);
      labels.push_back(std::move(label));
    }
    const std::size_t room = width_ - gutter_;
    std::size_t wide = 0;  // all labels on one line, two blanks between
    for (const std::string& l : labels) wide += cells(l) + (wide > 0 ? 2 : 0);
    const char mark_sign = carets ? sign : ' ';
    const std::size_t before = under.find_first_not_of(' ');
    if (under.size() + 1 + wide <= room) {
      mark_gutter(mark_sign);
      out_.append(under).push_back(' ');
      append_labels(labels, under.size() + 1, room, mark_sign);
    } else if (before != std::string::npos && wide + 1 <= before) {  // left of the marks
      mark_gutter(mark_sign);
      out_.append(before - 1 - wide, ' ');
      append_labels(labels, before - 1 - wide, room, mark_sign);
      out_.append(under, before - 1);
    } else {  // below
      if (before != std::string::npos) {
        mark_gutter(mark_sign);
        out_.append(under).push_back('\n');
      }
      mark_gutter(mark_sign);
      append_labels(labels, 0, room, mark_sign);
    }
    out_.push_back('\n');
  }

  // From `column` on; a label that does not fit starts a new line.
  void append_labels(const std::vector<std::string>& labels, std::size_t column, std::size_t room,
                     char sign) {
    bool first = true;
    for (const std::string& l : labels) {
      const std::size_t wide = cells(l);
      if (!first && column + 2 + wide > room) {
        out_.push_back('\n');
        mark_gutter(sign);
        column = 0;
      } else if (!first) {
        out_ += "  ";
        column += 2;
      }
      out_ += l;
      column += wide;
      first = false;
    }
  }

  // The same lines once more where they hold words that prove nothing; "number:" in the gutter,
  // since they have been shown already.
  void weightless(const std::vector<const Hop*>& hops) {
    bool said = false;
    ReceivedField parts;
    std::vector<WeightlessWords> found;
    for (const Hop* h : hops) {
      found.clear();
      tokenize(in_.raw, h->value, parts);
      find_weightless_words(in_.raw, parts, found);
      if (found.empty()) continue;
      if (!said)
        out_ += in_.ascii ? terminal_text(words_.elsewhere, true) : std::string(words_.elsewhere);
      if (!said) out_.push_back('\n');
      said = true;
      hide(*h);
      std::vector<Labelled> marks;
      for (const WeightlessWords& w : found) marks.push_back({w.where, label(w.kind)});
      std::ranges::sort(marks, {}, [](const Labelled& m) { return m.where.at; });
      for_each_line(h->line, [&](Span one) {
        if (std::ranges::none_of(marks, [&](const Labelled& m) {
              return m.where.at < one.end() && one.at < m.where.end();
            })) {
          return;
        }
        weightless_line(one, h->number, marks);
      });
    }
  }

  void weightless_line(Span one, std::uint32_t number, const std::vector<Labelled>& marks) {
    const Shown line = show(one, marks);
    const std::size_t room = width_ - gutter_;
    for (std::size_t i = 0; i < line.cells.size();) {
      std::size_t end = i;
      while (end < line.cells.size() &&
             line.cells[end].column + line.cells[end].width - line.cells[i].column <= room) {
        ++end;
      }
      if (end == i) ++end;
      const Span piece =
          span_between(line.cells[i].at, end < line.cells.size() ? line.cells[end].at : one.end());
      if (std::ranges::any_of(marks, [&](const Labelled& m) {
            return m.where.at < piece.end() && piece.at < m.where.end();
          })) {
        fmt::format_to(std::back_inserter(out_), "{:>{}}: ", number, digits_);
        text_of(line, i, end, {});
        out_.push_back('\n');
        mark_line(line, i, end, piece, marks, '~');
      }
      i = end;
    }
  }

  std::string_view label(Weightless k) const {
    switch (k) {
      case Weightless::greeting:
        return words_.greeting;
      case Weightless::name:
        return words_.name;
      case Weightless::sender_words:
        return words_.sender_words;
      case Weightless::host:
        return words_.host;
      case Weightless::id:
        return words_.id;
      case Weightless::recipient:
        return words_.recipient;
    }
    return {};
  }

  std::string& out_;
  const RawInput& in_;
  const PageWords& words_;
  std::size_t width_;
  std::optional<HiddenField> hidden_;  // of the hop that is shown, where names are hidden
  std::size_t digits_ = 2;
  std::size_t gutter_ = 4;
};

}  // namespace

void append_raw(std::string& out, const RawInput& in) { RawWriter(out, in).write(); }

}  // namespace tlspath

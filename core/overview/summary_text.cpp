#include "core/overview/summary_text.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "core/overview/summary_words.hpp"
#include "core/report/lang.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

// What is shown of each table, in this order.
constexpr std::pair<TableKind, std::size_t> kTables[] = {
    {TableKind::partner, 5}, {TableKind::relay, 5},  {TableKind::matrix, 5}, {TableKind::weak, 5},
    {TableKind::version, 8}, {TableKind::month, 12}, {TableKind::system, 8}};

class Writer {
 public:
  Writer(const Summary& s, const SummaryNotes& notes, const TableStyle& style)
      : s_(s),
        n_(notes),
        style_(style),
        w_(summary_words(style.language)),
        words_(words(style.language)) {}

  std::string write() {
    head();
    if (s_.mails == 0) return std::move(out_);
    if (style_.list)
      table(TableKind::verdict, 0);
    else
      verdicts();
    for (const auto& [kind, rows] : kTables) table(kind, rows);
    findings();
    unknown_forms();
    return std::move(out_);
  }

  std::string write_markdown() {
    const auto paragraph = [&](const std::string& text) { out_ += markdown_text(text) + "\n\n"; };
    paragraph(summary_line(s_, style_.language) + ".");
    if (s_.duplicates > 0) paragraph(duplicates());
    if (n_.boundary_inferred && s_.mails > 0) paragraph(std::string(w_.boundary_inferred));
    if (s_.mails == 0) return std::move(out_);
    const auto add = [&](TableKind kind, std::size_t rows) {
      TableStyle style = style_;
      style.rows = rows;
      const TableView t = make_table(s_, kind, style);
      if (t.rows.empty()) return;
      out_ += table_markdown(t, style_.language) + "\n";
      for (const std::string& text : left_out(t)) paragraph(text);
    };
    add(TableKind::verdict, 0);
    for (const auto& [kind, rows] : kTables) add(kind, rows);
    if (!s_.findings.empty())
      out_ += fmt::format("| {} | {} |\n|---|---:|\n", w_.title_findings, w_.head_count);
    for (const FindingCount& f : s_.findings)
      out_ += fmt::format("| {} | {} |\n", markdown_text(finding_label(f.name, style_.language)),
                          grouped(f.count, style_.language));
    return std::move(out_);
  }

 private:
  std::string duplicates() const {
    return (s_.duplicates_counted
                ? number(s_.duplicates, w_.duplicates_all_one, w_.duplicates_all)
                : number(s_.duplicates, w_.duplicates_once_one, w_.duplicates_once)) +
           ".";
  }
  std::string number(std::uint64_t n, std::string_view one, std::string_view many) const {
    return fmt::format("{} {}", grouped(n, style_.language), n == 1 ? one : many);
  }
  void line(std::string_view text) {
    out_ += terminal_text(text, style_.ascii);
    out_ += '\n';
  }

  void head() {
    std::string text = summary_line(s_, style_.language);
    if (n_.scanned) text += fmt::format("; {} {}", number(n_.files, w_.file, w_.files), w_.read);
    if (n_.left_out > 0) text += ", " + number(n_.left_out, w_.left_out_one, w_.left_out);
    for (const std::string& l : wrap(text, width(), width())) line(l);
    if (n_.known > 0)
      line(number(n_.known, w_.file, w_.files) + " " +
           std::string(n_.known == 1 ? w_.known_one : w_.known) + ".");
    if (n_.gone > 0)
      line(number(n_.gone, w_.file, w_.files) + " " +
           std::string(n_.gone == 1 ? w_.gone_one : w_.gone) + ".");
    if (s_.duplicates > 0) line(duplicates());
    if (s_.duplicates_beyond) line(w_.duplicates_beyond);
    if (s_.unread > 0) line(number(s_.unread, w_.unread_one, w_.unread) + ".");
    if (n_.boundary_inferred && s_.mails > 0)
      for (const std::string& l : wrap(w_.boundary_inferred, width(), width())) line(l);
  }

  std::size_t width() const {
    return static_cast<std::size_t>(std::max(style_.width, style_.list ? 40 : 80));
  }

  // "✓ encrypted         861,204  71.5 %"
  std::string cell(std::string_view sign, std::string_view word, std::uint64_t count,
                   std::uint64_t all, std::size_t count_width) const {
    std::string out = fmt::format("{} {}", sign, word);
    const auto right = [&](std::string_view text, std::size_t to) {
      const std::size_t used = cells(out) + cells(text);
      out.append(used < to ? to - used : 1, ' ');
      out += text;
    };
    right(grouped(count, style_.language), 15 + count_width);
    right(percent(count, all, style_.language), 15 + count_width + 8);
    return out;
  }

  void verdicts() {
    struct Cells {
      std::string left, right;
    };
    std::array<Cells, 5> rows;
    std::size_t at = 0;
    for (; at < 4; ++at) {
      const std::optional way = static_cast<PathVerdict>(at);
      const auto v = static_cast<Verdict>(at);
      rows[at] = {
          cell(sign(way, style_.ascii), words_.path_verdict(way), s_.path_verdicts[at], s_.mails,
               12),
          cell(sign(v, style_.ascii), words_.verdict(v), s_.boundary_verdicts[at], s_.mails, 11)};
    }
    rows[4] = {cell("-", words_.path_verdict(std::nullopt), s_.no_answer, s_.mails, 12),
               cell("-", w_.never_entered, s_.no_boundary, s_.mails, 11)};
    // A place where nothing stands is left out.
    const std::string receiver = visible(s_.receiver);
    std::string entered =
        capitals(receiver.empty() ? w_.title_entered_somewhere : w_.title_entered);
    if (const std::size_t mark = entered.find('%'); mark != std::string::npos)
      entered.replace(mark, 1, cut_middle(receiver, 32 - (entered.size() - 1)));
    std::string left = capitals(w_.title_way);
    put_right(left, capitals(w_.head_mails), 27);
    put_right(left, "%", 35);
    std::string right = entered;
    put_right(right, "%", 34);
    out_ += '\n';
    line(left + "    " + right);
    for (const Cells& c : rows) {
      std::string text = c.left;
      text.append(39 - std::min<std::size_t>(39, cells(text)), ' ');
      line(text + c.right);
    }
  }

  static void put_right(std::string& out, std::string_view text, std::size_t to) {
    const std::size_t used = cells(out) + cells(text);
    out.append(used < to ? to - used : 1, ' ');
    out += text;
  }

  // What is not in a table: "(312 more: tlspath report r.sqlite --by partner)".
  std::vector<std::string> left_out(const TableView& t) const {
    std::vector<std::string> out;
    if (t.others > 0)
      out.push_back(fmt::format("({} {})", grouped(t.others, style_.language), w_.others));
    const std::string more = grouped(t.left_out, style_.language);
    if (t.left_out > 0)
      out.push_back(n_.database.empty()
                        ? fmt::format("({} {})", more, w_.more_rows_alone)
                        : fmt::format("({} {}: tlspath report {} --by {}{})", more, w_.more,
                                      shell_word(n_.database), name(t.kind), n_.filters));
    return out;
  }

  void table(TableKind kind, std::size_t rows) {
    TableStyle style = style_;
    style.rows = rows;
    const TableView t = make_table(s_, kind, style);
    if (t.rows.empty()) return;
    out_ += '\n';
    out_ += table_text(t, style_);
    for (const std::string& text : left_out(t)) line(text);
  }

  void findings() {
    if (s_.findings.empty()) return;
    out_ += '\n';
    const auto pair = [&](std::string text, std::string_view value) {
      if (style_.list)
        text.append(": ").append(value);
      else
        put_right(text, value, 52);
      line(text);
    };
    if (style_.list)
      line(capitals(w_.title_findings));
    else
      pair(capitals(w_.title_findings), capitals(w_.head_count));
    for (const FindingCount& f : s_.findings)
      pair(std::string(finding_label(f.name, style_.language)), grouped(f.count, style_.language));
  }

  void unknown_forms() {
    if (n_.unknown_forms == 0) return;
    std::string text = fmt::format("{}: ", w_.unknown_forms);
    if (n_.more_unknown_forms) text += fmt::format("{} ", w_.more_than);
    text += fmt::format("{}, {} {}", grouped(n_.unknown_forms, style_.language), w_.in_,
                        number(n_.unknown_hops, w_.hop, w_.hops));
    if (s_.duplicates > 0 && !s_.duplicates_counted) text += fmt::format(" ({})", w_.copies_too);
    text += "; ";
    text += n_.forms_file.empty()
                ? fmt::format("{}: tlspath scan --unknown forms.txt", w_.list_them)
                : fmt::format("{} {}", w_.listed_in, n_.forms_file);
    out_ += '\n';
    for (const std::string& l : wrap(text, width(), width())) line(l);
  }

  const Summary& s_;
  const SummaryNotes& n_;
  const TableStyle& style_;
  const SummaryWords& w_;
  const Words& words_;
  std::string out_;
};

}  // namespace

std::string summary_line(const Summary& s, Language l) {
  const SummaryWords& w = summary_words(l);
  std::string out =
      fmt::format("{} {}, {} {}", grouped(s.mails, l), s.mails == 1 ? w.mail : w.mails,
                  grouped(s.hops, l), s.hops == 1 ? w.hop : w.hops);
  if (s.first && s.last) {
    const std::string first = month_of(*s.first), last = month_of(*s.last);
    out += first == last ? ", " + first : fmt::format(", {} {} {}", first, w.to, last);
  }
  return out;
}

std::string summary_text(const Summary& summary, const SummaryNotes& notes,
                         const TableStyle& style) {
  return Writer(summary, notes, style).write();
}

std::string summary_markdown(const Summary& summary, const SummaryNotes& notes,
                             const TableStyle& style) {
  return Writer(summary, notes, style).write_markdown();
}

}  // namespace tlspath

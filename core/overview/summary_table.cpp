#include "core/overview/summary_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/overview/summary_words.hpp"
#include "core/report/lang.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/json_text.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kNone = "-";

// Who passes on in cleartext what came encrypted, some mails in a hundred, may have one odd route:
// nothing is said of it (docs/store.md).
constexpr std::uint64_t kDropsFrom = 10, kLeastDropped = 10;  // percent, mails

std::string day(const std::optional<std::int64_t>& utc) {
  return utc ? date_of(*utc) : std::string();
}

class Maker {
 public:
  Maker(const Summary& summary, TableKind kind, const TableStyle& style)
      : s_(summary),
        style_(style),
        w_(summary_words(style.language)),
        words_(words(style.language)) {
    t_.kind = kind;
  }

  TableView make() {
    switch (t_.kind) {
      case TableKind::partner:
        boundary(w_.title_partner, s_.partners);
        t_.others = s_.other_partners;
        break;
      case TableKind::relay:
        boundary(w_.title_relay, s_.relays);
        t_.others = s_.other_relays;
        break;
      case TableKind::month:
        months();
        break;
      case TableKind::system:
        systems();
        break;
      case TableKind::version:
        versions();
        break;
      case TableKind::cipher:
        ciphers();
        t_.others = s_.other_ciphers;
        break;
      case TableKind::weak:
        weak();
        break;
      case TableKind::verdict:
        verdicts();
        break;
      case TableKind::matrix:
        matrix();
        break;
    }
    return std::move(t_);
  }

  TableView version_months() {
    title(w_.title_version_month, "month");
    std::array<std::uint64_t, kTlsVersions + 1> all{};
    for (const Group& g : s_.months)
      for (std::size_t i = 0; i < all.size(); ++i) all[i] += g.versions[i];
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i] == 0) continue;
      const std::string_view id =
          i == kTlsVersions ? "not_stated" : name(static_cast<TlsVersion>(i));
      column(id, i == kTlsVersions ? w_.not_stated : id, TableColumn::share);
    }
    last_rows([&](const Group& g) {
      name_cell(g, w_.not_stated);
      std::uint64_t hops = 0;
      for (const std::uint64_t n : g.versions) hops += n;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] > 0) share(g.versions[i], hops);
    });
    return std::move(t_);
  }

 private:
  void column(std::string_view id, std::string_view head, TableColumn::Form form, int width = 9,
              bool in_text = true, std::string sign = {}) {
    t_.columns.push_back({.id = id,
                          .head = std::string(head),
                          .sign = std::move(sign),
                          .form = form,
                          .in_text = in_text,
                          .width = width});
  }
  // At least that, and room for "? " and a blank before.
  static int width_of(std::string_view head, int least) {
    return std::max(least, static_cast<int>(cells(head)) + 3);
  }
  void verdict_column(Verdict v, std::string_view head, bool in_text = true) {
    column(name(v), head, TableColumn::share, width_of(head, 10), in_text,
           std::string(sign(v, style_.ascii)));
  }
  void title(std::string_view text, std::string_view id) {
    t_.title = text;
    column(id, text, TableColumn::name, 0);
  }

  // Rows up to the limit; `make` fills one.
  template <class F>
  void rows(const std::vector<Group>& groups, F make) {
    const std::size_t n = style_.rows == 0 ? groups.size() : std::min(style_.rows, groups.size());
    t_.left_out = groups.size() - n;
    for (std::size_t i = 0; i < n; ++i) {
      row_ = &t_.rows.emplace_back();
      make(groups[i]);
    }
  }
  void name_cell(const Group& g, std::string_view where_empty) {
    text(g.name.empty() ? std::string(style_.plain ? std::string_view() : where_empty)
                        : visible(g.name));
  }
  void text(std::string s) { row_->push_back({.text = std::move(s)}); }
  void count(std::uint64_t n) { row_->push_back({.text = {}, .count = n}); }
  void share(std::uint64_t n, std::uint64_t of) {
    row_->push_back({.text = {}, .count = n, .of = of});
  }

  void boundary(std::string_view head, const std::vector<Group>& groups) {
    title(head, name(t_.kind));
    column("mails", w_.head_mails, TableColumn::count, 8);
    verdict_column(Verdict::encrypted, w_.head_encrypted);
    verdict_column(Verdict::cleartext, w_.head_cleartext);
    verdict_column(Verdict::unstated, w_.head_unstated, false);
    verdict_column(Verdict::local, w_.head_local, false);
    column("never_entered", w_.never_entered, TableColumn::share, 9, false);
    column("weak", w_.head_weak, TableColumn::share, 10, true,
           std::string(bars(Grade::weak, style_.ascii)));
    column("first", w_.head_first, TableColumn::date, 12, false);
    column("last", w_.head_last, TableColumn::date, 12, false);
    column("last_cleartext", w_.head_last_clear, TableColumn::date, 15);
    rows(groups, [&](const Group& g) {
      name_cell(g, w_.not_stated);
      count(g.count);
      std::uint64_t entered = 0;
      for (const std::uint64_t n : g.verdicts) {
        share(n, g.count);
        entered += n;
      }
      share(g.count - entered, g.count);
      share(g.weak(), g.count);
      text(day(g.first));
      text(day(g.last));
      text(day(g.last_clear));
    });
  }

  void months() {
    title(w_.title_month, "month");
    column("mails", w_.head_mails, TableColumn::count, 10);
    verdict_column(Verdict::encrypted, w_.head_encrypted);
    verdict_column(Verdict::cleartext, w_.head_cleartext);
    column("unproven", w_.head_unproven, TableColumn::share, width_of(w_.head_unproven, 11), true,
           std::string(sign(Verdict::unstated, style_.ascii)));
    verdict_column(Verdict::local, w_.head_local);
    column("no_answer", w_.head_none, TableColumn::share, 9, false);
    last_rows([&](const Group& g) {
      name_cell(g, w_.not_stated);
      count(g.count);
      std::uint64_t said = 0;
      for (const std::uint64_t n : g.verdicts) {
        share(n, g.count);
        said += n;
      }
      share(g.count - said, g.count);
    });
  }

  // Of months the last ones are wanted where not all fit.
  template <class F>
  void last_rows(F make) {
    const std::size_t all = s_.months.size();
    const std::size_t left_out = style_.rows > 0 && all > style_.rows ? all - style_.rows : 0;
    rows({s_.months.begin() + static_cast<std::ptrdiff_t>(left_out), s_.months.end()}, make);
    t_.left_out = left_out;
  }

  void systems() {
    title(w_.title_system, "system");
    column("hops", w_.head_hops, TableColumn::count, 11);
    verdict_column(Verdict::encrypted, w_.head_encrypted);
    verdict_column(Verdict::cleartext, w_.head_cleartext);
    verdict_column(Verdict::unstated, w_.head_unstated);
    verdict_column(Verdict::local, w_.head_local, false);
    column("weak", w_.head_weak, TableColumn::share, 10, true,
           std::string(bars(Grade::weak, style_.ascii)));
    rows(s_.systems, [&](const Group& g) {
      name_cell(g, w_.unknown_system);
      count(g.count);
      for (const std::uint64_t n : g.verdicts) share(n, g.count);
      share(g.weak(), g.count);
    });
  }

  void versions() {
    title(w_.title_version, "version");
    column("hops", w_.head_hops, TableColumn::count, 11);
    column("share", "%", TableColumn::share, 10);
    column("first", w_.head_first, TableColumn::date, 12);
    column("last", w_.head_last, TableColumn::date, 12);
    std::uint64_t all = 0;
    for (const Group& g : s_.versions) all += g.count;
    rows(s_.versions, [&](const Group& g) {
      name_cell(g, w_.not_stated);
      count(g.count);
      share(g.count, all);
      text(day(g.first));
      text(day(g.last));
    });
  }

  void ciphers() {
    title(w_.title_cipher, "cipher");
    column("hops", w_.head_hops, TableColumn::count, 8);
    column("weak", w_.head_weak, TableColumn::share, 10, true,
           std::string(bars(Grade::weak, style_.ascii)));
    column("first", w_.head_first, TableColumn::date, 12);
    column("last", w_.head_last, TableColumn::date, 12);
    rows(s_.ciphers, [&](const Group& g) {
      name_cell(g, w_.not_stated);
      count(g.count);
      share(g.weak(), g.count);
      text(day(g.first));
      text(day(g.last));
    });
  }

  void weak() {
    title(w_.title_weak, "cipher");
    column("grade", w_.head_grade, TableColumn::word, 0, false);
    column("hops", w_.head_hops, TableColumn::count, 8);
    column("first", w_.head_first, TableColumn::date, 12);
    column("last", w_.head_last, TableColumn::date, 12);
    column("mostly_from", w_.head_mostly_from, TableColumn::word, 22);
    rows(s_.weak, [&](const Group& g) {
      name_cell(g, w_.not_stated);
      text(worst(g));
      count(g.count);
      text(day(g.first));
      text(day(g.last));
      text(visible(g.mostly_from));
    });
  }

  std::string worst(const Group& g) const {
    for (std::size_t i = 0; i < g.grades.size(); ++i)
      if (g.grades[i] > 0) {
        const auto grade = static_cast<Grade>(i);
        if (style_.plain) return std::string(name(grade));
        return fmt::format("{} {}", bars(grade, style_.ascii), words_.grade(grade));
      }
    return {};
  }

  void verdicts() {
    title(w_.title_verdict, "verdict");
    column("of", w_.head_counted, TableColumn::word, 26);
    column("count", w_.head_count, TableColumn::count, 13);
    column("share", "%", TableColumn::share, 10);
    const auto add = [&](std::string word, std::string_view of, std::uint64_t n,
                         std::uint64_t all) {
      row_ = &t_.rows.emplace_back();
      text(std::move(word));
      text(std::string(of));
      count(n);
      share(n, all);
    };
    const bool plain = style_.plain;
    const auto signed_word = [plain](std::string_view sign, std::string_view word,
                                     std::string_view plain_word) {
      return plain ? std::string(plain_word) : fmt::format("{} {}", sign, word);
    };
    const std::string_view way = plain ? "way" : w_.title_way,
                           entered = plain ? "boundary" : w_.title_entered_somewhere,
                           hops = plain ? "hop" : w_.title_hops;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::optional v = static_cast<PathVerdict>(i);
      add(signed_word(sign(v, style_.ascii), words_.path_verdict(v), name(*v)), way,
          s_.path_verdicts[i], s_.mails);
    }
    add(signed_word("-", words_.path_verdict(std::nullopt), "no_answer"), way, s_.no_answer,
        s_.mails);
    const auto each = [&](const std::array<std::uint64_t, 4>& counts, std::string_view of,
                          std::uint64_t all) {
      for (std::size_t i = 0; i < 4; ++i) {
        const auto v = static_cast<Verdict>(i);
        add(signed_word(sign(v, style_.ascii), words_.verdict(v), name(v)), of, counts[i], all);
      }
    };
    each(s_.boundary_verdicts, entered, s_.mails);
    add(signed_word("-", w_.never_entered, "never_entered"), entered, s_.no_boundary, s_.mails);
    each(s_.hop_verdicts, hops, s_.hops);
  }

  void matrix() {
    title(w_.title_matrix, "relay");
    const std::string yes(sign(Verdict::encrypted, style_.ascii)),
        no(sign(Verdict::cleartext, style_.ascii));
    column("kept", yes + " -> " + yes, TableColumn::count, 8);
    column("dropped", yes + " -> " + no, TableColumn::count);
    column("raised", no + " -> " + yes, TableColumn::count);
    column("never", no + " -> " + no, TableColumn::count);
    column("remark", w_.head_remark, TableColumn::word, 20);
    rows(matrix_of(s_), [&](const Group& g) {
      name_cell(g, w_.not_stated);
      for (const std::uint64_t n : g.passed) count(n);
      const std::uint64_t dropped = g.of(Passed::dropped), came = g.of(Passed::kept) + dropped;
      if (dropped >= kLeastDropped && dropped * 100 >= came * kDropsFrom)
        text(std::string(style_.plain ? "drops" : w_.drops));
      else if (came > 0 && dropped * 100 < came)
        text(std::string(style_.plain ? "keeps" : w_.keeps));
      else
        text({});
    });
  }

  const Summary& s_;
  const TableStyle& style_;
  const SummaryWords& w_;
  const Words& words_;
  TableView t_;
  std::vector<TableCell>* row_ = nullptr;
};

std::string shown(const TableColumn& c, const TableCell& cell, Language l) {
  switch (c.form) {
    case TableColumn::count:
      return grouped(cell.count, l);
    case TableColumn::share:
      return percent(cell.count, cell.of, l);
    default:
      return cell.text.empty() ? std::string(kNone) : cell.text;
  }
}

void pad(std::string& out, std::size_t n) { out.append(n, ' '); }

void put_right(std::string& out, std::string_view text, std::size_t width) {
  const std::size_t n = cells(text);
  pad(out, n < width ? width - n : 1);
  out += text;
}

// A percentage beside its count: programs divide for themselves.
bool only_for_people(const TableColumn& c) { return c.id == "share"; }

bool is_number(TableColumn::Form f) { return f == TableColumn::count || f == TableColumn::share; }

}  // namespace

TableView make_table(const Summary& summary, TableKind kind, const TableStyle& style) {
  return Maker(summary, kind, style).make();
}

TableView make_version_month_table(const Summary& summary, const TableStyle& style) {
  return Maker(summary, TableKind::month, style).version_months();
}

namespace {

// "kernel.org" / "  Mails: 152" / ...
std::string table_list(const TableView& t, const TableStyle& style) {
  std::string out = terminal_text(capitals(t.title), style.ascii) + '\n';
  const auto line = [&](std::string_view text) { out += terminal_text(text, style.ascii) + '\n'; };
  for (const auto& row : t.rows) {
    line(row[0].text);
    for (std::size_t i = 1; i < t.columns.size(); ++i) {
      const TableColumn& c = t.columns[i];
      const std::string value = shown(c, row[i], style.language);
      if (!value.empty()) line(fmt::format("  {}: {}", c.head, value));
    }
  }
  return out;
}

}  // namespace

std::string table_text(const TableView& t, const TableStyle& style) {
  if (style.list) return table_list(t, style);
  int used = 0;
  for (const TableColumn& c : t.columns)
    if (c.in_text) used += c.width;
  const auto first = static_cast<std::size_t>(std::max(12, style.width - used));
  // Domains are cut in their middle; suites stand on a line of their own, behind their grade.
  const bool suites = t.kind == TableKind::cipher || t.kind == TableKind::weak;
  const auto name_of = [&](const std::vector<TableCell>& row) {
    if (t.kind != TableKind::weak) return row[0].text;
    return row[1].text.substr(0, row[1].text.find(' ')) + " " + row[0].text;
  };
  std::size_t longest = cells(t.title);
  for (const auto& row : t.rows) longest = std::max(longest, cells(name_of(row)));
  const std::size_t name_width = std::min(first, std::max<std::size_t>(longest, 22));

  std::string out;
  const auto line = [&](const auto& name, auto cell) {
    const bool whole = suites && cells(name) > name_width;
    std::string text =
        terminal_text(whole ? std::string(name) : cut_middle(name, name_width), style.ascii);
    if (whole) {
      out += text + '\n';
      text.clear();
    }
    pad(text, name_width - std::min(name_width, cells(text)));
    for (std::size_t i = 1; i < t.columns.size(); ++i) {
      const TableColumn& c = t.columns[i];
      if (!c.in_text) continue;
      const auto width = static_cast<std::size_t>(c.width);
      const std::string piece = terminal_text(cell(i), style.ascii);
      if (is_number(c.form)) {
        put_right(text, piece, width);
      } else {
        text += "  ";
        const std::string cut = cut_middle(piece, width - 2);
        text += cut;
        if (i + 1 < t.columns.size()) pad(text, width - 2 - std::min(width - 2, cells(cut)));
      }
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  };
  line(capitals(t.title), [&](std::size_t i) {
    const TableColumn& c = t.columns[i];
    if (c.id == "remark") return std::string();
    return c.sign.empty() ? capitals(c.head) : c.sign + " " + capitals(c.head);
  });
  for (const auto& row : t.rows)
    line(name_of(row), [&](std::size_t i) { return shown(t.columns[i], row[i], style.language); });
  return out;
}

std::string table_markdown(const TableView& t, Language l) {
  std::string out = "|", rule = "|";
  for (const TableColumn& c : t.columns) {
    out += " " + markdown_text(c.sign.empty() ? c.head : c.sign + " " + c.head) + " |";
    rule += is_number(c.form) ? "---:|" : "---|";
  }
  out += "\n" + rule + "\n";
  for (const auto& row : t.rows) {
    out += "|";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += " " + markdown_text(shown(t.columns[i], row[i], l)) + " |";
    out += "\n";
  }
  return out;
}

std::string table_csv(const TableView& t) {
  std::string out;
  for (const TableColumn& c : t.columns) {
    if (only_for_people(c)) continue;
    if (&c != t.columns.data()) out += ',';
    out += c.id;
  }
  out += "\r\n";
  for (const auto& row : t.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (only_for_people(t.columns[i])) continue;
      if (i > 0) out += ',';
      out += is_number(t.columns[i].form) ? std::to_string(row[i].count) : csv_cell(row[i].text);
    }
    out += "\r\n";
  }
  return out;
}

std::string table_json(const TableView& t, const Summary& s, std::string_view program) {
  std::string out = "{\"schema\":\"tlspath.table/1\",\"program\":";
  append_json_text(out, program);
  out += ",\"by\":";
  append_json_text(out, name(t.kind));
  out += ",\"counts\":";
  append_json_text(out, table_counts(t.kind));
  fmt::format_to(std::back_inserter(out),
                 ",\"mails\":{},\"hops\":{},\"duplicates\":{},\"duplicates_counted\":{},"
                 "\"others\":{},\"rows\":[",
                 s.mails, s.hops, s.duplicates, s.duplicates_counted, t.others);
  for (const auto& row : t.rows) {
    if (&row != t.rows.data()) out += ',';
    out += '{';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (only_for_people(t.columns[i])) continue;
      if (i > 0) out += ',';
      append_json_text(out, t.columns[i].id);
      out += ':';
      if (is_number(t.columns[i].form))
        out += std::to_string(row[i].count);
      else if (row[i].text.empty())
        out += "null";
      else
        append_json_text(out, row[i].text);
    }
    out += '}';
  }
  out += "]}";
  std::string pretty;
  append_pretty_json(pretty, out);
  return pretty + "\n";
}

std::string_view table_counts(TableKind kind) {
  switch (kind) {
    case TableKind::partner:
      return "mails by registered domain of From (a claim of the sender), by the verdict of the "
             "hop at the boundary";
    case TableKind::relay:
      return "mails by registered domain of the boundary hop's from, by the verdict of that hop";
    case TableKind::month:
      return "mails by month of the topmost readable stamp, else Date, UTC, by the verdict of the "
             "whole way";
    case TableKind::system:
      return "hops by the system that wrote them";
    case TableKind::version:
      return "encrypted hops by TLS version as stated";
    case TableKind::cipher:
      return "encrypted hops by suite: its IANA name, else as written";
    case TableKind::weak:
      return "hops graded weak or broken by suite: its IANA name, else as written";
    case TableKind::verdict:
      return "mails by the verdict of the whole way and at the boundary, hops by their own";
    case TableKind::matrix:
      return "mails by relay (registered domain of the boundary hop's from), by how they came in "
             "to it and how it passed them on at the boundary";
  }
  return {};
}

}  // namespace tlspath

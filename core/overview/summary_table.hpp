// A table of counts in every form: `report --by` prints one, `scan` and the HTML page show several.
//   TableView t = make_table(summary, TableKind::relay, {.language = en});
//   table_text(t, style)  table_csv(t)  table_json(t, ...)  table_markdown(t, ...)
// Columns have stable English ids for programs; heads are spoken. Names come from mails and are
// made visible here; each form escapes for itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/summary.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct TableColumn {
  enum Form : std::uint8_t { name, count, share, date, word };
  std::string_view id;  // "encrypted"
  std::string head;     // "ENCR."
  std::string sign{};   // before the head: "✓"
  Form form{};
  bool in_text = true;  // has room on a terminal
  int width = 9;        // there, with the blanks before it; of names: all that is left
};

struct TableCell {
  std::string text;         // of names, dates and words; visible
  std::uint64_t count = 0;  // of counts and shares
  std::uint64_t of = 0;     // of shares: what it is a part of
};

struct TableView {
  TableKind kind{};
  std::string title;  // the head of the first column
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;
  std::size_t left_out = 0;  // rows past the limit
  std::uint64_t others = 0;  // mails or hops of names that were not told apart
};

struct TableStyle {
  Language language = Language::en;
  int width = 80;
  bool ascii = false;
  std::size_t rows = 0;  // at most; 0: all
  bool plain = false;    // for programs: words of the record, absent where there is no name
  bool list = false;     // a fact a line and no columns, for screen readers and narrow terminals
};

TableView make_table(const Summary& summary, TableKind kind, const TableStyle& style);
// Encrypted hops of each month by TLS version, as the page shows them.
TableView make_version_month_table(const Summary& summary, const TableStyle& style);

std::string table_text(const TableView& table, const TableStyle& style);
std::string table_markdown(const TableView& table, Language l);
std::string table_csv(const TableView& table);
// One document: {"schema":"tlspath.table/1","by":"relay","counts":"...","rows":[...],...}
std::string table_json(const TableView& table, const Summary& summary, std::string_view program);

// What the names of a table are, in one sentence: "partner: registered domain of From, ...".
std::string_view table_counts(TableKind kind);

}  // namespace tlspath

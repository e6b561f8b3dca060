// Charts as inline SVG for HTML pages: no script, no style of their own but classes of the page, a
// title and a description for those who hear them. The caller puts the same numbers as a table
// beneath. Fills have an outline and a pattern, so they can be told apart in grey.
//   append_column_chart(svg, {.id = "months", .title = ..., .text = ...}, columns);
// Names are visible text; escaping for SVG is done here.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tlspath {

struct ChartHead {
  std::string_view id;  // unique in the page
  std::string title, text;
};

// Patterns that the charts use; once in a page, before the first chart.
void append_chart_patterns(std::string& out);

// Columns of 100 %: encrypted at the bottom, then what is not proven, cleartext on top; what has no
// answer is left open above.
struct ChartColumn {
  std::string name, count;               // below and above the column
  std::array<std::uint64_t, 4> parts{};  // by PathVerdict
  std::uint64_t all = 0;                 // that they are parts of
};
void append_column_chart(std::string& out, const ChartHead& head,
                         std::span<const ChartColumn> columns);

// Horizontal bars with their name before and their number behind them.
struct ChartBar {
  std::string name, count;
  std::uint64_t value = 0;
};
// `fill`: a class of the page: "fill-cleartext", "fill-encrypted".
void append_bar_chart(std::string& out, const ChartHead& head, std::span<const ChartBar> bars,
                      std::string_view fill);

// A row of columns for each name, all over the same time: each column the share of its name in what
// was counted then.
struct ChartRow {
  std::string name, count;
  std::vector<std::uint64_t> values;  // one for each of `columns`
};
struct ChartTimes {
  std::vector<std::string> columns;  // "2025-11"
  std::vector<std::uint64_t> all;    // what the values of each column are a part of
};
void append_rows_chart(std::string& out, const ChartHead& head, const ChartTimes& times,
                       std::span<const ChartRow> rows, std::string_view fill);

// Lines from a first to a last day.
struct ChartSpan {
  std::string name, from, to;
  std::int64_t first = 0, last = 0;
};
void append_span_chart(std::string& out, const ChartHead& head, std::span<const ChartSpan> spans);

}  // namespace tlspath

// Chart: the numbers of a chart, each with the selection of the mails that it counts, so that a
// bar, a cell of its table and a click open exactly those.
//   months_chart(charts, base)  ->  a row a month, a cell a verdict
// Drawn by chart_view, shown as a table by the same widget. The words of verdicts are those of
// core/report.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <vector>

#include "core/store/browse.hpp"
#include "core/text/language.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {

enum class Pattern : std::uint8_t { plain, hatch, dots, empty };

struct ChartPart {
  QString name;
  Colour fill{};
  Pattern pattern{};
};

struct ChartCell {
  std::uint64_t count = 0;
  MailSelection opens;
};

struct ChartRow {
  QString name;
  std::vector<ChartCell> cells;  // one a part
};

struct Chart {
  QString title, about;
  bool shares = false;  // bars are of one length, parts are shares; else lengths are counts
  // A small chart each part: the first row is all of them together, the others are a column each.
  bool multiples = false;
  std::vector<ChartPart> parts;
  std::vector<ChartRow> rows;
  std::size_t left_out = 0;  // rows

  std::uint64_t most() const;  // of a row
};

class Charts {
  Q_DECLARE_TR_FUNCTIONS(Charts)

 public:
  // `base`: what the counts were made of.
  static Chart months(const MailCharts& c, const MailSelection& base, Language l);
  static Chart partners(const MailCharts& c, const MailSelection& base, Language l);
  static Chart relays(const MailCharts& c, const MailSelection& base, Language l);
  // Newest version first. `base` is without its version.
  static Chart versions(const std::vector<MonthVersions>& c, const MailSelection& base, Language l);
};

}  // namespace tlspath::gui

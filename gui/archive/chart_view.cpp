#include "gui/archive/chart_view.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/text/numbers.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr int kBar = 14, kGap = 12, kSide = 6, kColumns = 44;

// Fill, pattern and outline: told apart without colour.
void fill(QPainter& p, const QRect& r, const ChartPart& part) {
  if (r.width() <= 0) return;
  const QColor ink = theme().colour(Colour::text);
  p.fillRect(r, theme().colour(part.fill));
  p.save();
  p.setClipRect(r);
  QColor mark = ink;
  mark.setAlpha(170);
  p.setPen(QPen(mark, 1));
  if (part.pattern == Pattern::hatch)
    for (int x = r.left() - r.height(); x < r.right(); x += 6)
      p.drawLine(x, r.bottom() + 1, x + r.height() + 1, r.top());
  if (part.pattern == Pattern::dots)
    for (int x = r.left() + 3; x < r.right(); x += 6)
      for (int y = r.top() + 3; y < r.bottom(); y += 5) p.drawPoint(x, y);
  p.restore();
  if (r.width() < 3) return;  // it would be nothing but outline
  p.setPen(QPen(theme().colour(Colour::grade_outline), 1));
  p.setBrush(Qt::NoBrush);
  p.drawRect(r.adjusted(0, 0, -1, -1));
}

QString number(std::uint64_t n, Language l) { return utf8(grouped(n, l)); }

}  // namespace

ChartModel::ChartModel(Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void ChartModel::show(Chart chart) {
  beginResetModel();
  chart_ = std::move(chart);
  endResetModel();
}

const ChartCell* ChartModel::cell(const QModelIndex& index) const {
  if (!index.isValid() || index.column() == 0) return nullptr;
  const ChartCell& c = chart_.rows[static_cast<std::size_t>(index.row())]
                           .cells[static_cast<std::size_t>(index.column() - 1)];
  return c.count > 0 ? &c : nullptr;
}

int ChartModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(chart_.rows.size());
}
int ChartModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(chart_.parts.size()) + 1;
}

QVariant ChartModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ChartRow& row = chart_.rows[static_cast<std::size_t>(index.row())];
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
  if (role != Qt::DisplayRole) return {};
  if (index.column() == 0) return row.name;
  return number(row.cells[static_cast<std::size_t>(index.column() - 1)].count, language_);
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  if (section == 0) return chart_.title;
  const auto at = static_cast<std::size_t>(section - 1);
  return at < chart_.parts.size() ? chart_.parts[at].name : QString();
}

ChartBars::ChartBars(Language language, QWidget* parent) : QWidget(parent), language_(language) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartBars::show(const Chart* chart) {
  chart_ = chart;
  row_ = part_ = 0;
  setAccessibleName(chart ? chart->title : QString());
  setAccessibleDescription(chart ? chart->about : QString());
  setMinimumHeight(sizeHint().height());
  updateGeometry();
  update();
}

// Of a row; of several charts, of one of them: name and bar, columns, first and last month.
int ChartBars::step() const {
  const int line = fontMetrics().height();
  return line + kBar + kGap + (chart_ && chart_->multiples ? kColumns + line + kGap : 0);
}

QSize ChartBars::sizeHint() const {
  if (chart_ == nullptr) return {240, kGap};
  const std::size_t lines = chart_->multiples ? chart_->parts.size() : chart_->rows.size();
  return {240, static_cast<int>(lines) * step() + kGap};
}

const ChartCell* ChartBars::cell(int row, int part) const {
  if (chart_ == nullptr || row < 0 || row >= static_cast<int>(chart_->rows.size())) return nullptr;
  const auto& cells = chart_->rows[static_cast<std::size_t>(row)].cells;
  if (part < 0 || part >= static_cast<int>(cells.size())) return nullptr;
  return &cells[static_cast<std::size_t>(part)];
}

QRect ChartBars::place_of(int row, int part) const {
  const ChartCell* c = cell(row, part);
  if (c == nullptr || c->count == 0) return {};
  if (chart_->multiples)
    return QStyle::visualRect(layoutDirection(), rect(), place_in_multiple(row, part));
  std::uint64_t all = 0, before = 0;
  const auto& cells = chart_->rows[static_cast<std::size_t>(row)].cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    all += cells[i].count;
    if (static_cast<int>(i) < part) before += cells[i].count;
  }
  const double whole = width() - 2 * kSide;
  const double scale = whole / static_cast<double>(std::max<std::uint64_t>(
                                   1, chart_->shares ? all : chart_->most()));
  const int x1 = static_cast<int>(static_cast<double>(before) * scale);
  const int x2 = static_cast<int>(static_cast<double>(before + c->count) * scale);
  const int y = kGap / 2 + row * step() + fontMetrics().height();
  const QRect left(kSide + x1, y, std::max(3, x2 - x1), kBar);
  return QStyle::visualRect(layoutDirection(), rect(), left);
}

// Left to right. All charts are of one scale, so that they can be compared.
QRect ChartBars::place_in_multiple(int row, int part) const {
  const auto count = static_cast<double>(cell(row, part)->count);
  std::uint64_t most = 1;
  const std::size_t first = row == 0 ? 0 : 1, end = row == 0 ? 1 : chart_->rows.size();
  for (std::size_t r = first; r < end; ++r)
    for (const ChartCell& c : chart_->rows[r].cells) most = std::max(most, c.count);
  const double share = count / static_cast<double>(most);
  const int whole = width() - 2 * kSide, top = kGap / 2 + part * step() + fontMetrics().height();
  if (row == 0) return {kSide, top, std::max(3, static_cast<int>(whole * share)), kBar};
  const int months = static_cast<int>(chart_->rows.size()) - 1;
  const int x1 = whole * (row - 1) / months, x2 = whole * row / months;
  const int height = std::max(2, static_cast<int>(kColumns * share));
  return {kSide + x1, top + kBar + kGap / 2 + kColumns - height,
          std::max(1, std::min(x2 - x1 - (x2 - x1 > 3 ? 1 : 0), 24)), height};
}

// What the pointer is on: a little beside it will do, and of a column all of its height.
std::pair<int, int> ChartBars::at(const QPoint& pos) const {
  constexpr std::pair kNothing{-1, -1};
  if (chart_ == nullptr) return kNothing;
  const int line = (pos.y() - kGap / 2) / step();
  if (!chart_->multiples) {
    for (int part = 0; cell(line, part) != nullptr; ++part)
      if (place_of(line, part).adjusted(0, -4, 0, 4).contains(pos)) return {line, part};
    return kNothing;
  }
  const int base = kGap / 2 + line * step() + fontMetrics().height() + kBar + kGap / 2 + kColumns;
  for (int row = 0; cell(row, line) != nullptr; ++row) {
    QRect place = place_of(row, line);
    if (place.isEmpty()) continue;
    if (row > 0) place = QRect(place.left(), base - kColumns, place.width() + 1, kColumns);
    if (place.contains(pos)) return {row, line};
  }
  return kNothing;
}

QString ChartBars::said(int row, int part) const {
  const ChartCell* c = cell(row, part);
  if (c == nullptr) return {};
  const QString name = chart_->rows[static_cast<std::size_t>(row)].name;
  return tr("%1, %2: %3")
      .arg(name, chart_->parts[static_cast<std::size_t>(part)].name, number(c->count, language_));
}

void ChartBars::point_at(int row, int part) {
  row_ = row;
  part_ = part;
  emit pointed(said(row, part));
  update();
}

void ChartBars::paint_bar(QPainter& p, int row, int part) const {
  const QRect place = place_of(row, part);
  if (place.isEmpty()) return;
  fill(p, place, chart_->parts[static_cast<std::size_t>(part)]);
  if (!hasFocus() || row != row_ || part != part_) return;
  p.setPen(QPen(theme().colour(Colour::link), 2));
  p.drawRect(place.adjusted(-2, -2, 1, 1));
}

// A name at the beginning, a number or another name at the end.
void ChartBars::paint_line(QPainter& p, int y, const QString& name, const QString& end) const {
  const QRect line(kSide, y, width() - 2 * kSide, fontMetrics().height());
  const bool right = layoutDirection() == Qt::RightToLeft;
  const int room = line.width() - fontMetrics().horizontalAdvance(end) - 12;
  p.setPen(theme().colour(Colour::text));
  p.drawText(line, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft),
             fontMetrics().elidedText(name, Qt::ElideMiddle, room));
  p.setPen(theme().colour(Colour::muted));
  p.drawText(line, Qt::AlignVCenter | (right ? Qt::AlignLeft : Qt::AlignRight), end);
}

void ChartBars::paintEvent(QPaintEvent* event) {
  if (chart_ == nullptr || chart_->rows.empty()) return;
  QPainter p(this);
  const auto& rows = chart_->rows;
  const int lines = static_cast<int>(chart_->multiples ? chart_->parts.size() : rows.size());
  const int from = std::max(0, (event->rect().top() - kGap) / step() - 1);
  const int to = std::min(lines, event->rect().bottom() / step() + 2);
  for (int l = from; l < to; ++l) {
    const int y = kGap / 2 + l * step();
    const auto at = static_cast<std::size_t>(l);
    if (chart_->multiples) {
      paint_line(p, y, chart_->parts[at].name, number(rows[0].cells[at].count, language_));
      for (int r = 0; r < static_cast<int>(rows.size()); ++r) paint_bar(p, r, l);
      const int base = y + fontMetrics().height() + kBar + kGap / 2 + kColumns;
      p.setPen(QPen(theme().colour(Colour::grade_outline), 1));
      p.drawLine(kSide, base, width() - kSide, base);
      if (rows.size() > 1) paint_line(p, base + 1, rows[1].name, rows.back().name);
      continue;
    }
    std::uint64_t all = 0;
    for (const ChartCell& c : rows[at].cells) all += c.count;
    paint_line(p, y, rows[at].name, number(all, language_));
    for (int part = 0; part < static_cast<int>(rows[at].cells.size()); ++part)
      paint_bar(p, l, part);
  }
}

void ChartBars::mouseMoveEvent(QMouseEvent* event) {
  const auto [row, part] = at(event->pos());
  if (row >= 0) emit pointed(said(row, part));
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartBars::mousePressEvent(QMouseEvent* event) {
  const auto [row, part] = at(event->pos());
  if (row < 0) return;
  point_at(row, part);
  const MailSelection opens = cell(row, part)->opens;
  emit opened(opens);
}

void ChartBars::keyPressEvent(QKeyEvent* event) {
  if (chart_ == nullptr || chart_->rows.empty()) return QWidget::keyPressEvent(event);
  const int rows = static_cast<int>(chart_->rows.size());
  const int parts = static_cast<int>(chart_->parts.size());
  const auto by = [&](int by_rows, int by_parts) {
    // Of several charts months lie beside each other.
    if (chart_->multiples) std::swap(by_rows, by_parts);
    point_at(std::clamp(row_ + by_rows, 0, rows - 1), std::clamp(part_ + by_parts, 0, parts - 1));
  };
  switch (event->key()) {
    case Qt::Key_Up:
      return by(-1, 0);
    case Qt::Key_Down:
      return by(1, 0);
    case Qt::Key_Left:
      return by(0, -1);
    case Qt::Key_Right:
      return by(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (const ChartCell* c = cell(row_, part_); c != nullptr && c->count > 0) {
        const MailSelection opens = c->opens;
        emit opened(opens);
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void ChartBars::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  emit pointed(said(row_, part_));
}

class ChartView::Legend : public QWidget {
 public:
  using QWidget::QWidget;
  void show_parts(const std::vector<ChartPart>& parts) {
    parts_ = parts;
    setFixedHeight(parts.size() < 2 ? 0 : static_cast<int>(parts.size()) * row());
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    const bool right = layoutDirection() == Qt::RightToLeft;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const int y = static_cast<int>(i) * row();
      const QRect box(kSide, y + 3, 22, row() - 7);
      fill(p, QStyle::visualRect(layoutDirection(), rect(), box), parts_[i]);
      p.setPen(theme().colour(Colour::text));
      const QRect text(kSide + 30, y, width() - 2 * kSide - 30, row());
      p.drawText(QStyle::visualRect(layoutDirection(), rect(), text),
                 Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), parts_[i].name);
    }
  }

 private:
  int row() const { return fontMetrics().height() + 3; }
  std::vector<ChartPart> parts_;
};

ChartView::ChartView(Language language, QWidget* parent) : QWidget(parent), language_(language) {
  model_ = new ChartModel(language, this);
  about_ = plain_label();
  legend_ = new Legend;
  bars_ = new ChartBars(language);
  area_ = new QScrollArea;
  area_->setWidget(bars_);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area_->setFocusPolicy(Qt::NoFocus);
  table_ = new QTableView;
  table_->setModel(model_);
  table_->setTabKeyNavigation(false);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setWordWrap(false);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->verticalHeader()->hide();
  table_->setAccessibleName(tr("Numbers of the chart"));
  stack_ = new QStackedWidget;
  stack_->addWidget(area_);
  stack_->addWidget(table_);
  line_ = plain_label();
  line_->setMinimumHeight(2 * line_->fontMetrics().height());
  toggle_ = new QToolButton;
  toggle_->setObjectName(QStringLiteral("as_table"));
  toggle_->setCheckable(true);
  toggle_->setText(tr("Show as table"));
  toggle_->setFocusPolicy(Qt::StrongFocus);
  toggle_->setMinimumHeight(26);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(about_);
  layout->addWidget(legend_);
  layout->addWidget(stack_, 1);
  layout->addWidget(line_);
  layout->addWidget(toggle_);
  connect(toggle_, &QToolButton::toggled, this, &ChartView::show_as_table);
  connect(bars_, &ChartBars::opened, this, &ChartView::opened);
  connect(bars_, &ChartBars::pointed, this, [this](const QString& what) {
    line_->setText(what);
    if (bars_->hasFocus()) bars_->setAccessibleDescription(what);
  });
  const auto open = [this](const QModelIndex& index) {
    if (const ChartCell* c = model_->cell(index)) {
      const MailSelection opens = c->opens;
      emit opened(opens);
    }
  };
  connect(table_, &QTableView::clicked, this, open);
  connect(table_, &QTableView::activated, this, open);
}

void ChartView::show_chart(Chart chart) {
  bars_->show(nullptr);
  model_->show(std::move(chart));
  const Chart& c = model_->chart();
  about_->setText(c.about);
  legend_->show_parts(c.multiples || c.rows.empty() ? std::vector<ChartPart>() : c.parts);
  bars_->show(&c);
  table_->resizeColumnsToContents();
  table_->setColumnWidth(0, std::min(table_->columnWidth(0), 170));
  if (c.rows.empty())
    line_->setText(tr("Nothing to show."));
  else if (c.left_out > 0)
    line_->setText(tr("and %1 more").arg(number(c.left_out, language_)));
  else
    line_->clear();
}

void ChartView::clear() {
  show_chart({});
  line_->clear();
}

void ChartView::show_counting() { line_->setText(tr("counting...")); }

void ChartView::show_as_table(bool table) {
  stack_->setCurrentWidget(table ? static_cast<QWidget*>(table_) : area_);
  legend_->setVisible(!table);  // the table says it itself
  toggle_->setChecked(table);
  toggle_->setText(table ? tr("Show as chart") : tr("Show as table"));
}

}  // namespace tlspath::gui

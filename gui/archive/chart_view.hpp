// ChartView: one chart, as bars or as a table of the same numbers, and a legend with names, fills
// and patterns, so that it reads in grey. Every number opens the mails that it counts: by click, or
// by arrow keys and Enter. The line beneath says what the pointer or the keyboard is on.
#pragma once

#include <QAbstractTableModel>
#include <QWidget>
#include <utility>

#include "gui/archive/chart.hpp"

class QLabel;
class QPainter;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace tlspath::gui {

class ChartModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit ChartModel(Language language, QObject* parent = nullptr);
  void show(Chart chart);
  const Chart& chart() const { return chart_; }
  // Nothing for a name, or where nothing is counted.
  const ChartCell* cell(const QModelIndex& index) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Language language_;
  Chart chart_;
};

class ChartBars : public QWidget {
  Q_OBJECT

 public:
  explicit ChartBars(Language language, QWidget* parent = nullptr);
  void show(const Chart* chart);  // which lives as long as it is shown
  QSize sizeHint() const override;
  // Where a number is drawn; empty: nowhere.
  QRect place_of(int row, int part) const;

 signals:
  void opened(MailSelection selection);
  void pointed(QString what);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  const ChartCell* cell(int row, int part) const;
  int step() const;
  QRect place_in_multiple(int row, int part) const;
  std::pair<int, int> at(const QPoint& pos) const;  // row and part; -1: nothing
  void paint_bar(QPainter& p, int row, int part) const;
  void paint_line(QPainter& p, int y, const QString& name, const QString& end) const;
  void point_at(int row, int part);
  QString said(int row, int part) const;

  Language language_;
  const Chart* chart_ = nullptr;
  int row_ = 0, part_ = 0;
};

class ChartView : public QWidget {
  Q_OBJECT

 public:
  explicit ChartView(Language language, QWidget* parent = nullptr);
  void show_chart(Chart chart);
  void show_counting();  // the numbers will come
  void clear();          // nothing is asked
  void show_as_table(bool table);
  const ChartModel& model() const { return *model_; }

 signals:
  void opened(MailSelection selection);

 private:
  class Legend;

  Language language_;
  ChartModel* model_;
  QLabel* about_;
  Legend* legend_;
  QStackedWidget* stack_;
  QScrollArea* area_;
  ChartBars* bars_;
  QTableView* table_;
  QLabel* line_;
  QToolButton* toggle_;
};

}  // namespace tlspath::gui

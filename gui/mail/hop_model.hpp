// HopModel: the hops of a mail as a table, and FactModel: the facts of one hop. What the drawn path
// shows, for keyboard and screen reader. Text comes from core/report.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/report/view.hpp"
#include "core/report/window.hpp"

namespace tlspath::gui {

class HopModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    kHop,
    kVerdict,
    kTrust,
    kGrade,
    kFrom,
    kTo,
    kVersion,
    kSuite,
    kTime,
    kDelay,
    kWrittenBy,
    kFlags,
    kColumns
  };

  using QAbstractTableModel::QAbstractTableModel;

  // The view must live until the next one is given.
  void show_view(const MailView* view);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

 private:
  QString cell(const HopView& hop, int column) const;

  const MailView* view_ = nullptr;
};

class FactModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void show_facts(std::vector<FactLine> facts);
  const std::vector<FactLine>& facts() const { return facts_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  std::vector<FactLine> facts_;
};

}  // namespace tlspath::gui

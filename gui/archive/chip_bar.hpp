// ChipBar: all that a filter asks for, a button each that takes it off, flowing over as many lines
// as they need; none is hidden. Reached by Tab, pressed by Space.
#pragma once

#include <QWidget>
#include <vector>

#include "gui/archive/filter.hpp"

namespace tlspath::gui {

class ChipBar : public QWidget {
  Q_OBJECT

 public:
  explicit ChipBar(QWidget* parent = nullptr);
  void show_chips(std::vector<FilterChip> chips);

 signals:
  void removed(MailSelection without);
  void all_removed();

 private:
  class Flow;
};

}  // namespace tlspath::gui

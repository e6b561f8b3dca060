// PolicyMenu: which policy: none, a profile to start from, a file. The one that is in use is
// checked. Both the menu bar and the archive have one.
#pragma once

#include <QMenu>

namespace tlspath::gui {

class PolicyMenu : public QMenu {
  Q_OBJECT

 public:
  explicit PolicyMenu(QWidget* parent = nullptr);
  void set_choice(const QString& choice);  // policy_choice.hpp

 signals:
  void chosen(QString choice);

 private:
  void fill();
  void choose_file();

  QString choice_;
};

}  // namespace tlspath::gui

// MainWindow: the window. Shows one of three pages: nothing yet, one mail, an archive.
#pragma once

#include <QMainWindow>

class QStackedWidget;

namespace tlspath::gui {

class ArchivePage;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);

 private:
  QStackedWidget* pages_ = nullptr;
  QWidget* empty_ = nullptr;
  QWidget* mail_ = nullptr;
  ArchivePage* archive_ = nullptr;
};

}  // namespace tlspath::gui

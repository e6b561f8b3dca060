#include "gui/shell/main_window.hpp"

#include <QStackedWidget>
#include <QStatusBar>

#include "gui/archive/archive_page.hpp"

namespace tlspath::gui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  pages_ = new QStackedWidget;
  empty_ = new QWidget;
  mail_ = new QWidget;
  archive_ = new ArchivePage;
  for (QWidget* page : {empty_, mail_, static_cast<QWidget*>(archive_)}) pages_->addWidget(page);
  setCentralWidget(pages_);
  connect(archive_, &ArchivePage::message, this,
          [this](const QString& line) { statusBar()->showMessage(line); });
}

}  // namespace tlspath::gui

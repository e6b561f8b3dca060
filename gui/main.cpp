// tlspath-gui [FILE...]: the desktop viewer.
#include <QApplication>

#include "gui/look/theme.hpp"
#include "gui/shell/main_window.hpp"

int main(int argc, char** argv) {
  const QApplication app(argc, argv);
  tlspath::gui::theme().set(tlspath::gui::Theme::Wish::system);
  tlspath::gui::MainWindow window;
  window.show();
  return QApplication::exec();
}

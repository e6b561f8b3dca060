// tlspath-gui [FILE...]: the desktop viewer.
//   tlspath-gui mail.eml        the path of a mail
//   tlspath-gui archive/        many mails
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include "gui/shell/main_window.hpp"

int main(int argc, char** argv) {
  const QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("tlspath-gui"));
  QApplication::setApplicationDisplayName(QStringLiteral("tlspath"));
  QApplication::setApplicationVersion(QStringLiteral(TLSPATH_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("tlspath-gui"));
  QCommandLineParser line;
  line.setApplicationDescription(QStringLiteral(
      "Tells from a mail's headers whether it was encrypted on its way, hop by hop."));
  line.addHelpOption();
  line.addVersionOption();
  line.addPositionalArgument(QStringLiteral("FILE"),
                             QStringLiteral("mails, archives, folders, a results database"),
                             QStringLiteral("[FILE...]"));
  line.process(app);
  tlspath::gui::MainWindow window;
  window.show();
  // The window is there before anything is read.
  QTimer::singleShot(0, &window, [&] { window.open(line.positionalArguments()); });
  return QApplication::exec();
}

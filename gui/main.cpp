// tlspath-gui [FILE...]: the desktop viewer.
//   tlspath-gui mail.eml        the path of a mail
//   tlspath-gui archive/        many mails
#include <sys/socket.h>
#include <unistd.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QSocketNotifier>
#include <QTimer>
#include <cerrno>
#include <csignal>

#include "gui/shell/main_window.hpp"

namespace {

int wake[2] = {-1, -1};

void asked_to_end(int) {
  const int before = errno;
  const char one = 1;
  (void)!::write(wake[1], &one, 1);
  errno = before;
}

// The temporary results of a scan go with the window, also where the session or a command ends it.
void end_by_signals(QObject* with) {
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, wake) != 0) return;
  auto* awake = new QSocketNotifier(wake[0], QSocketNotifier::Read, with);
  QObject::connect(awake, &QSocketNotifier::activated, with, [] { QCoreApplication::exit(0); });
  struct sigaction once{};
  once.sa_handler = asked_to_end;
  once.sa_flags =
      static_cast<int>(SA_RESETHAND);  // a second one ends a window that does not answer
  for (const int signal : {SIGTERM, SIGHUP, SIGINT}) ::sigaction(signal, &once, nullptr);
}

}  // namespace

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
  end_by_signals(&window);
  // The window is there before anything is read.
  QTimer::singleShot(0, &window, [&] { window.open(line.positionalArguments()); });
  return QApplication::exec();
}

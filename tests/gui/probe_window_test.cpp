// The probe from the window: it asks first, Enter does not start it, what is shown is the page of
// the command line, cancel ends it, and the window itself has no socket. Servers are scripted, on
// loopback, and addressed by number: no name is looked up.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <atomic>
#include <functional>
#include <thread>

#include "gui/mail/answer_bar.hpp"
#include "gui/probe/probe_dialog.hpp"
#include "gui/shell/preferences.hpp"
#include "gui/shell/settings_dialog.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

// One server on loopback: greets and offers no STARTTLS, or takes connections and says nothing.
class Loopback {
 public:
  enum class Kind : std::uint8_t { plain, silent };

  explicit Loopback(Kind kind) : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    const auto address = [&] { return reinterpret_cast<sockaddr*>(&at); };
    EXPECT_EQ(::bind(listener_, address(), size), 0);
    EXPECT_EQ(::listen(listener_, 8), 0);
    EXPECT_EQ(::getsockname(listener_, address(), &size), 0);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this, kind] { serve(kind); });
  }
  ~Loopback() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  QString target() const { return QStringLiteral("[127.0.0.1]:%1").arg(port_); }
  int connections() const { return connections_; }

 private:
  void serve(Kind kind) {
    for (;;) {
      const int talk = ::accept(listener_, nullptr, nullptr);
      if (talk < 0) return;
      ++connections_;
      const auto send = [talk](std::string_view text) {
        (void)::send(talk, text.data(), text.size(), MSG_NOSIGNAL);
      };
      char line[512];
      if (kind == Kind::plain) send("220 mx.corp.example ESMTP\r\n");
      while (::recv(talk, line, sizeof line, 0) > 0)
        send(std::string_view(line, 4) == "QUIT" ? "221 bye\r\n"
                                                 : "250-mx.corp.example\r\n250 8BITMIME\r\n");
      ::close(talk);
    }
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

const QStringList kOptions{"--helo", "mail.test.example", "--no-config"};

class ProbeWindow : public Window {
 protected:
  void SetUp() override {
    Window::SetUp();
    QSettings("tlspath", "tlspath-gui").clear();
    ProbeDialog::set_program(TLSPATH_PROBE_PROGRAM, kOptions);
  }
  static bool wait_for(const std::function<bool()>& is) {
    for (int i = 0; i < 6000 && !is(); ++i) QTest::qWait(5);
    return is();
  }
  template <class T>
  static T* part(ProbeDialog& dialog, const char* name) {
    return dialog.findChild<T*>(name);
  }
};

// "Asked 2025-11-04 ...": the only line that is another each time.
QString without_time(QString page) {
  QStringList lines = page.split('\n');
  lines.removeIf([](const QString& l) { return l.startsWith("Asked "); });
  return lines.join('\n').trimmed();
}

TEST_F(ProbeWindow, asks_first_and_the_default_is_not_to) {
  const Loopback server(Loopback::Kind::plain);
  ProbeDialog dialog({server.target()}, Language::en, true);
  dialog.show();
  EXPECT_TRUE(dialog.asking());
  auto* close = part<QPushButton>(dialog, "probe_close");
  EXPECT_EQ(close->text(), "Do not ask");
  EXPECT_TRUE(close->isDefault());
  EXPECT_TRUE(part<QLabel>(dialog, "probe_whom")->text().contains("127.0.0.1"));
  QStringList said;
  for (const QLabel* l : dialog.findChildren<QLabel*>()) said += l->text();
  EXPECT_TRUE(said.join(' ').contains("This leaves your computer"));
  EXPECT_TRUE(said.join(' ').contains("now, not then"));
  QTest::keyClick(part<QComboBox>(dialog, "probe_target"), Qt::Key_Return);
  EXPECT_FALSE(dialog.running());
  EXPECT_EQ(server.connections(), 0);
}

TEST_F(ProbeWindow, shows_the_page_of_the_command_line) {
  const Loopback server(Loopback::Kind::plain);
  ProbeDialog dialog({server.target()}, Language::en, true);
  dialog.show();
  part<QPushButton>(dialog, "probe_start")->click();
  EXPECT_TRUE(dialog.running());
  ASSERT_TRUE(wait_for([&] { return !dialog.running() && !dialog.text().isEmpty(); }));
  EXPECT_GT(server.connections(), 0);
  EXPECT_TRUE(dialog.text().contains("no STARTTLS in the answer to EHLO"))
      << dialog.text().toStdString();
  EXPECT_TRUE(dialog.text().contains("not what a mail got then"));
  QProcess cli;
  cli.start(TLSPATH_CLI,
            QStringList{"probe", "--lang", "en"} + kOptions + QStringList{server.target()});
  ASSERT_TRUE(cli.waitForFinished(30'000));
  EXPECT_EQ(without_time(dialog.text()),
            without_time(QString::fromUtf8(cli.readAllStandardOutput())));
  // What was asked stays; the window's own process has no socket of the network.
  for (const auto& fd : fs::directory_iterator("/proc/self/fd")) {
    sockaddr_storage at{};
    socklen_t size = sizeof at;
    const int number = std::stoi(fd.path().filename().string());
    if (::getsockname(number, reinterpret_cast<sockaddr*>(&at), &size) != 0) continue;
    // The server's own listener is ours.
    int listens = 0;
    socklen_t one = sizeof listens;
    ::getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &listens, &one);
    EXPECT_TRUE(at.ss_family == AF_UNIX || listens == 1 ||
                ntohs(reinterpret_cast<sockaddr_in*>(&at)->sin_port) ==
                    server.target().section(':', 1).toInt())
        << number;
  }
}

TEST_F(ProbeWindow, cancel_ends_it_and_says_so) {
  const Loopback server(Loopback::Kind::silent);
  ProbeDialog dialog({server.target()}, Language::en, true);
  dialog.show();
  part<QPushButton>(dialog, "probe_start")->click();
  ASSERT_TRUE(wait_for([&] { return server.connections() > 0; }));
  auto* close = part<QPushButton>(dialog, "probe_close");
  EXPECT_EQ(close->text(), "Cancel");
  QElapsedTimer since;
  since.start();
  QTest::keyClick(&dialog, Qt::Key_Escape);
  ASSERT_TRUE(wait_for([&] { return !dialog.running(); }));
  EXPECT_LT(since.elapsed(), 20'000);
  EXPECT_TRUE(dialog.isVisible());
  EXPECT_EQ(close->text(), "Close");
  EXPECT_TRUE(dialog.text().contains("127.0.0.1")) << dialog.text().toStdString();
}

TEST_F(ProbeWindow, a_mail_names_whom_one_may_ask) {
  trust("[own]\ndomains = [\"corp.example\"]\n");
  window().open({mixed()});
  auto* button = mail().answer()->findChild<QPushButton*>("probe");
  EXPECT_TRUE(button->isVisible());
  button->click();
  auto* dialog = window().findChild<ProbeDialog*>();
  ASSERT_NE(dialog, nullptr);
  auto* target = part<QComboBox>(*dialog, "probe_target");
  EXPECT_EQ(target->itemText(0), "mailhub.example");
  EXPECT_EQ(target->itemText(1), "relay.mailhub.example:25");
  EXPECT_EQ(target->itemText(2), "shop.example");
  EXPECT_TRUE(part<QLabel>(*dialog, "probe_whom")->text().contains("mta-sts.mailhub.example"));
  EXPECT_FALSE(dialog->running());
  // Where names are hidden there is nobody to name.
  mail().set_redacted(true);
  EXPECT_FALSE(button->isVisible());
}

TEST_F(ProbeWindow, what_is_no_name_cannot_be_asked) {
  ProbeDialog dialog({}, Language::en, false);
  dialog.show();
  EXPECT_TRUE(dialog.asking());
  auto* target = part<QComboBox>(dialog, "probe_target");
  auto* start = part<QPushButton>(dialog, "probe_start");
  for (const char* bad : {"", "--all", "a b.example", "x;y.example", "[1.2.3", "-h"}) {
    target->setEditText(bad);
    EXPECT_FALSE(start->isEnabled()) << bad;
    dialog.start();
    EXPECT_FALSE(dialog.running()) << bad;
  }
  target->setEditText("mailhub.example");
  EXPECT_TRUE(start->isEnabled());
}

TEST_F(ProbeWindow, not_to_be_asked_each_time_is_a_setting) {
  EXPECT_TRUE(Preferences::load().probe_asks);
  SettingsDialog settings(Preferences::load(), {});
  auto* box = settings.findChild<QCheckBox*>("probe_asks");
  ASSERT_TRUE(box->isChecked());
  box->setChecked(false);
  settings.preferences().save();
  EXPECT_FALSE(Preferences::load().probe_asks);
  const Loopback server(Loopback::Kind::plain);
  ProbeDialog dialog({server.target()}, Language::en, Preferences::load().probe_asks);
  ASSERT_TRUE(wait_for([&] { return !dialog.running() && !dialog.text().isEmpty(); }));
}

TEST_F(ProbeWindow, a_missing_program_is_said_in_the_page) {
  ProbeDialog::set_program(path("nowhere/tlspath-probe"), {});
  ProbeDialog dialog({"[127.0.0.1]:1"}, Language::en, true);
  dialog.show();
  dialog.start();
  ASSERT_TRUE(wait_for([&] { return !dialog.running(); }));
  EXPECT_FALSE(part<QLabel>(dialog, "probe_state")->text().startsWith("Asking"));
}

}  // namespace
}  // namespace tlspath::gui

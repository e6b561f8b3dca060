// The window between its pages: what stays and what goes when names are hidden, settings change,
// another archive is opened; what is no file is refused.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fcntl.h>
#include <unistd.h>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QThread>
#include <QToolButton>
#include <QUrl>
#include <atomic>
#include <thread>

#include "gui/archive/archive_page.hpp"
#include "gui/mail/answer_bar.hpp"
#include "gui/shell/config_file.hpp"
#include "gui/shell/start_page.hpp"
#include "tests/archive_mails.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

class PlacesWindow : public Window {
 protected:
  void SetUp() override {
    Window::SetUp();
    QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui")).clear();
  }
  ArchivePage& archive() { return *window().archive(); }
  QString archive_file(const char* name = "a.mbox", int mails = 40) {
    tests::write_archive(path(name).toStdString(), mails);
    return path(name);
  }
  void settle() {
    for (int calm = 0, i = 0; calm < 5 && i < 6000; ++i, QTest::qWait(10))
      calm = archive().scanning() || archive().listing() || archive().counting() ? 0 : calm + 1;
  }
  void open_archive() {
    window().open({archive_file()});
    settle();
    ASSERT_EQ(page(), kArchive);
  }
  template <class T>
  T* find(const char* name) {
    return archive().findChild<T*>(QLatin1String(name));
  }
  QString notice() {
    return find<QWidget>("notice_bar")->isVisible() ? find<QLabel>("notice")->text() : QString();
  }
  void key(Qt::Key k, Qt::KeyboardModifiers with = Qt::ControlModifier) {
    QTest::keyClick(&window(), k, with);
  }
  QString bounce() { return path("bounce.eml"); }
  void write_bounce() {
    const QByteArray inner = bytes_of(mixed());
    write_file(bounce(),
               "Received: from mx.corp.example (mx.corp.example [192.0.2.1]) by b.example (Postfix)"
               " with ESMTPS id 1; Tue, 4 Nov 2025 09:00:00 +0000\nFrom: MAILER-DAEMON@b.example\n"
               "Subject: Undelivered: to Ann Other\nMIME-Version: 1.0\n"
               "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
               "--x\nContent-Type: text/plain\n\nno\n--x\nContent-Type: message/rfc822\n\n" +
                   inner + "\n--x--\n");
  }
};

// A pipe that nobody writes to. Somebody does after a while, so that a test that waits fails.
TEST_F(PlacesWindow, what_is_no_file_is_refused_at_once) {
  const QString pipe = path("pipe");
  ASSERT_EQ(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
  window().open({mixed()});
  std::atomic<bool> done = false, was_waited_for = false;
  std::thread somebody([&] {
    for (int i = 0; i < 100 && !done; ++i) QThread::msleep(100);
    was_waited_for = !done;
    while (!done) {
      const int fd = ::open(pipe.toUtf8().constData(), O_WRONLY | O_NONBLOCK);
      if (fd >= 0) ::close(fd);
      QThread::msleep(20);
    }
  });
  QMimeData mime;
  mime.setUrls({QUrl::fromLocalFile(pipe)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window(), &enter);
  window().open({pipe});
  EXPECT_EQ(page(), kStart);
  EXPECT_TRUE(window().start()->error().contains("pipe"))
      << window().start()->error().toStdString();
  // Among others it is one that could not be read.
  window().open({pipe, archive_file()});
  settle();
  EXPECT_TRUE(find<QPushButton>("unread")->isVisible());
  window().open({"/dev/null"});
  EXPECT_EQ(page(), kStart);
  done = true;
  somebody.join();
  EXPECT_FALSE(was_waited_for);
}

TEST_F(PlacesWindow, hidden_names_are_hidden_in_title_and_list_of_messages) {
  write_bounce();
  window().open({bounce()});
  ASSERT_EQ(mail().state().mails.size(), 2u);
  const auto* box = mail().findChild<QComboBox*>();
  const QString title = window().windowTitle();
  const QString inner = box->itemText(1);
  EXPECT_TRUE(title.contains("Ann Other"));
  EXPECT_TRUE(inner.contains("Your order"));
  key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(mail().redacted());
  EXPECT_FALSE(window().windowTitle().contains("Ann Other"))
      << window().windowTitle().toStdString();
  for (int i = 0; i < box->count(); ++i)
    for (const char* name : {"Ann Other", "Your order"})
      EXPECT_FALSE(box->itemText(i).contains(name)) << box->itemText(i).toStdString();
  // Nor those of a mail that is opened then, nor the name of its file.
  window().open({mixed()});
  EXPECT_FALSE(window().windowTitle().contains("Your order"));
  write_file(path("for Ann Other.eml"),
             "Received: from a.example (a.example [192.0.2.1]) by "
             "b.example (Postfix) with ESMTP id 1; Tue, 4 Nov 2025 "
             "09:00:00 +0000\n\n");
  window().open({path("for Ann Other.eml")});
  EXPECT_FALSE(window().windowTitle().contains("Ann Other"));
  window().back();
  window().back();
  key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(window().windowTitle(), title);
  EXPECT_EQ(box->itemText(1), inner);
}

TEST_F(PlacesWindow, the_way_back_stays_when_settings_change) {
  write_bounce();
  open_archive();
  window().open({mixed()});
  window().read(bytes_of(bounce()), "bounce");
  auto* box = mail().findChild<QComboBox*>();
  box->setCurrentIndex(1);
  emit box->activated(1);
  ASSERT_EQ(mail().state().shown, 1u);
  mail().choose_hop(1);
  ASSERT_TRUE(save_shared({.own = {"corp.example"}, .language = {}}, Language::en));
  window().reload_settings();
  EXPECT_EQ(page(), kMail);
  EXPECT_EQ(mail().state().shown, 1u);
  EXPECT_EQ(mail().state().hop, 1u);
  // What lies behind is said with the new settings.
  ASSERT_TRUE(window().back());
  ASSERT_EQ(page(), kMail);
  EXPECT_EQ(mail().view().subject, "Your order 4711");
  EXPECT_FALSE(mail().view().hops[3].boundary_inferred);
  EXPECT_EQ(mail().view().hops[3].trust, Trust::trusted);
  ASSERT_TRUE(window().back());
  EXPECT_EQ(page(), kArchive);
}

TEST_F(PlacesWindow, another_side_of_ones_own_is_said_beside_the_archive) {
  trust("[own]\ndomains = [\"old.example\"]\n");
  open_archive();
  window().reload_settings();  // nothing has changed
  EXPECT_EQ(notice(), "");
  ASSERT_TRUE(save_shared({.own = {"corp.example"}, .language = {}}, Language::en));
  window().reload_settings();
  EXPECT_TRUE(notice().contains("old.example")) << notice().toStdString();
  auto* again = find<QPushButton>("notice_action");
  ASSERT_NE(again, nullptr);
  ASSERT_TRUE(again->isVisible());
  again->click();
  EXPECT_TRUE(archive().scanning());
  settle();
  EXPECT_EQ(notice(), "");
  EXPECT_FALSE(again->isVisible());
}

TEST_F(PlacesWindow, unsaved_results_of_a_scan_are_not_thrown_away_unsaid) {
  open_archive();
  EXPECT_TRUE(find<QLabel>("progress")->text().contains("or open another archive"))
      << find<QLabel>("progress")->text().toStdString();
  window().open({archive_file("b.mbox", 60)});
  settle();
  EXPECT_TRUE(notice().contains("not saved")) << notice().toStdString();
  auto* save = find<QPushButton>("notice_action");
  ASSERT_NE(save, nullptr);
  EXPECT_TRUE(save->isVisible());
  // Another trouble in between does not take the offer away.
  archive().save_as(path("nowhere/kept.sqlite"));
  EXPECT_FALSE(save->isEnabled());
  archive().save_before(path("two_at_once.sqlite"));
  for (int i = 0; i < 1000 && !notice().contains("nowhere"); ++i) QTest::qWait(10);
  EXPECT_TRUE(notice().contains("nowhere")) << notice().toStdString();
  EXPECT_FALSE(QFileInfo::exists(path("two_at_once.sqlite")));
  EXPECT_TRUE(save->isVisible() && save->isEnabled());
  archive().save_before(path("kept.sqlite"));
  for (int i = 0; i < 1000 && !notice().contains("Saved as"); ++i) QTest::qWait(10);
  EXPECT_TRUE(notice().contains("kept.sqlite")) << notice().toStdString();
  EXPECT_FALSE(save->isVisible());
  // Saved ones are nobody's loss.
  archive().save_as(path("second.sqlite"));
  for (int i = 0; i < 1000 && !QFileInfo::exists(path("second.sqlite")); ++i) QTest::qWait(10);
  QTest::qWait(50);
  window().open({path("kept.sqlite")});
  settle();
  EXPECT_EQ(notice(), "");
  EXPECT_EQ(find<QTableView>("mails")->model()->rowCount() > 0, true);
}

TEST_F(PlacesWindow, the_foot_speaks_of_the_page_that_is_shown) {
  open_archive();
  window().open({mixed()});
  const QString proof = window().status();
  EXPECT_TRUE(proof.contains("proves")) << proof.toStdString();
  key(Qt::Key_3);
  ASSERT_EQ(page(), kArchive);
  EXPECT_EQ(window().status(), "");
  key(Qt::Key_1);
  EXPECT_EQ(window().status(), proof);
  window().open({path("b.mbox"), archive_file("b.mbox")});
  EXPECT_EQ(window().status(), "");
  settle();
  window().reload_settings();  // the mail is read anew behind the archive
  EXPECT_EQ(window().status(), "");
  ASSERT_TRUE(window().back());
  ASSERT_EQ(page(), kMail);
  EXPECT_EQ(window().status(), proof);
}

TEST_F(PlacesWindow, only_what_opened_is_a_recent_file) {
  window().open({path("away.eml")});
  window().open({mixed()});
  bool has = false;
  for (const QAction* a : window().findChildren<QAction*>()) {
    EXPECT_FALSE(a->text().contains("away.eml"));
    has = has || a->text().contains("mixed.eml");
  }
  EXPECT_TRUE(has);
}

TEST_F(PlacesWindow, there_is_no_archive_before_one_is_opened) {
  window().open({mixed()});
  key(Qt::Key_3);
  EXPECT_EQ(page(), kMail);
  open_archive();
  window().open({mixed()});
  key(Qt::Key_3);
  EXPECT_EQ(page(), kArchive);
}

}  // namespace
}  // namespace tlspath::gui

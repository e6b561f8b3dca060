// What the mouse points at is outlined in both panes; the desktop's light and dark are followed
// while the window is open; what the settings say of scans is kept and used.
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <ctime>

#include "gui/archive/scan_settings.hpp"
#include "gui/archive/settings_session.hpp"
#include "gui/look/theme.hpp"
#include "gui/look/times.hpp"
#include "gui/mail/header_pane.hpp"
#include "gui/mail/hop_model.hpp"
#include "gui/mail/hover_link.hpp"
#include "gui/shell/preferences.hpp"
#include "gui/shell/settings_dialog.hpp"
#include "tests/gui/window_fixture.hpp"

namespace tlspath::gui {
namespace {

class Pointing : public Window {
 protected:
  void SetUp() override {
    Window::SetUp();
    QSettings("tlspath", "tlspath-gui").clear();
  }
  HoverLink& hover() { return *mail().hover(); }
  const std::vector<FactLine>& facts() {
    return static_cast<const FactModel*>(mail().facts()->model())->facts();
  }
  QString words(Span bytes) {
    const HeaderText& text = mail().header()->header();
    const Characters c = text.characters_of(bytes);
    return text.text().mid(c.begin, c.end - c.begin);
  }
};

TEST_F(Pointing, a_fact_outlines_its_bytes) {
  window().open({mixed()});
  const auto pinned = mail().header()->pinned();
  const QModelIndex verdict = mail().facts()->model()->index(0, 0);
  mail().facts()->entered(verdict);
  EXPECT_EQ(hover().shown().row, 0);
  ASSERT_EQ(mail().header()->outlined().size(), 1u);
  EXPECT_EQ(words(mail().header()->outlined().front()), "with ESMTP");
  // What was chosen stays; Leave takes the outline away.
  EXPECT_EQ(mail().header()->pinned(), pinned);
  QEvent leave(QEvent::Leave);
  QCoreApplication::sendEvent(mail().facts()->viewport(), &leave);
  EXPECT_TRUE(mail().header()->outlined().empty());
  EXPECT_FALSE(hover().shown().row);
}

TEST_F(Pointing, proof_outlines_the_fact_that_it_proves) {
  window().open({mixed()});
  HeaderPane& header = *mail().header();
  const auto point_at = [&](const char* text) {
    const auto at = header.toPlainText().indexOf(QLatin1String(text));
    ASSERT_GE(at, 0);
    QTextCursor c(header.document());
    c.setPosition(static_cast<int>(at) + 2);
    header.setTextCursor(c);
    header.ensureCursorVisible();
    const QPoint p = header.cursorRect(c).center();
    QMouseEvent move(QEvent::MouseMove, p, header.viewport()->mapToGlobal(p), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(header.viewport(), &move);
  };
  point_at("198.51.100.7");
  ASSERT_EQ(header.outlined().size(), 1u);
  EXPECT_EQ(words(header.outlined().front()), "198.51.100.7");
  point_at("with ESMTP id 4d0Qn15");
  ASSERT_EQ(header.outlined().size(), 1u);
  EXPECT_EQ(words(header.outlined().front()), "with ESMTP");
  ASSERT_TRUE(hover().shown().row);
  // Of another hop than the chosen one: the bytes alone.
  point_at("TLS1_2");
  EXPECT_EQ(header.outlined().size(), 1u);
  EXPECT_FALSE(hover().shown().row);
  // No proof, no outline.
  point_at("relay.mailhub.example (relay");
  EXPECT_TRUE(header.outlined().empty());
}

TEST_F(Pointing, every_fact_of_every_hop_can_be_pointed_at) {
  window().open({mixed()});
  for (std::size_t hop = 0; hop < mail().view().hops.size(); ++hop) {
    mail().choose_hop(hop);
    for (std::size_t i = 0; i < facts().size(); ++i) {
      const auto row = static_cast<int>(i);
      mail().facts()->entered(mail().facts()->model()->index(row, 1));
      EXPECT_EQ(hover().shown().row, row);
      mail().facts()->grab();
    }
  }
}

TEST_F(Pointing, the_desktops_colours_are_followed) {
  Preferences p = Preferences::load();
  p.theme = Theme::Wish::system;
  p.save();
  window().open({mixed()});
  theme().set(Theme::Wish::system);
  const auto desktop = [](bool dark) {
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    QApplication::setPalette(palette);
    QTest::qWait(1);
  };
  desktop(true);
  EXPECT_EQ(theme().shade(), Shade::dark);
  EXPECT_EQ(QApplication::palette().color(QPalette::Window), colour(Colour::panel, Shade::dark));
  desktop(false);
  EXPECT_EQ(theme().shade(), Shade::light);
  // Who chose light keeps it.
  theme().set(Theme::Wish::light);
  desktop(true);
  EXPECT_EQ(theme().shade(), Shade::light);
  EXPECT_EQ(QApplication::palette().color(QPalette::Window), colour(Colour::panel, Shade::light));
  desktop(false);
  theme().set(Theme::Wish::system);
}

TEST_F(Pointing, times_are_utc_or_local) {
  const auto time = [this] {
    for (const FactLine& f : facts())
      if (f.label == "Time") return f.value;
    return std::string();
  };
  const auto heading = [this] {
    return mail().table()->model()->headerData(HopModel::kTime, Qt::Horizontal).toString();
  };
  qputenv("TZ", "Europe/Berlin");
  tzset();
  window().open({mixed()});
  EXPECT_EQ(time(), "2025-11-04 08:16:41 UTC");
  EXPECT_EQ(heading(), "Time UTC");
  Preferences p = Preferences::load();
  p.local_times = true;
  show_local_times(true);
  window().open({mixed()});
  EXPECT_EQ(time(), "2025-11-04 09:16:41 UTC+01:00");
  EXPECT_EQ(heading(), "Local time");
  EXPECT_EQ(mail().view().hops[3].time, "09:16:41");
  // What leaves the window is in UTC.
  EXPECT_TRUE(window().copy_ticket().contains("08:16"));
  EXPECT_EQ(shown_time(1'719'828'000).zone, "UTC+02:00");  // summer
  show_local_times(false);
  EXPECT_EQ(shown_time(1'719'828'000).time, "10:00:00");
  qunsetenv("TZ");
  tzset();
  // Kept by the settings.
  SettingsDialog dialog(p, {});
  EXPECT_EQ(dialog.findChild<QComboBox*>("times")->currentIndex(), 1);
  dialog.preferences().save();
  EXPECT_TRUE(Preferences::load().local_times);
}

TEST_F(Pointing, scans_are_set_in_the_settings) {
  // The example of the documentation.
  const QByteArray page =
      bytes_of(QString::fromStdString((kSource / "docs/own-systems.md").string()));
  const auto begin = page.indexOf("```toml\n") + 8;
  write_file(path("own.toml"), page.mid(begin, page.indexOf("\n```", begin) - begin));
  SettingsDialog dialog(Preferences::load(), {});
  dialog.findChild<QSpinBox*>("scan_jobs")->setValue(3);
  dialog.findChild<QSpinBox*>("scan_memory")->setValue(64);
  auto* systems = dialog.findChild<QLineEdit*>("systems");
  systems->setText(path("gone.toml"));
  dialog.accept();
  EXPECT_NE(dialog.result(), QDialog::Accepted);
  EXPECT_TRUE(dialog.problem().contains("gone.toml"));
  systems->setText(path("own.toml"));
  dialog.accept();
  ASSERT_EQ(dialog.result(), QDialog::Accepted);
  dialog.preferences().save();
  const ScanSettings now = ScanSettings::load();
  EXPECT_EQ(now.threads(), 3u);
  EXPECT_EQ(now.cache(), std::uint64_t{64} << 20);
  EXPECT_EQ(now.systems, path("own.toml"));
  // Window and archives read with it.
  const auto session = session_of_settings();
  ASSERT_TRUE(session) << session.error().what;
  EXPECT_NE(session->own_catalogue, nullptr);
  EXPECT_TRUE(Desk().problem().empty()) << Desk().problem();
  // A wrong one is said, and counts as absent.
  write_file(path("own.toml"), "this is = no system\n");
  EXPECT_TRUE(QString::fromStdString(Desk().problem()).contains("own.toml"));
}

}  // namespace
}  // namespace tlspath::gui

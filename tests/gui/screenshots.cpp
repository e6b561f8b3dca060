// gui_screenshots FOLDER: draws the window in the states that people look at: light, dark, HiDPI,
// German, narrow, empty, error ... tools/screenshots runs it. Offscreen; made mails only.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <cstdio>

#include "gui/archive/archive_page.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/archive/policy_report.hpp"
#include "gui/look/theme.hpp"
#include "gui/mail/header_pane.hpp"
#include "gui/mail/mail_page.hpp"
#include "gui/mail/path_widget.hpp"
#include "gui/probe/probe_dialog.hpp"
#include "gui/shell/config_file.hpp"
#include "gui/shell/help_dialog.hpp"
#include "gui/shell/main_window.hpp"
#include "gui/shell/preferences.hpp"
#include "gui/shell/settings_dialog.hpp"
#include "tests/archive_mails.hpp"

namespace tlspath::gui {
namespace {

const QString kMixed = QStringLiteral(TLSPATH_SOURCE_DIR "/tests/data/mixed.eml");
const QString kBeside = QStringLiteral(TLSPATH_SOURCE_DIR "/tests/data/beside.eml");
const QString kSeed = QStringLiteral(TLSPATH_SOURCE_DIR "/samples/seed/exchange-imss.eml");

struct Shot {
  const char* name;
  QString file{};
  Theme::Wish theme = Theme::Wish::light;
  Language language = Language::en;
  QSize size{1080, 760};
  bool trust = true;
  int points = 0;
  Qt::LayoutDirection direction = Qt::LeftToRight;
  void (*then)(MainWindow&) = nullptr;
};

void take(const QString& folder, const Shot& shot) {
  Preferences p = Preferences::load();
  p.theme = shot.theme;
  p.keep_recent = false;
  p.save();
  Shared shared;
  shared.language = shot.language;
  if (shot.trust) shared.own = {"corp.example"};
  (void)save_shared(shared, Language::en);
  QApplication::setLayoutDirection(shot.direction);
  QFont font = QApplication::font();
  const QFont before = font;
  if (shot.points > 0) font.setPointSize(shot.points);
  QApplication::setFont(font);
  {
    MainWindow window;
    window.resize(shot.size);
    window.show();
    QTest::qWait(10);
    if (!shot.file.isEmpty()) window.open({shot.file});
    if (shot.then != nullptr) shot.then(window);
    QTest::qWait(30);
    const QString path = folder + QLatin1Char('/') + QString::fromLatin1(shot.name) + ".png";
    window.grab().save(path);
    std::printf("%s\n", qPrintable(path));
  }
  QApplication::setFont(before);
}

template <class Dialog>
void take_dialog(const QString& folder, const char* name, Dialog&& dialog) {
  dialog.show();
  QTest::qWait(10);
  const QString path = folder + QLatin1Char('/') + QString::fromLatin1(name) + ".png";
  dialog.grab().save(path);
  std::printf("%s\n", qPrintable(path));
}

// Until the archive is read, listed and counted.
void settle(MainWindow& window) {
  const ArchivePage& page = *window.archive();
  constexpr int kMostSteps = 6000;
  for (int i = 0; i < kMostSteps && (page.scanning() || page.listing() || page.counting() ||
                                     page.policy()->judging());
       ++i)
    QTest::qWait(10);
  QTest::qWait(200);
}

// In a file that has to be edited by hand.
void change_own_side_in_vain(MainWindow& window) {
  QFile file(QString::fromStdString(config_path()));
  if (file.open(QIODevice::WriteOnly))
    file.write("language = \"de\"\nown.domains = [\"corp.example\"]\n");
  file.close();
  QTimer::singleShot(0, &window, [] {
    if (auto* dialog = qobject_cast<SettingsDialog*>(QApplication::activeModalWidget())) {
      dialog->own()->setPlainText(QStringLiteral("corp.example\n192.0.2.0/24"));
      dialog->accept();
    }
  });
  for (QAction* action : window.findChildren<QAction*>())
    if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+,"))) action->trigger();
}

void all(const QString& folder, const QString& scratch) {
  const QString broken = scratch + "/scan4711.pdf";
  QFile file(broken);
  if (file.open(QIODevice::WriteOnly)) file.write("%PDF-1.7\n");
  file.close();
  const QString hostile = scratch + "/hostile.eml";
  QFile bad(hostile);
  if (bad.open(QIODevice::WriteOnly))
    bad.write(QByteArray("Received: from \xe2\x80\xaemoc.") + QByteArray(3000, 'a') +
              " (HELO using TLSv1.3) (203.0.113.9) by mx.corp.example (Postfix) with ESMTP id 1;"
              " Mon, 16 Mar 2009 18:05:18 -0400\r\nSubject: \x1b[31m<b>red</b>\r\n\r\n");
  bad.close();
  using enum Theme::Wish;
  take(folder, {.name = "light", .file = kMixed});
  take(folder, {.name = "dark", .file = kMixed, .theme = dark});
  take(folder, {.name = "german", .file = kMixed, .language = Language::de});
  take(folder, {.name = "seed", .file = kSeed, .trust = false});
  take(folder, {.name = "narrow", .file = kMixed, .size = {700, 760}});
  take(folder, {.name = "large-text", .file = kMixed, .size = {1300, 950}, .points = 18});
  take(folder, {.name = "right-to-left", .file = kMixed, .direction = Qt::RightToLeft});
  take(folder, {.name = "table", .file = kMixed, .then = [](MainWindow& w) {
                  w.mail()->show_tab(MailPage::Tab::table);
                }});
  take(folder,
       {.name = "why", .file = kMixed, .then = [](MainWindow& w) { w.mail()->show_why(); }});
  take(folder, {.name = "beside", .file = kBeside});
  take(folder,
       {.name = "beside-dark-german",
        .file = kBeside,
        .theme = dark,
        .language = Language::de,
        .then = [](MainWindow& w) { w.mail()->findChild<QPushButton*>("beside_more")->click(); }});
  take(folder, {.name = "beside-narrow", .file = kBeside, .size = {700, 800}});
  take(folder, {.name = "unfolded", .file = kMixed, .then = [](MainWindow& w) {
                  w.mail()->set_folded(false);
                }});
  take(folder, {.name = "hidden", .file = kMixed, .then = [](MainWindow& w) {
                  w.mail()->set_redacted(true);
                }});
  take(folder, {.name = "hostile", .file = hostile});
  take(folder, {.name = "empty", .size = {820, 620}});
  take(folder,
       {.name = "empty-dark-german", .theme = dark, .language = Language::de, .size = {820, 620}});
  take(folder, {.name = "settings-not-saved-german",
                .file = kMixed,
                .language = Language::de,
                .then = change_own_side_in_vain});
  const QString archive = scratch + "/archive.mbox";
  tests::write_archive(archive.toStdString(), 3000);
  take(folder, {.name = "archive", .file = archive, .size = {1280, 800}, .then = settle});
  take(folder, {.name = "archive-dark-german",
                .file = archive,
                .theme = dark,
                .language = Language::de,
                .size = {1280, 800},
                .then = settle});
  // Judged with another side than that of now; what could not be opened; a wide window.
  take(folder, {.name = "archive-other-side",
                .file = archive,
                .theme = dark,
                .size = {1280, 800},
                .then = [](MainWindow& w) {
                  settle(w);
                  (void)save_shared({.own = {"partner.example"}, .language = Language::en},
                                    Language::en);
                  w.reload_settings();
                  settle(w);
                }});
  const QString no_database = scratch + "/torn.sqlite";
  QFile torn(no_database);
  if (torn.open(QIODevice::WriteOnly)) torn.write("SQLite format 3");
  torn.write(QByteArray(1, '\0') + QByteArray(4096, 'x'));
  torn.close();
  take(folder, {.name = "archive-not-opened",
                .file = no_database,
                .language = Language::de,
                .size = {1280, 800},
                .then = settle});
  take(folder, {.name = "archive-wide", .file = archive, .size = {2560, 800}, .then = settle});
  const QString policy = scratch + "/partners.toml";
  QFile rules(policy);
  if (rules.open(QIODevice::WriteOnly))
    rules.write(
        "[own]\ndomains = [\"corp.example\"]\n[[partner]]\ndomain = \"shop.example\"\n"
        "minimum_version = \"TLSv1.2\"\n[[partner]]\ndomain = \"partner.example\"\n"
        "report_only = true\n[[partner]]\ndomain = \"bank.example\"\n");
  rules.close();
  Preferences with = Preferences::load();
  with.policy = policy;
  with.save();
  take(folder, {.name = "policy", .file = archive, .size = {1280, 800}, .then = settle});
  take(folder, {.name = "policy-violations-dark-german",
                .file = archive,
                .theme = dark,
                .language = Language::de,
                .size = {1280, 800},
                .then = [](MainWindow& w) {
                  settle(w);
                  w.archive()->findChild<QPushButton*>("policy_violations")->click();
                  settle(w);
                }});
  take(folder, {.name = "policy-mail", .file = kMixed});
  {
    MainWindow window;
    window.open({archive});
    settle(window);
    window.archive()->policy()->show_report();
    QTest::qWait(30);
    if (auto* report = window.findChild<PolicyReport*>())
      report->grab().save(folder + "/policy-report.png");
  }
  with.policy.clear();
  with.save();
  take(folder, {.name = "error", .file = broken, .size = {820, 620}});
  {
    MainWindow window;
    window.open({kMixed});
    for (const ExportKind k : kExportKinds)
      (void)window.export_to(folder + "/export." + suffix_of(k), k);
  }
  take_dialog(folder, "settings",
              SettingsDialog({}, {.own = {"corp.example", "192.0.2.0/24"}, .language = {}}));
  theme().set(dark);
  Preferences unticked;
  unticked.hide_in_copies = false;
  take_dialog(folder, "settings-dark",
              SettingsDialog(unticked, {.own = {"corp.example", "192.0.2.0/24"}, .language = {}}));
  theme().set(light);
  take_dialog(folder, "help", HelpDialog());
  const QStringList targets{"mailhub.example", "relay.mailhub.example:25", "shop.example"};
  take_dialog(folder, "probe-asks", ProbeDialog(targets, Language::en, true));
}

}  // namespace
}  // namespace tlspath::gui

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("gui_screenshots FOLDER\n", stderr);
    return 2;
  }
  const QTemporaryDir scratch;
  qputenv("XDG_CONFIG_HOME", scratch.path().toUtf8());
  const QApplication app(argc, argv);
  QDir().mkpath(QString::fromLocal8Bit(argv[1]));
  tlspath::gui::all(QString::fromLocal8Bit(argv[1]), scratch.path());
  return 0;
}

// gui/archive: the page with a database and with a scan, as people use it: every number of every
// chart opens as many rows, chips come off, back goes back, mails are read again, and what cannot
// be done is said. Models under QAbstractItemModelTester.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QThread>
#include <QToolButton>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "core/store/query.hpp"
#include "core/store/sqlite.hpp"
#include "gui/archive/chart_view.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/policy_choice.hpp"
#include "gui/archive/saved_filters.hpp"
#include "tests/gui/archive_window.hpp"
#include "tests/older_database.hpp"

namespace tlspath::gui {
namespace {

using tests::Archive;
using tests::settled;
using tests::wait_for;

class ArchiveTest : public testing::Test {
 protected:
  static constexpr int kMails = 400;

  ArchiveTest() : archive_(kMails) {
    page_.resize(1200, 700);
    page_.show();
  }
  void open() {
    page_.open_database(archive_.database());
    ASSERT_TRUE(settled(page_));
  }
  template <class T>
  T* find(const char* name) {
    T* w = page_.findChild<T*>(QLatin1String(name));
    EXPECT_NE(w, nullptr) << name;
    return w;
  }
  QTableView* table() { return find<QTableView>("mails"); }
  const MailListModel& model() { return *static_cast<MailListModel*>(table()->model()); }
  int rows() { return model().rowCount(); }
  std::vector<QToolButton*> chips() {
    std::vector<QToolButton*> out;
    for (QToolButton* b : page_.findChildren<QToolButton*>(QStringLiteral("chip")))
      if (b->isVisible()) out.push_back(b);
    return out;
  }
  QString cell(int row, int column) {
    const QModelIndex at = model().index(row, column);
    (void)at.data();
    EXPECT_TRUE(wait_for([&] { return model().row(row) != nullptr; }));
    return at.data().toString();
  }
  QString notice() {
    return find<QWidget>("notice_bar")->isVisible() ? find<QLabel>("notice")->text() : QString();
  }

  Archive archive_;
  ArchivePage page_;
};

TEST_F(ArchiveTest, ADatabaseIsListedNewestFirstEachMailOnce) {
  open();
  auto results = Results::open(archive_.path("r.sqlite"));
  ASSERT_TRUE(results);
  const auto summary = (*results)->summary({}, false);
  ASSERT_TRUE(summary);
  EXPECT_EQ(rows(), static_cast<int>(summary->mails));
  EXPECT_LT(rows(), kMails);
  EXPECT_TRUE(page_.selection().once);
  ASSERT_EQ(chips().size(), 1u);
  EXPECT_GE(cell(0, MailListModel::when), cell(rows() - 30, MailListModel::when));
  EXPECT_TRUE(find<QLabel>("count")->text().contains(QString::number(kMails)));
}

TEST_F(ArchiveTest, ModelsKeepTheirPromises) {
  QAbstractItemModelTester list(table()->model(),
                                QAbstractItemModelTester::FailureReportingMode::Fatal);
  SavedFilters filters(Language::en);
  QAbstractItemModelTester saved(&filters, QAbstractItemModelTester::FailureReportingMode::Fatal);
  filters.add(QStringLiteral("mine"), {.weak = true});
  filters.set_count(2, 5);
  filters.remove(filters.rowCount() - 1);
  open();
  std::vector<std::unique_ptr<QAbstractItemModelTester>> charts;
  for (const char* name : {"months", "versions", "partners", "relays"})
    charts.push_back(std::make_unique<QAbstractItemModelTester>(
        const_cast<ChartModel*>(&find<ChartView>(name)->model()),
        QAbstractItemModelTester::FailureReportingMode::Fatal));
  page_.apply({.boundary = Verdict::cleartext});
  ASSERT_TRUE(settled(page_));
  page_.sort_by(MailSort::partner, false);
  ASSERT_TRUE(settled(page_));
  page_.scan({archive_.qpath("a.mbox")});
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(rows() > 0, true);
}

TEST_F(ArchiveTest, EveryNumberOfEveryChartOpensAsManyRows) {
  open();
  for (const MailSelection& base : {page_.selection(), MailSelection{.text = "bank"},
                                    MailSelection{.version = TlsVersion::tls1_2}}) {
    page_.apply(base);
    ASSERT_TRUE(settled(page_));
    std::vector<std::pair<std::string, Chart>> charts;
    for (const char* name : {"months", "versions", "partners", "relays"})
      charts.emplace_back(name, find<ChartView>(name)->model().chart());
    for (const auto& [name, chart] : charts) {
      EXPECT_FALSE(chart.rows.empty()) << name;
      for (const ChartRow& row : chart.rows)
        for (const ChartCell& c : row.cells) {
          if (c.count == 0) continue;
          page_.apply(c.opens);
          ASSERT_TRUE(wait_for([&] { return !page_.listing(); }));
          EXPECT_EQ(static_cast<std::uint64_t>(rows()), c.count)
              << name << ": " << row.name.toStdString();
        }
    }
    page_.apply(base);
    ASSERT_TRUE(settled(page_));
  }
}

TEST_F(ArchiveTest, ABarIsOpenedByClickAndByKey) {
  open();
  auto* view = find<ChartView>("partners");
  auto* charts = find<QTabWidget>("charts");
  charts->setCurrentWidget(view);
  auto* bars = view->findChild<ChartBars*>();
  ASSERT_NE(bars, nullptr);
  const Chart chart = view->model().chart();
  QTest::mouseClick(bars, Qt::LeftButton, {}, bars->place_of(1, 0).center());
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(static_cast<std::uint64_t>(rows()), chart.rows[1].cells[0].count);
  EXPECT_EQ(page_.selection().boundary, Verdict::cleartext);
  ASSERT_TRUE(page_.back());
  ASSERT_TRUE(settled(page_));
  bars->setFocus();
  QTest::keyClick(bars, Qt::Key_Down);
  QTest::keyClick(bars, Qt::Key_Up);
  QTest::keyClick(bars, Qt::Key_Return);
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(static_cast<std::uint64_t>(rows()), chart.rows[0].cells[0].count);
  ASSERT_TRUE(page_.back());
  ASSERT_TRUE(settled(page_));
  // The same numbers as a table.
  view->findChild<QToolButton*>(QStringLiteral("as_table"))->click();
  auto* numbers = view->findChild<QTableView*>();
  ASSERT_TRUE(numbers->isVisible());
  EXPECT_EQ(numbers->model()->index(1, 1).data().toString(),
            QString::number(chart.rows[1].cells[0].count));
  emit numbers->clicked(numbers->model()->index(1, 1));
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(static_cast<std::uint64_t>(rows()), chart.rows[1].cells[0].count);
}

TEST_F(ArchiveTest, ChipsShowAllThatIsAskedAndComeOff) {
  open();
  MailSelection all{.since = 1,
                    .until = 4'000'000'000,
                    .way = WayAnswer::cleartext,
                    .boundary = Verdict::cleartext,
                    .partner = "shop.example",
                    .relay = "mailhub.example",
                    .system = "postfix",
                    .version = TlsVersion::tls1_3,
                    .weak = true,
                    .passed = Passed::dropped,
                    .finding = "old-version",
                    .text = "shop",
                    .once = true};
  page_.apply(all);
  EXPECT_EQ(chips().size(), 12u);
  for (std::size_t left = 12; left > 0; --left) {
    ASSERT_EQ(chips().size(), left);
    chips().front()->click();
  }
  EXPECT_TRUE(page_.selection().empty());
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(rows(), kMails);
}

TEST_F(ArchiveTest, TextIsWaitedForAndFound) {
  open();
  auto* search = find<QLineEdit>("search");
  QTest::keyClicks(search, QStringLiteral("order 17"));
  EXPECT_EQ(page_.selection().text, "");
  ASSERT_TRUE(wait_for([&] { return page_.selection().text == "order 17"; }));
  ASSERT_TRUE(settled(page_));
  ASSERT_GT(rows(), 0);
  for (int r = 0; r < rows(); ++r)
    EXPECT_TRUE(cell(r, MailListModel::subject).contains(QStringLiteral("order 17"))) << r;
  search->clear();
  ASSERT_TRUE(wait_for([&] { return page_.selection().text.empty(); }));
}

TEST_F(ArchiveTest, TheSubjectHasWhatTheOthersLeave) {
  open();
  page_.resize(2560, 700);
  QTest::qWait(20);
  const auto all = [&] {
    int wide = 0;
    for (int c = 0; c < MailListModel::kColumns; ++c) wide += table()->columnWidth(c);
    return wide;
  };
  EXPECT_EQ(all(), table()->viewport()->width());
  const int wide = table()->columnWidth(MailListModel::subject);
  page_.resize(900, 700);
  QTest::qWait(20);
  EXPECT_LT(table()->columnWidth(MailListModel::subject), wide);
  EXPECT_GT(table()->columnWidth(MailListModel::subject), 100);
}

TEST_F(ArchiveTest, ChipsAreReachedWhereTheyStand) {
  open();
  page_.apply({.boundary = Verdict::cleartext, .partner = "shop.example"});
  ASSERT_EQ(chips().size(), 2u);
  find<QToolButton>("save_filter")->setFocus();
  QTest::keyClick(find<QToolButton>("save_filter"), Qt::Key_Tab);
  EXPECT_TRUE(chips()[0]->hasFocus());
  QTest::keyClick(chips()[0], Qt::Key_Tab);
  EXPECT_TRUE(chips()[1]->hasFocus());
  ASSERT_TRUE(settled(page_));
}

TEST_F(ArchiveTest, BackReturnsToFilterSortAndPlace) {
  open();
  page_.sort_by(MailSort::partner, true);
  ASSERT_TRUE(settled(page_));
  const int all = rows();
  table()->selectRow(200);
  table()->scrollTo(model().index(190, 0), QAbstractItemView::PositionAtTop);
  (void)cell(200, 0);
  const std::int64_t id = model().row(200)->id;
  const int top = table()->rowAt(0);
  MailSelection s = page_.selection();
  s.partner = "shop.example";
  page_.apply(s);
  ASSERT_TRUE(settled(page_));
  EXPECT_LT(rows(), all);
  ASSERT_TRUE(page_.back());
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(rows(), all);
  EXPECT_EQ(table()->rowAt(0), top);
  EXPECT_EQ(table()->currentIndex().row(), 200);
  (void)cell(200, 0);
  EXPECT_EQ(model().row(200)->id, id);
  ASSERT_TRUE(page_.back());
  EXPECT_FALSE(page_.back());
}

TEST_F(ArchiveTest, SavedFiltersReplaceAndCombineAndStay) {
  open();
  auto* view = find<QListView>("saved");
  const auto click = [&](int row, Qt::KeyboardModifiers keys) {
    QTest::mouseClick(view->viewport(), Qt::LeftButton, keys,
                      view->visualRect(view->model()->index(row, 0)).center());
    ASSERT_TRUE(settled(page_));
  };
  click(1, {});
  EXPECT_EQ(page_.selection().boundary, Verdict::cleartext);
  EXPECT_TRUE(view->model()->index(1, 0).data().toString().contains(QString::number(rows())));
  click(2, Qt::ControlModifier);
  EXPECT_TRUE(page_.selection().weak);
  EXPECT_EQ(page_.selection().boundary, Verdict::cleartext);
  page_.save_filter(QStringLiteral("audit"));
  click(3, {});
  EXPECT_FALSE(page_.selection().weak);
  ArchivePage other;
  auto* kept = other.findChild<QListView*>(QStringLiteral("saved"))->model();
  EXPECT_EQ(kept->rowCount(), view->model()->rowCount());
  EXPECT_EQ(kept->index(kept->rowCount() - 1, 0).data().toString(), QStringLiteral("audit"));
}

TEST_F(ArchiveTest, AMailIsReadAgainFromItsSource) {
  open();
  page_.sort_by(MailSort::place, false);
  ASSERT_TRUE(settled(page_));
  (void)cell(9, 0);
  QSignalSpy chosen(&page_, &ArchivePage::mail_chosen);
  table()->selectRow(9);
  QTest::keyClick(table(), Qt::Key_Return);
  ASSERT_TRUE(wait_for([&] { return chosen.count() == 1; }));
  EXPECT_EQ(chosen[0][0].toByteArray().toStdString(),
            tests::archive_mail(static_cast<int>(model().row(9)->id) - 1));
  EXPECT_EQ(chosen[0][1].toString(), archive_.qpath("a.mbox"));
  // The source holds something else now, then nothing.
  std::fstream(archive_.path("a.mbox"), std::ios::in | std::ios::out | std::ios::binary)
      << "From a Sat Jan  1 00:00:00 2022\nReceived: from nowhere";
  (void)cell(0, 0);
  page_.open_row(0);
  ASSERT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("scan anew")); }));
  std::filesystem::remove(archive_.path("a.mbox"));
  page_.open_row(0);
  ASSERT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("no such file")); }));
  EXPECT_EQ(chosen.count(), 1);
}

TEST_F(ArchiveTest, WhatIsNoResultsDatabaseIsSaid) {
  page_.open_database(archive_.qpath("a.mbox"));
  ASSERT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("no results of tlspath")); }));
  const QString path = archive_.database();
  store::Database(path.toStdString(), store::Database::Mode::write).run("PRAGMA user_version = 99");
  page_.open_database(path);
  ASSERT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("newer tlspath")); }));
  EXPECT_EQ(rows(), 0);
  page_.open_database(archive_.qpath("none.sqlite"));
  ASSERT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("no such file")); }));
}

TEST_F(ArchiveTest, AnOlderDatabaseIsSaidToBeBroughtUp) {
  const QString path = archive_.database();
  tests::make_version_1(path.toStdString());
  const auto says_so = [&] {
    return find<QLabel>("count")->text().contains(QStringLiteral("brought to the new form"));
  };
  // Somebody else is at it: it cannot come to its end meanwhile.
  store::Database other(path.toStdString(), store::Database::Mode::write);
  other.run("BEGIN IMMEDIATE");
  page_.open_database(path);
  ASSERT_TRUE(wait_for(says_so));
  page_.stop();
  EXPECT_TRUE(says_so());
  EXPECT_EQ(rows(), 0);
  other.run("ROLLBACK");
  ASSERT_TRUE(wait_for([&] { return !says_so(); }));
  page_.open_database(path);
  ASSERT_TRUE(settled(page_));
  EXPECT_FALSE(says_so());
  EXPECT_GT(rows(), 0);
}

// A window that is closed while somebody else is at the database does not wait for them.
TEST_F(ArchiveTest, ClosedWhileAnOlderDatabaseIsLocked) {
  const QString path = archive_.database();
  tests::make_version_1(path.toStdString());
  store::Database other(path.toStdString(), store::Database::Mode::write);
  other.run("BEGIN IMMEDIATE");
  auto page = std::make_unique<ArchivePage>();
  page->open_database(path);
  ASSERT_TRUE(wait_for([&] {
    return page->findChild<QLabel*>("count")->text().contains(QStringLiteral("new form"));
  }));
  QThread::msleep(100);  // until all its threads wait
  std::atomic<bool> closed = false, was_waited_for = false;
  std::thread somebody([&] {
    for (int i = 0; i < 200 && !closed; ++i) QThread::msleep(100);
    was_waited_for = !closed;
    other.run("ROLLBACK");
  });
  page.reset();
  closed = true;
  somebody.join();
  EXPECT_FALSE(was_waited_for);
}

TEST_F(ArchiveTest, WhatIsToldLateOfAnotherDatabaseIsNotHeard) {
  const QString good = archive_.database();
  page_.open_database(archive_.qpath("none.sqlite"));
  QThread::msleep(200);  // its threads have told; the window has not listened yet
  page_.open_database(good);
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(notice(), QString());
  EXPECT_GT(rows(), 0);
}

TEST_F(ArchiveTest, AMailThatIsReadWhileTheLanguageChanges) {
  open();
  (void)cell(0, 0);
  std::filesystem::remove(archive_.path("a.mbox"));
  QEvent changed(QEvent::LanguageChange);
  QApplication::sendEvent(&page_, &changed);
  page_.open_row(0);
  EXPECT_TRUE(wait_for([&] { return notice().contains(QStringLiteral("no such file")); }));
  ASSERT_TRUE(settled(page_));
}

// Restored, whatever a test does.
struct TemporaryFolder {
  explicit TemporaryFolder(const char* path) { qputenv("TMPDIR", path); }
  ~TemporaryFolder() { had ? qputenv("TMPDIR", was) : qunsetenv("TMPDIR"); }
  bool had = qEnvironmentVariableIsSet("TMPDIR");
  QByteArray was = qgetenv("TMPDIR");
};

TEST_F(ArchiveTest, ATemporaryFolderThatCannotBeWrittenIsSaid) {
  const QString database = archive_.database();
  {
    const TemporaryFolder none("/nonexistent");
    page_.open_database(database);
    ASSERT_TRUE(settled(page_));
    EXPECT_EQ(rows(), 0);
    EXPECT_TRUE(notice().contains("/nonexistent")) << notice().toStdString();
    EXPECT_EQ(find<QLabel>("count")->text(), QString::number(kMails) + " mails, not listed");
    page_.scan({archive_.qpath("a.mbox")});
    EXPECT_FALSE(page_.scanning());
    EXPECT_TRUE(notice().contains("/nonexistent")) << notice().toStdString();
    EXPECT_FALSE(find<QPushButton>("cancel")->isVisible());
  }
  page_.open_database(database);
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(notice(), QString());
  EXPECT_GT(rows(), 0);
}

TEST_F(ArchiveTest, WhatWasShownGoesWhenAnotherOneCannotBeOpened) {
  open();
  table()->selectRow(3);
  (void)cell(3, 0);
  for (const char* name : {"months", "versions", "partners", "relays"})
    EXPECT_FALSE(find<ChartView>(name)->model().chart().rows.empty()) << name;
  page_.open_database(archive_.qpath("none.sqlite"));
  for (const char* name : {"months", "versions", "partners", "relays"})
    EXPECT_TRUE(find<ChartView>(name)->model().chart().rows.empty()) << name;
  ASSERT_TRUE(settled(page_));
  ASSERT_TRUE(wait_for([&] { return notice() != QString(); }));
  EXPECT_EQ(find<QLabel>("count")->text(), QString());
  EXPECT_EQ(find<QLabel>("sentence")->text(), QString());
  const auto enabled = [&](bool on) {
    for (const char* name : {"search", "filter", "save_filter", "saved", "charts"})
      EXPECT_EQ(find<QWidget>(name)->isEnabled(), on) << name;
    EXPECT_EQ(find<QPushButton>("open")->isEnabled(), false);
  };
  enabled(false);
  QEvent changed(QEvent::LanguageChange);
  QApplication::sendEvent(&page_, &changed);
  QTest::qWait(20);
  enabled(false);
  EXPECT_NE(notice(), QString());
  page_.open_database(archive_.qpath("r.sqlite"));
  ASSERT_TRUE(settled(page_));
  enabled(true);
}

TEST_F(ArchiveTest, AScanFillsTheListAndCanBeSaved) {
  std::ofstream(archive_.path("torn.zip"), std::ios::binary) << "PK\x03\x04torn";
  page_.scan({archive_.qpath("a.mbox"), archive_.qpath("nowhere"), archive_.qpath("torn.zip")});
  EXPECT_TRUE(page_.scanning());
  ASSERT_TRUE(settled(page_));
  // Copies are left out once all of them are known.
  ASSERT_TRUE(wait_for([&] { return page_.selection().once; }));
  ASSERT_TRUE(settled(page_));
  EXPECT_TRUE(find<QLabel>("progress")->text().contains(QString::number(kMails)));
  EXPECT_TRUE(find<QPushButton>("unread")->isVisible());
  const QString kept = archive_.qpath("kept.sqlite");
  page_.save_as(kept);
  ASSERT_TRUE(wait_for([&] { return find<QLabel>("progress")->text().contains(kept); }));
  page_.open_database(kept);
  ASSERT_TRUE(settled(page_));
  EXPECT_GT(rows(), 300);
  EXPECT_EQ(notice(), QString());
}

TEST_F(ArchiveTest, ACancelledScanKeepsWhatItRead) {
  tests::write_archive(archive_.path("big.mbox"), 30'000);
  page_.scan({archive_.qpath("big.mbox")});
  ASSERT_TRUE(wait_for([&] { return rows() > 0 || !page_.scanning(); }));
  find<QPushButton>("cancel")->click();
  ASSERT_TRUE(settled(page_));
  EXPECT_GT(rows(), 0);
  page_.apply({.partner = "shop.example"});
  ASSERT_TRUE(settled(page_));
  EXPECT_GT(rows(), 0);
  // Another one at once, and the page closed in the middle of it.
  page_.scan({archive_.qpath("big.mbox")});
  page_.scan({archive_.qpath("a.mbox")});
  ASSERT_TRUE(settled(page_));
  auto other = std::make_unique<ArchivePage>();
  other->scan({archive_.qpath("big.mbox")});
  wait_for([&] { return other->listing(); });
  other.reset();
}

TEST_F(ArchiveTest, AScanIsHeardHoweverSoonItEnds) {
  const QString config = QString::fromUtf8(qgetenv("XDG_CONFIG_HOME")) + "/tlspath/config.toml";
  std::filesystem::create_directories(QFileInfo(config).path().toStdString());
  std::ofstream(config.toStdString()) << "language = 7\n";
  page_.scan({archive_.qpath("a.mbox")});
  ASSERT_TRUE(settled(page_));
  EXPECT_TRUE(notice().contains(QStringLiteral("config.toml"))) << notice().toStdString();
  // Nothing is told before there is somebody to hear it.
  ScanRun run({archive_.qpath("a.mbox")}, archive_.path("s.sqlite"), Language::en);
  QTest::qWait(50);
  QString trouble;
  QObject::connect(&run, &ScanRun::ended, &page_, [&](const ScanEnd& e) { trouble = e.trouble; });
  run.start();
  EXPECT_TRUE(wait_for([&] { return !trouble.isEmpty(); }));
  std::filesystem::remove(config.toStdString());
}

// Whatever runs then ends with it, and a saved copy is whole or not there. What sanitizers say of
// it matters most (tools/window-sanitizers).
TEST_F(ArchiveTest, MayBeClosedAtAnyMoment) {
  const QString database = archive_.database();
  tests::write_archive(archive_.path("big.mbox"), 5'000);
  for (int wait = 0; wait < 20; ++wait) {
    ArchivePage page;
    page.show();
    page.set_policy(profile_choice("opportunistic"));
    if (wait % 2 == 0)
      page.open_database(database);
    else
      page.scan({archive_.qpath("big.mbox")});
    QTest::qWait(wait);
    page.apply({.text = "shop"});
    QTest::qWait(wait);
    page.save_as(archive_.qpath("saved.sqlite"));
    page.sort_by(MailSort::partner, true);
    page.open_row(0);
    QTest::qWait(wait);
    QEvent changed(QEvent::LanguageChange);
    QApplication::sendEvent(&page, &changed);
    QTest::qWait(wait);
  }
  EXPECT_FALSE(std::filesystem::exists(archive_.path("saved.sqlite.part")));
  if (std::filesystem::exists(archive_.path("saved.sqlite"))) {
    EXPECT_TRUE(Results::open(archive_.path("saved.sqlite")));
  }
}

TEST_F(ArchiveTest, WhatIsStoppedStaysStopped) {
  open();
  page_.apply({.text = "shop"});
  page_.stop();
  QTest::qWait(50);
  EXPECT_FALSE(page_.listing());
  page_.apply({.text = "bank"});
  ASSERT_TRUE(settled(page_));
  EXPECT_GT(rows(), 0);
}

TEST_F(ArchiveTest, AnotherLanguageIsSpokenAtOnce) {
  open();
  page_.apply({.boundary = Verdict::cleartext});
  ASSERT_TRUE(settled(page_));
  const int n = rows();
  QLocale::setDefault(QLocale(QLocale::German));
  QEvent changed(QEvent::LanguageChange);
  QApplication::sendEvent(&page_, &changed);
  QTest::qWait(20);
  ASSERT_TRUE(settled(page_));
  QLocale::setDefault(QLocale(QLocale::English));
  EXPECT_EQ(rows(), n);
  EXPECT_TRUE(cell(0, MailListModel::boundary).contains(QStringLiteral("Klartext")));
  ASSERT_EQ(chips().size(), 1u);
  EXPECT_TRUE(chips()[0]->text().contains(QStringLiteral("Klartext")));
}

TEST_F(ArchiveTest, WhatAScanReadIsStillSaidInAnotherLanguage) {
  page_.scan({archive_.qpath("a.mbox")});
  ASSERT_TRUE(settled(page_));
  const QString said = find<QLabel>("progress")->text();
  EXPECT_TRUE(said.contains(QString::number(kMails)));
  QEvent changed(QEvent::LanguageChange);
  QApplication::sendEvent(&page_, &changed);
  QTest::qWait(20);
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(find<QLabel>("progress")->text(), said);
}

TEST_F(ArchiveTest, NoMoreThanSomePagesAreHeld) {
  tests::write_archive(archive_.path("a.mbox"), 9'000);
  open();
  for (int r = 0; r < rows(); r += MailListModel::kPage) (void)cell(r, 0);
  EXPECT_LE(model().pages_held(), MailListModel::kPages);
}

TEST_F(ArchiveTest, HostileTextIsShownHarmless) {
  std::ofstream(archive_.path("a.mbox"), std::ios::binary)
      << "From a\nReceived: from <b>x</b>.example ([192.0.2.1])\n\tby y.example with ESMTP; Tue, 4 "
         "Nov 2025 09:16:41 +0000\nFrom: a@<b>bad</b>.example\nSubject: \x1b[31m\xe2\x80\xae"
         "<img src=http://x.example/>"
      << std::string(100'000, 'A') << "\n\nx\n";
  open();
  ASSERT_EQ(rows(), 1);
  const QString subject = cell(0, MailListModel::subject);
  EXPECT_LE(subject.size(), 140);
  for (const QChar c : subject) EXPECT_TRUE(c.isPrint()) << int{c.unicode()};
  for (QLabel* label : page_.findChildren<QLabel*>())
    EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
}

TEST(OrderFileTest, NoRoomIsTold) {
  rlimit was{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &was), 0);
  const auto signal_was = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit little{4096, was.rlim_max};
  OrderFile order;
  const std::vector<std::int64_t> ids(400, 7);
  EXPECT_TRUE(order.append(ids));
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
  const bool had_room = order.append(ids), again = order.append(ids);
  setrlimit(RLIMIT_FSIZE, &was);
  std::signal(SIGXFSZ, signal_was);
  EXPECT_FALSE(had_room || again);
  EXPECT_NE(order.trouble(), 0);
  EXPECT_EQ(order.size(), 400u);
}

TEST(SavedFiltersTest, AreKeptWhereTheOtherSettingsAre) {
  QSettings ours(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui"));
  QSettings older(QStringLiteral("Unknown Organization"), QStringLiteral("tlspath-gui"));
  ours.clear();
  older.clear();
  const auto names = [] {
    const SavedFilters filters(Language::en);
    QStringList out;
    for (int i = 0; i < filters.rowCount(); ++i) out += filters.index(i).data().toString();
    return out;
  };
  const qsizetype built_in = names().size();
  // An older version's file is taken over, once.
  older.beginWriteArray(QStringLiteral("archive/filters"));
  older.setArrayIndex(0);
  older.setValue(QStringLiteral("name"), QStringLiteral("audit"));
  older.setValue(QStringLiteral("filter"), to_line({.weak = true}));
  older.endArray();
  older.sync();
  ASSERT_EQ(names().size(), built_in + 1);
  EXPECT_EQ(names().back(), QStringLiteral("audit"));
  ours.sync();
  EXPECT_EQ(ours.value(QStringLiteral("archive/filters/size")).toInt(), 1);
  older.sync();
  EXPECT_FALSE(older.contains(QStringLiteral("archive/filters/size")));
  {
    SavedFilters filters(Language::en);
    filters.remove(filters.rowCount() - 1);
  }
  EXPECT_EQ(names().size(), built_in);
}

TEST(FilterTest, ALineOfSettingsComesBackAsItWas) {
  const MailSelection rows[] = {
      {},
      {.since = -5, .until = 1'700'000'000, .undated = true},
      {.way = WayAnswer::none,
       .boundary = Verdict::local,
       .partner = "",
       .relay = "a&b=c%20.example"},
      {.system = "", .version = std::optional<TlsVersion>(), .weak = true},
      {.version = TlsVersion::tls1_0,
       .passed = Passed::never,
       .finding = "gap",
       .text = "ä + <&>;"},
      {.once = true},
  };
  for (const MailSelection& s : rows)
    EXPECT_EQ(from_line(to_line(s)), s) << to_line(s).toStdString();
  EXPECT_TRUE(from_line(QStringLiteral("way=9&since=x&passed=-1&version=77&nonsense")).empty());
}

TEST(FilterTest, TwoPeriodsGiveWhatIsInBoth) {
  const MailSelection s = narrowed({.since = 10, .until = 20}, {.since = 15, .until = 30});
  EXPECT_EQ(s.since, 15);
  EXPECT_EQ(s.until, 20);
}

TEST(FilterTest, TheFormGivesBackWhatItWasGiven) {
  const MailSelection rows[] = {
      {},
      {.since = 86400, .until = 3 * 86400, .way = WayAnswer::none, .boundary = Verdict::unstated},
      {.partner = "shop.example", .relay = "", .system = "postfix"},
      {.version = std::optional<TlsVersion>(), .weak = true, .passed = Passed::raised},
      {.version = TlsVersion::tls1_1, .finding = "old-version", .text = "kept", .once = true},
      {.once = true, .mark = 5},
  };
  for (const MailSelection& s : rows)
    EXPECT_EQ(FilterDialog(s, {}, Language::de).selection(), s) << to_line(s).toStdString();
}

}  // namespace
}  // namespace tlspath::gui

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("tlspath-test"));
  QCoreApplication::setApplicationName(QStringLiteral("archive-test"));
  QStandardPaths::setTestModeEnabled(true);
  QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  return RUN_ALL_TESTS();
}

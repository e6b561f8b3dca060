// The policy in the archive page: judged in the background, a column, a filter, a report that says
// what `tlspath check` says of the same mails, and what cannot be done is said.
#include <gtest/gtest.h>

#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>

#include "cli/command.hpp"
#include "core/overview/check_words.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/archive/policy_menu.hpp"
#include "gui/archive/policy_report.hpp"
#include "tests/gui/archive_window.hpp"

namespace tlspath::gui {
namespace {

using tests::Archive;
using tests::settled;
using tests::wait_for;

constexpr const char* kPolicy = R"([own]
domains = ["corp.example"]
[[partner]]
domain = "shop.example"
minimum_version = "TLSv1.2"
[[partner]]
domain = "partner.example"
report_only = true
)";

class PolicyTest : public testing::Test {
 protected:
  static constexpr int kMails = 400;

  PolicyTest() : archive_(kMails) {
    write("p.toml", kPolicy);
    page_.resize(1200, 700);
    page_.show();
  }
  void write(const char* name, const std::string& text) {
    std::ofstream(archive_.path(name)) << text;
  }
  void open() {
    page_.open_database(archive_.database());
    judged();
  }
  void judged() {
    ASSERT_TRUE(settled(page_));
    ASSERT_TRUE(wait_for([&] { return !bar().judging(); }));
    ASSERT_TRUE(settled(page_));
  }
  PolicyBar& bar() { return *page_.policy(); }
  QTableView* table() { return page_.findChild<QTableView*>("mails"); }
  MailListModel& model() { return *static_cast<MailListModel*>(table()->model()); }
  int rows() { return model().rowCount(); }
  bool column_shown() { return !table()->isColumnHidden(MailListModel::policy); }
  QString cell(int row) {
    const QModelIndex at = model().index(row, MailListModel::policy);
    (void)at.data();
    EXPECT_TRUE(wait_for([&] { return model().row(row) != nullptr; }));
    return at.data().toString();
  }
  // What the command line says of the same mails.
  std::string check(std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out, err;
    cli::Io io{.in = in,
               .out = out,
               .err = err,
               .env =
                   [](std::string_view name) {
                     return name == "LC_ALL" ? std::optional<std::string>("C.UTF-8") : std::nullopt;
                   },
               .interrupted = {}};
    std::vector<std::string> all{"check", "--no-config", "--lang", "en"};
    all.insert(all.end(), words.begin(), words.end());
    cli::run(all, io);
    return out.str();
  }

  Archive archive_;
  ArchivePage page_;
};

TEST_F(PolicyTest, NoPolicyNoColumn) {
  open();
  EXPECT_FALSE(column_shown());
  EXPECT_EQ(bar().said(), "");
  EXPECT_FALSE(page_.findChild<QPushButton*>("policy_report")->isVisible());
  // The saved filter says what lacks.
  MailSelection s;
  s.mark = mark_of(Outcome::violated);
  page_.apply(s);
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(rows(), 0);
  EXPECT_TRUE(page_.findChild<QLabel*>("notice")->text().contains("No policy is chosen"));
}

TEST_F(PolicyTest, AFileIsJudgedAndEachNumberOpensItsMails) {
  open();
  page_.set_policy(archive_.qpath("p.toml"));
  judged();
  ASSERT_NE(bar().result(), nullptr);
  const CheckResult& result = *bar().result();
  EXPECT_EQ(result.mails, static_cast<std::uint64_t>(kMails));
  EXPECT_GT(result.of(Outcome::violated), 0u);
  EXPECT_GT(result.of(Outcome::reported), 0u);
  EXPECT_GT(result.of(Outcome::kept), 0u);
  EXPECT_TRUE(column_shown());
  const auto policy = choose_policy(archive_.qpath("p.toml"), Language::en);
  // Those that it judged are those of the list and the copies that the list leaves out.
  std::uint64_t copies = result.judged();
  for (const Outcome o : {Outcome::kept, Outcome::allowed, Outcome::reported, Outcome::violated}) {
    page_.apply({.once = true, .mark = mark_of(o)});
    ASSERT_TRUE(settled(page_));
    copies -= static_cast<std::uint64_t>(rows());
  }
  EXPECT_LT(result.judged(), result.mails);
  EXPECT_GT(copies, 1u);
  EXPECT_EQ(bar().said().toStdString(),
            "p.toml: " + check_headline((*policy)->policy, result, Language::en) + " " +
                std::to_string(copies) + " duplicates counted each time.");
  for (std::size_t o = 0; o < kOutcomes; ++o) {
    MailSelection s;
    s.mark = mark_of(static_cast<Outcome>(o));
    page_.apply(s);
    ASSERT_TRUE(settled(page_));
    EXPECT_EQ(static_cast<std::uint64_t>(rows()), result.worst[o]) << o;
    if (rows() == 0) continue;
    const auto outcome = static_cast<Outcome>(o);
    EXPECT_EQ(cell(0).toStdString(), std::string(check_sign(outcome, false)) + " " +
                                         std::string(check_outcome(outcome, Language::en)));
  }
}

TEST_F(PolicyTest, ViolationsAreOnePressAway) {
  page_.set_policy(archive_.qpath("p.toml"));
  open();
  page_.findChild<QPushButton*>("policy_violations")->click();
  ASSERT_TRUE(settled(page_));
  EXPECT_EQ(static_cast<std::uint64_t>(rows()), bar().result()->of(Outcome::violated));
  EXPECT_EQ(cell(0), QString::fromUtf8("✗ broke it"));
  const auto chips = Filter::chips_of(page_.selection(), Language::en);
  ASSERT_EQ(chips.size(), 1u);
  EXPECT_EQ(chips[0].label, QString::fromUtf8("Policy: ✗ broke it"));
  // The same by the saved filter, with its count.
  auto* saved = page_.findChild<QListView*>("saved");
  const auto counted = [saved] {
    for (int i = 0; i < saved->model()->rowCount(); ++i)
      if (saved->model()->index(i, 0).data().toString().startsWith("Policy violations ("))
        return true;
    return false;
  };
  EXPECT_TRUE(wait_for(counted));
}

TEST_F(PolicyTest, TheReportSaysWhatTheCommandLineSays) {
  open();
  page_.set_policy(archive_.qpath("p.toml"));
  judged();
  const auto policy = choose_policy(archive_.qpath("p.toml"), Language::en);
  // By the name of the file, not by its path.
  const auto said = [&](const char* format) {
    std::string text =
        check({archive_.path("a.mbox"), "--policy", archive_.path("p.toml"), "--format", format});
    for (std::size_t at; (at = text.find(archive_.path("p.toml"))) != std::string::npos;)
      text.replace(at, archive_.path("p.toml").size(), "p.toml");
    return text;
  };
  for (const auto& [kind, format] :
       {std::pair(ReportKind::markdown, "markdown"), std::pair(ReportKind::csv, "csv"),
        std::pair(ReportKind::json, "json"), std::pair(ReportKind::junit, "junit")})
    EXPECT_EQ(policy_report(**policy, *bar().result(), kind, Language::en), said(format)) << format;

  PolicyReport report(*policy, bar().result(), Language::en);
  EXPECT_TRUE(report.text().contains("broke the policy"));
  for (const ReportKind kind : kReportKinds) {
    const QString path = archive_.qpath("out." + suffix_of(kind).toStdString());
    EXPECT_EQ(report.export_to(path, kind), "");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(),
              policy_report(**policy, *bar().result(), kind, Language::en));
  }
  EXPECT_NE(report.export_to(archive_.qpath("nowhere/x.csv"), ReportKind::csv), "");
}

TEST_F(PolicyTest, ProfilesAreThere) {
  open();
  for (const Profiled& p : policy_profiles()) {
    page_.set_policy(profile_choice(p.name));
    judged();
    ASSERT_NE(bar().result(), nullptr) << p.name;
    EXPECT_EQ(bar().result()->mails, static_cast<std::uint64_t>(kMails));
    if (p.name == "opportunistic") {
      EXPECT_FALSE(bar().result()->violated());
    }
  }
  page_.set_policy({});
  judged();
  EXPECT_FALSE(column_shown());
}

TEST_F(PolicyTest, AScanIsJudgedWhenItIsRead) {
  page_.set_policy(archive_.qpath("p.toml"));
  EXPECT_TRUE(bar().said().contains("when all are read")) << bar().said().toStdString();
  page_.scan({archive_.qpath("a.mbox")});
  judged();
  ASSERT_NE(bar().result(), nullptr);
  EXPECT_EQ(bar().result()->mails, static_cast<std::uint64_t>(kMails));
}

TEST_F(PolicyTest, WhatIsGoneOrChangedIsNotJudgedAndSaid) {
  const QString database = archive_.database();
  std::string mails;
  {
    std::ifstream in(archive_.path("a.mbox"), std::ios::binary);
    mails.assign(std::istreambuf_iterator<char>(in), {});
  }
  // One mail has become another one of the same size.
  const std::size_t at = mails.find("with ESMTPS");
  mails.replace(at, 11, "with ESMTP ");
  write("a.mbox", mails);
  page_.set_policy(archive_.qpath("p.toml"));
  page_.open_database(database);
  judged();
  EXPECT_EQ(bar().result()->mails, static_cast<std::uint64_t>(kMails) - 1);
  EXPECT_TRUE(bar().said().contains("1 could not be read again")) << bar().said().toStdString();
  std::filesystem::remove(archive_.path("a.mbox"));
  page_.open_database(database);
  judged();
  EXPECT_EQ(bar().result()->mails, 0u);
  EXPECT_FALSE(bar().said().contains("duplicate")) << bar().said().toStdString();
  EXPECT_EQ(cell(0), "-");
}

TEST_F(PolicyTest, AWrongFileIsSaidWithItsLine) {
  write("bad.toml", "[[partner]]\ndomain = \"a.example\"\nminimum_verison = \"TLSv1.2\"\n");
  page_.set_policy(archive_.qpath("bad.toml"));
  open();
  EXPECT_TRUE(bar().said().contains("bad.toml:3:")) << bar().said().toStdString();
  EXPECT_TRUE(bar().said().contains("did you mean \"minimum_version\""));
  EXPECT_FALSE(column_shown());
  page_.set_policy("profile:no-such-\"thing");
  EXPECT_NE(bar().said(), "");
  page_.set_policy(archive_.qpath("gone.toml"));
  EXPECT_TRUE(bar().said().contains("no such file"));
}

TEST_F(PolicyTest, AnotherPolicyStopsTheOneThatRuns) {
  open();
  for (int i = 0; i < 5; ++i) {
    page_.set_policy(archive_.qpath("p.toml"));
    page_.set_policy(profile_choice("rfc9325"));
  }
  judged();
  ASSERT_NE(bar().result(), nullptr);
  EXPECT_TRUE(bar().said().startsWith("rfc9325"));
  EXPECT_EQ(bar().result()->rules.size(), 1u);
  page_.set_policy(archive_.qpath("p.toml"));
  bar().cancel();
  judged();
  page_.open_database(archive_.qpath("gone.sqlite"));
  ASSERT_TRUE(wait_for([&] { return !bar().judging(); }));
  EXPECT_EQ(bar().result(), nullptr);
}

TEST_F(PolicyTest, TheMenuSaysWhichOneIsInUse) {
  PolicyMenu menu;
  menu.set_choice(archive_.qpath("p.toml"));
  QStringList checked, all;
  for (const QAction* a : menu.actions()) {
    if (a->isChecked()) checked += a->text();
    all += a->text();
  }
  EXPECT_EQ(checked, QStringList{"p.toml"});
  for (const Profiled& p : policy_profiles())
    EXPECT_TRUE(
        all.contains(QString::fromUtf8(p.name.data(), static_cast<qsizetype>(p.name.size()))));
}

TEST(PolicyFilter, ALineOfSettingsComesBackAsItWas) {
  for (std::size_t o = 0; o < kOutcomes; ++o) {
    MailSelection s;
    s.mark = mark_of(static_cast<Outcome>(o));
    EXPECT_EQ(from_line(to_line(s)), s);
  }
  EXPECT_FALSE(from_line("policy=77").mark);
  EXPECT_FALSE(from_line("policy=0").mark);
}

}  // namespace
}  // namespace tlspath::gui

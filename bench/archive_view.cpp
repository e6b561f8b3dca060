// The archive page of the window with a database of a million mails: how long each step takes until
// its first rows are there and until all is counted, how long the window stood still meanwhile, and
// how much memory it has.
//   bench_archive_view /tmp/million.sqlite [1000000]     made first where it is not there
// Mails are made up, 5 hops each, 5,000 partners, 300 relays, 12 years; reserved names only.
#include <fmt/format.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>

#include "core/store/store.hpp"
#include "gui/archive/archive_page.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"

namespace {

using namespace tlspath;
using namespace tlspath::gui;

std::string mail(int n) {
  std::mt19937 random(static_cast<unsigned>(n));
  const auto one_of = [&](unsigned all) { return static_cast<unsigned>(random() % all); };
  const std::string partner = fmt::format("partner{}.example", one_of(100) * one_of(51));
  const std::string relay = fmt::format("relay{}.example", one_of(20) * one_of(16));
  static const char* const tls[] = {
      "\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))",
      "\n\t(using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits))",
      "\n\t(using TLSv1 with cipher AES128-SHA (128/128 bits))", ""};
  static const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string day = fmt::format("{} {} {} {:02}:{:02}", 1 + one_of(28), months[one_of(12)],
                                      2014 + n / 90'000, one_of(24), one_of(60));
  std::string hosts[] = {"mbx.corp.example", "filter.corp.example",
                         "mx.corp.example",  "out" + std::to_string(one_of(4)) + "." + relay,
                         "in." + relay,      "www." + partner};
  std::string out;
  for (int h = 0; h < 5; ++h) {
    const char* with = tls[std::min(one_of(2) + one_of(3), 3u)];
    out += fmt::format(
        "Received: from {0} ({0} [192.0.2.{1}]){2}\n\tby {3} (Postfix) with {4} id {5:X}\n\tfor "
        "<user{6}@corp.example>; {7}:{8:02} +0000\n",
        hosts[h + 1], 1 + one_of(250), with, hosts[h], *with ? "ESMTPS" : "ESMTP", random(),
        one_of(2000), day, 50 - h * 5);
  }
  return out +
         fmt::format("From: user{}@{}\nMessage-ID: <{}.{}@{}>\nSubject: Order {} of the day\n\n\n",
                     one_of(300), partner, n - (n % 50 == 49 ? 1 : 0), 4711, "id.example", n);
}

void make(const std::string& path, int mails) {
  const std::string mbox = path + ".mbox";
  {
    std::ofstream out(mbox, std::ios::binary);
    for (int n = 0; n < mails; ++n) out << "From a Sat Jan  1 00:00:00 2022\n" << mail(n);
  }
  const auto organisations = make_psl_organisation();
  const OwnSide own{{}, {"corp.example"}};
  auto store = Store::open(path, {.identity = {}});
  MailSink* sinks[] = {&(*store)->sink()};
  const ScanInput input{.paths = {mbox},
                        .reader = Catalogue::built_in(),
                        .organisations = *organisations,
                        .new_organisations = [] { return make_psl_organisation(); },
                        .providers = parsers::providers(),
                        .own = own,
                        .failed = [](const InputError&) {},
                        .left_out = [](std::string_view, std::string_view, Content) {},
                        .changed = [](std::string_view) {},
                        .stop = [] { return false; },
                        .jobs = 2,
                        .journal = &(*store)->journal()};
  tlspath::scan(input, sinks);
  (void)(*store)->finish(true);
  std::filesystem::remove(mbox);
}

double megabytes(const char* key) {
  std::ifstream in("/proc/self/status");
  std::string word;
  while (in >> word)
    if (word == key) {
      double kb = 0;
      in >> kb;
      return kb / 1024;
    }
  return 0;
}

class Bench {
 public:
  explicit Bench(const QString& path) : path_(path) {
    page_.resize(1280, 760);
    page_.show();
    table_ = page_.findChild<QTableView*>(QStringLiteral("mails"));
    // The window stands still from one beat to the next.
    QObject::connect(&beat_, &QTimer::timeout, [this] {
      still_ = std::max(still_, since_beat_.nsecsElapsed());
      since_beat_.start();
    });
    beat_.start(1);
    since_beat_.start();
    fmt::print("{:<34} {:>9} {:>9} {:>9} {:>9}\n", "ms", "rows", "all", "still", "mails");
  }

  void run() {
    step("open", [this] { page_.open_database(path_); });
    counted("charts and counts of all");
    QElapsedTimer since;
    since.start();
    until([&] { return !page_.preparing(); });
    fmt::print("{:<34} {:>9} {:>9.1f}\n", "prepared for free text", "",
               static_cast<double>(since.nsecsElapsed()) / 1e6);
    std::mt19937 random(1);
    double worst = 0, all = 0;
    constexpr int kJumps = 200;
    still_ = 0;
    for (int i = 0; i < kJumps; ++i) {
      const int row = static_cast<int>(random() % static_cast<unsigned>(rows()));
      QElapsedTimer t;
      t.start();
      table_->scrollTo(table_->model()->index(row, 0), QAbstractItemView::PositionAtTop);
      until([&] { return model().row(row) != nullptr; });
      const double ms = static_cast<double>(t.nsecsElapsed()) / 1e6;
      worst = std::max(worst, ms);
      all += ms;
    }
    fmt::print("{:<34} {:>9.1f} {:>9} {:>9.1f}   worst of {}; {:.1f} on average\n",
               "scroll to a random place", worst, "", static_cast<double>(still_) / 1e6, kJumps,
               all / kJumps);
    const std::pair<const char*, MailSort> sorts[] = {
        {"sort by place", MailSort::place},     {"sort by verdict", MailSort::verdict},
        {"sort by partner", MailSort::partner}, {"sort by relay", MailSort::relay},
        {"sort by system", MailSort::system},   {"sort by version", MailSort::version},
        {"sort by time", MailSort::time}};
    for (const auto& [name, sort] : sorts)
      step(name, [&] { page_.sort_by(sort, sort == MailSort::time); });
    const std::pair<const char*, MailSelection> filters[] = {
        {"filter: cleartext at the boundary", {.boundary = Verdict::cleartext}},
        {"filter: a partner", {.partner = "partner100.example"}},
        {"filter: a relay that dropped", {.relay = "relay12.example", .passed = Passed::dropped}},
        {"filter: a month", {.since = 1'577'836'800, .until = 1'580'515'200}},
        {"filter: each mail once", {.once = true}},
        {"filter: TLSv1.3", {.version = TlsVersion::tls1_3}},
        {"filter: weak", {.weak = true}},
        {"filter: a frequent text", {.text = "relay1"}},
        {"filter: a rare text", {.text = "order 777777 "}},
        {"filter: a text that is nowhere", {.text = "nowhere.example"}},
    };
    for (const auto& [name, s] : filters) {
      step(name, [&] { page_.apply(s); });
      counted("   charts and counts of it");
    }
    step("back", [this] { page_.back(); });
    fmt::print("memory: {:.0f} MB now, {:.0f} MB at most\n", megabytes("VmRSS:"),
               megabytes("VmHWM:"));
  }

 private:
  const MailListModel& model() const { return *static_cast<MailListModel*>(table_->model()); }
  int rows() const { return model().rowCount(); }
  // Asleep meanwhile, as a window is, but for the beat: with a time given processEvents() does not
  // wait, and takes a processor from those that are waited for.
  template <class F>
  void until(F is) {
    while (!is()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }

  void step(const char* name, const std::function<void()>& what) {
    still_ = 0;
    QElapsedTimer t;
    t.start();
    const auto before = model().order();
    what();
    until([&] {
      return !page_.listing() ||
             (model().order() != nullptr && model().order() != before && model().row(0) != nullptr);
    });
    const double first = static_cast<double>(t.nsecsElapsed()) / 1e6;
    until([&] { return !page_.listing(); });
    fmt::print("{:<34} {:>9.1f} {:>9.1f} {:>9.1f} {:>9}\n", name, first,
               static_cast<double>(t.nsecsElapsed()) / 1e6, static_cast<double>(still_) / 1e6,
               rows());
  }
  void counted(const char* name) {
    still_ = 0;
    QElapsedTimer t;
    t.start();
    until([&] { return !page_.counting() && !page_.listing(); });
    fmt::print("{:<34} {:>9} {:>9.1f} {:>9.1f}\n", name, "",
               static_cast<double>(t.nsecsElapsed()) / 1e6, static_cast<double>(still_) / 1e6);
  }

  QString path_;
  ArchivePage page_;
  QTableView* table_ = nullptr;
  QTimer beat_;
  QElapsedTimer since_beat_;
  qint64 still_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("bench_archive_view DATABASE [MAILS]\n", stderr);
    return 2;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (!std::filesystem::exists(argv[1])) make(argv[1], argc > 2 ? std::stoi(argv[2]) : 1'000'000);
  QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  Bench(QString::fromLocal8Bit(argv[1])).run();
}

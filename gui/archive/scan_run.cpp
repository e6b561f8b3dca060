#include "gui/archive/scan_run.hpp"

#include <sys/stat.h>
#include <QFile>

#include <algorithm>
#include <chrono>

#include "cli/identity.hpp"
#include "core/overview/store_words.hpp"
#include "core/scan/sources.hpp"
#include "core/store/browse.hpp"
#include "core/store/store.hpp"
#include "gui/archive/scan_settings.hpp"
#include "gui/archive/settings_session.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

using Clock = std::chrono::steady_clock;

class WayCounts final : public MailSink {
 public:
  HeadParts head_parts() const override { return kNoHeadParts; }
  bool take(const ScannedMail& mail) override {
    const auto v = mail.analysis.path.verdict;
    ++ways[v ? static_cast<std::size_t>(*v) : static_cast<std::size_t>(WayAnswer::none)];
    return true;
  }
  std::array<quint64, kWayAnswers> ways{};
};

}  // namespace

QString no_file(const QString& path) {
  return ScanRun::tr("%1: no file, but a pipe or a device; save what it holds, and open that")
      .arg(plain(path, 200));
}

ScanRun::ScanRun(const QStringList& paths, std::string database, Language language, QObject* parent)
    : QObject(parent), database_(std::move(database)), language_(language) {
  qRegisterMetaType<ScanState>();
  qRegisterMetaType<ScanEnd>();
  for (const QString& p : paths) paths_.push_back(QFile::encodeName(p).toStdString());
}

ScanRun::~ScanRun() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void ScanRun::start() {
  thread_ = std::thread([this] { run(); });
}

// Nobody could end the wait for one that nobody writes to.
void ScanRun::refuse_pipes() {
  std::erase_if(paths_, [this](const std::string& path) {
    struct stat st{};
    if (::stat(path.c_str(), &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)) return false;
    emit unreadable(no_file(QFile::decodeName(path.c_str())));
    return true;
  });
}

void ScanRun::run() {
  const auto begin = Clock::now();
  ScanEnd end;
  const auto session = session_of_settings();
  if (!session) {
    end.trouble = plain(session.error().what);
    emit ended(end);
    return;
  }
  const ScanSettings settings = ScanSettings::load();
  auto store = Store::open(
      database_,
      {.identity = cli::identity_of(*session, {}, {}), .cache = settings.cache(), .live = true});
  if (!store) {
    end.trouble = plain(store_problem_in_window(store.error(), language_));
    emit ended(end);
    return;
  }
  emit ready();
  refuse_pipes();
  WayCounts counts;
  MailSink* sinks[] = {&counts, &(*store)->sink()};
  ScanState state;
  state.total = total_size(paths_);
  auto told = Clock::time_point();
  const auto tell = [&](const ScanProgress& now) {
    state.mails = now.mails;
    state.bytes = now.bytes;
    state.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    state.ways = counts.ways;
    if (Clock::now() - told < std::chrono::milliseconds(150)) return;
    told = Clock::now();
    emit progressed(state);
  };
  emit progressed(state);
  const Messages& say = messages(language_);
  const ScanInput input{
      .paths = paths_,
      .reader = session->reader(),
      .organisations = *session->organisations,
      .new_organisations = [] { return make_psl_organisation(); },
      .providers = session->providers(),
      .own = session->own,
      .failed =
          [&](const InputError& e) { emit unreadable(plain(cli::window_problem(e, say, true))); },
      .left_out = [](std::string_view, std::string_view, Content) {},
      .changed = [](std::string_view) {},
      .stop = [this] { return stop_.load(); },
      .progress = tell,
      .jobs = settings.threads(),
      .journal = &(*store)->journal(),
      .checkpoint_seconds = 1,
  };
  const ScanResult result = tlspath::scan(input, sinks);
  const auto finished = (*store)->finish(!result.stopped && !result.sink_full);
  if (!finished) end.trouble = plain(store_problem_in_window(finished.error(), language_));
  state.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  state.ways = counts.ways;
  state.mails = 0;
  for (const quint64 n : counts.ways) state.mails += n;
  end.state = state;
  end.stopped = result.stopped;
  end.failed = result.failed;
  end.left_out = result.left_out;
  emit ended(end);
}

}  // namespace tlspath::gui

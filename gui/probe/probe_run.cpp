#include "gui/probe/probe_run.hpp"

#include <csignal>

#include "cli/probe_program.hpp"
#include "core/report/probe_words.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr int kPatience = 2000;  // ms
constexpr std::size_t kLongLine = 2000;

// The program has made names visible; nothing else may come through here either.
QString page_of(const QByteArray& bytes) {
  QStringList out;
  for (const QByteArray& line : bytes.split('\n'))
    out +=
        plain(std::string_view(line.constData(), static_cast<std::size_t>(line.size())), kLongLine);
  return out.join(QLatin1Char('\n'));
}

}  // namespace

ProbeRun::ProbeRun(QObject* parent) : QObject(parent) {
  patience_.setSingleShot(true);
  patience_.setInterval(kPatience);
  connect(&patience_, &QTimer::timeout, &process_, &QProcess::kill);
  connect(&process_, &QProcess::readyReadStandardOutput, this, &ProbeRun::read);
  connect(&process_, &QProcess::finished, this, &ProbeRun::finish);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError e) {
    if (e == QProcess::FailedToStart) finish();
  });
}

ProbeRun::~ProbeRun() {
  process_.disconnect(this);
  process_.kill();
  process_.waitForFinished(kPatience);
}

void ProbeRun::start(const QString& target, Language language, const QString& program,
                     const QStringList& more) {
  if (running()) return;
  page_.clear();
  told_ = too_much_ = false;
  QString file = program;
  if (file.isEmpty())
    if (const auto found = cli::find_probe_program()) file = utf8(*found);
  if (file.isEmpty()) {
    told_ = true;
    emit ended({}, false, utf8(probe_words(language).not_built));
    return;
  }
  process_.setStandardInputFile(QProcess::nullDevice());
  process_.start(
      file, QStringList{QStringLiteral("probe"), QStringLiteral("--lang"), utf8(name(language))} +
                more + QStringList{QStringLiteral("--"), target});
}

void ProbeRun::cancel() {
  if (!running() || process_.processId() <= 0) return;
  ::kill(static_cast<pid_t>(process_.processId()), SIGINT);
  patience_.start();
}

void ProbeRun::read() {
  page_ += process_.readAllStandardOutput();
  if (page_.size() <= kMostOutput) return;
  page_.truncate(kMostOutput);
  too_much_ = true;
  process_.kill();
}

void ProbeRun::finish() {
  if (told_) return;
  told_ = true;
  patience_.stop();
  if (!too_much_) read();
  const QString page = page_of(page_);
  QString trouble;
  if (page.trimmed().isEmpty()) {
    trouble = page_of(process_.readAllStandardError().left(4000)).trimmed();
    if (trouble.isEmpty()) trouble = plain(process_.errorString());
  }
  const bool answered = process_.exitStatus() == QProcess::NormalExit && process_.exitCode() == 0;
  emit ended(page, answered, trouble);
}

}  // namespace tlspath::gui

#include "gui/archive/policy_run.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "core/base/hash.hpp"
#include "core/overview/store_words.hpp"
#include "core/scan/scan.hpp"
#include "core/text/escape.hpp"
#include "gui/archive/scan_settings.hpp"
#include "gui/archive/settings_session.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

using Clock = std::chrono::steady_clock;

// One of a million costs 16 bytes, and only while they are judged.
struct Known {
  std::uint64_t key = 0;
  std::int64_t id = 0;
};

std::uint64_t key_of(std::uint64_t path, std::string_view entry,
                     std::optional<std::uint64_t> offset, std::uint64_t header) {
  std::uint64_t key = hash_bytes(entry, path);
  const std::uint64_t numbers[] = {offset.value_or(0), offset.has_value() ? 1u : 0u, header};
  return hash_bytes({reinterpret_cast<const char*>(numbers), sizeof numbers}, key);
}

// Hands on what the database has, and notes what became of it.
class KnownMails final : public MailSink {
 public:
  KnownMails(CheckSink& check, std::vector<Known> known, std::size_t marks)
      : check_(check), known_(std::move(known)), marks_(marks, 0) {
    std::ranges::sort(known_, {}, &Known::key);
  }

  bool begin_source(const SourceInfo& source) override {
    path_ = hash_bytes(source.path);
    return true;
  }
  bool take(const ScannedMail& mail) override {
    const HeaderBlock& h = mail.analysis.header;
    const std::uint64_t header = hash_bytes(mail.raw.substr(h.begin(), h.end() - h.begin()));
    const std::uint64_t key = key_of(path_, unfolded(mail.entry.value_or("")), mail.offset, header);
    for (auto it = std::ranges::lower_bound(known_, key, {}, &Known::key);
         it != known_.end() && it->key == key; ++it) {
      std::uint8_t& mark = marks_[static_cast<std::size_t>(it->id)];
      if (mark != 0) continue;
      if (!check_.take(mail)) return false;
      mark = mark_of(check_.last());
      ++read_;
      break;
    }
    return true;
  }

  const std::vector<std::uint8_t>& marks() const { return marks_; }
  std::vector<std::uint8_t> take_marks() { return std::move(marks_); }
  std::uint64_t read() const { return read_; }

 private:
  CheckSink& check_;
  std::vector<Known> known_;
  std::vector<std::uint8_t> marks_;
  std::uint64_t path_ = 0, read_ = 0;
};

// Those that a list which has each mail once leaves out.
quint64 judged_copies(MailBrowser& browser, const std::vector<std::uint8_t>& marks) {
  const auto judged = [&](std::size_t id) {
    return id < marks.size() &&
           outcome_of(marks[id]).value_or(Outcome::not_judged) != Outcome::not_judged;
  };
  quint64 all = 0, once = 0;
  for (std::size_t id = 0; id < marks.size(); ++id) all += judged(id) ? 1 : 0;
  if (!browser.select({.once = true}) ||
      !browser.list(MailSort::place, false, [&](std::span<const std::int64_t> ids) {
        for (const std::int64_t id : ids) once += judged(static_cast<std::size_t>(id)) ? 1 : 0;
        return true;
      }))
    return 0;
  return all - std::min(all, once);
}

}  // namespace

PolicyRun::PolicyRun(PolicyPtr policy, std::string database, QString folder, Language language,
                     QObject* parent)
    : QObject(parent),
      policy_(std::move(policy)),
      database_(std::move(database)),
      folder_(std::move(folder)),
      language_(language) {
  qRegisterMetaType<PolicyEnd>();
}

PolicyRun::~PolicyRun() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void PolicyRun::start() {
  thread_ = std::thread([this] { run(); });
}

// As the scan was told it: from where it ran, or from beside the database.
std::string PolicyRun::found(std::string_view path) const {
  std::string as_told(path);
  if (folder_.isEmpty()) return as_told;
  const QString name = QFile::decodeName(as_told.c_str());
  if (!QFileInfo(name).isRelative() || QFileInfo::exists(name)) return as_told;
  const QString beside = QDir(folder_).filePath(name);
  return QFileInfo::exists(beside) ? QFile::encodeName(beside).toStdString() : as_told;
}

void PolicyRun::run() {
  PolicyEnd end{.policy = policy_};
  const auto fail = [&](const QString& why) {
    end.trouble = why;
    emit ended(end);
  };
  const auto session = session_of_settings();
  if (!session) return fail(plain(session.error().what));
  OwnSide own = session->own;
  own.add(policy_->policy.own);

  auto browser = MailBrowser::open(database_, {}, &stop_);
  if (!browser) return fail(plain(store_problem_in_window(browser.error(), language_)));
  std::vector<Known> known;
  std::vector<std::string> paths;
  std::unordered_set<std::string> seen;
  std::string last;
  std::uint64_t path = 0;
  std::int64_t most = 0;
  const auto listed = (*browser)->places([&](const StoredPlace& p) {
    if (known.empty() || p.path != last) {
      last = p.path;
      std::string file = found(p.path);
      path = hash_bytes(file);
      // What came by standard input is gone.
      if (file != "-" && seen.insert(file).second) paths.push_back(std::move(file));
    }
    known.push_back({key_of(path, p.entry, p.offset, p.header_hash), p.id});
    most = std::max(most, p.id);
    return !stop_.load();
  });
  if (!listed) return fail(plain(store_problem_in_window(listed.error(), language_)));
  seen.clear();
  end.mails = known.size();

  CheckSink check(policy_->policy, own, *session->organisations, session->providers(), language_);
  KnownMails mails(check, std::move(known), static_cast<std::size_t>(most) + 1);
  MailSink* sinks[] = {&mails};
  auto told = Clock::time_point();
  const ScanInput input{
      .paths = std::move(paths),
      .reader = session->reader(),
      .organisations = *session->organisations,
      .new_organisations = [] { return make_psl_organisation(); },
      .providers = session->providers(),
      .own = own,
      .failed = [](const InputError&) {},
      .left_out = [](std::string_view, std::string_view, Content) {},
      .changed = [](std::string_view) {},
      .stop = [this] { return stop_.load(); },
      .progress =
          [&](const ScanProgress&) {
            if (Clock::now() - told < std::chrono::milliseconds(150)) return;
            told = Clock::now();
            emit progressed(mails.read(), end.mails);
          },
      .jobs = ScanSettings::load().threads(),
  };
  end.stopped = tlspath::scan(input, sinks).stopped || stop_.load();
  end.not_read = end.mails - mails.read();
  end.copies = judged_copies(**browser, mails.marks());
  end.marks = std::make_shared<const std::vector<std::uint8_t>>(mails.take_marks());
  end.result = std::make_shared<const CheckResult>(check.result());
  emit ended(end);
}

}  // namespace tlspath::gui

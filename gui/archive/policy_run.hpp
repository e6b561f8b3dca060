// PolicyRun: holds the mails of a results database against a policy, in a thread of its own. A
// database has no words that prove anything, so each mail is read again from where it lay, as
// `tlspath check` reads it; one that is gone or has changed is counted as not read.
//   PolicyRun run(policy, "/tmp/x/results.sqlite", {}, language);  run.start();
//     -> progressed ..., ended
// Destroying it stops it at the next mail and waits. Not done: mails that the database does not
// have; keeping the result.
#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "core/policy/check.hpp"
#include "core/store/browse.hpp"
#include "gui/archive/policy_choice.hpp"

namespace tlspath::gui {

// What the marks of mails are: 0: not read (yet), else one more than the outcome.
constexpr std::uint8_t mark_of(Outcome o) {
  return static_cast<std::uint8_t>(static_cast<int>(o) + 1);
}
constexpr std::optional<Outcome> outcome_of(std::uint8_t mark) {
  if (mark == 0 || mark > kOutcomes) return std::nullopt;
  return static_cast<Outcome>(mark - 1);
}

struct PolicyEnd {
  PolicyPtr policy;
  std::shared_ptr<const CheckResult> result{};  // null where there is none
  MailMarks marks{};
  quint64 mails = 0, not_read = 0;
  quint64 copies = 0;  // among the judged mails: each is judged, as `tlspath check` does
  bool stopped = false;
  QString trouble{};  // why it could not be done; empty: it was
};

class PolicyRun : public QObject {
  Q_OBJECT

 public:
  // `folder`: where relative paths of the database are looked for too; empty: nowhere.
  PolicyRun(PolicyPtr policy, std::string database, QString folder, Language language,
            QObject* parent = nullptr);
  ~PolicyRun() override;
  void start();  // once, when its signals are connected
  void stop() { stop_ = true; }

 signals:
  void progressed(quint64 mails, quint64 of);
  void ended(tlspath::gui::PolicyEnd end);

 private:
  void run();
  std::string found(std::string_view path) const;

  PolicyPtr policy_;
  std::string database_;
  QString folder_;
  Language language_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace tlspath::gui

Q_DECLARE_METATYPE(tlspath::gui::PolicyEnd)

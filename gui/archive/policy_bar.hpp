// PolicyBar: the policy of the archive page, a line above the list: which one, how far the mails
// are judged, what it found, the mails that broke it, the report.
//   bar->set_policy("profile:rfc9325");  bar->set_database(path, folder);   -> marks_changed()
// Judging runs in the background (policy_run) and begins when there are both. Its marks are notes
// on mails by number; which mails are listed is the page's business.
#pragma once

#include <QWidget>
#include <memory>

#include "core/text/language.hpp"
#include "gui/archive/policy_run.hpp"

class QLabel;
class QPushButton;
class QToolButton;

namespace tlspath::gui {

class PolicyMenu;

class PolicyBar : public QWidget {
  Q_OBJECT

 public:
  explicit PolicyBar(Language language, QWidget* parent = nullptr);
  ~PolicyBar() override;

  void set_policy(const QString& choice);
  // "": there is none, or it is still written.
  void set_database(const QString& path, const QString& folder);
  void cancel();

  const QString& choice() const { return choice_; }
  bool has_policy() const { return policy_ != nullptr; }
  bool judging() const { return run_ != nullptr; }
  const MailMarks& marks() const { return end_.marks; }
  std::shared_ptr<const CheckResult> result() const { return end_.result; }
  QString said() const;
  void show_report();

 signals:
  void chosen(QString choice);  // by the menu: who has the settings sets it
  void marks_changed();
  void violations_wanted();

 private:
  void begin();
  void show_state();

  Language language_;
  QString choice_, database_, folder_, problem_;
  PolicyPtr policy_;
  std::unique_ptr<PolicyRun> run_;
  std::uint64_t run_id_ = 0;
  PolicyEnd end_;
  quint64 done_ = 0, of_ = 0;

  QToolButton* button_;
  PolicyMenu* menu_;
  QLabel* said_;
  QPushButton *violations_, *report_, *cancel_;
};

// "✗ broke it"; "..." while it is not known; "-" where it cannot be.
QString policy_cell(std::uint8_t mark, bool judging, Language language);

}  // namespace tlspath::gui

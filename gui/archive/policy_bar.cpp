#include "gui/archive/policy_bar.hpp"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "core/overview/check_words.hpp"
#include "core/overview/summary_words.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/policy_menu.hpp"
#include "gui/archive/policy_report.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

QString policy_cell(std::uint8_t mark, bool judging, Language language) {
  const auto outcome = outcome_of(mark);
  if (!outcome) return judging ? QStringLiteral("...") : QStringLiteral("-");
  return utf8(std::string(check_sign(*outcome, false)) + ' ' +
              std::string(check_outcome(*outcome, language)));
}

PolicyBar::PolicyBar(Language language, QWidget* parent)
    : QWidget(parent),
      language_(language),
      button_(new QToolButton),
      menu_(new PolicyMenu(button_)),
      said_(plain_label()),
      violations_(new QPushButton(tr("Violations"))),
      report_(new QPushButton(tr("Report..."))),
      cancel_(new QPushButton(tr("Cancel"))) {
  button_->setObjectName(QStringLiteral("policy"));
  button_->setText(tr("Policy"));
  button_->setMenu(menu_);
  button_->setPopupMode(QToolButton::InstantPopup);
  button_->setFocusPolicy(Qt::StrongFocus);
  button_->setMinimumHeight(28);
  said_->setObjectName(QStringLiteral("policy_said"));
  violations_->setObjectName(QStringLiteral("policy_violations"));
  report_->setObjectName(QStringLiteral("policy_report"));
  cancel_->setObjectName(QStringLiteral("policy_cancel"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(button_);
  row->addWidget(said_, 1);
  for (QPushButton* b : {violations_, report_, cancel_}) {
    b->setAutoDefault(false);
    row->addWidget(b);
  }
  connect(menu_, &PolicyMenu::chosen, this, &PolicyBar::chosen);
  connect(violations_, &QPushButton::clicked, this, &PolicyBar::violations_wanted);
  connect(report_, &QPushButton::clicked, this, &PolicyBar::show_report);
  connect(cancel_, &QPushButton::clicked, this, &PolicyBar::cancel);
  show_state();
}

PolicyBar::~PolicyBar() = default;

void PolicyBar::set_policy(const QString& choice) {
  choice_ = choice;
  menu_->set_choice(choice);
  auto chosen = choose_policy(choice, language_);
  problem_ = chosen ? QString() : plain(chosen.error().what);
  policy_ = chosen ? std::move(*chosen) : nullptr;
  begin();
}

void PolicyBar::set_database(const QString& path, const QString& folder) {
  database_ = path;
  folder_ = folder;
  begin();
}

void PolicyBar::cancel() {
  if (run_) run_->stop();
}

void PolicyBar::begin() {
  run_.reset();
  end_ = {};
  done_ = of_ = 0;
  if (policy_ && !database_.isEmpty()) {
    run_ = std::make_unique<PolicyRun>(policy_, QFile::encodeName(database_).toStdString(), folder_,
                                       language_);
    // What an earlier one told late is not heard.
    const auto mine = [this, id = ++run_id_] { return run_ && id == run_id_; };
    connect(run_.get(), &PolicyRun::progressed, this, [this, mine](quint64 mails, quint64 of) {
      if (!mine()) return;
      done_ = mails, of_ = of;
      show_state();
    });
    connect(run_.get(), &PolicyRun::ended, this, [this, mine](const PolicyEnd& end) {
      if (!mine()) return;
      end_ = end;
      if (end_.stopped) end_.result.reset();
      run_.reset();
      show_state();
      emit marks_changed();
    });
    run_->start();
  }
  show_state();
  emit marks_changed();
}

void PolicyBar::show_state() {
  const auto number = [this](std::uint64_t n) { return utf8(grouped(n, language_)); };
  const QString name = policy_ ? plain(policy_->name, 60) : QString();
  QString said;
  if (!problem_.isEmpty())
    said = problem_;
  else if (!policy_)
    said = QString();
  else if (run_)
    said = of_ > 0 ? tr("%1: judging, %2 of %3 mails").arg(name, number(done_), number(of_))
                   : tr("%1: judging...").arg(name);
  else if (!end_.trouble.isEmpty())
    said = end_.trouble;
  else if (end_.stopped)
    said = tr("%1: cancelled, not all mails are judged.").arg(name);
  else if (end_.result)
    said = tr("%1: %2").arg(name, utf8(check_headline(policy_->policy, *end_.result, language_)));
  else
    said = tr("%1: the mails are judged when all are read.").arg(name);
  // The list may leave copies out; its numbers are smaller then.
  if (!run_ && end_.result && end_.copies > 0) {
    const SummaryWords& w = summary_words(language_);
    said += QStringLiteral(" %1 %2.").arg(
        number(end_.copies), utf8(end_.copies == 1 ? w.duplicates_all_one : w.duplicates_all));
  }
  if (!run_ && end_.not_read > 0 && !end_.stopped)
    said += QLatin1Char(' ') +
            tr("%1 could not be read again and are not judged.").arg(number(end_.not_read));
  said_->setText(said);
  said_->setAccessibleName(said);
  violations_->setVisible(end_.result && end_.result->violated());
  report_->setVisible(end_.result != nullptr);
  cancel_->setVisible(run_ != nullptr);
}

QString PolicyBar::said() const { return said_->text(); }

void PolicyBar::show_report() {
  if (!end_.result) return;
  auto* report = new PolicyReport(end_.policy, end_.result, language_, window());
  report->setAttribute(Qt::WA_DeleteOnClose);
  report->show();
}

}  // namespace tlspath::gui

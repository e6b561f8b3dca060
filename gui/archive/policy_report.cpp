#include "gui/archive/policy_report.hpp"

#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "core/overview/check_page.hpp"
#include "core/report/messages.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr std::size_t kWidth = 100;

QString name_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::markdown:
      return QStringLiteral("Markdown");
    case ReportKind::csv:
      return PolicyReport::tr("CSV, a row a hop");
    case ReportKind::json:
      return QStringLiteral("JSON");
    case ReportKind::junit:
      return QStringLiteral("JUnit XML");
    case ReportKind::text:
      break;
  }
  return PolicyReport::tr("Plain text");
}

}  // namespace

QString suffix_of(ReportKind kind) {
  switch (kind) {
    case ReportKind::markdown:
      return QStringLiteral("md");
    case ReportKind::csv:
      return QStringLiteral("csv");
    case ReportKind::json:
      return QStringLiteral("json");
    case ReportKind::junit:
      return QStringLiteral("xml");
    case ReportKind::text:
      break;
  }
  return QStringLiteral("txt");
}

std::string policy_report(const ChosenPolicy& policy, const CheckResult& result, ReportKind kind,
                          Language language) {
  // For programs it is English, as on the command line.
  const bool for_people = kind == ReportKind::text || kind == ReportKind::markdown;
  const CheckStyle style{.language = for_people ? language : Language::en,
                         .policy_path = policy.name,
                         .all = kind == ReportKind::text,
                         .width = kWidth};
  switch (kind) {
    case ReportKind::markdown:
      return check_markdown(policy.policy, result, style);
    case ReportKind::csv:
      return check_csv(policy.policy, result);
    case ReportKind::json:
      return check_json(policy.policy, result, style, "tlspath " TLSPATH_VERSION);
    case ReportKind::junit:
      return check_junit(policy.policy, result, style);
    case ReportKind::text:
      break;
  }
  return check_text(policy.policy, result, style);
}

PolicyReport::PolicyReport(PolicyPtr policy, std::shared_ptr<const CheckResult> result,
                           Language language, QWidget* parent)
    : QDialog(parent),
      policy_(std::move(policy)),
      result_(std::move(result)),
      language_(language),
      page_(new QPlainTextEdit) {
  setWindowTitle(tr("Policy report: %1").arg(plain(policy_->name, 60)));
  page_->setObjectName(QStringLiteral("policy_page"));
  page_->setReadOnly(true);
  page_->setTabChangesFocus(true);
  page_->setLineWrapMode(QPlainTextEdit::NoWrap);
  page_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  page_->setAccessibleName(tr("Policy report"));
  page_->setPlainText(utf8(policy_report(*policy_, *result_, ReportKind::text, language_)));
  auto* save = new QPushButton(tr("&Export..."));
  auto* close = new QPushButton(tr("Close"));
  save->setAutoDefault(false);
  auto* row = new QHBoxLayout;
  row->addWidget(save);
  row->addStretch(1);
  row->addWidget(close);
  auto* column = new QVBoxLayout(this);
  column->addWidget(page_, 1);
  column->addLayout(row);
  connect(save, &QPushButton::clicked, this, &PolicyReport::export_by_dialog);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  resize(QFontMetrics(page_->font()).averageCharWidth() * static_cast<int>(kWidth + 6), 560);
}

QString PolicyReport::text() const { return page_->toPlainText(); }

QString PolicyReport::export_to(const QString& path, ReportKind kind) const {
  const std::string text = policy_report(*policy_, *result_, kind, language_);
  const auto size = static_cast<qint64>(text.size());
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
    return {};
  return utf8(
      messages(language_).not_written(path.toStdString(), file.errorString().toStdString()));
}

void PolicyReport::export_by_dialog() {
  QStringList filters;
  for (const ReportKind k : kReportKinds)
    filters += QStringLiteral("%1 (*.%2)").arg(name_of(k), suffix_of(k));
  QFileDialog dialog(this, tr("Export"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setNameFilters(filters);
  dialog.setDefaultSuffix(suffix_of(kReportKinds[0]));
  dialog.selectFile(QStringLiteral("policy"));
  connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
    const auto at = filters.indexOf(filter);
    if (at >= 0) dialog.setDefaultSuffix(suffix_of(kReportKinds[at]));
  });
  if (dialog.exec() != QDialog::Accepted) return;
  const QString path = dialog.selectedFiles().first();
  auto at = filters.indexOf(dialog.selectedNameFilter());
  // The name tells what is meant where it has one of our endings.
  for (qsizetype i = 0; i < filters.size(); ++i)
    if (QFileInfo(path).suffix() == suffix_of(kReportKinds[i])) at = i;
  const QString problem = export_to(path, kReportKinds[std::max<qsizetype>(at, 0)]);
  if (!problem.isEmpty()) page_->setPlainText(problem + QLatin1Char('\n') + page_->toPlainText());
}

}  // namespace tlspath::gui

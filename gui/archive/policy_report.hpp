// PolicyReport: what a check of many mails found, to read and to keep: the page of `tlspath check`,
// and files in its forms. The words are core/report's (check_page.hpp).
#pragma once

#include <QDialog>
#include <memory>

#include "core/policy/check.hpp"
#include "core/text/language.hpp"
#include "gui/archive/policy_choice.hpp"

class QPlainTextEdit;

namespace tlspath::gui {

enum class ReportKind : std::uint8_t { text, markdown, csv, json, junit };
inline constexpr ReportKind kReportKinds[] = {ReportKind::text, ReportKind::markdown,
                                              ReportKind::csv, ReportKind::json, ReportKind::junit};
QString suffix_of(ReportKind kind);  // "txt", "md", "csv", "json", "xml"

std::string policy_report(const ChosenPolicy& policy, const CheckResult& result, ReportKind kind,
                          Language language);

class PolicyReport : public QDialog {
  Q_OBJECT

 public:
  PolicyReport(PolicyPtr policy, std::shared_ptr<const CheckResult> result, Language language,
               QWidget* parent = nullptr);

  QString text() const;
  // Empty: done; else why not, one line.
  QString export_to(const QString& path, ReportKind kind) const;

 private:
  void export_by_dialog();

  PolicyPtr policy_;
  std::shared_ptr<const CheckResult> result_;
  Language language_;
  QPlainTextEdit* page_;
};

}  // namespace tlspath::gui

// ProbeDialog: asks before anything leaves the computer, and says what would: which names are
// looked up, which servers are connected, what they see, and that it tells now, not then. Only
// [Ask now] starts it; Enter and Esc do not. Then the page of `tlspath probe`, as it is in a
// terminal. Not done: several targets at once, options (the command line has them).
#pragma once

#include <QDialog>

#include "core/text/language.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace tlspath::gui {

class ProbeRun;

class ProbeDialog : public QDialog {
  Q_OBJECT

 public:
  // `targets`: whom one may want to ask; the first is chosen. `ask`: false: what is named is asked
  // at once.
  ProbeDialog(const QStringList& targets, Language language, bool ask, QWidget* parent = nullptr);
  ~ProbeDialog() override;

  // For tests: another program, and options of `tlspath probe`.
  static void set_program(const QString& program, const QStringList& more);

  void start();
  bool running() const;
  bool asking() const;  // nothing was started yet
  QString text() const;
  void reject() override;

 signals:
  void ask_each_time(bool ask);  // what was chosen, where somebody was asked

 private:
  QWidget* make_question(const QStringList& targets, bool ask);
  QWidget* make_answer();
  void say_whom();
  void show_page(const QString& page, const QString& trouble);

  Language language_;
  ProbeRun* run_;
  QStackedWidget* pages_;
  QComboBox* target_;
  QLabel *whom_, *state_;
  QCheckBox* each_time_;
  QPlainTextEdit* page_;
  QPushButton *start_, *close_, *copy_, *again_;
};

}  // namespace tlspath::gui

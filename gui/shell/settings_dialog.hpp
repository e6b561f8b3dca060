// SettingsDialog: few settings: own domains and networks first. Refuses what is neither, in the
// dialog.
#pragma once

#include <QDialog>

#include "gui/shell/config_file.hpp"
#include "gui/shell/preferences.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace tlspath::gui {

class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  SettingsDialog(const Preferences& preferences, const Shared& shared, QWidget* parent = nullptr);

  Preferences preferences() const;
  Shared shared() const;
  void accept() override;

  QPlainTextEdit* own() const { return own_; }
  QString problem() const;

 private:
  Preferences before_;
  QPlainTextEdit* own_;
  QLabel* problem_;
  QCheckBox* hide_;
  QComboBox* snippet_;
  QComboBox* theme_;
  QComboBox* language_;
  QComboBox* times_;
  QSpinBox* points_;
  QCheckBox* fold_;
  QCheckBox* recent_;
  QCheckBox* probe_;
  QSpinBox *jobs_, *memory_;
  QLineEdit* systems_;
};

}  // namespace tlspath::gui

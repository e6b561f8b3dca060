#include "gui/shell/settings_dialog.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {

SettingsDialog::SettingsDialog(const Preferences& preferences, const Shared& shared,
                               QWidget* parent)
    : QDialog(parent), before_(preferences) {
  setWindowTitle(tr("Settings"));
  own_ = new QPlainTextEdit;
  own_->setTabChangesFocus(true);
  own_->setPlaceholderText(QStringLiteral("corp.example\n192.0.2.0/24"));
  QStringList lines;
  for (const std::string& o : shared.own) lines += utf8(o);
  own_->setPlainText(lines.join(QLatin1Char('\n')));
  own_->setMinimumHeight(90);
  auto* own_label = new QLabel(tr("My &domains and networks, one a line"));
  own_label->setBuddy(own_);
  auto* own_hint = plain_label(
      tr("Lines that these servers wrote count as trusted. tlspath on the command line uses the "
         "same list."));
  problem_ = plain_label();
  QPalette warn = problem_->palette();
  warn.setColor(QPalette::WindowText, theme().colour(Colour::cleartext_ink));
  problem_->setPalette(warn);
  problem_->hide();

  hide_ = new QCheckBox(tr("&Hide names, addresses and ids in tickets"));
  hide_->setChecked(preferences.hide_in_copies);
  snippet_ = new QComboBox;
  snippet_->addItems({tr("Markdown"), tr("Plain text")});
  snippet_->setCurrentIndex(preferences.markdown ? 0 : 1);
  theme_ = new QComboBox;
  theme_->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
  theme_->setCurrentIndex(static_cast<int>(preferences.theme));
  language_ = new QComboBox;
  language_->addItems({tr("As the desktop"), QStringLiteral("English"), QStringLiteral("Deutsch")});
  language_->setCurrentIndex(!shared.language ? 0 : *shared.language == Language::en ? 1 : 2);
  times_ = new QComboBox;
  times_->setObjectName(QStringLiteral("times"));
  times_->addItems({tr("UTC"), tr("Local time")});
  times_->setCurrentIndex(preferences.local_times ? 1 : 0);
  points_ = new QSpinBox;
  points_->setRange(5, 48);
  points_->setSpecialValueText(tr("As the desktop"));
  points_->setValue(preferences.header_points == 0 ? 5 : preferences.header_points);
  fold_ = new QCheckBox(tr("&Fold local hops"));
  fold_->setChecked(preferences.fold_local);
  recent_ = new QCheckBox(tr("&Remember recent files"));
  recent_->setChecked(preferences.keep_recent);
  probe_ = new QCheckBox(tr("&Probe: ask each time before the network is used"));
  probe_->setObjectName(QStringLiteral("probe_asks"));
  probe_->setChecked(preferences.probe_asks);

  auto* form = new QFormLayout;
  form->addRow(tr("Copy for &ticket as"), snippet_);
  form->addRow(tr("&Colours"), theme_);
  form->addRow(tr("&Language"), language_);
  form->addRow(tr("T&imes in"), times_);
  form->addRow(tr("&Size of the header's text"), points_);
  jobs_ = new QSpinBox;
  jobs_->setObjectName(QStringLiteral("scan_jobs"));
  jobs_->setRange(0, ScanSettings::kMostJobs);
  jobs_->setSpecialValueText(tr("One a processor"));
  jobs_->setValue(preferences.scan.jobs);
  memory_ = new QSpinBox;
  memory_->setObjectName(QStringLiteral("scan_memory"));
  memory_->setRange(ScanSettings::kLeastMemory, ScanSettings::kMostMemory);
  memory_->setSuffix(QStringLiteral(" MB"));
  memory_->setValue(preferences.scan.memory);
  systems_ = new QLineEdit(preferences.scan.systems);
  systems_->setObjectName(QStringLiteral("systems"));
  systems_->setPlaceholderText(tr("none"));
  auto* browse = new QPushButton(tr("Browse..."));
  browse->setAutoDefault(false);
  browse->setAccessibleName(tr("Choose the file with my own mail systems"));
  auto* systems = new QHBoxLayout;
  systems->addWidget(systems_, 1);
  systems->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Own mail systems"), systems_->text(), tr("Mail systems (*.toml)"));
    if (!path.isEmpty()) systems_->setText(path);
  });
  auto* systems_label = new QLabel(tr("O&wn mail systems, a file"));
  systems_label->setBuddy(systems_);
  form->addRow(systems_label, systems);
  form->addRow(tr("Threads of &a scan"), jobs_);
  form->addRow(tr("&Memory of its database"), memory_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

  auto* column = new QVBoxLayout(this);
  column->addWidget(own_label);
  column->addWidget(own_);
  column->addWidget(own_hint);
  column->addWidget(problem_);
  column->addSpacing(8);
  column->addWidget(hide_);
  column->addWidget(fold_);
  column->addWidget(recent_);
  column->addWidget(probe_);
  column->addLayout(form);
  column->addStretch(1);
  column->addWidget(buttons);
  resize(540, 620);
}

QString SettingsDialog::problem() const {
  return problem_->isHidden() ? QString() : problem_->text();
}

Preferences SettingsDialog::preferences() const {
  Preferences p = before_;
  p.hide_in_copies = hide_->isChecked();
  p.markdown = snippet_->currentIndex() == 0;
  p.theme = static_cast<Theme::Wish>(theme_->currentIndex());
  p.header_points = points_->value() == 5 ? 0 : points_->value();
  p.fold_local = fold_->isChecked();
  p.local_times = times_->currentIndex() == 1;
  p.keep_recent = recent_->isChecked();
  p.probe_asks = probe_->isChecked();
  p.scan = {
      .jobs = jobs_->value(), .memory = memory_->value(), .systems = systems_->text().trimmed()};
  if (!p.keep_recent) p.recent.clear();
  return p;
}

Shared SettingsDialog::shared() const {
  Shared s;
  for (const QString& line : own_->toPlainText().split(QLatin1Char('\n'))) {
    const QString one = line.trimmed();
    if (!one.isEmpty()) s.own.push_back(one.toStdString());
  }
  if (language_->currentIndex() > 0)
    s.language = language_->currentIndex() == 1 ? Language::en : Language::de;
  return s;
}

void SettingsDialog::accept() {
  for (const std::string& own : shared().own) {
    if (is_own(own)) continue;
    problem_->setText(tr("%1 is neither a domain nor a network.").arg(plain(own, 60)));
    problem_->show();
    own_->setFocus();
    return;
  }
  const QString systems = systems_->text().trimmed();
  if (!systems.isEmpty() && !QFileInfo(systems).isFile()) {
    problem_->setText(tr("%1 is no file.").arg(plain(systems, 80)));
    problem_->show();
    systems_->setFocus();
    return;
  }
  QDialog::accept();
}

}  // namespace tlspath::gui

#include "gui/probe/probe_dialog.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/look/plain.hpp"
#include "gui/probe/probe_run.hpp"
#include "probe/target.hpp"

namespace tlspath::gui {
namespace {

constexpr int kLongestTarget = 300;
constexpr int kColumns = 84;  // the page has 80

struct Tried {
  QString program;
  QStringList more;
};
Tried& tried() {
  static Tried one;
  return one;
}

QPushButton* button(const char* name) {
  auto* b = new QPushButton;
  b->setObjectName(QLatin1String(name));
  b->setAutoDefault(false);
  return b;
}

}  // namespace

void ProbeDialog::set_program(const QString& program, const QStringList& more) {
  tried() = {program, more};
}

ProbeDialog::ProbeDialog(const QStringList& targets, Language language, bool ask, QWidget* parent)
    : QDialog(parent), language_(language), run_(new ProbeRun(this)), pages_(new QStackedWidget) {
  setWindowTitle(tr("Probe: what do they offer now?"));
  start_ = button("probe_start");
  close_ = button("probe_close");
  copy_ = button("probe_copy");
  again_ = button("probe_again");
  start_->setText(tr("&Ask now"));
  copy_->setText(tr("&Copy"));
  again_->setText(tr("Ask a&nother"));
  pages_->addWidget(make_question(targets, ask));
  pages_->addWidget(make_answer());
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(again_);
  buttons->addWidget(copy_);
  buttons->addStretch(1);
  buttons->addWidget(start_);
  buttons->addWidget(close_);
  auto* column = new QVBoxLayout(this);
  column->addWidget(pages_, 1);
  column->addLayout(buttons);
  connect(start_, &QPushButton::clicked, this, &ProbeDialog::start);
  connect(close_, &QPushButton::clicked, this, [this] {
    if (running())
      run_->cancel();
    else
      reject();
  });
  connect(copy_, &QPushButton::clicked, this,
          [this] { QApplication::clipboard()->setText(page_->toPlainText()); });
  connect(again_, &QPushButton::clicked, this, [this] { pages_->setCurrentIndex(0), say_whom(); });
  connect(run_, &ProbeRun::ended, this,
          [this](const QString& page, bool, const QString& trouble) { show_page(page, trouble); });
  close_->setDefault(true);
  close_->setFocus();
  say_whom();
  resize(fontMetrics().averageCharWidth() * 100, 520);
  if (!ask && start_->isEnabled()) start();
}

ProbeDialog::~ProbeDialog() = default;

QWidget* ProbeDialog::make_question(const QStringList& targets, bool ask) {
  auto* page = new QWidget;
  target_ = new QComboBox;
  target_->setObjectName(QStringLiteral("probe_target"));
  target_->setEditable(true);
  target_->setInsertPolicy(QComboBox::NoInsert);
  target_->addItems(targets);
  target_->lineEdit()->setMaxLength(kLongestTarget);
  target_->lineEdit()->setPlaceholderText(QStringLiteral("mailhub.example, mx.example:25"));
  auto* label = new QLabel(tr("&Domain or server"));
  label->setBuddy(target_);
  auto* leaves = plain_label(tr("This leaves your computer. All else in tlspath stays on it."));
  QFont bold = leaves->font();
  bold.setBold(true);
  leaves->setFont(bold);
  whom_ = plain_label();
  whom_->setObjectName(QStringLiteral("probe_whom"));
  auto* now = plain_label(
      tr("It tells now, not then: what these servers offer today, not what a mail got when it was "
         "sent. No mail is sent, and nothing of your mails is told."));
  each_time_ = new QCheckBox(tr("Ask &each time before the network is used"));
  each_time_->setObjectName(QStringLiteral("probe_each_time"));
  each_time_->setChecked(ask);
  auto* column = new QVBoxLayout(page);
  column->addWidget(leaves);
  column->addSpacing(6);
  column->addWidget(label);
  column->addWidget(target_);
  column->addSpacing(6);
  column->addWidget(whom_);
  column->addSpacing(6);
  column->addWidget(now);
  column->addStretch(1);
  column->addWidget(each_time_);
  connect(target_, &QComboBox::editTextChanged, this, &ProbeDialog::say_whom);
  return page;
}

QWidget* ProbeDialog::make_answer() {
  auto* page = new QWidget;
  state_ = plain_label();
  state_->setObjectName(QStringLiteral("probe_state"));
  page_ = new QPlainTextEdit;
  page_->setObjectName(QStringLiteral("probe_page"));
  page_->setReadOnly(true);
  page_->setTabChangesFocus(true);
  page_->setLineWrapMode(QPlainTextEdit::NoWrap);
  page_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  page_->setMinimumWidth(kColumns * QFontMetrics(page_->font()).averageCharWidth());
  page_->setAccessibleName(tr("What they offer now"));
  auto* column = new QVBoxLayout(page);
  column->addWidget(state_);
  column->addWidget(page_, 1);
  return page;
}

// Names, and what is done with them, before it is done.
void ProbeDialog::say_whom() {
  const std::string text = target_->currentText().trimmed().toStdString();
  const auto target = probe::parse_target(text);
  QString said;
  if (text.empty())
    said = tr("Name a domain, a server or an address.");
  else if (!target)
    said = tr("%1 is neither a domain nor a server.").arg(plain(text, 80));
  else if (!target->address.empty())
    said = tr("Connected: %1, port %2. It sees your address and the name of this computer.")
               .arg(utf8(target->address))
               .arg(target->port.value_or(25));
  else if (target->port)
    said = tr("Looked up in DNS: %1. Connected: its address, port %2. DNS sees the name; the "
              "server sees your address and the name of this computer.")
               .arg(utf8(target->name))
               .arg(*target->port);
  else
    said = tr("Looked up in DNS: %1, its mail servers (MX), their addresses and records. "
              "Connected: each of these servers, port 25, eight at most; and mta-sts.%1 by HTTPS "
              "if it has a policy. DNS sees the names; the servers see your address and the name "
              "of this computer.")
               .arg(utf8(target->name));
  whom_->setText(said);
  start_->setEnabled(target.has_value());
  start_->setVisible(asking());
  again_->setVisible(!asking() && !running());
  copy_->setVisible(!asking() && !running());
  close_->setText(running() ? tr("Cancel") : asking() ? tr("Do not ask") : tr("Close"));
}

void ProbeDialog::start() {
  const QString target = target_->currentText().trimmed();
  if (!probe::parse_target(target.toStdString()) || running()) return;
  emit ask_each_time(each_time_->isChecked());
  pages_->setCurrentIndex(1);
  page_->clear();
  state_->setText(tr("Asking %1... This may take a minute.").arg(plain(target, 80)));
  run_->start(target, language_, tried().program, tried().more);
  say_whom();
  close_->setFocus();
}

void ProbeDialog::show_page(const QString& page, const QString& trouble) {
  state_->setText(trouble.isEmpty() ? tr("What they offer now, not what a mail got then:")
                                    : trouble);
  page_->setPlainText(page);
  say_whom();
  page_->setFocus();
}

bool ProbeDialog::running() const { return run_->running(); }
bool ProbeDialog::asking() const { return pages_->currentIndex() == 0; }
QString ProbeDialog::text() const { return page_->toPlainText(); }

// Esc while it runs cancels, and what is known by then is shown.
void ProbeDialog::reject() {
  if (running()) return run_->cancel();
  QDialog::reject();
}

}  // namespace tlspath::gui

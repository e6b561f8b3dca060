#include "gui/shell/start_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include "gui/look/icons.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {

PastePane::PastePane(QWidget* parent) : QPlainTextEdit(parent) {
  setTabChangesFocus(true);
  setAcceptDrops(true);
}

bool PastePane::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasText() || source->hasUrls();
}

void PastePane::insertFromMimeData(const QMimeData* source) {
  clear();
  emit given(source);
}

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
  sign_ = new QLabel;
  title_ = plain_label();
  QFont large = title_->font();
  large.setPointSizeF(large.pointSizeF() * 1.6);
  large.setBold(true);
  title_->setFont(large);
  text_ = plain_label();
  paste_ = new QPushButton;
  open_ = new QPushButton;
  help_ = new QPushButton;
  back_ = new QPushButton;
  copy_ = new QPushButton;
  for (QPushButton* b : {paste_, open_}) {
    b->setMinimumHeight(40);
    b->setIconSize(QSize(22, 22));
  }
  help_->setFlat(true);
  drop_ = plain_label();
  pane_ = new PastePane;
  pane_->setMaximumHeight(84);
  promise_ = plain_label();
  promise_->setForegroundRole(QPalette::PlaceholderText);

  auto* column = new QVBoxLayout;
  column->setSpacing(10);
  column->addStretch(2);
  column->addWidget(sign_, 0, Qt::AlignLeading);
  column->addWidget(title_);
  column->addWidget(text_);
  column->addSpacing(6);
  column->addWidget(paste_);
  column->addWidget(open_);
  auto* more = new QHBoxLayout;
  more->addWidget(back_);
  more->addWidget(copy_);
  more->addStretch(1);
  column->addLayout(more);
  column->addWidget(drop_);
  column->addWidget(pane_);
  column->addWidget(help_, 0, Qt::AlignLeading);
  column->addWidget(promise_);
  column->addStretch(3);
  auto* middle = new QWidget;
  middle->setLayout(column);
  middle->setMaximumWidth(560);
  auto* row = new QHBoxLayout(this);
  row->addStretch(1);
  row->addWidget(middle, 20);
  row->addStretch(1);

  connect(paste_, &QPushButton::clicked, this, &StartPage::paste_wanted);
  connect(open_, &QPushButton::clicked, this, &StartPage::open_wanted);
  connect(help_, &QPushButton::clicked, this, &StartPage::help_wanted);
  connect(back_, &QPushButton::clicked, this, &StartPage::back_wanted);
  connect(copy_, &QPushButton::clicked, this, [this] {
    emit copy_wanted(QStringLiteral("tlspath %1, Qt %2, %3\n%4\n")
                         .arg(QStringLiteral(TLSPATH_VERSION), QString::fromLatin1(qVersion()),
                              QSysInfo::prettyProductName(), error_));
  });
  connect(pane_, &PastePane::given, this, &StartPage::given);
  connect(&theme(), &Theme::changed, this, [this] { retranslate(); });
  show_empty();
}

void StartPage::show_empty() {
  error_.clear();
  retranslate();
}

void StartPage::show_error(const QString& line) {
  error_ = plain(line, 600);
  retranslate();
  setAccessibleName(title_->text() + QStringLiteral(" ") + error_);
}

void StartPage::retranslate() {
  const bool bad = !error_.isEmpty();
  sign_->setPixmap(icon(bad ? QStringLiteral("problem") : QStringLiteral("app"))
                       .pixmap(bad ? QSize(40, 40) : QSize(64, 64), devicePixelRatioF()));
  title_->setText(bad ? tr("This could not be read") : tr("Was this mail encrypted on its way?"));
  text_->setText(bad ? error_
                     : tr("Give tlspath the headers of a mail. It says hop by hop whether the "
                          "mail was encrypted, and which words prove it."));
  const QString key = QStringLiteral("    ");
  paste_->setText(tr("Paste headers") + key +
                  QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText));
  paste_->setAccessibleName(tr("Paste headers"));
  paste_->setIcon(icon(QStringLiteral("paste")));
  open_->setText(tr("Open mail or archive") + key +
                 QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText));
  open_->setAccessibleName(tr("Open mail or archive"));
  open_->setIcon(icon(QStringLiteral("open")));
  help_->setText(tr("Where do I find the headers?") + QStringLiteral("  F1"));
  help_->setIcon(icon(QStringLiteral("help")));
  back_->setText(tr("Back"));
  copy_->setText(tr("Copy details for support"));
  drop_->setText(tr("or drop files here, or paste into this field:"));
  pane_->setPlaceholderText(QStringLiteral("Received: from ..."));
  pane_->setAccessibleName(tr("Field to paste headers into"));
  promise_->setText(tr("Nothing leaves this computer."));
  back_->setVisible(bad);
  copy_->setVisible(bad);
}

void StartPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace tlspath::gui

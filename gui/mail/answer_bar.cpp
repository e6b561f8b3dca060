#include "gui/mail/answer_bar.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "core/report/text.hpp"
#include "core/report/window.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {

// Sign and word, both colours set.
class VerdictChip : public QWidget {
 public:
  using QWidget::QWidget;

  void show_verdict(std::optional<PathVerdict> verdict, const QString& sign, const QString& word) {
    verdict_ = verdict;
    sign_ = sign;
    word_ = word;
    updateGeometry();
    update();
  }
  QSize sizeHint() const override {
    const QFontMetrics big(sign_font()), small(word_font());
    return {std::max(big.horizontalAdvance(sign_), small.horizontalAdvance(word_)) + 24,
            big.height() + small.height() + 10};
  }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Chip chip = chip_of(verdict_);
    p.setPen(QPen(theme().colour(chip.edge), 1));
    p.setBrush(theme().colour(chip.fill));
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    p.setPen(theme().colour(chip.text));
    const int upper = QFontMetrics(sign_font()).height() + 4;
    p.setFont(sign_font());
    p.drawText(QRect(0, 2, width(), upper), Qt::AlignCenter, sign_);
    p.setFont(word_font());
    p.drawText(QRect(0, upper, width(), height() - upper - 4), Qt::AlignCenter, word_);
  }

 private:
  QFont sign_font() const {
    QFont f = font();
    f.setPointSizeF(f.pointSizeF() * 1.7);
    f.setBold(true);
    return f;
  }
  QFont word_font() const {
    QFont f = font();
    f.setBold(true);
    return f;
  }

  std::optional<PathVerdict> verdict_;
  QString sign_, word_;
};

AnswerBar::AnswerBar(QWidget* parent)
    : QWidget(parent),
      chip_(new VerdictChip),
      sentence_(plain_label()),
      second_(plain_label()),
      why_(new QPushButton),
      probe_(new QPushButton) {
  setFocusPolicy(Qt::TabFocus);
  setObjectName(QStringLiteral("answer"));
  QFont large = sentence_->font();
  large.setPointSizeF(large.pointSizeF() * 1.35);
  large.setBold(true);
  sentence_->setFont(large);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addStretch(1);
  texts->addWidget(sentence_);
  texts->addWidget(second_);
  texts->addStretch(1);
  auto* all = new QHBoxLayout(this);
  all->setContentsMargins(12, 10, 12, 10);
  all->setSpacing(12);
  all->addWidget(chip_, 0, Qt::AlignVCenter);
  all->addLayout(texts, 1);
  auto* buttons = new QVBoxLayout;
  buttons->setSpacing(4);
  buttons->addStretch(1);
  buttons->addWidget(why_);
  buttons->addWidget(probe_);
  buttons->addStretch(1);
  all->addLayout(buttons);
  probe_->setObjectName(QStringLiteral("probe"));
  connect(why_, &QPushButton::clicked, this, &AnswerBar::why);
  connect(probe_, &QPushButton::clicked, this, &AnswerBar::probe);
  connect(&theme(), &Theme::changed, chip_, qOverload<>(&QWidget::update));
  retranslate();
}

void AnswerBar::retranslate() {
  why_->setText(tr("&Why?"));
  why_->setToolTip(tr("Why the answer is what it is (F2)"));
  probe_->setText(tr("Probe..."));
  probe_->setToolTip(
      tr("What relay and partner offer now; asks before anything leaves this computer"));
}

void AnswerBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void AnswerBar::show_view(const MailView& view) {
  const Words& w = words(view.language);
  chip_->show_verdict(view.verdict, utf8(sign(view.verdict, false)),
                      view.verdict ? utf8(w.path_verdict(view.verdict)) : tr("no answer"));
  sentence_->setText(utf8(view.answer));
  const std::string& more = view.second.empty() ? view.to_do : view.second;
  second_->setText(utf8(more));
  second_->setVisible(!more.empty());
  setAccessibleName(utf8(answer_heard(view)));
  fit();
}

// A page within pages does not ask its labels how high they are at a width.
void AnswerBar::fit() {
  layout()->activate();
  const int margins = 20, gap = 4;
  const int buttons =
      why_->sizeHint().height() + (probe_->isHidden() ? 0 : probe_->sizeHint().height() + gap);
  const int least = std::max(chip_->sizeHint().height(), buttons);
  const int room = sentence_->width();
  int high = sentence_->heightForWidth(room);
  if (!second_->isHidden()) high += second_->heightForWidth(room) + 2;
  setMinimumHeight(std::max(high, least) + margins);
}

void AnswerBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void AnswerBar::set_can_probe(bool can) {
  probe_->setVisible(can);
  fit();
}

QString AnswerBar::sentence() const { return sentence_->text(); }

void AnswerBar::announce() {
  setFocus(Qt::OtherFocusReason);
  // Qt 6.4 has no announcement: a changed name and an alert are what screen readers listen to.
  for (const QAccessible::Event what : {QAccessible::NameChanged, QAccessible::Alert}) {
    QAccessibleEvent event(this, what);
    QAccessible::updateAccessibility(&event);
  }
}

void AnswerBar::paintEvent(QPaintEvent* event) {
  QWidget::paintEvent(event);
  if (!hasFocus()) return;
  QPainter p(this);
  p.setPen(QPen(theme().colour(Colour::link), 2));
  p.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace tlspath::gui

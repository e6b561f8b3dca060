#include "gui/mail/beside_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/report/beside_words.hpp"
#include "gui/look/icons.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"

namespace tlspath::gui {
namespace {

constexpr int kIcon = 24;

QString lines_of(const std::vector<std::string>& sentences) {
  QStringList out;
  for (const std::string& s : sentences) out += utf8(s);
  return out.join(QLatin1Char('\n'));
}

}  // namespace

BesideBar::BesideBar(QWidget* parent)
    : QWidget(parent),
      content_(new QWidget),
      policy_(plain_label()),
      icon_(new QLabel),
      badge_(plain_label()),
      sentence_(plain_label()),
      tls_(plain_label()),
      vouching_(plain_label()),
      vouching_row_(new QWidget),
      more_(new QPushButton) {
  policy_->setObjectName(QStringLiteral("policy_line"));
  content_->setObjectName(QStringLiteral("content"));
  badge_->setObjectName(QStringLiteral("content_badge"));
  tls_->setObjectName(QStringLiteral("beside_tls"));
  vouching_->setObjectName(QStringLiteral("beside_vouching"));
  more_->setObjectName(QStringLiteral("beside_more"));
  QFont bold = badge_->font();
  bold.setBold(true);
  badge_->setFont(bold);
  badge_->setWordWrap(false);
  auto* content = new QHBoxLayout(content_);
  content->setContentsMargins(0, 0, 0, 0);
  content->setSpacing(8);
  content->addWidget(icon_, 0, Qt::AlignTop);
  content->addWidget(badge_, 0, Qt::AlignTop);
  content->addWidget(sentence_, 1, Qt::AlignTop);
  more_->setCheckable(true);
  auto* vouching = new QHBoxLayout(vouching_row_);
  vouching->setContentsMargins(0, 0, 0, 0);
  vouching->addWidget(vouching_, 1);
  vouching->addWidget(more_, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 2, 12, 2);
  column->setSpacing(3);
  column->addWidget(policy_);
  column->addWidget(content_);
  column->addWidget(tls_);
  column->addWidget(vouching_row_);
  connect(more_, &QPushButton::toggled, this, &BesideBar::show_vouching);
  connect(&theme(), &Theme::changed, this, [this] { draw_icon(), draw_policy(); });
  draw_icon();
  policy_->hide();
  hide();
}

void BesideBar::draw_icon() {
  icon_->setPixmap(icon(QStringLiteral("sealed")).pixmap(kIcon, kIcon));
}

void BesideBar::show_view(const MailView& view) {
  content_->setVisible(!view.content.empty());
  badge_->setText(utf8(view.content_badge));
  sentence_->setText(utf8(view.content));
  content_->setAccessibleName(utf8(view.content));
  icon_->setAccessibleName(utf8(view.content_badge));
  tls_->setText(lines_of(view.beside_tls));
  tls_->setVisible(!view.beside_tls.empty());
  vouching_short_ = utf8(vouching_line(view.beside_vouching.size(), view.language));
  vouching_all_ = lines_of(view.beside_vouching);
  vouching_row_->setVisible(!view.beside_vouching.empty());
  more_->setChecked(false);
  show_vouching(false);
  show_any();
}

void BesideBar::show_policy(const QString& said, bool broken) {
  broken_ = broken;
  policy_->setText(said);
  policy_->setAccessibleName(said);
  policy_->setVisible(!said.isEmpty());
  draw_policy();
  show_any();
  fit();
}

void BesideBar::draw_policy() {
  QPalette ink = theme().palette();
  if (broken_) ink.setColor(QPalette::WindowText, theme().colour(Colour::cleartext_ink));
  policy_->setPalette(ink);
}

void BesideBar::show_any() {
  bool any = false;
  for (const QWidget* w :
       {static_cast<QWidget*>(policy_), content_, static_cast<QWidget*>(tls_), vouching_row_})
    any = any || !w->isHidden();
  setVisible(any);
}

void BesideBar::show_vouching(bool all) {
  vouching_->setText(all ? vouching_all_ : vouching_short_);
  more_->setText(all ? tr("Fold") : tr("Show"));
  more_->setAccessibleName(all ? tr("Fold what vouches for the sender")
                               : tr("Show what vouches for the sender"));
  fit();
}

void BesideBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) show_vouching(more_->isChecked());
  QWidget::changeEvent(event);
}

// A page within pages does not ask its labels how high they are at a width.
void BesideBar::fit() {
  const int room = width() - 24;
  if (room <= 0) return;
  const int beside = kIcon + badge_->sizeHint().width() + 16;
  int high = 0;
  const auto add = [&](const QWidget* w, int height) {
    if (!w->isHidden()) high += height + 3;
  };
  add(policy_, policy_->heightForWidth(room));
  add(content_, std::max(kIcon, sentence_->heightForWidth(std::max(80, room - beside))));
  add(tls_, tls_->heightForWidth(room));
  add(vouching_row_,
      std::max(more_->sizeHint().height(),
               vouching_->heightForWidth(std::max(80, room - more_->sizeHint().width() - 6))));
  setMinimumHeight(high + 4);
}

void BesideBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

}  // namespace tlspath::gui

#include "gui/mail/path_widget.hpp"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "core/report/window.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

PathWidget::PathWidget(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  setAttribute(Qt::WA_OpaquePaintEvent);
  connect(&theme(), &Theme::changed, this, [this] { rebuild(); });
}

void PathWidget::show_view(const MailView* view) {
  view_ = view;
  hop_.reset();
  rebuild();
}

void PathWidget::set_folded(bool folded) {
  if (folded_ == folded) return;
  folded_ = folded;
  rebuild();
  emit folding_changed(folded);
}

void PathWidget::choose(std::size_t hop) {
  if (view_ == nullptr || hop >= view_->hops.size() || hop_ == hop) return;
  hop_ = hop;
  update();
  say_chosen();
}

std::optional<std::size_t> PathWidget::chosen_row() const {
  return hop_ ? picture_.row_of_hop(*hop_) : std::nullopt;
}

QString PathWidget::heard(std::size_t row) const {
  const PathPicture::Row& r = picture_.rows()[row];
  if (!r.folded) return utf8(tlspath::heard(*view_, r.first));
  return utf8(local_hops(r.last - r.first + 1, view_->language)) + QStringLiteral(". ") +
         tr("Press Space to unfold.");
}

void PathWidget::rebuild() {
  if (view_ != nullptr) {
    picture_ = PathPicture(*view_, {.font = font(),
                                    .shade = theme().shade(),
                                    .folded = folded_,
                                    .right_to_left = layoutDirection() == Qt::RightToLeft,
                                    .focused = hasFocus()});
    const qreal height = picture_.lay_out(width());
    setMinimumHeight(static_cast<int>(height) + 1);
  } else {
    picture_ = PathPicture();
    setMinimumHeight(0);
  }
  updateGeometry();
  update();
  QAccessibleEvent reset(this, QAccessible::ObjectReorder);
  QAccessible::updateAccessibility(&reset);
}

QSize PathWidget::sizeHint() const {
  return {static_cast<int>(picture_.least_width()), minimumHeight()};
}
QSize PathWidget::minimumSizeHint() const { return {200, minimumHeight()}; }

void PathWidget::paintEvent(QPaintEvent* event) {
  QPainter p(this);
  p.fillRect(event->rect(), theme().colour(Colour::page));
  if (view_ != nullptr) picture_.paint(p, event->rect(), chosen_row());
}

void PathWidget::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (view_ != nullptr) picture_.lay_out(width());
}

void PathWidget::press(std::size_t row) {
  if (picture_.rows()[row].folded)
    set_folded(false);
  else
    choose_row(row);
}

void PathWidget::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto row = picture_.row_at(event->position())) press(*row);
}

void PathWidget::mouseDoubleClickEvent(QMouseEvent*) {
  if (hop_) emit why(*hop_);
}

void PathWidget::choose_row(std::size_t row) {
  const PathPicture::Row& r = picture_.rows()[row];
  hop_ = r.first;
  update();
  say_chosen();
  emit hop_chosen(r.first);
}

void PathWidget::say_chosen() {
  if (const auto row = chosen_row(); row && hasFocus()) {
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(static_cast<int>(*row));
    QAccessible::updateAccessibility(&focus);
  }
}

void PathWidget::keyPressEvent(QKeyEvent* event) {
  const std::size_t rows = picture_.rows().size();
  if (rows == 0) return QWidget::keyPressEvent(event);
  const auto row = chosen_row();
  switch (event->key()) {
    case Qt::Key_Down:
      return choose_row(row ? std::min(*row + 1, rows - 1) : 0);
    case Qt::Key_Up:
      return choose_row(row ? (*row > 0 ? *row - 1 : 0) : rows - 1);
    case Qt::Key_Home:
      return choose_row(0);
    case Qt::Key_End:
      return choose_row(rows - 1);
    case Qt::Key_Space:
      return set_folded(!folded_);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (hop_) emit why(*hop_);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void PathWidget::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  rebuild();
  say_chosen();
}
void PathWidget::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  rebuild();
}

void PathWidget::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
    rebuild();
}

bool PathWidget::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto row = picture_.row_at(help->pos());
    // A tool tip takes what looks like markup for markup; these are escaped.
    if (row)
      QToolTip::showText(help->globalPos(),
                         QStringLiteral("<p>%1</p>").arg(heard(*row).toHtmlEscaped()), this);
    else
      QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

}  // namespace tlspath::gui

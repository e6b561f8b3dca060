#include "gui/mail/hover_link.hpp"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

#include "gui/look/theme.hpp"
#include "gui/mail/header_pane.hpp"

namespace tlspath::gui {
namespace {

// Draws a frame around the row that is pointed at.
class Outline final : public QStyledItemDelegate {
 public:
  Outline(const Hovered& shown, QObject* parent) : QStyledItemDelegate(parent), shown_(shown) {}

  void paint(QPainter* p, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyledItemDelegate::paint(p, option, index);
    if (shown_.row != index.row()) return;
    const QRect r = option.rect.adjusted(0, 0, -1, -1);
    p->save();
    p->setPen(QPen(theme().colour(Colour::link), 1));
    p->drawLine(r.topLeft(), r.topRight());
    p->drawLine(r.bottomLeft(), r.bottomRight());
    if (index.column() == 0) p->drawLine(r.topLeft(), r.bottomLeft());
    if (index.column() == index.model()->columnCount() - 1)
      p->drawLine(r.topRight(), r.bottomRight());
    p->restore();
  }

 private:
  const Hovered& shown_;
};

}  // namespace

HoverLink::HoverLink(QTableView* facts, HeaderPane* header, QObject* parent)
    : QObject(parent), facts_(facts), header_(header) {
  facts->setMouseTracking(true);
  facts->viewport()->installEventFilter(this);
  facts->setItemDelegate(new Outline(shown_, this));
  connect(facts, &QTableView::entered, this, [this](const QModelIndex& index) {
    if (of_fact) show(of_fact(index.row()));
  });
  connect(header, &HeaderPane::byte_pointed_at, this, [this](std::optional<std::uint32_t> at) {
    show(at && of_byte ? of_byte(*at) : Hovered{});
  });
}

void HoverLink::show(const Hovered& what) {
  shown_ = what;
  header_->outline(what.bytes);
  facts_->viewport()->update();
}

bool HoverLink::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::Leave) show({});
  return QObject::eventFilter(object, event);
}

}  // namespace tlspath::gui

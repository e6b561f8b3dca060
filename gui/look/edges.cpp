#include "gui/look/edges.hpp"

#include <QPainter>
#include <QStyleOption>

#include "gui/look/theme.hpp"

namespace tlspath::gui {
namespace {

void draw_edge(QPainter& p, const QStyleOption& option, bool round = false) {
  p.save();
  p.setRenderHint(QPainter::Antialiasing, round);
  p.setBrush(Qt::NoBrush);
  const bool focus = option.state.testFlag(QStyle::State_HasFocus);
  p.setPen(QPen(theme().colour(focus ? Colour::link : Colour::control_edge), 1));
  const QRectF where = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
  if (round)
    p.drawEllipse(where);
  else
    p.drawRect(option.rect.adjusted(0, 0, -1, -1));
  p.restore();
}

}  // namespace

void Edges::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  QProxyStyle::drawPrimitive(element, option, painter, widget);
  switch (element) {
    case PE_PanelLineEdit:
      // That of a spin box or a list is drawn with it.
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
          frame != nullptr && frame->lineWidth > 0)
        draw_edge(*painter, *option);
      break;
    case PE_Frame:
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
          frame != nullptr && frame->lineWidth > 0 && widget != nullptr &&
          widget->inherits("QAbstractScrollArea"))
        draw_edge(*painter, *option);
      break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_PanelButtonCommand:
      draw_edge(*painter, *option);
      break;
    case PE_IndicatorRadioButton:
      draw_edge(*painter, *option, true);
      break;
    default:
      break;
  }
}

void Edges::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
  QProxyStyle::drawComplexControl(control, option, painter, widget);
  if (control == CC_SpinBox || control == CC_ComboBox) draw_edge(*painter, *option);
}

}  // namespace tlspath::gui

// Edges: the style of the desktop, with an edge around fields, boxes and buttons that can be seen.
// Styles draw it a little darker than the window, which on a dark one is no edge at all.
#pragma once

#include <QProxyStyle>

namespace tlspath::gui {

class Edges : public QProxyStyle {
  Q_OBJECT

 public:
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                          QPainter* painter, const QWidget* widget) const override;
};

}  // namespace tlspath::gui

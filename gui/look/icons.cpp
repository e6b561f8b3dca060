#include "gui/look/icons.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include "gui/look/theme.hpp"

namespace tlspath::gui {
namespace {

QPixmap drawn(const QByteArray& svg, int size) {
  QPixmap out(size, size);
  out.fill(Qt::transparent);
  QPainter p(&out);
  QSvgRenderer(svg).render(&p);
  return out;
}

}  // namespace

QIcon icon(const QString& name) {
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray svg = file.readAll();
  const auto inked = [&](Colour c) {
    return QByteArray(svg).replace("currentColor", theme().colour(c).name().toLatin1());
  };
  QIcon out;
  for (const int size : {16, 24, 32, 48, 64, 128}) {
    out.addPixmap(drawn(inked(Colour::text), size));
    if (name != QStringLiteral("app"))
      out.addPixmap(drawn(inked(Colour::control_edge), size), QIcon::Disabled);
  }
  return out;
}

}  // namespace tlspath::gui

#include "gui/look/plain.hpp"

#include <QLabel>

#include "core/text/escape.hpp"

namespace tlspath::gui {

QString utf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString plain(std::string_view text, std::size_t limit) {
  // Looked at no further than could ever be shown: names can be megabytes.
  const std::string_view near = text.substr(0, 64 * limit);
  return utf8(cut_middle(visible(near), limit));
}

QString plain(const QString& text, std::size_t limit) {
  const QByteArray bytes = text.left(static_cast<qsizetype>(64 * limit)).toUtf8();
  return plain(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), limit);
}

QLabel* plain_label(const QString& text) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label->setText(text);
  return label;
}

}  // namespace tlspath::gui

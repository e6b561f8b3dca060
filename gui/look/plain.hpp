// Plain: text from mails and files on its way into a widget. Everything goes through here or comes
// from core/report, which did the same: controls and direction marks are shown as \x1b and
// <U+202E>, and what is too long loses its middle. Widgets show it as Qt::PlainText, never as rich
// text.
//   plain("a\x1b[31m\u202Eb")  ->  "a\\x1b[31m<U+202E>b"
#pragma once

#include <QString>
#include <cstddef>
#include <string_view>

class QLabel;

namespace tlspath::gui {

inline constexpr std::size_t kLongName = 300;  // cells

// Made visible, cut to `limit` cells.
QString plain(std::string_view text, std::size_t limit = kLongName);
QString plain(const QString& text, std::size_t limit = kLongName);

// Text of our own, or made visible before: as it is.
QString utf8(std::string_view text);

// A label that shows plain text, wraps, and can be selected with mouse and keyboard.
QLabel* plain_label(const QString& text = {});

}  // namespace tlspath::gui

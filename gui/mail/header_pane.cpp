#include "gui/mail/header_pane.hpp"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <algorithm>

#include "gui/look/theme.hpp"

namespace tlspath::gui {

HeaderPane::HeaderPane(QWidget* parent) : QPlainTextEdit(parent) {
  setReadOnly(true);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  setTabChangesFocus(true);
  setUndoRedoEnabled(false);
  setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  setLineWrapMode(QPlainTextEdit::WidgetWidth);
  setMouseTracking(true);
  viewport()->setMouseTracking(true);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  connect(&theme(), &Theme::changed, this, [this] { format(); });
  connect(this, &QPlainTextEdit::selectionChanged, this, [this] {
    if (filling_) return;
    const QTextCursor c = textCursor();
    emit bytes_selected(text_.bytes_of({c.selectionStart(), c.selectionEnd()}));
  });
}

void HeaderPane::show_text(HeaderText text, std::vector<Underline> underlines) {
  filling_ = true;
  text_ = std::move(text);
  underlines_ = std::move(underlines);
  pinned_.clear();
  outlined_.clear();
  field_ = {};
  setPlainText(text_.text());
  format();
  filling_ = false;
}

void HeaderPane::format() {
  const bool was_filling = filling_;
  filling_ = true;
  QTextCursor cursor(document());
  cursor.beginEditBlock();
  cursor.select(QTextCursor::Document);
  cursor.setCharFormat({});
  for (const Underline& u : underlines_) {
    const Characters c = text_.characters_of(u.bytes);
    if (c.empty()) continue;
    QTextCharFormat f;
    if (u.proof) {
      f.setBackground(theme().colour(Colour::proof));
      f.setForeground(theme().colour(Colour::proof_text));
      f.setUnderlineStyle(QTextCharFormat::SingleUnderline);
      f.setUnderlineColor(theme().colour(Colour::proof_underline));
      f.setFontWeight(QFont::Bold);
    } else {
      f.setUnderlineStyle(QTextCharFormat::DotLine);
      f.setUnderlineColor(theme().colour(Colour::muted));
      f.setFontStrikeOut(true);
    }
    for (const Characters line : lines_of(c)) {
      cursor.setPosition(line.begin);
      cursor.setPosition(line.end, QTextCursor::KeepAnchor);
      cursor.setCharFormat(f);
    }
  }
  cursor.endEditBlock();
  filling_ = was_filling;
  pin(pinned_, field_);
}

void HeaderPane::pin(std::vector<Span> bytes, Span field) {
  pinned_ = std::move(bytes);
  field_ = field;
  QList<QTextEdit::ExtraSelection> shown;
  const auto add = [&](Span where, const QTextCharFormat& f) {
    for (const Characters c : lines_of(text_.characters_of(where))) {
      QTextEdit::ExtraSelection s;
      s.cursor = QTextCursor(document());
      s.cursor.setPosition(c.begin);
      s.cursor.setPosition(c.end, QTextCursor::KeepAnchor);
      s.format = f;
      shown.append(s);
    }
  };
  if (!field.empty()) {
    QTextCharFormat tint;
    tint.setBackground(theme().colour(Colour::selected_row));
    // Only between the proofs, so that those keep their own ground.
    std::vector<Span> holes;
    for (const Underline& u : underlines_)
      if (u.proof && u.bytes.at >= field.at && u.bytes.end() <= field.end())
        holes.push_back(u.bytes);
    std::ranges::sort(holes, {}, &Span::at);
    std::uint32_t at = field.at;
    for (const Span hole : holes) {
      if (hole.at > at) add(span_between(at, hole.at), tint);
      at = std::max(at, hole.end());
    }
    if (field.end() > at) add(span_between(at, field.end()), tint);
  }
  QTextCharFormat pinned;
  pinned.setBackground(theme().colour(Colour::pinned_proof));
  pinned.setForeground(theme().colour(Colour::pinned_proof_text));
  for (const Span p : pinned_) add(p, pinned);
  setExtraSelections(shown);

  // In sight, with the field's first line above it.
  const Span first = !field.empty() ? field : pinned_.empty() ? Span{} : pinned_.front();
  const Characters to = text_.characters_of(first);
  if (!to.empty()) {
    const QSignalBlocker quiet(this);
    QTextCursor c(document());
    if (!pinned_.empty()) {
      const Characters last = text_.characters_of(pinned_.back());
      c.setPosition(last.empty() ? to.begin : last.begin);
      setTextCursor(c);
      ensureCursorVisible();
    }
    c.setPosition(to.begin);
    const QRect seen = cursorRect(c);
    if (pinned_.empty() || seen.top() < 0) {
      setTextCursor(c);
      ensureCursorVisible();
    }
  }
  viewport()->update();
}

void HeaderPane::unpin() { pin({}, {}); }

std::vector<Characters> HeaderPane::lines_of(Characters where) const {
  const QString& text = text_.text();
  std::vector<Characters> out;
  for (int at = where.begin; at < where.end;) {
    const auto line_end = text.indexOf(QLatin1Char('\n'), at);
    const int end = line_end < 0 ? where.end : std::min(where.end, static_cast<int>(line_end));
    while (at < end && text[at].isSpace()) ++at;
    if (at < end) out.push_back({at, end});
    at = end + 1;
  }
  return out;
}

QString HeaderPane::pinned_text() const {
  QStringList texts;
  for (const Span p : pinned_) {
    const Characters c = text_.characters_of(p);
    texts += text_.text().mid(c.begin, c.end - c.begin);
  }
  return texts.join(QLatin1Char('\n'));
}

bool HeaderPane::find_next(const QString& what) {
  if (what.isEmpty()) return false;
  if (find(what)) return true;
  QTextCursor start(document());
  const QTextCursor found = document()->find(what, start);
  if (found.isNull()) return false;
  setTextCursor(found);
  return true;
}

void HeaderPane::paintEvent(QPaintEvent* event) {
  QPlainTextEdit::paintEvent(event);
  QPainter p(viewport());
  p.setPen(QPen(theme().colour(Colour::text), 2));
  p.setBrush(Qt::NoBrush);
  for (const Span s : pinned_)
    for (const Characters line : lines_of(text_.characters_of(s))) box(p, line);
  p.setPen(QPen(theme().colour(Colour::link), 1));
  for (const Span s : outlined_)
    for (const Characters line : lines_of(text_.characters_of(s))) box(p, line);
}

void HeaderPane::outline(std::vector<Span> bytes) {
  outlined_ = std::move(bytes);
  viewport()->update();
}

// A box on each line that the characters are on.
void HeaderPane::box(QPainter& p, Characters where) const {
  if (where.empty()) return;
  for (QTextBlock b = document()->findBlock(where.begin); b.isValid() && b.position() < where.end;
       b = b.next()) {
    const QRectF area = blockBoundingGeometry(b).translated(contentOffset());
    if (area.top() > viewport()->height()) break;
    const QTextLayout* layout = b.layout();
    for (int i = 0; i < layout->lineCount(); ++i) {
      const QTextLine line = layout->lineAt(i);
      const int from = std::max(where.begin - b.position(), line.textStart());
      const int to = std::min(where.end - b.position(), line.textStart() + line.textLength());
      if (from >= to) continue;
      const qreal x1 = line.cursorToX(from), x2 = line.cursorToX(to);
      p.drawRect(QRectF(area.left() + x1, area.top() + line.y(), x2 - x1, line.height())
                     .adjusted(-1, 0, 1, -1));
    }
  }
}

void HeaderPane::mouseReleaseEvent(QMouseEvent* event) {
  QPlainTextEdit::mouseReleaseEvent(event);
  if (textCursor().hasSelection() || event->button() != Qt::LeftButton) return;
  const int at = cursorForPosition(event->position().toPoint()).position();
  const Span bytes = text_.bytes_of({at, at + 1});
  if (!bytes.empty()) emit byte_pressed(bytes.at);
}

void HeaderPane::mouseMoveEvent(QMouseEvent* event) {
  QPlainTextEdit::mouseMoveEvent(event);
  if (event->buttons() != Qt::NoButton) return;
  const int at = cursorForPosition(event->position().toPoint()).position();
  const Span bytes = text_.bytes_of({at, at + 1});
  emit byte_pointed_at(bytes.empty() ? std::nullopt : std::optional(bytes.at));
}

void HeaderPane::leaveEvent(QEvent* event) {
  QPlainTextEdit::leaveEvent(event);
  emit byte_pointed_at(std::nullopt);
}

void HeaderPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    QTextCursor c = textCursor();
    c.clearSelection();
    setTextCursor(c);
    emit released();
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

}  // namespace tlspath::gui

// HeaderPane: the header as it was received, as plain text: proof underlined, pinned proof boxed,
// words of no weight dotted. Tab leaves it. Says which bytes are selected. Not done: what the bytes
// prove (mail_page).
#pragma once

#include <QPlainTextEdit>
#include <optional>
#include <vector>

#include "gui/mail/header_text.hpp"

namespace tlspath::gui {

class HeaderPane : public QPlainTextEdit {
  Q_OBJECT

 public:
  struct Underline {
    Span bytes{};
    bool proof = true;
  };

  explicit HeaderPane(QWidget* parent = nullptr);

  void show_text(HeaderText text, std::vector<Underline> underlines);
  const HeaderText& header() const { return text_; }

  // Boxes these bytes, tints the lines of `field`, and scrolls there. Empty: nothing.
  void pin(std::vector<Span> bytes, Span field);
  void unpin();
  const std::vector<Span>& pinned() const { return pinned_; }
  // A thin frame around them, as long as the mouse points at something.
  void outline(std::vector<Span> bytes);
  const std::vector<Span>& outlined() const { return outlined_; }
  QString pinned_text() const;  // what is in the boxes, as shown; "\n" between

  bool find_next(const QString& what);

 signals:
  void bytes_selected(Span bytes);  // by the user; empty: nothing any more
  void byte_pressed(std::uint32_t at);
  void released();                                        // Esc
  void byte_pointed_at(std::optional<std::uint32_t> at);  // by the mouse; nothing: by none

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void format();
  void box(QPainter& painter, Characters where) const;
  // The lines of a stretch, without the blanks that fold them.
  std::vector<Characters> lines_of(Characters where) const;

  HeaderText text_;
  std::vector<Underline> underlines_;
  std::vector<Span> pinned_, outlined_;
  Span field_{};
  bool filling_ = false;
};

}  // namespace tlspath::gui

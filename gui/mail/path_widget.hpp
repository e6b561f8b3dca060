// PathWidget: the drawn path (path_picture.hpp) that one can point at, walk with the keyboard, and
// hear: Up and Down choose a hop, Space unfolds local ones, Enter asks why. To a screen reader it
// is a list with an item a row (path_accessible.cpp). Not done: what a choice shows elsewhere
// (mail_page).
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "gui/mail/path_picture.hpp"
#include "gui/mail/reading.hpp"

namespace tlspath::gui {

class PathWidget : public QWidget {
  Q_OBJECT

 public:
  explicit PathWidget(QWidget* parent = nullptr);

  // The view must live until the next one is given; nullptr: none.
  void show_view(const MailView* view);
  const MailView* view() const { return view_; }
  const PathPicture& picture() const { return picture_; }
  std::size_t lanes() const { return picture_.lanes(); }

  void set_folded(bool folded);
  bool folded() const { return folded_; }
  std::optional<std::size_t> hop() const { return hop_; }
  void choose(std::size_t hop);  // says nothing

  std::optional<std::size_t> chosen_row() const;
  QString heard(std::size_t row) const;
  void press(std::size_t row);  // as a click on it

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return false; }

 signals:
  void hop_chosen(std::size_t hop);
  void why(std::size_t hop);
  void folding_changed(bool folded);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void rebuild();
  void choose_row(std::size_t row);
  void say_chosen();

  const MailView* view_ = nullptr;
  PathPicture picture_;
  bool folded_ = true;
  std::optional<std::size_t> hop_;
};

// The accessible objects of PathWidget; call once, before there is a window.
void install_path_accessible();

}  // namespace tlspath::gui

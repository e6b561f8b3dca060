// StartPage: what is shown while there is no mail: how to give one, or why the last one could not
// be read, with what can be done. Not done: reading (main_window).
#pragma once

#include <QPlainTextEdit>
#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;

namespace tlspath::gui {

// Text that is pasted, dropped or typed here is a mail, and not kept.
class PastePane : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit PastePane(QWidget* parent = nullptr);

 signals:
  void given(const QMimeData* data);

 protected:
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
};

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);

  void show_empty();
  void show_error(const QString& line);
  QString error() const { return error_; }
  QPushButton* paste_button() const { return paste_; }
  PastePane* paste_pane() const { return pane_; }

 signals:
  void paste_wanted();
  void open_wanted();
  void help_wanted();
  void back_wanted();
  void copy_wanted(QString details);
  void given(const QMimeData* data);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QString error_;
  QLabel* sign_;
  QLabel* title_;
  QLabel* text_;
  QPushButton* paste_;
  QPushButton* open_;
  QPushButton* help_;
  QPushButton* back_;
  QPushButton* copy_;
  QLabel* drop_;
  PastePane* pane_;
  QLabel* promise_;
};

}  // namespace tlspath::gui

// HelpDialog (F1): where mail programs keep the headers, how to read the window, and the keys. Its
// text is ours, so it may be rich; it opens no links.
#pragma once

#include <QDialog>

class QTextBrowser;

namespace tlspath::gui {

class HelpDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent = nullptr);
  QString text() const;

 private:
  QTextBrowser* page_;
};

}  // namespace tlspath::gui

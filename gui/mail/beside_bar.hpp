// BesideBar: what stands beside the path, under the answer: what the chosen policy says, whether
// the content itself is encrypted (a sealed envelope, few words, the sentence), then what header
// fields say of TLS, and, folded, what vouches for the sender. The answer above speaks of the hops
// alone, and neither replaces the other. All sentences are core/report's; hidden where there is
// nothing to say.
#pragma once

#include <QWidget>

#include "core/report/view.hpp"

class QLabel;
class QPushButton;

namespace tlspath::gui {

class BesideBar : public QWidget {
  Q_OBJECT

 public:
  explicit BesideBar(QWidget* parent = nullptr);

  void show_view(const MailView& view);
  void show_policy(const QString& said, bool broken);  // empty: none

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void draw_icon();
  void show_vouching(bool all);
  void show_any();
  void draw_policy();
  void fit();  // as high as its sentences need

  QWidget* content_;
  QLabel *policy_, *icon_, *badge_, *sentence_, *tls_, *vouching_;
  QWidget* vouching_row_;
  QPushButton* more_;
  QString vouching_short_, vouching_all_;
  bool broken_ = false;
};

}  // namespace tlspath::gui

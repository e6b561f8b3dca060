// AnswerBar: the answer on top of a mail: sign and word of the verdict on their chip, the sentence
// as core/report made it, and what weakens it. A screen reader hears all of it when it gets focus.
#pragma once

#include <QWidget>

#include "core/report/view.hpp"

class QLabel;
class QPushButton;

namespace tlspath::gui {

class VerdictChip;

class AnswerBar : public QWidget {
  Q_OBJECT

 public:
  explicit AnswerBar(QWidget* parent = nullptr);

  void show_view(const MailView& view);
  void set_can_probe(bool can);  // there is somebody to ask
  QString sentence() const;
  void announce();  // takes focus and is read aloud

 signals:
  void why();
  void probe();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fit();  // as high as the sentence needs

  VerdictChip* chip_;
  QLabel* sentence_;
  QLabel* second_;
  QPushButton *why_, *probe_;
};

}  // namespace tlspath::gui

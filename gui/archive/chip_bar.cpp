#include "gui/archive/chip_bar.hpp"

#include <QLayout>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace tlspath::gui {

// Line after line, in the direction of the language.
class ChipBar::Flow : public QLayout {
 public:
  explicit Flow(QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(6);
  }
  ~Flow() override {
    while (QLayoutItem* item = takeAt(0)) delete item;
  }

  void addItem(QLayoutItem* item) override { items_.push_back(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int at) const override {
    return at >= 0 && at < count() ? items_[static_cast<std::size_t>(at)] : nullptr;
  }
  QLayoutItem* takeAt(int at) override {
    QLayoutItem* item = itemAt(at);
    if (item) items_.erase(items_.begin() + at);
    return item;
  }
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
  void setGeometry(const QRect& r) override {
    QLayout::setGeometry(r);
    place(r, true);
  }
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override {
    QSize size;
    for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
    return size;
  }

 private:
  int place(const QRect& r, bool really) const {
    int x = 0, y = 0, line = 0;
    for (QLayoutItem* item : items_) {
      const QSize size(std::min(item->sizeHint().width(), r.width()), item->sizeHint().height());
      if (x > 0 && x + size.width() > r.width()) {
        x = 0;
        y += line + spacing();
        line = 0;
      }
      if (really) {
        const QRect at(r.x() + x, r.y() + y, size.width(), size.height());
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), r, at));
      }
      x += size.width() + spacing();
      line = std::max(line, size.height());
    }
    return y + line;
  }

  std::vector<QLayoutItem*> items_;
};

ChipBar::ChipBar(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Active filters"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  new Flow(this);
}

void ChipBar::show_chips(std::vector<FilterChip> chips) {
  while (QLayoutItem* item = layout()->takeAt(0)) {
    item->widget()->deleteLater();
    item->widget()->hide();
    delete item;
  }
  for (FilterChip& chip : chips) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("chip"));
    // "&" would underline the next letter.
    button->setText(QString(chip.label).replace(QLatin1Char('&'), QLatin1String("&&")) +
                    QStringLiteral("  ✗"));
    button->setAccessibleName(tr("Remove filter: %1").arg(chip.label));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumHeight(26);
    connect(button, &QToolButton::clicked, this,
            [this, without = std::move(chip.without)] { emit removed(without); });
    layout()->addWidget(button);
    button->show();
  }
  if (chips.size() > 1) {
    auto* all = new QToolButton;
    all->setObjectName(QStringLiteral("clear"));
    all->setText(tr("Clear all"));
    all->setFocusPolicy(Qt::StrongFocus);
    all->setAutoRaise(true);
    all->setMinimumHeight(26);
    connect(all, &QToolButton::clicked, this, &ChipBar::all_removed);
    layout()->addWidget(all);
    all->show();
  }
  setVisible(!chips.empty());
  updateGeometry();
}

}  // namespace tlspath::gui

// The drawn path for screen readers: a list, and an item for each row:
//   "Hop 4 of 6, cleartext, from relay.mailhub.example to mx.corp.example, boundary, trusted, ..."
// Items can be pressed. The sentences are core/report's.
#include <QAccessible>
#include <QAccessibleWidget>
#include <map>

#include "gui/mail/path_widget.hpp"

namespace tlspath::gui {
namespace {

class RowItem final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  RowItem(PathWidget* widget, int row) : widget_(widget), row_(row) {}

  bool isValid() const override {
    return widget_ != nullptr && index() < widget_->picture().rows().size();
  }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return widget_ ? widget_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(widget_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }

  QString text(QAccessible::Text what) const override {
    return isValid() && what == QAccessible::Name ? widget_->heard(index()) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect r = widget_->picture().rows()[index()].where.toAlignedRect();
    return {widget_->mapToGlobal(r.topLeft()), r.size()};
  }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override {
    QAccessible::State s;
    s.selectable = s.focusable = true;
    if (!isValid()) {
      s.invalid = true;
      return s;
    }
    const bool chosen = widget_->chosen_row() == index();
    s.selected = chosen;
    s.focused = chosen && widget_->hasFocus();
    const PathPicture::Row& r = widget_->picture().rows()[index()];
    s.expandable = s.collapsed = r.folded;
    return s;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                : nullptr;
  }

  QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& name) override {
    if (isValid() && name == pressAction()) widget_->press(index());
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  std::size_t index() const { return static_cast<std::size_t>(row_); }

  QPointer<PathWidget> widget_;
  int row_;
};

class PathList final : public QAccessibleWidget {
 public:
  explicit PathList(PathWidget* widget) : QAccessibleWidget(widget, QAccessible::List) {}
  ~PathList() override {
    for (const auto& [row, id] : items_) QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override { return static_cast<int>(path()->picture().rows().size()); }
  QAccessibleInterface* child(int row) const override {
    if (row < 0 || row >= childCount()) return nullptr;
    const auto known = items_.find(row);
    if (known != items_.end()) return QAccessible::accessibleInterface(known->second);
    auto* item = new RowItem(path(), row);  // owned by QAccessible, see the destructor
    items_.emplace(row, QAccessible::registerAccessibleInterface(item));
    return item;
  }
  int indexOfChild(const QAccessibleInterface* child_of) const override {
    for (const auto& [row, id] : items_)
      if (QAccessible::accessibleInterface(id) == child_of) return row;
    return -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    const auto row = path()->picture().row_at(path()->mapFromGlobal(QPoint(x, y)));
    return row ? child(static_cast<int>(*row)) : nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    const auto row = path()->chosen_row();
    return row && path()->hasFocus() ? child(static_cast<int>(*row)) : nullptr;
  }

 private:
  PathWidget* path() const { return static_cast<PathWidget*>(widget()); }

  mutable std::map<int, QAccessible::Id> items_;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* widget = qobject_cast<PathWidget*>(object);
  return widget == nullptr ? nullptr : new PathList(widget);
}

}  // namespace

void install_path_accessible() {
  static bool done = false;
  if (!done) QAccessible::installFactory(make);
  done = true;
}

}  // namespace tlspath::gui

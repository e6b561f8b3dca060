// HoverLink: what the mouse points at is outlined in both panes: a fact and its bytes, proof and
// the fact that it proves. It goes when the mouse goes, and changes nothing that was chosen.
//   link.of_fact = [](int row) { ... };  link.of_byte = [](std::uint32_t at) { ... };
// Not done: choosing (mail_page); for the keyboard F4 and the table do the same.
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/span.hpp"

class QTableView;

namespace tlspath::gui {

class HeaderPane;

// What is pointed at: bytes as the header pane shows them, and a row of the facts.
struct Hovered {
  std::vector<Span> bytes{};
  std::optional<int> row{};
};

class HoverLink : public QObject {
  Q_OBJECT

 public:
  HoverLink(QTableView* facts, HeaderPane* header, QObject* parent);

  std::function<Hovered(int row)> of_fact;
  std::function<Hovered(std::uint32_t at)> of_byte;

  void show(const Hovered& what);
  const Hovered& shown() const { return shown_; }

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QTableView* facts_;
  HeaderPane* header_;
  Hovered shown_;
};

}  // namespace tlspath::gui

// HeaderText: a mail's header as the header pane shows it, and the way from each character shown to
// the byte that it stands for, and back.
//   "Received: from a\x1b[0m by b"  ->  'Received: from a\x1b[0m by b' (the ESC as four characters)
// Line ends become "\n"; what steers or hides is written out; long stretches that prove nothing
// lose their middle, and the place says so. Where a redactor is given, the text between the cuts is
// hidden, and the cuts keep their places. Not done: colours and boxes (header_pane).
#pragma once

#include <QString>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/span.hpp"

namespace tlspath {
class HiddenField;
}

namespace tlspath::gui {

struct Characters {
  int begin = 0, end = 0;
  bool empty() const { return end <= begin; }
};

class HeaderText {
 public:
  // `fields`: the header's lines, in order. `kept`: stretches that are shown whole, such as proof.
  // `left_out` has a %1 for the number of bytes. `hidden`: one for each field, where names are
  // hidden.
  HeaderText() = default;
  HeaderText(std::string_view mail, std::span<const Span> fields, std::vector<Span> kept,
             const QString& left_out, std::span<const HiddenField> hidden = {});

  const QString& text() const { return text_; }
  Characters characters_of(Span bytes) const;
  Span bytes_of(Characters shown) const;

 private:
  void field(std::string_view mail, Span where, std::span<const Span> kept, const QString& left_out,
             const HiddenField* hidden);
  void stretch(std::string_view mail, Span where, bool whole, const QString& left_out,
               const HiddenField* hidden);
  void characters(std::string_view mail, Span where);
  void put(const QString& text, std::uint32_t at);

  QString text_;
  std::vector<std::uint32_t> at_;   // the first byte of each character shown
  std::vector<std::uint32_t> end_;  // and the first after its last
};

}  // namespace tlspath::gui

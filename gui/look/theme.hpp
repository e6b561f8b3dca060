// Theme: the window's colours as data, light and dark, and the two ways they are used: a palette
// for Qt's own widgets, and single colours for what we draw. tests/gui holds the table to its
// contrasts (text 4.5 to 1, graphics 3 to 1).
//   theme().colour(Colour::encrypted_ink)   ->  #0063A8 light, #56B4E9 dark
// No colour stands alone: sign, word and line style say the same. Not done: a theme of one's own.
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>
#include <cstdint>

#include "core/path/facts.hpp"
#include "core/path/path.hpp"

namespace tlspath::gui {

enum class Colour : std::uint8_t {
  page,
  panel,
  text,
  muted,
  link,  // and the focus ring
  control_edge,
  encrypted_ink,
  encrypted_chip,
  encrypted_chip_text,
  cleartext_ink,
  cleartext_chip,
  cleartext_chip_text,
  unstated_ink,
  unstated_chip,
  unstated_chip_text,
  unstated_chip_edge,
  local_ink,
  local_chip,
  local_chip_text,
  local_chip_edge,
  proof,
  proof_text,
  proof_underline,
  pinned_proof,
  pinned_proof_text,
  selected_row,
  grade_good,
  grade_acceptable,
  grade_weak,
  grade_broken,
  grade_outline,
  chart_encrypted,
  chart_cleartext,
  chart_unstated,
  chart_local,
};
inline constexpr std::size_t kColours = static_cast<std::size_t>(Colour::chart_local) + 1;

enum class Shade : std::uint8_t { light, dark };

QColor colour(Colour which, Shade shade);

// Which chip a verdict has: text on fill with an edge.
struct Chip {
  Colour fill, text, edge;
};
Chip chip_of(Verdict v);
Chip chip_of(std::optional<PathVerdict> v);  // nothing: no answer, as quiet as local
Colour ink_of(Verdict v);
Colour chart_fill_of(Verdict v);

// The theme of the program. There is one; it says when it changes.
class Theme : public QObject {
  Q_OBJECT

 public:
  enum class Wish : std::uint8_t { system, light, dark };

  Shade shade() const { return shade_; }
  QColor colour(Colour which) const { return gui::colour(which, shade_); }
  QPalette palette() const;

  // Takes effect at once. `system`: dark where the desktop's own palette is.
  void set(Wish wish);
  Wish wish() const { return wish_; }

 signals:
  void changed();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  friend Theme& theme();
  Theme();
  // The desktop's colours have changed: to these, or to what it gives new palettes.
  void desktop_changed(const QPalette* of_system);

  Wish wish_ = Wish::system;
  Shade shade_ = Shade::light;
  QPalette of_system_;
  bool setting_ = false, styled_ = false;
};

Theme& theme();

}  // namespace tlspath::gui

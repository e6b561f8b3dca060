#include "gui/look/theme.hpp"

#include <QApplication>
#include <QEvent>
#include <array>

#include "gui/look/edges.hpp"

namespace tlspath::gui {
namespace {

struct Row {
  Colour which;
  QRgb light, dark;
};

// In the order of Colour. Measured contrasts stand in the project's notes on colours; the test
// computes them anew.
constexpr std::array<Row, kColours> kTable{{
    {Colour::page, 0xFFFFFFFF, 0xFF14181C},
    {Colour::panel, 0xFFF4F6F8, 0xFF1C2126},
    {Colour::text, 0xFF1B1F23, 0xFFE6EBEF},
    {Colour::muted, 0xFF4A545E, 0xFFB3BDC7},
    {Colour::link, 0xFF0A5BD3, 0xFF8AB4FF},
    {Colour::control_edge, 0xFF6F7C87, 0xFF77848F},
    {Colour::encrypted_ink, 0xFF0063A8, 0xFF56B4E9},
    {Colour::encrypted_chip, 0xFF0063A8, 0xFF56B4E9},
    {Colour::encrypted_chip_text, 0xFFFFFFFF, 0xFF10151A},
    {Colour::cleartext_ink, 0xFF8F2600, 0xFFFF8A45},
    {Colour::cleartext_chip, 0xFF8F2600, 0xFFFF8A45},
    {Colour::cleartext_chip_text, 0xFFFFFFFF, 0xFF10151A},
    {Colour::unstated_ink, 0xFF856A00, 0xFFF0E442},
    {Colour::unstated_chip, 0xFFF5DD6B, 0xFFF0E442},
    {Colour::unstated_chip_text, 0xFF1B1F23, 0xFF10151A},
    {Colour::unstated_chip_edge, 0xFF7A6200, 0xFFF0E442},
    {Colour::local_ink, 0xFF59636D, 0xFFA3AEB9},
    {Colour::local_chip, 0xFFDDE3E8, 0xFF3A444D},
    {Colour::local_chip_text, 0xFF1B1F23, 0xFFE6EBEF},
    {Colour::local_chip_edge, 0xFF66717B, 0xFFA3AEB9},
    {Colour::proof, 0xFFFFE9A8, 0xFF5C4A00},
    {Colour::proof_text, 0xFF1B1F23, 0xFFE6EBEF},
    {Colour::proof_underline, 0xFF6B5200, 0xFFC9A400},
    {Colour::pinned_proof, 0xFFFFD24D, 0xFF7A5C00},
    {Colour::pinned_proof_text, 0xFF1B1F23, 0xFFFFFFFF},
    {Colour::selected_row, 0xFFCFE3F7, 0xFF1F3A52},
    {Colour::grade_good, 0xFF004C80, 0xFF1F78B4},
    {Colour::grade_acceptable, 0xFF6FC0EE, 0xFFA6DBFA},
    {Colour::grade_weak, 0xFFF0B429, 0xFFF5C242},
    {Colour::grade_broken, 0xFFA63500, 0xFFE0602A},
    {Colour::grade_outline, 0xFF33414D, 0xFFC5CED6},
    {Colour::chart_encrypted, 0xFF0072B2, 0xFF56B4E9},
    {Colour::chart_cleartext, 0xFFD55E00, 0xFFE8702A},
    {Colour::chart_unstated, 0xFFF0E442, 0xFFF0E442},
    {Colour::chart_local, 0xFFB4BCC4, 0xFF7D8893},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kTable.size(); ++i)
    if (static_cast<std::size_t>(kTable[i].which) != i) return false;
  return true;
}
static_assert(in_order());

bool is_dark(const QPalette& p) {
  return p.color(QPalette::Window).lightness() < p.color(QPalette::WindowText).lightness();
}

}  // namespace

QColor colour(Colour which, Shade shade) {
  const Row& row = kTable[static_cast<std::size_t>(which)];
  return QColor::fromRgb(shade == Shade::dark ? row.dark : row.light);
}

Chip chip_of(Verdict v) {
  switch (v) {
    case Verdict::encrypted:
      return {Colour::encrypted_chip, Colour::encrypted_chip_text, Colour::encrypted_chip};
    case Verdict::cleartext:
      return {Colour::cleartext_chip, Colour::cleartext_chip_text, Colour::cleartext_chip};
    case Verdict::unstated:
      return {Colour::unstated_chip, Colour::unstated_chip_text, Colour::unstated_chip_edge};
    case Verdict::local:
      break;
  }
  return {Colour::local_chip, Colour::local_chip_text, Colour::local_chip_edge};
}

Chip chip_of(std::optional<PathVerdict> v) {
  if (v == PathVerdict::encrypted) return chip_of(Verdict::encrypted);
  if (v == PathVerdict::cleartext) return chip_of(Verdict::cleartext);
  if (v == PathVerdict::unproven) return chip_of(Verdict::unstated);
  return chip_of(Verdict::local);
}

Colour ink_of(Verdict v) {
  switch (v) {
    case Verdict::encrypted:
      return Colour::encrypted_ink;
    case Verdict::cleartext:
      return Colour::cleartext_ink;
    case Verdict::unstated:
      return Colour::unstated_ink;
    case Verdict::local:
      break;
  }
  return Colour::local_ink;
}

Colour chart_fill_of(Verdict v) {
  switch (v) {
    case Verdict::encrypted:
      return Colour::chart_encrypted;
    case Verdict::cleartext:
      return Colour::chart_cleartext;
    case Verdict::unstated:
      return Colour::chart_unstated;
    case Verdict::local:
      break;
  }
  return Colour::chart_local;
}

Theme::Theme() : of_system_(QApplication::palette()) {
  shade_ = is_dark(of_system_) ? Shade::dark : Shade::light;
  qApp->installEventFilter(this);
}

QPalette Theme::palette() const {
  QPalette p;
  const QColor text = colour(Colour::text), muted = colour(Colour::muted);
  p.setColor(QPalette::Window, colour(Colour::panel));
  p.setColor(QPalette::WindowText, text);
  p.setColor(QPalette::Base, colour(Colour::page));
  p.setColor(QPalette::AlternateBase, colour(Colour::panel));
  p.setColor(QPalette::Text, text);
  p.setColor(QPalette::Button, colour(Colour::panel));
  p.setColor(QPalette::ButtonText, text);
  p.setColor(QPalette::BrightText, text);
  p.setColor(QPalette::ToolTipBase, colour(Colour::page));
  p.setColor(QPalette::ToolTipText, text);
  p.setColor(QPalette::PlaceholderText, muted);
  p.setColor(QPalette::Link, colour(Colour::link));
  p.setColor(QPalette::LinkVisited, colour(Colour::link));
  p.setColor(QPalette::Highlight, colour(Colour::selected_row));
  p.setColor(QPalette::HighlightedText, text);
  const bool dark = shade_ == Shade::dark;
  p.setColor(QPalette::Light, dark ? QColor(QRgb{0xFF2A3138}) : QColor(QRgb{0xFFFFFFFF}));
  p.setColor(QPalette::Midlight, dark ? QColor(QRgb{0xFF262C33}) : QColor(QRgb{0xFFE8ECF0}));
  p.setColor(QPalette::Mid, dark ? QColor(QRgb{0xFF3A444D}) : QColor(QRgb{0xFFB4BCC4}));
  p.setColor(QPalette::Dark, colour(Colour::control_edge));
  p.setColor(QPalette::Shadow, dark ? QColor(QRgb{0xFF000000}) : QColor(QRgb{0xFF33414D}));
  for (const QPalette::ColorRole role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, colour(Colour::control_edge));
  return p;
}

void Theme::set(Wish wish) {
  wish_ = wish;
  shade_ = wish == Wish::dark                            ? Shade::dark
           : wish == Wish::system && is_dark(of_system_) ? Shade::dark
                                                         : Shade::light;
  setting_ = true;
  if (!styled_) QApplication::setStyle(new Edges);
  styled_ = true;
  QApplication::setPalette(palette());
  setting_ = false;
  emit changed();
}

// Qt 6.4 has no hint for light and dark; it tells that the theme or the palette has changed.
bool Theme::eventFilter(QObject* object, QEvent* event) {
  if (!setting_ && event->type() == QEvent::ThemeChange) {
    desktop_changed(nullptr);
  } else if (!setting_ && object == qApp && event->type() == QEvent::ApplicationPaletteChange) {
    // Ours comes back through here too.
    const QPalette now = QApplication::palette();
    if (now.color(QPalette::Window) != colour(Colour::panel) ||
        now.color(QPalette::WindowText) != colour(Colour::text))
      desktop_changed(&now);
  }
  return QObject::eventFilter(object, event);
}

void Theme::desktop_changed(const QPalette* of_system) {
  if (of_system != nullptr) {
    of_system_ = *of_system;
  } else {
    setting_ = true;
    QApplication::setPalette(QPalette());
    setting_ = false;
    of_system_ = QApplication::palette();
  }
  set(wish_);
}

Theme& theme() {
  static Theme one;
  return one;
}

}  // namespace tlspath::gui

// Filter: a selection of mails as people see it: a chip for each thing that it asks for, what is
// left of it without one, two of them together, and as a line of settings.
//   chips_of({.boundary = cleartext, .partner = "shop.example"})
//     -> "At the boundary: cleartext", "Partner: shop.example"
// What a selection means is in core/store/browse.hpp.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <vector>

#include "core/store/browse.hpp"
#include "core/text/language.hpp"

namespace tlspath::gui {

struct FilterChip {
  QString label;
  MailSelection without;  // the same, but for this
};

class Filter {
  Q_DECLARE_TR_FUNCTIONS(Filter)

 public:
  static std::vector<FilterChip> chips_of(const MailSelection& s, Language language);
  static QString word(WayAnswer way, Language language);
  static QString word(Passed passed);
  // "" as "not stated".
  static QString name_or_not_stated(const std::string& name, Language language);
};

// `added` wins where both ask for the same thing; of two periods what is in both.
MailSelection narrowed(const MailSelection& base, const MailSelection& added);

// For QSettings, and back; what cannot be read is left out.
QString to_line(const MailSelection& s);
MailSelection from_line(const QString& line);

}  // namespace tlspath::gui

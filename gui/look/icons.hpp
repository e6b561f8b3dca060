// Icons: our own SVGs (gui/icons), one ink in the theme's text colour.
//   icon("paste")
#pragma once

#include <QIcon>
#include <QString>

namespace tlspath::gui {

// Drawn anew for each theme: ask again when it changes.
QIcon icon(const QString& name);

}  // namespace tlspath::gui

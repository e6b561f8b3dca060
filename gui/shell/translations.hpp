// Translations: the window's own words, from resources (gui/translations), and Qt's.
#pragma once

#include "core/text/language.hpp"

namespace tlspath::gui {

// For all windows, also those that are open.
void set_language(Language language);

}  // namespace tlspath::gui

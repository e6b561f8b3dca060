// ConfigFile: the settings that window and command line share: language, own domains and networks
// in $XDG_CONFIG_HOME/tlspath/config.toml (cli/settings.hpp reads it). Only what changed is
// written; comments and other keys stay as they are.
//   with_shared("language = \"de\"\n", {.own = {"corp.example"}})
//     -> "\n\n[own]\ndomains = [\"corp.example\"]\nnetworks = []\n"
// What goes wrong is told in the window's language: the file's mistakes by core/report, the rest by
// gui/translations.
// Not done: settings of the window alone (preferences.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/language.hpp"

namespace tlspath::gui {

struct Shared {
  std::vector<std::string> own;      // as written: domains, then networks
  std::optional<Language> language;  // nothing: by the locale
};

// What the file says; what it says wrongly is left out.
Shared shared_of(std::string_view toml);
// The file's text with these settings; an error where the file is no TOML or cannot be changed
// without harm.
Result<std::string> with_shared(std::string_view toml, const Shared& wanted, Language l);

// "" where neither XDG_CONFIG_HOME nor HOME is set.
std::string config_path();
Shared load_shared();
Result<void> save_shared(const Shared& wanted, Language l);

// Neither a domain nor a network: false.
bool is_own(std::string_view text);

}  // namespace tlspath::gui

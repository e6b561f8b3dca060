// Settings: what the user keeps in $XDG_CONFIG_HOME/tlspath/config.toml (else ~/.config), for
// command line and window.
//   language = "de"
//   [own]
//   domains  = ["corp.example"]
//   networks = ["192.0.2.0/24", "2001:db8::/32"]
// No file is no error; a wrong one is, with file, line and key. --no-config reads none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/io.hpp"
#include "core/base/result.hpp"
#include "core/path/path.hpp"
#include "core/text/language.hpp"

namespace tlspath::cli {

struct Settings {
  OwnSide own;
  std::optional<Language> language;  // nothing: by the locale
};

// The file's path; nothing where neither XDG_CONFIG_HOME nor HOME is set.
std::optional<std::string> settings_path(const Io& io);
// The user's own mail systems, beside it: systems.toml (docs/own-systems.md).
std::optional<std::string> systems_path(const Io& io);

Result<Settings> load_settings(const Io& io, Language l);

// The language alone, which a wrong key or value elsewhere in the file does not hide.
std::optional<Language> settings_language(const Io& io);

// The file as it is; "" where there is none.
Result<std::string> settings_text(const std::string& path, Language l);

// `text` is the file's content, `path` its name for errors.
Result<Settings> parse_settings(std::string_view text, std::string_view path, Language l);

}  // namespace tlspath::cli

#include "cli/settings.hpp"

#include <array>

#include "core/base/ascii.hpp"
#include "core/input/read.hpp"
#include "core/policy/policy_file.hpp"
#include "core/report/messages.hpp"
#include "core/text/numbers.hpp"
#include "core/text/toml_file.hpp"

namespace tlspath::cli {
namespace {

constexpr std::size_t kMaxSettings = 1 << 20;

void read_own(TomlFile& file, const toml::table& table, OwnSide& own) {
  constexpr auto kKeys = std::to_array<std::string_view>({"domains", "networks"});
  file.keys(table, "own", kKeys);
  const auto& words = file.words().policy;
  for (const std::string_view key : kKeys) {
    const bool networks = key == "networks";
    const toml::node* node = table.get(key);
    if (node == nullptr) continue;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
      file.fail(*node, file.words().must_be_list, key, "corp.example");
      continue;
    }
    for (const toml::node& item : *list) {
      const auto text = item.value_exact<std::string_view>();
      if (!text)
        file.fail(item, file.words().settings.no_texts, key);
      else if (parse_network(*text).has_value() != networks || !add_own(own, *text))
        file.fail(item, networks ? words.no_network : words.no_domain, key, *text);
    }
  }
}

std::optional<std::string> settings_folder(const Io& io) {
  std::string folder = env(io, "XDG_CONFIG_HOME");
  if (folder.empty()) {
    folder = env(io, "HOME");
    if (folder.empty()) return std::nullopt;
    folder += "/.config";
  }
  return folder + "/tlspath/";
}

std::optional<Language> language_of(const toml::node* node) {
  const auto word = node != nullptr ? node->value_exact<std::string_view>() : std::nullopt;
  return word == "en" || word == "de" ? parse_language(*word) : std::nullopt;
}

}  // namespace

std::optional<std::string> settings_path(const Io& io) {
  const auto folder = settings_folder(io);
  return folder ? std::optional(*folder + "config.toml") : std::nullopt;
}
std::optional<std::string> systems_path(const Io& io) {
  const auto folder = settings_folder(io);
  return folder ? std::optional(*folder + "systems.toml") : std::nullopt;
}

Result<Settings> load_settings(const Io& io, Language l) {
  const auto path = settings_path(io);
  if (!path) return Settings{};
  const auto text = settings_text(*path, l);
  if (!text) return tl::unexpected(text.error());
  return parse_settings(*text, *path, l);
}

std::optional<Language> settings_language(const Io& io) {
  const auto path = settings_path(io);
  if (!path) return std::nullopt;
  const auto text = settings_text(*path, Language::en);
  if (!text) return std::nullopt;
  TomlFile file(*path, Language::en);
  const toml::table* top = file.parse(*text, kMaxSettings);
  return top == nullptr ? std::nullopt : language_of(top->get("language"));
}

Result<std::string> settings_text(const std::string& path, Language l) {
  auto text = read_file(path, kMaxSettings);
  if (text) return std::move(*text);
  const Messages& say = messages(l);
  std::string what;
  switch (text.error().kind) {
    case ErrorKind::not_found:
      return std::string();
    case ErrorKind::is_folder:
      what = say.not_a_file(path);
      break;
    case ErrorKind::too_large:
      return toml_mistake(path, {1, 1},
                          filled(toml_words(l).too_large, size_text(text.error().limit)));
    default:
      what = say.not_readable(path, text.error().reason);
  }
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

Result<Settings> parse_settings(std::string_view text, std::string_view path, Language l) {
  TomlFile file(path, l);
  const toml::table* top = file.parse(text, kMaxSettings);
  if (top == nullptr) return file.error();
  constexpr auto kKeys = std::to_array<std::string_view>({"language", "own"});
  file.keys(*top, "", kKeys);
  Settings out;
  if (const toml::node* node = top->get("language")) {
    out.language = language_of(node);
    if (!out.language) file.fail(*node, file.words().settings.bad_language);
  }
  if (const toml::table* own = file.table_of(*top, "own", "own")) read_own(file, *own, out.own);
  if (file.failed()) return file.error();
  return out;
}

}  // namespace tlspath::cli

// settings.cpp: toml++ stays in here, without its exceptions.
#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/base/domain_name.hpp"
#include "core/base/spelling.hpp"
#include "core/base/toml.hpp"
#include "core/input/read.hpp"

namespace tlspath::cli {
namespace {

constexpr std::size_t kMaxSettings = 1 << 20;

tl::unexpected<Error> wrong(std::string what) {
  return tl::unexpected(Error{ErrorKind::usage, std::move(what)});
}

std::string place(std::string_view path, const toml::source_region& at) {
  return fmt::format("{}:{}:{}", path, at.begin.line, at.begin.column);
}

tl::unexpected<Error> unknown_key(std::string_view path, const toml::key& key,
                                  std::string_view table, std::span<const std::string_view> known,
                                  const Messages& say) {
  const auto at = key.source().begin;
  return wrong(
      say.unknown_key(path, at.line, at.column, key.str(), table, nearest_word(key.str(), known)));
}

Result<void> read_own(OwnSide& own, const toml::table& table, std::string_view path,
                      const Messages& say) {
  constexpr auto kKeys = std::to_array<std::string_view>({"domains", "networks"});
  for (const auto& [key, value] : table) {
    if (std::ranges::find(kKeys, key.str()) == kKeys.end())
      return unknown_key(path, key, "own", kKeys, say);
    const toml::array* list = value.as_array();
    if (list == nullptr)
      return wrong(fmt::format("{}: {} must be a list: [\"corp.example\"]",
                               place(path, value.source()), key.str()));
    for (const toml::node& item : *list) {
      const auto text = item.value_exact<std::string_view>();
      if (!text)
        return wrong(fmt::format("{}: {} must hold texts", place(path, item.source()), key.str()));
      if (!add_own(own, *text))
        return wrong(fmt::format("{}: {}: \"{}\" is neither a domain nor a network",
                                 place(path, item.source()), key.str(), *text));
    }
  }
  return {};
}

}  // namespace

namespace {

std::optional<std::string> settings_folder(const Io& io) {
  std::string folder = env(io, "XDG_CONFIG_HOME");
  if (folder.empty()) {
    folder = env(io, "HOME");
    if (folder.empty()) return std::nullopt;
    folder += "/.config";
  }
  return folder + "/tlspath/";
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

Result<Settings> load_settings(const Io& io, const Messages& say) {
  const auto path = settings_path(io);
  if (!path) return Settings{};
  const auto text = read_file(*path, kMaxSettings);
  if (!text) {
    if (text.error().kind == ErrorKind::not_found) return Settings{};
    return wrong(text.error().kind == ErrorKind::is_folder
                     ? say.not_readable(*path, "a folder")
                     : say.not_readable(*path, text.error().reason));
  }
  return parse_settings(*text, *path, say);
}

Result<Settings> parse_settings(std::string_view text, std::string_view path, const Messages& say) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed)
    return wrong(
        fmt::format("{}: {}", place(path, parsed.error().source()), parsed.error().description()));
  constexpr auto kKeys = std::to_array<std::string_view>({"language", "own"});
  Settings out;
  for (const auto& [key, value] : parsed.table()) {
    if (key.str() == "language") {
      const auto word = value.value_exact<std::string_view>();
      if (word == "en" || word == "de") out.language = parse_language(*word);
      if (!out.language)
        return wrong(
            fmt::format("{}: language must be \"en\" or \"de\"", place(path, value.source())));
    } else if (key.str() == "own") {
      const toml::table* own = value.as_table();
      if (own == nullptr)
        return wrong(fmt::format("{}: own must be a table: [own]", place(path, value.source())));
      if (auto read = read_own(out.own, *own, path, say); !read)
        return tl::unexpected(read.error());
    } else {
      return unknown_key(path, key, "", kKeys, say);
    }
  }
  return out;
}

bool add_own(OwnSide& own, std::string_view text) {
  if (const auto network = parse_network(text)) {
    own.networks.push_back(*network);
    return true;
  }
  std::string_view domain = text;
  if (domain.starts_with("*.")) domain.remove_prefix(2);
  if (domain.starts_with('.')) domain.remove_prefix(1);
  if (domain.ends_with('.')) domain.remove_suffix(1);
  if (!is_domain_name(domain)) return false;
  std::string lower(domain);
  std::ranges::transform(lower, lower.begin(), ascii::lower);
  own.domains.push_back(std::move(lower));
  return true;
}

}  // namespace tlspath::cli

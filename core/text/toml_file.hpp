// TomlFile: one TOML file, and what is wrong in it. Every mistake is noted; the first in the file
// is told, in the reader's language:
//   TomlFile file("p.toml", Language::de);
//   file.parse("profil = 1\n", 4 << 20);  file.keys(*top, "", {"profile"});
//   file.error()  -> "p.toml:1:1: unbekannter Schlüssel "profil"; meinten Sie "profile"?"
// What all files have in common: keys, texts, choices, flags, tables. What a key means is known by
// who reads it: cli/settings.cpp, core/policy/policy_file.cpp, parsers/user_systems.cpp. For .cpp
// files that read TOML only: toml++'s types go into no other header.
// Not done here: opening the file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/toml.hpp"
#include "core/text/toml_words.hpp"

namespace tlspath {

class TomlFile {
 public:
  TomlFile(std::string_view path, Language l) : path_(path), words_(toml_words(l)) {}

  const TomlWords& words() const { return words_; }

  // The file's top table; nothing where the text is longer than `most` bytes or no TOML. Nodes and
  // texts live as long as this object.
  const toml::table* parse(std::string_view text, std::size_t most);

  template <class... A>
  void fail(TomlPlace at, const TomlPattern<A...>& pattern, const std::type_identity_t<A>&... a) {
    note(at, filled(pattern, a...));
  }
  template <class... A>
  void fail(const toml::node& node, const TomlPattern<A...>& pattern,
            const std::type_identity_t<A>&... a) {
    note(place_of(node), filled(pattern, a...));
  }
  void note(TomlPlace at, std::string what);
  bool failed() const { return failed_; }
  tl::unexpected<Error> error() const { return toml_mistake(path_, at_, what_); }

  static TomlPlace place_of(const toml::node& node) {
    return {node.source().begin.line, node.source().begin.column};
  }

  // `table`: as between brackets, "partner", and "[system]" for [[system]]; "" is the top.
  void keys(const toml::table& t, std::string_view table, std::span<const std::string_view> known);

  std::optional<std::string_view> text_of(const toml::node& node, std::string_view key,
                                          std::size_t most);
  std::optional<bool> flag_of(const toml::node& node, std::string_view key);
  // One of the words: its place in the list. `value`: the node's text.
  std::optional<std::size_t> choice_of(const toml::node& node, std::string_view key,
                                       std::string_view value,
                                       std::span<const std::string_view> words);
  // [name], where it is there.
  const toml::table* table_of(const toml::table& t, std::string_view key, std::string_view name);
  // The tables of [[name]], `most` of them; none where there are none.
  std::vector<const toml::table*> tables_of(const toml::table& t, std::string_view key,
                                            std::string_view name, std::size_t most);

 protected:
  // "; did you mean "profile"?", or nothing where none is near.
  std::string meant(std::string_view near) const;

 private:
  std::string path_;
  const TomlWords& words_;
  toml::parse_result parsed_;
  bool failed_ = false;
  TomlPlace at_;
  std::string what_;
};

}  // namespace tlspath

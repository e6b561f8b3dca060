#include "core/text/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/spelling.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {

const toml::table* TomlFile::parse(std::string_view text, std::size_t most) {
  if (text.size() > most) {
    fail({1, 1}, words_.too_large, size_text(most));
    return nullptr;
  }
  parsed_ = toml::parse(text);
  if (parsed_) return &parsed_.table();
  const toml::source_position at = parsed_.error().source().begin;
  fail({at.line, at.column}, words_.not_toml, parsed_.error().description());
  return nullptr;
}

void TomlFile::note(TomlPlace at, std::string what) {
  if (!failed_ || at.line < at_.line || (at.line == at_.line && at.column < at_.column)) {
    at_ = at;
    what_ = std::move(what);
  }
  failed_ = true;
}

std::string TomlFile::meant(std::string_view near) const {
  return near.empty() ? std::string() : filled(words_.did_you_mean, near);
}

void TomlFile::keys(const toml::table& t, std::string_view table,
                    std::span<const std::string_view> known) {
  for (const auto& [key, value] : t) {
    if (std::ranges::find(known, key.str()) != known.end()) continue;
    const toml::source_position at = key.source().begin;
    note({at.line, at.column},
         filled(words_.unknown_key, key.str()) +
             (table.empty() ? std::string() : filled(words_.in_table, table)) +
             meant(nearest_word(key.str(), known)));
  }
}

std::optional<std::string_view> TomlFile::text_of(const toml::node& node, std::string_view key,
                                                  std::size_t most) {
  const auto value = node.value_exact<std::string_view>();
  if (!value) {
    fail(node, words_.must_be_text, key);
  } else if (value->size() > most) {
    fail(node, words_.too_long, key, most);
  } else {
    return value;
  }
  return std::nullopt;
}

std::optional<bool> TomlFile::flag_of(const toml::node& node, std::string_view key) {
  const auto value = node.value_exact<bool>();
  if (!value) fail(node, words_.must_be_flag, key);
  return value;
}

std::optional<std::size_t> TomlFile::choice_of(const toml::node& node, std::string_view key,
                                               std::string_view value,
                                               std::span<const std::string_view> words) {
  const auto it = std::ranges::find(words, value);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  const std::string_view near = nearest_word(value, words);
  note(place_of(node),
       near.empty() ? filled(words_.none_of, key, value, fmt::format("{}", fmt::join(words, ", ")))
                    : filled(words_.not_known, key, value) + meant(near));
  return std::nullopt;
}

const toml::table* TomlFile::table_of(const toml::table& t, std::string_view key,
                                      std::string_view name) {
  const toml::node* node = t.get(key);
  if (node == nullptr) return nullptr;
  if (node->as_table() == nullptr) fail(*node, words_.must_be_table, key, name);
  return node->as_table();
}

std::vector<const toml::table*> TomlFile::tables_of(const toml::table& t, std::string_view key,
                                                    std::string_view name, std::size_t most) {
  const toml::node* node = t.get(key);
  if (node == nullptr) return {};
  const toml::array* list = node->as_array();
  std::vector<const toml::table*> out;
  bool all = list != nullptr;
  if (list != nullptr)
    for (const toml::node& item : *list) {
      all = all && item.as_table() != nullptr;
      if (item.as_table() != nullptr) out.push_back(item.as_table());
    }
  if (!all) fail(*node, words_.must_be_tables, key, name);
  if (out.size() > most) {
    fail(*out[most], words_.too_many_tables, most, name);
    out.resize(most);
  }
  return out;
}

}  // namespace tlspath

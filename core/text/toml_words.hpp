// What is said of a mistake in a TOML file (settings, policies, own mail systems), both languages
// side by side in toml_words.cpp; one that lacks does not compile.
//   filled(toml_words(Language::de).is_empty, "domain")  -> "domain ist leer"
// Each pattern names what it is filled with, and fmt holds the two against each other when this is
// compiled: a file can be as wrong as it likes, telling so never fails. Keys and words that the
// file itself writes stand in both languages as there; what toml++ and PCRE2 say stays English.
// Not done here: reading (toml_file.hpp). For .cpp files that tell such mistakes only: it needs
// fmt.
#pragma once

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/result.hpp"
#include "core/text/language.hpp"

namespace tlspath {

template <class... A>
using TomlPattern = fmt::basic_format_string<char, A...>;

struct TomlWords {
  using Text = std::string_view;
  using Count = std::size_t;
  template <class... A>
  using Pattern = TomlPattern<A...>;

  // Of any file.
  Pattern<Text> too_large;    // "4 MB"
  Pattern<Text> not_toml;     // toml++'s own words
  Pattern<Text> unknown_key;  // then in_table, did_you_mean
  Pattern<Text> in_table;     // "[system]" for [[system]]
  Pattern<Text> did_you_mean;
  Pattern<Text, Text> needs;          // table, key
  Pattern<Text> must_be_text;         // key
  Pattern<Text> must_be_flag;         // key
  Pattern<Text, Text> must_be_list;   // key, an example
  Pattern<Text, Text> must_be_table;  // key, the table
  Pattern<Text, Text> must_be_tables;
  Pattern<Count, Text> too_many_tables;
  Pattern<Text, Count> too_long;  // key, bytes
  Pattern<Text> is_empty;
  Pattern<Text, Text> not_known;  // key, value; then did_you_mean
  Pattern<Text, Text, Text> none_of;
  Pattern<Text, Text> no_own;  // key, value: neither domain nor network

  struct Settings {
    Pattern<> bad_language;
    Pattern<Text> no_texts;  // key
  } settings;

  struct Policy {
    Pattern<> names_nobody, relay_needs, allow_needs;
    Pattern<Text, Count> too_many;  // key
    Pattern<Text, Text> no_domain, no_network;
    Pattern<Text> no_day;
    Pattern<> until_before_since;
    Pattern<Text, Count> named_before;  // domain, line
  } policy;

  struct Systems {
    Pattern<Count> too_many;
    Pattern<Text> bad_id, id_twice;
    Pattern<> bad_rule;
    Pattern<Text> not_built_in;  // then did_you_mean, or see_list
    Pattern<> see_list;
    Pattern<> bad_rank;
    Pattern<Text> not_a_fact;  // all that may be
    Pattern<> needs_cue, needs_profile, needs_sample, one_unversioned;
    Pattern<Text> control_character;  // key
    Pattern<> slot_by;
    Pattern<Text> slot_of_sender;
    Pattern<> no_letter;
    Pattern<Text, Text> no_date, no_number;  // key, value
    Pattern<Text> needs_either;              // table
    Pattern<> verb;
    Pattern<Text> no_pattern;  // PCRE2's own words
    Pattern<Text> unknown_group;
    Pattern<> no_group, no_product;
    Pattern<Count> too_many_verify;
    // Of a sample.
    Pattern<> no_cue_fits;
    Pattern<Text, unsigned, Text> taken;  // by whom, its rank, this system
    Pattern<Text> folded;                 // the verdict then
    Pattern<Text, Text, Text> differs;    // key, as the file says, as read
    Pattern<> pattern_unused, version_unused;
    Pattern<Text, Text, Text> takes_others;  // this system, another, its line
  } systems;
};

const TomlWords& toml_words(Language l);

template <class... A>
std::string filled(const TomlPattern<A...>& pattern, const std::type_identity_t<A>&... a) {
  return fmt::vformat(pattern, fmt::make_format_args(a...));
}

// Of a file, from 1.
struct TomlPlace {
  std::uint32_t line = 0, column = 0;
};

// "gate.toml:14:1: WHAT"
tl::unexpected<Error> toml_mistake(std::string_view path, TomlPlace at, std::string_view what);

}  // namespace tlspath

// What files of mistakes have to hold in both languages, for the tests of all who read TOML:
//   TomlMistakes said;
//   said.both(english.error().what, german.error().what);   // one row
//   EXPECT_EQ(said.missing(toml_words(Language::de).policy), none);
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/toml_words.hpp"

namespace tlspath {

// The patterns of TomlWords or of a part of it, as they stand in the struct.
template <class Part>
std::vector<std::string> toml_patterns(const Part& part) {
  static_assert(sizeof(Part) % sizeof(fmt::string_view) == 0);
  std::vector<std::string> out;
  for (const fmt::string_view p :
       std::bit_cast<std::array<fmt::string_view, sizeof(Part) / sizeof(fmt::string_view)>>(part))
    out.emplace_back(p.data(), p.size());
  return out;
}

// "{0} must be a text: {0}" -> {"", " must be a text: ", ""}
inline std::vector<std::string> toml_pieces(std::string_view pattern) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      out.back() += pattern[at];
      continue;
    }
    at = pattern.find('}', at);
    out.emplace_back();
  }
  return out;
}

// Whether a message may have been made by this pattern.
inline bool toml_said(std::string_view message, std::string_view pattern) {
  std::size_t at = 0;
  for (const std::string& piece : toml_pieces(pattern)) {
    at = message.find(piece, at);
    if (at == std::string_view::npos) return false;
    at += piece.size();
  }
  return true;
}

class TomlMistakes {
 public:
  // The same mistake, at the same place, of the same words of the file, by the same pattern.
  void both(const std::string& english, const std::string& german) {
    const std::size_t place = end_of_place(english);
    ASSERT_NE(place, std::string::npos) << english;
    EXPECT_EQ(german.substr(0, place), english.substr(0, place)) << german;
    const std::string en = english.substr(place),
                      de = german.substr(std::min(place, german.size()));
    EXPECT_NE(de, en);
    EXPECT_EQ(quoted(de), quoted(en)) << german;
    EXPECT_EQ(german.find('\n'), std::string::npos) << german;
    bool told = false;
    for (std::size_t i = 0; i < english_.size(); ++i)
      told = told ||
             (!is_tail(english_[i]) && toml_said(en, english_[i]) && toml_said(de, german_[i]));
    EXPECT_TRUE(told) << "no pattern says " << german;
    all_.push_back(de);
  }

  // The German patterns that no row has said.
  template <class Part>
  std::vector<std::string> missing(const Part& part) const {
    return missing(toml_patterns(part));
  }
  // Those that all files have in common.
  std::vector<std::string> missing_of_any_file() const {
    const std::size_t any =
        german_.size() -
        (sizeof(TomlWords::Settings) + sizeof(TomlWords::Policy) + sizeof(TomlWords::Systems)) /
            sizeof(fmt::string_view);
    return missing(std::vector<std::string>(german_.begin(),
                                            german_.begin() + static_cast<std::ptrdiff_t>(any)));
  }

  // What follows a sentence: " in [own]", "; did you mean".
  static bool is_tail(std::string_view pattern) {
    return pattern.starts_with(' ') || pattern.starts_with(';');
  }

 private:
  std::vector<std::string> missing(std::vector<std::string> patterns) const {
    std::erase_if(patterns, [&](const std::string& p) {
      return std::ranges::any_of(all_, [&](const std::string& m) { return toml_said(m, p); });
    });
    return patterns;
  }
  // After "p.toml:14:1: ".
  static std::size_t end_of_place(std::string_view message) {
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
      at = message.find(':', at);
      if (at == std::string_view::npos) return at;
      ++at;
    }
    return at + 1;
  }
  static std::vector<std::string> quoted(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = text.find('"'); at != std::string_view::npos;) {
      const std::size_t end = text.find('"', at + 1);
      if (end == std::string_view::npos) break;
      out.emplace_back(text.substr(at, end + 1 - at));
      at = text.find('"', end + 1);
    }
    return out;
  }

  const std::vector<std::string> english_ = toml_patterns(toml_words(Language::en));
  const std::vector<std::string> german_ = toml_patterns(toml_words(Language::de));
  std::vector<std::string> all_;
};

}  // namespace tlspath

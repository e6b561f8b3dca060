// The patterns of mistakes in TOML files, all of them in both languages: the same placeholders, and
// no English left in the German. That each is said by a file is in policy_test, user_systems_test
// and cli_test.
#include "core/text/toml_words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/text/toml_file.hpp"
#include "tests/toml_mistakes.hpp"

namespace tlspath {
namespace {

// "{} {1}" -> 0, 1: the arguments, in the order in which they are shown.
std::vector<int> placeholders(std::string_view pattern) {
  std::vector<int> out;
  int next = 0;
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos;
       at = pattern.find('{', at + 1))
    out.push_back(pattern[at + 1] == '}' ? next++ : pattern[at + 1] - '0');
  return out;
}

// Runs of letters, whatever their alphabet.
std::set<std::string> words_of(std::string_view pattern) {
  std::set<std::string> out;
  std::string word;
  for (const char c : std::string(pattern) + " ") {
    const auto u = static_cast<unsigned char>(c);
    if (u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || c == '_') {
      word += c;
    } else {
      if (word.size() > 1) out.insert(word);
      word.clear();
    }
  }
  return out;
}

TEST(TomlWords, EachPatternInBothLanguages) {
  const auto english = toml_patterns(toml_words(Language::en));
  const auto german = toml_patterns(toml_words(Language::de));
  ASSERT_EQ(english.size(), german.size());
  ASSERT_GT(english.size(), 55U);
  // What the file itself writes, commands, and what both languages write alike.
  const std::set<std::string> alike = {
      "allow",   "by",      "cue",     "de",      "domain",  "en",          "false",  "family",
      "id",      "in",      "kind",    "like",    "network", "never_shown", "others", "partner",
      "pattern", "product", "profile", "rank",    "relay",   "rule",        "sample", "since",
      "slot",    "system",  "systems", "text",    "tls",     "tlspath",     "true",   "unversioned",
      "until",   "verify",  "version", "language"};
  for (std::size_t i = 0; i < english.size(); ++i) {
    EXPECT_EQ(placeholders(german[i]), placeholders(english[i])) << german[i];
    if (!TomlMistakes::is_tail(english[i])) {
      EXPECT_NE(german[i], english[i]);
    }
    const std::set<std::string> there = words_of(english[i]);
    for (const std::string& word : words_of(german[i]))
      EXPECT_TRUE(!there.contains(word) || alike.contains(word)) << word << " in " << german[i];
  }
}

TEST(TomlFile, TheFirstMistakeInTheFileIsTold) {
  TomlFile file("p.toml", Language::de);
  const toml::table* top = file.parse("b = 1\nown = { zz = 1, aa = 2 }\nprofil = 3\n", 100);
  ASSERT_NE(top, nullptr);
  const auto known = std::to_array<std::string_view>({"b", "own", "profile"});
  file.keys(*top, "", known);
  EXPECT_EQ(file.error().value().what,
            "p.toml:3:1: unbekannter Schlüssel \"profil\"; meinten Sie \"profile\"?");
  file.keys(*file.table_of(*top, "own", "own"), "own", known);
  EXPECT_EQ(file.error().value().what, "p.toml:2:9: unbekannter Schlüssel \"zz\" in [own]");
  EXPECT_FALSE(file.flag_of(*top->get("b"), "b"));
  EXPECT_EQ(file.error().value().what, "p.toml:1:5: b muss true oder false sein");
  EXPECT_EQ(TomlFile("p.toml", Language::en).parse("# four", 5), nullptr);
}

}  // namespace
}  // namespace tlspath

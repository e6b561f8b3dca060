// OwnedSystem: one system of a TOML file, with everything that its spans and texts point to, and
// the places that a mistake in its samples is told with. For user_systems.cpp, which reads it, and
// user_systems_check.cpp, which holds it against its samples.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/path/system.hpp"
#include "core/text/toml_words.hpp"
#include "parsers/user_systems.hpp"

namespace tlspath {

struct OwnedSample {
  std::string_view received;
  std::vector<std::pair<std::string_view, std::string_view>> facts;  // key, as the file says it
  TomlPlace place;
};

// One system, with everything that its spans and texts point to.
struct UserSystems::Owned {
  std::deque<std::string> texts;
  std::vector<Cue> cues;
  std::vector<Profile> profiles;
  std::vector<Reader> readers;
  std::vector<Form> forms;
  std::vector<VerifyWord> verify;
  std::vector<std::string_view> examples;
  System system;

  std::string path;
  std::string_view id;  // without the mark
  TomlPlace place;
  std::vector<OwnedSample> samples;
  std::vector<TomlPlace> reader_places;  // of its own readers, which come before those of `like`
  std::optional<TomlPlace> version_place;

  std::string_view keep(std::string_view text) { return texts.emplace_back(text); }
};

}  // namespace tlspath

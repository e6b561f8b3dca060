// UserSystems: mail systems that a site describes in a TOML file, without code: a gateway of its
// own, a product that tlspath does not know, a better reading of one that it knows.
//   [[system]]
//   id = "mygate"
//   title = "Example Corp mail gateway"
//   [[system.cue]]
//   slot = "by_comment"
//   text = "MyGate"
//   ...
// The whole of it, with an example that is a test: docs/own-systems.md. A file is held to what
// built-in systems are held to: patterns compile, groups and slots are known, no pattern sees what
// the sender chose, and every system has sample lines that it must own and read as the file says,
// with every pattern used.
// toml++ stays in user_systems.cpp (and core/text/toml_file.hpp). Files are hostile: sizes are
// limited, nothing throws. Not done: code. What neither a shared form nor a pattern can say needs a
// file in parsers/.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/path/system.hpp"
#include "core/text/language.hpp"

namespace tlspath {

class Catalogue;

class UserSystems {
 public:
  static constexpr std::string_view kMark = "user:";  // before the id, in every output
  static constexpr std::size_t kMaxFile = 1 << 20;
  static constexpr std::size_t kMaxSystems = 200;   // of all files together
  static constexpr std::size_t kMaxEntries = 100;   // of each list in a system
  static constexpr std::size_t kMaxPattern = 1000;  // bytes
  static constexpr std::size_t kMaxText = 4000;     // bytes of any other text

  UserSystems();
  ~UserSystems();
  UserSystems(UserSystems&&) noexcept;
  UserSystems& operator=(UserSystems&&) noexcept;

  // Adds the systems of one file; `path` is its name in errors:
  //   gate.toml:14:1: unknown key "minimum_verison" in [[system]]; did you mean "..."?
  // A system of the same id in a file added before is replaced.
  Result<void> add(std::string_view toml, std::string_view path, Language l);

  bool empty() const;
  // Their ids begin with kMark. They live as long as this object, wherever it is moved to.
  std::vector<const System*> systems() const;
  // The built-in ones that they do not replace, and they themselves.
  std::vector<const System*> merged_with(std::span<const System* const> built_in) const;

  // Holds every sample against the catalogue that the systems will be part of. The first wrong one
  // is the error, with its line in the file.
  Result<void> check(const Catalogue& catalogue, Language l) const;

 private:
  struct Owned;
  std::vector<std::unique_ptr<Owned>> owned_;
};

// The built-in systems and those of the files' texts, checked. nullptr where `user` is empty: then
// Catalogue::built_in() is meant.
Result<std::unique_ptr<const Catalogue>> catalogue_with(UserSystems user, Language l);

}  // namespace tlspath

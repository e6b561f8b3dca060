// Catalogue: all mail systems, and the index that finds the writer of a line by its cues.
// A hop costs a look-up a slot and a short comparison, whether there are 20 systems or 300. Const
// while scanning.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/path/hop_reader.hpp"
#include "core/path/system.hpp"

namespace tlspath {

class UserSystems;

class Catalogue final : public HopReader {
 public:
  // The systems of parsers/systems.hpp. Built once. A pattern is compiled when a line first asks
  // for it: std::logic_error where a built-in one does not compile.
  static const Catalogue& built_in();

  // `systems` must outlive the catalogue.
  explicit Catalogue(std::span<const System* const> systems);
  // The built-in systems and the user's, which it owns. They are as they were read:
  // parsers/user_systems.hpp checks.
  explicit Catalogue(UserSystems user);
  ~Catalogue() override;

  std::unique_ptr<Scratch> make_scratch() const override;
  void read(std::string_view raw, const ReceivedField& field, Scratch& scratch,
            Hop& hop) const override;

  std::span<const System* const> systems() const { return systems_; }
  const System* find(std::string_view id) const;
  const UserSystems* user_systems() const { return user_.get(); }  // nullptr: none
  // Every system whose cues (and confirm) fit, by the best rank that one of them has: for the test
  // that no line has two owners.
  struct Claim {
    const System* system = nullptr;
    std::uint8_t rank = 0;
  };
  std::vector<Claim> claimants(std::string_view raw, const ReceivedField& field) const;

 private:
  struct Compiled;
  class Index;

  const Compiled* find_writer(std::string_view raw, const ReceivedField& field) const;

  std::unique_ptr<const UserSystems> user_;
  std::vector<const System*> systems_;
  std::vector<std::unique_ptr<Compiled>> compiled_;
  std::unique_ptr<Compiled> plain_;  // the RFC reading of a system nobody knows
  std::unique_ptr<Index> index_;
};

}  // namespace tlspath

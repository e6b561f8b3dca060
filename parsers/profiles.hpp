// Which profile of a system holds for a line: by the version that the line shows, or by its stamp.
//   Sendmail 8.14.4 -> "8.12 to 8.14"      a KumoMTA line of 2025-08-01 -> "2025-07 on"
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/path/system.hpp"

namespace tlspath {

// The numbers in a version: "8.1.263.0" -> 8 1 263 0; what is not there is 0, so 8.12 is 8.12.0.
using VersionNumbers = std::array<std::uint32_t, 8>;
VersionNumbers version_numbers(std::string_view version);

// The profiles of one system, their versions and days read once.
class ProfileTable {
 public:
  explicit ProfileTable(const System& s);

  // For a line whose keyword, version and stamp are read.
  const Profile* choose(const ReadContext& c) const;
  // Nullptr where the system has none that fits.
  const Profile* choose(std::string_view version, std::optional<std::int64_t> stamp) const;

 private:
  struct Row {
    const Profile* profile = nullptr;
    std::optional<VersionNumbers> from, until;
    std::optional<std::int64_t> first_day, end_day;
  };

  const Profile* lone_ = nullptr;         // the only one
  const Profile* unversioned_ = nullptr;  // for lines that fit no other
  std::vector<const Profile*> told_;      // that some lines tell, the last first
  std::vector<Row> rows_;                 // the others, in the system's order
};

const Profile* choose_profile(const System& s, std::string_view version,
                              std::optional<std::int64_t> stamp);

}  // namespace tlspath

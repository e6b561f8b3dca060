// See profiles.hpp.

#include "parsers/profiles.hpp"

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::int64_t kFirstPlausible = 631152000;  // 1990-01-01: stamps before it are slips

}  // namespace

VersionNumbers version_numbers(std::string_view version) {
  VersionNumbers numbers{};
  std::size_t i = 0;
  for (std::uint32_t& n : numbers) {
    while (i < version.size() && !ascii::is_digit(version[i])) ++i;
    for (; i < version.size() && ascii::is_digit(version[i]); ++i)
      if (n < 100'000'000) n = n * 10 + static_cast<std::uint32_t>(version[i] - '0');
    if (i == version.size()) break;
  }
  return numbers;
}

std::int64_t day_of(std::string_view iso) {
  int n[3] = {1970, 1, 1};
  int k = 0;
  for (std::size_t i = 0; i < iso.size() && k < 3; ++k) {
    int v = 0;
    while (i < iso.size() && ascii::is_digit(iso[i])) v = v * 10 + (iso[i++] - '0');
    n[k] = v;
    ++i;
  }
  const int y = n[0] - (n[1] <= 2 ? 1 : 0);
  const int era = y / 400, yoe = y - era * 400;
  const int doy = (153 * (n[1] + (n[1] > 2 ? -3 : 9)) + 2) / 5 + n[2] - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return (std::int64_t{era} * 146097 + doe - 719468) * 86400;
}

ProfileTable::ProfileTable(const System& s) {
  if (s.profiles.size() == 1) lone_ = &s.profiles.front();
  for (const Profile& p : s.profiles) {
    if (p.unversioned && unversioned_ == nullptr) unversioned_ = &p;
    if (p.unversioned && p.from.empty() && p.until.empty()) continue;
    Row& row = rows_.emplace_back();
    row.profile = &p;
    if (!p.from.empty())
      p.by_date ? void(row.first_day = day_of(p.from)) : void(row.from = version_numbers(p.from));
    if (!p.until.empty())
      p.by_date ? void(row.end_day = day_of(p.until)) : void(row.until = version_numbers(p.until));
  }
}

const Profile* ProfileTable::choose(std::string_view version,
                                    std::optional<std::int64_t> stamp) const {
  if (lone_ != nullptr) return lone_;
  const VersionNumbers numbers = version.empty() ? VersionNumbers{} : version_numbers(version);
  for (const Row& row : rows_) {
    if (row.profile->by_date) {
      if (stamp && *stamp >= kFirstPlausible && (!row.first_day || *stamp >= *row.first_day) &&
          (!row.end_day || *stamp < *row.end_day))
        return row.profile;
    } else if (!version.empty() && (!row.from || numbers >= *row.from) &&
               (!row.until || numbers < *row.until)) {
      return row.profile;
    }
  }
  return unversioned_;
}

const Profile* choose_profile(const System& s, std::string_view version,
                              std::optional<std::int64_t> stamp) {
  return ProfileTable(s).choose(version, stamp);
}

}  // namespace tlspath

// See profiles.hpp.

#include "parsers/profiles.hpp"

#include "core/base/ascii.hpp"
#include "core/base/day.hpp"

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

ProfileTable::ProfileTable(const System& s) {
  if (s.profiles.size() == 1) lone_ = &s.profiles.front();
  for (const Profile& p : s.profiles) {
    if (p.holds != nullptr) told_.insert(told_.begin(), &p);
    if (p.unversioned && unversioned_ == nullptr) unversioned_ = &p;
    if (p.unversioned && p.from.empty() && p.until.empty()) continue;
    Row& row = rows_.emplace_back();
    row.profile = &p;
    if (!p.from.empty())
      p.by_date ? void(row.first_day = parse_iso_day(p.from))
                : void(row.from = version_numbers(p.from));
    if (!p.until.empty())
      p.by_date ? void(row.end_day = parse_iso_day(p.until))
                : void(row.until = version_numbers(p.until));
  }
}

const Profile* ProfileTable::choose(const ReadContext& c) const {
  for (const Profile* p : told_)
    if (p->holds(c)) return p;
  return choose(c.hop.system_version ? c.text(*c.hop.system_version) : std::string_view{},
                c.hop.stamp ? std::optional(c.hop.stamp->utc) : std::nullopt);
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

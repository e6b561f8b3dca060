#include "core/scan/summary.hpp"

#include <algorithm>

#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

constexpr std::array<std::string_view, kTableKinds> kNames{
    "partner", "relay", "system", "month", "version", "cipher", "verdict", "matrix", "weak"};

template <class Key>
void sort_by(std::vector<Group>& groups, Key key) {
  std::ranges::sort(groups, [&](const Group& a, const Group& b) {
    const auto ka = key(a), kb = key(b);
    return ka != kb ? ka > kb : a.name < b.name;
  });
}

}  // namespace

std::string_view name(TableKind k) { return kNames[static_cast<std::size_t>(k)]; }

std::optional<TableKind> parse_table_kind(std::string_view word) {
  const auto it = std::ranges::find(kNames, word);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<TableKind>(it - kNames.begin());
}

std::optional<Passed> passed(std::optional<Verdict> came_in, std::optional<Verdict> went_on) {
  const auto says = [](std::optional<Verdict> v) {
    return v == Verdict::encrypted || v == Verdict::cleartext;
  };
  if (!says(came_in) || !says(went_on)) return std::nullopt;
  if (came_in == Verdict::encrypted)
    return went_on == Verdict::encrypted ? Passed::kept : Passed::dropped;
  return went_on == Verdict::encrypted ? Passed::raised : Passed::never;
}

void Group::see(std::optional<std::int64_t> time) {
  if (!time) return;
  first = std::min(first.value_or(*time), *time);
  last = std::max(last.value_or(*time), *time);
}

const std::vector<Group>& Summary::groups(TableKind k) const {
  static const std::vector<Group> none;
  switch (k) {
    case TableKind::partner:
      return partners;
    case TableKind::relay:
    case TableKind::matrix:
      return relays;
    case TableKind::system:
      return systems;
    case TableKind::month:
      return months;
    case TableKind::version:
      return versions;
    case TableKind::cipher:
      return ciphers;
    case TableKind::weak:
      return weak;
    case TableKind::verdict:
      break;
  }
  return none;
}

void sort_groups(Summary& s) {
  const auto count = [](const Group& g) { return g.count; };
  sort_by(s.partners, count);
  sort_by(s.systems, count);
  sort_by(s.ciphers, count);
  sort_by(s.weak, count);
  sort_by(s.relays, [](const Group& g) { return std::pair(g.of(Verdict::cleartext), g.count); });
  std::ranges::sort(s.months, {}, &Group::name);
  std::ranges::sort(s.versions, {}, &Group::name);
  std::ranges::sort(s.findings, [](const FindingCount& a, const FindingCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
}

std::vector<Group> matrix_of(const Summary& summary) {
  std::vector<Group> out;
  for (const Group& g : summary.relays)
    if (std::ranges::any_of(g.passed, [](std::uint64_t n) { return n > 0; })) out.push_back(g);
  sort_by(out, [](const Group& g) { return std::pair(g.of(Passed::dropped), g.count); });
  return out;
}

std::string month_of(std::int64_t utc) {
  if (utc < kFirstMonth || utc > kLastMonth) return {};
  return date_of(utc).substr(0, 7);
}

}  // namespace tlspath

#include "core/store/fact_counts.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/day.hpp"

namespace tlspath::store {
namespace {

WayAnswer way_of(const Facts& f) {
  return f.way == Facts::kNone ? WayAnswer::none : static_cast<WayAnswer>(f.way);
}

std::optional<Verdict> verdict(std::uint8_t v) {
  return v == Facts::kNone ? std::nullopt : std::optional(static_cast<Verdict>(v));
}

}  // namespace

std::size_t Places::of(std::uint32_t number) {
  constexpr std::uint32_t kMost = 1u << 27;
  if (number > kMost) number = 0;
  if (number >= places_.size())
    places_.resize(std::max<std::size_t>(std::size_t{number} + 1, places_.size() * 2));
  std::uint32_t& p = places_[number];
  if (p == 0) {
    numbers_.push_back(number);
    p = static_cast<std::uint32_t>(numbers_.size());
  }
  return p - 1;
}

std::size_t Months::place(std::int64_t time) {
  using namespace std::chrono;
  if (time < kFirstMonth || time > kLastMonth) return places_.of(kUndated);
  const std::int64_t day = day_number(time);
  if (day != day_) {
    day_ = day;
    const year_month_day d{sys_days{days{day}}};
    place_ = places_.of(static_cast<std::uint32_t>(static_cast<int>(d.year()) * 12 - 1) +
                        static_cast<unsigned>(d.month()));
  }
  return place_;
}

std::vector<std::pair<std::uint32_t, std::size_t>> Months::in_order() const {
  std::vector<std::pair<std::uint32_t, std::size_t>> out;
  for (std::size_t i = 0; i < places_.numbers().size(); ++i)
    out.emplace_back(places_.numbers()[i], i);
  std::ranges::sort(out);
  return out;
}

std::pair<std::int64_t, std::int64_t> Months::bounds(std::uint32_t month) {
  using namespace std::chrono;
  const sys_days first{year{static_cast<int>(month / 12)} / std::chrono::month{month % 12 + 1} / 1};
  return month_bounds(seconds_of(first));
}

void WayCounts::Counts::see(const Facts& f) {
  ++all;
  if (f.boundary != Facts::kNone) ++verdicts[f.boundary];
  if (const auto p = tlspath::passed(verdict(f.came), verdict(f.boundary)))
    ++passed[static_cast<std::size_t>(*p)];
}

WayCounts::Counts& WayCounts::ByName::of(std::uint32_t name) {
  const std::size_t at = places.of(name);
  if (at >= counts.size()) counts.resize(at + 1);
  return counts[at];
}

void WayCounts::see(const Facts& f) {
  const std::size_t month = months_.place(f.time);
  if (month >= ways_.size()) ways_.resize(month + 1);
  ++ways_[month][static_cast<std::size_t>(way_of(f))];
  partners_.of(f.partner).see(f);
  relays_.of(f.relay).see(f);
}

MailCharts WayCounts::charts(Database& db) const {
  MailCharts out;
  months_.each([&](std::size_t at, std::string month, auto since, auto until) {
    for (std::size_t w = 0; w < kWayAnswers; ++w) {
      out.ways[w] += ways_[at][w];
      out.mails += ways_[at][w];
    }
    out.months.push_back({std::move(month), since, until, ways_[at]});
  });
  out.partners = groups(db, partners_, out.more_partners, [](const Counts& c) {
    const auto clear = c.verdicts[static_cast<std::size_t>(Verdict::cleartext)];
    return std::pair(clear, clear);
  });
  out.relays = groups(db, relays_, out.more_relays, [](const Counts& c) {
    std::uint64_t all = 0;
    for (const std::uint64_t n : c.passed) all += n;
    return std::pair(c.passed[static_cast<std::size_t>(Passed::dropped)], all);
  });
  return out;
}

// `value`: by what they are sorted, most first, and what has to be more than 0.
template <class Value>
std::vector<Group> WayCounts::groups(Database& db, const ByName& by, std::size_t& more,
                                     Value value) {
  struct One {
    std::uint64_t value;
    std::uint32_t name;
    const Counts* counts;
  };
  std::vector<One> some;
  for (std::size_t i = 0; i < by.counts.size(); ++i)
    if (const auto [order, all] = value(by.counts[i]); all > 0)
      some.push_back({order, by.places.numbers()[i], &by.counts[i]});
  const std::size_t shown = std::min(some.size(), kMaxChartRows);
  more = some.size() - shown;
  std::ranges::partial_sort(some, some.begin() + static_cast<std::ptrdiff_t>(shown),
                            [](const One& a, const One& b) {
                              return a.value != b.value ? a.value > b.value : a.name < b.name;
                            });
  some.resize(shown);
  Statement name = db.prepare("SELECT text FROM names WHERE id = ?");
  std::vector<Group> out;
  for (const One& o : some) {
    Group g;
    name.bind(1, std::int64_t{o.name});
    if (name.step()) g.name = name.text(0);
    name.reset();
    g.count = o.counts->all;
    g.verdicts = o.counts->verdicts;
    g.passed = o.counts->passed;
    out.push_back(std::move(g));
  }
  return out;
}

void VersionCounts::see(const Facts& f) {
  if (f.versions == 0) return;
  const std::size_t month = months_.place(f.time);
  if (month >= mails_.size()) mails_.resize(month + 1);
  for (std::size_t v = 0; v <= kTlsVersions; ++v) mails_[month][v] += f.versions >> v & 1u;
}

std::vector<MonthVersions> VersionCounts::versions() const {
  std::vector<MonthVersions> out;
  months_.each([&](std::size_t at, std::string month, auto since, auto until) {
    out.push_back({std::move(month), since, until, mails_[at]});
  });
  return out;
}

}  // namespace tlspath::store

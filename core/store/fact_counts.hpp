// What charts show, counted mail by mail from their facts.
//   WayCounts c;  each mail: c.see(facts);  MailCharts charts = c.charts(db);
// For the .cpp files of core/store.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/browse.hpp"
#include "core/store/facts.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {

// Few numbers out of many become places in a row, in the order in which they come.
class Places {
 public:
  std::size_t of(std::uint32_t number);
  const std::vector<std::uint32_t>& numbers() const { return numbers_; }

 private:
  std::vector<std::uint32_t> places_, numbers_;
};

// The months that mails are of, and those of none.
class Months {
 public:
  std::size_t place(std::int64_t time);
  // f(place, month, since, until) in order; "" and nothing for the undated, at the end.
  template <class F>
  void each(F f) const {
    for (const auto& [month, place] : in_order()) {
      if (month == kUndated) {
        f(place, std::string(), std::optional<std::int64_t>(), std::optional<std::int64_t>());
        continue;
      }
      const auto [since, until] = bounds(month);
      f(place, month_of(since), std::optional(since), std::optional(until));
    }
  }

 private:
  static constexpr std::uint32_t kUndated = 12 * 10000;
  std::vector<std::pair<std::uint32_t, std::size_t>> in_order() const;
  static std::pair<std::int64_t, std::int64_t> bounds(std::uint32_t month);

  Places places_;
  std::int64_t day_ = INT64_MIN;  // most mails are of the day of the one before
  std::size_t place_ = 0;
};

class WayCounts {
 public:
  void see(const Facts& f);
  MailCharts charts(Database& db) const;

 private:
  struct Counts {
    std::uint64_t all = 0;
    std::array<std::uint64_t, 4> verdicts{}, passed{};
    void see(const Facts& f);
  };
  struct ByName {
    Places places;
    std::vector<Counts> counts;
    Counts& of(std::uint32_t name);
  };
  template <class Value>
  static std::vector<Group> groups(Database& db, const ByName& by, std::size_t& more, Value value);

  Months months_;
  std::vector<std::array<std::uint64_t, kWayAnswers>> ways_;
  ByName partners_, relays_;
};

class VersionCounts {
 public:
  void see(const Facts& f);
  std::vector<MonthVersions> versions() const;

 private:
  Months months_;
  std::vector<std::array<std::uint64_t, kTlsVersions + 1>> mails_;
};

}  // namespace tlspath::store

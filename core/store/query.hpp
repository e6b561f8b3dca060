// What a results database says: the tables of Summary, for all mails or those that a filter leaves.
//   auto db = Results::open("results.sqlite");
//   Summary s = (*db)->summary({.since = ..., .partner = "shop.example"});
// Of the copies of a mail (one Message-ID) the first in the order of the sources counts, unless all
// are asked for. The database is opened for reading only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/scan/summary.hpp"
#include "core/store/store.hpp"

namespace tlspath {

struct ResultFilter {
  std::optional<std::int64_t> since{}, until{};   // of the mail's time: from, and before
  std::string from_domain{}, partner{}, relay{};  // exact, in lower case; empty: any
  std::optional<PathVerdict> verdict{};           // the whole way
  bool duplicates = false;                        // count each copy
};

class Results {
 public:
  static StoreResult<std::unique_ptr<Results>> open(const std::string& path);
  virtual ~Results() = default;

  // `examples`: with an example hop of each finding; with `filter.partner` or `filter.relay` also,
  // of each verdict and strength with which their mail came in at the boundary, the last one whose
  // line is kept.
  virtual StoreResult<Summary> summary(const ResultFilter& filter, bool examples) = 0;

  virtual bool finished() const = 0;  // its scan came to its end
  virtual const StoreIdentity& identity() const = 0;
};

}  // namespace tlspath

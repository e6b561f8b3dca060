// Dates as Received lines write them: RFC 5322, its obsolete zones, and what the world writes (no
// weekday, two-digit years, asctime, "Jul, 20 2003 12:53:22 PM +0700", fractional seconds, zone
// names, ISO).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/span.hpp"

namespace tlspath {

struct Stamp {
  std::int64_t utc = 0;           // seconds since 1970-01-01T00:00:00Z
  std::int32_t zone_seconds = 0;  // the offset the writer named: -14400 for -0400
  bool zone_known =
      true;      // false where the line gives none or a name nobody knows (then read as UTC)
  Span where{};  // the date within the text given, without comments after it
};

// Reads a date at the start of `text` (blanks skipped). Text after it is left alone: `where` says
// how far it goes. Impossible dates (month 13, year 0029 -> 2029 is RFC 5322's rule for short
// years) give nothing. Linear, no locale.
std::optional<Stamp> parse_date(std::string_view text);

// Finds a date without ";" before it: "... id bu207z82 Tue, 27 Aug 2002 11:55:48 -0700 (PDT)".
// Searches the last 80 bytes of `text` for the start of one; `where` is within `text`.
std::optional<Stamp> find_trailing_date(std::string_view text);

}  // namespace tlspath

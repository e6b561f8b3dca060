// Numbers as people read them: hop lists ("1 to 3 and 5"), durations ("59:58"), times of day. No
// locale.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/text/language.hpp"

namespace tlspath {

// {1,2,3,5} with " to " and " and " -> "1 to 3 and 5". Runs of three or more become a range; after
// six pieces the rest is counted: "1, 3, 5, 7, 9, 11 and 4 more" (`more` is the word).
std::string number_list(std::span<const std::uint32_t> numbers, std::string_view to,
                        std::string_view conjunction, std::string_view more);

// Seconds as m:ss, h:mm:ss, "2d 3:04:05", or "140d"; negative with "-".
std::string duration(std::int64_t seconds);

// "23:05:16" and "2009-03-16" in UTC. Years outside 1 to 9999 give "-".
std::string time_of_day(std::int64_t utc);
std::string date_of(std::int64_t utc);

// A limit in the unit of 1024 that suits it: "64 bytes", "256 MB"; what is over is cut off.
std::string size_text(std::uint64_t bytes);

// 1234567 -> "1,234,567", German "1.234.567".
std::string grouped(std::uint64_t n, Language l);
// "71.5 %", German "71,5 %"; "-" where there is nothing to divide by.
std::string percent(std::uint64_t part, std::uint64_t all, Language l);

// "-0500"
std::string zone_text(std::int32_t seconds);

// Which RFC put that version out of use: RFC 8996 names TLS 1.0 and 1.1 only.
std::string_view rfc_against(std::string_view version);

}  // namespace tlspath

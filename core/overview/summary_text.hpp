// What `scan` and `report DB` print on a terminal: the sums, and the first rows of each table, in
// 80 columns. Everything in it is counted in Summary; the tables are those of summary_table.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/overview/summary_table.hpp"
#include "core/scan/summary.hpp"

namespace tlspath {

// What only the caller knows.
struct SummaryNotes {
  bool scanned = false;             // files were read just now; else it comes from a database
  std::uint64_t files = 0;          // read
  std::uint64_t left_out = 0;       // no mails
  std::uint64_t known = 0;          // read by an earlier scan
  std::uint64_t gone = 0;           // read by an earlier scan, not there any more
  bool boundary_inferred = false;   // nobody named own servers
  std::string_view database{};      // for "tlspath report DB --by relay"; empty: there is none
  std::string_view filters{};       // ... and what it was asked with: " --since 2025-01-01"
  std::uint64_t unknown_forms = 0;  // forms that no system claims; 0: none, or not counted
  std::uint64_t unknown_hops = 0;
  bool more_unknown_forms = false;  // than were kept apart
  std::string_view forms_file{};    // where they are listed
};

// Lines end with "\n"; none is wider than style.width (at least 80).
std::string summary_text(const Summary& summary, const SummaryNotes& notes,
                         const TableStyle& style);

// The same for a wiki or a ticket, with the verdicts as a table like the others.
std::string summary_markdown(const Summary& summary, const SummaryNotes& notes,
                             const TableStyle& style);

// "4,711 mails, 12,345 hops, 2009-03 to 2025-11"
std::string summary_line(const Summary& summary, Language l);

}  // namespace tlspath

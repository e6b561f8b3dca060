// Summary: what many mails say together, as tables of counts: `scan` fills it while it reads
// (core/scan/summary_sink.hpp), `report` from a database (core/store/query.hpp), and both show it
// by the same renderers (summary_text, summary_page, summary_files).
//   relays[0] = {"mailhub.example", 41877 mails, {5025, 36852, 0, 0} by verdict at the boundary}
// Names stand as the mails tell them: whoever shows one makes it visible first (escape.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/facts.hpp"
#include "core/path/path.hpp"
#include "core/tls/grade.hpp"
#include "core/tls/version.hpp"

namespace tlspath {

enum class TableKind : std::uint8_t {
  partner,  // registered domain of From, a claim of the sender; how its mail came at the boundary
  relay,    // registered domain of the boundary hop's `from`; the same
  system,   // hops by the system that wrote them
  month,    // mails by month of their time, the whole way
  version,  // encrypted hops by TLS version
  cipher,   // encrypted hops by suite
  verdict,  // mails and hops by verdict
  matrix,   // relays: how mail came in to them, and how they passed it on at the boundary
  weak,     // hops graded weak or broken, by suite
};
inline constexpr std::size_t kTableKinds = 9;
std::string_view name(TableKind k);  // "partner", as --by takes it
std::optional<TableKind> parse_table_kind(std::string_view word);

// How a relay passed mail on: came in encrypted or in cleartext, went on so.
enum class Passed : std::uint8_t { kept, dropped, raised, never };

// The place of a mail in `Group::passed`; nothing where a side does not say.
std::optional<Passed> passed(std::optional<Verdict> came_in, std::optional<Verdict> went_on);

struct Group {
  std::string name;         // empty: not stated
  std::uint64_t count = 0;  // mails; of system, version, cipher and weak: hops
  // By Verdict: at the boundary (partner, relay), of the hop (system, version, cipher); by
  // PathVerdict: of the whole way (month). What is missing to `count` never entered, or says
  // nothing.
  std::array<std::uint64_t, 4> verdicts{};
  std::array<std::uint64_t, 4> grades{};  // by Grade, of those encrypted
  std::array<std::uint64_t, 4> passed{};  // by Passed; of relays only
  // Of months only: encrypted hops by TlsVersion; the last one: version not stated.
  std::array<std::uint64_t, kTlsVersions + 1> versions{};
  std::optional<std::int64_t> first, last, last_clear;  // UTC
  std::string mostly_from;  // of `weak` only: the registered domain that sent most by it

  std::uint64_t of(Verdict v) const { return verdicts[static_cast<std::size_t>(v)]; }
  std::uint64_t of(PathVerdict v) const { return verdicts[static_cast<std::size_t>(v)]; }
  std::uint64_t of(Grade g) const { return grades[static_cast<std::size_t>(g)]; }
  std::uint64_t of(Passed p) const { return passed[static_cast<std::size_t>(p)]; }
  std::uint64_t weak() const { return of(Grade::weak) + of(Grade::broken); }
  void see(std::optional<std::int64_t> time);
};

struct FindingCount {
  std::string name;  // "no-forward-secrecy"
  std::uint64_t count = 0;
};

inline constexpr std::size_t kMaxExampleLine = 4096, kNamedSources = 10;

// A hop that shows something, with the line that proves it.
struct ExampleHop {
  std::string about;  // the finding's name, or the verdict's
  std::string path, entry;
  std::optional<std::uint64_t> offset;
  std::uint32_t hop = 0, hops = 0;
  std::optional<std::int64_t> time;
  std::string line;  // "Received: from ...", its bytes as they came; cut where it is long
};

struct Summary {
  std::uint64_t mails = 0, hops = 0;  // counted in the tables
  std::uint64_t duplicates = 0;       // left out of them, or (duplicates_counted) in them
  bool duplicates_counted = false;    // asked for: each copy counts
  bool duplicates_beyond = false;     // too many mails to look for them among all
  std::uint64_t unread = 0;           // sources that could not be read
  std::vector<std::string> sources;   // the first of them, as they were named or found
  std::uint64_t more_sources = 0;
  std::array<std::uint64_t, 4> path_verdicts{}, hop_verdicts{}, boundary_verdicts{};
  std::array<std::uint64_t, 4> grades{};  // of encrypted hops
  std::uint64_t no_answer = 0;            // mails without a hop
  std::uint64_t no_boundary = 0;
  std::optional<std::int64_t> first, last;
  std::string receiver;  // where all that entered came to; empty: to several, or not known
  std::vector<Group> partners, relays, months, systems, versions, ciphers;
  std::vector<Group> weak;  // of the suites that were named: their hops that are weak or broken
  // Mails and hops of further names, where a table met its bound.
  std::uint64_t other_partners = 0, other_relays = 0, other_ciphers = 0;
  std::vector<FindingCount> findings;  // most frequent first
  std::vector<ExampleHop> examples;    // one for each finding, where they were asked for

  const std::vector<Group>& groups(TableKind k) const;
};

// One order for all: most first (months and versions: by name; relays: by cleartext first), equal
// ones by name.
void sort_groups(Summary& summary);

// The relays of the matrix: those that passed anything on, the ones that drop encryption first.
std::vector<Group> matrix_of(const Summary& summary);

// "2025-11"; empty for times outside the years 1 to 9999, which begin and end here.
inline constexpr std::int64_t kFirstMonth = -62135596800, kLastMonth = 253402300799;
std::string month_of(std::int64_t utc);

}  // namespace tlspath

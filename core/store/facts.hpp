// Facts: what a list of mails is sorted and filtered by and what charts count, of all mails close
// together: 32 bytes a mail, 4,096 mails a row of `facts`, at the place that their number gives
// them. So any question about a million mails is one walk through 32 MB, not a join of tables.
//   bring_facts(db);                                   // those of mails that have none yet
//   each_fact(db, [](std::int64_t mail, const Facts& f) { ...; });
// Made of `messages` alone, and made again where it lacks. `copies` has a bit for each mail that is
// a later copy of another one. For the .cpp files of core/store.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/store/sqlite.hpp"
#include "core/store/words.hpp"

namespace tlspath::store {

inline constexpr std::int64_t kFactsPerPart = 4096;
inline constexpr std::int64_t kNoTime = INT64_MIN;

// Numbers of names; 0: not stated. `systems` and `findings` name lists ("exchange postfix").
struct Facts {
  static constexpr std::size_t kBytes = 32;
  static constexpr std::uint8_t kNone = 7;  // of the small ones
  static constexpr std::uint32_t kVersionBits = (1u << (kTlsVersions + 1)) - 1;

  std::int64_t time = kNoTime;
  std::uint32_t partner = 0, relay = 0, system = 0, systems = 0, findings = 0;
  std::uint8_t way = kNone, boundary = kNone, came = kNone, version = kNone;
  std::uint8_t versions = 0;  // messages.versions
  bool weak = false, there = false;

  static Facts read(const char* bytes);
  void write(char* bytes) const;
};

// Within the transaction of the caller: the parts that lack, and what is behind the last one.
void bring_facts(Database& db);
// The parts of mails that go, from the first to the last.
void forget_facts(Database& db, std::int64_t first_mail, std::int64_t last_mail);
void write_copies(Database& db);
void forget_copies(Database& db);

// A bit for each mail, by its number. False: the database does not say.
bool read_copies(Database& db, std::vector<bool>& copies);
// The same, asked of the mails themselves: slow.
void find_copies(Database& db, std::vector<bool>& copies);

// `f(mail, facts)` for all mails in the order of their numbers. `before_part` is called now and
// then, and may throw.
template <class F, class B>
void each_fact(Statement& parts, F f, B before_part) {
  const Reset reset(parts);
  while (parts.step()) {
    before_part();
    const std::int64_t first = parts.integer(0) * kFactsPerPart;
    const std::string_view bytes = parts.text(1);
    const std::size_t mails = std::min<std::size_t>(bytes.size() / Facts::kBytes, kFactsPerPart);
    for (std::size_t i = 0; i < mails; ++i) {
      const Facts facts = Facts::read(bytes.data() + i * Facts::kBytes);
      if (facts.there) f(first + static_cast<std::int64_t>(i), facts);
    }
  }
}
inline constexpr std::string_view kAllFacts =
    "SELECT part, mails FROM facts WHERE part BETWEEN 0 AND 1048576 ORDER BY part";

// A fact's bytes, the lowest first, whatever the machine.
namespace little {
template <class T>
T load(const char* p) {
  T v = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    v |= static_cast<T>(static_cast<T>(static_cast<unsigned char>(p[i])) << (8 * i));
  return v;
}
template <class T>
void save(T v, char* p) {
  for (std::size_t i = 0; i < sizeof(T); ++i)
    p[i] = static_cast<char>(static_cast<unsigned char>(v >> (8 * i)));
}
}  // namespace little

inline Facts Facts::read(const char* p) {
  using namespace little;
  const auto bits = load<std::uint32_t>(p + 28);
  // What is no value of theirs is none: nobody else has to look.
  const auto small = [bits]<class E>(int at, E last) {
    const std::uint32_t n = bits >> at & 7u;
    return static_cast<std::uint8_t>(n <= static_cast<std::uint32_t>(last) ? n : kNone);
  };
  Facts f;
  f.time = static_cast<std::int64_t>(load<std::uint64_t>(p));
  f.partner = load<std::uint32_t>(p + 8);
  f.relay = load<std::uint32_t>(p + 12);
  f.system = load<std::uint32_t>(p + 16);
  f.systems = load<std::uint32_t>(p + 20);
  f.findings = load<std::uint32_t>(p + 24);
  f.way = small(0, kLastOf<PathVerdict>);
  f.boundary = small(3, kLastOf<Verdict>);
  f.came = small(6, kLastOf<Verdict>);
  f.version = small(9, kLastOf<TlsVersion>);
  f.versions = static_cast<std::uint8_t>(bits >> 12 & kVersionBits);
  f.weak = (bits >> 19 & 1u) != 0;
  f.there = (bits >> 31) != 0;
  return f;
}

inline void Facts::write(char* p) const {
  using namespace little;
  save(static_cast<std::uint64_t>(time), p);
  save(partner, p + 8);
  save(relay, p + 12);
  save(system, p + 16);
  save(systems, p + 20);
  save(findings, p + 24);
  save(std::uint32_t{way} | std::uint32_t{boundary} << 3 | std::uint32_t{came} << 6 |
           std::uint32_t{version} << 9 | std::uint32_t{versions} << 12 | std::uint32_t{weak} << 19 |
           std::uint32_t{there} << 31,
       p + 28);
}

}  // namespace tlspath::store

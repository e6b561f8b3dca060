// Browse: the mails of a results database for those who look through them: which ones, in which
// order, a few rows at a time, and how many of each kind.
//   auto b = MailBrowser::open("results.sqlite");
//   (*b)->select({.boundary = Verdict::cleartext, .partner = "shop.example"});
//   (*b)->list(MailSort::time, true, [](auto ids) { ...; return true; });   // their numbers
//   (*b)->rows(ids)                                                        // what a list shows
// For reading only; also while a scan writes the database (StoreOptions::live). One browser is for
// one thread; interrupt() alone may be called from any. Each count is of the mails that the
// selection leaves, and a count of a chart equals the rows of the selection that it names.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/scan/summary.hpp"
#include "core/store/store.hpp"
#include "core/tls/version.hpp"

namespace tlspath {

namespace store {
class MailWords;
}
using MailWordsOf = std::shared_ptr<const store::MailWords>;

// What is said of the whole way, or that there is no answer.
enum class WayAnswer : std::uint8_t { encrypted, cleartext, unproven, local, none };
inline constexpr std::size_t kWayAnswers = 5;

struct MailSelection {
  std::optional<std::int64_t> since{}, until{};  // of the mail's time: from, and before
  bool undated = false;                          // of no readable time, or of no month
  std::optional<WayAnswer> way{};
  std::optional<Verdict> boundary{};
  std::optional<std::string> partner{}, relay{};  // exact; empty: those that state none
  std::optional<std::string> system{};            // that wrote a hop; empty: one that nobody knows
  // Of an encrypted hop; nothing within: one that states none.
  std::optional<std::optional<TlsVersion>> version{};
  bool weak = false;               // a hop is graded weak or broken
  std::optional<Passed> passed{};  // what the relay did
  std::string finding{};           // its name
  // In any name (hosts, addresses, domains), the subject or the Message-ID; a queue id as a whole.
  std::string text{};
  bool once = false;  // of the copies of a mail only the first
  // What somebody else noted of the mail (MailBrowser::set_marks).
  std::optional<std::uint8_t> mark{};

  bool operator==(const MailSelection&) const = default;
  bool empty() const { return *this == MailSelection{}; }
};

enum class MailSort : std::uint8_t { place, time, verdict, partner, relay, system, version };

// Texts are those of the database: unfolded and visible where tlspath wrote it.
struct MailRow {
  std::int64_t id = 0;
  std::optional<PathVerdict> verdict;
  std::optional<std::int64_t> time;
  std::string partner, relay, from, subject;
  std::uint32_t hops = 0;
  // Of the hop at the boundary.
  std::optional<std::uint32_t> boundary_hop;
  std::optional<Verdict> boundary;
  std::optional<Grade> grade;
  std::optional<TlsVersion> version;
  std::string system, from_host, by_host;
  // Where it lies.
  std::string path, entry;
  std::optional<std::uint64_t> offset;
  std::uint64_t header_hash = 0;
};

struct MonthWays {
  std::string month;                         // "2025-11"; empty: undated
  std::optional<std::int64_t> since, until;  // what selects them
  std::array<std::uint64_t, kWayAnswers> ways{};
};

struct MailCharts {
  std::uint64_t mails = 0;
  std::array<std::uint64_t, kWayAnswers> ways{};
  std::vector<MonthWays> months;  // in order, the undated ones last
  // Cleartext at the boundary first: most of it first.
  std::vector<Group> partners;
  // Those that dropped encryption first; `passed` counts what they did.
  std::vector<Group> relays;
  std::size_t more_partners = 0, more_relays = 0;  // past kMaxChartRows
};
inline constexpr std::size_t kMaxChartRows = 200;

// A note on each mail, by its number; a number past the end has 0. Not part of the database.
using MailMarks = std::shared_ptr<const std::vector<std::uint8_t>>;

// Where a mail lies, and what its header was.
struct StoredPlace {
  std::int64_t id = 0;
  std::string_view path, entry;  // lent
  std::optional<std::uint64_t> offset{};
  std::uint64_t header_hash = 0;
};

// Mails with an encrypted hop of each version, by its number, those that state none last; one mail
// may count for several. The undated ones come last.
struct MonthVersions {
  std::string month;
  std::optional<std::int64_t> since, until;
  std::array<std::uint64_t, kTlsVersions + 1> mails{};
};

class MailBrowser {
 public:
  // One of an older version is brought up to date before, which takes half a minute a million
  // mails: `brings_up` is called then, and `stop` ends it, with nothing changed; also
  // where another process is at it, which is waited for.
  static StoreResult<std::unique_ptr<MailBrowser>> open(const std::string& path,
                                                        const std::function<void()>& brings_up = {},
                                                        const std::atomic<bool>* stop = nullptr);
  virtual ~MailBrowser() = default;

  // For MailSelection::mark; before select().
  virtual void set_marks(MailMarks marks) = 0;
  // What free text is looked for in, close together: made once, in some seconds, of a database that
  // is no longer written, and then used by other browsers of it for what they select from then on.
  // Nothing where there is no room for it; all goes without, slower.
  virtual StoreResult<MailWordsOf> make_words() = 0;
  virtual void use_words(MailWordsOf words) = 0;

  // What all that follows is about, from now on.
  virtual StoreResult<void> select(const MailSelection& selection) = 0;

  // The numbers of the mails in order, as they are found: first few, then more at once. False from
  // `take` ends it. Equal ones by time, then by place.
  using TakeIds = std::function<bool(std::span<const std::int64_t>)>;
  virtual StoreResult<void> list(MailSort sort, bool descending, const TakeIds& take) = 0;
  // In the order of `ids`; one that is not there is left empty.
  virtual StoreResult<std::vector<MailRow>> rows(std::span<const std::int64_t> ids) = 0;

  virtual StoreResult<std::uint64_t> count() = 0;
  virtual StoreResult<MailCharts> charts() = 0;
  virtual StoreResult<std::vector<MonthVersions>> versions() = 0;

  // Of the whole database.
  virtual StoreResult<void> places(const std::function<bool(const StoredPlace&)>& take) = 0;
  virtual StoreResult<std::uint64_t> mails() = 0;
  virtual StoreResult<std::uint64_t> copies() = 0;                       // that `once` leaves out
  virtual StoreResult<std::vector<std::string>> names(MailSort of) = 0;  // partner, relay, system
  virtual bool finished() const = 0;                                     // its scan came to its end

  // Writes all of it as a database of its own; `to` must not be there.
  virtual StoreResult<void> save(const std::string& to) = 0;

  // What runs, and all that is asked from then on, ends with StoreTrouble::stopped.
  virtual void interrupt() = 0;
  // ... until this.
  virtual void go_on() = 0;
};

// "2025-11" -> its first second and the first one after.
std::pair<std::int64_t, std::int64_t> month_bounds(std::int64_t utc);

}  // namespace tlspath

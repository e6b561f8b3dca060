// browse.cpp: list, counts and charts are one walk each over the facts of all mails (facts.hpp),
// through one filter, so that they cannot tell different numbers. The first rows of a list are
// sorted out first and handed on. Free text, which facts do not have, is looked for in MailWords,
// or without them mail by mail in the order of the list.
#include "core/store/browse.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>

#include "core/base/day.hpp"
#include "core/store/fact_counts.hpp"
#include "core/store/fact_filter.hpp"
#include "core/store/facts.hpp"
#include "core/store/identity.hpp"
#include "core/store/mail_text.hpp"
#include "core/store/mail_words.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"
#include "core/store/words.hpp"

namespace tlspath {
namespace store {
namespace {

// A mail of a list that is sorted, always ascending: by group, time and number, which lie in two
// numbers so that comparing them takes no branch: of many mails none could be foretold.
class Entry {
 public:
  // `flip` turns the order of time and number round.
  static constexpr std::uint64_t kAscending = 0, kDescending = UINT64_MAX;
  Entry(std::uint64_t group, std::int64_t time, std::int64_t mail, std::uint64_t flip) {
    constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
    const std::uint64_t t = static_cast<std::uint64_t>(time) ^ kSign ^ flip;
    high_ = group << 32 | t >> 32;
    low_ = t << 32 | static_cast<std::uint32_t>(static_cast<std::uint64_t>(mail) ^ flip);
  }
  bool operator<(const Entry& o) const {
    return (high_ < o.high_) | ((high_ == o.high_) & (low_ < o.low_));
  }
  std::uint32_t group() const { return static_cast<std::uint32_t>(high_ >> 32); }
  void set_group(std::uint32_t group) {
    high_ = std::uint64_t{group} << 32 | static_cast<std::uint32_t>(high_);
  }
  std::int64_t mail(std::uint64_t flip) const { return static_cast<std::uint32_t>(low_ ^ flip); }

 private:
  std::uint64_t high_, low_;
};

// Puts the `some` smallest to the front, in any order. There are many more of them: most are not
// smaller than those that were found before, so that they cost a comparison each.
void bring_smallest(std::vector<Entry>& all, std::size_t some) {
  std::vector<std::uint32_t> found;  // places in `all`
  const auto smaller = [&](std::uint32_t a, std::uint32_t b) { return all[a] < all[b]; };
  const Entry* bound = nullptr;
  const auto cut = [&] {
    const auto nth = found.begin() + static_cast<std::ptrdiff_t>(some);
    std::nth_element(found.begin(), nth, found.end(), smaller);
    found.resize(some);
    bound = &all[*std::ranges::max_element(found, smaller)];
  };
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (bound != nullptr && !(all[i] < *bound)) continue;
    found.push_back(i);
    if (found.size() >= some * 8) cut();
  }
  if (found.size() > some) cut();
  // Ascending, what is swapped away is none of them.
  std::ranges::sort(found);
  for (std::size_t i = 0; i < found.size(); ++i) std::swap(all[i], all[found[i]]);
}

constexpr std::uint32_t kLast = UINT32_MAX;  // the group of those that state none

class Browser final : public MailBrowser {
 public:
  Browser(const std::string& path, Database db) : path_(path), db_(std::move(db)) {
    db_.run("PRAGMA cache_size = -8192");
    db_.run("PRAGMA automatic_index = OFF");  // see query.cpp
    finished_ = read_meta(db_, "finished") == "1";
    facts_ = db_.prepare(kAllFacts);
    db_.stop_if(stop_);
  }

  void set_marks(MailMarks marks) override { marks_ = std::move(marks); }

  StoreResult<void> select(const MailSelection& s) override {
    return guarded([&] {
      filter_.reset();
      text_.reset();
      if (s.once) learn_copies();
      filter_.emplace(db_, s, copies_, marks_);
      hits_.reset();
      if (s.text.empty()) return;
      text_.emplace(db_, s.text);
      if (words_)
        hits_ = words_->find(
            s.text, [this](std::int64_t mail) { return text_->has(mail); },
            [this] { check_stop(); });
    });
  }

  StoreResult<MailWordsOf> make_words() override {
    return guarded([&] { return MailWords::make(path_, [this] { check_stop(); }); });
  }
  void use_words(MailWordsOf words) override { words_ = std::move(words); }

  StoreResult<void> list(MailSort sort, bool descending, const TakeIds& take) override {
    return guarded([&] {
      const std::uint64_t flip = descending ? Entry::kDescending : Entry::kAscending;
      const Kept kept(entries_);
      std::vector<Entry>& all = entries_;
      all.reserve(most_mails());
      // A loop of its own for each: a million mails take one look at what they are sorted by.
      const auto gather = [&](auto group) {
        walk([&, flip](std::int64_t mail, const Facts& f) {
          if (!hits_ || has_text(mail))
            all.emplace_back(group(f), sort == MailSort::place ? 0 : f.time, mail, flip);
        });
      };
      Places names;
      if (is_by_name(sort))
        gather([&](const Facts& f) { return names.of(name_of(f, sort)); });
      else if (sort == MailSort::verdict)
        gather([flip](const Facts& f) { return word_group(f.way, flip); });
      else if (sort == MailSort::version)
        gather([flip](const Facts& f) {
          return f.version == Facts::kNone ? kLast : word_group(f.version, flip);
        });
      else
        gather([](const Facts&) { return 0; });
      if (is_by_name(sort)) {
        const auto ranks = ranks_of(names, descending);
        for (Entry& e : all) e.set_group(ranks[e.group()]);
      }
      hand_out(all, flip, take);
    });
  }

  StoreResult<std::vector<MailRow>> rows(std::span<const std::int64_t> ids) override {
    return guarded([&] {
      if (!row_)
        row_.emplace(db_.prepare(
            "SELECT m.id, m.verdict, m.time, p.text, r.text, f.text, m.subject, m.hops, "
            "m.boundary_hop, m.boundary_verdict, m.boundary_grade, h.version, sy.text, "
            "coalesce(fn.text, fh.text, fa.text), coalesce(bn.text, ba.text), s.path, e.text, "
            "m.offset, m.header_hash FROM messages m "
            "LEFT JOIN sources s ON s.id = m.source "
            "LEFT JOIN names p ON p.id = m.partner LEFT JOIN names r ON r.id = m.relay "
            "LEFT JOIN names f ON f.id = m.from_address LEFT JOIN names e ON e.id = m.entry "
            "LEFT JOIN hops h ON h.id = " +
            hop_id("m.id", "m.boundary_hop") +
            " LEFT JOIN names sy ON sy.id = h.system LEFT JOIN names fn ON fn.id = h.from_name "
            "LEFT JOIN names fh ON fh.id = h.from_helo LEFT JOIN names fa ON fa.id = "
            "h.from_address LEFT JOIN names bn ON bn.id = h.by_name "
            "LEFT JOIN names ba ON ba.id = h.by_address WHERE m.id = ?"));
      std::vector<MailRow> out;
      out.reserve(ids.size());
      db_.run("BEGIN");  // one state for all of them
      try {
        for (const std::int64_t id : ids) {
          row_->bind(1, id);
          out.push_back(row_->step() ? read_row(*row_) : MailRow{});
          row_->reset();
        }
      } catch (...) {
        db_.run("COMMIT");
        throw;
      }
      db_.run("COMMIT");
      return out;
    });
  }

  StoreResult<std::uint64_t> count() override {
    return guarded([&] {
      std::uint64_t n = 0;
      each([&](std::int64_t, const Facts&) { ++n; });
      return n;
    });
  }

  StoreResult<MailCharts> charts() override {
    return guarded([&] {
      WayCounts counts;
      each([&](std::int64_t, const Facts& f) { counts.see(f); });
      return counts.charts(db_);
    });
  }

  StoreResult<std::vector<MonthVersions>> versions() override {
    return guarded([&] {
      VersionCounts counts;
      each([&](std::int64_t, const Facts& f) { counts.see(f); });
      return counts.versions();
    });
  }

  StoreResult<std::uint64_t> mails() override {
    return guarded(
        [&] { return static_cast<std::uint64_t>(db_.integer("SELECT count(*) FROM messages")); });
  }

  StoreResult<void> places(const std::function<bool(const StoredPlace&)>& take) override {
    return guarded([&] {
      Statement s = db_.prepare(
          "SELECT m.id, s.path, e.text, m.offset, m.header_hash FROM messages m "
          "LEFT JOIN sources s ON s.id = m.source LEFT JOIN names e ON e.id = m.entry "
          "WHERE m.id >= 0 AND m.id < ? ORDER BY m.id");
      s.bind(1, store::kMostRows);
      while (s.step()) {
        StoredPlace place{.id = s.integer(0), .path = s.text(1), .entry = s.text(2)};
        if (!s.is_null(3)) place.offset = s.count(3);
        place.header_hash = s.count(4);
        if (!take(place)) return;
      }
    });
  }

  StoreResult<std::uint64_t> copies() override {
    return guarded([&] {
      learn_copies();
      return static_cast<std::uint64_t>(std::ranges::count(copies_, true));
    });
  }

  StoreResult<std::vector<std::string>> names(MailSort of) override {
    return guarded([&] {
      Places places;
      each_fact(
          facts_,
          [&](std::int64_t, const Facts& f) {
            places.of(of == MailSort::system ? f.systems : name_of(f, of));
          },
          [this] { check_stop(); });
      std::set<std::string> out;
      for (const std::string& text : texts(places)) {
        if (of != MailSort::system) {
          out.insert(text);
          continue;
        }
        for (std::size_t at = 0; at < text.size();) {
          const std::size_t end = std::min(text.find(' ', at), text.size());
          out.insert(text.substr(at, end - at));
          at = end + 1;
        }
      }
      out.erase("");
      out.erase(std::string(kUnknownSystem));
      return std::vector<std::string>(out.begin(), out.end());
    });
  }

  bool finished() const override { return finished_; }

  StoreResult<void> save(const std::string& to) override {
    return guarded([&] {
      Statement s = db_.prepare("VACUUM INTO ?");
      s.bind(1, std::string_view(to));
      s.run();
    });
  }

  void interrupt() override {
    stop_ = true;
    db_.interrupt();
  }
  void go_on() override { stop_ = false; }

 private:
  // Room for the next list: the system takes as long to hand it out as it takes to fill it. Of a
  // database with very many mails it is given back.
  class Kept {
   public:
    explicit Kept(std::vector<Entry>& entries) : entries_(entries) {}
    ~Kept() {
      entries_.clear();
      if (entries_.capacity() > kMostKept) std::vector<Entry>().swap(entries_);
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

   private:
    static constexpr std::size_t kMostKept = 2 << 20;
    std::vector<Entry>& entries_;
  };

  // Few at a time at first, so that a list has rows at once; later at most some at once, and never
  // long ones back.
  class Handing {
   public:
    explicit Handing(const TakeIds& take) : take_(take), last_(Clock::now()) {}
    bool add(std::int64_t id) {
      ids_.push_back(id);
      if (ids_.size() >= kMany || ++all_ <= kFirst) return flush();
      return all_ % 64 != 0 || Clock::now() - last_ < kWait || flush();
    }
    bool flush() {
      last_ = Clock::now();
      if (!ids_.empty() && go_on_) go_on_ = take_(ids_);
      ids_.clear();
      return go_on_;
    }

   private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t kFirst = 64, kMany = 8192;
    static constexpr auto kWait = std::chrono::milliseconds(50);
    const TakeIds& take_;
    std::vector<std::int64_t> ids_;
    std::size_t all_ = 0;
    Clock::time_point last_;
    bool go_on_ = true;
  };

  static MailRow read_row(const Statement& s) {
    MailRow r;
    r.id = s.integer(0);
    r.verdict = word<PathVerdict>(s, 1);
    r.time = s.optional(2);
    r.partner = s.text(3);
    r.relay = s.text(4);
    r.from = s.text(5);
    r.subject = s.text(6);
    r.hops = static_cast<std::uint32_t>(s.integer(7));
    if (!s.is_null(8)) r.boundary_hop = static_cast<std::uint32_t>(s.integer(8));
    r.boundary = word<Verdict>(s, 9);
    r.grade = word<Grade>(s, 10);
    r.version = word<TlsVersion>(s, 11);
    r.system = s.text(12);
    r.from_host = s.text(13);
    r.by_host = s.text(14);
    r.path = s.text(15);
    r.entry = s.text(16);
    if (!s.is_null(17)) r.offset = s.count(17);
    r.header_hash = s.count(18);
    return r;
  }

  static bool is_by_name(MailSort sort) {
    return sort == MailSort::partner || sort == MailSort::relay || sort == MailSort::system;
  }
  static std::uint32_t name_of(const Facts& f, MailSort sort) {
    return sort == MailSort::partner ? f.partner : sort == MailSort::relay ? f.relay : f.system;
  }

  // Those that state none come last, but for the verdict: no answer is one of its words. Names are
  // places in `names`, which are ranked once all are known.
  static std::uint32_t word_group(std::uint8_t word, std::uint64_t flip) {
    return flip == Entry::kDescending ? Facts::kNone - word : word;
  }

  std::vector<std::string> texts(const Places& names) {
    std::vector<std::string> out;
    Statement text = db_.prepare("SELECT text FROM names WHERE id = ?");
    for (const std::uint32_t number : names.numbers()) {
      text.bind(1, std::int64_t{number});
      out.emplace_back(text.step() ? text.text(0) : std::string_view());
      text.reset();
    }
    return out;
  }

  std::vector<std::uint32_t> ranks_of(const Places& names, bool descending) {
    const std::vector<std::string> text = texts(names);
    std::vector<std::uint32_t> order(text.size()), ranks(text.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return descending ? text[b] < text[a] : text[a] < text[b];
    });
    for (std::uint32_t i = 0; i < order.size(); ++i)
      ranks[order[i]] = names.numbers()[order[i]] == 0 ? kLast : i;
    return ranks;
  }

  // The next ones to be shown are sorted out of the rest: first few, then ever more.
  void hand_out(std::vector<Entry>& all, std::uint64_t flip, const TakeIds& take) {
    constexpr std::ptrdiff_t kFirstSorted = 256;
    Handing out(take);
    bring_smallest(all, kFirstSorted);
    auto begin = all.begin();
    for (std::ptrdiff_t some = kFirstSorted; begin != all.end();
         some *= text_ && !hits_ ? 8 : 1 << 20) {
      check_stop();
      const auto end = all.end() - begin > some ? begin + some : all.end();
      if (begin != all.begin() && end != all.end()) std::nth_element(begin, end, all.end());
      std::sort(begin, end);
      for (; begin != end; ++begin) {
        const std::int64_t mail = begin->mail(flip);
        if ((hits_ || has_text(mail)) && !out.add(mail)) return;
      }
    }
    out.flush();
  }

  void check_stop() const {
    if (stop_) throw Failure::stopped();
  }

  // The mails of the selection; free text is left to whom it costs time.
  template <class F>
  void walk(F f) {
    each_fact(
        facts_,
        [&](std::int64_t mail, const Facts& facts_of_mail) {
          if (!filter_ || filter_->takes(mail, facts_of_mail)) f(mail, facts_of_mail);
        },
        [this] { check_stop(); });
  }
  template <class F>
  void each(F f) {
    walk([&](std::int64_t mail, const Facts& facts) {
      if (has_text(mail)) f(mail, facts);
    });
  }

  // No more than the facts have room for.
  std::size_t most_mails() {
    const auto parts = db_.integer("SELECT count(*) FROM facts");
    return static_cast<std::size_t>(parts * kFactsPerPart);
  }

  bool has_text(std::int64_t mail) {
    if (!text_) return true;
    return hits_ && mail < words_->mails() ? hits_->has(static_cast<std::size_t>(mail))
                                           : text_->has(mail);
  }

  // Stored at the end of a scan; while one runs they change.
  void learn_copies() {
    const std::int64_t last = db_.integer("SELECT max(id) FROM messages");
    if (last == copies_until_) return;
    if (!read_copies(db_, copies_)) find_copies(db_, copies_);
    copies_until_ = last;
  }

  template <class F>
  auto guarded(F what) -> StoreResult<decltype(what())> {
    if (stop_) return tl::unexpected(StoreError{StoreTrouble::stopped, path_});
    try {
      if constexpr (std::is_void_v<decltype(what())>) {
        what();
        return {};
      } else {
        return what();
      }
    } catch (const Failure& f) {
      if (stop_) return tl::unexpected(StoreError{StoreTrouble::stopped, path_});
      return tl::unexpected(error_of(f, path_));
    }
  }

  std::string path_;
  std::atomic<bool> stop_ = false;
  Database db_;
  bool finished_ = false;
  Statement facts_;
  std::optional<Statement> row_;
  std::vector<bool> copies_;
  std::int64_t copies_until_ = -1;
  MailMarks marks_;
  std::vector<Entry> entries_;  // of the list that is made
  std::optional<FactFilter> filter_;
  std::optional<MailText> text_;
  MailWordsOf words_;
  std::shared_ptr<const Bits> hits_;  // of the text, in `words_`
};

}  // namespace
}  // namespace store

StoreResult<std::unique_ptr<MailBrowser>> MailBrowser::open(const std::string& path,
                                                            const std::function<void()>& brings_up,
                                                            const std::atomic<bool>* stop) {
  try {
    return std::make_unique<store::Browser>(path, store::open_to_read(path, brings_up, stop));
  } catch (const store::Failure& f) {
    if (stop != nullptr && *stop) return tl::unexpected(StoreError{StoreTrouble::stopped, path});
    return tl::unexpected(store::error_of(f, path));
  }
}

std::pair<std::int64_t, std::int64_t> month_bounds(std::int64_t utc) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds{seconds{utc}})};
  const sys_days first{day.year() / day.month() / 1};
  const sys_days next{(day.year() / day.month() + months{1}) / 1};
  return {seconds_of(first), seconds_of(next)};
}

}  // namespace tlspath

// browse.cpp: one WHERE for list, counts and charts, so that they cannot tell different numbers.
// Orders that an index has are read from it, so that the first rows come at once: by name and by
// verdict group after group, each in the order of time. Free text is looked for once in `names`;
// rows are then asked by number.
#include "core/store/browse.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <unordered_map>

#include "core/store/identity.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath {
namespace store {
namespace {

constexpr std::string_view kItsHops = "h.id BETWEEN m.id * 1024 AND m.id * 1024 + 1023";
constexpr std::string_view kBoundaryHop = "h.id = m.id * 1024 + m.boundary_hop";

// A part of WHERE with its values.
class Where {
 public:
  void also(const std::string& condition) { sql_ += " AND " + condition; }
  void also(const std::string& condition, std::int64_t v) {
    also(condition);
    values_.emplace_back(Value{v, {}, false});
  }
  void also(const std::string& condition, std::string text) {
    also(condition);
    values_.emplace_back(Value{0, std::move(text), true});
  }
  void value(std::string text) { values_.emplace_back(Value{0, std::move(text), true}); }

  // " AND a AND b", for behind "WHERE 1".
  const std::string& sql() const { return sql_; }
  // From the first parameter that is left: those before are the caller's.
  void bind(Statement& s, int at) const {
    for (const Value& v : values_) {
      if (v.is_text)
        s.bind(at++, std::string_view(v.text));
      else
        s.bind(at++, v.number);
    }
  }

 private:
  struct Value {
    std::int64_t number;
    std::string text;
    bool is_text;
  };
  std::string sql_;
  std::vector<Value> values_;
};

std::string pattern_of(std::string_view text) {
  std::string out = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + '%';
}

// A day's first second, whatever the sign.
std::int64_t floor_day(std::int64_t utc) {
  constexpr std::int64_t kDay = 86400;
  return (utc >= 0 ? utc / kDay : (utc - kDay + 1) / kDay) * kDay;
}

class Browser final : public MailBrowser {
 public:
  explicit Browser(const std::string& path) : path_(path), db_(path, Database::Mode::read) {
    migrate(db_);
    db_.run("PRAGMA cache_size = -8192");
    db_.run("PRAGMA automatic_index = OFF");  // see query.cpp
    db_.integer("SELECT 1 FROM messages LIMIT 1");
    finished_ = read_meta(db_, "finished") == "1";
    db_.stop_if(stop_);
    db_.define("is_hit", [this](std::int64_t id) {
      const auto at = static_cast<std::uint64_t>(id);
      return at < hits_.size() && hits_[at];
    });
    db_.define("is_marked", [this](std::int64_t id) {
      const auto at = static_cast<std::uint64_t>(id);
      return (marks_ && at < marks_->size() ? (*marks_)[at] : 0) == mark_;
    });
    db_.define("is_copy",
               [this](std::int64_t id) { return std::ranges::binary_search(copies_, id); });
  }

  void set_marks(MailMarks marks) override { marks_ = std::move(marks); }

  StoreResult<void> select(const MailSelection& s) override {
    return guarded([&] {
      Where w;
      if (s.since) w.also("m.time >= ?", *s.since);
      if (s.until) w.also("m.time < ?", *s.until);
      if (s.undated)
        w.also("(m.time IS NULL OR m.time NOT BETWEEN " + std::to_string(kFirstMonth) + " AND " +
               std::to_string(kLastMonth) + ")");
      if (s.way == WayAnswer::none)
        w.also("m.verdict IS NULL");
      else if (s.way)
        w.also("m.verdict = ?", static_cast<std::int64_t>(*s.way));
      if (s.boundary) w.also("m.boundary_verdict = ?", static_cast<std::int64_t>(*s.boundary));
      if (s.partner) name_is(w, "m.partner", *s.partner);
      if (s.relay) name_is(w, "m.relay", *s.relay);
      if (s.passed) {
        const bool came = *s.passed == Passed::kept || *s.passed == Passed::dropped;
        const bool went = *s.passed == Passed::kept || *s.passed == Passed::raised;
        w.also(std::string("m.came_to_relay = ") + (came ? "0" : "1") +
               " AND m.boundary_verdict = " + (went ? "0" : "1"));
      }
      if (!s.finding.empty())
        w.also(
            "m.id IN (SELECT message FROM findings WHERE finding = (SELECT id FROM names "
            "WHERE text = ?))",
            s.finding);
      if (s.mark) {
        mark_ = *s.mark;
        w.also("is_marked(m.id)");
      }
      if (s.once) {
        find_copies();
        w.also("NOT is_copy(m.id)");
      }
      // What has to look at hops comes last.
      if (s.weak) hop_is(w, "h.grade IN (0, 1)");
      if (s.version && *s.version)
        hop_is(w, "h.verdict = 0 AND h.version = " + std::to_string(static_cast<int>(**s.version)));
      else if (s.version)
        hop_is(w, "h.verdict = 0 AND h.version IS NULL");
      if (s.system && s.system->empty())
        hop_is(w, "h.system IS NULL");
      else if (s.system)
        hop_is(w, "h.system = " + std::to_string(id_of(*s.system)));
      if (!s.text.empty()) holds(w, s.text);
      where_ = std::move(w);
    });
  }

  StoreResult<void> list(MailSort sort, bool descending, const TakeIds& take) override {
    return guarded([&] {
      Handing out(take);
      const std::string down = descending ? " DESC" : "";
      const std::string by_time = " ORDER BY m.time" + down + ", m.id" + down;
      switch (sort) {
        case MailSort::place:
          plain("", " ORDER BY m.id" + down, out);
          break;
        case MailSort::time:
          plain("", by_time, out);
          break;
        case MailSort::verdict:
          by_verdict(descending, out);
          break;
        case MailSort::partner:
          by_name("partner", descending, out);
          break;
        case MailSort::relay:
          by_name("relay", descending, out);
          break;
        case MailSort::system:
          plain(" LEFT JOIN hops h ON " + std::string(kBoundaryHop) +
                    " LEFT JOIN names n ON n.id = h.system",
                " ORDER BY n.text" + down + ", m.time" + down + ", m.id" + down, out);
          break;
        case MailSort::version:
          plain(" LEFT JOIN hops h ON " + std::string(kBoundaryHop),
                " ORDER BY h.version" + down + ", m.time" + down + ", m.id" + down, out);
          break;
      }
      out.flush();
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
            "LEFT JOIN hops h ON " +
            std::string(kBoundaryHop) +
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
      Statement s = db_.prepare("SELECT count(*) FROM messages m WHERE 1" + where_.sql());
      where_.bind(s, 1);
      return s.step() ? s.count(0) : 0;
    });
  }

  StoreResult<MailCharts> charts() override {
    return guarded([&] {
      Statement s = db_.prepare(
          "SELECT m.time, m.verdict, m.boundary_verdict, m.partner, m.relay, m.came_to_relay "
          "FROM messages m WHERE 1" +
          where_.sql());
      where_.bind(s, 1);
      MailCharts out;
      Counting c;
      while (s.step()) {
        const std::size_t way = s.is_null(1) ? 4 : std::min<std::size_t>(s.count(1), 3);
        ++out.mails;
        ++out.ways[way];
        ++c.month(s.optional(0)).ways[way];
        const auto boundary = verdict(s, 2);
        c.partners[s.integer(3)].see(boundary, std::nullopt);
        c.relays[s.integer(4)].see(boundary, verdict(s, 5));
      }
      c.put_months(out);
      out.partners = groups(c.partners, out.more_partners, [](const Group& g) {
        return std::pair(g.of(Verdict::cleartext), g.of(Verdict::cleartext));
      });
      out.relays = groups(c.relays, out.more_relays, [](const Group& g) {
        return std::pair(g.of(Passed::dropped), g.of(Passed::kept) + g.of(Passed::dropped) +
                                                    g.of(Passed::raised) + g.of(Passed::never));
      });
      return out;
    });
  }

  StoreResult<std::vector<VersionCount>> versions() override {
    return guarded([&] {
      const bool all = where_.sql().empty();
      Statement s =
          db_.prepare(all ? std::string("SELECT h.id, h.version FROM hops h WHERE h.verdict = 0")
                          : "SELECT h.id, h.version FROM messages m CROSS JOIN hops h ON " +
                                std::string(kItsHops) + " WHERE h.verdict = 0" + where_.sql());
      where_.bind(s, 1);
      constexpr std::size_t kNone = 6;
      std::array<std::uint64_t, kNone + 1> mails{};
      std::int64_t of = -1;
      unsigned seen = 0;
      while (s.step()) {  // hops of a mail come together
        const std::int64_t mail = s.integer(0) / kHopsPerMail;
        if (mail != of) of = mail, seen = 0;
        const std::size_t v = s.is_null(1) ? kNone : std::min<std::size_t>(s.count(1), kNone - 1);
        if ((seen >> v & 1u) == 0) ++mails[v];
        seen |= 1u << v;
      }
      std::vector<VersionCount> out;
      for (std::size_t v = kNone; v-- > 0;) out.push_back({static_cast<TlsVersion>(v), mails[v]});
      out.push_back({std::nullopt, mails[kNone]});
      std::erase_if(out, [](const VersionCount& c) { return c.mails == 0; });
      return out;
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
          "ORDER BY m.id");
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
      find_copies();
      return static_cast<std::uint64_t>(copies_.size());
    });
  }

  StoreResult<std::vector<std::string>> names(MailSort of) override {
    return guarded([&] {
      std::vector<std::string> out;
      if (of == MailSort::system) {
        Statement s = db_.prepare(
            "SELECT DISTINCT n.text FROM hops h JOIN names n ON n.id = h.system ORDER BY 1");
        while (s.step()) out.emplace_back(s.text(0));
        return out;
      }
      for (const auto& [text, id] : distinct(of == MailSort::relay ? "relay" : "partner"))
        out.push_back(text);
      return out;
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

  struct Counts {
    std::uint64_t all = 0;
    std::array<std::uint64_t, 4> verdicts{}, passed{};
    void see(std::optional<Verdict> boundary, std::optional<Verdict> came) {
      ++all;
      if (boundary) ++verdicts[static_cast<std::size_t>(*boundary)];
      if (const auto p = tlspath::passed(came, boundary)) ++passed[static_cast<std::size_t>(*p)];
    }
  };
  using ByName = std::unordered_map<std::int64_t, Counts>;

  struct Counting {
    // By the month's first second.
    std::unordered_map<std::int64_t, MonthWays> months;
    MonthWays undated;
    MonthWays* last = nullptr;  // most mails are of the month of the one before
    ByName partners, relays;    // 0: not stated

    MonthWays& month(std::optional<std::int64_t> time) {
      if (!time || *time < kFirstMonth || *time > kLastMonth) return undated;
      if (last != nullptr && *time >= *last->since && *time < *last->until) return *last;
      const auto [since, until] = month_bounds(*time);
      last = &months[since];
      if (last->month.empty()) *last = {month_of(*time), since, until, {}};
      return *last;
    }
    void put_months(MailCharts& out) {
      for (auto& [since, m] : months) out.months.push_back(std::move(m));
      std::ranges::sort(out.months, {}, [](const MonthWays& m) { return *m.since; });
      if (undated.ways != MonthWays{}.ways) out.months.push_back(undated);
    }
  };

  static std::optional<Verdict> verdict(const Statement& s, int at) {
    if (s.is_null(at)) return std::nullopt;
    return static_cast<Verdict>(std::min<std::uint64_t>(s.count(at), 3));
  }

  static MailRow read_row(const Statement& s) {
    MailRow r;
    r.id = s.integer(0);
    if (!s.is_null(1)) r.verdict = static_cast<PathVerdict>(std::min<std::uint64_t>(s.count(1), 3));
    r.time = s.optional(2);
    r.partner = s.text(3);
    r.relay = s.text(4);
    r.from = s.text(5);
    r.subject = s.text(6);
    r.hops = static_cast<std::uint32_t>(s.integer(7));
    if (!s.is_null(8)) r.boundary_hop = static_cast<std::uint32_t>(s.integer(8));
    r.boundary = verdict(s, 9);
    if (!s.is_null(10)) r.grade = static_cast<Grade>(std::min<std::uint64_t>(s.count(10), 3));
    if (!s.is_null(11))
      r.version = static_cast<TlsVersion>(std::min<std::uint64_t>(s.count(11), 5));
    r.system = s.text(12);
    r.from_host = s.text(13);
    r.by_host = s.text(14);
    r.path = s.text(15);
    r.entry = s.text(16);
    if (!s.is_null(17)) r.offset = s.count(17);
    r.header_hash = s.count(18);
    return r;
  }

  // 0, which no name has, where it is none.
  std::int64_t id_of(const std::string& text) {
    Statement s = db_.prepare("SELECT id FROM names WHERE text = ?");
    s.bind(1, std::string_view(text));
    return s.step() ? s.integer(0) : 0;
  }

  void name_is(Where& w, const std::string& column, const std::string& text) {
    if (text.empty())
      w.also(column + " IS NULL");
    else
      w.also(column + " = ?", id_of(text));
  }

  static void hop_is(Where& w, const std::string& condition) {
    w.also("EXISTS (SELECT 1 FROM hops h WHERE " + std::string(kItsHops) + " AND " + condition +
           ")");
  }

  void holds(Where& w, const std::string& text) {
    const std::string pattern = pattern_of(text);
    hits_.assign(static_cast<std::size_t>(db_.integer("SELECT max(id) FROM names")) + 1, false);
    Statement s = db_.prepare("SELECT id FROM names WHERE text LIKE ? ESCAPE '\\'");
    s.bind(1, std::string_view(pattern));
    bool any = false;
    while (s.step()) {
      const auto id = static_cast<std::uint64_t>(s.integer(0));
      if (id < hits_.size()) any = hits_[id] = true;
    }
    std::string sql = "(m.subject LIKE ? ESCAPE '\\' OR m.message_id LIKE ? ESCAPE '\\'";
    if (any) sql += " OR is_hit(m.from_address) OR is_hit(m.partner) OR is_hit(m.relay)";
    sql +=
        " OR EXISTS (SELECT 1 FROM hops h WHERE " + std::string(kItsHops) + " AND (h.queue_id = ?";
    if (any)
      sql +=
          " OR is_hit(h.from_name) OR is_hit(h.by_name) OR is_hit(h.from_helo) OR "
          "is_hit(h.from_address) OR is_hit(h.by_address) OR is_hit(h.recipient)";
    w.also(sql + ")))", pattern);
    w.value(pattern);
    w.value(text);
  }

  // The first in the order of the sources is the mail, the others are copies, as in `counted`.
  void find_copies() {
    if (copies_known_) return;
    copies_.clear();
    Statement s = db_.prepare(
        "SELECT message_id, id FROM messages WHERE message_id IS NOT NULL "
        "ORDER BY message_id, source, id");
    std::string last;
    bool first = true;
    while (s.step()) {
      if (!first && s.text(0) == last)
        copies_.push_back(s.integer(1));
      else
        last = s.text(0);
      first = false;
    }
    std::ranges::sort(copies_);
    copies_known_ = true;
  }

  // False: no more.
  bool hand_out(Statement& s, Handing& out) {
    while (s.step())
      if (!out.add(s.integer(0))) return false;
    return true;
  }

  void plain(const std::string& join, const std::string& order, Handing& out) {
    Statement s =
        db_.prepare("SELECT m.id FROM messages m" + join + " WHERE 1" + where_.sql() + order);
    where_.bind(s, 1);
    hand_out(s, out);
  }

  Statement of_group(const std::string& column, bool descending) {
    const std::string down = descending ? " DESC" : "";
    return db_.prepare("SELECT m.id FROM messages m WHERE m." + column + " IS ?" + where_.sql() +
                       " ORDER BY m.time" + down + ", m.id" + down);
  }

  void by_verdict(bool descending, Handing& out) {
    Statement s = of_group("verdict", descending);
    for (int i = 0; i < 5; ++i) {
      const int v = descending ? 4 - i : i;
      if (v == 4)
        s.bind_null(1);
      else
        s.bind(1, std::int64_t{v});
      where_.bind(s, 2);
      if (!hand_out(s, out)) return;
      s.reset();
    }
  }

  // Those that state none come last, whatever the direction.
  void by_name(const std::string& column, bool descending, Handing& out) {
    auto all = distinct(column);
    if (descending) std::ranges::reverse(all);
    Statement s = of_group(column, descending);
    for (const auto& [text, id] : all) {
      s.bind(1, id);
      where_.bind(s, 2);
      if (!hand_out(s, out)) return;
      s.reset();
    }
    s.bind_null(1);
    where_.bind(s, 2);
    hand_out(s, out);
  }

  // Each once, by its text: from one to the next in the index, not mail after mail.
  std::vector<std::pair<std::string, std::int64_t>> distinct(const std::string& column) {
    std::vector<std::pair<std::string, std::int64_t>> out;
    Statement next =
        db_.prepare("SELECT min(" + column + ") FROM messages WHERE " + column + " > ?");
    Statement name = db_.prepare("SELECT text FROM names WHERE id = ?");
    for (std::int64_t at = 0;;) {
      next.bind(1, at);
      const bool more = next.step() && !next.is_null(0);
      if (more) at = next.integer(0);
      next.reset();
      if (!more) break;
      name.bind(1, at);
      out.emplace_back(name.step() ? std::string(name.text(0)) : std::string(), at);
      name.reset();
    }
    std::ranges::sort(out);
    return out;
  }

  // `value`: by what they are sorted, most first, and what has to be more than 0.
  template <class Value>
  std::vector<Group> groups(const ByName& counts, std::size_t& more, Value value) {
    std::vector<std::pair<std::int64_t, Group>> some;
    for (const auto& [id, c] : counts) {
      Group g;
      g.count = c.all;
      g.verdicts = c.verdicts;
      g.passed = c.passed;
      if (value(g).second > 0) some.emplace_back(id, std::move(g));
    }
    const auto less = [&](const auto& a, const auto& b) {
      return value(a.second) != value(b.second) ? value(a.second) > value(b.second)
                                                : a.first < b.first;
    };
    more = some.size() > kMaxChartRows ? some.size() - kMaxChartRows : 0;
    const auto end = some.begin() + static_cast<std::ptrdiff_t>(some.size() - more);
    std::partial_sort(some.begin(), end, some.end(), less);
    some.erase(end, some.end());
    Statement name = db_.prepare("SELECT text FROM names WHERE id = ?");
    std::vector<Group> out;
    for (auto& [id, g] : some) {
      name.bind(1, id);
      if (name.step()) g.name = name.text(0);
      name.reset();
      out.push_back(std::move(g));
    }
    return out;
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
      return tl::unexpected(error_of(f, path_));
    }
  }

  std::string path_;
  std::atomic<bool> stop_ = false;
  Database db_;
  bool finished_ = false;
  std::optional<Statement> row_;
  Where where_;
  std::vector<bool> hits_;  // by number of name: holds the text that is looked for
  std::vector<std::int64_t> copies_;
  bool copies_known_ = false;
  MailMarks marks_;
  std::uint8_t mark_ = 0;
};

}  // namespace
}  // namespace store

StoreResult<std::unique_ptr<MailBrowser>> MailBrowser::open(const std::string& path) {
  try {
    return std::make_unique<store::Browser>(path);
  } catch (const store::Failure& f) {
    return tl::unexpected(store::error_of(f, path));
  }
}

std::pair<std::int64_t, std::int64_t> month_bounds(std::int64_t utc) {
  using namespace std::chrono;
  const year_month_day day{sys_days{days{store::floor_day(utc) / 86400}}};
  const sys_days first{day.year() / day.month() / 1};
  const sys_days next{(day.year() / day.month() + months{1}) / 1};
  return {first.time_since_epoch().count() * std::int64_t{86400},
          next.time_since_epoch().count() * std::int64_t{86400}};
}

}  // namespace tlspath

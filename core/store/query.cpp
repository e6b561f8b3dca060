// query.cpp: the mails of the filter go into a temporary table once; every table is one query over
// it. Hops of a mail lie together by their number, so a mail's hops cost one search.
#include "core/store/query.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "core/store/identity.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"
#include "core/store/words.hpp"

namespace tlspath {
namespace store {
namespace {

// Columns of every table of counts, in this order, after the name.
constexpr std::string_view kMailCounts =
    "count(*), sum(m.boundary_verdict IS 0), sum(m.boundary_verdict IS 1), "
    "sum(m.boundary_verdict IS 2), sum(m.boundary_verdict IS 3), sum(m.boundary_grade IS 0), "
    "sum(m.boundary_grade IS 1), sum(m.boundary_grade IS 2), sum(m.boundary_grade IS 3), "
    "min(m.time), max(m.time), max(CASE WHEN m.boundary_verdict = 1 THEN m.time END), "
    "sum(m.came_to_relay = 0 AND m.boundary_verdict = 0), "
    "sum(m.came_to_relay = 0 AND m.boundary_verdict = 1), "
    "sum(m.came_to_relay = 1 AND m.boundary_verdict = 0), "
    "sum(m.came_to_relay = 1 AND m.boundary_verdict = 1)";
constexpr std::string_view kWayCounts =
    "count(*), sum(m.verdict IS 0), sum(m.verdict IS 1), sum(m.verdict IS 2), sum(m.verdict IS 3), "
    "0, 0, 0, 0, min(m.time), max(m.time), NULL, 0, 0, 0, 0";
constexpr std::string_view kHopCounts =
    "count(*), sum(h.verdict = 0), sum(h.verdict = 1), sum(h.verdict = 2), sum(h.verdict = 3), "
    "sum(h.grade IS 0), sum(h.grade IS 1), sum(h.grade IS 2), sum(h.grade IS 3), min(m.time), "
    "max(m.time), NULL, 0, 0, 0, 0";
constexpr std::string_view kMails = " FROM picked p CROSS JOIN messages m ON m.id = p.id ";

std::string operator+(std::string_view a, std::string_view b) { return std::string(a).append(b); }

std::string mails_and_hops() {
  return kMails + "CROSS JOIN hops h ON " + hops_of("m.id", "h.id") + " ";
}

Group read_group(const Statement& s) {
  Group g;
  g.name = s.text(0);
  g.count = s.count(1);
  for (int i = 0; i < 4; ++i) {
    const auto at = static_cast<std::size_t>(i);
    g.verdicts[at] = s.count(2 + i);
    g.grades[at] = s.count(6 + i);
    g.passed[at] = s.count(13 + i);
  }
  g.first = s.optional(10);
  g.last = s.optional(11);
  g.last_clear = s.optional(12);
  return g;
}

class ResultsOfFile final : public Results {
 public:
  explicit ResultsOfFile(const std::string& path) : path_(path), db_(path, Database::Mode::read) {
    version_of(db_);  // what is asked is in all of them
    identity_ = read_identity(db_);
    finished_ = read_meta(db_, "finished") == "1";
    db_.run("PRAGMA cache_size = -16384");
    // Hops are found by the range of ids of their mail: an index of all hops of one verdict, made
    // for each question, is what the planner likes better, and takes it hours.
    db_.run("PRAGMA automatic_index = OFF");
    // A journal of file sinks is a database without rows.
    db_.integer("SELECT 1 FROM messages LIMIT 1");
  }

  StoreResult<Summary> summary(const ResultFilter& filter, bool examples) override {
    try {
      pick(filter);
      Summary out;
      out.duplicates_counted = filter.duplicates;
      totals(out);
      out.partners = groups("n.text", kMailCounts,
                            kMails + "LEFT JOIN names n ON n.id = m.partner GROUP BY m.partner");
      for (Group& g : out.partners) g.passed = {};  // what relays did
      out.relays = groups("n.text", kMailCounts,
                          kMails + "LEFT JOIN names n ON n.id = m.relay GROUP BY m.relay");
      const std::string month = "CASE WHEN m.time BETWEEN " + std::to_string(kFirstMonth) +
                                " AND " + std::to_string(kLastMonth) +
                                " THEN strftime('%Y-%m', m.time, 'unixepoch') END";
      out.months = groups(month, kWayCounts, kMails + "GROUP BY 1");
      versions_of_months(month, out);
      out.systems =
          groups("n.text", kHopCounts,
                 mails_and_hops() + "LEFT JOIN names n ON n.id = h.system GROUP BY h.system");
      out.versions = groups("w.word", kHopCounts,
                            mails_and_hops() +
                                "LEFT JOIN words w ON w.kind = 'version' AND w.code = h.version "
                                "WHERE h.verdict = 0 GROUP BY h.version");
      out.ciphers = groups("n.text", kHopCounts,
                           mails_and_hops() +
                               "LEFT JOIN names n ON n.id = coalesce(h.suite, h.cipher) "
                               "WHERE h.verdict = 0 GROUP BY coalesce(h.suite, h.cipher)");
      out.weak = weak_suites();
      findings(out);
      if (examples) example_hops(filter, out);
      sort_groups(out);
      return out;
    } catch (const Failure& f) {
      return tl::unexpected(error_of(f, path_));
    }
  }

  bool finished() const override { return finished_; }
  const StoreIdentity& identity() const override { return identity_; }

 private:
  void pick(const ResultFilter& filter) {
    db_.run("DROP TABLE IF EXISTS temp.picked; CREATE TEMP TABLE picked(id INTEGER PRIMARY KEY)");
    std::string where;
    const auto also = [&](std::string_view condition) {
      where += where.empty() ? " WHERE " : " AND ";
      where += condition;
    };
    if (filter.since) also("m.time >= ?1");
    if (filter.until) also("m.time < ?2");
    if (!filter.from_domain.empty())
      also(
          "m.from_domain IN (SELECT id FROM names WHERE text = ?3 OR "
          "substr(text, -length(?3) - 1) = '.' || ?3)");
    if (!filter.partner.empty()) also("m.partner = (SELECT id FROM names WHERE text = ?4)");
    if (!filter.relay.empty()) also("m.relay = (SELECT id FROM names WHERE text = ?5)");
    if (filter.verdict) also("m.verdict = ?6");
    const auto filtered = [&](std::string_view sql) {
      // The last parameter is named even where no condition needs it, so that all can be bound.
      Statement s = db_.prepare(sql + where + (where.empty() ? " WHERE" : " AND") + " ?6 IS ?6");
      s.bind_or_null(1, filter.since);
      s.bind_or_null(2, filter.until);
      s.bind(3, std::string_view(filter.from_domain));
      s.bind(4, std::string_view(filter.partner));
      s.bind(5, std::string_view(filter.relay));
      s.bind_or_null(6, filter.verdict);
      return s;
    };
    filtered(filter.duplicates ? "INSERT INTO picked SELECT m.id FROM messages m"
                               : "INSERT INTO picked SELECT m.id FROM counted m")
        .run();
    Statement copies =
        filtered("SELECT count(message_id) - count(DISTINCT message_id) FROM messages m");
    copies.step();
    duplicates_ = copies.count(0);
  }

  void totals(Summary& out) {
    out.duplicates = duplicates_;
    Statement ways =
        db_.prepare("SELECT m.verdict, count(*), sum(m.hops), min(m.time), max(m.time)" +
                    std::string(kMails) + "GROUP BY m.verdict");
    while (ways.step()) {
      out.mails += ways.count(1);
      out.hops += ways.count(2);
      counted_by<PathVerdict>(ways, 0, out.path_verdicts, out.no_answer) += ways.count(1);
      for (const int at : {3, 4}) {
        const auto time = ways.optional(at);
        if (!time) continue;
        out.first = std::min(out.first.value_or(*time), *time);
        out.last = std::max(out.last.value_or(*time), *time);
      }
    }
    Statement boundaries = db_.prepare("SELECT m.boundary_verdict, count(*)" + std::string(kMails) +
                                       "GROUP BY m.boundary_verdict");
    while (boundaries.step())
      counted_by<Verdict>(boundaries, 0, out.boundary_verdicts, out.no_boundary) +=
          boundaries.count(1);
    Statement hops = db_.prepare("SELECT h.verdict, h.grade, count(*)" + mails_and_hops() +
                                 "GROUP BY h.verdict, h.grade");
    std::uint64_t none = 0, found = 0;
    while (hops.step()) {
      found += hops.count(2);
      counted_by<Verdict>(hops, 0, out.hop_verdicts, none) += hops.count(2);
      counted_by<Grade>(hops, 1, out.grades, none) += hops.count(2);
    }
    if (found != out.hops)
      throw Failure::corrupt(std::to_string(found) + "/" + std::to_string(out.hops) + " hops");
    Statement receivers =
        db_.prepare("SELECT n.text" + std::string(kMails) +
                    "LEFT JOIN names n ON n.id = m.receiver WHERE m.boundary_verdict IS NOT NULL "
                    "GROUP BY m.receiver LIMIT 2");
    if (receivers.step()) out.receiver = receivers.text(0);
    if (receivers.step()) out.receiver.clear();
    Statement sources = db_.prepare("SELECT path FROM sources ORDER BY position, id");
    while (sources.step()) {
      if (out.sources.size() < kNamedSources)
        out.sources.emplace_back(sources.text(0));
      else
        ++out.more_sources;
    }
  }

  // The count of the value in that column; `none` where it has none.
  template <class E, std::size_t N>
  static std::uint64_t& counted_by(const Statement& s, int at, std::array<std::uint64_t, N>& counts,
                                   std::uint64_t& none) {
    static_assert(N >= kWords<E>);
    const auto value = word<E>(s, at);
    return value ? counts[static_cast<std::size_t>(*value)] : none;
  }

  std::vector<Group> groups(const std::string& name, std::string_view counts,
                            const std::string& from) {
    std::vector<Group> out;
    Statement s = db_.prepare("SELECT " + name + ", " + std::string(counts) + from);
    while (s.step()) out.push_back(read_group(s));
    return out;
  }

  void versions_of_months(const std::string& month, Summary& out) {
    std::map<std::string, Group*, std::less<>> months;
    for (Group& g : out.months) months[g.name] = &g;
    Statement s = db_.prepare("SELECT " + month + ", h.version, count(*)" + mails_and_hops() +
                              "WHERE h.verdict = 0 GROUP BY 1, 2");
    while (s.step())
      if (const auto it = months.find(s.text(0)); it != months.end())
        counted_by<TlsVersion>(s, 1, it->second->versions, it->second->versions.back()) +=
            s.count(2);
  }

  // By suite and sender, who sent most first; then by suite alone.
  std::vector<Group> weak_suites() {
    Statement s =
        db_.prepare("SELECT n.text, " + std::string(kHopCounts) + ", o.text" + mails_and_hops() +
                    "LEFT JOIN names n ON n.id = coalesce(h.suite, h.cipher) "
                    "LEFT JOIN names o ON o.id = h.from_organisation "
                    "WHERE h.grade <= 1 GROUP BY n.text, o.text ORDER BY count(*) DESC, o.text");
    std::map<std::string, Group> suites;
    while (s.step()) {
      const Group one = read_group(s);
      Group& g = suites[one.name];
      g.name = one.name;
      g.count += one.count;
      for (std::size_t i = 0; i < 4; ++i) {
        g.verdicts[i] += one.verdicts[i];
        g.grades[i] += one.grades[i];
      }
      g.see(one.first);
      g.see(one.last);
      if (g.mostly_from.empty()) g.mostly_from = s.text(17);
    }
    std::vector<Group> out;
    out.reserve(suites.size());
    for (auto& [name, g] : suites) out.push_back(std::move(g));
    return out;
  }

  void findings(Summary& out) {
    Statement s = db_.prepare(
        "SELECT n.text, count(*) FROM findings f JOIN picked p ON p.id = f.message "
        "JOIN names n ON n.id = f.finding GROUP BY f.finding");
    while (s.step()) out.findings.push_back({std::string(s.text(0)), s.count(1)});
  }

  // Hops whose line is kept. Of a partner or a relay the last mail of each class, whatever its line
  // was kept for.
  void example_hops(const ResultFilter& filter, Summary& out) {
    if (!filter.partner.empty() || !filter.relay.empty())
      example_hops("w.word, m.boundary_verdict * 2 + coalesce(m.boundary_grade <= 1, 0)",
                   "JOIN words w ON w.kind = 'verdict' AND w.code = m.boundary_verdict "
                   "WHERE e.hop = m.boundary_hop ORDER BY 2, m.time DESC, m.id",
                   out);
    example_hops("n.text, n.text", "JOIN names n ON n.id = e.key WHERE e.kind = 0 ORDER BY e.rowid",
                 out);
  }

  // `what`: what it is an example of, and its class, of which the first one is taken.
  void example_hops(std::string_view what, std::string_view which, Summary& out) {
    Statement s = db_.prepare(
        "SELECT " + std::string(what) +
        ", src.path, en.text, m.offset, e.hop, m.hops, m.time, l.line "
        "FROM examples e JOIN picked p ON p.id = e.message JOIN messages m ON m.id = e.message "
        "JOIN sources src ON src.id = m.source JOIN lines l ON l.id = " +
        hop_id("m.id", "e.hop") + " LEFT JOIN names en ON en.id = m.entry " + std::string(which));
    std::set<std::string> classes;
    while (s.step()) {
      if (!classes.emplace(s.text(1)).second) continue;
      ExampleHop& e = out.examples.emplace_back();
      e = {.about = std::string(s.text(0)),
           .path = std::string(s.text(2)),
           .entry = std::string(s.text(3)),
           .offset = std::nullopt,
           .hop = static_cast<std::uint32_t>(s.integer(5)),
           .hops = static_cast<std::uint32_t>(s.integer(6)),
           .time = s.optional(7),
           .line = std::string(s.text(8))};
      if (!s.is_null(4)) e.offset = s.count(4);
    }
  }

  std::string path_;
  Database db_;
  StoreIdentity identity_;
  bool finished_ = false;
  std::uint64_t duplicates_ = 0;
};

}  // namespace
}  // namespace store

StoreResult<std::unique_ptr<Results>> Results::open(const std::string& path) {
  try {
    return std::make_unique<store::ResultsOfFile>(path);
  } catch (const store::Failure& f) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
      return tl::unexpected(StoreError{StoreTrouble::no_database, path});
    return tl::unexpected(store::error_of(f, path));
  }
}

}  // namespace tlspath

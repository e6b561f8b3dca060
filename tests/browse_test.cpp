// core/store/browse: orders against plain SQL, counts of charts against the rows that they name,
// text, copies, a database that a scan is writing, and one that is none.
#include "core/store/browse.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "core/scan/find_mail.hpp"
#include "core/store/facts.hpp"
#include "core/store/query.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/archive_mails.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::int64_t>;

class BrowseTest : public testing::Test {
 protected:
  static constexpr int kMails = 240;

  BrowseTest() {
    folder_ = fs::temp_directory_path() / ("tlspath-browse-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    tests::write_archive(path("a.mbox"), kMails);
  }
  ~BrowseTest() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::unique_ptr<MailBrowser> scanned(bool live = false) {
    const auto organisations = make_psl_organisation();
    const OwnSide own;
    auto store = Store::open(path("r.sqlite"), {.identity = {}, .live = live});
    EXPECT_TRUE(store);
    MailSink* sinks[] = {&(*store)->sink()};
    const ScanInput input{.paths = {path("a.mbox")},
                          .reader = Catalogue::built_in(),
                          .organisations = *organisations,
                          .providers = parsers::providers(),
                          .own = own,
                          .failed = [](const InputError&) {},
                          .left_out = [](std::string_view, std::string_view, Content) {},
                          .changed = [](std::string_view) {},
                          .stop =
                              [this] {
                                if (on_mail_) on_mail_();
                                return false;
                              },
                          .journal = &(*store)->journal(),
                          .checkpoint_seconds = live ? 0u : 2u};
    scan(input, sinks);
    EXPECT_TRUE((*store)->finish(true));
    auto browser = MailBrowser::open(path("r.sqlite"));
    EXPECT_TRUE(browser);
    return std::move(*browser);
  }

  static Ids list(MailBrowser& b, MailSort sort, bool down) {
    Ids all;
    EXPECT_TRUE(b.list(sort, down, [&](std::span<const std::int64_t> ids) {
      all.insert(all.end(), ids.begin(), ids.end());
      return true;
    }));
    return all;
  }
  static std::uint64_t rows_of(MailBrowser& b, const MailSelection& s) {
    EXPECT_TRUE(b.select(s));
    const std::size_t n = list(b, MailSort::time, true).size();
    EXPECT_EQ(b.count().value_or(~0u), n);
    return n;
  }
  Ids sql(const std::string& text) const {
    store::Database db(path("r.sqlite"), store::Database::Mode::read);
    auto s = db.prepare(text);
    Ids out;
    while (s.step()) out.push_back(s.integer(0));
    return out;
  }

  std::function<void()> on_mail_;
  fs::path folder_;
};

TEST_F(BrowseTest, OrdersAreThoseOfTheColumns) {
  const auto b = scanned();
  ASSERT_TRUE(b->select({}));
  const std::string all = "SELECT m.id FROM messages m ";
  EXPECT_EQ(list(*b, MailSort::place, false), sql(all + "ORDER BY id"));
  EXPECT_EQ(list(*b, MailSort::time, true), sql(all + "ORDER BY time DESC, id DESC"));
  EXPECT_EQ(list(*b, MailSort::verdict, false),
            sql(all + "ORDER BY verdict IS NULL, verdict, time, id"));
  EXPECT_EQ(list(*b, MailSort::partner, false),
            sql(all + "LEFT JOIN names n ON n.id = m.partner ORDER BY n.text IS NULL, n.text, "
                      "time, m.id"));
  EXPECT_EQ(list(*b, MailSort::relay, true),
            sql(all + "LEFT JOIN names n ON n.id = m.relay ORDER BY n.text IS NULL, n.text DESC, "
                      "time DESC, m.id DESC"));
  EXPECT_EQ(list(*b, MailSort::system, true),
            sql(all + "LEFT JOIN hop h ON h.message = m.id AND h.hop = m.boundary_hop "
                      "ORDER BY h.system IS NULL, h.system DESC, m.time DESC, m.id DESC"));
  EXPECT_EQ(list(*b, MailSort::version, false),
            sql(all + "LEFT JOIN hops h ON h.message = m.id AND h.hop = m.boundary_hop "
                      "ORDER BY h.version IS NULL, h.version, m.time, m.id"));
}

// The first rows are sorted out of the others where there are many: of more than fit into what is
// looked at together, in the order of the list, against it, and of times before 1970 and none.
TEST_F(BrowseTest, OrdersOfManyAreThoseOfTheColumns) {
  scanned();
  {
    store::Database db(path("r.sqlite"), store::Database::Mode::write);
    db.run(
        "BEGIN; CREATE TEMP TABLE more AS SELECT * FROM messages;"
        "UPDATE more SET time = CASE id % 7 WHEN 0 THEN NULL WHEN 1 THEN -id * 86400 "
        "WHEN 2 THEN 5000000000 + id ELSE time - id END");
    for (int i = 0; i < 40; ++i)
      db.run("UPDATE more SET id = id + 240, time = time + 40000 * (" + std::to_string(i) +
             " - 20); INSERT INTO messages SELECT * FROM more");
    store::bring_facts(db);
    db.run("COMMIT");
  }
  const auto b = MailBrowser::open(path("r.sqlite"));
  ASSERT_TRUE(b);
  const std::string all = "SELECT m.id FROM messages m LEFT JOIN names n ON n.id = m.partner ";
  const struct {
    MailSort sort;
    bool down;
    const char* order;
  } rows[] = {
      {MailSort::place, false, "m.id"},
      {MailSort::place, true, "m.id DESC"},
      {MailSort::time, false, "time, m.id"},
      {MailSort::time, true, "time DESC, m.id DESC"},
      {MailSort::verdict, false, "verdict IS NULL, verdict, time, m.id"},
      {MailSort::verdict, true, "verdict IS NOT NULL, verdict DESC, time DESC, m.id DESC"},
      {MailSort::version, false, "version IS NULL, version, time, m.id"},
      {MailSort::version, true, "version IS NULL, version DESC, time DESC, m.id DESC"},
      {MailSort::partner, false, "n.text IS NULL, n.text, time, m.id"},
      {MailSort::partner, true, "n.text IS NULL, n.text DESC, time DESC, m.id DESC"},
  };
  ASSERT_TRUE((*b)->select({}));
  for (const auto& r : rows)
    EXPECT_TRUE(list(**b, r.sort, r.down) == sql(all + "ORDER BY " + r.order)) << r.order;
  ASSERT_TRUE((*b)->select({.weak = true}));
  EXPECT_TRUE(list(**b, MailSort::time, true) ==
              sql(all + "WHERE weak ORDER BY time DESC, m.id DESC"));
}

TEST_F(BrowseTest, MarksSelectAndPlacesTellWhereMailsLie) {
  const auto b = scanned();
  Ids ids;
  ASSERT_TRUE(b->places([&](const StoredPlace& p) {
    ids.push_back(p.id);
    EXPECT_TRUE(p.path.ends_with(".mbox"));
    EXPECT_TRUE(p.offset.has_value());
    return true;
  }));
  EXPECT_EQ(ids, sql("SELECT id FROM messages ORDER BY id"));
  // Nothing is marked: all have 0.
  EXPECT_EQ(rows_of(*b, {.mark = 0}), kMails);
  EXPECT_EQ(rows_of(*b, {.mark = 2}), 0u);
  std::vector<std::uint8_t> marks(static_cast<std::size_t>(ids.back()), 0);  // none for the last
  marks[static_cast<std::size_t>(ids[3])] = marks[static_cast<std::size_t>(ids[5])] = 2;
  b->set_marks(std::make_shared<const std::vector<std::uint8_t>>(marks));
  ASSERT_TRUE(b->select({.mark = 2}));
  EXPECT_EQ(list(*b, MailSort::place, false), (Ids{ids[3], ids[5]}));
  EXPECT_EQ(rows_of(*b, {.mark = 0}), kMails - 2);
}

TEST_F(BrowseTest, HostileNumbersOfMailsAreNone) {
  scanned();
  {
    store::Database db(path("r.sqlite"), store::Database::Mode::write);
    db.run("UPDATE messages SET id = -5 WHERE id = (SELECT min(id) FROM messages)");
    db.run(
        "UPDATE messages SET id = 4611686018427387904 WHERE id = (SELECT max(id) FROM messages)");
    db.run("DELETE FROM facts");
    db.run("DELETE FROM copies");
  }
  auto b = MailBrowser::open(path("r.sqlite"));
  ASSERT_TRUE(b);
  Ids ids;
  ASSERT_TRUE((*b)->places([&](const StoredPlace& p) {
    ids.push_back(p.id);
    return true;
  }));
  EXPECT_EQ(ids.size(), kMails - 2);
  EXPECT_GT(ids.front(), 0);
  EXPECT_LT(ids.back(), store::kMostRows);
  EXPECT_TRUE((*b)->copies());
}

// A number that is no verdict, grade or version is none, and not the last one.
TEST_F(BrowseTest, HostileWordsAreNone) {
  scanned();
  {
    store::Database db(path("r.sqlite"), store::Database::Mode::write);
    db.run(
        "UPDATE messages SET verdict = 9, boundary_verdict = -1, boundary_grade = 1 << 40;"
        "UPDATE hops SET verdict = 4, grade = 4, version = 9; DELETE FROM facts");
    store::bring_facts(db);
  }
  const auto results = Results::open(path("r.sqlite"));
  ASSERT_TRUE(results);
  const auto sums = (*results)->summary({.duplicates = true}, false);
  ASSERT_TRUE(sums);
  EXPECT_EQ(sums->no_answer, kMails);
  EXPECT_EQ(sums->no_boundary, kMails);
  for (const auto& counts :
       {sums->path_verdicts, sums->hop_verdicts, sums->boundary_verdicts, sums->grades})
    EXPECT_EQ(counts, decltype(sums->grades){});
  const auto none = [&] {
    auto b = MailBrowser::open(path("r.sqlite"));
    ASSERT_TRUE(b);
    EXPECT_TRUE((*b)->select({}));
    const auto charts = (*b)->charts();
    ASSERT_TRUE(charts);
    EXPECT_EQ(charts->ways, (std::array<std::uint64_t, kWayAnswers>{0, 0, 0, 0, kMails}));
    EXPECT_EQ(charts->mails, kMails);
    const auto ids = list(**b, MailSort::verdict, false);
    const auto rows = (*b)->rows(ids);
    ASSERT_TRUE(rows);
    for (const MailRow& r : *rows) {
      EXPECT_FALSE(r.verdict);
      EXPECT_FALSE(r.boundary);
      EXPECT_FALSE(r.grade);
      EXPECT_FALSE(r.version);
    }
  };
  none();
  {  // the same in the facts themselves: a way, a boundary and a version of 6
    store::Database db(path("r.sqlite"), store::Database::Mode::write);
    std::string bytes;
    for (int i = 0; i <= kMails; ++i)
      bytes += std::string(28, '\0') + std::string("\x36\x0c\0", 3) + (i > 0 ? '\x80' : '\0');
    auto s = db.prepare("UPDATE facts SET mails = ?");
    s.bind_bytes(1, bytes);
    s.run();
  }
  none();
}

TEST_F(BrowseTest, EveryNumberOfAChartIsThatOfTheRowsItNames) {
  const auto b = scanned();
  for (const MailSelection& base :
       {MailSelection{}, MailSelection{.once = true}, MailSelection{.partner = "shop.example"},
        MailSelection{.boundary = Verdict::cleartext}, MailSelection{.text = "bank"}}) {
    ASSERT_TRUE(b->select(base));
    const auto charts = b->charts();
    const auto versions = b->versions();
    ASSERT_TRUE(charts && versions);
    EXPECT_EQ(charts->mails, rows_of(*b, base));
    std::uint64_t seen = 0;
    for (const MonthWays& m : charts->months)
      for (std::size_t w = 0; w < kWayAnswers; ++w) {
        MailSelection s = base;
        s.since = m.since, s.until = m.until;
        s.undated = m.month.empty();
        s.way = static_cast<WayAnswer>(w);
        EXPECT_EQ(m.ways[w], rows_of(*b, s)) << m.month;
        seen += m.ways[w];
      }
    EXPECT_EQ(seen, charts->mails);
    for (const Group& g : charts->partners) {
      MailSelection s = base;
      s.partner = g.name, s.boundary = Verdict::cleartext;
      EXPECT_EQ(g.of(Verdict::cleartext), rows_of(*b, s)) << g.name;
    }
    for (const Group& g : charts->relays)
      for (std::size_t p = 0; p < 4; ++p) {
        MailSelection s = base;
        s.relay = g.name, s.passed = static_cast<Passed>(p);
        EXPECT_EQ(g.passed[p], rows_of(*b, s)) << g.name;
      }
    EXPECT_FALSE(versions->empty());
    std::array<std::uint64_t, kTlsVersions + 1> all{};
    const auto of_version = [&](std::size_t v, MailSelection s) {
      s.version = v < kTlsVersions ? std::optional(static_cast<TlsVersion>(v)) : std::nullopt;
      return rows_of(*b, s);
    };
    for (const MonthVersions& m : *versions)
      for (std::size_t v = 0; v <= kTlsVersions; ++v) {
        MailSelection s = base;
        s.since = m.since, s.until = m.until;
        s.undated = m.month.empty();
        EXPECT_EQ(m.mails[v], of_version(v, s)) << m.month;
        all[v] += m.mails[v];
      }
    for (std::size_t v = 0; v <= kTlsVersions; ++v) EXPECT_EQ(all[v], of_version(v, base));
  }
}

TEST_F(BrowseTest, OnceIsWhatReportsCount) {
  const auto b = scanned();
  auto results = Results::open(path("r.sqlite"));
  ASSERT_TRUE(results);
  const auto summary = (*results)->summary({}, false);
  ASSERT_TRUE(summary);
  EXPECT_GT(summary->duplicates, 0u);
  EXPECT_EQ(b->copies().value_or(0), summary->duplicates);
  EXPECT_EQ(rows_of(*b, {.once = true}), summary->mails);
  ASSERT_TRUE(b->select({.once = true}));
  const auto charts = b->charts();
  for (const Group& g : summary->relays)
    for (const Group& c : charts->relays) {
      if (c.name != g.name) continue;
      EXPECT_EQ(c.passed, g.passed) << g.name;
    }
}

TEST_F(BrowseTest, TextIsFoundInNamesSubjectsAndIds) {
  const auto b = scanned();
  const struct {
    const char* text;
    std::string sql;
  } rows[] = {
      {"out.bank.example",
       "SELECT DISTINCT message FROM hop WHERE from_name LIKE '%out.bank%' OR "
       "from_helo LIKE '%out.bank%'"},
      {"ORDER 17", "SELECT id FROM messages WHERE subject LIKE '%order 17%'"},
      {"<17@", "SELECT id FROM messages WHERE message_id LIKE '<17@%'"},
      {"Q17A", "SELECT message FROM hops WHERE queue_id = 'Q17A'"},
      {"198.51.100.7", "SELECT DISTINCT message FROM hop WHERE from_address = '198.51.100.7'"},
      {"100%", "SELECT 1 WHERE 0"},
      {"nobody'; DROP TABLE names; --", "SELECT 1 WHERE 0"},
  };
  for (const auto& r : rows) EXPECT_EQ(rows_of(*b, {.text = r.text}), sql(r.sql).size()) << r.text;
  // What was made for it finds the same.
  const auto words = b->make_words();
  ASSERT_TRUE(words && *words);
  const auto quick = MailBrowser::open(path("r.sqlite"));
  ASSERT_TRUE(quick);
  (*quick)->use_words(*words);
  const auto found = [](MailBrowser& in, const MailSelection& s) {
    EXPECT_TRUE(in.select(s));
    return list(in, MailSort::partner, true);
  };
  for (const char* text : {"out.bank.example",
                           "ORDER 17",
                           "<17@",
                           "q17A",
                           "Q17A",
                           "198.51.100.7",
                           "7a1c2400f3",
                           "7A1C2400F3",
                           "example",
                           "anna@corp",
                           "never sent",
                           "100%",
                           "order 1",
                           "a\nb",
                           "\1",
                           "Bank",
                           "e",
                           "@",
                           " ",
                           "q17",
                           ".example",
                           "your order 239"})
    EXPECT_EQ(found(**quick, {.text = text}), found(*b, {.text = text})) << text;
  EXPECT_EQ(rows_of(**quick, {.weak = true, .text = "shop", .once = true}),
            rows_of(*b, {.weak = true, .text = "shop", .once = true}));
}

TEST_F(BrowseTest, SelectionsByHopAndFinding) {
  const auto b = scanned();
  EXPECT_EQ(rows_of(*b, {.weak = true}),
            sql("SELECT DISTINCT message FROM hops WHERE grade < 2").size());
  EXPECT_EQ(rows_of(*b, {.system = "postfix"}),
            sql("SELECT DISTINCT message FROM hop WHERE system = 'postfix'").size());
  EXPECT_EQ(rows_of(*b, {.system = ""}),
            sql("SELECT DISTINCT message FROM hop WHERE system IS NULL").size());
  EXPECT_EQ(rows_of(*b, {.finding = "old-version"}),
            sql("SELECT DISTINCT message FROM findings f JOIN names n ON n.id = f.finding WHERE "
                "n.text = 'old-version'")
                .size());
  EXPECT_EQ(rows_of(*b, {.partner = ""}),
            sql("SELECT id FROM messages WHERE partner IS NULL").size());
  EXPECT_EQ(rows_of(*b, {.partner = "nowhere.example"}), 0u);
  EXPECT_EQ(b->names(MailSort::partner).value(),
            (std::vector<std::string>{"bank.example", "partner.example", "shop.example"}));
}

TEST_F(BrowseTest, RowsTellWhereTheMailLies) {
  const auto b = scanned();
  const auto rows = b->rows(Ids{3, 1, 9999});
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ((*rows)[0].id, 3);
  EXPECT_EQ((*rows)[0].path, path("a.mbox"));
  EXPECT_EQ((*rows)[0].subject, "Your order 2");
  EXPECT_EQ((*rows)[0].relay, "bank.example");
  EXPECT_EQ((*rows)[0].boundary, Verdict::cleartext);
  EXPECT_EQ((*rows)[1].version, TlsVersion::tls1_3);
  EXPECT_EQ((*rows)[1].system, "postfix");
  EXPECT_EQ((*rows)[2].id, 0);
}

TEST_F(BrowseTest, ADatabaseIsReadWhileItIsWritten) {
  std::unique_ptr<MailBrowser> early;
  std::size_t most = 0;
  on_mail_ = [&] {
    if (!early) {
      auto opened = MailBrowser::open(path("r.sqlite"));
      if (opened && (*opened)->mails().value_or(0) > 0) early = std::move(*opened);
    }
    if (!early) return;
    EXPECT_TRUE(early->select({}));
    most = list(*early, MailSort::time, false).size();
  };
  const auto b = scanned(true);
  EXPECT_GT(most, kMails / 2u);
  EXPECT_EQ(rows_of(*early, {}), kMails);
  EXPECT_TRUE(b->finished());
  ASSERT_TRUE(b->save(path("kept.sqlite")));
  auto kept = Results::open(path("kept.sqlite"));
  ASSERT_TRUE(kept);
  EXPECT_TRUE((*kept)->finished());
  EXPECT_FALSE(b->save(path("kept.sqlite")));
}

TEST_F(BrowseTest, AMailIsReadAgainFromItsPlaceOrItIsSaidWhyNot) {
  const auto b = scanned();
  const auto rows = b->rows(Ids{1, 20, 101});
  ASSERT_TRUE(rows);
  const auto place = [](const MailRow& r) {
    return MailPlace{r.path, r.entry, r.offset, r.header_hash};
  };
  for (const MailRow& r : *rows) {
    const MailFound found = find_mail(place(r));
    ASSERT_EQ(found.what, MailFound::mail) << r.id;
    EXPECT_EQ(found.bytes, tests::archive_mail(static_cast<int>(r.id) - 1)) << r.id;
  }
  MailPlace other = place(rows->at(2));
  ++other.header_hash;
  EXPECT_EQ(find_mail(other).what, MailFound::changed);
  other.offset = *other.offset + 1;
  EXPECT_EQ(find_mail(other).what, MailFound::gone);
  EXPECT_EQ(find_mail(place(rows->at(2)), [] { return true; }).what, MailFound::stopped);
  fs::remove(path("a.mbox"));
  const MailFound none = find_mail(place(rows->at(2)));
  EXPECT_EQ(none.what, MailFound::unreadable);
  ASSERT_TRUE(none.error);
  EXPECT_EQ(none.error->kind, ErrorKind::not_found);
}

TEST_F(BrowseTest, WhatIsStoppedStaysStopped) {
  const auto b = scanned();
  b->interrupt();
  EXPECT_EQ(b->count().error().trouble, StoreTrouble::stopped);
  b->go_on();
  EXPECT_EQ(rows_of(*b, {}), kMails);
}

TEST_F(BrowseTest, ListingEndsWhereNobodyTakes) {
  const auto b = scanned();
  ASSERT_TRUE(b->select({}));
  std::size_t seen = 0;
  EXPECT_TRUE(
      b->list(MailSort::partner, false, [&](auto ids) { return (seen += ids.size()) < 5; }));
  EXPECT_EQ(seen, 5u);
}

TEST_F(BrowseTest, WhatIsNoDatabaseIsRefused) {
  EXPECT_EQ(MailBrowser::open(path("none")).error().trouble, StoreTrouble::no_file);
  EXPECT_EQ(MailBrowser::open(path("a.mbox")).error().trouble, StoreTrouble::no_database);
  scanned();
  store::Database(path("r.sqlite"), store::Database::Mode::write).run("PRAGMA user_version = 99");
  EXPECT_EQ(MailBrowser::open(path("r.sqlite")).error().trouble, StoreTrouble::newer);
}

}  // namespace
}  // namespace tlspath

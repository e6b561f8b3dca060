// core/store: schema as documented, names, journal, sums as counted in memory, merge and its
// refusals, and a scan that is killed at several moments.
#include "core/store/store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "core/scan/summary_sink.hpp"
#include "core/store/browse.hpp"
#include "core/store/facts.hpp"
#include "core/store/merge.hpp"
#include "core/store/names.hpp"
#include "core/store/prefix.hpp"
#include "core/store/query.hpp"
#include "core/store/schema.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/older_database.hpp"
#include "tests/packed.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using store::Database;
using store::Statement;

const std::string kSource = TLSPATH_SOURCE_DIR;

// A mail that came from relay.mailhub.example to mx.corp.example.
std::string mail(const std::string& id, bool came_encrypted, bool went_encrypted,
                 const std::string& from = "order@shop.example") {
  const auto tls = [](bool is) {
    return is ? std::string(
                    "\n\t(using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 "
                    "bits))")
              : std::string();
  };
  const auto with = [](bool is) { return std::string(is ? "with ESMTPS" : "with ESMTP"); };
  return "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])" +
         tls(went_encrypted) + "\n\tby mx.corp.example (Postfix) " + with(went_encrypted) +
         " id 4d0Qn15Tz8rL\n\tfor <anna@corp.example>; Tue,  4 Nov 2025 09:16:41 +0100 (CET)\n"
         "Received: from www.shop.example (www.shop.example [192.0.2.10])" +
         tls(came_encrypted) + "\n\tby in.mailhub.example (Postfix) " + with(came_encrypted) +
         " id 7A1C2400F3\n\tfor <anna@corp.example>; Tue,  4 Nov 2025 09:14:02 +0100 (CET)\n"
         "From: " +
         from + "\nMessage-ID: <" + id + ">\nSubject: Your order\n\nText\n";
}

std::string mbox(const std::vector<std::string>& mails) {
  std::string out;
  for (const std::string& m : mails) out += "From a Sat Jan  1 00:00:00 2022\n" + m + "\n";
  return out;
}

StoreIdentity identity(Shard shard = {}) {
  return {.tlspath = "0.1.0", .systems = "", .psl = "p", .own = "", .shard = shard};
}

// A file that the disk has no more room for.
class Full final : public MailSink {
 public:
  explicit Full(std::uint64_t after) : left_(after) {}
  bool take(const ScannedMail&) override { return left_ > 0 && --left_ > 0; }

 private:
  std::uint64_t left_;
};

class StoreTest : public testing::Test {
 protected:
  StoreTest() : organisations_(make_psl_organisation()) {
    folder_ = fs::temp_directory_path() / ("tlspath-store-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~StoreTest() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

  struct Options {
    bool resume = false, finish = true, evidence = true;
    Shard shard{};
    std::uint32_t checkpoint_seconds = 2;
    std::uint64_t stop_after = 0, full_after = 0;
    std::uint64_t depth = 6;
    std::string judged_by{};
  };
  ScanResult scan_into(const std::string& db, const std::vector<std::string>& paths,
                       const Options& o, SummarySink* sums = nullptr) {
    auto opened = Store::open(path(db), {.identity = identity(o.shard),
                                         .resume = o.resume,
                                         .judged_by = o.judged_by,
                                         .limits = std::to_string(o.depth),
                                         .evidence = o.evidence});
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().detail);
    if (!opened) return {};
    std::vector<MailSink*> sinks{&(*opened)->sink()};
    if (sums) sinks.push_back(sums);
    Full full(o.full_after);
    if (o.full_after > 0) sinks.push_back(&full);
    changed_.clear();
    std::uint64_t asked = 0;
    const ScanInput input{
        .paths = paths,
        .reader = Catalogue::built_in(),
        .organisations = *organisations_,
        .providers = parsers::providers(),
        .own = own_,
        .failed = [](const InputError&) {},
        .left_out = [](std::string_view, std::string_view, Content) {},
        .changed = [this](std::string_view p) { changed_.emplace_back(p); },
        .stop = [&] { return o.stop_after > 0 && ++asked > o.stop_after; },
        .journal = &(*opened)->journal(),
        .shard = o.shard,
        .limits = {.depth = o.depth},
        .checkpoint_seconds = o.checkpoint_seconds,
    };
    const ScanResult result = scan(input, sinks);
    gone_ = (*opened)->gone();
    const auto ended = (*opened)->finish(o.finish && !result.stopped && !result.sink_full);
    EXPECT_TRUE(ended) << (ended ? "" : ended.error().detail);
    return result;
  }

  // All rows of a table as text. Times of files differ from run to run where they are told to.
  std::string rows(const std::string& db, const std::string& sql) const {
    Database d(path(db), Database::Mode::read);
    Statement s = d.prepare(sql);
    std::string out;
    while (s.step()) {
      for (int i = 0; i < s.columns(); ++i) {
        if (i > 0) out += '|';
        out += s.is_null(i) ? "NULL" : std::string(s.text(i));
      }
      out += '\n';
    }
    return out;
  }
  // All rows of a table, names as text, whatever their numbers.
  std::string texts(const std::string& db, const store::TableOf& table) const {
    std::string columns;
    for (const store::Column& c : table.columns) {
      if (!columns.empty()) columns += ", ";
      columns += c.interned ? "(SELECT text FROM names WHERE id = " + std::string(c.name) + ")"
                            : std::string(c.name);
    }
    return rows(db, "SELECT " + columns + " FROM " + std::string(table.name) + " ORDER BY rowid");
  }
  // Row for row as whole.sqlite; the first row that differs is told.
  void expect_whole(const std::string& db) const {
    for (const std::string table : {"sources", "messages", "hops", "names", "findings", "evidence",
                                    "examples", "lines", "facts", "copies"}) {
      std::istringstream real(rows(db, "SELECT * FROM " + table)),
          wanted(rows("whole.sqlite", "SELECT * FROM " + table));
      std::string a, b;
      while (true) {
        const bool more = static_cast<bool>(std::getline(real, a));
        ASSERT_EQ(more, static_cast<bool>(std::getline(wanted, b))) << table << ": rows";
        if (!more) break;
        ASSERT_EQ(a, b) << table;
      }
    }
  }

  fs::path folder_;
  std::unique_ptr<OrganisationOf> organisations_;
  OwnSide own_;
  std::vector<std::string> changed_;
  std::uint64_t gone_ = 0;
};

std::string text_of(const std::vector<Group>& groups) {
  std::ostringstream out;
  for (const Group& g : groups) {
    out << g.name << ' ' << g.count;
    for (const auto n : g.verdicts) out << ' ' << n;
    for (const auto n : g.grades) out << ' ' << n;
    for (const auto n : g.passed) out << ' ' << n;
    for (const auto n : g.versions) out << ' ' << n;
    out << ' ' << g.first.value_or(0) << ' ' << g.last.value_or(0) << ' '
        << g.last_clear.value_or(0) << ' ' << g.mostly_from << '\n';
  }
  return out.str();
}

// docs/store.md names every table with its columns in their order, and every view.
TEST_F(StoreTest, SchemaIsDocumented) {
  scan_into("a.sqlite", {}, {});
  Database db(path("a.sqlite"), Database::Mode::read);
  std::map<std::string, std::vector<std::string>> real, written;
  std::set<std::string> views, written_views;
  Statement tables =
      db.prepare("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')");
  while (tables.step()) {
    const std::string name(tables.text(0));
    if (tables.text(1) == "view") {
      views.insert(name);
      continue;
    }
    Statement info = db.prepare("SELECT name FROM pragma_table_info('" + name + "')");
    while (info.step()) real[name].emplace_back(info.text(0));
  }
  std::ifstream doc(kSource + "/docs/store.md");
  std::string table;
  bool in_views = false;
  for (std::string line; std::getline(doc, line);) {
    if (line.starts_with("## ")) in_views = line == "## Views";
    if (line.starts_with("### ")) table = line.substr(4);
    if (!line.starts_with("| ") || line.starts_with("| column") || line.starts_with("| view"))
      continue;
    const std::string cell = line.substr(2, line.find(" |", 2) - 2);
    if (in_views)
      written_views.insert(cell);
    else
      written[table].push_back(cell);
  }
  EXPECT_EQ(written, real);
  EXPECT_EQ(written_views, views);
  for (const store::TableOf* t : {&store::kMessages, &store::kHops, &store::kFindings,
                                  &store::kEvidence, &store::kExamples, &store::kLines}) {
    std::vector<std::string> columns;
    for (const store::Column& c : t->columns) columns.emplace_back(c.name);
    EXPECT_EQ(columns, real[std::string(t->name)]);
  }
}

// Numbers in databases that are there stay what they mean.
TEST_F(StoreTest, WordsAreFixed) {
  scan_into("a.sqlite", {}, {});
  EXPECT_EQ(rows("a.sqlite", "SELECT kind, group_concat(word, ' ') FROM words GROUP BY kind"),
            "basis|stated keyword silence transport none\n"
            "client_certificate|verified unverified not-presented not-requested error\n"
            "grade|broken weak acceptable good\n"
            "path_verdict|encrypted cleartext unproven local\n"
            "scope|internet private host\n"
            "trust|claimed trusted\n"
            "verdict|encrypted cleartext unstated local\n"
            "version|SSLv2 SSLv3 TLSv1.0 TLSv1.1 TLSv1.2 TLSv1.3\n");
}

TEST_F(StoreTest, NamesAreNumberedOnce) {
  Database db(path("n.sqlite"), Database::Mode::create);
  store::create_schema(db, false);
  {
    store::Names names(db, 4);  // forgets after four
    EXPECT_EQ(names.id("a.example"), 1);
    EXPECT_EQ(names.id("b.example"), 2);
    EXPECT_EQ(names.id("a.example"), 1);
    EXPECT_EQ(names.id("with\r\n\t ESMTP"), 3);  // folded and unfolded are one
    EXPECT_EQ(names.id("with ESMTP"), 3);
    EXPECT_EQ(names.id("x\x1b[31m"), 4);
    EXPECT_EQ(names.id("x\\x1b[31m"), 4);
    for (int i = 0; i < 100; ++i) names.id("host" + std::to_string(i));
    EXPECT_EQ(names.id("a.example"), 1);
    EXPECT_EQ(names.id("with\n ESMTP"), 3);
  }
  store::Names again(db);
  EXPECT_EQ(again.id("b.example"), 2);
  EXPECT_EQ(again.id("new.example"), 105);
  EXPECT_EQ(db.integer("SELECT count(*) FROM names"), 105);
  EXPECT_EQ(db.integer("SELECT count(DISTINCT text) FROM names"), 105);
}

TEST_F(StoreTest, ForeignFilesAreRefused) {
  put("text.sqlite", "this is no database, however long it may be, and it never was one\n");
  const auto text = Results::open(path("text.sqlite"));
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().trouble, StoreTrouble::no_database);
  {
    Database other(path("other.sqlite"), Database::Mode::create);
    other.run("CREATE TABLE messages(id)");
  }
  const auto other = Results::open(path("other.sqlite"));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().trouble, StoreTrouble::no_database);
  scan_into("a.sqlite", {}, {});
  {
    Database newer(path("a.sqlite"), Database::Mode::write);
    newer.run("PRAGMA user_version = 99");
  }
  const auto newer = Results::open(path("a.sqlite"));
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().trouble, StoreTrouble::newer);
}

// What version 2 has is made of what version 1 had.
TEST_F(StoreTest, AnOlderFileIsBroughtUpToDate) {
  scan_into("new.sqlite", {kSource + "/samples"}, {});
  fs::copy_file(path("new.sqlite"), path("old.sqlite"));
  tests::make_version_1(path("old.sqlite"));
  const auto report = [&](const char* db) {
    const auto results = Results::open(path(db));
    EXPECT_TRUE(results);
    const auto sums = (*results)->summary({}, true);
    EXPECT_TRUE(sums);
    std::string text;
    for (std::size_t i = 0; i < kTableKinds; ++i)
      text += text_of(sums->groups(static_cast<TableKind>(i)));
    return text;
  };
  EXPECT_EQ(report("old.sqlite"), report("new.sqlite"));  // which changes nothing
  EXPECT_EQ(rows("old.sqlite", "PRAGMA user_version"), "1\n");
  const auto browser = MailBrowser::open(path("old.sqlite"));
  ASSERT_TRUE(browser) << browser.error().detail;
  EXPECT_EQ(rows("old.sqlite", "PRAGMA user_version"), "2\n");
  for (const store::TableOf* t : {&store::kMessages, &store::kHops, &store::kFindings,
                                  &store::kEvidence, &store::kExamples, &store::kLines})
    EXPECT_EQ(texts("old.sqlite", *t), texts("new.sqlite", *t)) << t->name;
  EXPECT_EQ(rows("old.sqlite", "SELECT * FROM copies"), rows("new.sqlite", "SELECT * FROM copies"));
  EXPECT_EQ(rows("old.sqlite", "SELECT * FROM mail"), rows("new.sqlite", "SELECT * FROM mail"));
  const std::string schema = "SELECT type, name FROM sqlite_master ORDER BY 1, 2";
  EXPECT_EQ(rows("old.sqlite", schema), rows("new.sqlite", schema));
  EXPECT_EQ(report("old.sqlite"), report("new.sqlite"));
  const auto fresh = MailBrowser::open(path("new.sqlite"));
  ASSERT_TRUE(fresh);
  for (const MailSelection& s :
       {MailSelection{}, MailSelection{.once = true}, MailSelection{.system = "exchange"},
        MailSelection{.system = ""}, MailSelection{.version = TlsVersion::tls1_2},
        MailSelection{.weak = true}, MailSelection{.finding = "old-version"}}) {
    ASSERT_TRUE((*browser)->select(s) && (*fresh)->select(s));
    for (const MailSort sort : {MailSort::time, MailSort::system, MailSort::version}) {
      std::vector<std::int64_t> a, b;
      const auto into = [](auto& all) {
        return [&all](std::span<const std::int64_t> ids) {
          all.insert(all.end(), ids.begin(), ids.end());
          return true;
        };
      };
      ASSERT_TRUE((*browser)->list(sort, false, into(a)) && (*fresh)->list(sort, false, into(b)));
      EXPECT_EQ(a, b);
      EXPECT_FALSE(a.empty());
    }
  }
}

// Somebody else brings it up to date: that is waited for, but not by one who is told to stop.
TEST_F(StoreTest, AnOlderFileThatSomebodyIsAtIsNotWaitedForOnceStopped) {
  scan_into("old.sqlite", {kSource + "/samples/postfix"}, {});
  tests::make_version_1(path("old.sqlite"));
  Database other(path("old.sqlite"), Database::Mode::write);
  other.run("BEGIN IMMEDIATE");
  std::atomic<bool> waits = false, stop = false;
  auto opened = std::async(std::launch::async, [&] {
    const auto browser = MailBrowser::open(path("old.sqlite"), [&] { waits = true; }, &stop);
    return browser ? std::nullopt : std::optional(browser.error().trouble);
  });
  while (!waits) std::this_thread::yield();
  EXPECT_EQ(opened.wait_for(100ms), std::future_status::timeout);
  stop = true;
  EXPECT_EQ(opened.wait_for(20s), std::future_status::ready);
  other.run("ROLLBACK");
  EXPECT_EQ(opened.get(), StoreTrouble::stopped);
  EXPECT_EQ(rows("old.sqlite", "PRAGMA user_version"), "1\n");
}

// One that cannot be written is told to be old, and reported all the same.
TEST_F(StoreTest, AnOlderFileThatCannotBeWrittenIsSaid) {
  if (::geteuid() == 0) GTEST_SKIP() << "root writes everywhere";
  scan_into("old.sqlite", {kSource + "/samples/postfix"}, {});
  tests::make_version_1(path("old.sqlite"));
  fs::permissions(path("old.sqlite"), fs::perms::owner_read);
  EXPECT_TRUE(Results::open(path("old.sqlite")));
  const auto browser = MailBrowser::open(path("old.sqlite"));
  ASSERT_FALSE(browser);
  EXPECT_EQ(browser.error().trouble, StoreTrouble::failed);
}

TEST_F(StoreTest, IdentityHasToBeTheSame) {
  scan_into("a.sqlite", {}, {});
  const auto there = Store::open(path("a.sqlite"), {.identity = identity()});
  ASSERT_FALSE(there);
  EXPECT_EQ(there.error().trouble, StoreTrouble::there_already);
  const auto refused = [&](auto change) -> std::optional<StoreTrouble> {
    StoreIdentity other = identity();
    change(other);
    const auto opened = Store::open(path("a.sqlite"), {.identity = other, .resume = true});
    return opened ? std::nullopt : std::optional(opened.error().trouble);
  };
  EXPECT_EQ(refused([](StoreIdentity&) {}), std::nullopt);
  EXPECT_EQ(refused([](StoreIdentity& i) { i.tlspath = "9"; }), StoreTrouble::other_tlspath);
  EXPECT_EQ(refused([](StoreIdentity& i) { i.systems = "x"; }), StoreTrouble::other_systems);
  EXPECT_EQ(refused([](StoreIdentity& i) { i.psl = "x"; }), StoreTrouble::other_suffixes);
  EXPECT_EQ(refused([](StoreIdentity& i) { i.own = "x"; }), StoreTrouble::other_own);
}

// Counted by hand: four mails and a copy, in by mailhub.example.
TEST_F(StoreTest, ViewsCount) {
  put("in.mbox",
      mbox({mail("1@shop", true, true), mail("2@shop", true, false), mail("3@shop", false, true),
            mail("4@other", false, false, "x@other.example"), mail("2@shop", true, false)}));
  scan_into("a.sqlite", {path("in.mbox")}, {});
  EXPECT_EQ(rows("a.sqlite", "SELECT id, message_id, first FROM duplicates"), "5|<2@shop>|2\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT relay, kept, dropped, raised, never FROM relay_matrix"),
            "mailhub.example|1|1|1|1\n");
  EXPECT_EQ(
      rows("a.sqlite", "SELECT partner, mails, encrypted, cleartext FROM by_partner ORDER BY 1"),
      "other.example|1|0|1\nshop.example|3|2|1\n");
  EXPECT_EQ(
      rows("a.sqlite", "SELECT relay, mails, encrypted, cleartext, last_cleartext FROM by_relay"),
      "mailhub.example|4|2|2|2025-11-04\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT * FROM by_month"), "2025-11|4|1|3|0|0|0\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT system, hops, encrypted, cleartext FROM by_system"),
            "postfix|8|4|4\n");
  EXPECT_EQ(
      rows("a.sqlite", "SELECT verdict, boundary_verdict, relay, receiver FROM mail WHERE id = 2"),
      "cleartext|cleartext|mailhub.example|corp.example\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT hop, verdict, version, suite FROM hop WHERE message = 2"),
            "1|encrypted|TLSv1.2|TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\n2|cleartext|NULL|NULL\n");

  const auto results = Results::open(path("a.sqlite"));
  ASSERT_TRUE(results);
  const auto all = (*results)->summary({}, true);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->mails, 4U);
  EXPECT_EQ(all->duplicates, 1U);
  EXPECT_EQ(all->receiver, "corp.example");
  const auto each = (*results)->summary({.duplicates = true}, false);
  EXPECT_EQ(each->mails, 5U);
  EXPECT_EQ(each->relays.at(0).of(Passed::dropped), 2U);
  const auto shop = (*results)->summary({.partner = "shop.example"}, true);
  EXPECT_EQ(shop->mails, 3U);
  ASSERT_EQ(shop->examples.size(), 2U);  // one encrypted, one in cleartext
  EXPECT_EQ(shop->examples[0].about, "encrypted");
  EXPECT_EQ(shop->examples[1].about, "cleartext");
  EXPECT_TRUE(shop->examples[1].line.starts_with("Received: from relay.mailhub.example"));
  EXPECT_EQ((*results)->summary({.from_domain = "other.example"}, false)->mails, 1U);
  EXPECT_EQ((*results)->summary({.verdict = PathVerdict::encrypted}, false)->mails, 1U);
  EXPECT_EQ((*results)->summary({.since = 1762300800}, false)->mails, 0U);
  EXPECT_EQ((*results)->summary({.until = 1762300800}, false)->mails, 4U);
  EXPECT_EQ((*results)->summary({.partner = "' OR 1=1 --"}, false)->mails, 0U);
}

// What a partner is shown is the last that is kept: a relay's first mail serves, too.
TEST_F(StoreTest, ProofForAPartnerIsTheLatestThatIsKept) {
  const auto came = [](std::string_view relay, std::string_view year) {
    return fmt::format(
        "Received: from mx.{0} (mx.{0} [198.51.100.7])\n\tby mx.corp.example (Postfix) with ESMTP "
        "id "
        "4d0Qn15Tz8rL;\n\tTue, 4 Nov {1} 09:16:41 +0100\nFrom: order@shop.example\n\nText\n",
        relay, year);
  };
  put("in.mbox", mbox({came("old.example", "2015"), came("new.example", "2025"),
                       came("middle.example", "2020"), came("new.example", "2024")}));
  scan_into("a.sqlite", {path("in.mbox")}, {});
  const auto results = Results::open(path("a.sqlite"));
  ASSERT_TRUE(results);
  const struct {
    ResultFilter filter;
    std::string_view line;
  } rows[] = {
      {{.partner = "shop.example"}, "Received: from mx.new.example"},
      {{.relay = "old.example"}, "Received: from mx.old.example"},
      {{.until = 1700000000, .partner = "shop.example"}, "Received: from mx.middle.example"},
  };
  for (const auto& row : rows) {
    const auto sums = (*results)->summary(row.filter, true);
    ASSERT_TRUE(sums);
    ASSERT_EQ(std::ranges::count(sums->examples, "cleartext", &ExampleHop::about), 1);
    EXPECT_EQ(sums->examples[0].about, "cleartext");
    EXPECT_EQ(std::string_view(sums->examples[0].line).substr(0, row.line.size()), row.line);
  }
}

// The sums that scan keeps in memory are those that the database gives.
TEST_F(StoreTest, DatabaseAndMemoryCountTheSame) {
  for (const bool duplicates : {false, true}) {
    SummarySink sums({.duplicates = duplicates, .examples = true});
    fs::remove(path("a.sqlite"));
    scan_into("a.sqlite", {kSource + "/samples"}, {}, &sums);
    const Summary memory = sums.summary();
    const auto results = Results::open(path("a.sqlite"));
    ASSERT_TRUE(results);
    const auto database = (*results)->summary({.duplicates = duplicates}, true);
    ASSERT_TRUE(database) << database.error().detail;
    EXPECT_GT(memory.mails, 300U);
    EXPECT_EQ(memory.mails, database->mails);
    EXPECT_EQ(memory.hops, database->hops);
    EXPECT_EQ(memory.duplicates, database->duplicates);
    EXPECT_EQ(memory.path_verdicts, database->path_verdicts);
    EXPECT_EQ(memory.hop_verdicts, database->hop_verdicts);
    EXPECT_EQ(memory.boundary_verdicts, database->boundary_verdicts);
    EXPECT_EQ(memory.grades, database->grades);
    EXPECT_EQ(memory.no_answer, database->no_answer);
    EXPECT_EQ(memory.no_boundary, database->no_boundary);
    EXPECT_EQ(memory.first, database->first);
    EXPECT_EQ(memory.last, database->last);
    EXPECT_EQ(memory.receiver, database->receiver);
    for (std::size_t i = 0; i < kTableKinds; ++i) {
      const auto k = static_cast<TableKind>(i);
      EXPECT_EQ(text_of(memory.groups(k)), text_of(database->groups(k))) << name(k);
    }
    ASSERT_EQ(memory.findings.size(), database->findings.size());
    for (std::size_t i = 0; i < memory.findings.size(); ++i) {
      EXPECT_EQ(memory.findings[i].name, database->findings[i].name);
      EXPECT_EQ(memory.findings[i].count, database->findings[i].count);
    }
  }
}

TEST_F(StoreTest, OnlyWhatIsNewIsRead) {
  const std::vector<std::string> one{mail("1@a", true, true), mail("2@a", true, false)};
  std::vector<std::string> three = one;
  three.push_back(mail("3@a", false, false));
  put("in.mbox", mbox(one));
  put("one.eml", mail("9@a", true, true));
  const std::vector<std::string> paths{path("in.mbox"), path("one.eml")};
  scan_into("a.sqlite", paths, {});
  const std::string before = rows("a.sqlite", "SELECT id, message_id FROM messages ORDER BY id");
  EXPECT_EQ(before, "1|<1@a>\n2|<2@a>\n3|<9@a>\n");
  {
    const ScanResult again = scan_into("a.sqlite", paths, {.resume = true});
    EXPECT_EQ(again.known, 2U);
    EXPECT_EQ(again.files, 0U);
    EXPECT_EQ(rows("a.sqlite", "SELECT id, message_id FROM messages ORDER BY id"), before);
  }
  put("in.mbox", mbox(three));
  {
    const ScanResult grown = scan_into("a.sqlite", paths, {.resume = true});
    EXPECT_EQ(grown.known, 1U);
    EXPECT_EQ(grown.files, 1U);
    EXPECT_EQ(rows("a.sqlite", "SELECT id, message_id FROM messages ORDER BY id"),
              before + "4|<3@a>\n");
    EXPECT_EQ(rows("a.sqlite", "SELECT mails, state FROM sources"), "3|1\n1|1\n");
  }
  // Another mail in the same place: its source is read anew, the old rows are gone.
  put("in.mbox", mbox({mail("7@a", true, true), three[1], three[2]}));
  scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(rows("a.sqlite", "SELECT source, message_id FROM messages ORDER BY source, id"),
            "1|<7@a>\n1|<2@a>\n1|<3@a>\n2|<9@a>\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM hops"), "8\n");
  // A mail that grew is another mail.
  put("one.eml", mail("9@a", true, true) + "more\n");
  scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM messages"), "4\n");
  // So is an mbox whose last mail grew.
  put("in.mbox", mbox({mail("7@a", true, true), three[1], three[2]}) + "rest\n");
  scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM messages"), "4\n");
}

// Nothing of the new one is stepped over, nothing of the old one stays.
TEST_F(StoreTest, AnArchiveThatIsAnotherOneSinceItWasLeftIsReadAnew) {
  const auto packed_mails = [](const std::string& first) {
    std::vector<std::string> mails;
    for (int i = 0; i < 5; ++i) mails.push_back(mail(first + std::to_string(i) + "@a", true, true));
    return packed::gzip(mbox(mails));
  };
  const std::vector<std::string> paths{path("in.gz")};
  put("in.gz", packed_mails("old"));
  scan_into("a.sqlite", paths, {.stop_after = 3});
  EXPECT_EQ(rows("a.sqlite", "SELECT finished, mails, state FROM sources"), "0|3|0\n");
  put("in.gz", packed_mails("another"));
  scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"),
            "<another0@a>\n<another1@a>\n<another2@a>\n<another3@a>\n<another4@a>\n");
}

// It is tried and told of again, and what was read of it is not taken twice.
TEST_F(StoreTest, WhatWasReadInPartIsNotDone) {
  const std::string whole = packed::zip({{"1.eml", mail("1@a", true, true)},
                                         {"2.eml", mail("2@a", true, true)},
                                         {"3.eml", mail("3@a", true, true)}});
  std::string damaged = whole;
  damaged.at(damaged.find("2.eml") + 20) ^= 0x55;
  const std::vector<std::string> paths{path("in.zip")};
  put("in.zip", damaged);
  for (const bool resume : {false, true, true}) {
    const ScanResult read = scan_into("a.sqlite", paths, {.resume = resume});
    EXPECT_EQ(read.failed, 1U);
    EXPECT_EQ(read.known, resume ? 1U : 0U);
    EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"), "<1@a>\n<3@a>\n");
    EXPECT_EQ(rows("a.sqlite", "SELECT mails, state FROM sources"), "2|2\n");
  }
  put("in.zip", whole);
  const ScanResult mended = scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(mended.failed, 0U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"), "<1@a>\n<2@a>\n<3@a>\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT mails, state FROM sources"), "3|1\n");
}

// A whole copy of the same length, alike in its first and last bytes.
TEST_F(StoreTest, AWholeCopyOfWhatWasDamagedIsReadAnew) {
  const std::string body(40 << 10, 'x');
  std::vector<packed::ZipFile> files;
  for (int i = 1; i <= 5; ++i)
    files.push_back(
        {std::to_string(i) + ".eml", mail(std::to_string(i) + "@a", true, true) + body});
  for (packed::ZipFile& f : files) f.method = 0;
  const std::string whole = packed::zip(files);
  std::string damaged = whole;
  damaged.at(damaged.find("3.eml") - 30) ^= 0x55;
  const std::vector<std::string> paths{path("in.zip")};
  put("in.zip", damaged);
  fs::last_write_time(path("in.zip"), fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_EQ(scan_into("a.sqlite", paths, {}).failed, 1U);
  EXPECT_EQ(rows("a.sqlite", "SELECT mails, state FROM sources"), "4|2\n");
  put("in.zip", whole);
  EXPECT_EQ(scan_into("a.sqlite", paths, {.resume = true}).failed, 0U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"),
            "<1@a>\n<2@a>\n<3@a>\n<4@a>\n<5@a>\n");
}

// With another limit there are mails between those that were taken.
TEST_F(StoreTest, WhatALimitLeftOutIsReadAnew) {
  const std::string inner = packed::gzip(packed::gzip(mail("2@a", true, true)));
  put("in.zip", packed::zip({{"1.eml", mail("1@a", true, true)},
                             {"2.eml.gz", inner},
                             {"3.eml", mail("3@a", true, true)}}));
  const std::vector<std::string> paths{path("in.zip")};
  for (const bool resume : {false, true, true}) {  // told each time, taken once
    EXPECT_EQ(scan_into("a.sqlite", paths, {.resume = resume, .depth = 2}).failed, 1U);
    EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"), "<1@a>\n<3@a>\n");
    EXPECT_EQ(rows("a.sqlite", "SELECT mails, state FROM sources"), "2|4\n");
  }
  EXPECT_EQ(scan_into("a.sqlite", paths, {.resume = true}).failed, 0U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"), "<1@a>\n<2@a>\n<3@a>\n");
}

// Who looks at a mail moves it and gives it flags.
TEST_F(StoreTest, AMailOfAMaildirIsReadOnceWhateverItIsCalled) {
  for (const char* folder : {"M/cur", "M/new"}) fs::create_directories(folder_ / folder);
  put("M/new/1.a.host", mail("1@a", true, true));
  put("M/cur/2.a.host:2,", mail("2@a", true, true));
  put("M/cur/3.a.host:2,S", mail("3@a", true, true));
  const std::vector<std::string> paths{path("M")};
  scan_into("a.sqlite", paths, {});
  fs::rename(path("M/new/1.a.host"), path("M/cur/1.a.host:2,S"));
  fs::rename(path("M/cur/2.a.host:2,"), path("M/cur/2.a.host:2,RS"));
  // A copy is a mail of its own.
  fs::copy_file(path("M/cur/3.a.host:2,S"), path("M/cur/3.a.host:2,T"));
  fs::last_write_time(path("M/cur/3.a.host:2,T"), fs::last_write_time(path("M/cur/3.a.host:2,S")));
  const ScanResult again = scan_into("a.sqlite", paths, {.resume = true});
  EXPECT_EQ(again.known, 3U);
  EXPECT_EQ(again.files, 1U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages ORDER BY id"),
            "<2@a>\n<3@a>\n<1@a>\n<3@a>\n");
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM sources WHERE path LIKE '%/M/cur/1.a.host:2,S'"),
            "1\n");
}

// Another policy, and a mail that was looked at since.
TEST_F(StoreTest, AMailOfAMaildirIsJudgedAnewWhateverItIsCalled) {
  for (const char* folder : {"M/cur", "M/new"}) fs::create_directories(folder_ / folder);
  put("M/new/1.a.host", mail("1@a", true, true));
  scan_into("a.sqlite", {path("M")}, {.judged_by = "one"});
  fs::rename(path("M/new/1.a.host"), path("M/cur/1.a.host:2,S"));
  EXPECT_EQ(scan_into("a.sqlite", {path("M")}, {.resume = true, .judged_by = "two"}).files, 1U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages"), "<1@a>\n");
}

// Rows of sources that are judged anew go one after the other, and what is made of rows is as if it
// were made of those that are there now; of a source that is gone they stay.
TEST_F(StoreTest, WhatIsJudgedAnewIsAsAScanOfItsOwn) {
  std::vector<std::string> many;
  many.reserve(store::kFactsPerPart * 2);
  for (int i = 0; i < store::kFactsPerPart * 2; ++i)
    many.push_back(mail(std::to_string(i) + "@a", true, true));
  put("gone.mbox", mbox({mail("gone@a", false, true, "x@gone.example")}));
  put("1.eml", mail("1@a", false, false));
  put("2.mbox", mbox(many));
  put("3.eml", mail("3@a", false, true, "x@other.example"));
  const std::vector<std::string> there{path("1.eml"), path("2.mbox"), path("3.eml")};
  std::vector<std::string> all{path("gone.mbox")};
  all.insert(all.end(), there.begin(), there.end());
  for (const bool ended : {true, false}) {  // with its indexes, or stopped before
    fs::remove(path("a.sqlite"));
    scan_into("a.sqlite", all, {.finish = ended, .judged_by = "one"});
    for (const std::uint64_t n : {1, 5000, 0})
      scan_into("a.sqlite", there, {.resume = true, .stop_after = n, .judged_by = "two"});
    fs::remove(path("b.sqlite"));
    scan_into("b.sqlite", all, {});
    for (const std::string sql :
         {"SELECT source, message_id, hops, versions FROM mail ORDER BY source, offset",
          "SELECT kind, class, n.text, hop FROM examples e JOIN names n ON n.id = e.key "
          "ORDER BY 1, 2, 3",
          "SELECT count(*) FROM hop", "SELECT count(*) FROM findings",
          "SELECT count(*) FROM evidence", "SELECT count(*) FROM lines"})
      EXPECT_EQ(rows("a.sqlite", sql), rows("b.sqlite", sql)) << sql;
    EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM lines l JOIN hops h ON h.id = l.id"),
              rows("a.sqlite", "SELECT count(*) FROM lines"));
    const std::string facts = "SELECT part, hex(mails) FROM facts ORDER BY part";
    const std::string kept = rows("a.sqlite", facts);
    {
      Database db(path("a.sqlite"), Database::Mode::write);
      db.run("DELETE FROM facts");
      store::bring_facts(db);
    }
    EXPECT_EQ(kept, rows("a.sqlite", facts));
  }
}

// Beside a file that records went to, a changed source cannot be taken back.
TEST_F(StoreTest, JournalAloneRefusesChangedSources) {
  put("in.mbox", mbox({mail("1@a", true, true)}));
  const auto run = [&](bool resume) {
    auto opened =
        Store::open(path("j"), {.identity = identity(), .resume = resume, .journal_only = true});
    ASSERT_TRUE(opened);
    std::uint64_t written = resume ? (*opened)->synced("f").value_or(0) : 0;
    (*opened)->watch_file("f", [&]() -> std::optional<std::uint64_t> { return written += 10; });
    const ScanInput input{.paths = {path("in.mbox")},
                          .reader = Catalogue::built_in(),
                          .organisations = *organisations_,
                          .providers = parsers::providers(),
                          .own = own_,
                          .failed = [](const InputError&) {},
                          .left_out = [](std::string_view, std::string_view, Content) {},
                          .changed = [this](std::string_view p) { changed_.emplace_back(p); },
                          .stop = [] { return false; },
                          .journal = &(*opened)->journal()};
    scan(input, {});
    ASSERT_TRUE((*opened)->finish(true));
  };
  run(false);
  run(true);
  EXPECT_TRUE(changed_.empty());
  EXPECT_EQ(rows("j", "SELECT name FROM files"), "f\n");
  put("in.mbox", mbox({mail("2@a", true, true)}));
  run(true);
  EXPECT_EQ(changed_, std::vector<std::string>{path("in.mbox")});
}

// A gap lies between the hop that it is found in and the one below that does not lead to it.
TEST_F(StoreTest, AGapNamesItsHops) {
  std::string torn = mail("1@a", true, true);
  const std::size_t at = torn.find("in.mailhub.example");
  torn.replace(at, 18, "mx.elsewhere.example");
  put("in.mbox", mbox({torn}));
  scan_into("a.sqlite", {path("in.mbox")}, {});
  EXPECT_EQ(rows("a.sqlite",
                 "SELECT hop, count FROM findings JOIN names n ON n.id = finding WHERE "
                 "n.text = 'gap'"),
            "2|1\n");
}

// <> is no id: these are two mails.
TEST_F(StoreTest, MailsWithoutAnIdAreNoCopies) {
  put("in.mbox", mbox({mail("", true, true), mail("", true, true), mail(" ", true, true)}));
  SummarySink sums(SummarySink::Options{});
  scan_into("a.sqlite", {path("in.mbox")}, {}, &sums);
  EXPECT_EQ(sums.summary().mails, 3U);
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM counted"), "3\n");
}

// The same size, another time, alike in what the hash sees: not known to be what it was.
TEST_F(StoreTest, WhatWasChangedInPlaceIsReadAnew) {
  const auto long_mail = [](const std::string& id) {
    return mail(id, true, true) + std::string(40 << 10, 'x') + "\n";
  };
  const std::vector<std::string> paths{path("in.mbox")};
  put("in.mbox", mbox({long_mail("1@a"), long_mail("2@a"), long_mail("3@a"), long_mail("4@a")}));
  scan_into("a.sqlite", paths, {});
  const auto time = fs::last_write_time(path("in.mbox"));
  put("in.mbox", mbox({long_mail("1@a"), long_mail("2@a"), long_mail("9@a"), long_mail("4@a")}));
  fs::last_write_time(path("in.mbox"), time + std::chrono::seconds(1));
  EXPECT_EQ(scan_into("a.sqlite", paths, {.resume = true}).files, 1U);
  EXPECT_EQ(rows("a.sqlite", "SELECT message_id FROM messages ORDER BY id"),
            "<1@a>\n<2@a>\n<9@a>\n<4@a>\n");
  EXPECT_EQ(scan_into("a.sqlite", paths, {.resume = true}).known, 1U);
}

TEST_F(StoreTest, FilesThatAreGoneAreCounted) {
  put("one.eml", mail("1@a", true, true));
  put("two.eml", mail("2@a", true, true));
  scan_into("a.sqlite", {path("one.eml"), path("two.eml")}, {});
  EXPECT_EQ(gone_, 0U);
  scan_into("a.sqlite", {path("one.eml")}, {.resume = true});  // not asked for
  EXPECT_EQ(gone_, 0U);
  fs::rename(path("two.eml"), path("three.eml"));
  scan_into("a.sqlite", {path("one.eml"), path("three.eml")}, {.resume = true});
  EXPECT_EQ(gone_, 1U);
  EXPECT_EQ(rows("a.sqlite", "SELECT count(*) FROM messages"), "3\n");
}

// Hops that cannot be found are not missed by who asks for the rest.
TEST_F(StoreTest, HopsThatLackAreSaid) {
  put("in.mbox", mbox({mail("1@a", true, true), mail("2@a", true, true)}));
  scan_into("a.sqlite", {path("in.mbox")}, {});
  Database(path("a.sqlite"), Database::Mode::write).run("DELETE FROM hops WHERE message = 1");
  const auto results = Results::open(path("a.sqlite"));
  ASSERT_TRUE(results);
  const auto sums = (*results)->summary({}, false);
  ASSERT_FALSE(sums);
  EXPECT_EQ(sums.error().trouble, StoreTrouble::damaged);
  EXPECT_EQ(sums.error().detail, "2/4 hops");
}

TEST_F(StoreTest, ShardsMergeIntoOneScan) {
  std::vector<std::string> many;
  many.reserve(40);
  for (int i = 0; i < 40; ++i)
    many.push_back(mail(std::to_string(i % 35) + "@a", i % 3 == 0, i % 4 == 0,
                        "x@host" + std::to_string(i % 7) + ".example"));
  put("in.mbox", mbox(many));
  const std::vector<std::string> paths{path("in.mbox"), kSource + "/samples/postfix",
                                       kSource + "/samples/exchange", kSource + "/samples/odd"};
  scan_into("whole.sqlite", paths, {});
  std::vector<std::string> parts;
  for (std::uint32_t i = 3; i >= 1; --i) {  // in any order
    const std::string name = "part" + std::to_string(i) + ".sqlite";
    scan_into(name, paths, {.shard = {i, 3}});
    EXPECT_FALSE(fs::exists(path(name + ".part")));
    parts.push_back(path(name));
  }
  const auto merged = merge_stores(path("all.sqlite"), parts);
  ASSERT_TRUE(merged) << merged.error().detail;
  expect_whole("all.sqlite");
  EXPECT_EQ(rows("all.sqlite", "SELECT * FROM meta"), rows("whole.sqlite", "SELECT * FROM meta"));
  EXPECT_EQ(rows("all.sqlite", "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"),
            rows("whole.sqlite", "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"));
  // Share 1 of 1.
  const auto copied = merge_stores(path("copy.sqlite"), std::vector{path("whole.sqlite")});
  ASSERT_TRUE(copied) << copied.error().detail;
  expect_whole("copy.sqlite");
}

TEST_F(StoreTest, MergeRefuses) {
  put("in.mbox", mbox({mail("1@a", true, true), mail("2@a", true, true)}));
  const std::vector<std::string> paths{path("in.mbox")};
  scan_into("1.sqlite", paths, {.shard = {1, 2}});
  scan_into("2.sqlite", paths, {.shard = {2, 2}});
  scan_into("whole.sqlite", paths, {});
  scan_into("of3.sqlite", paths, {.shard = {2, 3}});
  fs::copy_file(path("1.sqlite"), path("again.sqlite"));
  const auto altered = [&](const std::string& name, const std::string& sql) {
    fs::copy_file(path("2.sqlite"), path(name));
    Database db(path(name), Database::Mode::write);
    db.run(sql);
  };
  altered("psl.sqlite", "UPDATE meta SET value = '1999-01-01' WHERE key = 'suffixes'");
  altered("systems.sqlite", "UPDATE meta SET value = 'x' WHERE key = 'systems'");
  altered("tlspath.sqlite", "UPDATE meta SET value = '9.9' WHERE key = 'tlspath'");
  altered("torn.sqlite", "UPDATE meta SET value = '0' WHERE key = 'finished'");
  altered("zero.sqlite", "UPDATE meta SET value = '0' WHERE key = 'shard'");
  altered("names.sqlite", "DELETE FROM names");
  altered("number.sqlite",
          "INSERT INTO names(id, text) VALUES(1 << 60, 'x'); UPDATE hops SET system = 1 << 60");
  altered("hops.sqlite", "DELETE FROM hops");
  altered("mails.sqlite", "UPDATE messages SET source = 99");
  put("text.sqlite", "no database\n");
  struct Row {
    std::vector<std::string> parts;
    StoreTrouble trouble;
    std::string names;  // the file or share that is named
  };
  const Row table[] = {
      {{"1.sqlite"}, StoreTrouble::missing_part, "2/2"},
      {{"1.sqlite", "again.sqlite"}, StoreTrouble::duplicate_part, "again.sqlite"},
      {{"1.sqlite", "of3.sqlite"}, StoreTrouble::other_shard, "of3.sqlite"},
      {{"1.sqlite", "psl.sqlite"}, StoreTrouble::other_suffixes, "psl.sqlite"},
      {{"1.sqlite", "systems.sqlite"}, StoreTrouble::other_systems, "systems.sqlite"},
      {{"1.sqlite", "tlspath.sqlite"}, StoreTrouble::other_tlspath, "tlspath.sqlite"},
      {{"1.sqlite", "torn.sqlite"}, StoreTrouble::unfinished_part, "torn.sqlite"},
      {{"1.sqlite", "zero.sqlite"}, StoreTrouble::not_a_part, "zero.sqlite"},
      {{"whole.sqlite", "1.sqlite"}, StoreTrouble::not_a_part, "whole.sqlite"},
      {{"1.sqlite", "whole.sqlite"}, StoreTrouble::not_a_part, "whole.sqlite"},
      {{"1.sqlite", "hops.sqlite"}, StoreTrouble::damaged, "hops.sqlite 1/1 mails, 0/2 hops"},
      {{"1.sqlite", "mails.sqlite"}, StoreTrouble::damaged, "mails.sqlite 0/1 mails, 0/2 hops"},
      {{"1.sqlite", "text.sqlite"}, StoreTrouble::no_database, "text.sqlite"},
      {{"1.sqlite", "absent.sqlite"}, StoreTrouble::no_file, "absent.sqlite"},
      {{"1.sqlite", "names.sqlite"}, StoreTrouble::damaged, "names.sqlite a name that is not"},
      {{"1.sqlite", "number.sqlite"}, StoreTrouble::damaged, "number.sqlite a name without number"},
  };
  for (const Row& row : table) {
    std::vector<std::string> parts;
    parts.reserve(row.parts.size());
    for (const std::string& p : row.parts) parts.push_back(path(p));
    const auto merged = merge_stores(path("out.sqlite"), parts);
    ASSERT_FALSE(merged) << row.names;
    EXPECT_EQ(static_cast<int>(merged.error().trouble), static_cast<int>(row.trouble)) << row.names;
    EXPECT_NE((merged.error().path + " " + merged.error().detail).find(row.names),
              std::string::npos)
        << merged.error().path << ' ' << merged.error().detail;
    EXPECT_FALSE(fs::exists(path("out.sqlite")));
    EXPECT_FALSE(fs::exists(path("out.sqlite.part")));
  }
  const auto there = merge_stores(path("whole.sqlite"), std::vector{path("1.sqlite")});
  ASSERT_FALSE(there);
  EXPECT_EQ(there.error().trouble, StoreTrouble::there_already);
}

TEST_F(StoreTest, ShardThatCannotBeGoneOnWithIsSaid) {
  const std::string name(251, 'x');  // too long once ".part" is behind it
  put(name, "bytes");
  const auto opened =
      Store::open(path(name), {.identity = identity({1, 2}), .resume = true, .evidence = true});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().trouble, StoreTrouble::failed);
  EXPECT_EQ(opened.error().detail, std::generic_category().message(ENAMETOOLONG));
  EXPECT_TRUE(fs::exists(path(name)));
}

TEST_F(StoreTest, AShardOfAnotherScanStaysWhereItIs) {
  put("1.eml", mail("1@a", true, true));
  scan_into("1.sqlite", {path("1.eml")}, {.shard = {1, 2}});
  StoreIdentity other = identity({1, 2});
  other.systems = "x";
  const auto opened = Store::open(path("1.sqlite"), {.identity = other, .resume = true});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().trouble, StoreTrouble::other_systems);
  EXPECT_TRUE(fs::exists(path("1.sqlite")));
  EXPECT_FALSE(fs::exists(path("1.sqlite.part")));
}

// What another sink could not take is not kept here either, and comes once.
TEST_F(StoreTest, AScanWhoseOtherSinkWasFullIsGoneOnWith) {
  const std::vector<std::string> paths{kSource + "/samples"};
  scan_into("whole.sqlite", paths, {});
  for (const std::uint32_t seconds : {0U, 2U}) {
    fs::remove(path("a.sqlite"));
    bool resume = false;
    for (const std::uint64_t n : {1U, 2U, 60U, 200U}) {
      const ScanResult r = scan_into(
          "a.sqlite", paths, {.resume = resume, .checkpoint_seconds = seconds, .full_after = n});
      EXPECT_TRUE(r.sink_full);
      resume = true;
    }
    EXPECT_NE(rows("a.sqlite", "SELECT value FROM meta WHERE key = 'finished'"), "1\n");
    scan_into("a.sqlite", paths, {.resume = true});
    expect_whole("a.sqlite");
  }
}

TEST_F(StoreTest, StoppedScanIsGoneOnWith) {
  const std::vector<std::string> paths{kSource + "/samples"};
  scan_into("whole.sqlite", paths, {});
  bool resume = false;
  for (std::uint64_t n = 0; n < 5; ++n, resume = true)
    scan_into("a.sqlite", paths, {.resume = resume, .stop_after = 60});
  EXPECT_EQ(rows("a.sqlite", "SELECT value FROM meta WHERE key = 'finished'"), "0\n");
  scan_into("a.sqlite", paths, {.resume = true});
  expect_whole("a.sqlite");
}

// Killed at several moments, gone on with: the rows of a scan that nobody disturbed.
TEST_F(StoreTest, KilledScanIsGoneOnWith) {
  std::vector<std::string> many;
  many.reserve(300);
  for (int i = 0; i < 300; ++i)
    many.push_back(mail(std::to_string(i) + "@a", i % 3 == 0, i % 4 == 0,
                        "x@host" + std::to_string(i % 50) + ".example"));
  put("in.mbox", mbox(many));
  const std::vector<std::string> paths{path("in.mbox"), kSource + "/samples"};
  scan_into("whole.sqlite", paths, {});
  struct Killer final : MailSink {
    std::uint64_t left;
    explicit Killer(std::uint64_t n) : left(n) {}
    bool take(const ScannedMail&) override {
      if (left-- == 0) ::kill(::getpid(), SIGKILL);
      return true;
    }
  };
  bool resume = false;
  for (const std::uint64_t moment : {0, 1, 70, 150, 163, 40, 20}) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto opened = Store::open(path("a.sqlite"),
                                {.identity = identity(), .resume = resume, .evidence = true});
      if (!opened) ::_exit(2);
      Killer killer(moment);
      std::vector<MailSink*> sinks{&(*opened)->sink(), &killer};
      const ScanInput input{.paths = paths,
                            .reader = Catalogue::built_in(),
                            .organisations = *organisations_,
                            .providers = parsers::providers(),
                            .own = own_,
                            .failed = [](const InputError&) {},
                            .left_out = [](std::string_view, std::string_view, Content) {},
                            .changed = [](std::string_view) {},
                            .stop = [] { return false; },
                            .journal = &(*opened)->journal(),
                            .checkpoint_seconds = 0};
      scan(input, sinks);
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << moment;
    resume = true;
  }
  scan_into("a.sqlite", paths, {.resume = true});
  expect_whole("a.sqlite");
}

}  // namespace
}  // namespace tlspath

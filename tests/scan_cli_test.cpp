// scan with its outputs, report and merge, in-process: CSV that no spreadsheet runs, files that are
// gone on with, tables in every form, errors as they are worded.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "core/input/read.hpp"
#include "core/text/escape.hpp"
#include "tests/packed.hpp"

namespace tlspath::cli {
namespace {

namespace fs = std::filesystem;

const std::string kSamples = TLSPATH_SOURCE_DIR "/samples";

struct Ran {
  Status status{};
  std::string out, err;
};

Ran run(const std::vector<std::string>& words) {
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .env =
            [](std::string_view name) {
              return name == "LANG" ? std::optional<std::string>("en_US.UTF-8") : std::nullopt;
            },
        .interrupted = {}};
  const Status status = cli::run(words, io);
  return {status, out.str(), err.str()};
}

class ScanCli : public testing::Test {
 protected:
  ScanCli() : before_(fs::current_path()) {
    path_ = fs::temp_directory_path() / ("tlspath-scan-cli-" + std::to_string(::getpid()));
    fs::remove_all(path_);
    fs::create_directories(path_);
    fs::current_path(path_);
  }
  ~ScanCli() override {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  static void put(const std::string& name, std::string_view bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
  static std::string content(const std::string& name) {
    return read_file(name, 64 << 20).value_or("(not there)");
  }

 private:
  fs::path path_, before_;
};

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

std::string mail(const std::string& id, const std::string& helo = "relay.mailhub.example") {
  return "Received: from " + helo +
         " (relay.mailhub.example [198.51.100.7])\n\tby mx.corp.example (Postfix) with ESMTP id "
         "4d0Qn15Tz8rL\n\tfor <anna@corp.example>; Tue,  4 Nov 2025 09:16:41 +0100 (CET)\n"
         "From: order@shop.example\nMessage-ID: <" +
         id + ">\n\nText\n";
}

std::string separated(const std::string& m) {
  return "From a Sat Jan  1 00:00:00 2022\n" + m + "\n";
}

// Rows and cells by RFC 4180; fails on what it does not allow.
std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows{{{}}};
  for (std::size_t i = 0; i < text.size();) {
    std::string& cell = rows.back().back();
    if (text[i] == '"' && cell.empty()) {
      for (++i; i < text.size(); ++i) {
        if (text[i] != '"') {
          cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
          cell += text[i++];
        } else {
          break;
        }
      }
      ++i;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
      ++i;
    } else if (text.substr(i).starts_with("\r\n")) {
      rows.push_back({{}});
      i += 2;
    } else {
      EXPECT_TRUE(text[i] != '"' && text[i] != '\n' && text[i] != '\r') << i;
      cell += text[i++];
    }
  }
  rows.pop_back();  // after the last line end
  return rows;
}

TEST_F(ScanCli, CsvCellsAreNoFormulas) {
  const struct {
    std::string helo, cell;
  } table[] = {{"=cmd|'/C", "'=cmd|'/C"},
               {"+1+1", "'+1+1"},
               {"-2+3", "'-2+3"},
               {"@SUM(1+1)", "'@SUM"},
               {"a,b", "a,b"},
               {"\"q\"", "\"q\""},
               {"plain.example", "plain.example"}};
  for (const auto& row : table) {
    put("a.eml", mail("1@a", row.helo));
    const Ran ran = run({"scan", "--no-config", "--quiet", "--csv", "-", "a.eml"});
    EXPECT_EQ(ran.status, Status::done) << ran.err;
    const auto rows = parse_csv(ran.out);
    ASSERT_EQ(rows.size(), 2U) << row.helo;
    ASSERT_EQ(rows[0].size(), rows[1].size()) << row.helo;
    bool any = false;
    for (const std::string& cell : rows[1]) {
      any = any || cell == row.cell || (row.helo.front() == '@' && cell.starts_with(row.cell));
      EXPECT_TRUE(cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string::npos)
          << cell;
    }
    EXPECT_TRUE(any) << ran.out;
  }
}

TEST_F(ScanCli, CsvHasARowForEveryHopOfTheSamples) {
  const Ran ran = run({"scan", "--no-config", "--csv", "a.csv", "--ndjson", "a.ndjson", kSamples});
  EXPECT_EQ(ran.status, Status::done) << ran.err;
  const auto rows = parse_csv(content("a.csv"));
  const std::string records = content("a.ndjson");
  std::size_t wanted = 1;
  for (std::size_t at = 0; (at = records.find("{\"hop\":", at)) != std::string::npos; ++at)
    ++wanted;
  for (std::size_t at = 0; (at = records.find("\"hops\":[]", at)) != std::string::npos; ++at)
    ++wanted;
  EXPECT_EQ(rows.size(), wanted);
  for (const auto& row : rows) ASSERT_EQ(row.size(), rows[0].size()) << row[0];
}

TEST_F(ScanCli, FilesAreGoneOnWith) {
  put("in.mbox", separated(mail("1@a")) + separated(mail("2@a")));
  const std::vector<std::string> words{"scan",     "--no-config", "--quiet", "--ndjson",
                                       "a.ndjson", "--csv",       "a.csv",   "in.mbox"};
  std::vector<std::string> again = words;
  again.push_back("--resume");
  EXPECT_EQ(run(words).status, Status::done);
  const std::string two = content("a.ndjson"), two_rows = content("a.csv");
  EXPECT_TRUE(fs::exists("a.ndjson.tlspath-state"));
  // What a killed scan left behind its last checkpoint goes.
  put("a.ndjson", two + "{\"half a rec");
  put("a.csv", two_rows + "in.mbox,");
  EXPECT_EQ(run(again).status, Status::done);
  EXPECT_EQ(content("a.ndjson"), two);
  EXPECT_EQ(content("a.csv"), two_rows);
  put("in.mbox", separated(mail("1@a")) + separated(mail("2@a")) + separated(mail("3@a")));
  EXPECT_EQ(run(again).status, Status::done);
  EXPECT_TRUE(content("a.ndjson").starts_with(two));
  EXPECT_TRUE(holds(content("a.ndjson").substr(two.size()), "<3@a>"));
  EXPECT_EQ(parse_csv(content("a.csv")).size(), 4U);
  // Not what it was: its records cannot be taken back.
  put("in.mbox", separated(mail("9@a")));
  const Ran changed = run(again);
  EXPECT_EQ(changed.status, Status::nothing);
  EXPECT_TRUE(holds(changed.err, "in.mbox: not what it was at the last scan")) << changed.err;
  put("a.ndjson", "short");
  const Ran cut = run(again);
  EXPECT_EQ(cut.status, Status::nothing);
  EXPECT_TRUE(holds(cut.err, "a.ndjson: shorter than the last scan left it")) << cut.err;
}

// What the journal does not know of is not emptied, and no file goes on with a gap in it.
TEST_F(ScanCli, AFileOfAnotherScanIsNotGoneOnWith) {
  put("in.mbox", separated(mail("1@a")));
  const auto scan = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"scan", "--no-config", "--quiet", "--db", "r.sqlite", "in.mbox"});
    return run(more);
  };
  EXPECT_EQ(scan({"--ndjson", "a.ndjson"}).status, Status::done);
  const std::string one = content("a.ndjson");
  const Ran renamed = scan({"--resume", "--ndjson", "./a.ndjson"});
  EXPECT_EQ(renamed.status, Status::usage);
  EXPECT_TRUE(holds(renamed.err, "a.ndjson: is there already")) << renamed.err;
  put("notes.csv", "mine\n");
  EXPECT_EQ(scan({"--resume", "--ndjson", "a.ndjson", "--csv", "notes.csv"}).status, Status::usage);
  EXPECT_EQ(content("notes.csv"), "mine\n");
  // Nothing was taken without it.
  EXPECT_EQ(scan({"--resume"}).status, Status::done);
  EXPECT_EQ(scan({"--resume", "--ndjson", "a.ndjson"}).status, Status::done);
  EXPECT_EQ(content("a.ndjson"), one);
  put("in.mbox", separated(mail("1@a")) + separated(mail("2@a")));
  EXPECT_EQ(scan({"--resume"}).status, Status::done);
  EXPECT_EQ(scan({"--resume", "--ndjson", "a.ndjson"}).status, Status::usage);
  EXPECT_EQ(content("a.ndjson"), one);
  // A new one holds what is new, and that is said.
  const std::vector<std::string> fresh{"scan",     "--no-config", "--db",       "r.sqlite",
                                       "--resume", "--ndjson",    "new.ndjson", "in.mbox"};
  const Ran first = run(fresh);
  EXPECT_EQ(first.status, Status::done);
  EXPECT_TRUE(holds(first.err, "new.ndjson: gets the new mails only")) << first.err;
  EXPECT_EQ(run(fresh).err, "");
}

TEST_F(ScanCli, AFileWithoutItsJournalIsNotGoneOnWith) {
  put("in.mbox", separated(mail("1@a")));
  put("mine.ndjson", "{}\n");
  const std::vector<std::string> words{"scan",        "--no-config", "--ndjson",
                                       "mine.ndjson", "--resume",    "in.mbox"};
  for (int i = 0; i < 2; ++i) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, Status::usage);
    EXPECT_TRUE(holds(ran.err, "mine.ndjson: is there already")) << ran.err;
    EXPECT_EQ(content("mine.ndjson"), "{}\n");
  }
  EXPECT_FALSE(fs::exists("mine.ndjson.tlspath-state"));
}

// Each file once, by whatever names, in however many threads; what is hidden is counted.
TEST_F(ScanCli, AFileIsReadOnce) {
  fs::create_directories("d/.hidden");
  put("d/a.mbox", separated(mail("1@a")) + separated(mail("2@a")));
  put("d/.hidden/b.eml", mail("3@a"));
  put("d/c.eml", mail("4@a"));
  put("d/.e.eml", mail("5@a"));
  put("out.eml", mail("6@a"));
  fs::create_hard_link("d/c.eml", "d/d.eml");
  fs::create_symlink("a.mbox", "d/z.mbox");
  fs::create_symlink("a.mbox", "d/0.mbox");
  fs::create_symlink("../out.eml", "d/x.eml");
  fs::create_symlink("../out.eml", "d/y.eml");
  const struct {
    std::vector<std::string> paths;
    std::string_view says;
  } rows[] = {
      {{"d/a.mbox"}, "2 mails, 2 hops, 2025-11; 1 file read\n"},
      {{"d/a.mbox", "d/a.mbox"}, "2 mails, 2 hops, 2025-11; 1 file read\n"},
      {{"d/a.mbox", "./d/a.mbox", fs::absolute("d/a.mbox").string(), "d/z.mbox"},
       "2 mails, 2 hops, 2025-11; 1 file read\n"},
      {{"d"}, "4 mails, 4 hops, 2025-11; 3 files read, 2 that are no mails left out\n"},
      {{"d/a.mbox", "d/.", "out.eml"},
       "4 mails, 4 hops, 2025-11; 3 files read, 2 that are no mails left out\n"},
      {{"d", "d/d.eml", "d/a.mbox"},
       "4 mails, 4 hops, 2025-11; 3 files read, 2 that are no mails left out\n"},
      {{"d/.e.eml"}, "1 mail, 1 hop, 2025-11; 1 file read\n"},
  };
  for (const auto& row : rows)
    for (const std::string jobs : {"1", "2"}) {
      std::vector<std::string> words{"scan", "--no-config", "--duplicates", "--jobs", jobs};
      words.insert(words.end(), row.paths.begin(), row.paths.end());
      const Ran ran = run(words);
      EXPECT_TRUE(ran.out.starts_with(row.says)) << jobs << ' ' << row.paths.back() << ran.out;
    }
  const Ran told = run({"scan", "--no-config", "--verbose", "d"});
  for (const std::string name : {"d/.hidden", "d/.e.eml"})
    EXPECT_TRUE(holds(told.err, name + ": ")) << told.err;
}

// Maildir++: folders begin with a dot. What is being delivered is read once it is there.
TEST_F(ScanCli, FoldersOfAMaildirAreRead) {
  for (const std::string folder : {"M/", "M/.Sent/", "M/.Archive.2020/"})
    for (const std::string in : {"cur", "new", "tmp"}) fs::create_directories(folder + in);
  put("M/cur/1.a:2,S", mail("1@a"));
  put("M/.Sent/cur/2.a:2,S", mail("2@a"));
  put("M/.Archive.2020/new/3.a", mail("3@a"));
  put("M/.Sent/tmp/4.a", mail("4@a"));
  fs::create_directories("N/tmp");
  put("N/tmp/6.eml", mail("6@a"));
  const Ran ran = run({"scan", "--no-config", "--verbose", "M", "N"});
  EXPECT_TRUE(
      ran.out.starts_with("4 mails, 4 hops, 2025-11; 4 files read, 1 that is no mail left out\n"))
      << ran.out;
  EXPECT_TRUE(holds(ran.err, "M/.Sent/tmp: ")) << ran.err;
}

TEST_F(ScanCli, TheNameOfAFileCanBeOpened) {
  const std::string name = "a\nb \t c.eml";
  put(name, mail("1@a"));
  const Ran ran = run({"scan", "--no-config", "--quiet", "--ndjson", "-", name});
  EXPECT_TRUE(holds(ran.out, R"("path":"a\u000ab \u0009 c.eml")")) << ran.out;
}

TEST_F(ScanCli, FilesThatAreGoneAreTold) {
  put("a.eml", mail("1@a"));
  put("b.eml", mail("2@a"));
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", "a.eml", "b.eml"});
  fs::remove("b.eml");
  const Ran ran = run({"scan", "--no-config", "--db", "r.sqlite", "--resume", "a.eml"});
  EXPECT_TRUE(holds(ran.out, "1 file read before is gone; its mails stay in the results.\n"))
      << ran.out;
}

TEST_F(ScanCli, LimitsAreThoseAskedFor) {
  put("in.mbox.gz", packed::gzip(separated(mail("1@a")) + separated(mail("2@a"))));
  put("twice.gz", packed::gzip(content("in.mbox.gz")));
  put("long.eml", "X-Long: " + std::string(5000, 'x') + "\n" + mail("3@a"));
  const struct {
    std::string limit, file;
    Status status;
    std::string_view err;
  } rows[] = {
      {"depth=2", "twice.gz", Status::done, ""},
      {"depth=1", "twice.gz", Status::nothing, "packed more than 1 times"},
      {"unpacked=1K", "in.mbox.gz", Status::done, ""},
      {"unpacked=64", "in.mbox.gz", Status::partly, "unpacks to more than 64 bytes"},
      {"header=16K", "long.eml", Status::done, ""},
  };
  for (const auto& row : rows) {
    const Ran ran = run({"scan", "--no-config", "--quiet", "--limit", row.limit, row.file});
    EXPECT_EQ(static_cast<int>(ran.status), static_cast<int>(row.status)) << row.limit << ran.err;
    EXPECT_TRUE(holds(ran.err, row.err)) << row.limit << '\n' << ran.err;
  }
  const Ran cached =
      run({"scan", "--no-config", "--db", "r.sqlite", "--memory", "1M", "in.mbox.gz"});
  EXPECT_EQ(cached.status, Status::done) << cached.err;
}

TEST_F(ScanCli, DatabaseSaysWhatScanSaid) {
  const Ran first = run({"scan", "--no-config", "--db", "r.sqlite", kSamples});
  EXPECT_EQ(first.status, Status::done) << first.err;
  const Ran again = run({"scan", "--no-config", "--db", "r.sqlite", "--resume", kSamples});
  EXPECT_EQ(again.status, Status::done) << again.err;
  const Ran report = run({"report", "--no-config", "r.sqlite"});
  EXPECT_EQ(report.status, Status::done) << report.err;
  const auto tables = [](const std::string& text) {
    std::string out = text.substr(text.find("\nTHE WHOLE WAY"));
    return out.substr(0, out.find("\nUNKNOWN FORMS"));
  };
  EXPECT_EQ(tables(first.out), tables(report.out));
  EXPECT_EQ(tables(again.out), tables(report.out));
  // Oddities have no table of their own: the rarest stands here, too.
  EXPECT_TRUE(holds(report.out, "\nsystem not known, by the plain reading             5\n"));
}

TEST_F(ScanCli, NoLineIsTooWide) {
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", kSamples});
  for (const std::string language : {"en", "de"}) {
    std::vector<std::vector<std::string>> all{
        {"scan", "--no-config", "--lang", language, kSamples},
        {"scan", "--no-config", "--ascii", "--lang", language, kSamples},
        {"report", "--no-config", "r.sqlite", "--lang", language}};
    for (const std::string by :
         {"partner", "relay", "system", "month", "version", "cipher", "weak", "verdict", "matrix"})
      all.push_back({"report", "--no-config", "r.sqlite", "--lang", language, "--by", by});
    for (const auto& words : all) {
      const Ran ran = run(words);
      EXPECT_EQ(ran.status, Status::done) << ran.err;
      EXPECT_GT(ran.out.size(), 100U);
      std::istringstream lines(ran.out);
      for (std::string line; std::getline(lines, line);)
        EXPECT_LE(cells(line), 80U) << words.back() << '\n' << line;
      for (const char c : ran.out)
        if (words[2] == "--ascii") {
          ASSERT_GE(c, 0) << words.back();
        }
    }
  }
}

// What is to be typed for the rows that are left out asks for the same mails.
TEST_F(ScanCli, FiltersStandInWhatCanBeTyped) {
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", kSamples});
  const Ran ran = run({"report", "--no-config", "r.sqlite", "--since", "2000-01-01", "--verdict",
                       "cleartext", "--duplicates"});
  EXPECT_TRUE(holds(ran.out,
                    " more: tlspath report r.sqlite --by system --since 2000-01-01 --verdict "
                    "cleartext --duplicates)\n"))
      << ran.out;
}

// A name that is not in it, mistyped perhaps: no page, no zeros.
TEST_F(ScanCli, ReportOfANameThatIsNotThere) {
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", kSamples});
  for (const std::string by : {"partner", "relay"}) {
    const Ran ran =
        run({"report", "--no-config", "r.sqlite", "--" + by, "no.example", "--html", "page.html"});
    EXPECT_EQ(ran.status, Status::nothing);
    EXPECT_TRUE(holds(ran.err, "no mail of no.example in it; tlspath report r.sqlite --by " + by))
        << ran.err;
    EXPECT_FALSE(fs::exists("page.html"));
    EXPECT_EQ(run({"report", "--no-config", "r.sqlite", "--" + by, "bücher.example"}).status,
              Status::nothing);
  }
}

TEST_F(ScanCli, ReportHasEveryForm) {
  put("in.mbox", separated(mail("1@a")) + separated(mail("2@a", "=HYPERLINK(1)")));
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", "in.mbox"});
  const struct {
    std::vector<std::string> words;
    std::string_view holds;
  } rows[] = {
      {{"--by", "relay"}, "mailhub.example              2     0.0 %   100.0 %"},
      {{"--by", "relay", "--format", "csv"}, "mailhub.example,2,0,2,0,0,0,0,2025-11-04,2025-11-04"},
      {{"--by", "partner", "--format", "json"}, "\"partner\": \"shop.example\""},
      {{"--by", "partner", "--format", "json"},
       "registered domain of From (a claim of the sender)"},
      {{"--by", "month", "--format", "markdown"}, "| 2025-11 | 2 | 0.0 % | 100.0 % |"},
      {{"--format", "markdown"},
       "2 mails, 2 hops, 2025-11.\n\nNobody named own servers (scan --trust)"},
      {{"--format", "markdown"}, "word of others.\n\n| Verdict | Of | Count | % |"},
      {{"--partner", "shop.example", "--format", "html"}, "</dl>\n<p>Nobody named own servers"},
      {{"--lang", "de"},
       "\nEigene Server hat niemand genannt (scan --trust): Wo die Mails eintraten, ist"},
      {{"--format", "markdown"}, "| mailhub.example | 2 | 0.0 % |"},
      {{"--by", "verdict", "--format", "csv"}, "cleartext,way,2\r\n"},
      {{"--by", "system", "--format", "csv"}, "postfix,2,0,2,0,0,0\r\n"},
      {{"--by", "month", "--since", "2025-11-04", "--until", "2025-11-04", "--format", "csv"},
       "2025-11,2,"},
      {{"--by", "month", "--until", "2025-11-03", "--format", "csv"},
       "month,mails,encrypted,cleartext,unproven,local,no_answer\r\n"},
      {{"--partner", "*.SHOP.example."}, "2 mails, 2 hops"},
      {{"--relay", "mailhub.example."}, "2 mails, 2 hops"},
      {{"--domain", "shop.example."}, "2 mails, 2 hops"},
      {{"--domain", "*.example"}, "2 mails, 2 hops"},
      {{"--domain", "example"}, "2 mails, 2 hops"},
      {{"--domain", "hop.example"}, "0 mails, 0 hops"},
      {{"--relay", "other.example", "--since", "2025-11-04"}, "0 mails, 0 hops"},
      {{"--verdict", "cleartext", "--lang", "de"}, "2 Mails, 2 Etappen"},
      {{"--format", "html"}, "<!DOCTYPE html>"},
      {{"--format", "html"}, "tlspath report --no-config r.sqlite --format html"},
      {{"--partner", "shop.example", "--format", "html", "--lang", "de"},
       "<h1>Im Klartext beim Eintritt in corp.example: 2 von 2 Mails von shop.example (100,0 %); "
       "verschlüsselt: 0 (0,0 %)</h1>"},
      {{"--format", "html"},
       "<h1>In cleartext where they entered corp.example: 2 of 2 mails (100.0 %); encrypted: 0 "
       "(0.0 %)</h1>"},
      {{"--relay", "mailhub.example", "--format", "html"},
       "2 of 2 mails by way of mailhub.example (100.0 %)"},
      {{"--relay", "other.example", "--verdict", "cleartext", "--format", "html"},
       "<title>No answer: no entry from outside is recorded: 0 of 0 mails by way of other.example"},
      {{"--format", "html"}, "<dt>Sources</dt><dd><bdi>in.mbox</bdi></dd>"},
      {{"--format", "html"}, "<li><a href=\"#charts\">Charts</a></li>"},
  };
  for (const auto& row : rows) {
    std::vector<std::string> words{"report", "--no-config", "r.sqlite"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, Status::done) << ran.err;
    EXPECT_TRUE(holds(ran.out, row.holds)) << row.holds << "\n" << ran.out;
  }
  // The page to send shows names of neither people nor hosts where it is to hide them.
  const Ran page = run({"report", "--no-config", "r.sqlite", "--partner", "shop.example", "--html",
                        "p.html", "--redact"});
  EXPECT_EQ(page.status, Status::done) << page.err;
  const std::string html = content("p.html");
  EXPECT_TRUE(holds(html, "shop.example"));
  for (const std::string_view secret :
       {"198.51.100.7", "anna@", "relay.mailhub", "4d0Qn15Tz8rL", "r.sqlite", "in.mbox"})
    EXPECT_FALSE(holds(html, secret)) << secret;
}

// A mail that came with that suite on one hop, in that year.
std::string with_suite(std::string_view version, std::string_view suite, std::string_view year) {
  return separated(
      fmt::format("Received: from relay.mailhub.example (relay.mailhub.example "
                  "[198.51.100.7])\n\t(using {} with "
                  "cipher {} (256/256 bits))\n\tby mx.corp.example (Postfix) with ESMTPS id "
                  "4d0Qn15Tz8rL\n\tfor "
                  "<anna@corp.example>; Tue,  4 Nov {} 09:16:41 +0100 (CET)\nFrom: "
                  "order@shop.example\n\nText\n",
                  version, suite, year));
}

// One suite is weak in one mail of three, and that is no news of the last years.
TEST_F(ScanCli, OfWeakSuitesTheWeakHopsCount) {
  put("in.mbox", with_suite("TLSv1.2", "ECDHE-RSA-AES256-SHA", "2014") +
                     with_suite("TLSv1", "ECDHE-RSA-AES256-SHA", "2016") +
                     with_suite("TLSv1.2", "ECDHE-RSA-AES256-SHA", "2025") +
                     with_suite("TLSv1.3", "TLS_AES_256_GCM_SHA384", "2025"));
  const std::string row =
      "▮▯▯ TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA\n"
      "                                 1  2016-11-04  2016-11-04  mailhub.example\n";
  const Ran scan = run({"scan", "--no-config", "--db", "r.sqlite", "--html", "r.html", "in.mbox"});
  EXPECT_TRUE(holds(scan.out, row)) << scan.out;
  const struct {
    std::vector<std::string> words;
    std::string_view holds;
  } rows[] = {
      {{}, row},
      {{"--by", "weak"}, row},
      {{"--by", "weak", "--format", "csv"},
       "cipher,grade,hops,first,last,mostly_from\r\nTLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,weak,1,"
       "2016-11-04,2016-11-04,mailhub.example\r\n"},
      {{"--by", "cipher", "--format", "csv"},
       "cipher,hops,weak,first,last\r\nTLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,3,1,2014-11-04,"
       "2025-11-04\r\nTLS_AES_256_GCM_SHA384,1,0,2025-11-04,2025-11-04\r\n"},
  };
  for (const auto& r : rows) {
    std::vector<std::string> words{"report", "--no-config", "r.sqlite"};
    words.insert(words.end(), r.words.begin(), r.words.end());
    const Ran ran = run(words);
    EXPECT_TRUE(holds(ran.out, r.holds)) << r.holds << "\n" << ran.out;
  }
  const std::string html = content("r.html");
  EXPECT_TRUE(holds(html,
                    "<bdi>▮▯▯ weak</bdi></td><td class=\"number\">1</td>"
                    "<td class=\"nowrap\"><bdi>2016-11-04</bdi></td>"));
  EXPECT_TRUE(holds(html,
                    "<code><bdi>tlspath scan --no-config --db r.sqlite --html r.html "
                    "in.mbox</bdi></code>"));
  // The line of the chart, from its first day.
  EXPECT_TRUE(holds(html, "text-anchor=\"end\">2016-11-04</text>"));
}

// Its version alone makes it weak (Postini names no suite).
TEST_F(ScanCli, WeakHopsWithoutASuiteAreListed) {
  const Ran scan = run({"scan", "--no-config", "--db", "r.sqlite", kSamples + "/postini"});
  EXPECT_EQ(scan.status, Status::done) << scan.err;
  const auto weak_of = [](std::string_view by) {
    const auto cells = parse_csv(
        run({"report", "--no-config", "r.sqlite", "--by", std::string(by), "--format", "csv"}).out);
    std::map<std::string, std::string> out;
    for (std::size_t i = 1; i < cells.size(); ++i)
      if (cells[i][2] != "0") out[cells[i][0]] = cells[i][2];
    return out;
  };
  EXPECT_TRUE(weak_of("weak").contains(""));
  EXPECT_EQ(weak_of("weak"), weak_of("cipher"));
}

// A token is one machine in all examples of a page, and no other one.
TEST_F(ScanCli, HiddenNamesAreTheSameAllOverThePage) {
  const std::string dated = with_suite("TLSv1", "RC4-MD5", "2016");
  std::string undated = dated;
  undated.replace(undated.find("; Tue"), 38, "; some day");
  std::string other = undated;
  for (std::size_t at = 0; (at = other.find("relay.mailhub", at)) != std::string::npos;)
    other.replace(at, 5, "other");
  other.replace(other.find("198.51.100.7"), 12, "198.51.100.8");
  const struct {
    std::string second;
    bool same;
  } rows[] = {{undated, true}, {other, false}};
  for (const auto& row : rows) {
    put("in.mbox", dated + row.second);
    run({"scan", "--no-config", "--quiet", "--html", "r.html", "--redact", "in.mbox"});
    const std::string html = content("r.html");
    EXPECT_TRUE(holds(html, "old-version") || holds(html, "TLS 1.1 or older")) << html;
    EXPECT_TRUE(holds(html, "no date")) << html;
    EXPECT_TRUE(holds(html, "host1.mailhub.example [<mark>ip1</mark>]")) << html;
    EXPECT_EQ(holds(html, "host3.mailhub.example [<mark>ip2</mark>]"), !row.same) << html;
    EXPECT_FALSE(holds(html, "198.51.100")) << html;
  }
}

TEST_F(ScanCli, BadUsageIsWorded) {
  put("in.mbox", separated(mail("1@a")));
  put("text.txt", "no database at all, whatever its name may say\n");
  fs::create_symlink("in.mbox", "link.mbox");
  run({"scan", "--no-config", "--quiet", "--db", "r.sqlite", "in.mbox"});
  put("p.toml", "profile = \"rfc9325\"\n");
  run({"scan", "--no-config", "--quiet", "--db", "since.sqlite", "--since", "2020-01-01", "--until",
       "2030-12-31", "--from-domain", "shop.example", "in.mbox"});
  run({"scan", "--no-config", "--quiet", "--db", "1.sqlite", "--shard", "1/2", "in.mbox"});
  run({"scan", "--no-config", "--quiet", "--db", "2.sqlite", "--shard", "2/2", "in.mbox"});
  // Two descriptions that differ in nothing but what a form means.
  const std::string gate =
      "[[system]]\nid = \"gate\"\ntitle = \"Gate\"\n"
      "[[system.cue]]\nslot = \"by_comment\"\ntext = \"MyGate\"\n"
      "[[system.profile]]\nlabel = \"any\"\nmarks = \"always\"\n"
      "[[system.sample]]\nreceived = \"from a.example (a.example [192.0.2.7]) by b.example (MyGate "
      "4.2) with ESMTP id 77; Tue, 4 Nov 2025 09:14:05 +0100\"\nverdict = \"cleartext\"\n"
      "[[system.form]]\nslot = \"with\"\ntext = \"requeue\"\nmatch = \"whole\"\nmeans = ";
  put("queue.toml", gate + "\"queue\"\n");
  put("web.toml", gate + "\"web\"\n");
  for (const std::string means : {"queue", "web"})
    for (const std::string part : {"1", "2"}) {
      const Ran ran = run({"scan", "--no-config", "--quiet", "--db", means + part, "--systems",
                           means + ".toml", "--shard", part + "/2", "in.mbox"});
      ASSERT_EQ(ran.status, Status::done) << ran.err;
    }
  const struct {
    std::vector<std::string> words;
    Status status;
    std::string_view err;
  } rows[] = {
      {{"scan", "--db", "r.sqlite", "in.mbox"},
       Status::usage,
       "r.sqlite: is there already; go on with it by --resume, or name another file"},
      {{"scan", "--db", "r.sqlite", "--resume", "--trust", "corp.example", "in.mbox"},
       Status::nothing,
       "r.sqlite: made with other own domains and networks (none)"},
      {{"scan", "--db", "queue1", "--resume", "--systems", "web.toml", "--shard", "1/2", "in.mbox"},
       Status::nothing,
       "queue1: made with other systems of your own (1 systems, "},
      {{"merge", "out.sqlite", "queue1", "web2"}, Status::nothing, "web2: made with other systems"},
      {{"report", "r.sqlite", "--trust", "corp.example"},
       Status::usage,
       "unknown option --trust: own servers are named when scanning, tlspath scan --trust "},
      {{"report", "--trust=corp.example", "--lang", "de", "r.sqlite"},
       Status::usage,
       "unbekannte Option --trust: eigene Server beim Scannen nennen, tlspath scan --trust "},
      {{"report", "--trst", "corp.example", "r.sqlite"}, Status::usage, "option --trst\n"},
      {{"scan", "--resume", "--ndjson", "-", "in.mbox"}, Status::usage, "--resume does not go"},
      {{"scan", "--resume", "in.mbox"}, Status::usage, "--resume does not go"},
      {{"scan", "--csv", "-", "--ndjson", "-", "in.mbox"}, Status::usage, "both would be stdout"},
      {{"scan", "--shard", "3/2", "in.mbox"}, Status::usage, "\"3/2\" is no share; try 3/8"},
      {{"scan", "--shard", "1", "in.mbox"}, Status::usage, "is no share"},
      {{"scan", "--limit", "deep=2", "in.mbox"},
       Status::usage,
       "--limit: \"deep=2\" is no limit; try unpacked=20G, with one of: depth, ratio, unpacked"},
      {{"scan", "--limit", "depth=65", "in.mbox"}, Status::usage, "\"depth=65\" is no limit"},
      {{"scan", "--limit", "spool=0", "in.mbox"}, Status::usage, "\"spool=0\" is no limit"},
      {{"scan", "--limit", "header=9000000T", "in.mbox"}, Status::usage, "is no limit"},
      {{"scan", "--limit", "ratio=3K", "in.mbox"}, Status::usage, "is no limit"},
      {{"scan", "--limit", "ratio", "in.mbox"}, Status::usage, "is no limit"},
      {{"scan", "--db", "m.sqlite", "--memory", "64", "in.mbox"},
       Status::usage,
       "--memory: \"64\" is no size; try 64M"},
      {{"scan", "--memory", "64M", "in.mbox"},
       Status::usage,
       "--memory needs another option: --db FILE\n"},
      {{"scan", "--evidence", "--ndjson", "-", "in.mbox"},
       Status::usage,
       "--evidence needs another option: --db FILE\n"},
      {{"report", "r.sqlite", "--by", "month", "--html", "p.html"},
       Status::usage,
       "--by month does not go together with --html\n"},
      {{"scan", "--db", "absent/r.sqlite", "in.mbox"}, Status::nothing, "absent/r.sqlite: "},
      {{"scan", "--html", "absent/r.html", "in.mbox"}, Status::nothing, "could not be written"},
      {{"scan", "--ndjson", "o", "--csv", "./o", "in.mbox"},
       Status::usage,
       "--ndjson does not go together with --csv: both would write o\n"},
      {{"scan", "--html", "-", "--csv", "-", "in.mbox"}, Status::usage, "both would be stdout"},
      {{"scan", "--csv", "in.mbox", "text.txt", "./in.mbox"},
       Status::usage,
       "--csv: in.mbox is to be read, and would be overwritten; name another file\n"},
      {{"scan", "--html", "link.mbox", "in.mbox"},
       Status::usage,
       "--html: link.mbox is to be read"},
      {{"scan", "--ndjson", "./link.mbox", "text.txt"},
       Status::usage,
       "--ndjson: ./link.mbox holds mail or a database, and would be overwritten; name another"},
      {{"scan", "--html", "r.sqlite", "text.txt"}, Status::usage, "--html: r.sqlite holds mail or"},
      {{"report", "r.sqlite", "--html", "r.sqlite"}, Status::usage, "--html: r.sqlite holds mail"},
      {{"report", "r.sqlite", "--html", "in.mbox"}, Status::usage, "--html: in.mbox holds mail or"},
      {{"scan", "--ndjson", "n", "--db", "d", "--html", "h", "absent.mbox"},
       Status::nothing,
       "absent.mbox: no such file"},
      {{"report"}, Status::usage, "something is missing; type: tlspath report DB\n"},
      {{"report", "r.sqlite", "1.sqlite"},
       Status::usage,
       "report DB takes one file only, and 1.sqlite is another\n"},
      {{"report", "r.sqlite", "--redact", "--by", "partner"},
       Status::usage,
       "--redact needs another option: --html FILE\n"},
      {{"report", "absent.sqlite"}, Status::nothing, "absent.sqlite: "},
      {{"report", "."}, Status::nothing, ".: no results database; one is made by"},
      {{"report", "text.txt"}, Status::nothing, "text.txt: no results database"},
      {{"report", "r.sqlite", "--since", "2025-02-30"}, Status::usage, "is no day; try 2025-07-01"},
      {{"report", "r.sqlite", "--since", "2025-07-02", "--until", "2025-07-01"},
       Status::usage,
       "--until: 2025-07-01 is before --since 2025-07-02\n"},
      {{"report", "r.sqlite", "--relay", "@a.example"}, Status::usage, "is no domain; try shop."},
      {{"scan", "in.mbox", "--from-domain", "a b"},
       Status::usage,
       "--from-domain: \"a b\" is no d"},
      {{"report", "r.sqlite", "--by", "month", "--format", "pdf"}, Status::usage, "pdf"},
      {{"report", "r.sqlite", "--format", "csv"},
       Status::usage,
       "--format csv needs another option: --by partner|relay"},
      {{"merge", "out.sqlite"}, Status::usage, "merge OUT DB..."},
      {{"merge", "out.sqlite", "1.sqlite"}, Status::nothing, "shard 2/2 is missing"},
      {{"merge", "out.sqlite", "1.sqlite", "1.sqlite"},
       Status::nothing,
       "shard 1/2 is there twice"},
      {{"merge", "out.sqlite", "r.sqlite", "1.sqlite"}, Status::nothing, "r.sqlite: no shard"},
      {{"scan", "--db", "-", "in.mbox"}, Status::usage, "--db: a database cannot go to standard"},
      {{"check", "--policy", "p.toml", "--db", "-", "in.mbox"},
       Status::usage,
       "--db: a database cannot go to standard"},
      {{"scan", "--ndjson", "x", "--html", "x.tlspath-state", "in.mbox"},
       Status::usage,
       "--html: x.tlspath-state keeps what was read, for --resume; name another file\n"},
      {{"scan", "--resume", "--db", "since.sqlite", "in.mbox"},
       Status::nothing,
       "made of other mails (--since 2020-01-01 --until 2030-12-31 --from-domain shop.example); "
       "ask for the same, or name another file\n"},
      {{"merge", "r.sqlite", "1.sqlite", "2.sqlite"},
       Status::usage,
       "r.sqlite: is there already; name another file\n"},
  };
  for (auto row : rows) {
    std::string line;
    for (const std::string& w : row.words) line += " " + w;
    if (row.words[0] != "merge") row.words.push_back("--no-config");
    const Ran ran = run(row.words);
    EXPECT_EQ(static_cast<int>(ran.status), static_cast<int>(row.status)) << line << '\n'
                                                                          << ran.err;
    EXPECT_TRUE(holds(ran.err, row.err)) << line << '\n' << ran.err;
    EXPECT_EQ(ran.out, "") << line;
  }
  EXPECT_EQ(content("in.mbox"), separated(mail("1@a")));
  for (const std::string name : {"o", "n", "d", "h", "x", "-"})
    EXPECT_FALSE(fs::exists(name)) << name;
  EXPECT_EQ(
      run({"scan", "--no-config", "--ndjson", "/dev/null", "--csv", "/dev/null", "in.mbox"}).status,
      Status::done);
  const Ran merged = run({"merge", "out.sqlite", "2.sqlite", "1.sqlite"});
  EXPECT_EQ(merged.status, Status::done) << merged.err;
  EXPECT_EQ(merged.out, "out.sqlite: 1 mail, 1 hop, 1 file\n");
}

}  // namespace
}  // namespace tlspath::cli

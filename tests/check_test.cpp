// tlspath check, in-process: the pictures, every form, exit statuses, what is read with --db.
// tools/approve-golden takes over changed pictures.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "core/input/read.hpp"
#include "core/overview/store_words.hpp"
#include "core/report/messages.hpp"
#include "core/text/escape.hpp"

namespace tlspath::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

const fs::path kSource = TLSPATH_SOURCE_DIR;

struct Ran {
  Status status{};
  std::string out, err;
};

Ran run(std::vector<std::string> words) {
  words.insert(words.begin(), "check");
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

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

std::string content(const fs::path& path) {
  return read_file(path.string(), 64 << 20).value_or("(not there)");
}

// In a folder of its own, with the policy and the mailbox of tests/data/check.
class Check : public testing::Test {
 protected:
  Check() : before_(fs::current_path()) {
    path_ = fs::temp_directory_path() / ("tlspath-check-" + std::to_string(::getpid()));
    fs::remove_all(path_);
    fs::copy(kSource / "tests/data/check", path_);
    fs::current_path(path_);
  }
  ~Check() override {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  static void put(const std::string& name, std::string_view bytes,
                  std::ios::openmode mode = std::ios::binary) {
    std::ofstream(name, std::ios::binary | mode) << bytes;
  }

 private:
  fs::path path_, before_;
};

std::string mail(std::string_view domain, std::string_view id, std::string_view with) {
  return "From x@y.example Tue Nov  4 09:00:00 2025\n"
         "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
         "\tby mx.corp.example (Postfix) with "s +
         std::string(with) +
         " id 4d0Qn15Tz8rL;\n\tThu,  6 Nov 2025 09:16:41 +0100 (CET)\nFrom: <o@" +
         std::string(domain) + ">\nMessage-ID: <" + std::string(id) + ">\n\nText\n\n";
}

struct Golden {
  std::string name;
  std::vector<std::string> words;
};

using CheckGolden = Check;

TEST_F(CheckGolden, All) {
  const std::vector<std::string> base = {"inbox.mbox", "--policy", "partners.toml"};
  const std::vector<Golden> goldens = {
      {"check-80", {}},
      {"check-80-de", {"--lang", "de"}},
      {"check-80-ascii", {"--ascii"}},
      {"check-80-all", {"--all"}},
      {"check-markdown", {"--format", "markdown"}},
      {"check-markdown-de", {"--format", "markdown", "--lang", "de"}},
      {"check-csv", {"--format", "csv"}},
      {"check-junit", {"--format", "junit"}},
  };
  for (const Golden& g : goldens) {
    std::vector<std::string> words = base;
    words.insert(words.end(), g.words.begin(), g.words.end());
    const Ran r = run(words);
    EXPECT_EQ(r.status, Status::violated) << r.err;
    if (const char* folder = std::getenv("TLSPATH_GOLDEN_OUT")) {
      put((fs::path(folder) / (g.name + ".txt")).string(), r.out);
      continue;
    }
    EXPECT_EQ(r.out, content(kSource / "tests/golden" / (g.name + ".txt")))
        << "see tools/approve-golden";
  }
}

TEST_F(Check, ExitStatus) {
  EXPECT_EQ(run({"inbox.mbox", "--policy", "partners.toml"}).status, Status::violated);
  // It wins over what could not be read.
  const Ran both = run({"inbox.mbox", "none.eml", "--policy", "partners.toml"});
  EXPECT_EQ(both.status, Status::violated);
  EXPECT_TRUE(holds(both.err, "none.eml"));
  put("bank.toml", "[[partner]]\ndomain = \"bank.example\"\n");
  EXPECT_EQ(run({"inbox.mbox", "--policy", "bank.toml"}).status, Status::done);
  EXPECT_EQ(run({"inbox.mbox", "none.eml", "--policy", "bank.toml"}).status, Status::partly);
  EXPECT_EQ(run({"none.eml", "--policy", "bank.toml"}).status, Status::nothing);
  put("soft.toml", "profile = \"opportunistic\"\n");
  EXPECT_EQ(run({"inbox.mbox", "--policy", "soft.toml"}).status, Status::done);
  // Usage.
  EXPECT_EQ(run({"inbox.mbox"}).status, Status::usage);
  EXPECT_EQ(run({"--policy", "bank.toml"}).status, Status::usage);
  const Ran none = run({"inbox.mbox", "--policy", "none.toml"});
  EXPECT_EQ(none.status, Status::usage);
  EXPECT_EQ(none.err, "tlspath: none.toml: no such file; check the name\n");
  EXPECT_EQ(run({"inbox.mbox", "--policy", "bank.toml", "--jobs", "x"}).status, Status::usage);
  EXPECT_EQ(run({"inbox.mbox", "--policy", "bank.toml", "--format", "yaml"}).status, Status::usage);
  put("bad.toml", "[[partner]]\ndomain = \"bank.example\"\nminimum_verison = \"TLSv1.2\"\n");
  const Ran bad = run({"inbox.mbox", "--policy", "bad.toml"});
  EXPECT_EQ(bad.status, Status::usage);
  EXPECT_EQ(bad.err,
            "tlspath: bad.toml:3:1: unknown key \"minimum_verison\" in [partner]; did you mean "
            "\"minimum_version\"?\n");
  EXPECT_EQ(bad.out, "");
}

TEST_F(Check, QuietSaysNothingWhereNobodyBrokeIt) {
  put("bank.toml", "[[partner]]\ndomain = \"bank.example\"\n");
  const Ran kept = run({"inbox.mbox", "--policy", "bank.toml", "--quiet"});
  EXPECT_EQ(kept.out + kept.err, "");
  const Ran broken = run({"inbox.mbox", "--policy", "partners.toml", "--quiet"});
  EXPECT_TRUE(broken.out.starts_with("✗ 1 of 3 partners")) << broken.out;
  EXPECT_EQ(broken.err, "");
}

TEST_F(Check, DatabaseLeavesOnlyWhatIsNew) {
  const std::vector<std::string> words = {"inbox.mbox", "--policy", "partners.toml", "--db",
                                          "seen.sqlite"};
  const Ran first = run(words);
  EXPECT_EQ(first.status, Status::violated) << first.err;
  EXPECT_TRUE(holds(first.out, "2 of 9 judged mails")) << first.out;
  const Ran again = run(words);
  EXPECT_EQ(again.status, Status::done) << again.err;
  EXPECT_EQ(again.out.substr(0, 30), "- There was no mail to judge.\n");

  put("inbox.mbox", mail("bank.example", "late@bank.example", "ESMTP"), std::ios::app);
  const Ran later = run(words);
  EXPECT_EQ(later.status, Status::violated);
  EXPECT_TRUE(holds(later.out, "1 of 3 partners broke the policy: 1 of 1 judged mail."))
      << later.out;
  EXPECT_TRUE(holds(later.out, "<late@bank.example>")) << later.out;
  EXPECT_EQ(run(words).status, Status::done);

  // What a check has read, a scan has not, and the reverse.
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .env = [](std::string_view) { return std::nullopt; },
        .interrupted = {}};
  EXPECT_EQ(
      cli::run(std::vector<std::string>{"scan", "--db", "seen.sqlite", "--resume", "--trust",
                                        "corp.example", "--trust", "10.0.0.0/8", "inbox.mbox"},
               io),
      Status::nothing);
  EXPECT_TRUE(holds(err.str(), "made of other mails (check)")) << err.str();
}

// A database holds by which policy its mails were judged.
TEST_F(Check, AnotherPolicyJudgesAgain) {
  const std::string strict = "[own]\ndomains = [\"corp.example\"]\nnetworks = [\"10.0.0.0/8\"]\n";
  const std::string bank = "[[partner]]\ndomain = \"bank.example\"\n";
  const std::string hub = "[[partner]]\ndomain = \"mailhub.example\"\n";
  struct Step {
    std::string policy;
    bool again;  // all is judged again
    std::string_view says;
  };
  const std::vector<Step> steps = {
      {bank, false, "No partner broke the policy: 3 mails judged."},
      {bank, false, "There was no mail to judge."},
      {"# why\n\n" + bank + "verdict = \"encrypted\"\n", false, "There was no mail to judge."},
      {hub, true, "1 of 1 partner broke the policy: 1 of 4 judged mails."},
      {hub, false, "There was no mail to judge."},
      {hub + "[[allow]]\npartner = \"mailhub.example\"\n", true,
       "No partner broke the policy: 4 mails judged."},
      {bank, true, "No partner broke the policy: 3 mails judged."},
  };
  for (std::size_t i = 0; i < steps.size(); ++i) {
    SCOPED_TRACE(i);
    put("p.toml", strict + steps[i].policy);
    const Ran r = run({"inbox.mbox", "--policy", "p.toml", "--db", "p.sqlite"});
    EXPECT_TRUE(holds(r.out, steps[i].says)) << r.out << r.err;
    EXPECT_EQ(holds(r.err, "p.toml: not the policy that judged p.sqlite"), steps[i].again) << r.err;
  }
  // Each mail is once in the database, and quiet is quiet.
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in,
        .out = out,
        .err = err,
        .env = [](std::string_view) { return std::nullopt; },
        .interrupted = {}};
  EXPECT_EQ(cli::run(std::vector<std::string>{"report", "p.sqlite"}, io), Status::done)
      << err.str();
  EXPECT_TRUE(out.str().starts_with("10 mails, ")) << out.str().substr(0, 600);
  put("p.toml", strict + bank + "unstated = \"violate\"\n");
  const Ran quiet = run({"inbox.mbox", "--policy", "p.toml", "--db", "p.sqlite", "--quiet"});
  EXPECT_EQ(quiet.out + quiet.err, "");
  // What is gone from the disk stays as it is.
  fs::rename("inbox.mbox", "other.mbox");
  put("p.toml", strict + bank);
  EXPECT_TRUE(
      holds(run({"other.mbox", "--policy", "p.toml", "--db", "p.sqlite"}).out, "3 mails judged"));
}

// [others] is told by who broke it, the worst first.
TEST_F(Check, OthersByTheirDomains) {
  std::string box;
  for (int i = 0; i < 30; ++i)
    box += mail("p" + std::to_string(100 + i) + ".example", std::to_string(i), "ESMTP");
  for (int i = 0; i < 3; ++i) box += mail("x.worst.example", "w" + std::to_string(i), "ESMTP");
  box += mail("worst.example", "w9", "ESMTPS") + mail("kept.example", "k", "ESMTPS");
  put("box.mbox", box);
  put("lone.mbox", mail("", "n", "ESMTP"));
  const std::string own = "[own]\ndomains = [\"corp.example\"]\n";
  struct Case {
    std::string policy, box;
    std::vector<std::string> more;
    std::vector<std::string_view> says, not_said;
  };
  const std::string others = own + "[others]\nverdict = \"encrypted\"\n";
  for (const Case& c : std::initializer_list<Case>{
           {others,
            "box.mbox",
            {},
            {"all mails   33 of 35 mails; wanted: boundary encrypted\n"
             "  ✗ worst.example   3 of 4 mails\n  ✗ p100.example    1 of 1 mail\n",
             "  ... and 11 more senders; --all shows more\n"},
            {"kept.example", "p120.example  "}},
           {others, "box.mbox", {"--all"}, {"  ✗ p129.example    1 of 1 mail\n"}, {"more senders"}},
           {others, "box.mbox", {"--lang", "de"}, {"  ✗ worst.example   3 von 4 Mails\n"}, {}},
           {others,
            "box.mbox",
            {"--format", "markdown"},
            {"| ✗ | ... worst.example | 4 | 3 | 0 | 0 | |\n"},
            {"... kept.example"}},
           {others,
            "box.mbox",
            {"--format", "json"},
            {"{\"name\":\"kept.example\",\"rest\":false,\"judged\":1,\"kept\":1,",
             "{\"name\":\"worst.example\",\"rest\":false,\"judged\":4,\"kept\":1,"},
            {}},
           {others, "lone.mbox", {}, {"  ✗ no domain in From   1 of 1 mail\n"}, {}},
           // Who has a rule of their own is not among them.
           {others + "[[partner]]\ndomain = \"worst.example\"\n",
            "box.mbox",
            {},
            {"  ✗ p100.example   1 of 1 mail\n", "✗ worst.example     3 of 4 mails; wanted"},
            {"  ✗ worst.example"}},
           {own + "[[partner]]\ndomain = \"worst.example\"\n",
            "box.mbox",
            {"--format", "json"},
            {"\"partners\":[]"},
            {}}}) {
    put("p.toml", c.policy);
    std::vector<std::string> words = {c.box, "--policy", "p.toml"};
    words.insert(words.end(), c.more.begin(), c.more.end());
    const Ran r = run(words);
    EXPECT_EQ(r.status, Status::violated);
    for (const std::string_view s : c.says) EXPECT_TRUE(holds(r.out, s)) << s << "\n" << r.out;
    for (const std::string_view s : c.not_said) EXPECT_FALSE(holds(r.out, s)) << s << "\n" << r.out;
  }
}

TEST_F(Check, EveryNumberOfThreadsSaysTheSame) {
  for (const std::string format : {"text", "json", "csv", "junit"}) {
    const auto with = [&](const std::string& jobs) {
      return run({"inbox.mbox", (kSource / "samples").string(), "--policy", "partners.toml",
                  "--format", format, "--jobs", jobs})
          .out;
    };
    EXPECT_EQ(with("1"), with("3"));
  }
}

TEST_F(Check, TakesPartOfTheMails) {
  const auto broken = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"inbox.mbox", "--policy", "partners.toml"});
    return run(more).out;
  };
  EXPECT_TRUE(holds(broken({"--since", "2025-11-05"}), "1 of 5 judged mails"));
  EXPECT_TRUE(holds(broken({"--until", "2025-11-04"}), "1 of 4 judged mails"));
  EXPECT_TRUE(holds(broken({"--from-domain", "bank.example"}), "None of 3 partners broke"));
  for (const std::string hub : {"mailhub.example", "MailHub.Example.", "*.mailhub.example"})
    EXPECT_TRUE(holds(broken({"--from-domain", hub}), "2 of 4 judged mails")) << hub;
}

// Nothing to judge would be a policy that was kept.
TEST_F(Check, WhatTakesNoMailIsWrongUsage) {
  const struct {
    std::vector<std::string> more;
    std::string_view err;
  } rows[] = {
      {{"--from-domain", "@shop.example"},
       "tlspath: --from-domain: \"@shop.example\" is no domain; try shop.example\n"},
      {{"--since", "2025-12-01", "--until", "2025-11-30"},
       "tlspath: --until: 2025-11-30 is before --since 2025-12-01\n"},
  };
  for (auto row : rows) {
    row.more.insert(row.more.end(), {"inbox.mbox", "--policy", "partners.toml"});
    const Ran r = run(row.more);
    EXPECT_EQ(r.status, Status::usage);
    EXPECT_EQ(r.err, row.err);
  }
}

TEST_F(Check, OwnServersFromTheCommandLine) {
  put("anybody.toml", "profile = \"partner-requires-tls\"\n");
  const Ran named = run({"inbox.mbox", "--policy", "anybody.toml", "--trust", "corp.example"});
  EXPECT_FALSE(holds(named.out, "Nobody named own servers")) << named.out;
  const Ran nobody = run({"inbox.mbox", "--policy", "anybody.toml"});
  EXPECT_TRUE(holds(nobody.out, "Nobody named own servers")) << nobody.out;
}

// What is wrong with an input is told with a remedy that is a check, not another command.
TEST_F(Check, RemediesNameTheCheck) {
  struct Row {
    ErrorKind kind;
    std::string_view remedy;  // "" : none that is a command
  };
  const Row rows[] = {{ErrorKind::not_found, "tlspath check --policy p.toml inbox.mbox"},
                      {ErrorKind::not_mail, "tlspath check --policy p.toml F"},
                      {ErrorKind::too_large, "tlspath check --policy p.toml F"},
                      {ErrorKind::encrypted, "tlspath check --policy p.toml F"},
                      {ErrorKind::too_deep, "tlspath check --policy p.toml F"},
                      {ErrorKind::bomb, "tlspath check --policy p.toml F"},
                      {ErrorKind::unsupported, "tlspath check --policy p.toml F"},
                      {ErrorKind::not_permitted, ""},
                      {ErrorKind::unreadable, ""},
                      {ErrorKind::empty, ""},
                      {ErrorKind::no_mails, ""},
                      {ErrorKind::torn, ""},
                      {ErrorKind::damaged, ""},
                      {ErrorKind::no_headers, ""},
                      {ErrorKind::no_space, ""},
                      {ErrorKind::no_helper, ""}};
  for (const Row& row : rows) {
    const InputError error{.kind = row.kind,
                           .path = "inbox.mbx",
                           .reason = "why",
                           .limit = 7,
                           .content = Content::zip};
    for (const Language l : {Language::en, Language::de}) {
      std::string said = input_problem(error, messages(l), "check --policy p.toml");
      // FOLDER, ORDNER
      if (const auto at = said.find(" ORDNER"); at != said.npos) said.replace(at, 7, " FOLDER");
      EXPECT_EQ(row.remedy.empty(), said.find("tlspath ") == said.npos) << said;
      EXPECT_TRUE(holds(said, row.remedy)) << said;
      EXPECT_FALSE(holds(said, "scan")) << said;
      EXPECT_FALSE(holds(said, "show")) << said;
    }
  }
  // Of a single mail: an archive's mails are for scan, a file that is only nearly named is not.
  const Messages& say = messages(Language::en);
  EXPECT_TRUE(holds(input_problem({.kind = ErrorKind::encrypted, .path = "a.zip"}, say, "show"),
                    "try: tlspath scan FOLDER"));
  EXPECT_TRUE(
      holds(input_problem({.kind = ErrorKind::not_found, .path = "partners.tom"}, say, "audit"),
            "try: tlspath audit partners.toml"));

  const Ran near = run({"inbox.mbx", "--policy", "partners.toml"});
  EXPECT_EQ(near.err,
            "tlspath: inbox.mbx: no such file; inbox.mbox is here, try: tlspath check --policy "
            "partners.toml inbox.mbox\n");
}

TEST_F(Check, VerboseSaysWhatIsLeftOut) {
  fs::create_directory("in");
  put("in/notes.txt", "milk\n");
  const std::vector<std::string> words = {"in", "--policy", "partners.toml", "--verbose"};
  EXPECT_EQ(run(words).err, "tlspath: in/notes.txt: no mail, left out\n");
  auto german = words;
  german.insert(german.end(), {"--lang", "de"});
  EXPECT_EQ(run(german).err, "tlspath: in/notes.txt: keine Mail, ausgelassen\n");
}

// A check keeps what it read at its end or not at all: there is nothing to resume.
TEST_F(Check, FullDiskSaysTheSameAgain) {
  const StoreError full{StoreTrouble::disk_full, "seen.sqlite"};
  EXPECT_EQ(store_problem(full, Language::en),
            "seen.sqlite: disk full; free some room, then the same again");
  EXPECT_FALSE(holds(store_problem(full, Language::de), "--resume"));
  EXPECT_TRUE(holds(store_problem(full, Language::en, 3), "first 3 mails are safe"));
  EXPECT_TRUE(holds(store_problem(full, Language::de, 3), "--resume"));
}

// What mails hold reaches no terminal, spreadsheet, page or XML as it is.
TEST_F(Check, HostileMails) {
  put("evil.mbox",
      mail("mailhub.example", "=HYPERLINK(\"x\")\x1b[31m\xe2\x80\xae<b>|`&\xff", "ESMTP") +
          mail("mailhub.example", "=1+1>", "ESMTP"));
  put("evil.mbox",
      "From x@y.example Tue Nov  4 09:00:00 2025\nReceived: from a by mx.corp.example "
      "(Postfix) with ESMTP id 1; Thu,  6 Nov 2025 09:16:41 +0100\nFrom: <o@mailhub.example>"
      "\nMessage-ID: =1+1\n\nText\n\n",
      std::ios::app);
  for (const std::string format : {"text", "json", "csv", "markdown", "junit"}) {
    const Ran r = run({"evil.mbox", "--policy", "partners.toml", "--format", format});
    EXPECT_EQ(r.status, Status::violated);
    EXPECT_EQ(r.out.find('\x1b'), std::string::npos) << format;
    EXPECT_EQ(r.out.find("\xe2\x80\xae"), std::string::npos) << format;
    EXPECT_EQ(r.out.find('\xff'), std::string::npos) << format;
    if (format == "csv") {
      EXPECT_TRUE(holds(r.out, ",\"'=1+1\",")) << r.out;
    }
    if (format == "junit") {
      EXPECT_EQ(r.out.find("<b>"), std::string::npos) << r.out;
    }
  }
}

TEST_F(Check, NoLineOverTheWidth) {
  put("all.toml", "profile = \"rfc9325\"\nhops = \"x\"\n");
  put("strict.toml",
      "[own]\ndomains = [\"corp.example\", \"example.com\", \"example.org\"]\n[others]\nhops = "
      "\"all\"\n"
      "minimum_version = \"TLSv1.3\"\nminimum_grade = \"good\"\nunstated = \"violate\"\n"
      "plain_reading = \"violate\"\nclaimed = \"violate\"\n");
  EXPECT_EQ(run({"inbox.mbox", "--policy", "all.toml"}).status, Status::usage);
  for (const std::string lang : {"en", "de"}) {
    const Ran r = run({(kSource / "samples").string(), "--policy", "strict.toml", "--all", "--lang",
                       lang, "--quiet"});
    EXPECT_EQ(r.status, Status::violated);
    std::istringstream lines(r.out);
    std::size_t n = 0;
    for (std::string line; std::getline(lines, line); ++n) EXPECT_LE(cells(line), 80u) << line;
    EXPECT_GT(n, 1000u);
  }
}

}  // namespace
}  // namespace tlspath::cli

// The command line, in-process: words and input in, status, stdout and stderr out. Good and bad
// usage as tables, hostile mails made here. How long a test may take is ctest's to say.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/settings.hpp"
#include "core/input/read.hpp"
#include "core/policy/policy_file.hpp"
#include "tests/packed.hpp"
#include "tests/toml_mistakes.hpp"

namespace tlspath::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

const std::string kSeed = TLSPATH_SOURCE_DIR "/samples/seed/exchange-imss.eml";

struct Ran {
  Status status{};
  std::string out, err;
};

struct World {
  std::string in = "";  // read where no file is named
  bool in_tty = false, out_tty = false;
  int columns = 80;
  std::map<std::string, std::string, std::less<>> env{{"LANG", "en_US.UTF-8"}};

  Ran run(const std::vector<std::string>& words) const {
    std::istringstream input(in);
    std::ostringstream out, err;
    Io io{.in = input,
          .out = out,
          .err = err,
          .in_tty = in_tty,
          .out_tty = out_tty,
          .columns = columns,
          .env =
              [this](std::string_view name) {
                const auto it = env.find(name);
                return it == env.end() ? std::nullopt : std::optional<std::string>(it->second);
              },
          .interrupted = {}};
    const Status status = cli::run(words, io);
    return {status, out.str(), err.str()};
  }
};

// A folder of its own for each test, which is also where it stands.
class Cli : public testing::Test {
 protected:
  Cli() : before_(fs::current_path()) {
    path_ = fs::temp_directory_path() / ("tlspath-cli-" + std::to_string(::getpid()));
    fs::remove_all(path_);
    fs::create_directories(path_);
    fs::current_path(path_);
  }
  ~Cli() override {
    fs::current_path(before_);
    fs::remove_all(path_);
  }
  void put(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string content(const std::string& name) const {
    return read_file((path_ / name).string(), 1 << 20).value_or("(not there)");
  }

  fs::path path_;

 private:
  fs::path before_;
};

bool holds(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

// No control character but line ends reaches anybody, and no line is wider than `width`.
void expect_clean(const std::string& text) {
  for (const char c : text)
    if (const auto u = static_cast<unsigned char>(c); u < 0x20 && c != '\n') {
      ADD_FAILURE() << "control character " << int{u};
      return;
    }
}

struct Row {
  std::vector<std::string> words;
  Status status{};
  std::string_view out;  // what stdout holds; empty: nothing at all
  std::string_view err;  // what stderr holds; empty: nothing at all
};

void expect_row(const Row& row, const Ran& ran) {
  std::string line;
  for (const std::string& word : row.words) line += " " + word;
  EXPECT_EQ(static_cast<int>(ran.status), static_cast<int>(row.status)) << line << '\n' << ran.err;
  if (row.out.empty())
    EXPECT_EQ(ran.out, "") << line;
  else
    EXPECT_TRUE(holds(ran.out, row.out)) << line << "\nwanted " << row.out << "\ngot " << ran.out;
  if (row.err.empty())
    EXPECT_EQ(ran.err, "") << line;
  else
    EXPECT_TRUE(holds(ran.err, row.err)) << line << "\nwanted " << row.err << "\ngot " << ran.err;
  expect_clean(ran.out);
  expect_clean(ran.err);
}

constexpr std::string_view kAnswer = "Encrypted on both hops, but hop 1 weakly";

TEST_F(Cli, GoodUsage) {
  const std::string seed = read_file(kSeed, 1 << 20).value_or("");
  put("mails.zip", packed::zip({{"in/1.eml", seed}, {"in/2.eml.gz", packed::gzip(seed), 0}}));
  put("mail.gz", packed::gzip(seed));
  put("mail.msg", packed::msg({.headers = seed}));
  put("draft.msg", packed::msg({.headers = ""}));
  put("mail.eml", seed);
  put("-odd.eml", seed);
  const Row rows[] = {
      {{"show", "mail.eml"}, Status::done, kAnswer, ""},
      {{"mail.eml"}, Status::done, kAnswer, ""},
      {{"show", TLSPATH_SOURCE_DIR "/samples/sendmail/12-aix.eml"},
       Status::done,
       "no TLS stated; by Sendmail 5.64, which cannot do TLS",
       ""},
      {{"--ascii", "mail.eml"}, Status::done, kAnswer, ""},
      {{"mail.eml", "--ascii"}, Status::done, kAnswer, ""},
      {{"show", "--", "-odd.eml"}, Status::done, kAnswer, ""},
      {{"./-odd.eml"}, Status::done, kAnswer, ""},
      {{"show", "--format", "json", "mail.eml"},
       Status::done,
       "\"schema\": \"tlspath.message/1\"",
       ""},
      {{"show", "--format=json", "mail.eml"}, Status::done, "tlspath.message/1", ""},
      {{"--format", "html", "mail.eml"}, Status::done, "<!DOCTYPE html>", ""},
      {{"--format", "markdown", "mail.eml"}, Status::done, "**Encrypted on both hops**", ""},
      {{"--redact", "mail.eml"}, Status::done, kAnswer, ""},
      {{"--redact=all", "mail.eml"}, Status::done, kAnswer, ""},
      {{"--redact", "--format", "json", "mail.eml"}, Status::done, "\"id\": \"[id1]\"", ""},
      {{"--redact", "--raw", "mail.eml"}, Status::done, "([ip1])", ""},
      {{"--raw", "mail.eml"}, Status::done, "Received: from mailgateway01 (1.2.3.4)", ""},
      {{"--lang", "de", "mail.eml"}, Status::done, "Verschlüsselt auf beiden Etappen", ""},
      {{"--trust", "domain.com", "--trust", "10.0.0.0/8", "mail.eml"},
       Status::done,
       "Encrypted",
       ""},
      {{"--layout", "list", "mail.eml"}, Status::done, kAnswer, ""},
      {{"--layout", "table", "mail.eml"}, Status::done, "SUITE (BITS)", ""},
      {{"--version"}, Status::done, "tlspath 0.", ""},
      {{"--help"}, Status::done, "tlspath mail.eml", ""},
      {{"help"}, Status::done, "tlspath mail.eml", ""},
      {{"help", "scan"}, Status::done, "--ndjson", ""},
      {{"scan", "--help"}, Status::done, "--ndjson", ""},
      {{"show", "--help"}, Status::done, "--redact[=names|all]", ""},
      {{"scan", "mail.eml"}, Status::done, "1 mail, 2 hops", ""},
      {{"scan", "--quiet", "mail.eml"}, Status::done, "", ""},
      {{"mail.gz"}, Status::done, kAnswer, ""},
      {{"mail.msg"}, Status::done, kAnswer, ""},
      {{"mails.zip"}, Status::done, "== mails.zip/in/2.eml.gz", ""},
      {{"draft.msg"}, Status::nothing, "", "draft.msg: no internet headers were kept"},
      {{"scan", "draft.msg"}, Status::nothing, "", "draft.msg: no internet headers were kept"},
      {{"scan", "mails.zip", "mail.gz", "mail.msg"}, Status::done, "4 mails, 8 hops", ""},
      {{"scan", "--quiet", "--ndjson", "-", "mails.zip"},
       Status::done,
       "{\"path\":\"mails.zip\",\"entry\":\"in/2.eml.gz\",\"offset\":0,",
       ""},
      {{"scan", "--quiet", "--ndjson", "-", "mail.msg"},
       Status::done,
       "{\"path\":\"mail.msg\",\"entry\":null,\"offset\":null,",
       ""},
      {{"scan", "--ndjson", "-", "mail.eml"},
       Status::done,
       "{\"schema\":\"tlspath.message/1\"",
       "1 mail, 2 hops"},
  };
  for (const Row& row : rows) expect_row(row, World{}.run(row.words));
}

// verdicts.md section 6: a filter that takes mail in for others is suggested as own.
TEST_F(Cli, FilterThatTakesMailIn) {
  put("mail.eml",
      "Received: from eu1.mimecast.com (eu1.mimecast.com [198.51.100.7]) by mx.corp.example "
      "(Postfix) with ESMTPS id 7AB12C3D; Tue, 2 Jan 2024 10:02:00 +0000\n"
      "Received: from out.partner.example (out.partner.example [203.0.113.9]) by "
      "relay.mimecast.com with ESMTP id uk-mta-7-abcDEFghiJKLmnoPQRstu-1; Tue, 2 Jan 2024 10:01:00 "
      "+0000\nFrom: a@partner.example\n\n");
  constexpr std::string_view kSuggested = "Does mimecast.com take in your mail?";
  const auto show = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"show", "--trust", "corp.example", "mail.eml"});
    return World().run(words).out;
  };
  EXPECT_TRUE(holds(show({}), kSuggested));
  EXPECT_FALSE(holds(show({"--trust", "mimecast.com"}), kSuggested));
}

TEST_F(Cli, BadUsage) {
  put("mail.eml", "Received: from a by b with ESMTPS; Mon, 16 Mar 2009 18:05:18 -0400\n\n");
  put("inbox.mbox", "x");
  fs::create_directory("archive");
  put("scan4711.pdf", "%PDF-1.7\n");
  put("empty.eml", "");
  put("table.md", "| Received | from a.example by b.example; Tue, 4 Nov 2025 08:16:41 +0000 |\n");
  put("prose.txt", "Dear all,\nwas this mail encrypted? Please look.\n");
  const Row rows[] = {
      {{"shwo", "mail.eml"},
       Status::usage,
       "",
       "shwo: no such command or file; did you mean \"show\"?"},
      {{"show", "--fromat", "json", "mail.eml"},
       Status::usage,
       "",
       "unknown option --fromat; did you mean \"--format\"?"},
      {{"show", "--format", "jsn", "mail.eml"},
       Status::usage,
       "",
       "--format: \"jsn\" is none of: text, json"},
      {{"show", "--format"}, Status::usage, "", "--format text|json|markdown|html needs a value"},
      {{"show", "--raw=3", "mail.eml"}, Status::usage, "", "--raw"},
      {{"show", "-x", "mail.eml"}, Status::usage, "", "unknown option -x"},
      {{"show", "-x", "--", "mail.eml"}, Status::usage, "", "unknown option -x"},
      {{"show", "mail.eml", "-x", "--"}, Status::usage, "", "unknown option -x"},
      {{"show", "--trust", "1.2.3.4/99", "mail.eml"}, Status::usage, "", "1.2.3.4/99"},
      {{"show", "--trust", "two words", "mail.eml"},
       Status::usage,
       "",
       "--trust: \"two words\" is neither"},
      {{"show", "--trust=", "mail.eml"}, Status::usage, "", "--trust"},
      {{"show", "--xxxxxxx", "mail.eml"}, Status::usage, "", "unknown option --xxxxxxx"},
      {{"audit", "--trust", "corp.example", "main.cf"},
       Status::usage,
       "",
       "unknown option --trust"},
      {{"audit", "--systems", "a.toml", "main.cf"}, Status::usage, "", "unknown option --systems"},
      {{"probe", "--trust", "corp.example", "a.test"}, Status::usage, "", "unknown option --trust"},
      {{"probe", "--systems", "a.toml", "a.test"}, Status::usage, "", "unknown option --systems"},
      {{"systems", "--trust", "corp.example"}, Status::usage, "", "unknown option --trust"},
      {{"scan"}, Status::usage, "", "scan"},
      {{"help", "shw"}, Status::usage, "", "did you mean \"show\"?"},
      {{"systems", "postfx"},
       Status::usage,
       "",
       "postfx: no such system; did you mean \"postfix\"?"},
      {{"systems", "amazon-ses"}, Status::usage, "", "did you mean \"farcaster\", \"ses\"?"},
      {{"inbox.mbx"},
       Status::nothing,
       "",
       "tlspath: inbox.mbx: no such file; inbox.mbox is here, try: tlspath scan inbox.mbox\n"},
      {{"show", "archive/"},
       Status::nothing,
       "",
       "tlspath: archive/: a folder, and show explains single mails; try: tlspath scan archive/\n"},
      {{"scan4711.pdf"},
       Status::nothing,
       "",
       "tlspath: scan4711.pdf: no mail headers in it, looks like PDF; save the mail itself as "
       ".eml"},
      {{"empty.eml"}, Status::nothing, "", "tlspath: empty.eml: empty"},
      {{"table.md"},
       Status::nothing,
       "",
       "tlspath: table.md: lines that look like headers, but in a form that cannot be read; paste "
       "them as plain text"},
      {{"systems", "exchange", "--for", "abc"}, Status::usage, "", "VERSION (8.14.4)"},
      {{"systems", "exchange", "--for", "2020-13-45"}, Status::usage, "", "2020-13-45"},
      {{"--lang", "de", "systems", "nosuch"}, Status::usage, "", "nosuch"},
      {{"show", "absent-and-nothing-like-it.txt"}, Status::nothing, "", "no such file"},
      {{"mail.eml", "absent-and-nothing-like-it.txt"}, Status::partly, "hop", "no such file"},
      {{"show", "--raw", "--format", "json", "mail.eml"},
       Status::usage,
       "",
       "tlspath: --raw does not go together with --format json\n"},
      {{"audit", "mail.eml", "inbox.mbox"},
       Status::usage,
       "",
       "tlspath: audit FILE takes one file only, and inbox.mbox is another\n"},
      {{"show", "--systems", "archive", "mail.eml"},
       Status::usage,
       "",
       "tlspath: archive: a folder, and a file is expected\n"},
      {{"scan", "absent-and-nothing-like-it.txt"}, Status::nothing, "", "no such file"},
      {{"scan", "prose.txt"}, Status::nothing, "", "tlspath: prose.txt: no mail headers in it; "},
      {{"scan", "--quiet", "--redact", "--ndjson", "-", "mail.eml"},
       Status::usage,
       "",
       "tlspath: --redact needs another option: --html FILE\n"},
      {{"scan", "empty.eml", "mail.eml"}, Status::partly, "1 mail", "empty.eml: empty"},
      {{"scan", "--ndjson", "absent/out.ndjson", "mail.eml"},
       Status::nothing,
       "",
       "absent/out.ndjson"},
  };
  for (const Row& row : rows) expect_row(row, World{}.run(row.words));
}

TEST_F(Cli, StandardInput) {
  const std::string seed = read_file(kSeed, 1 << 20).value_or("");
  World world{.in = seed};
  EXPECT_TRUE(holds(world.run({}).out, kAnswer));
  EXPECT_EQ(world.run({}).err, "");
  world.in_tty = true;
  EXPECT_EQ(world.run({}).err, "Paste the headers, then press Enter and Ctrl-D.\n");
  EXPECT_EQ(world.run({"--quiet"}).err, "");
  world.in = " \n";
  const Ran ran = world.run({"--quiet"});
  EXPECT_EQ(ran.status, Status::nothing);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "tlspath: standard input: nothing was pasted; run tlspath again, paste the headers, "
            "then press Ctrl-D\n");
}

TEST_F(Cli, ReceivedLinesThatWereNotReadAreSaid) {
  constexpr std::string_view kUpper =
      "Received: from a.example (a.example [192.0.2.25]) by mx.b.example (Postfix) with ESMTPS id "
      "1; Tue, 4 Nov 2025 08:16:41 +0000\n";
  constexpr std::string_view kLower =
      "Received: from c.example (c.example [198.51.100.25]) by a.example (Postfix) with ESMTP id "
      "2; Tue, 4 Nov 2025 08:16:40 +0000\n";
  World world{.in = fmt::format("{}\nand here the rest:\n\n{}", kUpper, kLower)};
  std::string out = world.run({}).out;
  EXPECT_TRUE(holds(out, "Not all Received lines of this text were read")) << out;
  EXPECT_TRUE(holds(out, "1 more Received line stands below")) << out;
  EXPECT_FALSE(holds(out, "not in this text")) << out;
  EXPECT_TRUE(holds(world.run({"--format", "json"}).out, "\"received-below\"")) << out;
  out = world.run({"--lang", "de"}).out;
  EXPECT_TRUE(holds(out, "1 weitere Received-Zeile")) << out;
  // An empty line alone is read over.
  world.in = fmt::format("Return-Path: <x@c.example>\n{}\n{}From: x@c.example\n", kUpper, kLower);
  out = world.run({}).out;
  EXPECT_TRUE(holds(out, "In cleartext on hop 1")) << out;
  EXPECT_TRUE(holds(out, "gaps between headers closed (1 place)")) << out;
  // One hop, and the end of another.
  world.in = fmt::format(
      "er.example [192.0.2.25]) by mx.b.example with ESMTP id 1; Tue, 4 Nov 2025 "
      "08:16:41 +0000\n{}",
      kUpper);
  EXPECT_TRUE(holds(world.run({}).out, "begins in the middle of the headers"));
}

TEST_F(Cli, NoReceivedIsAnAnswerAndNoError) {
  put("sent.eml", "From: a@example.com\nTo: b@example.com\nSubject: x\n\nbody\n");
  const Ran ran = World{}.run({"sent.eml"});
  EXPECT_EQ(ran.status, Status::done);
  EXPECT_TRUE(holds(ran.out, "No answer:")) << ran.out;
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(holds(World{}.run({"--raw", "sent.eml"}).out, "No answer:"));
}

TEST_F(Cli, SeveralMailsAnAnswerEach) {
  const std::string seed = read_file(kSeed, 1 << 20).value_or("");
  put("a.eml", seed);
  put("two.mbox",
      "From a Sat Jan  1 00:00:00 2022\n" + seed + "\nFrom a Sat Jan  1 00:00:00 2022\n" + seed);
  for (const std::vector<std::string>& words :
       {std::vector{"a.eml"s, "a.eml"s}, std::vector{"two.mbox"s}}) {
    const Ran ran = World{}.run(words);
    EXPECT_EQ(ran.status, Status::done);
    const std::size_t first = ran.out.find(kAnswer);
    ASSERT_NE(first, std::string::npos);
    EXPECT_NE(ran.out.find(kAnswer, first + 1), std::string::npos);
  }
}

// Whoever sends a mail may put another one into it, with lines in our servers' name.
TEST_F(Cli, a_message_within_a_mail_is_nobodys_word) {
  put("within.eml",
      "Received: from y.example (y.example [203.0.113.9]) by mx.corp.example (Postfix) with ESMTP "
      "id 7AB12C3D; Tue, 2 Jan 2024 10:00:09 +0000\nFrom: a@bank.example\nMIME-Version: 1.0\n"
      "Content-Type: message/rfc822\n\n"
      "Received: from bank.example (bank.example [192.0.2.1]) by mx.corp.example (Postfix) with "
      "ESMTPS id 7AB12C3E; Tue, 2 Jan 2024 10:00:09 +0000\nFrom: a@bank.example\n\nx\n");
  const Ran ran = World{}.run(
      {"--trust", "corp.example", "--nested", "--layout", "list", "--lang", "en", "within.eml"});
  EXPECT_EQ(ran.status, Status::done);
  const std::size_t within = ran.out.find("Within it");
  ASSERT_NE(within, std::string::npos) << ran.out;
  EXPECT_TRUE(holds(ran.out.substr(0, within), "trusted")) << ran.out;
  EXPECT_FALSE(holds(ran.out.substr(within), "trusted")) << ran.out;
  EXPECT_FALSE(holds(ran.out.substr(within), "by the word of corp.example")) << ran.out;
}

TEST_F(Cli, ColourOnlyWhereItIsWanted) {
  struct ColourRow {
    std::vector<std::string> words;
    bool tty;
    std::map<std::string, std::string, std::less<>> env;
    bool colour;
  };
  const ColourRow rows[] = {
      {{kSeed}, true, {{"LANG", "C.UTF-8"}}, true},
      {{kSeed}, false, {{"LANG", "C.UTF-8"}}, false},
      {{kSeed}, true, {{"LANG", "C.UTF-8"}, {"NO_COLOR", "1"}}, false},
      {{kSeed}, true, {{"LANG", "C.UTF-8"}, {"NO_COLOR", ""}}, true},
      {{kSeed}, true, {{"LANG", "C.UTF-8"}, {"TERM", "dumb"}}, false},
      {{kSeed, "--color", "always"}, false, {{"NO_COLOR", "1"}}, true},
      {{kSeed, "--color", "never"}, true, {}, false},
  };
  for (const ColourRow& row : rows) {
    World world{.out_tty = row.tty, .env = row.env};
    EXPECT_EQ(holds(world.run(row.words).out, "\x1b["), row.colour);
  }
}

TEST_F(Cli, LanguageAndSignsByTheLocale) {
  const auto out = [](std::map<std::string, std::string, std::less<>> env,
                      std::vector<std::string> words = {}) {
    words.push_back(kSeed);
    return World{.env = std::move(env)}.run(words).out;
  };
  EXPECT_TRUE(holds(out({{"LANG", "de_DE.UTF-8"}}), "Verschlüsselt"));
  EXPECT_TRUE(holds(out({{"LANG", "de_DE.UTF-8"}, {"LC_MESSAGES", "en_GB.UTF-8"}}), "Encrypted"));
  EXPECT_TRUE(holds(out({{"LANG", "en_US.UTF-8"}, {"LC_ALL", "de_AT.UTF-8"}}), "Verschlüsselt"));
  EXPECT_TRUE(holds(out({{"LANG", "de_DE.UTF-8"}}, {"--lang", "en"}), "Encrypted"));
  EXPECT_TRUE(holds(out({{"LANG", "de_DE.UTF-8"}}, {"--format", "json"}), "Encrypted"));
  EXPECT_TRUE(
      holds(out({{"LANG", "de_DE.UTF-8"}}, {"--format", "json", "--lang", "de"}), "Verschl"));
  for (const auto& env : {std::map<std::string, std::string, std::less<>>{{"LANG", "C"}},
                          {{"LANG", "en_US.UTF-8"}, {"TERM", "linux"}},
                          {{"LANG", "de_DE.ISO-8859-1"}}})
    for (const char c : out(env)) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST_F(Cli, WidthDecidesTheLayout) {
  World world{.out_tty = true, .columns = 130, .env = {{"LANG", "C.UTF-8"}, {"NO_COLOR", "1"}}};
  EXPECT_TRUE(holds(world.run({kSeed}).out, "WRITTEN BY"));
  world.columns = 80;
  EXPECT_FALSE(holds(world.run({kSeed}).out, "WRITTEN BY"));
  const std::string blocks = world.run({kSeed}).out;
  world.columns = 60;
  const std::string list = world.run({kSeed}).out;
  EXPECT_NE(list, blocks);
  world.columns = 130;
  world.env["ACCESSIBLE"] = "1";
  EXPECT_FALSE(holds(world.run({kSeed}).out, "WRITTEN BY"));
}

TEST_F(Cli, Settings) {
  fs::create_directories("tlspath");
  World world;
  world.env["XDG_CONFIG_HOME"] = path_.string();
  put("tlspath/config.toml", "language = \"de\"\n[own]\ndomains = [\"domain.com\"]\n");
  EXPECT_TRUE(holds(world.run({kSeed}).out, "Verschlüsselt"));
  EXPECT_TRUE(holds(world.run({kSeed, "--no-config"}).out, "Encrypted"));
  EXPECT_TRUE(holds(world.run({kSeed, "--lang", "en"}).out, "Encrypted"));
  EXPECT_TRUE(holds(world.run({kSeed, "--format", "json"}).out, "\"boundary_inferred\": false"));
  put("tlspath/config.toml", "languag = \"de\"\n");
  const Ran ran = world.run({kSeed});
  EXPECT_EQ(ran.status, Status::usage);
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(holds(ran.err,
                    "tlspath/config.toml:1:1: unknown key \"languag\"; did you mean \"language\"?"))
      << ran.err;
  // What is wrong is told in the language asked for, in that of the settings, in the locale's.
  put("bad.toml", "[[partner]]\n");
  constexpr std::string_view kWrong =
      "unbekannter Schlüssel \"languag\"; meinten Sie \"language\"?";
  EXPECT_TRUE(holds(world.run({kSeed, "--lang", "de"}).err, kWrong));
  world.env["LANG"] = "de_DE.UTF-8";
  EXPECT_TRUE(holds(world.run({kSeed}).err, kWrong));
  world.env["LANG"] = "C.UTF-8";
  put("tlspath/config.toml", "language = \"de\"\nlanguag = \"en\"\n");
  EXPECT_TRUE(holds(world.run({kSeed}).err, kWrong));
  put("tlspath/config.toml", "language = \"de\"\n");
  EXPECT_TRUE(holds(world.run({"check", kSeed, "--policy", "bad.toml"}).err,
                    "bad.toml:1:1: [[partner]] braucht domain"));
  EXPECT_TRUE(holds(world.run({kSeed, "--systems", "bad.toml"}).err,
                    "bad.toml:1:3: unbekannter Schlüssel \"partner\""));
  EXPECT_TRUE(holds(world.run({kSeed, "--systems", "tlspath"}).err,
                    "tlspath: ein Ordner, erwartet wird eine Datei"));
}

constexpr std::string_view kGate =
    "[[system]]\n"
    "id = \"gate\"\n"
    "title = \"A gate\"\n"
    "[[system.cue]]\n"
    "slot = \"by_comment\"\n"
    "text = \"Gate\"\n"
    "[[system.profile]]\n"
    "marks = \"always\"\n"
    "[[system.sample]]\n"
    "received = \"from a.example ([192.0.2.1]) by b.example (Gate) id 7; Tue, 4 Nov 2025 09:14:05 "
    "+0100\"\n"
    "verdict = \"cleartext\"\n";
constexpr std::string_view kGateMail =
    "Received: from a.example ([192.0.2.1]) by b.example (Gate) id 8; Tue, 4 Nov 2025 09:14:05 "
    "+0100\nSubject: x\n\n";

TEST_F(Cli, SystemsOfTheCatalogue) {
  const Row rows[] = {
      {{"systems"}, Status::done, "systems; one in full: tlspath systems ID", ""},
      {{"systems", "exchange"}, Status::done, "SILENCE MEANS", ""},
      {{"systems", "Exchange"}, Status::done, "id exchange", ""},
      {{"systems", "exchange", "--lang", "de"}, Status::done, "SCHWEIGEN HEISST", ""},
      {{"systems", "sendmail", "--for", "8.9.3"}, Status::done, "cannot do TLS", ""},
      {{"systems", "--format", "json", "postfix"},
       Status::done,
       "\"schema\":\"tlspath.systems/1\"",
       ""},
      {{"systems", "--format", "markdown"}, Status::done, "| `postfix` | Postfix |", ""},
      {{"systems", "postfx"},
       Status::usage,
       "",
       "postfx: no such system; did you mean \"postfix\"?"},
      {{"systems", "redmond"},
       Status::usage,
       "",
       "redmond: no such system; all of them: tlspath systems"},
      {{"systems", "--for", "8.9.3"},
       Status::usage,
       "",
       "something is missing; type: tlspath systems ID --for VERSION"},
      {{"systms"}, Status::usage, "", "did you mean \"systems\"?"},
  };
  for (const Row& row : rows) expect_row(row, World{}.run(row.words));
  // The row that covers what is asked, or a word that none does.
  const std::string_view no_row = "No row for";
  const struct {
    std::string_view system, asked, holds;
    std::string_view without = "No row for";
  } kAsked[] = {
      {"exchange", "2010", "2007-2013", "from 15.20"},
      {"exchange", "2016", "2016 on", "from 15.20"},
      {"exchange", "2019", "2016 on", "2007-2013  "},
      {"exchange", "14.3", "2007-2013", "from 15.20"},
      {"exchange", "15.20", "from 15.20"},
      {"exchange", "online", "from 15.20"},
      {"exchange", "6.5", no_row, "before 15.1    "},
      {"exchange", "2003", no_row, "before 15.1    "},
      {"exchange", "2012-01-31", "no version shown", "2007-2013"},
      {"postfix", "1.1", "No row for 1.1. There are: 2.6 on", "2.6 on   "},
      {"postfix", "2.3", no_row, "2.6 on   "},
      {"postfix", "3.7.2", "2.6 on   "},
      {"gmail", "2008-01-01", no_row, "2009 on   "},
      {"gmail", "2010", "2009 on   "},
      {"sendmail", "8.15", "8.15.1 on", "8.12 to"},
      {"sendmail", "8.14.4", "8.12 to 8.14", "8.15.1"},
      {"sendmail", "8.11.0", "8.11   "},
      {"sendmail", "2004", no_row},
      {"exim", "2", no_row},
      {"exim", "4.92.3", "4.43 to 4.92"},
      {"kumomta", "2025", "before 2025-07"},
      {"kumomta", "2025-08-01", "2025-07 on", "before 2025-07"},
      {"mimecast", "2020-01-01", "2019 to 2021", "2021 on"},
      {"imss", "8.5", "7.0"},
      {"maddy", "0.7", "LMTP"},
  };
  for (const auto& row : kAsked) {
    const auto r = World{}.run(
        {"systems", std::string(row.system), "--for", std::string(row.asked), "--lang", "en"});
    EXPECT_TRUE(holds(r.out, row.holds)) << row.asked << '\n' << r.out;
    if (row.holds != row.without && !row.holds.starts_with(no_row)) {
      EXPECT_FALSE(holds(r.out, row.without)) << row.asked << '\n' << r.out;
    }
  }
  // What holds for 8.9.3 alone, and nothing of later ones.
  EXPECT_FALSE(holds(World{}.run({"systems", "sendmail", "--for", "8.9.3"}).out, "8.12"));
  EXPECT_TRUE(holds(World{}.run({"systems", "microsoft"}).err, "exchange"));
}

TEST_F(Cli, SystemsOfTheUser) {
  put("gate.toml", kGate);
  put("mail.eml", kGateMail);
  put("wrong.toml", std::string(kGate) + "[[system]]\nid = \"gate\"\nminimum_verison = \"4\"\n");
  const Row rows[] = {
      {{"--format", "json", "mail.eml"}, Status::done, "\"system\": null", ""},
      {{"--systems", "gate.toml", "--format", "json", "mail.eml"},
       Status::done,
       "\"system\": \"user:gate\"",
       ""},
      {{"scan", "--quiet", "--ndjson", "-", "--systems", "gate.toml", "mail.eml"},
       Status::done,
       "\"system\":\"user:gate\"",
       ""},
      {{"systems", "--systems", "gate.toml", "gate"}, Status::done, "id user:gate", ""},
      {{"systems", "--systems", "gate.toml", "user:gate"}, Status::done, "id user:gate", ""},
      {{"--systems", "gone.toml", "mail.eml"}, Status::usage, "", "gone.toml: no such file"},
      {{"--systems", "wrong.toml", "mail.eml"},
       Status::usage,
       "",
       "wrong.toml:12:1: [[system]] needs title"},
  };
  for (const Row& row : rows) expect_row(row, World{}.run(row.words));

  // The user's own file, unless --no-config.
  fs::create_directories("tlspath");
  put("tlspath/systems.toml", kGate);
  World world;
  world.env["XDG_CONFIG_HOME"] = path_.string();
  EXPECT_TRUE(holds(world.run({"--format", "json", "mail.eml"}).out, "user:gate"));
  EXPECT_FALSE(holds(world.run({"--no-config", "--format", "json", "mail.eml"}).out, "user:gate"));
  put("tlspath/systems.toml", "[[system]]\n");
  const Ran ran = world.run({"mail.eml"});
  EXPECT_EQ(ran.status, Status::usage);
  EXPECT_TRUE(holds(ran.err, "tlspath/systems.toml:1:1: [[system]] needs ")) << ran.err;
}

TEST_F(Cli, UnknownFormsAreListed) {
  put("a.eml", kGateMail);
  put("b.eml", kGateMail);
  put("gate.toml", kGate);
  const Ran plain = World{}.run({"scan", "a.eml", "b.eml"});
  EXPECT_TRUE(
      holds(plain.out, "UNKNOWN FORMS: 1, in 2 hops; list them: tlspath scan --unknown forms.txt"))
      << plain.out;
  const Ran listed = World{}.run({"scan", "--unknown", "forms.txt", "a.eml", "b.eml"});
  EXPECT_EQ(listed.status, Status::done);
  EXPECT_TRUE(holds(listed.out, "UNKNOWN FORMS: 1, in 2 hops; listed in forms.txt")) << listed.out;
  const std::string table = content("forms.txt");
  EXPECT_TRUE(holds(table,
                    "count\tform\texample\n"
                    "2\tfrom <host> ([<ip>]) by <host> (Gate) id <id>; <date>\t"))
      << table;
  const Ran piped = World{}.run({"scan", "--unknown", "-", "a.eml", "b.eml"});
  EXPECT_EQ(piped.out, table);
  EXPECT_TRUE(holds(piped.err, "UNKNOWN FORMS: 1, in 2 hops"));
  EXPECT_EQ(World{}.run({"scan", "--unknown", "-", "--ndjson", "-", "a.eml"}).status,
            Status::usage);
  EXPECT_EQ(World{}.run({"scan", "--unknown", "no/such/folder", "a.eml"}).status, Status::nothing);
  EXPECT_FALSE(holds(World{}.run({"scan", "--systems", "gate.toml", "a.eml"}).out, "UNKNOWN"));
}

TEST(Settings, Rows) {
  struct SettingsRow {
    std::string_view text;
    std::string_view error;  // empty: it is right
  };
  const SettingsRow rows[] = {
      {"", ""},
      {"language = \"en\"", ""},
      {"[own]\ndomains = [\"corp.example\", \"*.b.example\"]\nnetworks = [\"192.0.2.0/24\", "
       "\"2001:db8::/32\"]",
       ""},
      {"language = \"fr\"", "c.toml:1:12: language"},
      {"language = 3", "c.toml:1:12: language"},
      {"own = 3", "c.toml:1:7: own"},
      {"[own]\ndomain = []",
       "c.toml:2:1: unknown key \"domain\" in [own]; did you mean \"domains\"?"},
      {"[own]\ndomains = \"corp.example\"", "c.toml:2:11: domains"},
      {"[own]\ndomains = [1]", "c.toml:2:12: domains"},
      {"[own]\nnetworks = [\"192.0.2.0/33\"]", "c.toml:2:13: networks: \"192.0.2.0/33\""},
      {"[own]\nnetworks = [\"corp.example\"]", "c.toml:2:13: networks: \"corp.example\""},
      {"[own]\ndomains = [\"192.0.2.0/24\"]", "c.toml:2:12: domains: \"192.0.2.0/24\""},
      {"x = 1\nlanguage = 3", "c.toml:1:1: unknown key \"x\""},
      {"[own", "c.toml:1:"},
      {"\xff", "c.toml:1:"},
  };
  TomlMistakes said;
  for (const SettingsRow& row : rows) {
    const auto settings = parse_settings(row.text, "c.toml", Language::en);
    EXPECT_EQ(settings.has_value(), row.error.empty()) << row.text;
    if (!settings) {
      EXPECT_TRUE(settings.error().what.starts_with(row.error)) << settings.error().what;
      const auto german = parse_settings(row.text, "c.toml", Language::de);
      ASSERT_FALSE(german) << row.text;
      said.both(settings.error().what, german.error().what);
    }
  }
  EXPECT_EQ(said.missing(toml_words(Language::de).settings), std::vector<std::string>());
}

TEST(Settings, OwnSide) {
  struct OwnRow {
    std::string_view text;
    bool right;
  };
  const OwnRow rows[] = {{"corp.example", true},
                         {"*.corp.example", true},
                         {".Corp.Example.", true},
                         {"192.0.2.0/24", true},
                         {"192.0.2.1", true},
                         {"2001:db8::/32", true},
                         {"", false},
                         {"a b", false},
                         {"..", false},
                         {"192.0.2.0/99", false},
                         {"a..b", false},
                         {"-x.example", false}};
  for (const OwnRow& row : rows) {
    OwnSide own;
    EXPECT_EQ(add_own(own, row.text), row.right) << row.text;
    EXPECT_EQ(own.empty(), !row.right) << row.text;
  }
}

TEST_F(Cli, ScanReadsAPipe) {
  const std::string seed = read_file(kSeed, 1 << 20).value_or("");
  const Ran ran = World{.in = packed::gzip(seed)}.run({"scan", "-"});
  EXPECT_EQ(ran.status, Status::done) << ran.err;
  EXPECT_TRUE(holds(ran.out, "1 mail, 2 hops")) << ran.out;
  const Ran torn = World{.in = packed::gzip(seed).substr(0, 100)}.run({"scan", "-"});
  EXPECT_EQ(torn.status, Status::nothing);
  EXPECT_TRUE(holds(torn.err, "tlspath: standard input: breaks off;")) << torn.err;
}

TEST_F(Cli, ScanWritesOneRecordAMail) {
  const std::string seed = read_file(kSeed, 1 << 20).value_or("");
  fs::create_directories("in/sub");
  put("in/a.eml", seed);
  put("in/sub/two.mbox",
      "From a Sat Jan  1 00:00:00 2022\n" + seed + "\nFrom a Sat Jan  1 00:00:00 2022\n" + seed);
  put("in/notes.txt", "milk\n");
  put("in/.hidden.eml", seed);
  const Ran ran = World{}.run({"scan", "--ndjson", "out.ndjson", "in", "--verbose"});
  EXPECT_EQ(ran.status, Status::done) << ran.err;
  EXPECT_TRUE(
      holds(ran.out, "3 mails, 6 hops, 2009-03; 2 files read, 2 that are no mails left out"))
      << ran.out;
  EXPECT_EQ(ran.err,
            "tlspath: in/.hidden.eml: left out; it is read where it is named itself\n"
            "tlspath: in/notes.txt: no mail, left out\n");
  const std::string lines = content("out.ndjson");
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 3);
  EXPECT_TRUE(holds(lines, "{\"path\":\"in/sub/two.mbox\",\"entry\":null,\"offset\":32,")) << lines;
}

struct ProgressRow {
  ScanProgress now;
  std::optional<std::uint64_t> total;
  double seconds;
  const char* line;
};
const ProgressRow kProgress[] = {
    {{504'012, 4'100'000'000},
     10'000'000'000,
     9.73,
     " 41 %  [###########.................]  4.1/10.0 GB  504,012 mails  0:14 left"},
    {{0, 0}, 10'000, 0, "  0 %  [............................]  0.0/10.0 kB  0 mails"},
    {{3, 10'000},
     10'000,
     5,
     "100 %  [############################]  10.0/10.0 kB  3 mails  0:00 left"},
    // A file grew while it was read.
    {{3, 12'000},
     10'000,
     5,
     "100 %  [############################]  12.0/10.0 kB  3 mails  0:00 left"},
    {{1'234, 59'300'000}, std::nullopt, 2, "59.3 MB  1,234 mails  617 a second"},
    {{9, 90'000'000},
     9'000'000'000,
     60,
     "  1 %  [............................]  0.1/9.0 GB  9 mails"},
};

TEST(Progress, is_one_line) {
  for (const ProgressRow& row : kProgress)
    EXPECT_EQ(progress_line(row.now, row.total, row.seconds), row.line);
}

// Errors do not tear the bar: it is taken off the line before they are said.
TEST(Progress, bar_gives_way) {
  std::istringstream in;
  std::ostringstream out, err;
  Io io{.in = in, .out = out, .err = err, .err_tty = true, .env = {}, .interrupted = {}};
  Progress bar(io, false, {});
  bar.step({1, 1});
  EXPECT_EQ(err.str(), "") << "drawn too early";
  std::this_thread::sleep_for(std::chrono::milliseconds(250));
  bar.step({5, 5'000});
  bar.clear();
  complain(io, "a.eml: no such file");
  EXPECT_TRUE(err.str().ends_with("\r\x1b[Ktlspath: a.eml: no such file\n")) << err.str();
  EXPECT_NE(err.str().find("5 mails"), std::string::npos) << err.str();
}

TEST_F(Cli, HelpFitsTheTerminal) {
  for (const std::vector<std::string>& words : {std::vector{"--help"s},
                                                {"show"s, "--help"s},
                                                {"scan"s, "--help"s},
                                                {"systems"s, "--help"s}}) {
    std::istringstream lines(World{}.run(words).out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(line.size(), 80U) << line;
    // The first page fits the smallest terminal; a command's own may be a little longer.
    EXPECT_LE(count, words.size() == 1 ? 24U : 36U) << words.front();
  }
}

// --- hostile mails, made here ---

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

const std::string kLine =
    "Received: from a.example (a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id 7; "
    "Mon, 16 Mar 2009 18:05:18 -0400\n";

// A line from `from` on up to the date.
std::string received(std::string_view words) {
  return "Received: from " + std::string(words) + "; Mon, 16 Mar 2009 18:05:18 -0400\n";
}

std::string noise(std::size_t size) {
  std::string bytes;
  for (unsigned x = 7; bytes.size() < size; x = x * 1103515245U + 12345U)
    bytes += static_cast<char>(x >> 16U);
  return bytes;
}

std::string nested_multiparts(int depth) {
  std::string mail = kLine;
  for (int i = 0; i < depth; ++i) {
    const std::string mark = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + mark + "\n\n--" + mark + "\n";
  }
  return mail;
}

struct Hostile {
  std::string_view name;
  std::string (*bytes)();
  Status status;
  std::string_view out;  // what the text holds
};

constexpr std::size_t kMegabyte = 1'000'000;

const Hostile kHostile[] = {
    {"NulsInAField",
     [] {
       return received("a.example\0\0 (a.example [192.0.2.1]) by b.example with ESMTPS id 7"s);
     },
     Status::done, "hop"},
    {"OnlyNuls", [] { return std::string(100'000, '\0'); }, Status::nothing, ""},
    {"Noise", [] { return noise(100'000); }, Status::nothing, ""},
    {"InvalidUtf8",
     [] {
       return received("\xff\xfe\xc3 by b.example (\xe2\x80) with ESMTPS") +
              "Subject: \xff\xed\xa0\x80\n\n";
     },
     Status::done, "hop"},
    {"LongLine", [] { return received(std::string(kMegabyte, 'a') + " by b.example with ESMTPS"); },
     Status::done, "hop"},
    {"LongSubject", [] { return kLine + "Subject: " + std::string(kMegabyte, 's') + "\n\n"; },
     Status::done, "cleartext"},
    {"LongFieldName", [] { return kLine + std::string(kMegabyte, 'n') + ": x\n\n"; }, Status::done,
     "cleartext"},
    {"TenThousandReceived", [] { return repeated(kLine, 10'000) + "\n"; }, Status::done, "hop"},
    {"HundredThousandFields", [] { return kLine + repeated("X: y\n", 100'000) + "\n"; },
     Status::done, "cleartext"},
    {"DeepComments",
     [] {
       return received("a " + std::string(100'000, '(') + "x" + std::string(100'000, ')') +
                       " by b.example with ESMTP");
     },
     Status::done, "hop"},
    {"OpenComments",
     [] {
       return received("a " + repeated("(using TLSv1.3 ", 10'000) + "by b.example with ESMTP");
     },
     Status::done, "hop"},
    {"OpenQuotes",
     [] { return received("\"" + repeated("\\\"", 50'000) + " by b.example with ESMTP"); },
     Status::done, "hop"},
    {"HeloThatImitatesTls",
     [] {
       return received(
           "x (HELO (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)) (192.0.2.9) "
           "by b.example (Postfix) with SMTP id 7");
     },
     Status::done, "Not encrypted"},
    {"EscapesAndDirections",
     [] {
       return received(
                  "\x1b[31mred\x1b]0;title\x07 (\u202ea.example [192.0.2.1]) by b.example "
                  "(Postfix) with ESMTPS id \x1b[2J") +
              "Subject: \x1b[31m\u202e<script>alert(1)</script>\n\n";
     },
     Status::done, "hop"},
    {"CarriageReturnsAlone",
     [] {
       return "Received: from a.example by b.example with ESMTPS; Mon, 16 Mar 2009 18:05:18 -0400\r"
              "From: a@example.com\r\r"s;
     },
     Status::done, "hop"},
    {"NoLineEnd",
     [] {
       return "Received: from a.example by b.example with ESMTPS; Mon, 16 Mar 2009 18:05:18 -0400"s;
     },
     Status::done, "hop"},
    {"BlankLinesFirst", [] { return "\n\n\n" + kLine; }, Status::done, "hop"},
    {"DeepMultiparts", [] { return nested_multiparts(2'000); }, Status::done, "cleartext"},
    {"DeepMessages", [] { return kLine + repeated("Content-Type: message/rfc822\n\n", 2'000); },
     Status::done, "cleartext"},
};

class HostileMail : public Cli, public testing::WithParamInterface<Hostile> {};

TEST_P(HostileMail, IsAnsweredOrRefused) {
  const Hostile& row = GetParam();
  put("hostile.eml", row.bytes());
  for (const std::vector<std::string>& form :
       std::vector<std::vector<std::string>>{{},
                                             {"--all"},
                                             {"--layout", "list"},
                                             {"--format", "json", "--nested"},
                                             {"--format", "html"},
                                             {"--format", "markdown", "--redact"},
                                             {"--raw"}}) {
    std::vector<std::string> words{"show", "hostile.eml"};
    words.insert(words.end(), form.begin(), form.end());
    const Ran ran = World{}.run(words);
    EXPECT_EQ(ran.status, row.status) << row.name << ran.err;
    expect_clean(ran.out);
    expect_clean(ran.err);
    EXPECT_FALSE(holds(ran.out, "\u202e")) << row.name;
    if (holds(ran.out, "<!DOCTYPE html>")) {
      EXPECT_FALSE(holds(ran.out, "<script>")) << row.name;
    }
    if (form.empty()) {
      EXPECT_TRUE(row.out.empty() ? ran.out.empty() : holds(ran.out, row.out))
          << row.name << '\n'
          << ran.out.substr(0, 2000);
    }
  }
  const Ran scanned = World{}.run({"scan", "--ndjson", "-", "hostile.eml"});
  expect_clean(scanned.out);
  expect_clean(scanned.err);
}

// One test a mail, so that ctest's limit holds for each.
INSTANTIATE_TEST_SUITE_P(Cli, HostileMail, testing::ValuesIn(kHostile),
                         [](const auto& mail) { return std::string(mail.param.name); });

}  // namespace
}  // namespace tlspath::cli

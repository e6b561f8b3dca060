// What `tlspath systems` says of the built-in systems, held against their samples; the page itself
// on systems made here.
#include "core/report/systems_page.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/path/analysis.hpp"
#include "core/report/systems_words.hpp"
#include "core/text/escape.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/examples.hpp"
#include "parsers/profiles.hpp"
#include "parsers/systems.hpp"
#include "tests/sample_set.hpp"

namespace tlspath {
namespace {

struct Line {
  std::string raw;
  ReceivedField field;
  Hop hop;
};
Line read(std::string_view raw) {
  static const auto scratch = Catalogue::built_in().make_scratch();
  Line line{.raw = std::string(raw), .field = {}, .hop = {}};
  read_hop(line.raw, {{}, span_between(0, line.raw.size())}, Catalogue::built_in(), *scratch,
           line.field, line.hop);
  return line;
}

TEST(SystemsPage, every_system_has_an_example_that_it_claims) {
  for (const System* s : kSystems) {
    const auto lines = parsers::examples_of(*s);
    EXPECT_FALSE(lines.empty()) << s->id;
    for (const std::string_view example : lines) {
      const Line line = read(example);
      EXPECT_EQ(line.hop.system, s) << s->id << ": " << example;
    }
  }
}

TEST(SystemsPage, examples_show_tls_where_a_sample_does) {
  for (const samples::Mail& mail : samples::load(TLSPATH_SOURCE_DIR)) {
    const System* s = Catalogue::built_in().find(mail.folder);
    if (s == nullptr) continue;
    for (const samples::Row& row : mail.rows) {
      if (row[samples::kSystem] != s->id || row[samples::kVerdict] != "encrypted") continue;
      const auto lines = parsers::examples_of(*s);
      ASSERT_FALSE(lines.empty()) << s->id;
      EXPECT_EQ(read(lines.front()).hop.verdict, Verdict::encrypted) << s->id;
    }
  }
}

bool states(const Hop& hop, Fact f) {
  switch (f) {
    case Fact::version:
      return hop.tls.version.has_value();
    case Fact::cipher:
      return hop.tls.cipher.has_value();
    case Fact::bits:
      return hop.tls.bits.has_value();
    case Fact::key_exchange:
      return hop.tls.key_exchange.has_value();
    case Fact::signature:
      return hop.tls.signature.has_value();
    case Fact::client_certificate:
      return hop.tls.client_certificate.has_value();
    case Fact::authenticated:
      return hop.authenticated.has_value();
    default:
      return false;
  }
}

TEST(SystemsPage, what_is_never_shown_is_in_no_sample) {
  for (const samples::Mail& mail : samples::load(TLSPATH_SOURCE_DIR))
    for (const Span value : samples::received(mail.raw)) {
      const Line line = read(slice(mail.raw, value));
      if (line.hop.system == nullptr) continue;
      for (const Fact f : {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange,
                           Fact::signature, Fact::client_certificate, Fact::authenticated}) {
        const bool contradicts = line.hop.system->never_shown.has(f) && states(line.hop, f);
        EXPECT_FALSE(contradicts) << line.hop.system->id << " shows " << name(f) << " in "
                                  << mail.path() << ": " << line.raw;
      }
    }
}

TEST(SystemsPage, what_cannot_do_tls_shows_none) {
  for (const System* s : kSystems)
    for (const Profile& p : s->profiles) {
      const bool cannot = p.shows.find("cannot do TLS") != std::string_view::npos;
      EXPECT_EQ(cannot, p.has_tls == HasTls::no) << s->id << ": " << p.label;
    }
}

// The words for people and the data that answers go by.
TEST(SystemsPage, what_shows_and_what_a_plain_keyword_lacks_agree) {
  for (const System* s : kSystems)
    for (const Profile& p : s->profiles) {
      const bool nothing = p.shows.starts_with("nothing");
      if (p.marks != Marks::never) {
        EXPECT_TRUE(nothing || has_tls(p) == HasTls::yes) << s->id << ": " << p.label;
      }
      if (has_tls(p) != HasTls::yes || (p.marks != Marks::keyword && p.marks != Marks::always))
        continue;
      const std::string_view keyword = keyword_with_tls(p) == "S" ? "ESMTPS" : keyword_with_tls(p);
      EXPECT_EQ(ascii::ifind(p.shows, keyword.empty() ? "ESMTPS" : keyword) != p.shows.npos,
                !keyword.empty())
          << s->id << ": " << p.label;
      EXPECT_FALSE(nothing) << s->id << ": " << p.label;
    }
}

SystemEntry entry(const System& s) {
  SystemEntry e{
      .system = &s, .own = false, .replaces = {}, .examples = {}, .asked = {}, .only = {}};
  for (const std::string_view example : parsers::examples_of(s)) {
    const Line line = read(example);
    e.examples.push_back({.received = line.raw,
                          .verdict = line.hop.verdict,
                          .version = {},
                          .cipher = {},
                          .bits = {}});
  }
  return e;
}

TEST(SystemsPage, no_line_is_wider_than_asked) {
  std::vector<SystemEntry> all;
  for (const System* s : kSystems) all.push_back(entry(*s));
  for (const Language language : {Language::en, Language::de})
    for (const int width : {40, 60, 72, 80, 120})
      for (const bool ascii : {false, true}) {
        const SystemsStyle style{
            .language = language, .width = width, .ascii = ascii, .list = false};
        std::string text = systems_table(all, style);
        for (const SystemEntry& e : all) text += system_page(e, style);
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
          EXPECT_LE(cells(line), static_cast<std::size_t>(width)) << line;
          EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
          if (ascii) {
            for (const char c : line) EXPECT_TRUE(c >= 0x20 && c < 0x7f) << line;
          }
        }
      }
}

constexpr Profile kProfiles[] = {
    {.until = "8.11",
     .marks = Marks::always,
     .label = "to 8.10",
     .shows = "nothing",
     .has_tls = HasTls::no},
    {.from = "15.1.467",
     .until = "15.20",
     .marks = Marks::always,
     .label = "2016 on",
     .shows = "(TLS)"},
    {.from = "2025-07-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "summer",
     .shows = "ESMTPS"},
    {.unversioned = true, .marks = Marks::never, .label = "any"},
};
constexpr Form kForms[] = {{Slot::with, "mapi", Means::store, Match::whole},
                           {Slot::by_comment, "Queue", Means::queue},
                           {Slot::from_tail, "proxy", Means::peer_is_proxy}};
constexpr System kSystem{.id = "made",
                         .title = "Made for this test",
                         .short_title = "Made",
                         .profiles = kProfiles,
                         .forms = kForms,
                         .source = "nowhere",
                         .unknown = "everything",
                         .tls_since = "8.11 (2000)",
                         .never_shown = {Fact::bits, Fact::authenticated}};

TEST(SystemsPage, one_system_is_explained) {
  SystemEntry e = entry(kSystem);
  EXPECT_EQ(system_page(e, {}),
            "Made for this test                                                       id made\n"
            "VERSION, BUILD                    HAS TLS   SHOWS TLS AS  SILENCE MEANS\n"
            "to 8.10                           no        nothing       ✗ cleartext\n"
            "2016 on    15.1.467 to before     yes       (TLS)         ✗ cleartext\n"
            "           15.20\n"
            "summer     from 2025-07-01        yes       ESMTPS        ? not stated\n"
            "no version shown                  -         nothing       ? not stated\n"
            "any  (Queue)                      -         nothing       ⌂ local\n"
            "any  with mapi                    -         nothing       ? not stated\n"
            "-            not known, or not the same in all\n"
            "TLS since    8.11 (2000)\n"
            "Never shown  key bits, whether the sender logged in\n"
            "Known from   nowhere\n"
            "Unknown      everything\n");
  e.asked = "8.9.3";
  e.only = {&kProfiles[0]};
  const std::string one = system_page(e, {.language = Language::de});
  EXPECT_NE(one.find("bis 8.10                     nein      nichts"), std::string::npos) << one;
  EXPECT_EQ(one.find("2016"), std::string::npos) << one;
  e.asked = "17";
  e.only = {};
  const std::string none = system_page(e, {});
  EXPECT_NE(none.find("No row for 17. There are: to 8.10; 2016 on, 15.1.467 to before 15.20;"),
            std::string::npos)
      << none;
  EXPECT_EQ(none.find("SILENCE MEANS\nto 8.10"), std::string::npos) << none;
  EXPECT_NE(one.find("die Schlüssellänge, ob der Absender angemeldet war"), std::string::npos)
      << one;
}

TEST(SystemsPage, labels_are_spoken) {
  struct Row {
    std::string_view english, german;
  };
  constexpr Row kRows[] = {{"8.12 to 8.14", "8.12 bis 8.14"},
                           {"to 8.10", "bis 8.10"},
                           {"2016 on", "ab 2016"},
                           {"2016 on, Online", "ab 2016, Online"},
                           {"any", "alle"},
                           {"(TLS) or version=", "(TLS) oder version="},
                           {"since October 2022", "seit October 2022"}};
  for (const Row& row : kRows) {
    EXPECT_EQ(spoken_label(row.english, Language::de), row.german);
    EXPECT_EQ(spoken_label(row.english, Language::en), row.english);
  }
}

}  // namespace
}  // namespace tlspath

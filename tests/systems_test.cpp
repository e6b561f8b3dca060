// The list of mail systems and their samples: every row of samples/*/expected.tsv, in four
// foldings; the list's own order; every pattern, reader and owner; torn, hostile and forged lines.
// A new system needs nothing here: its samples and rows are found by the folder's name. Only an id
// that the reference beside the project does not have goes into ids_are_those_of_the_reference.

#include <gtest/gtest.h>

#include <cctype>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/day.hpp"
#include "core/path/analysis.hpp"
#include "core/path/system.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/pattern.hpp"
#include "tests/sample_set.hpp"

namespace tlspath {
namespace {

using samples::Cell;
using samples::Mail;
using samples::Row;

const std::vector<Mail>& all_mails() {
  static const std::vector<Mail> mails = samples::load(TLSPATH_SOURCE_DIR);
  return mails;
}

// One line as the catalogue reads it.
struct Line {
  std::string raw;  // the value alone
  ReceivedField field;
  Hop hop;
};

Line read_line(std::string raw) {
  static const auto scratch = Catalogue::built_in().make_scratch();
  Line line;
  line.raw = std::move(raw);
  const HeaderField header{{}, span_between(0, line.raw.size())};
  read_hop(line.raw, header, Catalogue::built_in(), *scratch, line.field, line.hop);
  return line;
}

// Runs of blanks and folding become one blank: how a cell writes what stands folded in the mail.
std::string unfolded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!ascii::is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string said(std::string_view raw, const std::optional<Span>& where) {
  return where ? unfolded(slice(raw, *where)) : "-";
}

bool sender_chose(const ReceivedField& field, Span where) {
  for (const Part& p : field)
    if (!own_words(p.slot) && p.slot != Slot::by && overlap(p.where, where)) return true;
  return false;
}

// (alice@192.0.2.1 with login): the system's words behind the address that it recorded.
bool own_login_words(const Line& line, Span where) {
  return line.hop.system != nullptr && line.hop.system->login_behind_peer &&
         line.field.peer_address && where.at > line.field.peer_address->where.end();
}

// Evidence of TLS lies inside the line and outside of what the sender chose.
void expect_honest_evidence(const Line& line) {
  const Span value = line.hop.value;
  for (const Evidence& e : line.hop.evidence) {
    EXPECT_FALSE(e.where.empty()) << name(e.says) << " without bytes";
    EXPECT_GE(e.where.at, value.at) << name(e.says);
    EXPECT_LE(e.where.end(), value.end()) << name(e.says);
    switch (e.says) {
      case Fact::local:
      case Fact::peer:
      case Fact::silence:
        break;
      case Fact::authenticated:
        if (own_login_words(line, e.where)) break;
        [[fallthrough]];
      default:
        EXPECT_FALSE(sender_chose(line.field, e.where))
            << name(e.says) << " in what the sender chose: " << slice(line.raw, e.where);
    }
  }
}

// verdict, version, cipher ... as a row has them.
std::string row_of(const Line& line) {
  const Hop& hop = line.hop;
  std::string row;
  const auto cell = [&row](std::string_view text) {
    row.append(row.empty() ? "" : "\t").append(text);
  };
  cell(name(hop.verdict));
  cell(hop.tls.version ? name(hop.tls.version->value) : "-");
  cell(said(line.raw, hop.tls.cipher));
  cell(hop.tls.bits ? std::to_string(hop.tls.bits->value) : "-");
  cell(hop.tls.client_certificate ? name(hop.tls.client_certificate->value) : "-");
  cell(hop.authenticated ? "yes" : "-");
  cell(hop.protocol ? said(line.raw, hop.protocol->where) : "-");
  cell(hop.system != nullptr ? hop.system->id : "-");
  return row;
}

std::string row_of(const Row& expected) {
  std::string row;
  for (std::size_t c = samples::kVerdict; c <= samples::kSystem; ++c)
    row.append(row.empty() ? "" : "\t").append(expected.cells[c]);
  return row;
}

void expect_row(const Line& line, const Row& row) {
  EXPECT_EQ(row_of(line), row_of(row));

  // The bytes behind the cells that are not written as they stand.
  const Hop& hop = line.hop;
  if (hop.tls.version) {
    EXPECT_EQ(parse_tls_version(slice(line.raw, hop.tls.version->where)), hop.tls.version->value);
  }
  if (hop.tls.bits) {  // Exim with GnuTLS once counted bytes
    const std::string digits(slice(line.raw, hop.tls.bits->where));
    EXPECT_TRUE(digits == row[samples::kBits] ||
                std::to_string(std::atoi(digits.c_str()) * 8) == row[samples::kBits])
        << "bits stand as " << digits;
  }
  if (hop.authenticated) {
    EXPECT_FALSE(hop.authenticated->empty());
  }
  expect_honest_evidence(line);
}

// The four foldings of a value. `fold` puts CR LF TAB at every run of blanks outside of quoted
// strings.
std::string as_lf(std::string_view value) {
  std::string out;
  for (const char c : value)
    if (c != '\r') out += c;
  return out;
}
std::string as_crlf(std::string_view value) {
  std::string out;
  for (const char c : as_lf(value)) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}
std::string folded(std::string_view value) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '"') quoted = !quoted;
    if (quoted || !ascii::is_blank(value[i])) {
      out += value[i];
      continue;
    }
    while (i + 1 < value.size() && ascii::is_blank(value[i + 1])) ++i;
    out += "\r\n\t";
  }
  return out;
}
struct Folding {
  std::string_view name;
  std::string (*of)(std::string_view);
};
constexpr Folding kFoldings[] = {{"LF", as_lf},
                                 {"CRLF", as_crlf},
                                 {"CRLF TAB at every blank", folded},
                                 {"one line", samples::on_one_line}};

class Sample : public testing::TestWithParam<std::size_t> {
 protected:
  const Mail& mail() const { return all_mails()[GetParam()]; }
};

TEST_P(Sample, has_a_row_for_every_hop) {
  const std::size_t hops = samples::received(mail().raw).size();
  EXPECT_GT(hops, 0U) << mail().path();
  ASSERT_EQ(mail().rows.size(), hops) << mail().path();
  for (std::size_t i = 0; i < hops; ++i)
    EXPECT_EQ(mail().rows[i][samples::kField], std::to_string(i))
        << mail().path() << ": rows go by field";
}

TEST_P(Sample, says_what_its_rows_say_however_it_is_folded) {
  const std::vector<Span> values = samples::received(mail().raw);
  ASSERT_EQ(mail().rows.size(), values.size());
  for (const Folding& folding : kFoldings)
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Line line = read_line(folding.of(slice(mail().raw, values[i])));
      SCOPED_TRACE(mail().path() + ":" + std::to_string(i) + " (" + std::string(folding.name) +
                   "): " + line.raw);
      expect_row(line, mail().rows[i]);
    }
}

TEST_P(Sample, has_one_owner_a_line) {
  for (const Span value : samples::received(mail().raw)) {
    const Line line = read_line(std::string(slice(mail().raw, value)));
    SCOPED_TRACE(mail().path() + ": " + line.raw);
    const auto owners = Catalogue::built_in().claimants(line.raw, line.field);
    ASSERT_EQ(owners.empty(), line.hop.system == nullptr);
    if (owners.empty()) continue;
    EXPECT_EQ(owners[0].system, line.hop.system);
    if (owners.size() > 1) {
      EXPECT_NE(owners[0].rank, owners[1].rank)
          << owners[0].system->id << " and " << owners[1].system->id << " both claim it";
    }
  }
}

// Cut anywhere, a line reads without harm, and what was not encrypted does not become it.
TEST_P(Sample, torn_lines_hurt_no_one) {
  const std::vector<Span> values = samples::received(mail().raw);
  ASSERT_EQ(mail().rows.size(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string_view whole = slice(mail().raw, values[i]);
    const bool encrypted = mail().rows[i][samples::kVerdict] == "encrypted";
    for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
      const Line head = read_line(std::string(whole.substr(0, cut)));
      SCOPED_TRACE(mail().path() + ": " + head.raw);
      expect_honest_evidence(head);
      if (!encrypted) {
        EXPECT_NE(head.hop.verdict, Verdict::encrypted);
      }
      const Line tail = read_line(std::string(whole.substr(cut)));
      SCOPED_TRACE(tail.raw);
      expect_honest_evidence(tail);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Sample, testing::Range(std::size_t{0}, all_mails().size()),
                         [](const auto& row) {
                           std::string label =
                               all_mails()[row.param].folder + "_" + all_mails()[row.param].name;
                           label.resize(label.size() - 4);  // .eml
                           for (char& c : label)
                             if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                           return label;
                         });

TEST(Systems, ids_are_unique_and_in_order) {
  std::string_view before;
  for (const System* s : Catalogue::built_in().systems()) {
    EXPECT_LT(before, s->id);
    before = s->id;
    for (const char c : s->id)
      EXPECT_TRUE((c >= 'a' && c <= 'z') || ascii::is_digit(c) || c == '-') << s->id;
    EXPECT_EQ(Catalogue::built_in().find(s->id), s);
    EXPECT_FALSE(s->title.empty()) << s->id;
    EXPECT_FALSE(s->short_title.empty()) << s->id;
    EXPECT_FALSE(s->cues.empty()) << s->id;
  }
}

TEST(Systems, every_system_has_samples_of_its_own) {
  for (const System* s : Catalogue::built_in().systems()) {
    const std::string_view folder = s->samples.empty() ? s->id : s->samples;
    std::size_t rows = 0;
    for (const Mail& m : all_mails())
      if (m.folder == folder)
        for (const Row& r : m.rows) rows += r[samples::kSystem] == s->id ? 1 : 0;
    EXPECT_GT(rows, 0U) << "samples/" << folder << "/expected.tsv has no row of " << s->id;
  }
}

// Rows use the words of the contract, so that a typing mistake is no silent third value.
TEST(Systems, rows_use_the_words_of_the_contract) {
  const std::set<std::string> verdicts = {"encrypted", "cleartext", "unstated", "local"};
  const std::set<std::string> certificates = {
      "-", "verified", "unverified", "not-presented", "not-requested", "error"};
  for (const Mail& m : all_mails())
    for (const Row& r : m.rows) {
      SCOPED_TRACE(m.path() + ":" + r[samples::kField]);
      EXPECT_TRUE(verdicts.contains(r[samples::kVerdict])) << r[samples::kVerdict];
      EXPECT_TRUE(certificates.contains(r[samples::kClientCertificate]))
          << r[samples::kClientCertificate];
      EXPECT_TRUE(r[samples::kAuthenticated] == "-" || r[samples::kAuthenticated] == "yes")
          << r[samples::kAuthenticated];
      EXPECT_TRUE(r[samples::kSystem] == "-" ||
                  Catalogue::built_in().find(r[samples::kSystem]) != nullptr)
          << r[samples::kSystem];
      if (r[samples::kVerdict] != "encrypted" &&
          r[samples::kCipher].find("NULL") == std::string::npos) {
        for (const Cell c : {samples::kVersion, samples::kCipher, samples::kBits})
          EXPECT_EQ(r[c], "-");
      }
    }
}

TEST(Systems, several_profiles_name_the_one_for_lines_without_version) {
  for (const System* s : Catalogue::built_in().systems()) {
    EXPECT_FALSE(s->profiles.empty()) << s->id;
    if (s->profiles.size() < 2) continue;
    int unversioned = 0;
    for (const Profile& p : s->profiles) unversioned += p.unversioned ? 1 : 0;
    EXPECT_EQ(unversioned, 1) << s->id;
  }
}

TEST(Systems, profiles_by_date_begin_and_end_on_days_that_are) {
  for (const System* s : Catalogue::built_in().systems())
    for (const Profile& p : s->profiles)
      for (const std::string_view day : {p.from, p.until})
        if (p.by_date && !day.empty()) {
          EXPECT_TRUE(parse_iso_day(day)) << s->id << ": " << day;
        }
}

TEST(Systems, readers_see_only_what_the_receiver_wrote) {
  for (const System* s : Catalogue::built_in().systems()) {
    for (const Reader& r : s->readers) {
      EXPECT_TRUE(own_words(r.slot)) << s->id << "/" << r.rule << " reads " << name(r.slot);
      EXPECT_NE(r.read != nullptr, !r.pattern.empty())
          << s->id << "/" << r.rule << ": a function or a pattern";
      EXPECT_FALSE(r.rule.empty()) << s->id << ": evidence needs the reader's name";
    }
    EXPECT_TRUE(own_words(s->version.slot) ||
                (s->version.read == nullptr && s->version.pattern.empty()))
        << s->id;
  }
}

void each_pattern(const std::function<void(const System&, const Reader&)>& f) {
  for (const System* s : Catalogue::built_in().systems()) {
    for (const Reader& r : s->readers)
      if (!r.pattern.empty()) f(*s, r);
    if (!s->version.pattern.empty()) f(*s, s->version);
  }
}

TEST(Systems, patterns_compile_and_use_known_groups) {
  each_pattern([](const System& s, const Reader& r) {
    const auto groups = Pattern::check(r.pattern);
    ASSERT_TRUE(groups) << s.id << "/" << r.rule << ": " << r.pattern;
    for (const std::string& g : *groups)
      EXPECT_TRUE(Pattern::known_group(g)) << s.id << "/" << r.rule << ": " << g;
    EXPECT_FALSE(groups->empty()) << s.id << "/" << r.rule
                                  << ": a pattern without a named group notes nothing";
  });
}

// Runs one reader over the slots of every sample line that its system wrote; how many it
// understood.
int understood(const System& s, const Reader& r) {
  MatchScratch scratch;
  std::optional<Pattern> pattern;
  if (!r.pattern.empty()) pattern.emplace(r.pattern);
  int count = 0;
  for (const Mail& m : all_mails())
    for (const Span value : samples::received(m.raw)) {
      Line line = read_line(std::string(slice(m.raw, value)));
      if (line.hop.system != &s) continue;
      for (const Part& p : line.field) {
        if ((slots_meant(r.slot) & slot_bit(p.slot)) == 0) continue;
        Hop hop = line.hop;
        ReadContext c{line.raw, line.field, s, r.rule, hop};
        if (pattern ? pattern->read(c, p.where, scratch) == MatchResult::matched
                    : r.read(c, p.where))
          ++count;
      }
    }
  return count;
}

TEST(Systems, every_reader_is_used_by_a_sample) {
  for (const System* s : Catalogue::built_in().systems()) {
    for (const Reader& r : s->readers)
      EXPECT_GT(understood(*s, r), 0)
          << s->id << "/" << r.rule << " in " << name(r.slot) << " " << r.pattern;
    if (s->version.read != nullptr || !s->version.pattern.empty()) {
      EXPECT_GT(understood(*s, s->version), 0) << s->id << "'s version";
    }
  }
}

// The literal words of a pattern: "(?i)^using (?<version>TLS\S+)" -> "using TLS".
std::string literal_of(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\')
      ++i;
    else if (pattern[i] == '(' && pattern.substr(i, 3) == "(?<")
      i = std::min(pattern.find('>', i), pattern.size());
    else if (pattern.substr(i, 4) == "(?i)")
      i += 3;
    else if (ascii::is_alnum(pattern[i]) || pattern[i] == ' ')
      out += pattern[i];
  }
  return out;
}

std::string repeated(std::string_view word, std::size_t size) {
  std::string out;
  while (!word.empty() && out.size() < size) out += word;
  return out;
}

// A pattern on hostile text ends, matched or not, and at its limit at the latest. The test's own
// time limit is what would notice one that does not.
TEST(Systems, patterns_end_on_hostile_text) {
  MatchScratch scratch;
  each_pattern([&](const System& s, const Reader& r) {
    const Pattern pattern(r.pattern);
    const std::string literal = literal_of(r.pattern);
    for (const std::string& text :
         {repeated("a", 100'000), repeated("(", 100'000), repeated(" ", 100'000),
          repeated(literal, 100'000), repeated(literal + " ", 100'000),
          literal + repeated(" a", 100'000)}) {
      ReceivedField field;
      tokenize(text, {}, field);
      Hop hop;
      ReadContext c{text, field, s, r.rule, hop};
      const MatchResult result = pattern.read(c, span_between(0, text.size()), scratch);
      if (result != MatchResult::matched) {
        EXPECT_TRUE(hop.evidence.empty()) << s.id << "/" << r.rule;
      }
      for (const Evidence& e : hop.evidence)
        EXPECT_LE(e.where.end(), text.size()) << s.id << "/" << r.rule;
    }
  });
}

// A blank in a class is a blank, wherever the class ends.
TEST(Systems, folding_stays_out_of_classes) {
  MatchScratch scratch;
  const auto fits = [&](std::string_view pattern, const std::string& text) {
    ReceivedField field;
    tokenize(text, {}, field);
    Hop hop;
    ReadContext c{text, field, *Catalogue::built_in().systems().front(), "test", hop};
    return Pattern(pattern).read(c, span_between(0, text.size()), scratch) == MatchResult::matched;
  };
  for (const std::string_view pattern :
       {"^(?<tls>[[:alpha:] ]+)$", "^(?<tls>[]a-z ]+)$", "^(?<tls>[^]+\\t ]+[a-z ]*)$",
        "^(?<tls>[a-z\\] ]+)$", "^(?<tls>[a-z[. ]+)$"}) {
    EXPECT_TRUE(fits(pattern, "good tls")) << pattern;
    EXPECT_FALSE(fits(pattern, "good+tls")) << pattern;
    EXPECT_FALSE(fits(pattern, "goods\ttls")) << pattern;
  }
  EXPECT_TRUE(fits("^(?<tls>good tls)$", "good\r\n\ttls"));
  EXPECT_TRUE(fits("^(?<tls>\\Qgood (tls\\E)$", "good (tls"));
  EXPECT_FALSE(fits("^(?<tls>\\Qgood tls\\E)$", "good\ttls"));
  EXPECT_FALSE(fits("^(?<tls>[\\Qa-z] \\E]+)$", "a\tz"));
  EXPECT_TRUE(fits("^(?#why ?)(?<tls>good)$", "good"));
  for (const std::string_view pattern : {"^good ?(?<tls>tls)$", "^good *(?<tls>tls)$",
                                         "^good {0,1}(?<tls>tls)$", "^good ??t(?<tls>ls)$"})
    for (const std::string_view text : {"goodtls", "good tls", "good\r\n\ttls"})
      EXPECT_TRUE(fits(pattern, std::string(text))) << pattern << ": " << text;
  EXPECT_TRUE(fits("^good {1,3}(?<tls>tls)$", "good\r\n\ttls"));
  EXPECT_FALSE(fits("^good {1,3}(?<tls>tls)$", "goodtls"));
}

TEST(Systems, a_group_behind_many_others_is_read) {
  const Pattern pattern("^" + repeated("(x)?", 4 * 40) + "(?<tls>tls)$");
  const std::string text = "tls";
  ReceivedField field;
  tokenize(text, {}, field);
  Hop hop;
  MatchScratch scratch;
  ReadContext c{text, field, *Catalogue::built_in().systems().front(), "test", hop};
  EXPECT_EQ(pattern.read(c, span_between(0, text.size()), scratch), MatchResult::matched);
  EXPECT_TRUE(hop.tls.stated);
}

TEST(Systems, many_blanks_cost_no_more_than_their_number) {
  MatchScratch scratch;
  for (const std::string_view pattern : {"^(?<tls>good) *tls", "^(?<tls>good) +tls"}) {
    const std::string text = "good" + repeated(" ", 5'000) + "!";
    ReceivedField field;
    tokenize(text, {}, field);
    Hop hop;
    ReadContext c{text, field, *Catalogue::built_in().systems().front(), "test", hop};
    EXPECT_EQ(Pattern(pattern).read(c, span_between(0, text.size()), scratch),
              MatchResult::no_match);
  }
}

// (?<version>...) is the version of TLS, and a fact of the session: a product's is (?<product>...).
TEST(Systems, a_products_version_is_no_fact) {
  for (const System* s : Catalogue::built_in().systems()) {
    const std::string_view pattern = s->version.pattern;
    if (!pattern.empty()) {
      EXPECT_EQ(Pattern::check(pattern).value(), std::vector<std::string>{"product"}) << s->id;
    }
  }
}

TEST(Systems, the_match_limit_is_real) {
  const Pattern evil(R"(^(?<tls>(a+)+)$)");
  const std::string text = repeated("a", 5'000) + "!";
  ReceivedField field;
  tokenize(text, {}, field);
  Hop hop;
  MatchScratch scratch;
  ReadContext c{text, field, *Catalogue::built_in().systems().front(), "evil", hop};
  EXPECT_EQ(evil.read(c, span_between(0, text.size()), scratch), MatchResult::limit);
}

TEST(Systems, empty_lines_say_nothing) {
  for (const std::string_view value :
       {"", " ", "\r\n\t", ";", "()", "\"", "(", ")", "<", ">", "from", "by", "with",
        "from by with id for", "; ; ;", "with ;", "tls", "\\"}) {
    const Line line = read_line(std::string(value));
    SCOPED_TRACE(value);
    EXPECT_NE(line.hop.verdict, Verdict::encrypted);
    EXPECT_NE(line.hop.verdict, Verdict::cleartext);
    expect_honest_evidence(line);
  }
}

// The words by which a line states TLS: the whole part, or its keyword.
std::string tls_words(const Line& line) {
  if (line.hop.tls.stated)
    for (const Part& p : line.field)
      if (overlap(p.where, *line.hop.tls.stated)) return unfolded(slice(line.raw, p.where));
  return line.hop.protocol ? said(line.raw, line.hop.protocol->where) : "TLS";
}

// What a sender may try: the words by which this system states TLS, in the HELO of a mail that came
// in the clear.
struct Forgery {
  std::string_view name;
  std::string (*of)(const std::string& words);
};
constexpr Forgery kForgeries[] = {
    {"a word", [](const std::string& w) { return " " + w; }},
    {"a comment", [](const std::string& w) { return " (" + w + ")"; }},
    {"a glued comment", [](const std::string& w) { return "(" + w + ")"; }},
    {"a comment closed and opened", [](const std::string& w) { return " x) (" + w; }},
    {"a comment left open", [](const std::string& w) { return " (" + w; }},
    {"with", [](const std::string& w) { return " with ESMTPS (" + w + ")"; }},
    {"by and with",
     [](const std::string& w) { return " by mx.example with ESMTPS (" + w + ") id 1"; }},
    {"by, with and a date",
     [](const std::string& w) {
       return " by mx.example with ESMTPS (" + w + ") id 1; Tue, 2 Jan 2024 10:00:00 +0000";
     }},
    {"a clause", [](const std::string& w) { return " tls TLS_AES_256_GCM_SHA384 (" + w + ")"; }},
    {"a line of its own",
     [](const std::string& w) { return "\r\n\t(" + w + ")\r\n\tby mx.example"; }},
};

TEST(Systems, tls_words_in_a_helo_prove_nothing) {
  std::size_t tried = 0;
  for (const System* s : Catalogue::built_in().systems()) {
    std::set<std::string> words;
    std::vector<Line> plain;
    for (const Mail& m : all_mails())
      for (const Span value : samples::received(m.raw)) {
        Line line = read_line(samples::on_one_line(slice(m.raw, value)));
        if (line.hop.system != s) continue;
        if (line.hop.verdict == Verdict::encrypted)
          words.insert(tls_words(line));
        else if (line.field.has(Slot::from) && line.hop.from.address)
          plain.push_back(std::move(line));
      }
    for (const Forgery& forgery : kForgeries) {
      std::size_t believed = 0, of = 0;
      std::string example;
      for (const Line& line : plain) {
        // At the end of the first word, and inside of the comment that quotes the HELO; always
        // before the address.
        std::set<std::uint32_t> places = {line.field.span(Slot::from).end()};
        if (line.hop.from.helo) places.insert(line.hop.from.helo->end());
        while (!places.empty() && *places.rbegin() > line.hop.from.address->where.at)
          places.erase(--places.end());
        for (const std::uint32_t at : places)
          for (const std::string& word : words) {
            std::string text = line.raw;
            text.insert(at, forgery.of(word));
            const Line after = read_line(text);
            ++of;
            if (after.hop.verdict != Verdict::encrypted) continue;
            if (believed++ == 0) example = text;
          }
      }
      tried += of;
      EXPECT_EQ(believed, 0U) << s->id << ": " << forgery.name << " is believed in " << believed
                              << " of " << of << ": " << example;
    }
  }
  EXPECT_GT(tried, 100U);
}

// FrontBridge's queue counts microseconds; Exchange's id is the build.
TEST(Systems, an_id_without_dots_is_no_version_of_exchange) {
  const Line queue = read_line(
      "by mail6.example (MessageSwitch) id 1200436349735706_12608; Wed, 27 Jul 2022 04:53:55 "
      "+0000");
  ASSERT_NE(queue.hop.system, nullptr);
  EXPECT_EQ(queue.hop.system->id, "exchange");
  EXPECT_EQ(said(queue.raw, queue.hop.system_version), "-");
  const Line smtp = read_line(
      "from a.example (192.0.2.1) by b.example (192.0.2.2) with Microsoft SMTP Server id "
      "8.1.263.0; Wed, 27 Jul 2022 04:53:55 +0000");
  EXPECT_EQ(said(smtp.raw, smtp.hop.system_version), "8.1.263.0");
}

TEST(Systems, an_address_is_no_name) {
  constexpr std::string_view kLines[] = {
      "from unverified ([192.0.2.1]) by mx.example with ESMTP/TLS/DHE-RSA-AES256-SHA",
      "from 192.0.2.1 (SquirrelMail authenticated user alice) by web.example with HTTP",
  };
  for (const std::string_view value : kLines) {
    const Line line = read_line(std::string(value) + "; Tue, 02 Jan 2024 10:00:03 +0000");
    SCOPED_TRACE(value);
    ASSERT_NE(line.hop.system, nullptr);
    EXPECT_EQ(line.hop.system->from_is, FromIs::resolved);
    EXPECT_EQ(said(line.raw, line.hop.from_name()), "-");
    EXPECT_TRUE(line.hop.from.address);
  }
}

TEST(Systems, indimail_names_its_host_behind_a_word) {
  const Line line = read_line(
      "indimail-mta queue 37166 by host mail.example.net (invoked by uid 123); 26 Sep 2023 "
      "04:46:54 -0000");
  EXPECT_EQ(said(line.raw, line.hop.by.name), "mail.example.net");
}

TEST(Systems, a_claim_has_the_rank_of_its_cue) {
  constexpr Cue kSure[] = {{Slot::by_comment, "Gate", Match::words, 50}};
  constexpr Cue kAlso[] = {{Slot::by_comment, "Gate"}, {Slot::with, "GATE", Match::words, 50}};
  const System one{.id = "one", .title = "", .short_title = "", .cues = kSure, .rank = 10};
  const System other{.id = "other", .title = "", .short_title = "", .cues = kAlso, .rank = 60};
  const System* const both[] = {&one, &other};
  const Catalogue catalogue(both);
  const std::string_view line = "from a.example by b.example (Gate) with GATE; Tue, 2 Jan 2024";
  ReceivedField field;
  tokenize(line, span_between(0, line.size()), field);
  const auto claims = catalogue.claimants(line, field);
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].rank, 50);
  EXPECT_EQ(claims[1].rank, 50);
}

// The envelope's sender is the sender's choice too: (envelope-from <postfix@a.example>).
TEST(Systems, words_in_an_envelope_address_change_nothing) {
  constexpr std::string_view kAddresses[] = {
      "<postfix@a.example>",
      "<tls@a.example>",
      "<\"over TLS 1.2\"@a.example>",
      "<\"using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\"@a.example>",
      "<\"version=TLSv1.2 cipher=AES128-SHA bits=128\"@a.example>",
      "<\"TLSv1.2:AES128-SHA:128\"@a.example>",
  };
  // Writers that name no product: only the form tells whose they are.
  std::vector<std::string> lines = {
      "from a.example ([192.0.2.20] helo=b.example) by mx.example (envelope-from <x@a.example>) "
      "with "
      "ESMTP id 402A00ab012345; Tue, 02 Jan 2024 10:00:03 +0000",
      "from a.example (a.example [192.0.2.20]) by mx.example with SMTP id q7 (envelope-from "
      "<x@a.example>); Tue, 02 Jan 2024 10:00:03 +0000",
      "from a.example (a.example [192.0.2.20]) by mx.example with SMTP id q7 envelope-from "
      "<x@a.example>; Tue, 02 Jan 2024 10:00:03 +0000",
  };
  for (const Mail& m : all_mails())
    for (const Span value : samples::received(m.raw))
      lines.push_back(samples::on_one_line(slice(m.raw, value)));
  std::size_t tried = 0;
  for (const std::string& given : lines) {
    const Line line = read_line(given);
    const std::size_t words = line.raw.find("envelope-from <");
    if (words == std::string::npos) continue;
    const std::size_t open = words + std::string_view("envelope-from ").size();
    const std::size_t close = line.raw.find('>', open);
    if (close == std::string::npos) continue;
    for (const std::string_view address : kAddresses) {
      std::string text = line.raw;
      text.replace(open, close + 1 - open, address);
      const Line after = read_line(text);
      ++tried;
      EXPECT_EQ(after.hop.system, line.hop.system) << text;
      EXPECT_EQ(after.hop.verdict, line.hop.verdict) << text;
      EXPECT_EQ(after.hop.tls.stated.has_value(), line.hop.tls.stated.has_value()) << text;
    }
  }
  EXPECT_GT(tried, 100U);
}

}  // namespace
}  // namespace tlspath

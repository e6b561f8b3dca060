// What a sender may put where it greets: no greeting, no answer to ident and no envelope address
// makes a line encrypted, local or logged in that was not so, nor gives it another suite. 15,000
// greetings in each of kLines, put together of what could play a line of a receiver, and some 300
// in every line of the samples that records an address, with other lines of the samples in them,
// also in two places at once; the same ones each time. Others, and seven times as many, after a
// change of core/received or of who writes what: TLSPATH_FORGERIES=20
// build/release/tests/test_forgery. Not here: single forgeries and what is said of them
// (verdict_test.cpp), noise (fuzz/tokenizer_fuzz.cpp).

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/families/families.hpp"
#include "tests/sample_set.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kDate = "Tue, 2 Jan 2024 10:00:00 +0000";
constexpr std::string_view kCourierId = "00000000005E0015.0000000065940B22.0000303B";

// %H is what the sender chooses. All are cleartext or unstated, and from 203.0.113.10.
constexpr std::string_view kLines[] = {
    "from %H (y [::ffff:203.0.113.10]) by mx.example with esmtp",
    "from %H (y [::ffff:203.0.113.10]) by mx.example with SMTP id %I",
    "from %H ([::ffff:203.0.113.10]) by mx.example with ESMTP id %I",
    "from x (y [::ffff:203.0.113.10]) (IDENT: %H) by mx.example with ESMTP id %I",
    "from [203.0.113.10] (port=1 helo=%H) by exim-smtp-5b85998476-lxxsz with esmtp id 1A-2B",
    "from %H (y.example [203.0.113.10]) by mx.example with ESMTP id 7",
    "from %H ([203.0.113.10]) by mx.example (ACME 3) with ESMTP id 7",
    "from %H ([203.0.113.10]) by cmsmtp with ESMTP id cPOStYclxhQfUcPOTteISc",
    "from %H (y.example [203.0.113.10]) by mx.example (5.65/UW-NDC Revision: 2.23) id AA17676",
    "from %H (y.example [203.0.113.10]) by mx.example (8.9.1a) id DAA21413",
    "from y.example ([203.0.113.10] helo=%H) by mx.example with esmtp (Exim 4.96) id 1rKbce-01A-2Q",
    "from %H (y.example [203.0.113.10]) by mx.example (Postfix) with ESMTP id 7AB12C3D",
    "from y.example (HELO %H) (203.0.113.10) by mx.example with SMTP",
    // Of servers that nobody knows.
    "from 203.0.113.10 (EHLO %H) by mx.example with ESMTP",
    "from [203.0.113.10] (HELO %H) by mx.example with ESMTP id 7",
    "from [203.0.113.10] (helo=%H) by mx.example with ESMTP id 7",
    "from y.example [203.0.113.10] (HELO %H) by mx.example with SMTP",
    "from y.example (203.0.113.10) (HELO %H) by mx.example with ESMTP",
    "from y.example (HELO %H) ([203.0.113.10]) by mx.example with ESMTP id 7",
    "from y.example (HELO %H) [203.0.113.10] by mx.example with SMTP",
    "from y.example (EHLO %H) (alice@203.0.113.10) by mx.example with SMTP",
    "from y.example (y.example [203.0.113.10] (helo %H)) by mx.example with ESMTP",
    "from y.example (%H [203.0.113.10]) by mx.example with SMTP id 7",
    "from %H [203.0.113.10] by mx.example with ESMTP id 7",
    "from %H([203.0.113.10]) by mx.example with ESMTP id 7",
    "from %H (unknown[203.0.113.10]) by mx.example with SMTP id 7",
    "from %H (203.0.113.10) by mx.example with ESMTP id 7",
    "by mx.example from %H ([203.0.113.10]) with ESMTP id 7",
};
constexpr std::string_view kWords[] = {
    "(",
    ")",
    "[",
    "]",
    "<",
    "<\"x\"",
    "@y",
    ">",
    "\"",
    "\\",
    ";",
    ") (",
    "[127.0.0.1]",
    "127.0.0.1",
    "localhost",
    "(localhost [127.0.0.1])",
    "(y [127.0.0.1])",
    "with ESMTPS",
    "with ESMTPSA",
    "with ESMTP AUTH",
    "with local",
    "via HTTP",
    "uid 0",
    "by mx.example",
    "by exim-smtp-5b85998476-lxxsz",
    "from z",
    "for <q@q.example>",
    "id %I",
    "IDENT: a",
    "(IDENT: a)",
    "(HELO x)",
    "IDENT: a, TLS: TLSv1.2,128bits,AES128-SHA",
    "TLS: TLSv1.2,128bits,AES128-SHA",
    "AUTH: PLAIN bob",
    "(8.9.1a)",
    "(Postfix, from userid 0)",
    "(using TLSv1.2 with cipher AES128-SHA (128/128 bits))",
    "(authenticated bits=0)",
    "(TLS)",
    "a@192.0.2.1 with login",
    "a@192.0.2.1 with plain",
    "helo=x",
    "ident=a",
    "port=1",
    "x",
    "%D",
};

void put(std::string& text, std::string_view sign, std::string_view words) {
  for (std::size_t at = text.find(sign); at != std::string::npos;
       at = text.find(sign, at + words.size()))
    text.replace(at, sign.size(), words);
}

std::string line_of(std::string_view form, std::string_view greeting) {
  std::string line(form);
  line += "; %D";
  put(line, "%H", greeting);
  put(line, "%I", kCourierId);
  put(line, "%D", kDate);
  return line;
}

Hop hop_of(std::string_view line) {
  static const auto scratch = Catalogue::built_in().make_scratch();
  static ReceivedField field;
  Hop hop;
  read_hop(line, HeaderField{{}, span_between(0, line.size())}, Catalogue::built_in(), *scratch,
           field, hop);
  return hop;
}

// How many, and which ones.
int times() {
  constexpr int kUsual = 3;
  const char* asked = std::getenv("TLSPATH_FORGERIES");
  return asked != nullptr ? std::max(1, std::atoi(asked)) : kUsual;
}

class Random {
 public:
  std::size_t below(std::size_t n) { return random_() % n; }
  template <class List>
  std::string one_of(const List& list) {
    return std::string(list[below(std::size(list))]);
  }
  std::string words() {
    std::string greeting;
    const std::string_view between = below(4) == 0 ? "" : " ";
    for (std::size_t words = 1 + below(9); words > 0; --words) {
      greeting += one_of(kWords);
      if (words > 1) greeting += between;
    }
    return greeting;
  }

 private:
  std::mt19937 random_{static_cast<unsigned>(6 + times())};
};

class Forgery : public testing::TestWithParam<std::string_view> {};

TEST_P(Forgery, gains_nothing) {
  Random random;
  for (int i = 0; i < 5000 * times(); ++i) {
    const std::string line = line_of(GetParam(), random.words());
    const Hop hop = hop_of(line);
    EXPECT_TRUE(hop.verdict == Verdict::cleartext || hop.verdict == Verdict::unstated)
        << name(hop.verdict) << ": " << line;
    EXPECT_FALSE(hop.authenticated) << slice(line, *hop.authenticated) << ": " << line;
  }
}

INSTANTIATE_TEST_SUITE_P(, Forgery, testing::ValuesIn(kLines));

std::vector<std::string> lines_of_samples() {
  std::set<std::string> lines;
  for (const samples::Mail& m : samples::load(TLSPATH_SOURCE_DIR))
    for (const Span value : samples::received(m.raw))
      lines.emplace(ascii::trim(samples::on_one_line(slice(m.raw, value))));
  return {lines.begin(), lines.end()};
}

// Lines of receivers in which more is proven, whole and from "by" on: what a sender would play.
std::vector<std::string> lines_to_play(const std::vector<std::string>& lines) {
  std::vector<std::string> all;
  for (const std::string& line : lines) {
    const Hop hop = hop_of(line);
    if (hop.verdict != Verdict::encrypted && hop.verdict != Verdict::local && !hop.authenticated)
      continue;
    all.push_back(line);
    if (const std::size_t by = line.find(" by "); by != line.npos)
      all.push_back(line.substr(by + 1));
    for (const Evidence& e : hop.evidence) all.emplace_back(slice(line, e.where));
  }
  return all;
}

bool names_both_sides(std::string_view line, const Hop& hop) {
  return line.starts_with("from ") && hop.from.address && hop.by.name;
}

// Where the sender's own words stand: the greeting, and the envelope's addresses.
struct Place {
  Span where;
  bool address = false;
};
std::vector<Place> places_of(std::string_view line, const Hop& hop) {
  std::vector<Place> places;
  if (hop.from.helo && !(hop.from.address->where.at >= hop.from.helo->at &&
                         hop.from.address->where.end() <= hop.from.helo->end()))
    places.push_back({*hop.from.helo});
  for (const std::string_view before : {std::string_view("for <"), std::string_view("-from <")})
    if (const std::size_t at = line.find(before); at != line.npos) {
      const std::size_t begin = at + before.size(), end = line.find('>', begin);
      if (end != line.npos) places.push_back({span_between(begin, end), true});
    }
  // for bob@a.example;
  if (const std::size_t at = line.find(" for "); at != line.npos) {
    const std::size_t begin = at + 5, end = line.find_first_of("; <(", begin);
    if (end != line.npos && line.substr(begin, end - begin).find('@') != line.npos)
      places.push_back({span_between(begin, end), true});
  }
  return places;
}

enum class Quotes { kept, dropped };  // by the server that writes the address
std::string as_address(std::string_view words, std::string_view before, Quotes quotes) {
  std::string local;
  for (const char c : words) {
    if (quotes == Quotes::kept && (c == '"' || c == '\\')) local += '\\';
    local += c;
  }
  if (quotes == Quotes::dropped) return std::string(before) + local + "@q.example";
  return std::string(before) + '"' + local + "\"@q.example";
}

// 0 is the least that a line proves.
int rank(Verdict v) { return v == Verdict::encrypted ? 2 : v == Verdict::local ? 1 : 0; }

TEST(ForgeryInSamples, gains_nothing) {
  const std::vector<std::string> lines = lines_of_samples();
  const std::vector<std::string> played = lines_to_play(lines);
  Random random;
  std::size_t tried = 0;
  for (const std::string& line : lines) {
    const Hop before = hop_of(line);
    if (!names_both_sides(line, before)) continue;
    for (const Place& place : places_of(line, before))
      for (int i = 0; i < 75 * times(); ++i) {
        std::string words = random.words();
        if (random.below(2) == 0) {
          words = random.below(2) == 0 ? "x " : "x (y.example [203.0.113.9]) ";
          words += random.one_of(played);
          if (random.below(3) == 0) words += " (";
        }
        put(words, "%I", kCourierId);
        put(words, "%D", kDate);
        const Quotes quotes = random.below(3) == 0 ? Quotes::dropped : Quotes::kept;
        if (place.address) words = as_address(words, random.below(2) == 0 ? "" : "a.", quotes);
        const std::string forged =
            line.substr(0, place.where.at) + words + line.substr(place.where.end());
        const Hop hop = hop_of(forged);
        ++tried;
        EXPECT_LE(rank(hop.verdict), rank(before.verdict)) << name(hop.verdict) << ": " << forged;
        EXPECT_TRUE(before.scope != Scope::internet || !hop.scope || hop.scope == Scope::internet)
            << forged;
        EXPECT_LE(hop.authenticated.has_value(), before.authenticated.has_value()) << forged;
        // Behind an answer to ident, or one that is played, the keyword alone is the server's.
        EXPECT_FALSE(before.verdict == Verdict::encrypted && hop.verdict == Verdict::cleartext &&
                     forged.find("(IDENT:") == forged.npos && quotes == Quotes::kept)
            << forged;
        if (hop.verdict != Verdict::encrypted) continue;
        EXPECT_TRUE(hop.tls.suite == nullptr || hop.tls.suite == before.tls.suite) << forged;
        EXPECT_TRUE(!hop.tls.version ||
                    (before.tls.version && hop.tls.version->value == before.tls.version->value))
            << forged;
      }
  }
  RecordProperty("forgeries", std::to_string(tried));
  EXPECT_GT(tried, 50000U);
}

// What one place opens, another one closes, and the server's words are in between.
TEST(ForgeryInSamples, two_places) {
  constexpr std::string_view kOpen[] = {"\"",   " \"",   " <\"", "(", " (",
                                        " (\"", "( <\"", ";\"",  "<"};
  constexpr std::string_view kClose[] = {"\"",  "\")", ")",   ")\"", "\\\"", ".\")\".",
                                         "\" ", "b\"", "\">", ">",   "a"};
  const std::vector<std::string> lines = lines_of_samples();
  const std::vector<std::string> played = lines_to_play(lines);
  Random random;
  std::size_t tried = 0;
  for (const std::string& line : lines) {
    const Hop before = hop_of(line);
    if (!names_both_sides(line, before)) continue;
    const std::vector<Place> places = places_of(line, before);
    if (places.size() < 2 || places.front().address) continue;
    for (int i = 0; i < 50 * times(); ++i) {
      const Place& address = places[1 + random.below(places.size() - 1)];
      std::string greeting = random.below(3) == 0 ? random.words() : "x " + random.one_of(played);
      greeting += random.one_of(kOpen);
      std::string closing = random.one_of(kClose);
      if (random.below(2) == 0) closing += random.words();
      const Quotes quotes = random.below(2) == 0 ? Quotes::dropped : Quotes::kept;
      closing = as_address(closing, random.below(2) == 0 ? "" : "a.", quotes);
      std::string forged = line;
      forged.replace(address.where.at, address.where.size, closing);
      forged.replace(places.front().where.at, places.front().where.size, greeting);
      put(forged, "%I", kCourierId);
      put(forged, "%D", kDate);
      const Hop hop = hop_of(forged);
      ++tried;
      EXPECT_LE(rank(hop.verdict), rank(before.verdict)) << name(hop.verdict) << ": " << forged;
      EXPECT_LE(hop.authenticated.has_value(), before.authenticated.has_value()) << forged;
    }
  }
  RecordProperty("forgeries", std::to_string(tried));
  EXPECT_GT(tried, 5000U);
}

bool writes_behind_the_date(const Hop& hop) {
  return hop.system != nullptr && std::ranges::any_of(hop.system->readers, [](const Reader& r) {
           return r.slot == Slot::date_comment && r.read != families::key_value_before_date;
         });
}

// A mail that begins with a blank goes on in the line of a server that lets it pass.
TEST(ForgeryInSamples, nothing_behind_the_date) {
  const std::vector<std::string> lines = lines_of_samples();
  const std::vector<std::string> played = lines_to_play(lines);
  Random random;
  std::size_t tried = 0;
  for (const std::string& line : lines) {
    const Hop before = hop_of(line);
    if (!before.stamp || before.stamp->where.end() != line.size() || writes_behind_the_date(before))
      continue;
    if (!ascii::trim(line.substr(0, before.stamp->where.at)).ends_with(';')) continue;
    for (int i = 0; i < 20 * times(); ++i) {
      std::string words = random.below(2) == 0 ? random.words() : random.one_of(played);
      if (random.below(3) == 0) words = '(' + words + ')';
      if (random.below(2) == 0) words += "; %D";
      put(words, "%I", kCourierId);
      put(words, "%D", kDate);
      const std::string forged = line + (random.below(3) == 0 ? " ; " : " ") + words;
      const Hop hop = hop_of(forged);
      if (writes_behind_the_date(hop)) continue;
      ++tried;
      EXPECT_LE(rank(hop.verdict), rank(before.verdict)) << name(hop.verdict) << ": " << forged;
      EXPECT_LE(hop.authenticated.has_value(), before.authenticated.has_value()) << forged;
    }
  }
  RecordProperty("forgeries", std::to_string(tried));
  EXPECT_GT(tried, 10000U);
}

}  // namespace
}  // namespace tlspath

// What a sender may put where it greets: no greeting and no answer to ident makes a line encrypted,
// local or logged in that was not so. 60,000 greetings, put together of what could play a line of a
// receiver; the same ones each time. Not here: single forgeries and what is said of them
// (verdict_test.cpp), noise (fuzz/tokenizer_fuzz.cpp).

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "core/path/analysis.hpp"
#include "parsers/catalogue.hpp"

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
};
constexpr std::string_view kWords[] = {
    "(",
    ")",
    "[",
    "]",
    "<",
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
    "IDENT: a, TLS: TLSv1.2,128bits,AES128-SHA",
    "TLS: TLSv1.2,128bits,AES128-SHA",
    "AUTH: PLAIN bob",
    "(8.9.1a)",
    "(Postfix, from userid 0)",
    "(using TLSv1.2 with cipher AES128-SHA (128/128 bits))",
    "(authenticated bits=0)",
    "(TLS)",
    "a@192.0.2.1 with login",
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

class Forgery : public testing::TestWithParam<std::string_view> {};

TEST_P(Forgery, gains_nothing) {
  std::mt19937 random(7);
  const auto below = [&random](std::size_t n) { return random() % n; };
  const auto scratch = Catalogue::built_in().make_scratch();
  ReceivedField field;
  for (int i = 0; i < 5000; ++i) {
    std::string greeting;
    const std::string_view between = below(4) == 0 ? "" : " ";
    for (std::size_t words = 1 + below(9); words > 0; --words) {
      greeting += kWords[below(std::size(kWords))];
      if (words > 1) greeting += between;
    }
    const std::string line = line_of(GetParam(), greeting);
    Hop hop;
    read_hop(line, HeaderField{{}, span_between(0, line.size())}, Catalogue::built_in(), *scratch,
             field, hop);
    EXPECT_TRUE(hop.verdict == Verdict::cleartext || hop.verdict == Verdict::unstated)
        << name(hop.verdict) << ": " << line;
    EXPECT_FALSE(hop.authenticated) << slice(line, *hop.authenticated) << ": " << line;
  }
}

INSTANTIATE_TEST_SUITE_P(, Forgery, testing::ValuesIn(kLines));

}  // namespace
}  // namespace tlspath

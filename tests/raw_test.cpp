// --raw: the seed as the picture shows it, the way back by sed, colour, hostile bytes, words
// without weight.
#include "core/report/raw.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "core/path/analysis.hpp"
#include "core/report/no_proof.hpp"
#include "core/report/redact.hpp"
#include "core/text/escape.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/hand_made.hpp"

namespace tlspath {
namespace {

std::string raw(const hand_made::Mail& m, bool colour = false, std::size_t width = 80,
                bool all = false, Language l = Language::en) {
  std::string out;
  append_raw(out, {.raw = m.raw,
                   .analysis = m.analysis,
                   .language = l,
                   .width = width,
                   .colour = colour,
                   .all = all});
  return out;
}

// What sed -n 's/^ *[0-9]*| //p' gives, with broken lines joined.
std::string way_back(const std::string& shown) {
  std::string out;
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) {
    std::size_t i = line.find_first_not_of(' ');
    if (i != std::string::npos) i = line.find_first_not_of("0123456789", i);
    if (i == std::string::npos || line.compare(i, 2, "| ") != 0) continue;
    line.erase(0, i + 2);
    if (line.ends_with('\\')) {
      line.pop_back();
      out += line;
    } else {
      out += line + "\n";
    }
  }
  return out;
}

TEST(Raw, SeedIsThePicture) {
  EXPECT_EQ(raw(hand_made::seed(TLSPATH_SOURCE_DIR)),
            hand_made::read_file(TLSPATH_SOURCE_DIR "/tests/golden/raw-seed-80.txt"));
}

TEST(Raw, SeedAsItIsReadIsThePicture) {
  hand_made::Mail m = hand_made::seed(TLSPATH_SOURCE_DIR);
  const auto organisations = make_psl_organisation();
  const OwnSide own;
  Analyzer(Catalogue::built_in(), *organisations, parsers::providers(), own)
      .analyze(m.raw, m.analysis);
  EXPECT_EQ(raw(m), hand_made::read_file(TLSPATH_SOURCE_DIR "/tests/golden/raw-seed-80.txt"));
}

TEST(Raw, MixedIsTheGolden) {
  EXPECT_EQ(raw(hand_made::mixed(TLSPATH_SOURCE_DIR)),
            hand_made::read_file(TLSPATH_SOURCE_DIR "/tests/golden/raw-mixed-80.txt"));
}

TEST(Raw, GivesTheHeaderBack) {
  for (const auto& m :
       {hand_made::seed(TLSPATH_SOURCE_DIR), hand_made::mixed(TLSPATH_SOURCE_DIR)}) {
    for (const std::size_t width : {40u, 60u, 80u, 200u}) {
      const HeaderBlock& h = m.analysis.header;
      EXPECT_EQ(way_back(raw(m, false, width, true)), m.raw.substr(h.begin(), h.end() - h.begin()));
      const std::string received = way_back(raw(m, false, width));
      EXPECT_TRUE(m.raw.starts_with(received));
    }
  }
}

TEST(Raw, NoLineIsTooWide) {
  for (const auto& m : {hand_made::seed(TLSPATH_SOURCE_DIR), hand_made::hostile()}) {
    for (const std::size_t width : {80u, 100u}) {
      std::istringstream lines(raw(m, false, width, true));
      for (std::string line; std::getline(lines, line);)
        if (line.find('\t') == std::string::npos) {
          EXPECT_LE(cells(line), width) << line;
        }
    }
  }
}

TEST(Raw, ColourMarksInPlaceAndKeepsTheLabels) {
  const std::string out = raw(hand_made::seed(TLSPATH_SOURCE_DIR), true);
  EXPECT_NE(out.find("with Microsoft SMTP Server \x1b[1;4m(TLS)\x1b[0m id"), std::string::npos);
  EXPECT_NE(out.find("TLS stated: encrypted"), std::string::npos);
  EXPECT_EQ(out.find('^'), std::string::npos);
}

TEST(Raw, NothingSteersTheTerminal) {
  const std::string out = raw(hand_made::hostile(), false, 80, true);
  for (const char c : out)
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
  EXPECT_NE(out.find("\\x1b[31m<U+202E><U+2028>\\xff"), std::string::npos);
}

TEST(Raw, HidesWhatItIsAskedToHide) {
  hand_made::Mail m = hand_made::mixed(TLSPATH_SOURCE_DIR);
  const auto organisations = make_psl_organisation();
  Redactor hidden(organisations.get(), Hide::names);
  hidden.learn(m.raw, m.analysis, &m.head);
  std::string out;
  append_raw(out, {.raw = m.raw, .analysis = m.analysis, .redactor = &hidden});
  for (const char* secret :
       {"mx-out", "192.0.2.25", "198.51.100.7", "anna", "7A1C2400F3", "4d0Qn15Tz8rL"}) {
    EXPECT_EQ(out.find(secret), std::string::npos) << secret;
  }
  EXPECT_TRUE(out.ends_with("\nHidden: 2 addresses, 5 hosts, 6 IPs, 6 ids.\n")) << out;
  for (const char* kept :
       {"mailhub.example", "TLSv1.3", "TLS_AES_256_GCM_SHA384", "ESMTP", "suite"}) {
    EXPECT_NE(out.find(kept), std::string::npos) << kept;
  }
}

// As `hidden` lets it be seen, on lines that are wide enough for it.
std::string raw_by(Redactor& hidden, OrganisationOf& organisations, const std::string& mail) {
  Analysis analysis;
  Analyzer(Catalogue::built_in(), organisations, parsers::providers(), OwnSide{})
      .analyze(mail, analysis);
  hidden.learn(mail, analysis, nullptr);
  std::string out;
  append_raw(out, {.raw = mail, .analysis = analysis, .width = 300, .redactor = &hidden});
  return out;
}

// Names of logins without a host, in the words of those who write them.
TEST(Raw, hides_who_logged_in) {
  const auto organisations = make_psl_organisation();
  for (const char* words : {"(Authenticated sender: pmenzel)",
                            "(Authenticated sender:\n\tpmenzel)",
                            "(authenticated as pmenzel)",
                            "(user=pmenzel mech=LOGIN bits=0)",
                            "(account pmenzel HELO pc)",
                            "(AUTH: LOGIN pmenzel, TLS: TLSv1/SSLv3,256bits,AES256-SHA)",
                            "(SquirrelMail authenticated user pmenzel)",
                            "(using TLSv1.3) (authid=pmenzel)",
                            "(smtp-auth username pmenzel, mechanism login)",
                            "(AUTH: XOAUTH2 pmenzel)",
                            "(AUTH pmenzel)",
                            "(envelope-from <pmenzel>)",
                            "(Sender: pmenzel)",
                            "(Citadel from pmenzel)",
                            "(ident pmenzel using rfc1413)",
                            "([192.0.2.10] as pmenzel)",
                            "(Authenticated sender: CORP\\pmenzel)",
                            "(authenticated user Paul pmenzel)",
                            "(AUTH: LOGIN Paul pmenzel, TLS: TLSv1/SSLv3,256bits,AES256-SHA)",
                            "(account Paul\n\tvan pmenzel HELO pc)",
                            "(user=Paul pmenzel mech=LOGIN bits=0)",
                            "(username: pmenzel)",
                            "(user=pmenzel+a mech=LOGIN bits=0)"}) {
    const std::string mail =
        "Received: from a.example (a.example [192.0.2.10])\n\t" + std::string(words) +
        "\n\tby mx.corp.example (Postfix) with ESMTPSA id 4XyZ;\n\tTue, 02 Jan "
        "2024 10:00:03 +0000\nFrom: b@example.org\n\n";
    Redactor hidden(organisations.get(), Hide::names);
    const std::string out = raw_by(hidden, *organisations, mail);
    EXPECT_EQ(out.find("pmenzel"), std::string::npos) << out;
    EXPECT_NE(out.find("[user1]"), std::string::npos) << out;
    EXPECT_NE(out.find("ESMTPSA"), std::string::npos) << out;
  }
}

// Recipients without a host, quoted local parts, the names in a certificate.
TEST(Raw, hides_names_that_are_no_hosts) {
  const auto organisations = make_psl_organisation();
  for (const char* words :
       {"with ESMTPS id 4XyZ for pmenzel", "with ESMTPS id 4XyZ for <pmenzel>",
        "with ESMTPS id 4XyZ for <\"Paul pmenzel\"@corp.example>",
        "with ESMTPS id 4XyZ for <a.\"pmenzel b\"@corp.example>",
        "with ESMTPS id 4XyZ (envelope-from <\"x\\\" pmenzel\"@corp.example>)",
        "with ESMTPS id 4XyZ (Client CN \"Paul pmenzel\", Issuer \"pmenzel CA "
        "(R3)\" (not verified))",
        "with ESMTPS id 4XyZ (Client CN \"/CN=Paul pmenzel/O=corp.example\", "
        "Issuer \"pmenzel CA\" (not verified))",
        "with ESMTPS id 4XyZ for <CORP\\pmenzel>",
        "with ESMTPS id 4XyZ; Tue, 02 Jan 2024 10:00:03 +0000\nReceived: from [192.0.2.1] pmenzel "
        "[192.0.2.2] by b.example with SMTP",
        "with ESMTPS id 4XyZ for uid 1000 (using TLSv1.2 with cipher X (1/1 "
        "bits)) pmenzel"}) {
    const std::string mail =
        "Received: from a.example (a.example [192.0.2.10])\n\tby mx.corp.example (Postfix) " +
        std::string(words) + ";\n\tTue, 02 Jan 2024 10:00:03 +0000\nFrom: b@example.org\n\n";
    Redactor hidden(organisations.get(), Hide::names);
    const std::string out = raw_by(hidden, *organisations, mail);
    EXPECT_EQ(out.find("pmenzel"), std::string::npos) << out;
    EXPECT_NE(out.find("ESMTPS"), std::string::npos) << out;
  }
}

// Names of machines without a dot, in comments, and of the zone that a computer was given.
TEST(Raw, hides_names_of_machines_in_comments) {
  const auto organisations = make_psl_organisation();
  for (const char* hop :
       {"from a.example (a.example [192.0.2.10]) by mx.corp.example (node=mx7-anna) with ESMTP "
        "(Nemesis) id 0MabcD; Tue, 02 Jan 2024 10:00:03 +0000",
        "from a.example (mx7-anna [192.0.2.10]) by mx.corp.example (Postfix) with ESMTP id 4XyZ; "
        "Tue, 02 Jan 2024 10:00:03 +0000 (UTC)",
        "from a.example (a.example [192.0.2.10]) by mx.corp.example (mx7-anna [192.0.2.11]) with "
        "ESMTP id 4XyZ; Tue, 02 Jan 2024 10:00:03 +0000",
        "from a.example (EHLO mx7-anna) ([192.0.2.10]) by mx.corp.example (x=1) with ESMTP id "
        "4XyZ; Tue, 02 Jan 2024 10:00:03 +0000",
        "from a.example (a.example [192.0.2.10]) by mx.corp.example (Postfix) with ESMTP id 4XyZ; "
        "Tue, 02 Jan 2024 10:00:03 +0000 (Europe/Berlin mx7-anna)"}) {
    const std::string mail = "Received: " + std::string(hop) + "\nFrom: b@example.org\n\n";
    Redactor hidden(organisations.get(), Hide::names);
    const std::string out = raw_by(hidden, *organisations, mail);
    EXPECT_EQ(out.find("mx7"), std::string::npos) << out;
    EXPECT_EQ(hidden.quote(hop).find("mx7"), std::string::npos) << hidden.quote(hop);
    EXPECT_EQ(out.find("Berlin"), std::string::npos) << out;
    EXPECT_NE(out.find("with ESMTP"), std::string::npos) << out;
  }
}

// What proves stays, though somebody calls his machine so.
TEST(Raw, hides_no_words_of_proof) {
  const auto organisations = make_psl_organisation();
  const std::string mail =
      "Received: from a.example (a.example [192.0.2.10]) (version=TLSv1 cipher=AES256-SHA bits=256 "
      "node=AES256-SHA) by mx.corp.example (8.14.4/8.14.4/TLSv1) with ESMTPS id 4XyZ; Tue, 02 Jan "
      "2024 10:00:03 +0000 (ESMTPS Time)\nFrom: b@example.org\n\n";
  Redactor hidden(organisations.get(), Hide::names);
  const std::string out = raw_by(hidden, *organisations, mail);
  for (const char* kept : {"version=TLSv1 cipher=AES256-SHA bits=256", "with ESMTPS"})
    EXPECT_NE(out.find(kept), std::string::npos) << out;
}

TEST(Raw, SpeaksGerman) {
  const std::string out = raw(hand_made::seed(TLSPATH_SOURCE_DIR), false, 80, false, Language::de);
  EXPECT_NE(out.find("TLS vermerkt: verschlüsselt"), std::string::npos);
  EXPECT_NE(out.find("1 Familie, nicht die Version  2 Bits  3 Cipher-Suite"), std::string::npos);
}

hand_made::Mail one_line(std::string_view value) {
  hand_made::Mail m;
  m.raw = "Received: " + std::string(value) + "\n\n";
  m.analysis.header.read(m.raw);
  m.analysis.hops = {hand_made::hop_of(m, 0, 1)};
  return m;
}

TEST(Raw, WordsWithoutWeightAreListedApart) {
  const hand_made::Mail m =
      one_line("from x (HELO using TLSv1.3) (198.51.100.66) by mx.corp.example\n with SMTP; x");
  EXPECT_EQ(raw(m),
            " 1| Received: from x (HELO using TLSv1.3) (198.51.100.66) by mx.corp.example\n"
            " 1|  with SMTP; x\n"
            "Elsewhere, words that look like TLS and prove nothing:\n"
            " 1: Received: from x (HELO using TLSv1.3) (198.51.100.66) by mx.corp.example\n"
            "  ~                        ~~~~~~~~~~~~~ the sender's own greeting, no proof\n");
}

struct WordsCase {
  const char* value;
  const char* words;  // "" none; several joined by " | "
};

class Weight : public testing::TestWithParam<WordsCase> {};

TEST_P(Weight, Words) {
  const hand_made::Mail m = one_line(GetParam().value);
  ReceivedField f;
  tokenize(m.raw, m.analysis.hops[0].value, f);
  std::vector<WeightlessWords> found;
  find_weightless_words(m.raw, f, found);
  std::string words;
  for (const WeightlessWords& w : found) {
    if (!words.empty()) words += " | ";
    words += slice(m.raw, w.where);
  }
  EXPECT_EQ(words, GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, Weight,
    testing::Values(WordsCase{"from x (x [192.0.2.1]) (using TLSv1.3 with cipher "
                              "TLS_AES_256_GCM_SHA384 (256/256 bits)) by b.example "
                              "(Postfix) with ESMTPS id 1; x",
                              ""},
                    WordsCase{"from mail.tlsproxy.example (mail.tlsproxy.example [192.0.2.1]) by "
                              "b.example with ESMTPS id 1; x",
                              ""},
                    WordsCase{
                        "from TLSv1.3 (a.example [192.0.2.1]) by b.example with ESMTP id 1; x",
                        "TLSv1.3"},
                    WordsCase{"from x (HELO version=TLS1_2, cipher=TLS_AES_256_GCM_SHA384) "
                              "(192.0.2.1) by b.example with SMTP; x",
                              "version=TLS1_2, cipher=TLS_AES_256_GCM_SHA384"},
                    WordsCase{"from a.example ([192.0.2.1]) by b.example with ESMTP id TLSv1.2 for "
                              "<tls@example.com>; x",
                              "TLSv1.2"},
                    WordsCase{"from a.example ([192.0.2.1]) by b.example with ESMTP id 7; x", ""}));

}  // namespace
}  // namespace tlspath

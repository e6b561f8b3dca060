// What the viewer says and the terminal does not: heard, status line, why. In both languages.
#include "core/report/window.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/path/analysis.hpp"
#include "core/report/text.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"

namespace tlspath {
namespace {

struct Shown {
  std::string mail;
  Analysis analysis;
  MailView view;
};

Shown shown(std::string mail, Language language, std::vector<std::string> own = {}) {
  static const auto organisations = make_psl_organisation();
  Shown s;
  s.mail = std::move(mail);
  OwnSide side;
  side.domains = std::move(own);
  Analyzer(Catalogue::built_in(), *organisations, parsers::providers(), side)
      .analyze(s.mail, s.analysis);
  s.view = make_view({.mail = s.mail,
                      .analysis = &s.analysis,
                      .organisations = organisations.get(),
                      .providers = parsers::providers(),
                      .options = {.language = language}});
  return s;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string mixed() { return read(TLSPATH_SOURCE_DIR "/tests/data/mixed.eml"); }

TEST(Window, hops_are_told) {
  const Shown en = shown(mixed(), Language::en, {"corp.example"});
  EXPECT_TRUE(answer_heard(en.view).starts_with(en.view.answer));
  EXPECT_TRUE(answer_heard(en.view).ends_with(" 6 hops."));
  EXPECT_EQ(heard(en.view, 3),
            "Hop 4 of 6, cleartext, from relay.mailhub.example to mx.corp.example, boundary, "
            "trusted, 2 minutes 36 seconds after hop 3. Press Enter for why.");
  EXPECT_EQ(heard(en.view, en.view.proofs[1]), "with ESMTP, bytes 491 to 500, proves cleartext.");
  EXPECT_EQ(hops_line(en.view, true), "6 hops, 2 of them local and folded");
  EXPECT_EQ(hops_line(en.view, false), "6 hops, 2 of them local");
  EXPECT_EQ(local_hops(1, Language::en), "1 local hop");
  EXPECT_EQ(proof_line(en.view, en.view.proofs[1]),
            "\"with ESMTP\", bytes 491-500, proves cleartext (rule postfix/keyword)");

  const Shown de = shown(mixed(), Language::de, {"corp.example"});
  EXPECT_EQ(heard(de.view, 3),
            "Etappe 4 von 6, Klartext, von relay.mailhub.example an mx.corp.example, Eintritt, "
            "eigene Angabe, 2 Minuten 36 Sekunden nach Etappe 3. Eingabetaste: warum.");
  EXPECT_EQ(hops_line(de.view, true), "6 Etappen, davon 2 lokal und eingeklappt");
}

// No sentence of the system: none is begun. What was found of a hop stands with its facts.
TEST(Window, facts_end_where_nothing_more_is_said) {
  std::size_t without = 0, remarks = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(TLSPATH_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".eml") continue;
    const Shown s = shown(read(entry.path()), Language::en);
    for (std::size_t i = 0; i < s.view.hops.size(); ++i) {
      const HopView& hop = s.view.hops[i];
      if (hop.verdict == Verdict::unstated && hop.system_sentence.empty()) ++without;
      bool remarked = hop.remark.empty();
      for (const FactLine& fact : fact_lines(s.view, i)) {
        EXPECT_FALSE(fact.value.ends_with("; ") || fact.value.starts_with("; "))
            << entry.path() << ' ' << fact.value;
        remarked = remarked || fact.value == hop.remark;
      }
      EXPECT_TRUE(remarked) << entry.path();
      if (!hop.remark.empty()) ++remarks;
    }
  }
  EXPECT_GT(without, 10u);
  EXPECT_GT(remarks, 10u);
}

TEST(Window, marks_say_what_they_prove) {
  const Shown s = shown(mixed(), Language::en);
  bool suite = false;
  for (const LineMark& m : line_marks(s.mail, s.analysis, Language::en)) {
    ASSERT_LE(m.where.end(), s.mail.size());
    if (!m.proof || m.says != Fact::cipher || m.hop != 2) continue;
    suite = true;
    const std::string_view words = slice(s.mail, m.where);
    EXPECT_EQ(words, "TLS_AES_256_GCM_SHA384");
    EXPECT_TRUE(mark_line(m, words, m.where, Language::en)
                    .ends_with("proves suite, hop 2 (rule postfix/using)"))
        << mark_line(m, words, m.where, Language::en);
  }
  EXPECT_TRUE(suite);
}

TEST(Window, words_without_weight_say_why) {
  const Shown s = shown(
      "Received: from x (HELO using TLSv1.3) (198.51.100.66) by mx.corp.example with SMTP; "
      "4 Nov 2025 08:16:42 -0000\n\n",
      Language::en);
  ASSERT_EQ(s.analysis.hops.size(), 1u);
  const auto marks = line_marks(s.mail, s.analysis, Language::en);
  const auto found =
      std::find_if(marks.begin(), marks.end(), [](const LineMark& m) { return !m.proof; });
  ASSERT_NE(found, marks.end());
  EXPECT_EQ(mark_line(*found, slice(s.mail, found->where), found->where, Language::en),
            "\"using TLSv1.3\", bytes 23-35, proves nothing: the sender's greeting");
  EXPECT_EQ(weightless_part(s.analysis.hops[0], *s.analysis.hops[0].by.name), Weightless::host);
  EXPECT_FALSE(weightless_part(s.analysis.hops[0], {}));
}

TEST(Window, why_holds_answer_proof_and_what_nobody_knows) {
  for (const Language l : {Language::en, Language::de}) {
    const Shown s = shown(mixed(), l);
    const std::string why = render_why(s.view, 3);
    EXPECT_TRUE(why.starts_with(s.view.answer));
    for (const std::string& u : s.view.unknown) EXPECT_NE(why.find(u), std::string::npos);
    EXPECT_NE(why.find(proof_line(s.view, s.view.proofs[1])), std::string::npos) << why;
    EXPECT_EQ(why.find("tlspath --trust"), std::string::npos);  // there is no command line
    for (const char* word : {"secure", " safe", "sicher ", "Sicher"})
      EXPECT_EQ(why.find(word), std::string::npos) << why;
  }
}

TEST(Window, why_says_what_to_tell_who_sent_in_cleartext) {
  EXPECT_NE(render_why(shown(mixed(), Language::en).view, 3)
                .find("First check: does mx.corp.example offer STARTTLS now? (Probe)\n\n"
                      "Then tell mailhub.example: at 2025-11-04 08:16:41 UTC "
                      "relay.mailhub.example [198.51.100.7] handed this mail to mx.corp.example "
                      "without TLS."),
            std::string::npos);
  EXPECT_NE(render_why(shown(mixed(), Language::de).view, 3)
                .find("Dann mailhub.example sagen: relay.mailhub.example "
                      "[198.51.100.7] hat diese Mail am 2025-11-04 08:16:41 UTC ohne TLS an "
                      "mx.corp.example übergeben."),
            std::string::npos);
  for (const std::size_t hop : {0u, 1u, 2u, 5u})  // local, encrypted, not stated, encrypted
    EXPECT_EQ(render_why(shown(mixed(), Language::en).view, hop).find("Then tell"),
              std::string::npos);
}

TEST(Window, why_names_no_option_for_fields_left_out) {
  const std::string beside =
      "Authentication-Results: mx.corp.example; spf=pass\n"
      "ARC-Authentication-Results: i=1; mx.corp.example; spf=pass\n"
      "X-Gate-TLS: yes\nX-Relay-SSL: yes\nTLS-Required: No\nX-Mail-TLS: no\n";
  const Shown en = shown(beside + mixed(), Language::en),
              de = shown(beside + mixed(), Language::de);
  EXPECT_NE(render_text(en.view).find("more such fields; --all shows them."), std::string::npos)
      << render_text(en.view);
  EXPECT_NE(render_why(en.view, 3).find("more such fields."), std::string::npos);
  EXPECT_EQ(render_why(en.view, 3).find("--all"), std::string::npos);
  EXPECT_NE(render_why(de.view, 3).find("weitere solche Felder."), std::string::npos);
}

TEST(Window, facts_that_are_not_stated_are_no_no) {
  const Shown s = shown(
      "Received: from a.example ([192.0.2.1]) by b.example (Postfix) with ESMTPS id 1; "
      "4 Nov 2025 08:16:42 -0000\n\n",
      Language::en);
  bool version = false;
  for (const FactLine& f : fact_lines(s.view, 0)) {
    EXPECT_FALSE(f.value.empty());
    EXPECT_NE(f.value, "no");
    if (f.says == Fact::version) version = f.value == "not stated";
  }
  EXPECT_TRUE(version);
}

}  // namespace
}  // namespace tlspath

// The masker of `scan --unknown` as a table, and the collection: counts, order, its limit.
#include "core/scan/unknown_forms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/path/system.hpp"

namespace tlspath {
namespace {

struct Row {
  std::string_view line, form;
};

const Row kRows[] = {
    {"from gw7 (gw7.example.net [192.0.2.7]) by mx.example.org (SuperMail 4.2) with ESMTP id "
     "5XyZ77ab; Tue, 4 Nov 2025 09:14:05 +0100",
     "from <host> (<host> [<ip>]) by <host> (SuperMail <n>) with ESMTP id <id>; <date>"},
    // Folding and blanks.
    {"from gw7\r\n\t(gw7.example.net   [192.0.2.7])\r\n by mx.example.org (SuperMail "
     "4.3.11-beta2)\n "
     "with\r\n ESMTP id 5XyZ77ac; 4 Nov 2025 09:14:05 +0100",
     "from <host> (<host> [<ip>]) by <host> (SuperMail <n>-beta<n>) with ESMTP id <id>; <date>"},
    // Greetings, idents and ports.
    {"from unknown (HELO laptop) (joe@198.51.100.4) by mx.example.org with SMTP; 4 Nov 2025 "
     "09:14:05 -0000",
     "from <host> (HELO <name>) (<addr>) by <host> with SMTP; <date>"},
    {"from [192.0.2.1] (port=4711 helo=joes-pc ident=joe) by mx.example.org with esmtpa (Foo) id "
     "1rKbce-0001Ab-2Q; Tue, 4 Nov 2025 09:14:05 +0100",
     "from [<ip>] (port=<n> helo=<name> ident=<name>) by <host> with esmtpa (Foo) id <id>; <date>"},
    // TLS words stay known as such.
    {"from a.example ([2001:db8::7]) (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 "
     "(256/256 "
     "bits)) by b.example (Foo) with ESMTPS; Tue, 4 Nov 2025 09:14:05 +0100",
     "from <host> ([<ip>]) (using <version> with cipher <suite> (<n>/<n> bits)) by <host> (Foo) "
     "with "
     "ESMTPS; <date>"},
    {"from a.example by b.example (Gate/2.1; version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 7; "
     "Tue, 4 Nov 2025 09:14:05 +0100 (CET)",
     "from <host> by <host> (Gate/<n>; version=<version>, cipher=<suite>) id <id>; <date> "
     "(<zone>)"},
    // Names, addresses, quoted strings, dates in words.
    {"from a.example (Authenticated sender: alice) by b.example with ESMTPA for "
     "<bob@example.org>; Tue, 4 Nov 2025 09:14:05 +0100",
     "from <host> (Authenticated sender: <name>) by <host> with ESMTPA for <addr>; <date>"},
    {"by b.example (Foo \"the mail of bob\" at Tue, 4 Nov 2025 09:14:05 +0100) id 7; Tue, 4 Nov "
     "2025 "
     "09:14:05 +0100",
     "by <host> (Foo <text> at <date>) id <id>; <date>"},
    {"by b.example (Foo, queued 2025-11-04T09:14:05Z as 3f2a91c0-1234-4abc-8def-001122334455); "
     "Tue, 4 "
     "Nov 2025 09:14:05 +0100",
     "by <host> (Foo, queued <date> as <id>); <date>"},
    // What a template is not fooled by.
    {"", ""},
    {"from", "from"},
    {"no words that anybody knows", "no words that anybody knows"},
    {"from a.example (\x01\x1b[31m\xff) by b.example; Tue, 4 Nov 2025 09:14:05 +0100",
     "from <host> (??[<host>) by <host>; <date>"},
};

std::string form_of(std::string_view line) {
  ReceivedField field;
  tokenize(line, span_between(0, line.size()), field);
  std::string out = "kept";
  append_template(out, line, field);
  EXPECT_EQ(out.substr(0, 4), "kept");
  return out.substr(4);
}

TEST(UnknownForms, what_changes_is_masked_and_what_is_written_always_stays) {
  for (const Row& row : kRows) EXPECT_EQ(form_of(row.line), row.form) << row.line;
}

TEST(UnknownForms, a_template_is_short_printable_and_made_in_one_pass) {
  for (const std::string_view piece : {"(", "<", "\"", "[", "a1", "a1 ", "helo=", "<a@b>", "; ",
                                       "(x) ", "4 ", "Tue, ", "\xff", "1.2.3.4 "}) {
    std::string line = "from a.example by b.example with ";
    while (line.size() < 200'000) line += piece;
    const std::string form = form_of(line);
    EXPECT_LE(form.size(), kMaxTemplate) << piece;
    for (const char c : form) EXPECT_TRUE(c >= 0x20 && c < 0x7f) << piece;
  }
}

// One mail with the given Received values, of which nobody knows the system.
class Mail {
 public:
  explicit Mail(std::vector<std::string> lines) {
    for (const std::string& line : lines) {
      const std::size_t at = raw_.size();
      raw_ += line + "\n";
      Hop hop;
      hop.value = span_between(at, at + line.size());
      analysis_.hops.push_back(hop);
    }
  }
  Analysis& analysis() { return analysis_; }
  bool into(UnknownForms& forms) {
    const MailHead head;
    return forms.take({.path = "a.mbox",
                       .offset = 0,
                       .size = raw_.size(),
                       .raw = raw_,
                       .analysis = analysis_,
                       .head = head,
                       .repaired = nullptr});
  }

 private:
  std::string raw_;
  Analysis analysis_;
};

TEST(UnknownForms, the_most_frequent_comes_first_with_its_first_example) {
  Mail mail({"by b.example (Zoo 1) id 1", "by b.example (Bar 1) id 1", "by b.example (Foo 1) id 1",
             "by c.example (Foo 2) id 2", "by c.example\r\n\t(Foo\x1b 2)"});
  UnknownForms forms(true);
  EXPECT_TRUE(mail.into(forms));
  EXPECT_EQ(forms.hops(), 5U);
  EXPECT_EQ(forms.forms(), 4U);
  EXPECT_EQ(forms.table(),
            "count\tform\texample\n"
            "2\tby <host> (Foo <n>) id <id>\tby b.example (Foo 1) id 1\n"
            "1\tby <host> (Bar <n>) id <id>\tby b.example (Bar 1) id 1\n"
            "1\tby <host> (Foo? <n>)\tby c.example (Foo\\x1b 2)\n"
            "1\tby <host> (Zoo <n>) id <id>\tby b.example (Zoo 1) id 1\n");
}

TEST(UnknownForms, hops_of_known_systems_do_not_count) {
  static const System kKnown{.id = "known", .title = "Known", .short_title = "Known"};
  Mail mail({"by b.example (Foo 1) id 1", "by b.example (Bar 1) id 1"});
  mail.analysis().hops[0].system = &kKnown;
  UnknownForms forms(false);
  EXPECT_TRUE(mail.into(forms));
  EXPECT_EQ(forms.hops(), 1U);
  EXPECT_EQ(forms.forms(), 1U);
  EXPECT_EQ(forms.sorted().at(0).form, "by <host> (Bar <n>) id <id>");
  EXPECT_EQ(forms.sorted().at(0).example, "") << "not asked for";
}

TEST(UnknownForms, what_does_not_fit_is_counted) {
  UnknownForms forms(true);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < UnknownForms::kMaxTemplates + 7; ++i) {
    std::string word;  // letters only: another word each time
    for (std::size_t n = i; word.size() < 4; n /= 26) word += static_cast<char>('a' + n % 26);
    lines.push_back("by b.example (" + word + ") id 1");
  }
  lines.push_back(lines.front());
  Mail mail(std::move(lines));
  EXPECT_TRUE(mail.into(forms));
  EXPECT_EQ(forms.forms(), UnknownForms::kMaxTemplates);
  EXPECT_EQ(forms.others(), 7U);
  EXPECT_EQ(forms.sorted().at(0).count, 2U) << "a form that is kept goes on counting";
  const std::string table = forms.table();
  EXPECT_TRUE(table.ends_with("\n7\t(others: forms that came after the first 4096)\t\n"));
}

}  // namespace
}  // namespace tlspath

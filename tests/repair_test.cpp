// What pasting does to headers and what repair() makes of it: a table of pastes, then whole mails
// damaged by program, whose Received values must come back.
//   "> Received: from a\n> by b; Mon, 16 Mar 2009 18:05:18 -0400\n"
//     ->  "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n", quoting_removed 2,
//     folding_restored 1
#include "core/mail/repair.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string_view name_of(Repair kind) {
  switch (kind) {
    case Repair::bom_removed:
      return "bom_removed";
    case Repair::utf16_decoded:
      return "utf16_decoded";
    case Repair::entities_decoded:
      return "entities_decoded";
    case Repair::quoting_removed:
      return "quoting_removed";
    case Repair::nbsp_replaced:
      return "nbsp_replaced";
    case Repair::smart_quotes_replaced:
      return "smart_quotes_replaced";
    case Repair::folding_restored:
      return "folding_restored";
    case Repair::prose_skipped:
      return "prose_skipped";
    case Repair::line_ends_mixed:
      return "line_ends_mixed";
    case Repair::lone_received:
      return "lone_received";
    case Repair::x_received:
      return "x_received";
    case Repair::indent_removed:
      return "indent_removed";
    case Repair::colons_restored:
      return "colons_restored";
    case Repair::links_removed:
      return "links_removed";
    case Repair::gaps_closed:
      return "gaps_closed";
    case Repair::markdown_removed:
      return "markdown_removed";
    case Repair::dots_restored:
      return "dots_restored";
    case Repair::cut_start:
      return "cut_start";
    case Repair::received_below:
      return "received_below";
    case Repair::another_mail:
      return "another_mail";
    case Repair::mails_mixed:
      return "mails_mixed";
  }
  return "?";
}

std::string notes_of(const RepairedText& r) {
  std::string s;
  for (const RepairNote& n : r.notes) {
    if (!s.empty()) s += ", ";
    s += std::string(name_of(n.kind)) + " " + std::to_string(n.count);
  }
  return s;
}

std::string_view text_of(const RepairedText& r, std::string_view given) {
  return r.changed() ? std::string_view(r.text) : given;
}

// What must hold for every input: runs in order, without holes, inside the text given; bytes that
// were kept point to themselves; a second repair changes nothing.
void expect_sound(std::string_view given, Given as = Given::stored) {
  const RepairedText r = repair(given, as);
  if (!r.changed()) {
    EXPECT_TRUE(r.text.empty());
    EXPECT_EQ(r.given({3, 4}), (Span{3, 4}));
    return;
  }
  std::size_t at = 0;
  std::size_t given_at = 0;
  for (const RepairRun& run : r.runs) {
    ASSERT_EQ(run.at, at);
    ASSERT_GT(run.size, 0u);
    ASSERT_GE(run.given_at, given_at);
    at += run.size;
    given_at = std::size_t{run.given_at} + run.given_size;
    ASSERT_LE(given_at, given.size());
    if (run.size != run.given_size) continue;
    for (std::uint32_t i = 0; i < run.size; ++i) {
      const Span one = r.given({run.at + i, 1});
      ASSERT_EQ(one, (Span{run.given_at + i, 1}));
      const char was = given[one.at];
      if (!ascii::is_blank(r.text[run.at + i]) && was != '"' && (was & 0x80) == 0 &&
          (r.text[run.at + i] & 0x80) == 0) {
        ASSERT_EQ(was, r.text[run.at + i]) << "at " << one.at;
      }
    }
  }
  ASSERT_EQ(at, r.text.size());
  ASSERT_FALSE(r.notes.empty());
  const RepairedText again = repair(r.text, as);
  EXPECT_FALSE(again.changed()) << "repaired twice: " << notes_of(again) << "\n" << r.text;
}

struct Paste {
  std::string_view what;
  std::string given;
  std::string text;  // "=" where nothing is changed
  std::string_view notes;
};

void PrintTo(const Paste& p, std::ostream* out) { *out << p.what; }

constexpr auto kHop =
    "Received: from a.example (a.example [192.0.2.1])\n by b.example with ESMTPS id x1;\n Mon, 16 Mar 2009 18:05:18 -0400\n"sv;

std::string utf16(std::string_view ascii_text, bool big, bool mark) {
  std::string s;
  if (mark) s = big ? "\xfe\xff" : "\xff\xfe";
  for (const char c : ascii_text) {
    if (big) s += '\0';
    s += c;
    if (!big) s += '\0';
  }
  return s;
}

std::vector<Paste> pastes() {
  const std::string hop(kHop);
  const std::string mail = hop + "From: a@example.com\nSubject: x\n\nbody\n";
  return {
      // Nothing to repair.
      {"a whole mail", mail, "=", ""},
      {"headers without a body", hop + "From: a@example.com\n", "=", ""},
      {"no line end at the end", hop + "From: a@example.com", "=", ""},
      {"a mail without Received", "From: a@example.com\nSubject: hi\n\nbody\n", "=", ""},
      {"CRLF", "Received: from a by b;\r\n\tMon, 16 Mar 2009 18:05:18 -0400\r\n", "=", ""},
      {"LF and CRLF, which the walker reads",
       "Received: from a by b;\r\n Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\r\n", "=",
       ""},
      {"lone CR everywhere",
       "Received: from a by b;\r Mon, 16 Mar 2009 18:05:18 -0400\rFrom: x@example.com\r", "=", ""},
      {"a From line of an mbox", "From a@example.com Mon Mar 16 18:05:18 2009\n" + mail, "=", ""},
      {"Received in the body", mail + "\nReceived: from c\nby d; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "=", ""},
      {"a body that starts with Received",
       "From: a@example.com\nSubject: help\n\nReceived: from c by d; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "=", ""},
      {"raw UTF-8 in a subject", hop + "Subject: Bob\xe2\x80\x99s \xc2\xa0 mail\n", "=", ""},
      {"entities in a subject", hop + "Subject: R&amp;D &lt;new&gt;\n", "=", ""},
      {"a name of several words in a comment",
       "Received: from a (Authenticated sender: bob@example.com) by b with ESMTPSA;\n Mon, 16 Mar "
       "2009 18:05:18 -0400\nTLS-Required: No\n",
       "=", ""},
      {"an open comment does not swallow fields",
       "Received: from a (helo=( by b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: "
       "a@example.com\nX-Foo: bar :)\n",
       "=", ""},
      {"prose", "Dear all,\nI received: nothing. Please look at http://example.com/ by 10:20.\n",
       "=", ""},
      {"Outlook's Received", "From: Bob\nReceived: Monday, 16 March 2009\nhello\n", "=", ""},
      {"a PDF", "%PDF-1.7\nReceived: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nby x\n", "=",
       ""},
      {"a zip", "PK\x03\x04 Received: from a\nby b; 10:20\n"s, "=", ""},
      {"NULs all over", "\x01\0\0\x02\0\0\0\x03\n Received: from a\nby b\0\0\0"s, "=", ""},
      {"empty lines only", "\n\n \n", "=", ""},

      // X-Received is listed, not touched.
      {"X-Received",
       "X-Received: by 2001:db8::1 with SMTP id q1; Mon, 16 Mar 2009 18:05:18 -0700 (PDT)\n" + hop,
       "=", "x_received 1"},
      {"X-Received in a quoted paste",
       "> X-Received: by 2001:db8::1 with SMTP id q1; Mon, 16 Mar 2009 18:05:18 -0700\n> Received: "
       "by 2001:db8::2 with SMTP id q2; Mon, 16 Mar 2009 18:05:17 -0700\n",
       "X-Received: by 2001:db8::1 with SMTP id q1; Mon, 16 Mar 2009 18:05:18 -0700\nReceived: by "
       "2001:db8::2 with SMTP id q2; Mon, 16 Mar 2009 18:05:17 -0700\n",
       "quoting_removed 2, x_received 1"},

      // Marks and encodings.
      {"a BOM before a whole mail", "\xef\xbb\xbf" + mail, mail, "bom_removed 1"},
      {"a BOM before a mail without Received",
       "\xef\xbb\xbf"
       "From: a@example.com\nSubject: hi\n\nbody\n",
       "From: a@example.com\nSubject: hi\n\nbody\n", "bom_removed 1"},
      {"UTF-16 LE with a mark", utf16(mail, false, true), mail, "bom_removed 1, utf16_decoded "},
      {"UTF-16 BE with a mark", utf16(mail, true, true), mail, "bom_removed 1, utf16_decoded "},
      {"UTF-16 LE without a mark", utf16(hop, false, false), hop, "utf16_decoded "},
      {"UTF-16 BE without a mark", utf16(hop, true, false), hop, "utf16_decoded "},
      {"UTF-16 and quoting",
       utf16("> Received: by b.example with SMTP id 1; Mon, 16 Mar 2009 18:05:18 -0400\n", false,
             true),
       "Received: by b.example with SMTP id 1; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "bom_removed 1, utf16_decoded 73, quoting_removed 1"},
      {"UTF-16 beyond ASCII",
       utf16(hop + "Subject: ", false, true) + "\xe9\x00\xac\x20\x3d\xd8\x00\xde\n\0"s,
       hop + "Subject: \xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\n", "bom_removed 1, utf16_decoded "},

      // Characters.
      {"no-break spaces",
       "Received: from\xc2\xa0"
       "a by\xe2\x80\xaf"
       "b;\xe2\x80\x87Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "nbsp_replaced 3"},
      {"no-break spaces as folding",
       "Received: from a\n\xc2\xa0\xc2\xa0"
       "by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n  by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "nbsp_replaced 2"},
      {"a lone Latin-1 no-break space",
       "Received: from a\xa0"
       "by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "nbsp_replaced 1"},
      {"0xA0 as half of a letter stays",
       "> Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n> Subject: \xc3\xa0 "
       "\xe2\x80\xa0\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nSubject: \xc3\xa0 \xe2\x80\xa0\n",
       "quoting_removed 2"},
      {"zero-width characters",
       "Received: from mail\xe2\x80\x8b.example by\xef\xbb\xbf b; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "Received: from mail.example by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "nbsp_replaced 2"},
      {"zero-width before the name",
       "\xe2\x80\x8bReceived: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "nbsp_replaced 1"},
      {"a mark alone in the line between header and text",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nMessage-ID: <1@a.example>\n"
       "\xef\xbb\xbf\nA line of text.\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nMessage-ID: <1@a.example>\n"
       "\nA line of text.\n",
       "nbsp_replaced 1"},
      {"smart quotes and dashes",
       "Received: from a (Client CN \xe2\x80\x9c"
       "a.example\xe2\x80\x9d, Bob\xe2\x80\x99s) by b; Mon, 16 Mar 2009 18:05:18 \xe2\x80\x93"
       "0400\n",
       "Received: from a (Client CN \"a.example\", Bob's) by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "smart_quotes_replaced 4"},
      {"smart quotes of Windows-1252",
       "Received: from a (CN \x93"
       "a\x94) by b; Mon, 16 Mar 2009 18:05:18 \x96"
       "0400\n",
       "Received: from a (CN \"a\") by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "smart_quotes_replaced 3"},

      // HTML.
      {"entities",
       "Received: from a by b for &lt;bob&#43;x@example.com&gt;; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b for <bob+x@example.com>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "entities_decoded 3"},
      {"more entities",
       "Received: from a (CN &quot;a&quot; &#39;&#x3c;&amp;&#x3E;) by&nbsp;b; Mon, 16 Mar 2009 "
       "18:05:18 -0400\n",
       "Received: from a (CN \"a\" '<&>) by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "entities_decoded 7, nbsp_replaced 1"},
      {"entities twice",
       "Received: from a by b for &amp;lt;bob@example.com&amp;gt;; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "Received: from a by b for <bob@example.com>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "entities_decoded 4"},
      {"<br> as line end",
       "Received: from a<br>&nbsp;by b;<br/>\nMon, 16 Mar 2009 18:05:18 -0400<BR>From: "
       "x@example.com",
       "Received: from a\n by b;\n Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com",
       "entities_decoded 4, nbsp_replaced 1, folding_restored 1"},
      {"tags",
       "<p>Received: from a by b for &lt;bob@example.com&gt;;<br>Mon, 16 Mar 2009 18:05:18 "
       "-0400</p>\n",
       "Received: from a by b for <bob@example.com>;\n Mon, 16 Mar 2009 18:05:18 -0400\n",
       "entities_decoded 5, folding_restored 1"},

      // Links behind what they lead to.
      {"Outlook's links",
       "Received: from a by b for <bob@example.com<mailto:bob@example.com>>; Mon, 16 Mar 2009 "
       "18:05:18 -0400 (envelope-from <a@example.com<mailto:a@example.com>>)\nTo: "
       "bob@example.com<mailto:bob@example.com>\n",
       "Received: from a by b for <bob@example.com>; Mon, 16 Mar 2009 18:05:18 -0400 "
       "(envelope-from <a@example.com>)\nTo: bob@example.com\n",
       "links_removed 3"},
      {"Outlook's links in a whole mail",
       "Received: from a by b for <bob@example.com<mailto:Bob@example.com>>;\n Mon, 16 Mar 2009 "
       "18:05:18 -0400\nFrom: <a@example.com<mailto:a@example.com>>\n\n"
       "c@example.com<mailto:c@example.com>\n",
       "Received: from a by b for <bob@example.com>;\n Mon, 16 Mar 2009 18:05:18 -0400\nFrom: "
       "<a@example.com>\n\nc@example.com<mailto:c@example.com>\n",
       "links_removed 2"},
      {"links in a quoted paste",
       "> Received: from a by b\n>  for <bob@example.com<mailto:bob@example.com>>; Mon, 16 Mar "
       "2009 "
       "18:05:18 -0400\n",
       "Received: from a by b\n for <bob@example.com>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "quoting_removed 2, links_removed 1"},
      {"links as entities",
       "Received: from a by b for &lt;bob@example.com&lt;mailto:bob@example.com&gt;&gt;; Mon, 16 "
       "Mar 2009 18:05:18 -0400\n",
       "Received: from a by b for <bob@example.com>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "entities_decoded 4, links_removed 1"},
      {"a link to another address",
       "Received: from a by b for <bob@example.com<mailto:rob@example.com>>; Mon, 16 Mar 2009 "
       "18:05:18 -0400\nFrom: x@example.com\n",
       "=", ""},
      {"a link to the end of an address",
       "Received: from a by b for <bob+x@example.com<mailto:x@example.com>>; Mon, 16 Mar 2009 "
       "18:05:18 -0400\nFrom: x@example.com\n",
       "=", ""},
      {"a link in a name that the sender gave",
       hop + "To: \"bob@example.com<mailto:bob@example.com>\" <bob@example.com>\n", "=", ""},

      {"links behind the names of hosts",
       "Received: from a.example<http://a.example> (a.example<http://a.example/> [192.0.2.1]) by "
       "b.example<https://b.example>; Mon, 16 Mar 2009 18:05:18 -0400\nMessage-ID: "
       "<1@a.example<http://a.example>>\n",
       "Received: from a.example (a.example [192.0.2.1]) by b.example; Mon, 16 Mar 2009 18:05:18 "
       "-0400\nMessage-ID: <1@a.example>\n",
       "links_removed 4"},
      {"links of Markdown",
       "Received: from [a.example](http://a.example) ([a.example](https://a.example/) "
       "[192.0.2.1])\n by [b.example](http://b.example) for "
       "<[bob@example.com](mailto:bob@example.com)>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a.example (a.example [192.0.2.1])\n by b.example for <bob@example.com>; "
       "Mon, 16 Mar 2009 18:05:18 -0400\n",
       "links_removed 4"},
      {"a link to another host",
       "Received: from a.example<http://b.example> (a.a.example<http://b.example> [192.0.2.1]) by "
       "[b.example](http://c.example) (b.example (http://b.example)); Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "=", ""},
      {"a link to a page",
       "Received: from a.example<http://a.example/b> by b.example; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "=", ""},
      {"an address and a page of that address",
       "Received: from [192.0.2.1](http://192.0.2.1) by b.example; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "=", ""},

      // A table.
      {"a table of fields",
       "Received\tfrom a by b; Mon, 16 Mar 2009 18:05:18 -0400\nreceived\t\tfrom c by a with "
       "ESMTP; "
       "Mon, 16 Mar 2009 18:05:17 -0400\nFrom\tx@example.com\nSubject: y\n",
       "Received:\tfrom a by b; Mon, 16 Mar 2009 18:05:18 -0400\nreceived:\t\tfrom c by a with "
       "ESMTP; Mon, 16 Mar 2009 18:05:17 -0400\nFrom:\tx@example.com\nSubject: y\n",
       "colons_restored 3"},
      {"a table in prose",
       "Here they are:\nName\tValue\nReturn-Path\t<x@example.com>\nReceived\tfrom a by b; Mon, 16 "
       "Mar 2009 18:05:18 -0400\nX-Foo\tbar\n",
       "Return-Path:\t<x@example.com>\nReceived:\tfrom a by b; Mon, 16 Mar 2009 18:05:18 "
       "-0400\nX-Foo:\tbar\n",
       "prose_skipped 26, colons_restored 3"},
      {"a long table",
       std::string(9000, '.') + "\nReceived\tfrom a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received:\tfrom a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "prose_skipped 9001, colons_restored 1"},
      {"a table of other things", "Received\t12\nSent\t13\nFrom\tthe shop\n", "=", ""},

      // Quoting and indent.
      {"quoting", "> Received: from a\n>  by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "quoting_removed 2"},
      {"quoting and lost folding", "> Received: from a\n> by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "quoting_removed 2, folding_restored 1"},
      {"quoted twice",
       ">> Received: from a\n>> \tby b; Mon, 16 Mar 2009 18:05:18 -0400\n> > From: x@example.com\n",
       "Received: from a\n\tby b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n",
       "quoting_removed 3"},
      {"quoted with bars", "| Received: from a\n|  by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "quoting_removed 2"},
      {"quoted without a blank", ">Received: from a\n> by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "quoting_removed 2"},
      {"quoted and wrapped",
       "> Received: from a (a.example\n[192.0.2.1]) by b; Mon, 16 Mar\n> 2009 18:05:18 -0400\nThat "
       "is all.\n",
       "Received: from a (a.example\n [192.0.2.1]) by b; Mon, 16 Mar\n 2009 18:05:18 -0400\n",
       "quoting_removed 2, folding_restored 2, prose_skipped 13"},
      {"a > that is no quoting",
       "Received: from a by b for <bob@example.com\n>; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b for <bob@example.com\n >; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "folding_restored 1"},
      {"indent",
       "    Received: from a\n        by b; Mon, 16 Mar 2009 18:05:18 -0400\n    From: "
       "x@example.com\n",
       "Received: from a\n    by b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n",
       "indent_removed 3"},
      {"indent and lost folding", "\tReceived: from a\n\tby b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "folding_restored 1, indent_removed 2"},
      {"all indented but the first",
       "Received: from a\n    by b; Mon, 16 Mar 2009 18:05:18 -0400\n  Received: from c\n    by a; "
       "Mon, 16 Mar 2009 18:05:17 -0400\n",
       "Received: from a\n  by b; Mon, 16 Mar 2009 18:05:18 -0400\nReceived: from c\n  by a; Mon, "
       "16 Mar 2009 18:05:17 -0400\n",
       "indent_removed 3"},
      {"one indented among others",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n  Received: from c by a; Mon, 16 "
       "Mar 2009 18:05:17 -0400\nReceived: from d by c; Mon, 16 Mar 2009 18:05:16 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nReceived: from c by a; Mon, 16 Mar "
       "2009 18:05:17 -0400\nReceived: from d by c; Mon, 16 Mar 2009 18:05:16 -0400\n",
       "indent_removed 1"},
      {"quoting and indent", ">   Received: from a\n>     by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a\n  by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "quoting_removed 2, indent_removed 2"},

      // Folding.
      {"lost folding",
       "Received: from a (a [192.0.2.1])\nby mx.example (Postfix) with ESMTP id 4T4B\nfor "
       "<bob@example.com>; Mon, 16 Mar 2009\n18:05:18 -0400\n(envelope-from "
       "<a@example.com>)\nFrom: x@example.com\n",
       "Received: from a (a [192.0.2.1])\n by mx.example (Postfix) with ESMTP id 4T4B\n for "
       "<bob@example.com>; Mon, 16 Mar 2009\n 18:05:18 -0400\n (envelope-from "
       "<a@example.com>)\nFrom: x@example.com\n",
       "folding_restored 4"},
      {"a date on its own line",
       "Received: from a by b with SMTP id 1;\nMon, 16 Mar 2009 18:05:18\n-0400\n(EDT)\n",
       "Received: from a by b with SMTP id 1;\n Mon, 16 Mar 2009 18:05:18\n -0400\n (EDT)\n",
       "folding_restored 3"},
      {"TLS: in an open comment",
       "Received: from a ([192.0.2.1]) by b\n([10.0.0.1]) with ESMTP (SMTP Service 7.0;\nTLS: "
       "TLSv1/SSLv3,128bits,AES128-SHA) id 06456c for <bob@example.com>;\nMon, 16 Mar 2009 "
       "18:05:16 -0500\n",
       "Received: from a ([192.0.2.1]) by b\n ([10.0.0.1]) with ESMTP (SMTP Service 7.0;\n TLS: "
       "TLSv1/SSLv3,128bits,AES128-SHA) id 06456c for <bob@example.com>;\n Mon, 16 Mar 2009 "
       "18:05:16 -0500\n",
       "folding_restored 3"},
      {"TLS: and its value apart",
       "Received: from a by b with ESMTP (SMTP Service 7.0; TLS:\nTLSv1/SSLv3,128bits,AES128-SHA) "
       "id 06456c;\n Mon, 16 Mar 2009 18:05:16 -0500\n",
       "Received: from a by b with ESMTP (SMTP Service 7.0; TLS:\n TLSv1/SSLv3,128bits,AES128-SHA) "
       "id 06456c;\n Mon, 16 Mar 2009 18:05:16 -0500\n",
       "folding_restored 1"},
      {"only TLS: lost its blank",
       "Received: from a by b with ESMTP (SMTP Service 7.0;\nTLS: TLSv1/SSLv3,128bits,AES128-SHA) "
       "id 06456c;\n Mon, 16 Mar 2009 18:05:16 -0500\nFrom: a@example.com\n",
       "Received: from a by b with ESMTP (SMTP Service 7.0;\n TLS: TLSv1/SSLv3,128bits,AES128-SHA) "
       "id 06456c;\n Mon, 16 Mar 2009 18:05:16 -0500\nFrom: a@example.com\n",
       "folding_restored 1"},
      {"a cipher before a colon",
       "Received: from a by b with ESMTPS (\nECDHE-RSA-AES256-SHA:256\nbits) id 1;\n Mon, 16 Mar "
       "2009 18:05:16 -0500\n",
       "Received: from a by b with ESMTPS (\n ECDHE-RSA-AES256-SHA:256\n bits) id 1;\n Mon, 16 Mar "
       "2009 18:05:16 -0500\n",
       "folding_restored 2"},
      {"an address cut in two",
       "Received: from a (a [IPv6:2001:db8:\nfd00::25]) by b (b [\nIPv6:2001:db8::1]) with ESMTP "
       "id 1; Mon, 16 Mar 2009 18:05:16 -0500\n",
       "Received: from a (a [IPv6:2001:db8:\n fd00::25]) by b (b [\n IPv6:2001:db8::1]) with ESMTP "
       "id 1; Mon, 16 Mar 2009 18:05:16 -0500\n",
       "folding_restored 2"},
      {"id: and for: in a value",
       "Received: from a by b with SMTP\nid: 77\nfor: bob; Mon, 16 Mar 2009 18:05:16 -0500\n",
       "Received: from a by b with SMTP\n id: 77\n for: bob; Mon, 16 Mar 2009 18:05:16 -0500\n",
       "folding_restored 2"},
      {"an authenticated sender",
       "Received: from a (Authenticated\nsender: bob@example.com) by b with ESMTPSA; Mon, 16 Mar "
       "2009 18:05:16 -0500\nSender: x@example.com\n",
       "Received: from a (Authenticated\n sender: bob@example.com) by b with ESMTPSA; Mon, 16 Mar "
       "2009 18:05:16 -0500\nSender: x@example.com\n",
       "folding_restored 1"},
      {"other fields lose their folding too",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:16 -0500\nDKIM-Signature: v=1; "
       "a=rsa-sha256;\nd=example.com; s=x;\nbh=47DEQpj8HBSa==\nX-Report: "
       "CIP:192.0.2.1;CTRY:;\nSFV:NSPM;SCL:1\nSubject: x\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:16 -0500\nDKIM-Signature: v=1; "
       "a=rsa-sha256;\n d=example.com; s=x;\n bh=47DEQpj8HBSa==\nX-Report: CIP:192.0.2.1;CTRY:;\n "
       "SFV:NSPM;SCL:1\nSubject: x\n",
       "folding_restored 3"},
      {"a body stays behind a mail with one bad line",
       "Received: from a\nby b; Mon, 16 Mar 2009 18:05:16 -0500\nFrom: "
       "a@example.com\n\nBob\xe2\x80\x99s &lt;body&gt;\nReceived: from c\nby d\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:16 -0500\nFrom: "
       "a@example.com\n\nBob\xe2\x80\x99s &lt;body&gt;\nReceived: from c\nby d\n",
       "folding_restored 1"},
      {"a From line and lost folding",
       "From a@example.com Mon Mar 16 18:05:18 2009\nReceived: from a\nby b; Mon, 16 Mar 2009 "
       "18:05:16 -0500\nTo: b@example.com\n\nbody\n",
       "From a@example.com Mon Mar 16 18:05:18 2009\nReceived: from a\n by b; Mon, 16 Mar 2009 "
       "18:05:16 -0500\nTo: b@example.com\n\nbody\n",
       "folding_restored 1"},
      {"CRLF and lost folding", "Received: from a\r\nby b; Mon, 16 Mar 2009 18:05:16 -0500\r\n",
       "Received: from a\r\n by b; Mon, 16 Mar 2009 18:05:16 -0500\r\n", "folding_restored 1"},
      {"one long line",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400 (EDT) Received: from c by a with "
       "ESMTP id 1; Mon, 16 Mar 2009 18:05:17 -0400 From: x@example.com To: y@example.com Subject: "
       "hi\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400 (EDT)\nReceived: from c by a with "
       "ESMTP id 1; Mon, 16 Mar 2009 18:05:17 -0400\nFrom: x@example.com\nTo: "
       "y@example.com\nSubject: hi\n",
       "folding_restored 4"},
      {"one long line that starts otherwise",
       "Delivered-To: y@example.com   Received: by b.example with SMTP id 1; Mon, 16 Mar 2009 "
       "18:05:18 -0400 X-Received: by c with SMTP id 2; Mon, 16 Mar 2009 18:05:17 -0400 "
       "Return-Path: <x@example.com>",
       "Delivered-To: y@example.com\nReceived: by b.example with SMTP id 1; Mon, 16 Mar 2009 "
       "18:05:18 -0400\nX-Received: by c with SMTP id 2; Mon, 16 Mar 2009 18:05:17 "
       "-0400\nReturn-Path: <x@example.com>",
       "folding_restored 3, x_received 1"},
      {"wrapped anew by a mail program",
       "Received: from a by b with\nESMTP id 1; Mon, 16 Mar 2009 18:05:18 -0400 Received: from c "
       "by a\nwith ESMTP id 2; Mon, 16 Mar 2009 18:05:17 -0400 Received:\nfrom d by c; Mon, 16 Mar "
       "2009 18:05:16 -0400\n",
       "Received: from a by b with\n ESMTP id 1; Mon, 16 Mar 2009 18:05:18 -0400\nReceived: from c "
       "by a\n with ESMTP id 2; Mon, 16 Mar 2009 18:05:17 -0400\nReceived:\n from d by c; Mon, 16 "
       "Mar 2009 18:05:16 -0400\n",
       "folding_restored 5"},
      {"line ends lost without a trace",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400Received: from c by a; Mon, 16 Mar "
       "2009 18:05:17 -0400 (EDT)Received: from d by c; Mon, 16 Mar 2009 18:05:16 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nReceived: from c by a; Mon, 16 Mar "
       "2009 18:05:17 -0400 (EDT)\nReceived: from d by c; Mon, 16 Mar 2009 18:05:16 -0400\n",
       "folding_restored 2"},

      {"a field without a date, in one line",
       "Received: from a.example ([192.0.2.1]) by b.example with ESMTPSA id AA8E To: x@example.com "
       "From: y@example.com Received: from c by a; Mon, 16 Mar 2009 18:05:17 -0400\n",
       "Received: from a.example ([192.0.2.1]) by b.example with ESMTPSA id AA8E\nTo: "
       "x@example.com\nFrom: y@example.com\nReceived: from c by a; Mon, 16 Mar 2009 18:05:17 "
       "-0400\n",
       "folding_restored 3"},
      {"a date without a semicolon",
       "Received: from a (unknown) by b (SG)\nwith HTTP id 1 Mon, 16 Mar 2009 18:05:17.430 +0000 "
       "(UTC)\nRegards\n",
       "Received: from a (unknown) by b (SG)\n with HTTP id 1 Mon, 16 Mar 2009 18:05:17.430 +0000 "
       "(UTC)\n",
       "folding_restored 1, prose_skipped 8"},
      {"words of a comment with colons",
       "Received: from a ([192.0.2.1]:3332 \"HELO a\"\nident:\n\"NO\"\nwhoson:\n\"no\"\nsmtp-auth: "
       "<none> TLS-CIPHER: <none> TLS-PEER: <none>) by\nb with SMTP id 1; Mon, 16 Mar 2009 "
       "18:05:17 -0400\n",
       "Received: from a ([192.0.2.1]:3332 \"HELO a\"\n ident:\n \"NO\"\n whoson:\n \"no\"\n "
       "smtp-auth: <none> TLS-CIPHER: <none> TLS-PEER: <none>) by\n b with SMTP id 1; Mon, 16 Mar "
       "2009 18:05:17 -0400\n",
       "folding_restored 6"},
      {"wrapped with other fields between",
       "Return-Path: <a@example.com> Received: from a by b; Mon, 16 Mar 2009\n18:05:18 -0400 "
       "Content-Type: text/plain;\ncharset=utf-8 MIME-Version: 1.0 Received: from\nc by a; Mon, 16 "
       "Mar 2009 18:05:17 -0400\n",
       "Return-Path: <a@example.com>\nReceived: from a by b; Mon, 16 Mar 2009\n 18:05:18 "
       "-0400\nContent-Type: text/plain;\n charset=utf-8\nMIME-Version: 1.0\nReceived: from\n c by "
       "a; Mon, 16 Mar 2009 18:05:17 -0400\n",
       "folding_restored 7"},

      // Prose.
      {"prose before",
       "Hello,\nhere are the headers:\nReceived: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "prose_skipped 29"},
      {"empty lines before", "\n\nReceived: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "prose_skipped 2"},
      {"the fields above belong to it",
       "Hello,\n\nHeaders:\nReturn-Path: <x@example.com>\nX-Foo: 1\nReceived: from a by b; Mon, 16 "
       "Mar 2009 18:05:18 -0400\n",
       "Return-Path: <x@example.com>\nX-Foo: 1\nReceived: from a by b; Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "prose_skipped 17"},
      {"prose before and after",
       "Hi!\n\n" + hop + "From: a@example.com\n\nCan you check this?\nBob\n",
       hop + "From: a@example.com\n", "prose_skipped 30"},
      {"prose right after a date", "x\n" + hop + "Can you check this?\n", hop, "prose_skipped 22"},
      {"prose right after a subject", "x\n" + hop + "Subject: hi\nCan you check this?\n",
       hop + "Subject: hi\n", "prose_skipped 22"},
      {"prose within", hop + "And the older one was this\n" + hop, hop + hop, "prose_skipped 27"},
      {"prose within, before a field in its line",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nand the older one: Received: from "
       "c by a; Mon, 16 Mar 2009 18:05:17 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nReceived: from c by a; Mon, 16 Mar "
       "2009 18:05:17 -0400\n",
       "prose_skipped 19"},
      {"prose in front, in the line",
       "Look at this: Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n", "prose_skipped 14"},
      {"quoting, prose and a signature",
       "Bob wrote:\n> Received: from a\n> by b; Mon, 16 Mar 2009 18:05:18 -0400\n> From: "
       "x@example.com\n> \n> Hello\n-- \nAlice\n",
       "Received: from a\n by b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n",
       "quoting_removed 3, folding_restored 1, prose_skipped 30"},

      // Line ends.
      {"CR, LF and CRLF",
       "Received: from a\r by b;\n Mon, 16 Mar 2009 18:05:18 -0400\r\nFrom: x@example.com\n",
       "Received: from a\n by b;\n Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n",
       "line_ends_mixed 2"},
      {"CR CRLF", "Received: from a by b;\r\r\n Mon, 16 Mar 2009 18:05:18 -0400\r\r\n",
       "Received: from a by b;\n Mon, 16 Mar 2009 18:05:18 -0400\n", "line_ends_mixed 2"},
      {"doubled line ends",
       "Received: from a\n\n by b;\n\nMon, 16 Mar 2009 18:05:18 -0400\n\nFrom: "
       "x@example.com\n\nSubject: hi\n",
       "Received: from a\n by b;\n Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\nSubject: "
       "hi\n",
       "folding_restored 1, line_ends_mixed 4"},
      {"a blank line between the hops", hop + "\n" + hop + "\nFrom: x@example.com\n",
       hop + hop + "From: x@example.com\n", "line_ends_mixed 2"},
      {"hops apart, then prose", hop + "\n" + hop + "\nThank you\n", hop + hop,
       "prose_skipped 11, line_ends_mixed 1"},

      {"doubled, and another field first",
       "Authentication-Results: b.example;\n\n\tauth=pass\n\nReceived: from a "
       "(a.example\n\n[192.0.2.1]) by b;\n\nMon, 16 Mar 2009 18:05:18\n\n-0400\n\n(envelope-from "
       "<a@example.com>)\n",
       "Authentication-Results: b.example;\n\tauth=pass\nReceived: from a (a.example\n "
       "[192.0.2.1]) by b;\n Mon, 16 Mar 2009 18:05:18\n -0400\n (envelope-from <a@example.com>)\n",
       "folding_restored 4, line_ends_mixed 6"},

      // One value without its name.
      {"a lone value",
       "from a (b [192.0.2.1]) by c with ESMTP id x; Mon, 16 Mar 2009 18:05:18 -0400",
       "Received: from a (b [192.0.2.1]) by c with ESMTP id x; Mon, 16 Mar 2009 18:05:18 -0400",
       "lone_received 1"},
      {"a lone value without a date", "from a.example by c.example with ESMTP id x\n",
       "Received: from a.example by c.example with ESMTP id x\n", "lone_received 1"},
      {"a lone by", "by c.example with SMTP id x; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: by c.example with SMTP id x; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "lone_received 1"},
      {"a lone qmail line", "(qmail 123 invoked by uid 0); 16 Mar 2009 18:05:18 -0000\n",
       "Received: (qmail 123 invoked by uid 0); 16 Mar 2009 18:05:18 -0000\n", "lone_received 1"},
      {"a lone value of several lines",
       "  from a (b [192.0.2.1])\n  by c with ESMTP id x;\n  Mon, 16 Mar 2009 18:05:18 "
       "-0400\n\nok?\n",
       "Received: from a (b [192.0.2.1])\n by c with ESMTP id x;\n Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "folding_restored 2, prose_skipped 5, lone_received 1, indent_removed 3"},
      {"a lone quoted value",
       "> from a (b [192.0.2.1])\n>  by c with ESMTP id x; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "Received: from a (b [192.0.2.1])\n by c with ESMTP id x; Mon, 16 Mar 2009 18:05:18 -0400\n",
       "quoting_removed 2, lone_received 1"},
      {"prose that starts with from",
       "from time to time we get mail by post with an id card; call me at 10:20\n", "=", ""},
      {"prose that starts with by", "by the way, this came with mail; at 10:20 on Monday\n", "=",
       ""},

      // All together.
      {"everything",
       "\xef\xbb\xbf"
       "Hi\r\n> Received: from a\xc2\xa0(CN \xe2\x80\x9c"
       "a\xe2\x80\x9d)\r\n> by b for &lt;bob@example.com&gt;;\n> Mon, 16 Mar 2009 18:05:18 "
       "-0400\r\nBye\n",
       "Received: from a (CN \"a\")\n by b for <bob@example.com>;\n Mon, 16 Mar 2009 18:05:18 "
       "-0400\n",
       "bom_removed 1, entities_decoded 2, quoting_removed 3, nbsp_replaced 1, "
       "smart_quotes_replaced 2, folding_restored 2, prose_skipped 8, line_ends_mixed 2"},
  };
}

class RepairPaste : public testing::TestWithParam<Paste> {};

TEST_P(RepairPaste, is_repaired_and_said) {
  const Paste& p = GetParam();
  const RepairedText r = repair(p.given);
  EXPECT_EQ(r.changed() ? r.text : "=", p.text);
  std::string notes(p.notes);
  // The number of UTF-16 units is the length of the row: no need to count it by hand.
  if (notes.ends_with(' '))
    notes += std::to_string((p.given.size() - (notes.starts_with("bom") ? 2 : 0)) / 2);
  EXPECT_EQ(notes_of(r), notes);
  expect_sound(p.given);
  expect_sound(p.given, Given::pasted);
}

INSTANTIATE_TEST_SUITE_P(table, RepairPaste, testing::ValuesIn(pastes()));

// What is done to a text that somebody pasted, and to none that was stored.
std::vector<Paste> given_by_hand() {
  const std::string up =
      "Received: from a.example (a.example [192.0.2.25]) by mx.b.example (Postfix) with ESMTPS id "
      "1; Tue, 4 Nov 2025 08:16:41 +0000\n";
  const std::string low =
      "Received: from c.example (c.example [198.51.100.25]) by a.example (Postfix) with ESMTP id "
      "2; Tue, 4 Nov 2025 08:16:40 +0000\n";
  const std::string from = "From: x@c.example\n";
  const std::string path = "Return-Path: <x@c.example>\n";
  const std::string who = from + "Subject: one\nMessage-ID: <1@c.example>\n";
  const std::string up_value = up.substr(10), low_value = low.substr(10);
  const std::string escaped =
      "Received: from a.example (a.example \\[192.0.2.25\\]) by mx.b.example (Postfix) with ESMTP "
      "id 1 for \\<bob\\_x@b.example\\>; Tue, 4 Nov 2025 08:16:41 +0000\n";
  const std::string plain =
      "Received: from a.example (a.example [192.0.2.25]) by mx.b.example (Postfix) with ESMTP id 1 "
      "for <bob_x@b.example>; Tue, 4 Nov 2025 08:16:41 +0000\n";
  const std::string ehlo =
      "Received: from a.example ([192.0.2.25]:59122 \xe2\x80\x9c"
      "EHLO a.example\xe2\x80\x9d) by mx.b.example with ESMTP id S1; Fri, 30 Aug 2019 08:13:23 "
      "-0400\n";
  const auto cut = [](std::string_view text, std::size_t width) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += width)
      out += std::string(text.substr(i, width)) + (i + width < text.size() ? "\n" : "");
    return out;
  };
  const std::string long_line =
      "Received: from mail-a.example (mail-a.example [192.0.2.25]) (using TLSv1.3 with cipher "
      "TLS_AES_256_GCM_SHA384 (256/256 bits)) by mx.b.example (Postfix) with ESMTPS id 4d0Qn15Tz8 "
      "for <bob@b.example>; Tue, 4 Nov 2025 08:16:41 +0000 (UTC)";
  return {
      // Gaps.
      {"an empty line between the hops of whole headers", path + up + "\n" + low + from,
       path + up + low + from, "gaps_closed 1"},
      {"an empty line, and the sender above", from + up + "\n\n" + low, from + up + low,
       "gaps_closed 1"},
      {"an empty line below what the server delivers by", path + "\n" + up + from, path + up + from,
       "line_ends_mixed 1"},
      {"marks in the gap", path + up + "\n[...]\n\n" + low + from, path + up + low + from,
       "gaps_closed 1"},
      {"the number of a page", path + up + "\n- 2 -\n\n" + low + from, path + up + low + from,
       "gaps_closed 1"},
      {"numbered hops", who + "\n1)\n" + up + "\n2)\n" + low, who + up + low, "gaps_closed 2"},
      {"a gap in a quoted paste", "> " + path + "> " + up + "> \n> " + low + "> " + from,
       path + up + low + from, "quoting_removed 4, gaps_closed 1"},
      {"a whole mail that quotes another's lines", up + who + "\n" + "text\n\n" + low, "=", ""},
      {"other text in the gap", path + up + "\nand the rest:\n\n" + low + from, "=",
       "received_below 1"},
      {"other text in a gap, in a paste", "Hi,\n\n" + up + "\nand the rest:\n\n" + low + from, up,
       "prose_skipped 163, received_below 1"},
      {"a gap within a Received line",
       path + "Received: from a.example\n\n by mx.b.example; Tue, 4 Nov 2025 08:16:41 +0000\n" +
           low,
       "=", "received_below 1"},
      {"doubled line ends, which are no gaps",
       "Received: from a.example by b.example; Tue, 4 Nov 2025 08:16:41 +0000\n\nReceived: from c "
       "by a.example;\n\n Tue, 4 Nov 2025 08:16:40 +0000\n\nFrom: x@c.example\n\nSubject: y\n",
       "Received: from a.example by b.example; Tue, 4 Nov 2025 08:16:41 +0000\nReceived: from c by "
       "a.example;\n Tue, 4 Nov 2025 08:16:40 +0000\nFrom: x@c.example\nSubject: y\n",
       "line_ends_mixed 4"},
      {"a Date that a server wrote between its lines",
       path + up + "Date: Tue, 4 Nov 2025 08:16:41 +0000\n\n" + low + from,
       path + up + "Date: Tue, 4 Nov 2025 08:16:41 +0000\n" + low + from, "gaps_closed 1"},
      // Two mails.
      {"two mails", "Mail 1:\n\n" + up + who + "\nMail 2:\n\n" + low + who, up + who,
       "prose_skipped 200, another_mail 1"},
      {"two mails' headers one below the other", up + who + "\n" + low + who, "=",
       "another_mail 1"},
      {"two mails in one block", up + who + low + who, "=", "mails_mixed 1"},
      // The first line.
      {"a label", "Header: " + up + low + from, up + low + from, "prose_skipped 8"},
      {"a label below prose", "Hi,\n\nInternetkopfzeilen: " + up + low + from, up + low + from,
       "prose_skipped 25"},
      {"a quote", "\"" + up + low + "Subject: \"x\"\"\n", up + low + "Subject: \"x\"\n",
       "prose_skipped 2"},
      {"a quote that a line ends with", "\"" + up + low + "Subject: \"x\"\n",
       up + low + "Subject: \"x\"\n", "prose_skipped 1"},
      {"a known field is no label", "X-Header: " + up + low + from, "=", ""},
      {"the end of the name", "eived: " + up_value + low + from, up + low + from,
       "lone_received 1"},
      {"the name is missing", up_value + low + from, up + low + from, "lone_received 1"},
      {"cut within a line",
       "er.example [192.0.2.25]) by mx.b.example (Postfix) with ESMTP id 1; "
       "Tue, 4 Nov 2025 08:16:41 +0000\n" +
           low + from,
       low + from, "prose_skipped 99, cut_start 1"},
      {"cut within its date and another field",
       "b.example>; Tue, 4 Nov 2025 08:16:41 +0000 (UTC)\n" + low + from, low + from,
       "prose_skipped 49, cut_start 1"},
      {"cut within another field", "mailfrom=a.example; receiver=<UNKNOWN>)\nX-Foo: y\n" + low,
       "X-Foo: y\n" + low, "prose_skipped 40, cut_start 1"},
      {"who wrote when, above them",
       "On Tue, 4 Nov 2025 08:16:41 +0000, Bob wrote :)\n" + low + from, low + from,
       "prose_skipped 48"},
      {"cut within the only line",
       "er.example [192.0.2.25]) by mx.b.example (Postfix) with ESMTP id 1; Tue, 4 Nov 2025 "
       "08:16:41 +0000\n" +
           from,
       "=", "cut_start 1"},
      {"cut within an address",
       "from <x@c.example>) by mx.b.example with ESMTP id 1; Tue, 4 Nov "
       "2025 08:16:41 +0000\n" +
           low + from,
       low + from, "prose_skipped 84, cut_start 1"},
      {"the first line alone lost its indent",
       from + "  Subject: x\n  Received: from a by b.example\n  \twith ESMTP id 1; Tue, 4 Nov 2025 "
              "08:16:41 +0000\n",
       from + "Subject: x\nReceived: from a by b.example\n\twith ESMTP id 1; Tue, 4 Nov 2025 "
              "08:16:41 +0000\n",
       "indent_removed 3"},
      // Marks of programs.
      {"backslashes",
       escaped + low.substr(0, low.find('(')) +
           "by b.example; Tue, 4 Nov 2025 "
           "08:16:40 +0000\n",
       plain + low.substr(0, low.find('(')) + "by b.example; Tue, 4 Nov 2025 08:16:40 +0000\n",
       "markdown_removed 5"},
      {"a backslash beside brackets that a server wrote", escaped + low + from, "=", ""},
      {"bold names", "Hi\n\n**Received:** " + up_value + "**From:** x@c.example\n", up + from,
       "prose_skipped 6, markdown_removed 2"},
      {"italic names", "*Received*: " + up_value + "*From*: x@c.example\n", up + from,
       "markdown_removed 2"},
      {"backticks", "`" + up.substr(0, up.size() - 1) + "`\n`From: x@c.example`\n", up + from,
       "markdown_removed 2"},
      {"dots in brackets",
       "Received: from a[.]example (a(.)example [192[.]0.2[.]25]) by mx[.]b[.]example with ESMTP; "
       "Tue, 4 Nov 2025 08:16:41 +0000\nFrom: x@c[.]example\n",
       "Received: from a.example (a.example [192.0.2.25]) by mx.b.example with ESMTP; Tue, 4 Nov "
       "2025 08:16:41 +0000\nFrom: x@c.example\n",
       "dots_restored 7"},
      {"dots in brackets that the sender wrote",
       "Received: from a[.]example (a.example [192.0.2.25]) by mx.b.example with ESMTP; Tue, 4 Nov "
       "2025 08:16:41 +0000\n" +
           from,
       "=", ""},
      {"smart quotes in whole headers", path + ehlo + from,
       path +
           "Received: from a.example ([192.0.2.25]:59122 \"EHLO a.example\") by mx.b.example with "
           "ESMTP id S1; Fri, 30 Aug 2019 08:13:23 -0400\n" +
           from,
       "smart_quotes_replaced 2"},
      {"smart quotes of two words that the sender chose",
       path +
           "Received: from \xe2\x80\x9c (y.example [203.0.113.9]) by mx.b.example with ESMTP "
           "(envelope-from <\xe2\x80\x9d(TLSv1.3:TLS_AES_256_GCM_SHA384)@c.example>); Fri, 30 Aug "
           "2019 08:13:23 -0400\n" +
           from,
       "=", ""},
      // Cut lines.
      {"lines cut at a width", cut(long_line, 72) + "\n" + from, long_line + "\n" + from,
       "folding_restored 3"},
      {"quoted lines cut at a width",
       "> " + long_line.substr(0, 72) + "\n> " + long_line.substr(72, 72) + "\n> " +
           long_line.substr(144, 72) + "\n> " + long_line.substr(216) + "\n> " + from,
       long_line + "\n" + from, "quoting_removed 2, folding_restored 3"},
      {"lines cut at blanks, by chance of one width",
       "Received: from b.example (b.example [192.0.2.12]) by c.example with\nESMTPS id "
       "6ALHObEb0070 (version=TLSv1.3 verify=OK bits=256 x=yy) for\n<bob-and-alice-and-"
       "everybody@c.example> (envelope-from bob@b.example)\nid 7; Tue, 4 Nov 2025 08:16:41 "
       "+0000\n",
       "Received: from b.example (b.example [192.0.2.12]) by c.example with\n ESMTPS id "
       "6ALHObEb0070 (version=TLSv1.3 verify=OK bits=256 x=yy) for\n "
       "<bob-and-alice-and-everybody@c.example> (envelope-from bob@b.example)\n id 7; Tue, 4 Nov "
       "2025 08:16:41 +0000\n",
       "folding_restored 3"},
      {"an address in two lines",
       "Received: from a.example by mx.b.example with ESMTP id 1\nfor <bob-with-a-long-name@b.ex\n"
       "ample>; Tue, 4 Nov 2025 08:16:41 +0000\n",
       "Received: from a.example by mx.b.example with ESMTP id 1\n for "
       "<bob-with-a-long-name@b.example>; Tue, 4 Nov 2025 08:16:41 +0000\n",
       "folding_restored 2"},
      {"a comment that looks like a field",
       path +
           "Received: from a.example by mx.b.example (OpenSMTPD) with ESMTPS id 1\n"
           "(TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <b@b.example>; Tue, 4 Nov 2025 08:16:41 "
           "+0000\n" +
           from,
       path +
           "Received: from a.example by mx.b.example (OpenSMTPD) with ESMTPS id 1\n "
           "(TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <b@b.example>; Tue, 4 Nov 2025 08:16:41 "
           "+0000\n" +
           from,
       "folding_restored 1"},
      {"and one behind a line that has its date",
       path + up +
           "(TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <b@b.example>; Tue, 4 Nov 2025 "
           "08:16:41 +0000\n" +
           from,
       "=", ""},
      // Values without their names.
      {"several lone values", up_value + low_value, up + low, "lone_received 2"},
      {"lone values apart", "Hello,\n\n" + up_value + "\n" + low_value + "\nThanks\n", up + low,
       "prose_skipped 16, line_ends_mixed 1, lone_received 2"},
      {"a list of values", "1. " + up_value + "2. " + low_value, up + low, "lone_received 2"},
      {"lone values over several lines",
       "from a.example\n\tby b.example with ESMTP id 1;\n\tTue, 4 Nov 2025 08:16:41 "
       "+0000\n(envelope-from <x@c.example>)\nfrom c.example\n\tby a.example with ESMTP id 2\n",
       "Received: from a.example\n\tby b.example with ESMTP id 1;\n\tTue, 4 Nov 2025 08:16:41 "
       "+0000\nReceived: from c.example\n\tby a.example with ESMTP id 2\n",
       "prose_skipped 30, lone_received 2"},
      {"a lone value that begins with a comment",
       up_value + "(majordomo@list.example) by list.example via listexpand\n\tid S1;\n\tTue, 4 Nov "
                  "2025 08:16:40 +0000\n",
       up + "Received: (majordomo@list.example) by list.example via listexpand\n\tid S1;\n\tTue, 4 "
            "Nov 2025 08:16:40 +0000\n",
       "lone_received 2"},
      {"what is folded behind prose is prose",
       "Hi\n" + up + "<-- ours\n\t(version=TLSv1.3 cipher=X)\n" + low, up + low,
       "prose_skipped 40"},
      // A page's source.
      {"Word's tags",
       "<html><body><p class=\"MsoNormal\"><span lang=\"EN-US\">Received: from a by "
       "mx.<wbr>b.example for &lt;b@b.example&gt;; Tue, 4 Nov 2025 08:16:41 "
       "+0000<o:p></o:p></span></p>\n<p>From: x@c.example<o:p></o:p></p></body></html>\n",
       "Received: from a by mx.b.example for <b@b.example>; Tue, 4 Nov 2025 08:16:41 +0000\nFrom: "
       "x@c.example\n",
       "entities_decoded 12, prose_skipped 46"},
  };
}

class RepairPasted : public testing::TestWithParam<Paste> {};

TEST_P(RepairPasted, is_repaired_and_said) {
  const Paste& p = GetParam();
  const RepairedText r = repair(p.given, Given::pasted);
  EXPECT_EQ(r.changed() ? r.text : "=", p.text);
  EXPECT_EQ(notes_of(r), p.notes);
  expect_sound(p.given, Given::pasted);
  expect_sound(p.given);
}

INSTANTIATE_TEST_SUITE_P(table, RepairPasted, testing::ValuesIn(given_by_hand()));

TEST(Repair, tells_headers_that_it_cannot_read) {
  EXPECT_TRUE(hides_headers("| Received | from a by b; Mon, 16 Mar 2009 18:05:18 -0400 |"));
  EXPECT_TRUE(hides_headers("{\"name\":\"Received\",\"value\":\"from a by b\"}"));
  EXPECT_TRUE(hides_headers("UmV0dXJuLVBhdGg6IDx4Pg0KUmVjZWl2ZWQ6IGZyb20gYQ=="));
  EXPECT_FALSE(hides_headers("We received your mail on Monday."));
  EXPECT_FALSE(hides_headers(""));
}

TEST(Repair, every_kind_has_a_row) {
  auto rows = pastes();
  for (Paste& p : given_by_hand()) rows.push_back(std::move(p));
  for (std::size_t kind = 0; kind < kRepairs; ++kind) {
    const std::string_view name = name_of(static_cast<Repair>(kind));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Paste& p) {
      return p.notes.find(name) != std::string_view::npos;
    });
    EXPECT_NE(row, rows.end()) << name;
  }
}

// ---- Headers below a note

constexpr auto kFields =
    "Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n"sv;

TEST(RepairBelow, takes_the_headers_below_a_note) {
  for (
      const std::string_view note :
      {"Betreff: x\n\nKopf\n"sv, "Cc: x\nSubject: please look\n\n\n"sv,
       "From: Bob <bob@example.com>\nSent: Monday\nTo: help@example.com\nSubject: y\n\nHello, headers below\n\n"sv,
       "Von: Bob\nGesendet: Montag, 16. M\xc3\xa4rz 2009 18:05\nAn: help@example.com\nBetreff: y\n\nInternetkopfzeilen:\n"sv}) {
    const std::string given = std::string(note) + std::string(kFields);
    const RepairedText r = repair(given, Given::pasted);
    EXPECT_EQ(r.text, kFields) << note;
    EXPECT_EQ(notes_of(r), "prose_skipped " + std::to_string(note.size())) << note;
    EXPECT_EQ(r.given({0, 8}), (Span{static_cast<std::uint32_t>(note.size()), 8}));
    EXPECT_FALSE(repair(given).changed()) << note;
  }
}

TEST(RepairBelow, takes_quoted_headers_and_those_of_utf16) {
  EXPECT_EQ(repair("Subject: y\n\n> Received: from a by b;\n> Mon, 16 Mar 2009 18:05:18 -0400\n",
                   Given::pasted)
                .text,
            "Received: from a by b;\n Mon, 16 Mar 2009 18:05:18 -0400\n");
  EXPECT_EQ(repair(utf16("Subject: y\n\n" + std::string(kFields), false, true), Given::pasted).text,
            kFields);
}

TEST(RepairBelow, leaves_a_mail_that_quotes_anothers) {
  const std::string quoted = "\n\nSee:\n" + std::string(kFields);
  for (const std::string& head :
       {"Received: from c by d; Mon, 16 Mar 2009 18:05:18 -0400\nSubject: y"s,
        "From: a@example.com\nSubject: y\nMessage-ID: <1@a.example>"s,
        "MIME-Version: 1.0\nContent-Type: text/plain\nSubject: y"s,
        "Return-Path: <>\nFrom: a@example.com\nSubject: y"s, "From: a@example.com\nX-Mailer: y"s}) {
    EXPECT_FALSE(repair(head + quoted, Given::pasted).changed()) << head;
  }
  EXPECT_FALSE(
      repair("From: a@example.com\nSubject: y\n\nI received: nothing\n", Given::pasted).changed());
}

// ---- Spans

TEST(RepairGiven, covers_what_was_replaced) {
  const std::string given =
      "> Received: from a by b for &lt;bob@example.com&gt;; Mon, 16 Mar 2009 18:05:18 -0400\n";
  const RepairedText r = repair(given);
  const auto shown = [&](std::string_view part) {
    return slice(given, r.given(span_between(r.text.find(part), r.text.find(part) + part.size())));
  };
  EXPECT_EQ(shown("Received"), "Received");
  EXPECT_EQ(shown("<bob@example.com>"), "&lt;bob@example.com&gt;");
  EXPECT_EQ(shown("<"), "&lt;");
  EXPECT_EQ(shown("b for <b"), "b for &lt;b");
}

TEST(RepairGiven, leaves_out_what_was_put_in) {
  const std::string given = "Received: from a\nby b; Mon, 16 Mar 2009 18:05:18 -0400\n";
  const RepairedText r = repair(given);
  ASSERT_EQ(r.text.substr(17, 3), " by");
  EXPECT_EQ(r.given({17, 3}), (Span{17, 2}));  // " by" is "by"
  EXPECT_EQ(r.given({17, 1}), (Span{17, 0}));  // the blank has no place
  EXPECT_EQ(r.given({16, 2}), (Span{16, 1}));  // "\n " is "\n"
  EXPECT_EQ(r.given({16, 4}), (Span{16, 3}));
  EXPECT_EQ(r.given({18, 0}), (Span{17, 0}));
}

TEST(RepairGiven, maps_utf16) {
  const std::string plain =
      "Received: by b.example with SMTP id 1; Mon, 16 Mar 2009 18:05:18 -0400\n";
  const RepairedText r = repair(utf16(plain, true, true));
  ASSERT_EQ(r.text, plain);
  EXPECT_EQ(r.given({10, 2}), (Span{22, 4}));
}

TEST(RepairGiven, is_clamped) {
  const std::string given = "Received: from a\nby b; Mon, 16 Mar 2009 18:05:18 -0400\n";
  const RepairedText r = repair(given);
  const auto size = static_cast<std::uint32_t>(given.size());
  EXPECT_EQ(r.given({0, 4'000'000'000u}), (Span{0, size}));
  EXPECT_EQ(r.given({4'000'000'000u, 10}), (Span{size, 0}));
  EXPECT_EQ(r.given({4'000'000'000u, 4'000'000'000u}), (Span{size, 0}));
}

// ---- Whole mails, damaged by program

std::string collapsed(std::string_view s) {
  std::string out;
  for (const char c : ascii::trim(s)) {
    if (!ascii::is_blank(c))
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

// Fields as an innocent reader sees them: a line that starts with a blank goes on.
std::vector<std::string> received_of(std::string_view text) {
  std::vector<std::string> values;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.empty()) break;
    text.remove_prefix(std::min(text.size(), end + (text.substr(end).starts_with("\r\n") ? 2 : 1)));
    if (line[0] != ' ' && line[0] != '\t') {
      inside = ascii::istarts_with(line, "Received:");
      if (inside) values.emplace_back(line.substr(9));
    } else if (inside) {
      values.back() += ' ';
      values.back() += line;
    }
  }
  for (std::string& v : values) v = collapsed(v);
  return values;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(what), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    out += by;
    text.remove_prefix(what.size());
  }
  return out;
}

std::string each_line(std::string_view text,
                      const std::function<std::string(std::string_view)>& change) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += change(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

std::string without_folding(std::string_view text) {
  return each_line(text, [](std::string_view l) { return std::string(ascii::trim(l)); });
}

std::string html(std::string_view text) {
  return replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

struct Damage {
  std::string_view name;
  std::string (*damage)(std::string_view head);
};

constexpr auto kDamages = std::to_array<Damage>({
    {"none", [](std::string_view h) { return std::string(h); }},
    {"quoted", [](std::string_view h) { return each_line(h, [](auto l) { return "> " + std::string(l); }); }},
    {"quoted_tight", [](std::string_view h) { return each_line(h, [](auto l) { return ">" + std::string(l); }); }},
    {"quoted_twice", [](std::string_view h) { return "Bob wrote:\n" + each_line(h, [](auto l) { return "> >" + std::string(l); }) + "> yes\n"; }},
    {"quoted_unfolded", [](std::string_view h) { return each_line(without_folding(h), [](auto l) { return "> " + std::string(l); }); }},
    {"indented", [](std::string_view h) { return each_line(h, [](auto l) { return "    " + std::string(l); }); }},
    {"indented_unfolded", [](std::string_view h) { return each_line(without_folding(h), [](auto l) { return "\t" + std::string(l); }); }},
    {"unfolded", [](std::string_view h) { return without_folding(h); }},
    {"unfolded_crlf", [](std::string_view h) { return replaced(without_folding(h), "\n", "\r\n"); }},
    {"prose", [](std::string_view h) { return "Hello,\nplease look at this mail: it came late.\n\n" + std::string(h) + "\nThanks,\nBob\n"; }},
    {"prose_unfolded", [](std::string_view h) { return "Hello,\n\n" + without_folding(h) + "\nThanks, Bob\n"; }},
    {"nbsp", [](std::string_view h) { return replaced(h, " ", "\xc2\xa0"); }},
    {"nbsp_folding", [](std::string_view h) { return replaced(h, "\n\t", "\n\xc2\xa0\xc2\xa0"); }},
    {"latin1_nbsp", [](std::string_view h) { return replaced(h, " ", "\xa0"); }},
    {"zero_width", [](std::string_view h) { return replaced(h, ".", ".\xe2\x80\x8b"); }},
    {"smart", [](std::string_view h) { return replaced(h, "-", "\xe2\x80\x91"); }},
    {"html", [](std::string_view h) { return html(h); }},
    {"html_breaks", [](std::string_view h) { return replaced(replaced(html(h), "\n\t", "\n&nbsp;"), "\n", "<br>"); }},
    {"bom", [](std::string_view h) { return "\xef\xbb\xbf" + std::string(h); }},
    {"utf16_le", [](std::string_view h) { return utf16(h, false, true); }},
    {"utf16_be_unfolded", [](std::string_view h) { return utf16(without_folding(h), true, false); }},
    {"crlf", [](std::string_view h) { return replaced(h, "\n", "\r\n"); }},
    {"cr", [](std::string_view h) { return replaced(h, "\n", "\r"); }},
    {"cr_crlf", [](std::string_view h) { return replaced(h, "\n", "\r\r\n"); }},
    {"mixed", [](std::string_view h) { return replaced(replaced(h, "\n\t", "\r\t"), ";\n", ";\r\n"); }},
    {"doubled", [](std::string_view h) { return replaced(h, "\n", "\n\n"); }},
    {"doubled_unfolded", [](std::string_view h) { return replaced(without_folding(h), "\n", "\n\n"); }},
    {"one_line", [](std::string_view h) { return collapsed(h); }},
    {"rewrapped",
     [](std::string_view h) {
       std::string out;
       std::size_t width = 0;
       for (const char c : collapsed(h)) {
         const bool wrap = c == ' ' && width > 60;
         out += wrap ? '\n' : c;
         width = wrap ? 0 : width + 1;
       }
       return out + "\n";
     }},
});

void PrintTo(const Damage& d, std::ostream* out) { *out << d.name; }

struct SampleCase {
  std::string file;
  std::size_t received = 0;
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const std::filesystem::path kSamples =
    std::filesystem::path(TLSPATH_SOURCE_DIR) / "samples" / "repair";

// received.tsv: file, number of Received fields.
std::vector<SampleCase> samples() {
  std::vector<SampleCase> cases;
  std::ifstream in(kSamples / "received.tsv");
  SampleCase c;
  for (std::string heading; cases.empty() && std::getline(in, heading);)
    while (in >> c.file >> c.received) cases.push_back(c);
  return cases;
}

class RepairDamage : public testing::TestWithParam<Damage> {};

TEST_P(RepairDamage, gives_the_received_values_back) {
  const auto cases = samples();
  ASSERT_GE(cases.size(), 8u);
  for (const SampleCase& c : cases) {
    SCOPED_TRACE(c.file);
    const std::string mail = replaced(read_file(kSamples / c.file), "\r\n", "\n");
    const std::string head = mail.substr(0, mail.find("\n\n") + 1);
    const auto wanted = received_of(head);
    ASSERT_EQ(wanted.size(), c.received);
    const std::string given = GetParam().damage(head);
    const RepairedText r = repair(given);
    EXPECT_EQ(received_of(text_of(r, given)), wanted) << notes_of(r);
    expect_sound(given);
    const RepairedText pasted = repair(given, Given::pasted);
    EXPECT_EQ(received_of(text_of(pasted, given)), wanted) << notes_of(pasted);
    expect_sound(given, Given::pasted);
  }
}

INSTANTIATE_TEST_SUITE_P(all, RepairDamage, testing::ValuesIn(kDamages),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Repair, whole_mails_are_left_alone) {
  for (const SampleCase& c : samples()) {
    SCOPED_TRACE(c.file);
    const std::string mail = read_file(kSamples / c.file);
    EXPECT_FALSE(repair(mail).changed());
    const std::string with_lf = replaced(mail, "\r\n", "\n");
    EXPECT_FALSE(repair(with_lf).changed());
    EXPECT_FALSE(repair(replaced(with_lf, "\n", "\r\n")).changed());
  }
}

// What a sender wrote into the lines of a whole mail makes no other lines of them.
TEST(Repair, lines_of_a_whole_mail_are_its_servers) {
  constexpr std::string_view kDate = "Tue, 2 Jan 2024 10:00:00 +0000";
  const std::string rest =
      "From: a <a@q.example>\nTo: b@mx.example\nSubject: s\nMessage-ID: <1@q.example>\n\nbody\n";
  const std::string peer = "(y.example [203.0.113.9]) by mx.example (Postfix) with ESMTP id 7; ";
  const std::string played = "x (z.example [198.51.100.7]) by mx.example with ESMTPS id 7; ";
  const std::vector<std::string> mails = {
      // An envelope address with a parenthesis, and a mail that begins with a field of its own.
      fmt::format("Received: from y.example ([203.0.113.9] helo=x)\n\tby mx.example with esmtp\n"
                  "\t(envelope-from <\"(\"@b.example>)\n\tid 1\n\tfor b@mx.example; {}\n"
                  "id: 7\n id 7 tls TLS_AES_256_GCM_SHA384\n{}",
                  kDate, rest),
      fmt::format("Received: from {}{} Subject: w {}{}\n{}", played, kDate, peer, kDate, rest),
      fmt::format("Received: from {}{}<br>Subject: w {}{}\n{}", played, kDate, peer, kDate, rest),
      fmt::format("Received: from {}{}&#10;Subject: w {}{}\n{}", played, kDate, peer, kDate, rest),
      fmt::format("Return-Path: <\"x Received: from {}{} Subject: \"@b.example>\n"
                  "Received: from y.example {}{}\n{}",
                  played, kDate, peer, kDate, rest),
      // Fields as a sender may call them, and none that he has to write.
      fmt::format("Return-Path: <>\nReceived: from {}{} X-Foo: {}{}\na.b: c\n\nbody\n", played,
                  kDate, peer, kDate),
      fmt::format("Received: from {}{} X-Foo: {}{}\na.b: c\nhttp: d\n{}", played, kDate, peer,
                  kDate, rest),
  };
  const std::string mark = "\xef\xbb\xbf";
  for (const std::string& mail : mails) {
    for (const Given as : {Given::stored, Given::pasted}) {
      EXPECT_FALSE(repair(mail, as).changed()) << mail;
      EXPECT_EQ(repair(mark + mail, as).text, mail);  // as an editor saved it
      EXPECT_EQ(repair(utf16(mail, false, true), as).text, mail);
    }
  }
  // Whose quotes they are, nobody knows.
  for (const Given as : {Given::stored, Given::pasted})
    EXPECT_FALSE(
        repair(fmt::format("Received: from x\u201d {}{}\n{}", peer, kDate, rest), as).changed());
  // A line that is no field, behind a field that kept its folding, is how his mail begins.
  EXPECT_EQ(repair(fmt::format("Received: from x {}\n\t{}\n(using TLSv1.3 with cipher "
                               "TLS_AES_256_GCM_SHA384 (256/256 bits))\n{}",
                               peer, kDate, rest))
                .text.find(" (using"),
            std::string::npos);
  // Blanks are blanks, and no line ends.
  const std::string glyphs =
      fmt::format("Received: from x\u00a0by\u00a0mx.example; {}\u2028Subject: w {}{}\n{}", kDate,
                  peer, kDate, rest);
  const std::string blanks = fmt::format("Received: from x by mx.example; {} Subject: w {}{}\n{}",
                                         kDate, peer, kDate, rest);
  EXPECT_EQ(repair(glyphs).text, blanks);
  EXPECT_EQ(repair(mark + glyphs).text, blanks);
}

// A field that is none, by which a whole mail no longer is one, decodes no address of its servers'.
TEST(Repair, what_servers_wrote_raw_is_not_decoded) {
  constexpr std::string_view kLine =
      "Received: from [203.0.113.9] (helo=x) by mx.example with esmtp (Exim 4.96) (envelope-from "
      "<\"a{0}@q.example{1}{2} tls TLS_AES_256_GCM_SHA384 (x {3}{0}b\"@q.example>) id "
      "1rKbce-0001Ab-2Q for b@mx.example; Tue, 2 Jan 2024 10:00:00 +0000\n";
  const std::vector<std::string> lines = {
      fmt::format(kLine, "&quot;", "&gt;", "&#41;", "&lt;"),
      fmt::format(kLine, "\u201d", ">", ")", "<"),
  };
  for (const std::string& line : lines)
    for (const std::string_view odd : {"Subject: a\rb\n",
                                       "S\xfc"
                                       "bject: a\n",
                                       "no field\n"}) {
      const std::string mail =
          fmt::format("{}From: a <a@q.example>\nMessage-ID: <1@q.example>\n{}\nbody\n", line, odd);
      for (const Given as : {Given::stored, Given::pasted}) {
        const RepairedText repaired = repair(mail, as);
        const std::string_view text = text_of(repaired, mail);
        EXPECT_TRUE(text.starts_with(line)) << text;
      }
    }
}

// Nor does a quoted local part hold fields that lost their line ends.
TEST(Repair, an_address_holds_no_fields) {
  const std::string played =
      "x; Tue, 2 Jan 2024 10:00:00 +0000 Received: from bank.example (bank.example [192.0.2.1]) by "
      "mx.example with ESMTPS id 7; Tue, 2 Jan 2024 10:00:00 +0000";
  const std::string end = "id 7; Tue, 2 Jan 2024 10:00:00 +0000\n";
  for (const std::string& odd : {std::string("Subject: a\rb\n"), std::string("S\xfc"
                                                                             "bject: a\n")})
    for (const std::string& lines :
         {fmt::format(
              "Return-Path: <\"{} Subject: b\"@q.example>\nReceived: from y.example (HELO x) "
              "(203.0.113.9) by mx.example with SMTP {}",
              played, end),
          fmt::format(
              "Return-Path: <\"{}<br>Subject: b\"@q.example>\nReceived: from y.example (HELO "
              "x) (203.0.113.9) by mx.example with SMTP {}",
              played, end),
          fmt::format("Received: from y.example (y.example [203.0.113.9]) by mx.example with ESMTP "
                      "(envelope-from <\"{} Subject: b\"@q.example>) {}",
                      played, end)}) {
      const std::string mail =
          fmt::format("{}From: a <a@q.example>\nMessage-ID: <1@q.example>\n{}\nbody\n", lines, odd);
      for (const Given as : {Given::stored, Given::pasted}) {
        const RepairedText repaired = repair(mail, as);
        const std::string_view text = text_of(repaired, mail);
        EXPECT_TRUE(text.starts_with(lines)) << text;
      }
    }
}

// Pastes cut, doubled and strewn with what repair looks for: nothing may break the runs.
TEST(Repair, holds_for_random_damage) {
  constexpr auto kBits = std::to_array<std::string_view>({"\n",
                                                          "\r",
                                                          "\r\n",
                                                          "> ",
                                                          ">",
                                                          "\t",
                                                          "Received: ",
                                                          "from a.example ",
                                                          "by b.example ",
                                                          "; Mon, 16 Mar 2009 18:05:18 -0400",
                                                          "(",
                                                          ")",
                                                          "&lt;",
                                                          "&amp;",
                                                          "amp;lt;",
                                                          "<br>",
                                                          "\xc2\xa0",
                                                          "\xe2\x80\x8b",
                                                          "\xe2\x80\x9c",
                                                          "\xe2\x80\x94",
                                                          "\xa0",
                                                          "From: x@example.com",
                                                          "TLS: x)",
                                                          "id: 7",
                                                          "X-Received: by c",
                                                          "\xef\xbb\xbf",
                                                          "hello ",
                                                          "\xe2\x80\xa8",
                                                          "|",
                                                          "&#10;",
                                                          "\n\n[...]\n",
                                                          "\\[",
                                                          "[.]",
                                                          "**",
                                                          "`",
                                                          "eived: ",
                                                          "Header: ",
                                                          "\n(TLSv1.3:x)",
                                                          "<b@b\nc>"});
  std::mt19937 random(20090316);
  auto rows = pastes();
  for (Paste& p : given_by_hand()) rows.push_back(std::move(p));
  for (int i = 0; i < 20'000; ++i) {
    std::string given;
    if (i % 2 == 0) given = rows[random() % rows.size()].given;
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::size_t at = given.empty() ? 0 : random() % given.size();
      given.insert(at, kBits[random() % kBits.size()]);
      if (random() % 4 == 0) given.erase(at, random() % 3);
    }
    expect_sound(given);
    expect_sound(given, Given::pasted);
    if (testing::Test::HasFailure()) {
      ADD_FAILURE() << testing::PrintToString(given);
      return;
    }
  }
}

TEST(Repair, looks_at_no_more_than_eight_megabytes) {
  const std::string given =
      std::string(9u << 20, '.') + "\nReceived: from a\nby b; Mon, 16 Mar 2009 18:05:18 -0400\n";
  EXPECT_FALSE(repair(given).changed());
}

// Quotes that are escaped, and none that closes: for each of them the rest would be looked through.
// The test's own time limit is what would notice.
TEST(Repair, looks_through_quotes_once) {
  std::string quotes;
  while (quotes.size() < (2u << 20)) quotes += "\\\"";
  const std::string rest = "; Mon, 16 Mar 2009 18:05:18 -0400\nSubject: x\n";
  const std::string line = "Received: from a by b with ESMTP id 7 ";
  for (const std::string& given : {"see\n" + line + "\"" + quotes + rest,
                                   "see\nReturn-Path: <\"" + quotes + "a>\n" + line + rest,
                                   "see\n" + line + quotes + "\"" + rest}) {
    EXPECT_TRUE(repair(given).changed());
  }
}

TEST(Repair, says_what_it_did_not_look_at) {
  std::string given = "> Received: from a by b; Mon, 16 Mar 2009 18:05:18 -0400\n";
  while (given.size() < (8u << 20) + 100) given += "> X-Foo: 1234\n";
  const RepairedText r = repair(given);
  ASSERT_TRUE(r.changed());
  EXPECT_EQ(r.notes.back().kind, Repair::prose_skipped);
  EXPECT_EQ(r.notes.back().count, given.size() - (8u << 20));
}

TEST(Repair, takes_the_whole_body_of_a_large_mail) {
  const std::string body(9u << 20, '.');
  const std::string given =
      "Received: from a\nby b; Mon, 16 Mar 2009 18:05:18 -0400\nFrom: x@example.com\n\n" + body;
  const RepairedText r = repair(given);
  EXPECT_EQ(notes_of(r), "folding_restored 1");
  EXPECT_EQ(r.text.size(), given.size() + 1);
}

}  // namespace
}  // namespace tlspath

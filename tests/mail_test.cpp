// What MIME knows of a mail: the decoded head, and the messages inside with their exact bytes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/mail/header_block.hpp"
#include "core/mail/structure.hpp"

namespace tlspath {
namespace {

using namespace std::string_view_literals;
using Strings = std::vector<std::string>;

std::string sample(const std::string& name) {
  std::ifstream in(std::filesystem::path(TLSPATH_SOURCE_DIR) / "samples" / name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t received_in(std::string_view mail) {
  HeaderBlock block;
  block.read(mail);
  return block.received().size();
}

// --- the head

struct SubjectCase {
  std::string_view raw, decoded;
};

class Subject : public testing::TestWithParam<SubjectCase> {};

TEST_P(Subject, is_decoded) {
  const std::string mail = "Subject: " + std::string(GetParam().raw) + "\n\nbody";
  EXPECT_EQ(read_head(mail).subject, GetParam().decoded);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Subject,
    testing::Values(SubjectCase{"plain", "plain"}, SubjectCase{"", ""},
                    SubjectCase{"two\r\n lines\n\tthree", "two lines\tthree"},
                    SubjectCase{"=?utf-8?q?Gr=C3=BC=C3=9Fe?=",
                                "Gr\xC3\xBC\xC3\x9F"
                                "e"},
                    SubjectCase{"=?ISO-8859-1?Q?caf=E9?= x", "caf\xC3\xA9 x"},
                    SubjectCase{"=?utf-8?b?w6k=?=\r\n =?utf-8?q?_b?= c", "\xC3\xA9 b c"},
                    SubjectCase{"raw \xC3\xA9", "raw \xC3\xA9"},  // unmarked UTF-8
                    SubjectCase{"raw \xE9", "raw \xC3\xA9"},      // unmarked windows-1252
                    SubjectCase{"=?utf-8?q?a=FFb?=", "a?b"},      // GMime's own replacement
                    SubjectCase{"=?no-such?q?abc?=", "abc"},
                    SubjectCase{"=?utf-8?q?torn", "=?utf-8?q?torn"},
                    SubjectCase{"bell \x07 and esc \x1b[1m", "bell \x07 and esc \x1b[1m"},
                    SubjectCase{"nul \0 stays"sv, "nul \0 stays"sv},
                    SubjectCase{"nul \0 =?utf-8?q?a?="sv, "nul \xEF\xBF\xBD a"}));

struct AddressCase {
  std::string_view raw;
  Strings addresses;
};

class Addresses : public testing::TestWithParam<AddressCase> {};

TEST_P(Addresses, are_read) {
  const std::string mail = "From: " + std::string(GetParam().raw) + "\n\n";
  EXPECT_EQ(read_head(mail).from, GetParam().addresses);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Addresses,
    testing::Values(AddressCase{"", {}}, AddressCase{"a@example.org", {"a@example.org"}},
                    AddressCase{"<a@example.org>", {"a@example.org"}},
                    AddressCase{"Name <a@example.org>", {"a@example.org"}},
                    AddressCase{"J. R. Name <a.b+c@mail.example.org>", {"a.b+c@mail.example.org"}},
                    AddressCase{"\"Name, First\" <a@example.org>, b@example.net",
                                {"a@example.org", "b@example.net"}},
                    AddressCase{"\"x@wrong.test\" <a@example.org>", {"a@example.org"}},
                    AddressCase{"x@wrong.test <a@example.org>", {"a@example.org"}},
                    AddressCase{"\"<x@wrong.test>\" <a@example.org>", {"a@example.org"}},
                    AddressCase{"a@example.org,b@example.net,", {"a@example.org", "b@example.net"}},
                    AddressCase{"a@example.org,\r\n\tName\r\n <b@example.net>",
                                {"a@example.org", "b@example.net"}},
                    AddressCase{"Name, First <a@example.org>", {"a@example.org"}},
                    AddressCase{"=?utf-8?q?Gr=C3=BC=2C?= <a@example.org>", {"a@example.org"}},
                    AddressCase{"a@example.org (Name)", {"a@example.org"}},
                    AddressCase{"(x@wrong.test) a@example.org", {"a@example.org"}},
                    AddressCase{"\"quo\\\"te\" <a@example.org>", {"a@example.org"}},
                    AddressCase{"\"a b\"@example.org", {"\"a b\"@example.org"}},
                    AddressCase{"a@[192.0.2.1]", {"a@[192.0.2.1]"}},
                    AddressCase{"list: a@example.org, b@example.net;",
                                {"a@example.org", "b@example.net"}},
                    AddressCase{"undisclosed-recipients:;", {}}, AddressCase{"<>", {}},
                    AddressCase{"MAILER-DAEMON <>", {}}, AddressCase{"\"only a name\"", {}},
                    AddressCase{"root", {"root"}},
                    AddressCase{"\"never ends <a@example.org>", {"a@example.org"}},
                    AddressCase{"Gr\xC3\xBC\xC3\x9F"
                                "e <a@example.org>",
                                {"a@example.org"}},
                    AddressCase{"\xC3\xA9@example.org", {"\xC3\xA9@example.org"}}));

TEST(MailHead, reads_the_fields_that_reports_show) {
  const std::string mail =
      "From line that is none\nfrom: Sender <sender@example.org>\nTO: a@example.net\nCc: "
      "b@example.net\n"
      "Message-Id:\n <id.1@example.org>\nDate: Mon, 16 Mar 2009 18:05:10 -0400 (EDT)\nSubject: "
      "first\n"
      "Subject: second\nContent-Type: Multipart/Signed; protocol=\"x/y\"; boundary=z\n\nTo: "
      "body@example.net\n";
  const MailHead head = read_head(mail);
  EXPECT_EQ(head.from, Strings{"sender@example.org"});
  EXPECT_EQ(head.to, (Strings{"a@example.net", "b@example.net"}));
  EXPECT_EQ(head.message_id, "<id.1@example.org>");
  EXPECT_TRUE(head.has_date);
  EXPECT_EQ(head.date, 1237241110);
  EXPECT_EQ(head.subject, "first");
  EXPECT_EQ(head.content_type, "multipart/signed");
  EXPECT_FALSE(head.is_report);
}

TEST(MailHead, leaves_empty_what_is_not_there) {
  for (std::string_view mail : {""sv, "\n"sv, "Date: never\nContent-Type:\nMessage-ID:\n\n"sv,
                                "Message-ID: <>\n\n"sv, "Message-ID: x <\n  >\n\n"sv}) {
    const MailHead head = read_head(mail);
    EXPECT_FALSE(head.has_date);
    EXPECT_EQ(head.subject + head.message_id + head.content_type, "");
    EXPECT_TRUE(head.from.empty() && head.to.empty());
  }
}

// A second blank after the weekday is GMime's to read; it must find the same time.
TEST(MailHead, reads_plain_dates_as_gmime_does) {
  constexpr std::array kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array kZones = {"+0000", "-0000", "+0100", "-0330", "+1400", "-1159", "+0545"};
  constexpr std::array kComments = {"", " (UTC)", " (EDT)", " (CEST)"};
  std::uint32_t random = 1;
  const auto below = [&](std::uint32_t n) {
    random = random * 1664525u + 1013904223u;
    return (random >> 8) % n;
  };
  for (int i = 0; i < 4000; ++i) {
    const std::uint32_t day = 1 + below(32), hour = below(25), minute = below(61);
    const auto digits = [](std::uint32_t n, bool two) {
      return (two && n < 10 ? "0" : "") + std::to_string(n);
    };
    const std::string rest = digits(day, below(2) == 0) + " " + kMonths[below(12)] + " " +
                             std::to_string(1969 + below(133)) + " " + digits(hour, true) + ":" +
                             digits(minute, true) + ":" + digits(below(61), true) + " " +
                             kZones[below(kZones.size())] + kComments[below(kComments.size())];
    const std::string weekday = std::string(kWeekdays[below(7)]) + ",";
    const auto dated = [&](const char* blanks) {
      return read_head(std::string("Date: ").append(weekday).append(blanks).append(rest) + "\n\n");
    };
    const MailHead plain = dated(" "), gmime = dated("  ");
    EXPECT_EQ(plain.has_date, gmime.has_date) << rest;
    EXPECT_EQ(plain.date, gmime.date) << rest;
  }
}

struct TypeCase {
  std::string_view raw, type;
  bool report;
};

class ContentTypes : public testing::TestWithParam<TypeCase> {};

TEST_P(ContentTypes, are_read) {
  const MailHead head = read_head("Content-Type: " + std::string(GetParam().raw) + "\n\n");
  EXPECT_EQ(head.content_type, GetParam().type);
  EXPECT_EQ(head.is_report, GetParam().report);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ContentTypes,
    testing::Values(
        TypeCase{"text/plain", "text/plain", false},
        TypeCase{"TEXT/html; charset=x", "text/html", false},
        TypeCase{"multipart/report; report-type=delivery-status; boundary=x", "multipart/report",
                 true},
        TypeCase{"multipart/REPORT;\r\n\tboundary=\"x;y\";\r\n\treport-type=\"Delivery-Status\"",
                 "multipart/report", true},
        TypeCase{"multipart/report; boundary=\"report-type=delivery-status\"", "multipart/report",
                 false},
        TypeCase{"multipart/report; report-type=disposition-notification", "multipart/report",
                 false},
        TypeCase{"multipart/mixed; report-type=delivery-status", "multipart/mixed", false},
        TypeCase{"application/pkcs7-mime", "application/pkcs7-mime", false}));

// --- real mails of our own servers

TEST(MailStructure, finds_the_original_in_a_bounce) {
  struct Row {
    const char* file;
    NestedKind kind;
    const char* first_line;
    std::size_t received;
  };
  for (const Row& row :
       {Row{"lab/bounce-exim-sendmail.eml", NestedKind::returned_message, "Return-path:", 1},
        Row{"lab/bounce-exim498-exim.eml", NestedKind::returned_message, "Return-path:", 1},
        Row{"lab/bounce-haraka-exim.eml", NestedKind::returned_headers, "Received:", 2},
        Row{"lab/bounce-sendmail815-courier.eml", NestedKind::returned_message,
            "Return-Path:", 1}}) {
    SCOPED_TRACE(row.file);
    const std::string mail = sample(row.file);
    const MailStructure seen = read_structure(mail);
    EXPECT_TRUE(seen.is_report);
    EXPECT_EQ(seen.content_type, "multipart/report");
    ASSERT_EQ(seen.nested.size(), 1u);
    const NestedMessage& nested = seen.nested[0];
    EXPECT_EQ(nested.kind, row.kind);
    EXPECT_EQ(nested.depth, 1u);
    EXPECT_FALSE(nested.encoded);
    const std::string_view text = slice(mail, nested.where);
    EXPECT_TRUE(text.starts_with(row.first_line)) << text;
    EXPECT_EQ(received_in(text), row.received);
    EXPECT_EQ(text.find("\n--"), std::string_view::npos) << "the delimiter is no part of it";
    // Nothing between it and the delimiter.
    EXPECT_EQ(slice(mail, {nested.where.end(), 3}), "\n--");
  }
}

TEST(MailStructure, a_mail_that_was_forwarded_by_servers_holds_no_other) {
  for (const char* file : {"lab/fwd-f01-postfix-exim-sendmail.eml",
                           "lab/chain-c34-postfix-exim-courier.eml", "seed/exchange-imss.eml"}) {
    const MailStructure seen = read_structure(sample(file));
    EXPECT_TRUE(seen.nested.empty()) << file;
    EXPECT_FALSE(seen.is_report) << file;
    EXPECT_EQ(seen.from.size(), 1u) << file;
    EXPECT_TRUE(seen.has_date) << file;
  }
}

// --- nesting

// `inner` as the second part of a multipart, as a mail client forwards it.
std::string forward(const std::string& inner, const std::string& boundary,
                    const std::string& end = "\n") {
  std::string out;
  for (const char* line :
       {"Received: by outer.example.net", "Subject: fwd", "Content-Type: multipart/mixed;",
        " boundary=BBB", "", "preamble", "--BBB", "", "see below", "--BBB",
        "Content-Type: message/rfc822", "", "III", "--BBB--", "epilogue"}) {
    std::string text = line;
    if (const std::size_t i = text.find("BBB"); i != std::string::npos)
      text.replace(i, 3, boundary);
    if (text == "III") text = inner;
    out += text + end;
  }
  return out;
}

const std::string kInner =
    "Received: from a.example.com by b.example.net with ESMTPS id 2\n"
    "Received: from c.example.com by a.example.com with ESMTP id 1\n"
    "Subject: inner\n\nReceived: in the text";

TEST(MailStructure, finds_a_forwarded_message) {
  const std::string mail = forward(kInner, "x");
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_EQ(seen.nested[0].kind, NestedKind::forwarded);
  EXPECT_EQ(slice(mail, seen.nested[0].where), kInner);
  EXPECT_EQ(received_in(slice(mail, seen.nested[0].where)), 2u);
}

TEST(MailStructure, keeps_crlf_apart_from_the_message) {
  std::string inner;
  for (char c : kInner) inner += c == '\n' ? "\r\n" : std::string(1, c);
  const std::string mail = forward(inner, "\"a b\"", "\r\n");
  std::string unquoted = mail;  // delimiter lines carry no quotes
  for (std::size_t i; (i = unquoted.find("--\"a b\"")) != std::string::npos;)
    unquoted.replace(i, 7, "--a b");
  const MailStructure seen = read_structure(unquoted);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_EQ(slice(unquoted, seen.nested[0].where), inner);
}

TEST(MailStructure, finds_three_deep) {
  const std::string three = forward(kInner, "three");
  const std::string two = forward(three, "two");
  const std::string mail = "From x@example.org Mon Jan  5 10:00:00 2026\n" + forward(two, "one");
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 3u);
  EXPECT_EQ(slice(mail, seen.nested[0].where), two);
  EXPECT_EQ(slice(mail, seen.nested[1].where), three);
  EXPECT_EQ(slice(mail, seen.nested[2].where), kInner);
  EXPECT_EQ(seen.nested[2].depth, 3u);

  EXPECT_EQ(read_structure(mail, {.max_depth = 2}).nested.size(), 2u);
  EXPECT_EQ(read_structure(mail, {.max_nested = 1}).nested.size(), 1u);
  EXPECT_EQ(read_structure(mail, {.max_depth = 0}).nested.size(), 0u);
}

TEST(MailStructure, finds_a_message_that_is_the_whole_body) {
  const std::string mail =
      "Subject: fwd\nContent-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n" + kInner;
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 2u);
  EXPECT_EQ(slice(mail, seen.nested[1].where), kInner);
  EXPECT_EQ(seen.nested[1].depth, 2u);
}

TEST(MailStructure, steps_over_a_from_line_inside) {
  const std::string mail = forward(">From a@example.com Mon Jan  5 10:00:00 2026\n" + kInner, "x");
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_EQ(slice(mail, seen.nested[0].where), kInner);
}

TEST(MailStructure, tells_what_a_report_returns) {
  const std::string report =
      "Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n"
      "--r\n\nsorry\n"
      "--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a.example.com\n\n"
      "--r\nContent-Type: text/rfc822-headers\n\nReceived: by a.example.com\nSubject: lost\n\n"
      "--r\nContent-Type: message/rfc822\n\n" +
      forward(kInner, "f") + "\n--r--\n";
  const MailStructure seen = read_structure(report);
  EXPECT_TRUE(seen.is_report);
  ASSERT_EQ(seen.nested.size(), 3u);
  EXPECT_EQ(seen.nested[0].kind, NestedKind::returned_headers);
  EXPECT_EQ(slice(report, seen.nested[0].where), "Received: by a.example.com\nSubject: lost\n");
  EXPECT_EQ(seen.nested[1].kind, NestedKind::returned_message);
  EXPECT_EQ(slice(report, seen.nested[1].where), forward(kInner, "f"));
  // What the returned message itself had attached was forwarded, not returned.
  EXPECT_EQ(seen.nested[2].kind, NestedKind::forwarded);
  EXPECT_EQ(slice(report, seen.nested[2].where), kInner);
  EXPECT_EQ(seen.nested[2].depth, 2u);

  // A report that was forwarded: the mail itself is none.
  const std::string outer = forward(report, "o");
  const MailStructure forwarded = read_structure(outer);
  EXPECT_FALSE(forwarded.is_report);
  ASSERT_EQ(forwarded.nested.size(), 4u);
  EXPECT_EQ(forwarded.nested[1].kind, NestedKind::returned_headers);
}

TEST(MailStructure, headers_outside_a_report_are_text) {
  const std::string mail =
      "Content-Type: multipart/mixed; boundary=r\n\n--r\nContent-Type: "
      "text/rfc822-headers\n\nSubject: x\n--r--\n";
  EXPECT_TRUE(read_structure(mail).nested.empty());
}

std::string with_encoding(const std::string& encoding, const std::string& text) {
  return "Content-Type: multipart/mixed; boundary=r\n\n--r\nContent-Type: message/rfc822\n"
         "Content-Transfer-Encoding: " +
         encoding + "\n\n" + text + "\n--r--\n";
}

TEST(MailStructure, decodes_an_encoded_message) {
  const std::string base64 =
      "UmVjZWl2ZWQ6IGZyb20gYS5leGFtcGxlLmNvbSBieSBiLmV4YW1wbGUubmV0\nClN1YmplY3Q6IGlubmVyCgp0ZXh0Cg"
      "==";
  std::string mail = with_encoding("Base64", base64);
  MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_TRUE(seen.nested[0].encoded);
  EXPECT_EQ(slice(mail, seen.nested[0].where), base64);
  EXPECT_EQ(seen.nested[0].decoded,
            "Received: from a.example.com by b.example.net\nSubject: inner\n\ntext\n");
  EXPECT_EQ(received_in(seen.nested[0].decoded), 1u);

  const std::string printable = "Received: from a.exam=\nple.com\nSubject: caf=C3=A9\n\ntext";
  mail = with_encoding("quoted-printable", printable);
  seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_TRUE(seen.nested[0].encoded);
  EXPECT_EQ(seen.nested[0].decoded, "Received: from a.example.com\nSubject: caf\xC3\xA9\n\ntext");

  // Said, but not done.
  mail = with_encoding("base64", kInner);
  seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_FALSE(seen.nested[0].encoded);
  EXPECT_EQ(slice(mail, seen.nested[0].where), kInner);

  for (const char* plain : {"7bit", "8bit", "binary", "no-such"}) {
    mail = with_encoding(plain, kInner);
    EXPECT_EQ(slice(mail, read_structure(mail).nested.at(0).where), kInner) << plain;
  }
}

TEST(MailStructure, reads_a_digest) {
  const std::string mail =
      "Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: one\n\ntext\n--d\n\n" +
      kInner + "\n--d\nContent-Type: text/plain\n\nSubject: text\n--d--\n";
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 2u);
  EXPECT_EQ(slice(mail, seen.nested[0].where), "Subject: one\n\ntext");
  EXPECT_EQ(slice(mail, seen.nested[1].where), kInner);
}

struct TornCase {
  const char* name;
  std::string mail;
  Strings nested;
};

class Torn : public testing::TestWithParam<TornCase> {};

TEST_P(Torn, is_read_as_far_as_it_goes) {
  const MailStructure seen = read_structure(GetParam().mail);
  Strings found;
  for (const NestedMessage& n : seen.nested) found.emplace_back(slice(GetParam().mail, n.where));
  EXPECT_EQ(found, GetParam().nested);
}

const std::string kMixed = "Content-Type: multipart/mixed; boundary=m\n\n";
const std::string kPart = "Content-Type: message/rfc822\n\n";

INSTANTIATE_TEST_SUITE_P(
    Table, Torn,
    testing::Values(
        TornCase{"no_end", kMixed + "--m\n" + kPart + "A: b\n\ntext", {"A: b\n\ntext"}},
        TornCase{"empty_message", kMixed + "--m\n" + kPart + "--m--\n", {}},
        TornCase{"no_blank_line", kMixed + "--m\nContent-Type: message/rfc822\n--m--\n", {}},
        TornCase{"header_ends_at_delimiter",
                 kMixed + "--m\n" + kPart + "A: b\n--m\n\nX: y\n\n--m--\n",
                 {"A: b"}},
        TornCase{
            "blanks_after_delimiter", kMixed + "--m \t\n" + kPart + "A: b\n\n--m-- \n", {"A: b\n"}},
        TornCase{"longer_line_is_no_delimiter",
                 kMixed + "--m\n" + kPart + "A: b\n\n--mm\n--m-x\n--m--\n",
                 {"A: b\n\n--mm\n--m-x"}},
        TornCase{"not_at_line_start",
                 kMixed + "--m\n" + kPart + "A: b\n\n x--m\n--m--\n",
                 {"A: b\n\n x--m"}},
        TornCase{
            "no_boundary", "Content-Type: multipart/mixed\n\n--\n" + kPart + "A: b\n\n----\n", {}},
        TornCase{"after_the_end", kMixed + "--m--\n--m\n" + kPart + "A: b\n\n", {}},
        TornCase{"inner_never_ends",
                 kMixed + "--m\nContent-Type: multipart/mixed; boundary=n\n\n--n\n" + kPart +
                     "A: b\n\n--m\n" + kPart + "C: d\n\n--m--\n",
                 {"A: b\n", "C: d\n"}},
        TornCase{"same_boundary_twice",
                 kMixed + "--m\n" + kMixed + "--m\n" + kPart + "A: b\n\n--m--\n--m--\n",
                 {"A: b\n"}},
        TornCase{"inner_extends_outer",
                 kMixed + "--m\nContent-Type: multipart/mixed; boundary=mm\n\n--mm\n" + kPart +
                     "A: b\n\n--mm--\n--m\n" + kPart + "C: d\n\n--m--\n",
                 {"A: b\n", "C: d\n"}},
        TornCase{"odd_first_line",
                 "no field\n" + kMixed + "--m\n" + kPart + "A: b\n\n--m--\n",
                 {"A: b\n"}}),
    [](const auto& c) { return std::string(c.param.name); });

// --- hostile

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(HostileMail, a_hundred_thousand_multiparts_deep) {
  std::string mail;
  for (int i = 0; i < 100'000; ++i) {
    const std::string n = std::to_string(i);
    mail.append("Content-Type: multipart/mixed; boundary=b").append(n);
    mail.append("\n\n--b").append(n).append("\n");
  }
  mail += "Content-Type: message/rfc822\n\nSubject: bottom\n\n";
  const MailStructure seen = read_structure(mail);
  EXPECT_EQ(seen.content_type, "multipart/mixed");
  EXPECT_TRUE(seen.nested.empty()) << "deeper than is opened";
}

TEST(HostileMail, a_hundred_thousand_messages_deep) {
  const std::string mail =
      repeated("Content-Type: message/rfc822\n\n", 100'000) + "Subject: bottom\n\n";
  const MailStructure seen = read_structure(mail);
  ASSERT_EQ(seen.nested.size(), 20u);
  EXPECT_EQ(seen.nested.back().depth, 20u);
  EXPECT_EQ(seen.nested.back().where.end(), mail.size());
}

TEST(HostileMail, many_parts_and_many_messages) {
  EXPECT_EQ(read_structure(kMixed + repeated("--m\n\n", 500'000)).nested.size(), 0u);
  EXPECT_EQ(read_structure(kMixed + repeated("--m\n" + kPart + "A: b\n\n", 1'000)).nested.size(),
            100u);
}

// GMime reads a group in a group by recursion; on a small stack of a thread sooner still.
TEST(HostileMail, groups_in_groups) {
  const std::string mail =
      "From: " + repeated("a:", 100'000) + "\nTo: b@example.org, " + repeated("(", 100'000) +
      "\nSubject: " + repeated("=?utf-8?q?a?= ", 100'000) + "\nDate: " + repeated("(", 100'000) +
      "\nContent-Type: multipart/mixed" + repeated(";a*0=b", 100'000) + "\n\n";
  MailStructure seen;
  std::thread([&] { seen = read_structure(mail); }).join();
  EXPECT_TRUE(seen.from.empty());
  EXPECT_FALSE(seen.has_date);
  EXPECT_EQ(seen.content_type, "multipart/mixed");
  EXPECT_EQ(seen.subject.substr(0, 3), "aaa");
}

TEST(HostileMail, long_address_lists_end_at_a_whole_address) {
  const MailHead plain = read_head("To: " + repeated("user@example.org, ", 100'000) + "\n\n");
  const MailHead odd =
      read_head("To: " + repeated("\"a\\b\" <user@example.org>, ", 100'000) + "\n\n");
  for (const MailHead* seen : {&plain, &odd}) {
    EXPECT_EQ(seen->to.size(), 1'000u);
    for (const std::string& address : seen->to) ASSERT_EQ(address, "user@example.org");
  }
}

TEST(HostileMail, is_cut_at_max_bytes) {
  const std::string mail = forward(kInner, "x");
  const std::size_t start = mail.find(kInner);
  const MailStructure seen =
      read_structure(mail, {.max_bytes = static_cast<std::uint32_t>(start + 20)});
  ASSERT_EQ(seen.nested.size(), 1u);
  EXPECT_EQ(slice(mail, seen.nested[0].where), kInner.substr(0, 20));
}

TEST(MailStructure, may_be_read_by_threads) {
  const std::string mail = sample("lab/bounce-exim-sendmail.eml");
  const std::string subject = "Subject: =?utf-8?q?=C3=A9?=\nTo: \"a\\b\" <c@example.org>\n\n";
  std::vector<std::size_t> good(4);
  std::vector<std::thread> threads;
  threads.reserve(good.size());
  for (std::size_t& count : good)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        if (read_structure(mail).nested.size() == 1 &&
            read_head(subject).to == Strings{"c@example.org"} &&
            read_head(subject).subject == "\xC3\xA9")
          ++count;
    });
  for (std::thread& t : threads) t.join();
  for (std::size_t count : good) EXPECT_EQ(count, 200u);
}

}  // namespace
}  // namespace tlspath

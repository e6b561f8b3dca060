// The record: exact bytes for the seed, hostile text, absent values, offsets of repaired text,
// pretty printing. The schema is held against the same records by tests/schema_test.py.
#include "core/report/record.hpp"
#include "core/text/json_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/hand_made.hpp"

namespace tlspath {
namespace {

using nlohmann::json;

RecordInput input(const hand_made::Mail& m) {
  RecordInput in{.raw = m.raw, .analysis = m.analysis, .head = m.head};
  in.path = m.path;
  in.offset = 0;
  in.size = m.raw.size();
  in.answer = m.answer;
  return in;
}

std::string record(const RecordInput& in) {
  std::string out;
  append_record(out, in);
  return out;
}

// The design's example, byte for byte but for the offsets, which were counted from the file.
TEST(Record, SeedIsTheDesignsExample) {
  const hand_made::Mail m = hand_made::seed(TLSPATH_SOURCE_DIR);
  const std::vector<std::string> to{"microsoft.com"};
  RecordInput in = input(m);
  in.from_domain = in.partner = "example.org";
  in.to_domains = to;
  const std::string want =
      R"j({"schema":"tlspath.message/1",)j"
      R"j("source":{"path":"samples/seed/exchange-imss.eml","entry":null,"offset":0,"size":SIZE},)j"
      R"j("message":{"id":null,"date":"2009-03-16T22:05:10Z","from":"sender@example.org","from_domain":"example.org",)j"
      R"j("partner":"example.org","to_domains":["microsoft.com"],"subject":"(posted without a subject)","content_encryption":null},)j"
      R"j("path":{"answer":"Encrypted on both hops, but hop 1 weakly (AES128-SHA, no forward secrecy).","verdict":"encrypted",)j"
      R"j("internet_verdict":"encrypted","boundary_verdict":"encrypted","hops":2,"encrypted":2,"cleartext":0,"unstated":0,"local":0,)j"
      R"j("weakest_hop":1,"boundary_hop":1,"boundary_inferred":true,"relay":"frontbridge.com","receiving_organisation":"domain.com","seconds":-3598},)j"
      R"j("hops":[{"hop":1,"field":1,"verdict":"encrypted","basis":"stated","scope":"internet","grade":"weak","trust":"claimed",)j"
      R"j("system":"imss","system_version":"7.0","protocol":"ESMTP","authenticated":null,)j"
      R"j("from":{"helo":"mail.global.frontbridge.com","name":null,"address":"65.55.88.22"},"by":{"name":"mail.somedomain.com","address":"1.2.3.4"},)j"
      R"j("id":"06456c96000057da","for":"jdoe@microsoft.com","time":"2009-03-16T23:05:16Z","delay":null,)j"
      R"j("tls":{"version":null,"version_as_written":"TLSv1/SSLv3","cipher":"AES128-SHA","cipher_iana":"TLS_RSA_WITH_AES_128_CBC_SHA",)j"
      R"j("bits":128,"key_exchange":null,"signature":null,"client_certificate":null},)j"
      R"j("evidence":[{"says":"tls","at":293,"size":36,"rule":"imss/comment"},{"says":"tls.bits","at":311,"size":7,"rule":"imss/comment"},)j"
      R"j({"says":"tls.cipher","at":319,"size":10,"rule":"imss/comment"}],"findings":["no-forward-secrecy","suite-class"]},)j"
      R"j({"hop":2,"field":0,"verdict":"encrypted","basis":"stated","scope":"internet","grade":"acceptable","trust":"claimed",)j"
      R"j("system":"exchange","system_version":"8.1.263.0","protocol":"Microsoft SMTP Server","authenticated":null,)j"
      R"j("from":{"helo":"mailgateway01","name":null,"address":"1.2.3.4"},"by":{"name":"mailserver01.domain.com","address":"1.2.3.5"},)j"
      R"j("id":"8.1.263.0","for":null,"time":"2009-03-16T22:05:18Z","delay":-3598,)j"
      R"j("tls":{"version":null,"version_as_written":null,"cipher":null,"cipher_iana":null,"bits":null,"key_exchange":null,"signature":null,"client_certificate":null},)j"
      R"j("evidence":[{"says":"tls","at":105,"size":3,"rule":"exchange/with"}],"findings":["clock-disagrees"]}],"findings":[]})j";
  std::string expected = want;
  expected.replace(expected.find("SIZE"), 4, std::to_string(m.raw.size()));
  EXPECT_EQ(record(in), expected);
}

TEST(Record, EvidenceLeadsToItsBytes) {
  for (const auto& m :
       {hand_made::seed(TLSPATH_SOURCE_DIR), hand_made::mixed(TLSPATH_SOURCE_DIR)}) {
    const json j = json::parse(record(input(m)));
    ASSERT_EQ(j["hops"].size(), m.analysis.hops.size());
    for (std::size_t i = 0; i < m.analysis.hops.size(); ++i) {
      const Hop& h = m.analysis.hops[i];
      ASSERT_EQ(j["hops"][i]["evidence"].size(), h.evidence.size());
      for (std::size_t k = 0; k < h.evidence.size(); ++k) {
        const json& e = j["hops"][i]["evidence"][k];
        EXPECT_EQ(m.raw.substr(e["at"], e["size"]), slice(m.raw, h.evidence[k].where));
      }
    }
  }
}

TEST(Record, OffsetsCountFromTheMessageAfterAFromLine) {
  const std::string from_line = "From MAILER-DAEMON Tue Nov  4 09:16:42 2025\n";
  hand_made::Mail m = hand_made::seed(TLSPATH_SOURCE_DIR);
  m.raw.insert(0, from_line);
  m.analysis.header.read(m.raw);
  const auto shift = static_cast<std::uint32_t>(from_line.size());
  for (Hop& h : m.analysis.hops)
    for (Evidence& e : h.evidence) e.where.at += shift;
  const json j = json::parse(record(input(m)));
  EXPECT_EQ(j["hops"][0]["evidence"][0]["at"], 293);
}

TEST(Record, OffsetsOfRepairedTextLeadToTheTextGiven) {
  const std::string given =
      "Hello,\nsee below\n> Received: from a.example ([192.0.2.1])\n> by b.example with ESMTP\n";
  hand_made::Mail m;
  const RepairedText repaired = repair(given);
  ASSERT_TRUE(repaired.changed());
  m.raw = repaired.text;
  m.analysis.header.read(m.raw);
  ASSERT_EQ(m.analysis.header.received().size(), 1u);
  Hop h = hand_made::hop_of(m, 0, 1);
  h.evidence.push({Fact::protocol, hand_made::Line(m.raw, h.line)("ESMTP"), "keyword"});
  m.analysis.hops = {h};
  RecordInput in = input(m);
  in.repaired = &repaired;
  const json j = json::parse(record(in));
  const json& e = j["hops"][0]["evidence"][0];
  EXPECT_EQ(given.substr(e["at"], e["size"]), "ESMTP");
  EXPECT_EQ(e["rule"], "rfc/keyword");
}

TEST(Record, HostileTextIsEscapedUnfoldedAndValid) {
  const hand_made::Mail m = hand_made::hostile();
  const std::string line = record(input(m));
  for (const char c : line) {
    EXPECT_GE(static_cast<unsigned char>(c), 0x20u);
    EXPECT_NE(c, '\x7f');
  }
  for (const std::string_view bad : {"\xe2\x80\xae", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xc2\x9b"})
    EXPECT_EQ(line.find(bad), std::string::npos);
  const json j = json::parse(line);  // throws on what is no JSON or no UTF-8
  EXPECT_EQ(j["hops"][0]["from"]["helo"],
            "\"<script>alert(1)</"
            "script>\\\x1b[31m\xe2\x80\xae\xe2\x80\xa8\xef\xbf\xbd\xc3\xa9\x7f\x01\"");
  EXPECT_EQ(j["hops"][0]["by"]["name"], "</pre><img src=x onerror=y> with ESMTP");
  EXPECT_EQ(j["source"]["path"], "hostile\x1b.eml");
}

TEST(Record, WithoutHopsTheVerdictsAreNull) {
  const json j = json::parse(record(input(hand_made::no_hops())));
  EXPECT_TRUE(j["path"]["verdict"].is_null());
  EXPECT_TRUE(j["path"]["internet_verdict"].is_null());
  EXPECT_TRUE(j["path"]["boundary_hop"].is_null());
  EXPECT_TRUE(j["path"]["seconds"].is_null());
  EXPECT_TRUE(j["message"]["date"].is_null());
  EXPECT_EQ(j["hops"], json::array());
  EXPECT_EQ(j["findings"],
            json::parse(R"([{"finding":"repaired-quoting","count":12,"hop":null}])"));
}

TEST(Record, NestedMessagesAreRecordsOfTheirOwn) {
  const hand_made::Mail inner = hand_made::seed(TLSPATH_SOURCE_DIR);
  RecordInput returned = input(inner);
  returned.kind = NestedKind::returned_message;
  returned.depth = 1;
  const std::vector<std::string> nested{record(returned)};
  const hand_made::Mail outer = hand_made::mixed(TLSPATH_SOURCE_DIR);
  RecordInput in = input(outer);
  EXPECT_FALSE(json::parse(record(in)).contains("nested"));
  in.list_nested = true;
  EXPECT_EQ(json::parse(record(in))["nested"], json::array());
  in.nested = nested;
  const json j = json::parse(record(in));
  ASSERT_EQ(j["nested"].size(), 1u);
  EXPECT_EQ(j["nested"][0]["kind"], "returned");
  EXPECT_EQ(j["nested"][0]["depth"], 1);
  EXPECT_EQ(j["nested"][0]["hops"].size(), 2u);
}

TEST(Record, PrettyIsTheSameValueOnManyLines) {
  for (const auto& m : {hand_made::seed(TLSPATH_SOURCE_DIR), hand_made::mixed(TLSPATH_SOURCE_DIR),
                        hand_made::hostile(), hand_made::no_hops()}) {
    RecordInput in = input(m);
    const std::string line = record(in);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    in.pretty = true;
    const std::string pretty = record(in);
    EXPECT_EQ(json::parse(pretty), json::parse(line));
    EXPECT_NE(pretty.find("\n  \"source\": {"), std::string::npos);
  }
}

struct TextCase {
  std::string_view text;
  std::string_view want;
};

class RecordText : public testing::TestWithParam<TextCase> {};

TEST_P(RecordText, IsEscaped) {
  std::string out;
  append_json_text(out, GetParam().text);
  EXPECT_EQ(out, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, RecordText,
    testing::Values(
        TextCase{"", R"("")"}, TextCase{"plain words, 1-2_3", R"("plain words, 1-2_3")"},
        TextCase{"1234567\"", R"("1234567\"")"}, TextCase{"12345678\\", R"("12345678\\")"},
        TextCase{"a\tb  c", R"("a\tb  c")"}, TextCase{"a\r\n\t b", R"("a b")"},
        TextCase{"a \n b\r", R"("a b ")"}, TextCase{"\x7f", R"("\u007f")"},
        TextCase{{"\0", 1}, R"("\u0000")"}, TextCase{"\xc2\x85", R"("\u0085")"},
        TextCase{"\xe2\x80\xa8", R"("\u2028")"}, TextCase{"\xe2\x81\xa6", R"("\u2066")"},
        TextCase{"\xf3\xa0\x80\x81", R"("\udb40\udc01")"},
        TextCase{"gr\xc3\xbc\xc3\x9f", "\"gr\xc3\xbc\xc3\x9f\""},
        // no UTF-8: a stray byte, overlong, a surrogate, above U+10FFFF, cut short
        TextCase{"\x80", "\"\xef\xbf\xbd\""}, TextCase{"\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
        TextCase{"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
        TextCase{"\xf4\x90\x80\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
        TextCase{"\xe2\x82", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
        TextCase{"\xf0\x9f\x98x", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdx\""}));

// The quick look at a text goes by blocks; every place of every block must be seen, in texts of
// every length.
TEST(Record, NoByteIsMissedAtAnyPlace) {
  for (std::size_t size = 1; size <= 70; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const char bad : {'\x01', '\x1f', '"', '\\', '\x7f', '\x80', '\xff'}) {
        std::string text(size, ' ');
        for (std::size_t i = 0; i < size; ++i)
          text[i] = static_cast<char>('!' + (i * 7 + size) % 90);
        std::erase_if(text, [](char c) { return c == '"' || c == '\\'; });
        text.resize(size, 'x');
        std::string plain;
        append_json_text(plain, text);
        EXPECT_EQ(plain, "\"" + text + "\"");
        text[at] = bad;
        std::string out;
        append_json_text(out, text);
        EXPECT_GT(out.size(), text.size() + 2) << size << " " << at;
        const std::string read = json::parse(out).get<std::string>();
        if (static_cast<unsigned char>(bad) < 0x80) {
          EXPECT_EQ(read, text);
        }
      }
    }
  }
}

TEST(Record, LongTextAndManyHopsAreWhole) {
  hand_made::Mail m = hand_made::mixed(TLSPATH_SOURCE_DIR);
  m.head.subject.assign(10'000, 'x');
  const Hop h = m.analysis.hops[1];
  m.analysis.hops.assign(500, h);
  const json j = json::parse(record(input(m)));
  EXPECT_EQ(j["message"]["subject"].get<std::string>().size(), 10'000u);
  EXPECT_EQ(j["hops"].size(), 500u);
  EXPECT_EQ(j["hops"][499], j["hops"][0]);
}

struct TimeCase {
  std::int64_t utc;
  const char* want;  // nullptr: null
};

class RecordTime : public testing::TestWithParam<TimeCase> {};

TEST_P(RecordTime, IsUtc) {
  hand_made::Mail m = hand_made::seed(TLSPATH_SOURCE_DIR);
  m.analysis.hops[0].stamp->utc = GetParam().utc;
  const json j = json::parse(record(input(m)))["hops"][0]["time"];
  if (GetParam().want) {
    EXPECT_EQ(j, GetParam().want);
  } else {
    EXPECT_TRUE(j.is_null());
  }
}

INSTANTIATE_TEST_SUITE_P(Times, RecordTime,
                         testing::Values(TimeCase{0, "1970-01-01T00:00:00Z"},
                                         TimeCase{-1, "1969-12-31T23:59:59Z"},
                                         TimeCase{951782400, "2000-02-29T00:00:00Z"},
                                         TimeCase{1709251199, "2024-02-29T23:59:59Z"},
                                         TimeCase{4107542400, "2100-03-01T00:00:00Z"},
                                         TimeCase{253402300799, "9999-12-31T23:59:59Z"},
                                         TimeCase{-62167219200, "0000-01-01T00:00:00Z"},
                                         TimeCase{253402300800, nullptr},
                                         TimeCase{-62167219201, nullptr}));

}  // namespace
}  // namespace tlspath

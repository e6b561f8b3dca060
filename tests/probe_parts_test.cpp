// The readers of the probe that need no network: targets, records of DNS as on the wire, MTA-STS
// policies. What servers do is in tests/probe.
#include <gtest/gtest.h>

#include "probe/dns.hpp"
#include "probe/mta_sts.hpp"
#include "probe/target.hpp"

namespace tlspath::probe {
namespace {

using namespace std::string_literals;

TEST(ProbeParts, targets) {
  struct Row {
    const char *text, *name, *address;
    int port;  // 0: none, -1: no target
  };
  for (const Row& r : std::vector<Row>{{"mailhub.example", "mailhub.example", "", 0},
                                       {"MX.Example.", "mx.example", "", 0},
                                       {"mx.example:465", "mx.example", "", 465},
                                       {"192.0.2.1", "192.0.2.1", "192.0.2.1", 0},
                                       {"192.0.2.1:26", "192.0.2.1", "192.0.2.1", 26},
                                       {"[2001:db8::1]:25", "2001:db8::1", "2001:db8::1", 25},
                                       {"2001:db8::1", "2001:db8::1", "2001:db8::1", 0},
                                       {"a_b.example", "a_b.example", "", 0},
                                       {"", "", "", -1},
                                       {"mx.example:0", "", "", -1},
                                       {"mx.example:65536", "", "", -1},
                                       {"mx.example:", "", "", -1},
                                       {"a b", "", "", -1},
                                       {"-a.example", "", "", -1},
                                       {"a..example", "", "", -1},
                                       {"[mx.example]:25", "", "", -1},
                                       {"[192.0.2.1", "", "", -1},
                                       {"m\xc3\xbcller.example", "", "", -1},
                                       {"a\r\nRCPT", "", "", -1}}) {
    SCOPED_TRACE(r.text);
    const auto t = parse_target(r.text);
    ASSERT_EQ(t.has_value(), r.port >= 0);
    if (!t) continue;
    EXPECT_EQ(t->name, r.name);
    EXPECT_EQ(t->address, r.address);
    EXPECT_EQ(t->port.value_or(0), r.port);
  }
}

TEST(ProbeParts, records) {
  const auto mx = read_mx("\0\012\002Mx\007example\0"s);
  ASSERT_TRUE(mx.has_value());
  EXPECT_EQ(mx->preference, 10U);
  EXPECT_EQ(mx->host, "mx.example");
  EXPECT_EQ(read_mx("\0\0\0"s)->host, "");  // takes no mail
  for (const std::string& torn :
       {""s, "\0"s, "\0\012"s, "\0\012\002Mx"s, "\0\012\002Mx\0x"s, "\0\012\377aaa\0"s})
    EXPECT_FALSE(read_mx(torn).has_value());
  EXPECT_EQ(read_address("\300\0\002\001"s), "192.0.2.1");
  EXPECT_EQ(read_address("\040\001\015\270\0\0\0\0\0\0\0\0\0\0\0\001"s), "2001:db8::1");
  EXPECT_EQ(read_address("\300\0"s), "");
  EXPECT_EQ(read_text("\003v=a\002; "), "v=a; ");
  EXPECT_EQ(read_text("\011torn"), "torn");
  EXPECT_EQ(to_string(*read_tlsa("\003\001\001\xab\xcd"s)), "3 1 1 abcd");
  EXPECT_FALSE(read_tlsa("\003\001\001"s).has_value());
}

TEST(ProbeParts, announcements) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(sts_id(Texts{"v=STSv1; id=20250101;"}), "20250101");
  EXPECT_EQ(sts_id(Texts{"other", "v=STSv1;id=a"}), "a");
  EXPECT_EQ(sts_id(Texts{"v=STSv1; id=a", "v=STSv1; id=b"}), std::nullopt);  // two count as none
  EXPECT_EQ(sts_id(Texts{"v=STSv2; id=a"}), std::nullopt);
  EXPECT_EQ(sts_id(Texts{"id=a; v=STSv1"}), std::nullopt);
  EXPECT_EQ(sts_id(Texts{"v=STSv1;"}), std::nullopt);
  EXPECT_EQ(sts_id(Texts{}), std::nullopt);
  EXPECT_EQ(tls_rpt_address(Texts{"v=TLSRPTv1; rua=mailto:tls@a.example"}), "mailto:tls@a.example");
  EXPECT_EQ(tls_rpt_address(Texts{"v=spf1 -all"}), std::nullopt);
}

TEST(ProbeParts, policies) {
  struct Row {
    const char *text, *problem;
  };
  for (const Row& r : std::vector<Row>{
           {"version: STSv1\nmode: enforce\nmx: mx.example\nmax_age: 86400\n", ""},
           {"version: STSv1\r\nmode: testing\r\nmx: *.example\r\nmax_age: 1\r\nnew: x\r\n", ""},
           {"version: STSv1\nmode: none\nmax_age: 0", ""},
           {"mode: enforce\nmx: a\nmax_age: 1\n", "no \"version: STSv1\""},
           {"version: STSv1\nmx: a\nmax_age: 1\n", "no mode"},
           {"version: STSv1\nmode: strict\nmx: a\nmax_age: 1\n", "unknown mode"},
           {"version: STSv1\nmode: enforce\nmax_age: 1\n", "no mx"},
           {"version: STSv1\nmode: enforce\nmx: a\nmax_age: soon\n", "no max_age"},
           {"version: STSv1\nmode: enforce\nmx: a\nmax_age: -1\n", "no max_age"},
           {"", "no \"version: STSv1\""}}) {
    SCOPED_TRACE(r.text);
    ProbeMtaSts s;
    read_policy(r.text, s);
    EXPECT_EQ(s.problem, r.problem);
    EXPECT_EQ(s.state, *r.problem == '\0' ? MtaSts::policy : MtaSts::no_policy);
  }
  const std::vector<std::string> names{"mx.example", "*.mail.example"};
  for (const auto& [host, named] :
       std::vector<std::pair<const char*, bool>>{{"mx.example", true},
                                                 {"MX.Example", true},
                                                 {"a.mail.example", true},
                                                 {"a.b.mail.example", false},
                                                 {"mail.example", false},
                                                 {"other.example", false},
                                                 {".mail.example", false}})
    EXPECT_EQ(names_host(names, host), named) << host;
}

}  // namespace
}  // namespace tlspath::probe

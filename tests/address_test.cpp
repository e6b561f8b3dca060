// Addresses: what is one, what is none, which bytes it is, and where it lies.

#include "core/received/address.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tlspath {
namespace {

struct Good {
  std::string_view text;
  std::string_view address;  // as to_string writes it
  std::string_view bytes;    // the part of `text` that `at` and `size` name
};

constexpr Good kGood[] = {
    {"192.0.2.1", "192.0.2.1", "192.0.2.1"},
    {"[192.0.2.1]", "192.0.2.1", "192.0.2.1"},
    {"0.0.0.0", "0.0.0.0", "0.0.0.0"},
    {"255.255.255.255", "255.255.255.255", "255.255.255.255"},
    {"127.0.0.1", "127.0.0.1", "127.0.0.1"},
    {"010.0.0.1", "10.0.0.1", "010.0.0.1"},  // decimal, whatever inet_aton thinks
    {"192.000.002.009", "192.0.2.9", "192.000.002.009"},
    {"192.0.2.1:25", "192.0.2.1", "192.0.2.1"},
    {"192.0.2.1:65535", "192.0.2.1", "192.0.2.1"},
    {"192.0.2.1:0", "192.0.2.1", "192.0.2.1"},
    {"[192.0.2.1:60938]", "192.0.2.1", "192.0.2.1"},
    {"[192.0.2.1]:25", "192.0.2.1", "192.0.2.1"},
    {"10.0.8.6.13219", "10.0.8.6", "10.0.8.6"},
    {"[10.0.8.6.13219]", "10.0.8.6", "10.0.8.6"},
    {"10.0.8.6.256", "10.0.8.6", "10.0.8.6"},
    {"2001:db8::1", "2001:db8::1", "2001:db8::1"},
    {"2001:DB8::ABCD", "2001:db8::abcd", "2001:DB8::ABCD"},
    {"2001:db8:0:0:0:0:0:25", "2001:db8::25", "2001:db8:0:0:0:0:0:25"},
    {"2001:0db8:0000:0000:0000:0000:0000:0025", "2001:db8::25",
     "2001:0db8:0000:0000:0000:0000:0000:0025"},
    {"IPv6:2001:db8::1", "2001:db8::1", "2001:db8::1"},
    {"IPV6:2001:db8::1", "2001:db8::1", "2001:db8::1"},
    {"ipv6:2001:db8::1", "2001:db8::1", "2001:db8::1"},
    {"[IPv6:2001:db8::1]", "2001:db8::1", "2001:db8::1"},
    {"[IPv6:2001:db8::1]:25", "2001:db8::1", "2001:db8::1"},
    {"[2001:db8::1]:25", "2001:db8::1", "2001:db8::1"},
    {"2001:db8::1.25", "2001:db8::1", "2001:db8::1"},
    {"2001:db8::1:2525", "2001:db8::1:2525", "2001:db8::1:2525"},  // a valid address is one
    {"2001:db8::1:60938", "2001:db8::1", "2001:db8::1"},           // five digits are no group
    {"2001:db8:1:2:3:4:5:6:25", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6"},
    {"::1", "::1", "::1"},
    {"::", "::", "::"},
    {"IPv6:::1", "::1", "::1"},
    {"::ffff:192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1"},
    {"::FFFF:192.0.2.1", "192.0.2.1", "::FFFF:192.0.2.1"},
    {"[::ffff:192.0.2.1]", "192.0.2.1", "::ffff:192.0.2.1"},
    {"IPv6:::ffff:192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1"},
    {"0000:0000:0000:0000:0000:ffff:192.0.2.111", "192.0.2.111",
     "0000:0000:0000:0000:0000:ffff:192.0.2.111"},
    {"::ffff:c000:0201", "192.0.2.1", "::ffff:c000:0201"},
    {"::ffff:192.0.2.1:25", "192.0.2.1", "::ffff:192.0.2.1"},
    {"::ffff:192.0.2.1.2525", "192.0.2.1", "::ffff:192.0.2.1"},
    {"fe80::1%11", "fe80::1", "fe80::1"},
    {"fe80::1%20", "fe80::1", "fe80::1"},
    {"[fe80::1%11]", "fe80::1", "fe80::1"},
    {"[fe80::1%eth0.5]:25", "fe80::1", "fe80::1"},
    {"IPv6:fe80::1%en0", "fe80::1", "fe80::1"},
};

TEST(ParseAddress, ReadsWhatServersWrite) {
  for (const Good& row : kGood) {
    SCOPED_TRACE(row.text);
    const auto parsed = parse_address(row.text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(to_string(parsed->address), row.address);
    EXPECT_EQ(parsed->address.v4, row.address.find(':') == row.address.npos);
    EXPECT_EQ(row.text.substr(parsed->at, parsed->size), row.bytes);
  }
}

constexpr std::string_view kBad[] = {
    "",
    "unknown",
    "localhost",
    "1.2.3",
    "1.2.3.",
    "1.2.3.4.",
    "1.2.3.4.example",
    "1.2.3.4.5",  // a version, not a port
    "1.2.3.4.255",
    "1.2.3.4.5.6",
    ".192.0.2.1",
    "192..0.2.1",
    "192.0.2.256",
    "192.0.2.1000",
    "192.0.2.0001",
    "192.0.2.-1",
    "192.0.2.+1",
    "192.0.2.1x",
    "x192.0.2.1",
    " 192.0.2.1",
    "192.0.2.1 ",
    "192.0.2.1/24",
    "192.0.2.1%4",
    "192.0.2.1:",
    "192.0.2.1:65536",
    "192.0.2.1:000025",
    "192.0.2.1:25:25",
    "192.0.2.1:smtp",
    "10.0.8.6.65536",
    "10.0.8.6.132190",
    "0xc0.0.2.1",
    "3221225985",
    "[192.0.2.1",
    "192.0.2.1]",
    "[[192.0.2.1]]",
    "[]",
    "[",
    "]",
    "[192.0.2.1]x",
    "[192.0.2.1]:",
    "[192.0.2.1:25]:25",
    "[192.0.2.1].2525",
    "[unknown]",
    ":",
    ":::",
    "1::2::3",
    "2001:db8:::1",
    "2001:db8::12345",
    "2001:db8::g",
    "2001:db8:1:2:3:4:5",
    "2001:db8:1:2:3:4:5:6:7:8",
    "2001:db8::1%",
    "2001:db8::1%a b",
    "2001:db8::1%11%12",
    "[2001:db8::1%11:25]",
    "%11",
    "IPv6:",
    "IPv6:IPv6:::1",
    "IPv6:[::1]",
    "::ffff:192.0.2",
    "::ffff:192.0.2.300",
    "2001:db8::1.",
    "2001:db8::1.99999",
    "deadbeef",
    "12:34:56",
    "4Qx7:1",
};

TEST(ParseAddress, NothingElseIsAnAddress) {
  for (const std::string_view text : kBad) EXPECT_FALSE(parse_address(text)) << text;
}

TEST(ParseAddress, HostileTextIsNoAddress) {
  using namespace std::string_view_literals;
  EXPECT_FALSE(parse_address("192.0.2.1\0"sv));
  EXPECT_FALSE(parse_address("192.0\0.2.1"sv));
  EXPECT_FALSE(parse_address("::1\0"sv));
  EXPECT_FALSE(parse_address("::1\0.example.com"sv));
  EXPECT_FALSE(parse_address("\xef\xbc\x91.0.2.1"sv));  // a full-width 1
  EXPECT_FALSE(parse_address("\xff\xfe\x80"sv));
  for (const char c : {'1', ':', '.', '[', ']', '%', 'f', '\0', '\xff'})
    EXPECT_FALSE(parse_address(std::string(1 << 20, c)));
  EXPECT_FALSE(parse_address("fe80::1%" + std::string(33, '1')));
  EXPECT_FALSE(parse_address("192.0.2.1:" + std::string(100, '9')));
}

TEST(ParseAddress, TornTextReadsNothingOutside) {
  for (const Good& row : kGood)
    for (std::size_t n = 0; n <= row.text.size(); ++n) {
      const std::string torn(row.text.substr(0, n));  // its own memory, so that the sanitizer sees
      if (const auto parsed = parse_address(torn)) {
        EXPECT_LE(parsed->at + parsed->size, torn.size()) << torn;
      }
    }
}

TEST(ParseAddress, MappedEqualsPlain) {
  EXPECT_EQ(parse_address("::ffff:192.0.2.1")->address, parse_address("192.0.2.1")->address);
  EXPECT_NE(parse_address("192.0.2.2")->address, parse_address("192.0.2.1")->address);
  EXPECT_NE(parse_address("::c000:201")->address, parse_address("192.0.2.1")->address);
}

struct Where {
  std::string_view text;
  AddressKind kind;
};

constexpr Where kWhere[] = {
    {"127.0.0.1", AddressKind::loopback},
    {"127.255.255.255", AddressKind::loopback},
    {"127.0.0.6", AddressKind::loopback},
    {"::1", AddressKind::loopback},
    {"::ffff:127.0.0.1", AddressKind::loopback},
    {"10.0.0.1", AddressKind::private_net},
    {"10.255.255.255", AddressKind::private_net},
    {"172.16.0.1", AddressKind::private_net},
    {"172.31.255.255", AddressKind::private_net},
    {"192.168.0.1", AddressKind::private_net},
    {"192.168.255.255", AddressKind::private_net},
    {"169.254.0.1", AddressKind::private_net},
    {"100.64.0.1", AddressKind::private_net},
    {"100.127.255.255", AddressKind::private_net},
    {"::ffff:10.1.2.3", AddressKind::private_net},
    {"0.0.0.0", AddressKind::private_net},
    {"::", AddressKind::private_net},
    {"fc00::1", AddressKind::private_net},
    {"fdff::1", AddressKind::private_net},
    {"fe80::1%11", AddressKind::private_net},
    {"febf::1", AddressKind::private_net},
    {"192.0.2.1", AddressKind::internet},
    {"198.51.100.7", AddressKind::internet},
    {"203.0.113.255", AddressKind::internet},
    {"2001:db8::1", AddressKind::internet},
    {"::ffff:192.0.2.1", AddressKind::internet},
    {"::127.0.0.1", AddressKind::internet},  // the old "compatible" form is no IPv4
    {"::2", AddressKind::internet},
};

TEST(Kind, KnowsWhereAnAddressLies) {
  for (const Where& row : kWhere)
    EXPECT_EQ(kind(parse_address(row.text)->address), row.kind) << row.text;
}

// The address `step` (+1 or -1) away, counted as one 128-bit number.
IpAddress neighbour(IpAddress a, int step) {
  for (std::size_t i = 16; i-- > 0;) {
    const int value = a.bytes[i] + step;
    a.bytes[i] = static_cast<std::uint8_t>(value);
    if (value >= 0 && value <= 255) break;
  }
  return a;
}
IpAddress last_of(const Network& n) {
  IpAddress a = n.base;
  for (int i = n.bits; i < 128; ++i)
    a.bytes[static_cast<std::size_t>(i / 8)] |= static_cast<std::uint8_t>(0x80u >> (i % 8));
  return a;
}

TEST(Kind, RangesBeginAndEndWhereTheRfcsSay) {
  for (const std::string_view cidr :
       {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"}) {
    SCOPED_TRACE(cidr);
    const auto n = parse_network(cidr);
    ASSERT_TRUE(n);
    EXPECT_NE(kind(n->base), AddressKind::internet);
    EXPECT_NE(kind(last_of(*n)), AddressKind::internet);
    if (cidr != "0.0.0.0/8") {
      EXPECT_EQ(kind(neighbour(n->base, -1)), AddressKind::internet);
    }
    EXPECT_EQ(kind(neighbour(last_of(*n), 1)), AddressKind::internet);
  }
}

struct Holds {
  std::string_view network;
  std::string_view address;
  bool inside;
};

constexpr Holds kHolds[] = {
    {"10.0.0.0/8", "10.1.2.3", true},
    {"10.0.0.0/8", "192.0.2.1", false},
    {"10.0.0.0/8", "::ffff:10.1.2.3", true},
    {"10.9.9.9/8", "10.1.2.3", true},  // bits behind the prefix do not count
    {"192.0.2.0/25", "192.0.2.127", true},
    {"192.0.2.0/25", "192.0.2.128", false},
    {"192.0.2.0/31", "192.0.2.1", true},
    {"192.0.2.0/31", "192.0.2.2", false},
    {"192.0.2.1/32", "192.0.2.1", true},
    {"192.0.2.1/32", "192.0.2.0", false},
    {"192.0.2.1", "192.0.2.1", true},
    {"192.0.2.1", "192.0.2.2", false},
    {"0.0.0.0/0", "203.0.113.9", true},
    {"0.0.0.0/0", "2001:db8::1", false},
    {"::/0", "2001:db8::1", true},
    {"::/0", "192.0.2.1", false},
    {"2001:db8::/32", "2001:db8:ffff::1", true},
    {"2001:db8::/32", "2001:db9::1", false},
    {"2001:db8::/33", "2001:db8:7fff::1", true},
    {"2001:db8::/33", "2001:db8:8000::1", false},
    {"2001:db8::1", "2001:db8::1", true},
    {"2001:db8::1/128", "2001:db8::2", false},
    {"::ffff:10.0.0.0/104", "10.1.2.3", true},
};

TEST(Network, HoldsWhatItShould) {
  for (const Holds& row : kHolds) {
    SCOPED_TRACE(std::string(row.network) + " " + std::string(row.address));
    const auto n = parse_network(row.network);
    ASSERT_TRUE(n);
    EXPECT_EQ(contains(*n, parse_address(row.address)->address), row.inside);
  }
}

TEST(Network, RefusesSlips) {
  for (const std::string_view text : {"",
                                      "/",
                                      "/8",
                                      "10.0.0.0/",
                                      "10.0.0.0/33",
                                      "10.0.0.0/-1",
                                      "10.0.0.0/+8",
                                      "10.0.0.0/8 ",
                                      "10.0.0.0/8/8",
                                      "10.0.0.0/0x8",
                                      "10/8",
                                      "10.0.0/8",
                                      "2001:db8::/129",
                                      "2001:db8::/0128",
                                      "[10.0.0.1]/32",
                                      "10.0.0.1:25",
                                      "IPv6:2001:db8::/32",
                                      "fe80::1%1/64",
                                      "example.com",
                                      "::ffff:10.0.0.0/90",
                                      "10.0.0.0/99999999999999999999"})
    EXPECT_FALSE(parse_network(text)) << text;
}

TEST(Network, ImpossiblePrefixHoldsNothing) {
  const IpAddress a = parse_address("192.0.2.1")->address;
  EXPECT_FALSE(contains({.base = a, .bits = -1}, a));
  EXPECT_FALSE(contains({.base = a, .bits = 129}, a));
  EXPECT_TRUE(contains({.base = a, .bits = 128}, a));
}

}  // namespace
}  // namespace tlspath

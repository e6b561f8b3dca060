// Registered domains and provider families.

#include "core/path/organisation.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace tlspath {
namespace {

struct Row {
  std::string_view host;
  std::string_view domain;
};

constexpr Row kRows[] = {
    {"mx.corp.example", "corp.example"},
    {"corp.example", "corp.example"},
    {"a.b.c.d.example.com", "example.com"},
    {"MX.Example.COM", "example.com"},
    {"mx.example.com.", "example.com"},
    {"mx.example.co.uk", "example.co.uk"},
    {"example.co.uk", "example.co.uk"},
    {"co.uk", ""},
    {"com", ""},
    {"mx.lab.test", "lab.test"},
    {"mx.srv.local", "srv.local"},
    {"a.city.kawasaki.jp", "city.kawasaki.jp"},  // an exception rule
    {"x.a.b.kawasaki.jp", "a.b.kawasaki.jp"},    // a wildcard rule
    {"mail_1.example.org", "example.org"},
    {"mx.xn--bcher-kva.example", "xn--bcher-kva.example"},
    {"mx.b\xc3\xbc"
     "cher.example",
     "b\xc3\xbc"
     "cher.example"},
    {"MX.B\xc3\x9c"
     "CHER.Example",
     "b\xc3\xbc"
     "cher.example"},
    {"1.2.0.192.in-addr.arpa", "192.in-addr.arpa"},
    {"localhost", ""},
    {"localhost.", ""},
    {"localhost.localdomain", ""},
    {"mx.LocalDomain", ""},
    {"app.localhost", ""},
    {"exchange01", ""},
    {"192.0.2.1", ""},
    {"[192.0.2.1]", ""},
    {"2001:db8::1", ""},
    {"", ""},
    {".", ""},
    {"..", ""},
    {".example.com", ""},
    {"a..example.com", ""},
    {"mx.example.com..", ""},
    {"*.example.com", ""},
    {"mx example.com", ""},
    {"a@example.com", ""},
    {"mx.example.com\n", ""},
    {"mx.ex\xff"
     "ample.com",
     ""},
    {"\xc3.example.com", ""},
    {"mx.a\xc2\xa0z.example", ""},         // a no-break space
    {"\xc0\xaf.example.com", ""},          // overlong
    {"\xed\xa0\x80.example.com", ""},      // a surrogate
    {"\xf4\x90\x80\x80.example.com", ""},  // past U+10FFFF
    {"mx.\xf0\x9f\x93\xa7.example", "\xf0\x9f\x93\xa7.example"},
};

TEST(RegisteredDomain, ByThePublicSuffixList) {
  const auto org = make_psl_organisation();
  for (int round = 0; round < 2; ++round)  // the second comes from the cache
    for (const Row& row : kRows)
      EXPECT_EQ(org->registered_domain(row.host), row.domain) << row.host << " round " << round;
}

// What was found before shortens a look-up and must not change what it finds.
TEST(RegisteredDomain, WhateverWasAskedBefore) {
  const auto org = make_psl_organisation();
  for (std::size_t i = std::size(kRows); i-- > 0;)
    for (const Row& row : {kRows[i], kRows[i / 2]})
      EXPECT_EQ(org->registered_domain(row.host), row.domain) << row.host;
  EXPECT_EQ(org->registered_domain("new.mx.corp.example"), "corp.example");
  EXPECT_EQ(org->registered_domain("other.city.kawasaki.jp"), "city.kawasaki.jp");
  EXPECT_EQ(org->registered_domain("other.b.kawasaki.jp"), "other.b.kawasaki.jp");
  EXPECT_EQ(org->registered_domain("b.kawasaki.jp"), "");
}

TEST(RegisteredDomain, LongAndOddNames) {
  using namespace std::string_view_literals;
  const auto org = make_psl_organisation();
  const std::string label63(63, 'a');
  EXPECT_EQ(org->registered_domain(label63 + ".example.com"), "example.com");
  EXPECT_EQ(org->registered_domain(label63 + "a.example.com"), "");
  std::string host = "example.com";
  while (host.size() + 2 <= 253) host = "a." + host;
  EXPECT_EQ(org->registered_domain(host), "example.com");
  EXPECT_EQ(org->registered_domain(host + "."), "example.com");
  EXPECT_EQ(org->registered_domain("a." + host), "");
  EXPECT_EQ(org->registered_domain("mx.example.com\0"sv), "");
  EXPECT_EQ(org->registered_domain("mx\0.example.com"sv), "");
  for (const char c : {'a', '.', '\0', '\xff', ':'})
    EXPECT_EQ(org->registered_domain(std::string(1 << 20, c)), "");
  for (int c = 0; c < 256; ++c)
    for (const std::size_t n : {1u, 2u, 103u, 104u, 253u})
      EXPECT_EQ(org->registered_domain(std::string(n, static_cast<char>(c))), "") << c << ' ' << n;
}

// Many more hosts than the cache holds: every view stays what it was.
TEST(RegisteredDomain, ViewsOutliveTheCache) {
  const auto org = make_psl_organisation();
  std::vector<std::string_view> views;
  constexpr int kHosts = 40000;
  for (int i = 0; i < kHosts; ++i)
    views.push_back(org->registered_domain("mx.host" + std::to_string(i) + ".example"));
  for (int i = 0; i < kHosts; ++i) {
    const std::string domain = "host" + std::to_string(i) + ".example";
    ASSERT_EQ(views[static_cast<std::size_t>(i)], domain);
    ASSERT_EQ(org->registered_domain("mx2." + domain).data(),
              views[static_cast<std::size_t>(i)].data());
  }
}

TEST(RegisteredDomain, MemoryIsBounded) {
  const auto org = make_psl_organisation();
  const std::string_view early = org->registered_domain("mx.example.com");
  for (int i = 0; i < 262144; ++i) org->registered_domain("d" + std::to_string(i) + ".example");
  EXPECT_EQ(org->registered_domain("mx.late.example"), "");
  EXPECT_EQ(org->registered_domain("mx2.example.com").data(), early.data());
}

TEST(RegisteredDomain, ListHasADate) {
  const auto org = make_psl_organisation();
  const std::string_view date = org->list_date();
  ASSERT_EQ(date.size(), 10u);
  EXPECT_EQ(date.substr(0, 2), "20");
  EXPECT_EQ(date[4], '-');
  EXPECT_EQ(date[7], '-');
}

constexpr ProviderDomain kProviders[] = {
    {"outlook.example", "house-a"},
    {"protection.outlook.example", "house-b"},
    {"exchangelabs.example", "house-a"},
    {"googlemail.example", "house-c"},
};

TEST(FamilyOf, GroupsWhatIsListed) {
  EXPECT_EQ(family_of(kProviders, "outlook.example"), "house-a");
  EXPECT_EQ(family_of(kProviders, "exchangelabs.example"), "house-a");
  EXPECT_EQ(family_of(kProviders, "eur.outlook.example"), "house-a");
  EXPECT_EQ(family_of(kProviders, "x.protection.outlook.example"), "house-b");
  EXPECT_EQ(family_of(kProviders, "googlemail.example"), "house-c");
  EXPECT_EQ(family_of(kProviders, "myoutlook.example"), "myoutlook.example");
  EXPECT_EQ(family_of(kProviders, "example"), "example");
  EXPECT_EQ(family_of(kProviders, ""), "");
  EXPECT_EQ(family_of({}, "outlook.example"), "outlook.example");
}

}  // namespace
}  // namespace tlspath

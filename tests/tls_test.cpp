// Versions, cipher suites, groups and grades: tables of spellings ("TLS1_2", "RSA_ARCFOUR_MD5"),
// and core/tls/suites.tsv held against the table that was built from it.
// Not done: how fast a look-up is (a benchmark's work).
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/tls/grade.hpp"
#include "core/tls/groups.hpp"
#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {
namespace {

using V = TlsVersion;

// ---- versions

struct VersionCase {
  std::string_view written;
  std::optional<TlsVersion> version;
};

TEST(TlsVersions, EverySpelling) {
  const auto cases = std::to_array<VersionCase>({
      {"TLSv1", V::tls1_0},      {"TLSv1.0", V::tls1_0},
      {"TLS1", V::tls1_0},       {"TLS1_0", V::tls1_0},
      {"TLS1.0", V::tls1_0},     {"TLS-1.0", V::tls1_0},
      {"TLS 1.0", V::tls1_0},    {"TLS10", V::tls1_0},
      {"TLSv1.1", V::tls1_1},    {"TLS1_1", V::tls1_1},
      {"Tls11", V::tls1_1},      {"tlsv1.1", V::tls1_1},
      {"TLSv1.2", V::tls1_2},    {"TLS1_2", V::tls1_2},
      {"TLS1.2", V::tls1_2},     {"TLSv1_2", V::tls1_2},
      {"TLS12", V::tls1_2},      {"Tls12", V::tls1_2},
      {"TLS-1.2", V::tls1_2},    {"TLS_1_2", V::tls1_2},
      {"TLS v1.2", V::tls1_2},   {"TLS-0x0303", V::tls1_2},
      {"TLSv1.3", V::tls1_3},    {"TLS1_3", V::tls1_3},
      {"TLS1.3", V::tls1_3},     {"TLSv1_3", V::tls1_3},
      {"TLS13", V::tls1_3},      {"TLS-1.3", V::tls1_3},
      {"TLS-0x0304", V::tls1_3}, {"TLS-0x304", V::tls1_3},
      {"TLS1-3", V::tls1_3},     {"TLS identifier 304", V::tls1_3},
      {"TLS-0x0300", V::ssl3},   {"SSLv3", V::ssl3},
      {"SSL3", V::ssl3},         {"SSLv3.0", V::ssl3},
      {"SSL_3.0", V::ssl3},      {"Ssl3", V::ssl3},
      {"SSL 3.0", V::ssl3},      {"SSLv2", V::ssl2},
      {"ssl2", V::ssl2},         {"SSL2", V::ssl2},
  });
  for (const VersionCase& c : cases)
    EXPECT_EQ(parse_tls_version(c.written), c.version) << c.written;
}

TEST(TlsVersions, WhatNamesNone) {
  for (const std::string_view written : {"",
                                         "TLS",
                                         "SSL",
                                         "tls",
                                         "TLSv",
                                         "UNKNOWN",
                                         "unknown",
                                         "TLSv1/SSLv3",
                                         "SSLv3/TLSv1",
                                         "TLSv2",
                                         "TLS1.4",
                                         "TLSv1.",
                                         "TLSv1.22",
                                         "TLSv1.2 ",
                                         " TLSv1.2",
                                         "TLS1.x",
                                         "TLSv1,2",
                                         "TLS--1.2",
                                         "TLSvv1",
                                         "SSLv1",
                                         "SSL23",
                                         "SSLv3.1",
                                         "DTLSv1.2",
                                         "1.2",
                                         "TLS-0x",
                                         "TLS-0x0305",
                                         "TLS-0x10304",
                                         "TLS-0x03 4",
                                         "TLS identifier ",
                                         "TLS identifier 305",
                                         "STARTTLS",
                                         "TLS_AES_256_GCM_SHA384",
                                         "TLS1300000000000000000000"})
    EXPECT_EQ(parse_tls_version(written), std::nullopt) << written;
  EXPECT_EQ(parse_tls_version(std::string_view("TLSv1\0", 6)), std::nullopt);
  EXPECT_EQ(parse_tls_version("TLSv1\xB2"), std::nullopt);
  EXPECT_EQ(parse_tls_version(std::string(100000, 'T')), std::nullopt);
}

TEST(TlsVersions, ClassOfASuite) {
  for (const std::string_view written : {"TLSv1/SSLv3", "tlsv1/sslv3", "SSLv3/TLSv1"})
    EXPECT_TRUE(is_suite_class(written)) << written;
  for (const std::string_view written :
       {"TLSv1", "TLSv1/", "/SSLv3", "SSL/TLS", "TLSv1/SSLv3/SSLv2", "a/b", ""})
    EXPECT_FALSE(is_suite_class(written)) << written;
}

TEST(TlsVersions, NamesAreReadBack) {
  for (const V v : {V::ssl2, V::ssl3, V::tls1_0, V::tls1_1, V::tls1_2, V::tls1_3})
    EXPECT_EQ(parse_tls_version(name(v)), v) << name(v);
  EXPECT_EQ(name(V::tls1_0), "TLSv1.0");
  EXPECT_EQ(name(V::ssl3), "SSLv3");
}

// ---- suites

struct SuiteCase {
  std::string_view written;
  std::string_view iana;
};

TEST(Suites, EverySpelling) {
  const auto cases = std::to_array<SuiteCase>({
      // OpenSSL, today's and older
      {"ECDHE-RSA-AES256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"ecdhe-rsa-aes256-gcm-sha384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"AES128-SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"},
      {"AES256-GCM-SHA384", "TLS_RSA_WITH_AES_256_GCM_SHA384"},
      {"DHE-RSA-AES256-SHA", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
      {"DHE-DSS-AES128-SHA", "TLS_DHE_DSS_WITH_AES_128_CBC_SHA"},
      {"RC4-MD5", "TLS_RSA_WITH_RC4_128_MD5"},
      {"DES-CBC3-SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"},
      {"EDH-RSA-DES-CBC3-SHA", "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
      {"DHE-RSA-DES-CBC3-SHA", "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
      {"EDH-DSS-DES-CBC3-SHA", "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA"},
      {"EXP-RC4-MD5", "TLS_RSA_EXPORT_WITH_RC4_40_MD5"},
      {"EXP-EDH-RSA-DES-CBC-SHA", "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA"},
      {"ADH-AES256-SHA", "TLS_DH_anon_WITH_AES_256_CBC_SHA"},
      {"AECDH-AES256-SHA", "TLS_ECDH_anon_WITH_AES_256_CBC_SHA"},
      {"IDEA-CBC-SHA", "TLS_RSA_WITH_IDEA_CBC_SHA"},
      {"SEED-SHA", "TLS_RSA_WITH_SEED_CBC_SHA"},
      {"CAMELLIA256-SHA", "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA"},
      {"PSK-AES128-CBC-SHA", "TLS_PSK_WITH_AES_128_CBC_SHA"},
      {"SRP-RSA-AES-256-CBC-SHA", "TLS_SRP_SHA_RSA_WITH_AES_256_CBC_SHA"},
      {"ECDHE-ARIA256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384"},
      {"AES128-CCM8", "TLS_RSA_WITH_AES_128_CCM_8"},
      {"ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
      {"GOST2012-KUZNYECHIK-KUZNYECHIKOMAC", "TLS_GOSTR341112_256_WITH_KUZNYECHIK_CTR_OMAC"},
      {"IANA-GOST2012-GOST8912-GOST8912", "TLS_GOSTR341112_256_WITH_28147_CNT_IMIT"},
      {"TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"},
      // GnuTLS, today's and older
      {"ECDHE_RSA_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"TLS_ECDHE_RSA_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"DHE_RSA_AES_256_CBC_SHA1", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
      {"TLS_DHE_RSA_AES_256_CBC_SHA1", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
      {"RSA_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA"},
      {"RSA_ARCFOUR_MD5", "TLS_RSA_WITH_RC4_128_MD5"},
      {"RSA_ARCFOUR_SHA", "TLS_RSA_WITH_RC4_128_SHA"},
      {"DHE_RSA_3DES_EDE_CBC_SHA1", "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
      {"DHE_RSA_3DES_EDE_CBC_SHA", "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"},
      {"DHE-RSA-AES-256-CBC-SHA1", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
      {"ANON_DH_ARCFOUR_MD5", "TLS_DH_anon_WITH_RC4_128_MD5"},
      {"DH_ANON_AES_128_CBC_SHA1", "TLS_DH_anon_WITH_AES_128_CBC_SHA"},
      {"ECDHE_RSA_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
      // rustls, LibreSSL and BoringSSL, mbed TLS
      {"TLS13_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"},
      {"AEAD-AES256-GCM-SHA384", "TLS_AES_256_GCM_SHA384"},
      {"AEAD-CHACHA20-POLY1305-SHA256", "TLS_CHACHA20_POLY1305_SHA256"},
      {"TLS1-3-AES-128-GCM-SHA256", "TLS_AES_128_GCM_SHA256"},
      {"TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
      // Schannel, Java
      {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"},
      {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256_P256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"},
      {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384_P521", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"},
      {"SSL_RSA_WITH_RC4_128_MD5", "TLS_RSA_WITH_RC4_128_MD5"},
      {"SSL_DH_anon_EXPORT_WITH_DES40_CBC_SHA", "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA"},
      {"tls_ecdh_anon_with_aes_256_cbc_sha", "TLS_ECDH_anon_WITH_AES_256_CBC_SHA"},
      // GnuTLS' session description where the name alone decides
      {"ECDHE_X25519__RSA_SHA256__AES_256_GCM", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"ECDHE_SECP256R1__ECDSA_SHA512__AES_128_GCM", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
      {"ECDHE_SECP256R1__ECDSA_SECP256R1_SHA256__AES_128_GCM", "TLS_AES_128_GCM_SHA256"},
      {"ECDHE_X25519__RSA_SHA256__CHACHA20_POLY1305",
       "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
      {"ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_CBC__SHA1",
       "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"},
      {"DHE_FFDHE2048__RSA_SHA256__AES_256_GCM", "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"DHE_CUSTOM2048__DSA_SHA1__AES_128_CBC__SHA1", "TLS_DHE_DSS_WITH_AES_128_CBC_SHA"},
      {"RSA__AES_256_GCM", "TLS_RSA_WITH_AES_256_GCM_SHA384"},
      {"RSA__AES_128_CBC__SHA1", "TLS_RSA_WITH_AES_128_CBC_SHA"},
      {"RSA__AES_256_CCM_8", "TLS_RSA_WITH_AES_256_CCM_8"},
      {"ANON_ECDH__AES_256_CBC__SHA1", "TLS_ECDH_anon_WITH_AES_256_CBC_SHA"},
      // ... and as GnuTLS wrote it before 3.6
      {"DHE_RSA_2048__AES_256_CBC__SHA1", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"},
      {"ECDHE_RSA_SECP256R1__AES_128_GCM", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
      {"ECDHE_ECDSA_SECP384R1__AES_256_CBC__SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"},
      {"ANON_DH_1024__ARCFOUR_128__MD5", "TLS_DH_anon_WITH_RC4_128_MD5"},
      {"DHE_PSK_2048__AES_128_CBC__SHA1", "TLS_DHE_PSK_WITH_AES_128_CBC_SHA"},
  });
  for (const SuiteCase& c : cases) {
    const Suite* suite = find_suite(c.written);
    ASSERT_NE(suite, nullptr) << c.written;
    EXPECT_EQ(suite->iana, c.iana) << c.written;
    EXPECT_EQ(find_suite(c.written, std::nullopt), suite) << c.written;
    EXPECT_TRUE(looks_like_suite(c.written)) << c.written;
  }
}

struct VersionedCase {
  std::string_view written;
  std::optional<TlsVersion> version;
  std::string_view iana;  // empty: no suite
};

TEST(Suites, WhereTheVersionDecides) {
  const auto cases = std::to_array<VersionedCase>({
      {"ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM", V::tls1_3, "TLS_AES_256_GCM_SHA384"},
      {"ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM", V::tls1_2,
       "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM", std::nullopt, ""},
      {"ECDHE_X25519_MLKEM768__RSA_PSS_RSAE_SHA256__CHACHA20_POLY1305", V::tls1_3,
       "TLS_CHACHA20_POLY1305_SHA256"},
      {"ECDHE_X25519__EDDSA_ED25519__AES_128_GCM", V::tls1_2,
       "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
      {"ECDHE_X25519__EDDSA_ED25519__AES_128_CCM", V::tls1_3, "TLS_AES_128_CCM_SHA256"},
      {"ECDHE_X25519__EDDSA_ED25519__AES_128_CCM", V::tls1_2, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM"},
      {"ECDHE_PSK_X25519__AES_256_GCM", V::tls1_3, "TLS_AES_256_GCM_SHA384"},
      {"ECDHE_PSK_SECP256R1__CHACHA20_POLY1305", V::tls1_3, "TLS_CHACHA20_POLY1305_SHA256"},
      {"ECDHE_PSK_SECP256R1__CHACHA20_POLY1305", V::tls1_2,
       "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256"},
      {"ECDHE_PSK_SECP256R1__CHACHA20_POLY1305", std::nullopt, ""},
      {"PSK__AES_128_GCM", V::tls1_3, "TLS_AES_128_GCM_SHA256"},
      {"PSK__AES_128_GCM", V::tls1_2, "TLS_PSK_WITH_AES_128_GCM_SHA256"},
      {"PSK__AES_128_GCM", std::nullopt, ""},
      // contradictions
      {"ECDHE_X25519__RSA_SHA256__AES_256_GCM", V::tls1_3, ""},
      {"DHE_RSA_2048__AES_256_CBC__SHA1", V::tls1_3, ""},
      {"RSA__AES_256_GCM", V::tls1_3, ""},
      // a full name stays what it is
      {"ECDHE_RSA_AES_256_GCM_SHA384", V::tls1_3, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
      {"RC4-MD5", V::tls1_0, "TLS_RSA_WITH_RC4_128_MD5"},
      {"AES256-SHA", V::ssl2, "TLS_RSA_WITH_AES_256_CBC_SHA"},
  });
  for (const VersionedCase& c : cases) {
    const Suite* suite = find_suite(c.written, c.version);
    EXPECT_EQ(suite == nullptr ? std::string_view() : suite->iana, c.iana) << c.written;
  }
  const Suite* rc4 = find_suite("RC4-MD5", V::ssl2);
  ASSERT_NE(rc4, nullptr);
  EXPECT_TRUE(rc4->ssl2);
  EXPECT_TRUE(rc4->rc4);
  EXPECT_EQ(rc4, find_suite("SSL_CK_RC4_128_WITH_MD5"));
}

TEST(Suites, NamesThatLeaveAPartOpen) {
  for (const std::string_view written : {"TLS_ECDHE_WITH_AES256_SHA1",
                                         "TLS_ECDHE_WITH_AES256_SHA384",
                                         "AES-256-GCM",
                                         "AES_256_GCM_SHA384",
                                         "AES256",
                                         "Aes256, Sha384, DiffieHellmanEllipticKey384",
                                         "OTHER",
                                         "NONE",
                                         "<none>",
                                         "TLS",
                                         "UNKNOWN",
                                         "ECDHE",
                                         "ECDHE_X25519__AES_256_GCM",
                                         "ECDHE_X25519__AES_256_CBC__SHA1",
                                         "TLS_RSA_WITH_AES_128_CBC_SHA_P256",
                                         "ECDHE-RSA-AES256-GCM-SHA384_P999",
                                         "SSL_AES128-SHA",
                                         "_P256",
                                         "SSL_",
                                         "__",
                                         "____",
                                         "______",
                                         "RSA__",
                                         "__AES_256_GCM",
                                         "RSA__AES_256_GCM__",
                                         "a__b__c__d__e",
                                         "RSA__x__AES_256_GCM__SHA256__",
                                         "TLS__AES_256_GCM",
                                         "TLS_RSA__AES_256_GCM",
                                         "RSA__x__AES_256_GCM",
                                         "ECDHE_PSK_X25519__x__AES_256_GCM",
                                         "ECDHE__RSA",
                                         "DHE_RSA___AES_256_CBC__SHA1",
                                         "DHE_RSA__AES_256_CBC__SHA1",
                                         "0x",
                                         "0x0",
                                         "0xc02g",
                                         "0xfafa",
                                         "0x1c02f"})
    EXPECT_EQ(find_suite(written), nullptr) << written;
}

// As smtpd for Go by chrj writes them: no word that looks like a suite, so only where one is said.
TEST(Suites, TheCodeAlone) {
  struct Case {
    std::string_view written, iana;
  };
  for (const Case& c : std::to_array<Case>({{"0xc02f", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
                                            {"0XC02F", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
                                            {"0x1301", "TLS_AES_128_GCM_SHA256"},
                                            {"0x2f", "TLS_RSA_WITH_AES_128_CBC_SHA"}})) {
    const Suite* suite = find_suite(c.written);
    ASSERT_NE(suite, nullptr) << c.written;
    EXPECT_EQ(suite->iana, c.iana);
    EXPECT_FALSE(looks_like_suite(c.written));
  }
}

TEST(Suites, Properties) {
  const Suite* suite = find_suite("ECDHE-RSA-AES256-GCM-SHA384");
  ASSERT_NE(suite, nullptr);
  EXPECT_EQ(suite->openssl, "ECDHE-RSA-AES256-GCM-SHA384");
  EXPECT_EQ(suite->code, 0xC030);
  EXPECT_EQ(suite->bits, 256);
  EXPECT_EQ(suite->key_exchange, KeyExchange::ecdhe);
  EXPECT_EQ(suite->mode, CipherMode::aead);
  EXPECT_TRUE(suite->forward_secrecy());
  EXPECT_FALSE(suite->anonymous());
  EXPECT_FALSE(suite->sha1);
  EXPECT_FALSE(suite->tls13);

  suite = find_suite("EXP-RC4-MD5");
  ASSERT_NE(suite, nullptr);
  EXPECT_TRUE(suite->rc4 && suite->export_grade && suite->sha1);
  EXPECT_EQ(suite->bits, 40);
  EXPECT_FALSE(suite->forward_secrecy());

  suite = find_suite("AECDH-AES256-SHA");
  ASSERT_NE(suite, nullptr);
  EXPECT_TRUE(suite->anonymous());

  suite = find_suite("DES-CBC3-SHA");
  ASSERT_NE(suite, nullptr);
  EXPECT_TRUE(suite->triple_des);
  EXPECT_FALSE(suite->des);
  EXPECT_EQ(suite->bits, 168);

  suite = find_suite("TLS_RSA_WITH_NULL_SHA");
  ASSERT_NE(suite, nullptr);
  EXPECT_TRUE(suite->null_encryption());
  EXPECT_EQ(suite->bits, 0);

  suite = find_suite("TLS_CHACHA20_POLY1305_SHA256");
  ASSERT_NE(suite, nullptr);
  EXPECT_TRUE(suite->tls13);
  EXPECT_TRUE(suite->forward_secrecy());

  suite = find_suite("EXP1024-RC4-SHA");  // no code of the registry
  ASSERT_NE(suite, nullptr);
  EXPECT_EQ(suite->iana, "");
  EXPECT_EQ(suite->bits, 56);
}

// ---- suites.tsv against the table

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (const char c : text)
    folded += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return folded;
}

using Row = std::map<std::string, std::string>;

const std::vector<Row>& tsv() {
  static const std::vector<Row> rows = [] {
    std::vector<Row> read;
    std::ifstream in(TLSPATH_SOURCE_DIR "/core/tls/suites.tsv", std::ios::binary);
    std::vector<std::string> names;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with('#')) continue;
      const std::vector<std::string> cells = split(line, '\t');
      if (names.empty()) {
        names = cells;
        continue;
      }
      EXPECT_EQ(cells.size(), names.size()) << line;
      Row row;
      for (std::size_t i = 0; i < cells.size() && i < names.size(); ++i) row[names[i]] = cells[i];
      read.push_back(row);
    }
    return read;
  }();
  return rows;
}

std::vector<std::string> spellings(const Row& row) {
  std::vector<std::string> all = split(row.at("also"), ',');
  all.push_back(row.at("iana"));
  all.push_back(row.at("openssl"));
  all.push_back(row.at("gnutls"));
  if (row.at("gnutls") != "-") all.push_back("TLS_" + row.at("gnutls"));
  std::erase(all, "-");
  return all;
}

TEST(SuitesTsv, EveryRowIsFoundByEachOfItsNames) {
  ASSERT_GE(tsv().size(), 400U);
  std::set<const Suite*> seen;
  for (const Row& row : tsv()) {
    const bool ssl2 = row.at("flags").find("ssl2") != std::string::npos;
    ASSERT_FALSE(spellings(row).empty()) << row.at("code");
    const Suite* first = nullptr;
    for (const std::string& spelling : spellings(row)) {
      const Suite* suite = find_suite(spelling, ssl2 ? std::optional(V::ssl2) : std::nullopt);
      ASSERT_NE(suite, nullptr) << spelling;
      if (first == nullptr) first = suite;
      EXPECT_EQ(suite, first) << spelling;
      EXPECT_EQ(find_suite(fold(spelling)), find_suite(spelling)) << spelling;
      if (spelling != "NULL") {
        EXPECT_TRUE(looks_like_suite(spelling)) << spelling;
      }
    }
    EXPECT_TRUE(seen.insert(first).second) << row.at("code") << " and another row are one suite";
    const auto cell = [&](const char* column) {
      return row.at(column) == "-" ? std::string() : row.at(column);
    };
    EXPECT_EQ(first->iana, cell("iana"));
    EXPECT_EQ(first->openssl, cell("openssl"));
    EXPECT_EQ(first->code, ssl2 ? 0 : std::stoi(row.at("code"), nullptr, 16)) << row.at("code");
    EXPECT_EQ(std::to_string(first->bits), row.at("bits")) << row.at("code");
    EXPECT_EQ(first->mode == CipherMode::aead, row.at("mode") == "aead") << row.at("code");
    EXPECT_EQ(first->null_encryption(), row.at("cipher") == "NULL") << row.at("code");
    EXPECT_EQ(first->rc4, row.at("cipher") == "RC4") << row.at("code");
    EXPECT_EQ(first->des, row.at("cipher") == "DES") << row.at("code");
    EXPECT_EQ(first->triple_des, row.at("cipher") == "3DES") << row.at("code");
    EXPECT_EQ(first->sha1, row.at("mac") == "SHA1" || row.at("mac") == "MD5") << row.at("code");
    EXPECT_EQ(first->export_grade, row.at("flags") == "export" || row.at("flags") == "export,ssl2")
        << row.at("code");
    EXPECT_EQ(first->tls13, row.at("flags") == "tls13") << row.at("code");
    EXPECT_EQ(first->ssl2, ssl2) << row.at("code");
  }
}

TEST(SuitesTsv, NoSpellingBelongsToTwoRows) {
  std::map<std::string, std::string> owner;
  for (const Row& row : tsv()) {
    const bool ssl2 = row.at("flags").find("ssl2") != std::string::npos;
    for (const std::string& spelling : spellings(row)) {
      if (ssl2 && spelling == row.at("openssl")) continue;  // shared with TLS, the version decides
      const auto [it, fresh] = owner.try_emplace(fold(spelling), row.at("code"));
      EXPECT_EQ(it->second, row.at("code")) << spelling;
    }
  }
}

// The words of an IANA name say the same as the columns beside it.
TEST(SuitesTsv, ColumnsAgreeWithTheIanaName) {
  for (const Row& row : tsv()) {
    const std::string& iana = row.at("iana");
    if (iana == "-") continue;
    const auto has = [&](std::string_view word) { return iana.find(word) != std::string::npos; };
    EXPECT_EQ(has("EXPORT"), row.at("flags") == "export") << iana;
    EXPECT_EQ(has("_RC4_"), row.at("cipher") == "RC4") << iana;
    EXPECT_EQ(has("_3DES_"), row.at("cipher") == "3DES") << iana;
    EXPECT_EQ(has("_DES_") || has("_DES40_"), row.at("cipher") == "DES") << iana;
    EXPECT_EQ(has("_GCM_") || has("_CCM") || has("CHACHA20") || has("_MGM_") || has("AEGIS"),
              row.at("mode") == "aead")
        << iana;
    EXPECT_EQ(has("_anon_"),
              row.at("key_exchange") == "dh_anon" || row.at("key_exchange") == "ecdh_anon")
        << iana;
    EXPECT_EQ(iana.starts_with("TLS_ECDHE_RSA_") || iana.starts_with("TLS_ECDHE_ECDSA_"),
              row.at("key_exchange") == "ecdhe")
        << iana;
    EXPECT_EQ(iana.starts_with("TLS_RSA_WITH_") || iana.starts_with("TLS_RSA_EXPORT_"),
              row.at("key_exchange") == "rsa")
        << iana;
    EXPECT_EQ(row.at("flags") == "tls13", row.at("key_exchange") == "any") << iana;
    if (!has("EXPORT")) {
      for (const std::string_view bits : {"_128_", "_256_"}) {
        if (!has(bits) || row.at("cipher") == "NULL" || has("GOST")) continue;
        EXPECT_EQ("_" + row.at("bits") + "_", bits) << iana;
      }
    }
  }
}

// ---- hostile input

TEST(Suites, HostileInput) {
  EXPECT_EQ(find_suite(""), nullptr);
  EXPECT_EQ(find_suite(std::string_view()), nullptr);
  for (const std::size_t size : {63U, 64U, 65U, 96U, 97U, 1000000U}) {
    EXPECT_EQ(find_suite(std::string(size, 'A')), nullptr);
    EXPECT_EQ(find_suite(std::string(size, '_')), nullptr);
    EXPECT_EQ(find_suite(std::string(size, '\xff')), nullptr);
    EXPECT_FALSE(looks_like_suite(std::string(size, '-')));
  }
  EXPECT_EQ(find_suite(std::string_view("RC4-MD5\0", 8)), nullptr);
  EXPECT_EQ(find_suite(std::string_view("\0RC4-MD5", 8)), nullptr);
}

// Only letters of the other case and '-' for '_' name the same suite: every other byte at every
// place names none, or (by luck, as "128" for "256") a suite that spells so itself.
TEST(Suites, OneWrongByteIsAnotherName) {
  std::set<std::string> known;
  for (const Row& row : tsv()) {
    for (const std::string& spelling : spellings(row)) {
      known.insert(fold(spelling));
      if (spelling.ends_with("_SHA1")) known.insert(spelling.substr(0, spelling.size() - 1));
    }
  }
  for (const std::string_view name :
       {"RC4-MD5", "ECDHE-RSA-AES256-GCM-SHA384", "TLS_AES_128_GCM_SHA256",
        "DHE_RSA_AES_256_CBC_SHA1", "AES128-SHA", "EXP1024-DHE-DSS-DES-CBC-SHA"}) {
    for (std::size_t at = 0; at < name.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string wrong(name);
        wrong[at] = static_cast<char>(byte);
        EXPECT_EQ(find_suite(wrong) != nullptr, known.contains(fold(wrong)))
            << wrong << ' ' << at << ' ' << byte;
      }
    }
    // and every beginning and every end of it, unless it is a name by itself
    for (std::size_t at = 1; at < name.size(); ++at) {
      for (const std::string_view part : {name.substr(0, at), name.substr(at)})
        EXPECT_EQ(find_suite(part) != nullptr, known.contains(fold(part))) << part;
    }
  }
}

TEST(Suites, RandomBytesNameNothing) {
  std::mt19937 random(20240229);
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text.resize(random() % 100);
    for (char& c : text) c = static_cast<char>(random() & 0xFF);
    ASSERT_EQ(find_suite(text, V::tls1_3), nullptr);
    ASSERT_EQ(find_group(text.empty() ? "" : text + "?"), nullptr);
    ASSERT_EQ(parse_tls_version(text), std::nullopt);
    (void)looks_like_suite(text);
  }
}

TEST(Suites, TheShapeOfAName) {
  for (const std::string_view written :
       {"TLS_ECDHE_WITH_AES256_SHA1", "AES-256-GCM", "ECDHE-RSA-AES512-GCM-SHA512",
        "ke-RSA-AES256-SHAnnn", "ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM"})
    EXPECT_TRUE(looks_like_suite(written)) << written;
  for (const std::string_view written : {"",
                                         "TLS",
                                         "TLSv1.2",
                                         "TLS1_2",
                                         "TLS-0x0304",
                                         "OTHER",
                                         "UNKNOWN",
                                         "verified",
                                         "NULL",
                                         "AES256",
                                         "256",
                                         "X25519",
                                         "ESMTPS",
                                         "mail-gw-01",
                                         "aes-mail",
                                         "description-of-it",
                                         "not_verified",
                                         "AES 256 GCM",
                                         "AES-256-GCM ",
                                         "aes.gcm-sha",
                                         "no-client-certificate"})
    EXPECT_FALSE(looks_like_suite(written)) << written;
}

// ---- groups

struct GroupCase {
  std::string_view written;
  std::string_view iana;
  GroupKind kind;
};

TEST(Groups, EverySpelling) {
  const auto cases = std::to_array<GroupCase>({
      {"X25519", "x25519", GroupKind::classical},
      {"x25519", "x25519", GroupKind::classical},
      {"X448", "x448", GroupKind::classical},
      {"P-256", "secp256r1", GroupKind::classical},
      {"P256", "secp256r1", GroupKind::classical},
      {"prime256v1", "secp256r1", GroupKind::classical},
      {"X9_62_prime256v1", "secp256r1", GroupKind::classical},
      {"secp256r1", "secp256r1", GroupKind::classical},
      {"SECP256R1", "secp256r1", GroupKind::classical},
      {"P-384", "secp384r1", GroupKind::classical},
      {"P-521", "secp521r1", GroupKind::classical},
      {"brainpoolP256r1tls13", "brainpoolP256r1tls13", GroupKind::classical},
      {"ffdhe2048", "ffdhe2048", GroupKind::classical},
      {"FFDHE3072", "ffdhe3072", GroupKind::classical},
      {"X25519MLKEM768", "X25519MLKEM768", GroupKind::hybrid},
      {"X25519-MLKEM768", "X25519MLKEM768", GroupKind::hybrid},
      {"SecP256r1MLKEM768", "SecP256r1MLKEM768", GroupKind::hybrid},
      {"SECP256R1-MLKEM768", "SecP256r1MLKEM768", GroupKind::hybrid},
      {"p384_mlkem1024", "SecP384r1MLKEM1024", GroupKind::hybrid},
      {"X25519Kyber768Draft00", "X25519Kyber768Draft00", GroupKind::hybrid},
      {"x25519_kyber768", "X25519Kyber768Draft00", GroupKind::hybrid},
      {"mlkem768", "MLKEM768", GroupKind::post_quantum},
      {"MLKEM1024", "MLKEM1024", GroupKind::post_quantum},
  });
  for (const GroupCase& c : cases) {
    const Group* group = find_group(c.written);
    ASSERT_NE(group, nullptr) << c.written;
    EXPECT_EQ(group->iana, c.iana) << c.written;
    EXPECT_EQ(group->kind, c.kind) << c.written;
    EXPECT_EQ(group->resists_quantum(), c.kind != GroupKind::classical) << c.written;
    EXPECT_EQ(find_group(group->iana), group) << c.written;
  }
}

TEST(Groups, WhatNamesNone) {
  for (const std::string_view written :
       {"", "-", "_-_", "ECDHE", "DHE", "CUSTOM2048", "2048", "P-255", "X25519 ", "X25519.",
        "mlkem", "kyber", "ECDHE (P-256)", "x25519x25519x25519x25519x25519x25519x25519"})
    EXPECT_EQ(find_group(written), nullptr) << written;
  EXPECT_EQ(find_group(std::string(100000, '-')), nullptr);
  EXPECT_EQ(find_group(std::string_view("x25519\0", 7)), nullptr);
}

// ---- grades

struct GradeCase {
  std::optional<TlsVersion> version;
  std::string_view cipher;  // empty: not stated
  std::optional<int> bits;
  bool authenticated;
  Grade grade;
};

TEST(Grades, WorstRuleWins) {
  const auto none = std::nullopt;
  const auto cases = std::to_array<GradeCase>({
      // good: 1.2 or 1.3 with AEAD and forward secrecy
      {V::tls1_3, "TLS_AES_256_GCM_SHA384", 256, false, Grade::good},
      {V::tls1_3, "TLS_AES_128_CCM_8_SHA256", none, true, Grade::good},
      {V::tls1_3, "", none, false, Grade::good},
      {V::tls1_3, "", 128, false, Grade::good},
      {V::tls1_2, "ECDHE-RSA-AES128-GCM-SHA256", 128, false, Grade::good},
      {V::tls1_2, "DHE-RSA-CHACHA20-POLY1305", none, false, Grade::good},
      {V::tls1_3, "ECDHE_RSA_AES_256_GCM_SHA384", none, false, Grade::good},
      {none, "ECDHE-RSA-AES256-GCM-SHA384", 256, false, Grade::good},
      {none, "TLS_AES_256_GCM_SHA384", none, false, Grade::good},
      // acceptable: 1.2 otherwise, or nothing that decides
      {none, "", none, false, Grade::acceptable},
      {none, "", 256, true, Grade::acceptable},
      {V::tls1_2, "", none, false, Grade::acceptable},
      {V::tls1_2, "", 256, false, Grade::acceptable},
      {V::tls1_2, "AES256-GCM-SHA384", 256, false, Grade::acceptable},
      {V::tls1_2, "ECDHE-RSA-AES256-SHA384", 256, false, Grade::acceptable},
      {V::tls1_2, "ECDHE-RSA-AES256-SHA", 256, false, Grade::acceptable},
      {V::tls1_2, "AES256-SHA256", none, false, Grade::acceptable},
      {none, "DHE-RSA-AES256-SHA", 256, false, Grade::acceptable},
      {none, "AES128-GCM-SHA256", none, false, Grade::acceptable},
      // anonymous: acceptable for opportunistic TLS, whatever else it has
      {V::tls1_2, "ADH-AES256-GCM-SHA384", 256, false, Grade::acceptable},
      {V::tls1_2, "AECDH-AES256-SHA", 256, false, Grade::acceptable},
      {none, "ADH-AES256-SHA", none, false, Grade::acceptable},
      // weak: 1.0, 1.1, 3DES, CBC with SHA-1 and RSA key exchange, below 128 bits
      {V::tls1_0, "", none, false, Grade::weak},
      {V::tls1_1, "", none, false, Grade::weak},
      {V::tls1_0, "ECDHE-RSA-AES256-SHA", 256, false, Grade::weak},
      {V::tls1_1, "ECDHE-RSA-AES256-GCM-SHA384", 256, false, Grade::weak},
      {V::tls1_2, "AES128-SHA", 128, false, Grade::weak},
      {V::tls1_2, "AES256-SHA", 256, false, Grade::weak},
      {none, "AES256-SHA", 256, false, Grade::weak},
      {V::tls1_2, "CAMELLIA256-SHA", 256, false, Grade::weak},
      {V::tls1_3, "AES128-SHA", none, false, Grade::weak},
      {V::tls1_2, "DES-CBC3-SHA", 168, false, Grade::weak},
      {V::tls1_2, "EDH-RSA-DES-CBC3-SHA", 112, false, Grade::weak},
      {none, "ECDHE-RSA-DES-CBC3-SHA", none, false, Grade::weak},
      {V::tls1_3, "", 56, false, Grade::weak},
      {V::tls1_2, "ECDHE-RSA-AES128-GCM-SHA256", 40, false, Grade::weak},
      {none, "", 40, false, Grade::weak},
      {none, "", 0, false, Grade::weak},
      {none, "", -5, false, Grade::weak},
      {V::tls1_0, "ADH-AES256-SHA", 256, false, Grade::weak},
      // broken: SSLv2 and 3, RC4, EXPORT, DES, anonymous where the sender logged in
      {V::ssl2, "", none, false, Grade::broken},
      {V::ssl3, "", none, false, Grade::broken},
      {V::ssl3, "DHE-RSA-AES256-SHA", 256, false, Grade::broken},
      {V::tls1_2, "RC4-SHA", 128, false, Grade::broken},
      {V::tls1_0, "RC4-MD5", 128, false, Grade::broken},
      {none, "ECDHE-RSA-RC4-SHA", 128, false, Grade::broken},
      {V::tls1_2, "EXP-RC4-MD5", 40, false, Grade::broken},
      {none, "EXP1024-DES-CBC-SHA", 128, false, Grade::broken},
      {none, "EXP-RC2-CBC-MD5", none, false, Grade::broken},
      {V::tls1_0, "DES-CBC-SHA", 56, false, Grade::broken},
      {none, "EDH-RSA-DES-CBC-SHA", none, false, Grade::broken},
      {none, "DES-CBC3-MD5", none, false, Grade::broken},  // SSL 2.0 only
      {V::tls1_2, "ADH-AES256-GCM-SHA384", 256, true, Grade::broken},
      {none, "AECDH-AES256-SHA", none, true, Grade::broken},
      {V::tls1_2, "NULL-SHA256", none, false, Grade::broken},
      {V::tls1_3, "TLS_SHA256_SHA256", none, false, Grade::broken},
  });
  for (const GradeCase& c : cases) {
    const Suite* suite = nullptr;
    if (!c.cipher.empty()) {
      suite = find_suite(c.cipher, c.version);
      ASSERT_NE(suite, nullptr) << c.cipher;
    }
    EXPECT_EQ(name(grade({c.version, suite, c.bits, c.authenticated})), name(c.grade))
        << (c.version ? name(*c.version) : "-") << ' ' << c.cipher << ' ' << (c.bits ? *c.bits : -1)
        << (c.authenticated ? " authenticated" : "");
  }
}

TEST(Grades, NamesAndOrder) {
  EXPECT_EQ(name(Grade::broken), "broken");
  EXPECT_EQ(name(Grade::weak), "weak");
  EXPECT_EQ(name(Grade::acceptable), "acceptable");
  EXPECT_EQ(name(Grade::good), "good");
  EXPECT_LT(Grade::broken, Grade::weak);
  EXPECT_LT(Grade::weak, Grade::acceptable);
  EXPECT_LT(Grade::acceptable, Grade::good);
}

// The registry's anonymous, export, RC4 and NULL suites never pass as good, whatever the version
// says.
TEST(Grades, NoBadSuiteIsGood) {
  for (const Row& row : tsv()) {
    const Suite* suite = find_suite(spellings(row).front());
    ASSERT_NE(suite, nullptr);
    const bool bad = row.at("flags").find("export") != std::string::npos ||
                     row.at("mode") != "aead" || row.at("authentication") == "null";
    for (const std::optional<V>& v :
         {std::optional<V>(), std::optional(V::tls1_2), std::optional(V::tls1_3)}) {
      if (bad) {
        EXPECT_NE(grade({v, suite, 256, false}), Grade::good) << row.at("code");
      }
    }
  }
}

}  // namespace
}  // namespace tlspath

// Cipher suites: every spelling (OpenSSL, IANA, GnuTLS, rustls, LibreSSL, Microsoft with curve
// suffix, Java) of one suite leads to one row of the IANA registry. The table is generated from
// core/tls/suites.tsv (its head names the sources).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/tls/version.hpp"

namespace tlspath {

enum class KeyExchange : std::uint8_t {
  unknown,
  rsa,
  dhe,
  ecdhe,
  dh,
  ecdh,
  dh_anon,
  ecdh_anon,
  psk,
  dhe_psk,
  ecdhe_psk,
  rsa_psk,
  krb5,
  srp,
  any /* TLS 1.3: always ephemeral */,
  gost,
  null
};
enum class CipherMode : std::uint8_t { unknown, aead, cbc, stream, null };

struct Suite {
  std::string_view
      iana;  // "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"; empty: drafts, private codes, SSL 2.0
  std::string_view openssl;  // "ECDHE-RSA-AES256-GCM-SHA384", or empty where OpenSSL never named it
  std::uint16_t code = 0;    // 0xC030; 0 for the three-byte kinds of SSL 2.0
  std::uint16_t bits =
      0;  // strength of the symmetric key in use: 128, 168 for 3DES, 40 for EXPORT, 0 for NULL
  KeyExchange key_exchange = KeyExchange::unknown;
  CipherMode mode = CipherMode::unknown;
  bool sha1 = false;  // MAC is SHA-1 (or MD5)
  bool rc4 = false;
  bool des = false;  // single DES
  bool triple_des = false;
  bool export_grade = false;
  bool tls13 = false;  // usable in TLS 1.3 only
  bool ssl2 = false;   // usable in SSL 2.0 only

  constexpr bool null_encryption() const { return mode == CipherMode::null; }
  constexpr bool anonymous() const {
    return key_exchange == KeyExchange::dh_anon || key_exchange == KeyExchange::ecdh_anon;
  }
  constexpr bool forward_secrecy() const {
    switch (key_exchange) {
      case KeyExchange::dhe:
      case KeyExchange::ecdhe:
      case KeyExchange::dhe_psk:
      case KeyExchange::ecdhe_psk:
      case KeyExchange::dh_anon:
      case KeyExchange::ecdh_anon:
      case KeyExchange::any:
        return true;
      default:
        return false;
    }
  }
};

// The suite that a spelling names, or nullptr. Never allocates; a hash lookup, not a search.
const Suite* find_suite(std::string_view written);

// The same where the version is known. It decides what a name alone leaves open: GnuTLS' session
// description "ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM" is TLS_AES_256_GCM_SHA384 in
// TLS 1.3, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 in TLS 1.2 and nullptr without a version;
// "RC4-MD5" is another kind in SSLv2. A full name is never bent to fit: TLS 1.3 beside a name of
// TLS 1.2 gives the suite that was named.
const Suite* find_suite(std::string_view written, std::optional<TlsVersion> version);

// True where the words have the shape of a suite's name in any spelling (letters, digits, '-',
// '_'), whether the registry has it or not.
bool looks_like_suite(std::string_view written);

}  // namespace tlspath

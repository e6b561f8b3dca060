// Cipher suites by name: "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE_RSA_AES_256_GCM_SHA384" and
// "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" are one row.
// Names come from suites.tsv; what follows by rule is here: Java's SSL_, Schannel's curve, GnuTLS'
// session description, the code alone.
// Not done: names that leave a part open ("TLS_ECDHE_WITH_AES256_SHA1" hides the certificate,
// "AES-256-GCM" the key exchange): they get no suite rather than a likely one.
#include "core/tls/suites.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "core/base/ascii.hpp"
#include "core/tls/suite_key.hpp"
#include "core/tls/version.hpp"

namespace tlspath {
namespace {

struct Entry {
  std::uint16_t block;  // its first in kBlocks
  std::uint16_t row;    // in kSuites
  std::uint8_t size;    // bytes of the spelling
};

#include "suite_table.inc"

static_assert(std::size(kSlots) == suite_key::kSlots);
static_assert(std::size(kBlocks) <= 0xFFFF);

const Suite* look_up(std::string_view written) {
  if (written.empty() || written.size() > suite_key::kMaxSize) return nullptr;
  suite_key::Key key;
  suite_key::make(written, key);
  for (std::size_t slot = key.slot; kSlots[slot] != 0; slot = (slot + 1) % suite_key::kSlots) {
    const Entry& entry = kEntries[kSlots[slot] - 1];
    if (entry.size == written.size() &&
        std::equal(key.block.data(), key.block.data() + key.blocks, kBlocks + entry.block))
      return &kSuites[entry.row];
  }
  return nullptr;
}

// Looks up the parts set one after the other.
const Suite* look_up(std::initializer_list<std::string_view> parts) {
  std::array<char, suite_key::kMaxSize> text;
  std::size_t size = 0;
  for (const std::string_view part : parts) {
    if (part.size() > text.size() - size) return nullptr;
    std::copy(part.begin(), part.end(), text.begin() + size);
    size += part.size();
  }
  return look_up(std::string_view(text.data(), size));
}

// What signs the key exchange, by the signature scheme as GnuTLS writes it, and which versions can
// have it.
struct Signer {
  std::string_view scheme;  // its beginning
  std::string_view name;    // in the suite's name
  bool tls12, tls13;
};
constexpr auto kSigners = std::to_array<Signer>({
    {"RSA_PSS_", "RSA", true, true},
    {"RSA_", "RSA", true, false},
    {"EDDSA_", "ECDSA", true, true},
    {"ECDSA_SECP", "ECDSA", false, true},  // TLS 1.3 ties the hash to a curve
    {"ECDSA_", "ECDSA", true, false},
    {"DSA_", "DSS", true, false},
});

// Key exchanges written without a signature, and which of them TLS 1.3 writes too. Up to 3.5 GnuTLS
// put the certificate's kind here ("DHE_RSA_2048"), later the signature scheme tells it.
struct Unsigned {
  std::string_view exchange;
  bool group;  // "_2048" or "_SECP256R1" follows
  bool tls13;
};
constexpr auto kUnsigned = std::to_array<Unsigned>({
    {"RSA", false, false},
    {"RSA_PSK", false, false},
    {"PSK", false, true},
    {"ANON_DH", false, false},
    {"ANON_ECDH", false, false},
    {"ANON_DH", true, false},
    {"ANON_ECDH", true, false},
    {"DHE_RSA", true, false},
    {"DHE_DSS", true, false},
    {"DHE_PSK", true, true},
    {"ECDHE_RSA", true, false},
    {"ECDHE_ECDSA", true, false},
    {"ECDHE_PSK", true, true},
});

bool is_exchange(std::string_view written, const Unsigned& known) {
  if (!known.group) return ascii::iequal(written, known.exchange);
  return written.size() > known.exchange.size() + 1 &&
         ascii::istarts_with(written, known.exchange) && written[known.exchange.size()] == '_';
}

bool is_mac(std::string_view word) {
  for (const std::string_view mac : {"SHA1", "SHA256", "SHA384", "MD5"})
    if (ascii::iequal(word, mac)) return true;
  return false;
}

// gnutls_session_get_desc() as Exim writes it: key exchange with its group, signature where one was
// made, cipher, MAC where the cipher needs one, joined by "__".
//   ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM    RSA__AES_256_CBC__SHA1
//   DHE_RSA_2048__AES_256_CBC__SHA1    ECDHE_PSK_X25519__AES_256_GCM
const Suite* from_session_description(std::string_view written, std::optional<TlsVersion> version) {
  std::array<std::string_view, 4> part;
  std::size_t n = 0;
  for (std::string_view rest = written;;) {
    if (n == part.size()) return nullptr;
    const std::size_t cut = rest.find("__");
    part[n++] = rest.substr(0, cut);
    if (cut == std::string_view::npos) break;
    rest.remove_prefix(cut + 2);
  }
  const std::string_view mac = n > 2 && is_mac(part[n - 1]) ? part[--n] : std::string_view();
  if (n < 2 || n > 3) return nullptr;
  const std::string_view cipher = part[n - 1];
  const std::string_view signature = n == 3 ? part[1] : std::string_view();
  std::string_view exchange = part[0];

  bool tls12 = !version || *version != TlsVersion::tls1_3;
  bool tls13 = (!version || *version == TlsVersion::tls1_3) && mac.empty();
  std::string_view signer;
  if (signature.empty()) {
    const auto known = std::find_if(kUnsigned.begin(), kUnsigned.end(),
                                    [&](const Unsigned& u) { return is_exchange(exchange, u); });
    if (known == kUnsigned.end()) return nullptr;
    exchange = known->exchange;
    tls13 = tls13 && known->tls13;
  } else {
    const auto known = std::find_if(kSigners.begin(), kSigners.end(), [&](const Signer& s) {
      return ascii::istarts_with(signature, s.scheme);
    });
    if (known == kSigners.end()) return nullptr;
    if (ascii::istarts_with(exchange, "ECDHE_"))
      exchange = "ECDHE";
    else if (ascii::istarts_with(exchange, "DHE_"))
      exchange = "DHE";
    else
      return nullptr;
    signer = known->name;
    tls12 = tls12 && known->tls12;
    tls13 = tls13 && known->tls13;
  }
  if (tls12 == tls13) return nullptr;  // not decided, or a contradiction

  const bool gcm = ascii::iends_with(cipher, "_GCM");
  const std::string_view gcm_hash =
      ascii::ifind(cipher, "_256_") != std::string_view::npos ? "_SHA384" : "_SHA256";
  if (tls13) return look_up({"TLS_", cipher, gcm ? gcm_hash : "_SHA256"});
  const std::string_view joint = signer.empty() ? "" : "_";
  if (!mac.empty()) return look_up({exchange, joint, signer, "_", cipher, "_", mac});
  return look_up({exchange, joint, signer, "_", cipher, gcm ? gcm_hash : ""});
}

// Go's programs wrote the code alone while the language had no names for them: 0xc02f, 0x2f.
const Suite* from_code(std::string_view digits) {
  std::uint16_t code = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, code, 16);
  if (error != std::errc{} || stop != end || code == 0) return nullptr;
  for (const Suite& suite : kSuites)
    if (suite.code == code && !suite.ssl2) return &suite;
  return nullptr;
}

const Suite* by_rule(std::string_view written, std::optional<TlsVersion> version) {
  constexpr std::size_t kLongest = 96;  // a session description with two long group names
  if (written.size() > kLongest) return nullptr;
  if (ascii::istarts_with(written, "0x")) return from_code(written.substr(2));
  // Schannel names the curve too: TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384
  for (const std::string_view curve : {"_P256", "_P384", "_P521"}) {
    if (!ascii::iends_with(written, curve)) continue;
    const Suite* found = look_up(written.substr(0, written.size() - curve.size()));
    return found != nullptr && found->key_exchange == KeyExchange::ecdhe ? found : nullptr;
  }
  // Java kept the names of SSL 3.0: SSL_RSA_WITH_RC4_128_MD5
  if (ascii::istarts_with(written, "SSL_")) return look_up({"TLS_", written.substr(4)});
  if (written.find("__") != std::string_view::npos)
    return from_session_description(written, version);
  return nullptr;
}

// True where `word` begins with `stem` and a digit or nothing follows.
bool is_word(std::string_view word, std::string_view stem) {
  return ascii::istarts_with(word, stem) &&
         (word.size() == stem.size() || ascii::is_digit(word[stem.size()]));
}

}  // namespace

const Suite* find_suite(std::string_view written) {
  if (const Suite* found = look_up(written)) return found;
  return by_rule(written, std::nullopt);
}

const Suite* find_suite(std::string_view written, std::optional<TlsVersion> version) {
  const Suite* found = look_up(written);
  if (found == nullptr) return by_rule(written, version);
  if (version == TlsVersion::ssl2 && !found->ssl2 && !found->openssl.empty()) {
    for (const Suite& suite : kSuites)
      if (suite.ssl2 && suite.openssl == found->openssl) return &suite;
  }
  return found;
}

bool looks_like_suite(std::string_view written) {
  constexpr std::size_t kShortest = 7;  // RC4-MD5
  constexpr std::size_t kLongest = 96;
  if (written.size() < kShortest || written.size() > kLongest) return false;
  if (look_up(written) != nullptr) return true;  // most are known, and this is quicker
  // Two words of the trade: what encrypts, and how or what guards it.
  static constexpr auto kStems = std::to_array<std::string_view>(
      {"AES",        "3DES",     "DES",      "CBC3", "RC4",    "RC2",      "ARCFOUR",   "IDEA",
       "SEED",       "NULL",     "CAMELLIA", "ARIA", "CHACHA", "GOST",     "GOSTR3411", "28147",
       "KUZNYECHIK", "MAGMA",    "SM",       "CBC",  "GCM",    "CCM",      "POLY1305",  "MD5",
       "SALSA20",    "STREEBOG", "IMIT",     "CNT",  "CFB",    "FORTEZZA", "FZA",       "AEGIS",
       "AEAD",       "CTR",      "OMAC",     "MGM"});
  int words = 0;
  while (!written.empty()) {
    std::size_t size = 0;
    for (; size < written.size() && written[size] != '-' && written[size] != '_'; ++size)
      if (!ascii::is_alnum(written[size])) return false;
    const std::string_view word = written.substr(0, size);
    const bool known = ascii::istarts_with(word, "SHA") ||
                       std::any_of(kStems.begin(), kStems.end(),
                                   [&](std::string_view stem) { return is_word(word, stem); });
    if (known) ++words;
    written.remove_prefix(std::min(size + 1, written.size()));
  }
  return words >= 2;
}

}  // namespace tlspath

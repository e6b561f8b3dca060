// The table behind groups.hpp: "prime256v1" -> secp256r1.
// A spelling is compared without its "-" and "_": "P-256" and "P256" are one row, and so are
// "SECP256R1-MLKEM768" of GnuTLS and "SecP256r1MLKEM768" of OpenSSL.
// Not done: groups that no TLS code point has.
#include "core/tls/groups.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr auto kGroups = std::to_array<Group>({
    {"secp160k1", 15},
    {"secp160r1", 16},
    {"secp160r2", 17},
    {"secp192k1", 18},
    {"secp192r1", 19},
    {"secp224k1", 20},
    {"secp224r1", 21},
    {"secp256k1", 22},
    {"secp256r1", 23},
    {"secp384r1", 24},
    {"secp521r1", 25},
    {"brainpoolP256r1", 26},
    {"brainpoolP384r1", 27},
    {"brainpoolP512r1", 28},
    {"x25519", 29},
    {"x448", 30},
    {"brainpoolP256r1tls13", 31},
    {"brainpoolP384r1tls13", 32},
    {"brainpoolP512r1tls13", 33},
    {"GC256A", 34},
    {"GC256B", 35},
    {"GC256C", 36},
    {"GC256D", 37},
    {"GC512A", 38},
    {"GC512B", 39},
    {"GC512C", 40},
    {"curveSM2", 41},
    {"ffdhe2048", 256},
    {"ffdhe3072", 257},
    {"ffdhe4096", 258},
    {"ffdhe6144", 259},
    {"ffdhe8192", 260},
    {"MLKEM512", 512, GroupKind::post_quantum},
    {"MLKEM768", 513, GroupKind::post_quantum},
    {"MLKEM1024", 514, GroupKind::post_quantum},
    {"SecP256r1MLKEM768", 4587, GroupKind::hybrid},
    {"X25519MLKEM768", 4588, GroupKind::hybrid},
    {"SecP384r1MLKEM1024", 4589, GroupKind::hybrid},
    {"curveSM2MLKEM768", 4590, GroupKind::hybrid},
    {"CECPQ2", 16696, GroupKind::hybrid},  // X25519 with HRSS, Google's trial of 2019
    {"X25519Kyber768Draft00", 25497, GroupKind::hybrid},
    {"SecP256r1Kyber768Draft00", 25498, GroupKind::hybrid},
});

// Other names than the registry's, without '-' and '_', lower case.
struct Alias {
  std::string_view written;
  std::string_view iana;
};
constexpr auto kAliases = std::to_array<Alias>({
    {"p192", "secp192r1"},
    {"prime192v1", "secp192r1"},
    {"p224", "secp224r1"},
    {"p256", "secp256r1"},
    {"prime256v1", "secp256r1"},
    {"x962prime256v1", "secp256r1"},  // "X9_62_prime256v1"
    {"nistp256", "secp256r1"},
    {"p384", "secp384r1"},
    {"nistp384", "secp384r1"},
    {"p521", "secp521r1"},
    {"nistp521", "secp521r1"},
    {"curve25519", "x25519"},
    {"curve448", "x448"},
    {"sm2", "curveSM2"},
    {"p256mlkem768", "SecP256r1MLKEM768"},
    {"p384mlkem1024", "SecP384r1MLKEM1024"},
    {"x25519kyber768", "X25519Kyber768Draft00"},
    {"p256kyber768", "SecP256r1Kyber768Draft00"},
});

// Letters of one case and digits only, or empty where `written` cannot be a group.
struct Folded {
  std::array<char, 32> text;
  std::size_t size = 0;
};

constexpr Folded fold(std::string_view written) {
  Folded folded{};
  for (const char c : written) {
    if (c == '-' || c == '_') continue;
    if (!ascii::is_alnum(c) || folded.size == folded.text.size()) return {};
    folded.text[folded.size++] = ascii::lower(c);
  }
  return folded;
}

}  // namespace

const Group* find_group(std::string_view written) {
  constexpr std::size_t kLongest = 40;
  if (written.size() > kLongest) return nullptr;
  const Folded folded = fold(written);
  std::string_view wanted(folded.text.data(), folded.size);
  if (wanted.empty()) return nullptr;
  for (const Alias& alias : kAliases)
    if (alias.written == wanted) wanted = alias.iana;
  const auto found = std::find_if(kGroups.begin(), kGroups.end(), [&](const Group& group) {
    return ascii::iequal(group.iana, wanted);
  });
  return found == kGroups.end() ? nullptr : &*found;
}

}  // namespace tlspath

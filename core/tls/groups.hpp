// Named groups of a key exchange, from any spelling: "X25519", "P-256", "X25519MLKEM768".
// Postfix writes them after `key-exchange`, GnuTLS in its session description, STRATO as "curve".
// Source: IANA registry "TLS Supported Groups"; names of OpenSSL, GnuTLS, BoringSSL and Schannel.
// Not done: sizes without a name ("DHE (2048 bits)", "CUSTOM2048"): they name no group.
#pragma once

#include <cstdint>
#include <string_view>

namespace tlspath {

// What a store-now, decrypt-later reader would need: `classical` falls to a quantum computer.
enum class GroupKind : std::uint8_t {
  classical,
  hybrid /* both halves */,
  post_quantum /* ML-KEM alone */
};

struct Group {
  std::string_view iana;   // "x25519", "secp256r1", "X25519MLKEM768"
  std::uint16_t code = 0;  // 29; 0 where it never had one
  GroupKind kind = GroupKind::classical;

  constexpr bool resists_quantum() const { return kind != GroupKind::classical; }
};

// The group that a spelling names, or nullptr. In any case of letters, "_" and "-" being the same.
// Never allocates.
const Group* find_group(std::string_view written);

}  // namespace tlspath

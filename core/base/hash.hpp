// A quick hash of bytes: to find a text again in memory, and to tell that a file or a header block
// is not what it was. The value is the same on every machine, as it is kept in results.
// Not for secrets: who wants to can make two texts of one hash.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tlspath {

constexpr std::uint64_t hash_mix(std::uint64_t v) {
  v ^= v >> 32;
  v *= 0xd6e8feb86659fd93u;
  v ^= v >> 32;
  v *= 0xd6e8feb86659fd93u;
  return v ^ v >> 32;
}

// Four lanes, so that a multiplication need not wait for the one before it.
inline std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) {
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15u;
  // Little-endian whatever the machine.
  const auto word = [](const char* p) {
    std::uint64_t v = 0;
    std::memcpy(&v, p, 8);
    if constexpr (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) v = __builtin_bswap64(v);
    return v;
  };
  std::array<std::uint64_t, 4> lanes{seed ^ kOdd, seed + kOdd, seed ^ kOdd << 1, seed + kOdd * 3};
  const std::uint64_t size = bytes.size();
  for (; bytes.size() >= 32; bytes.remove_prefix(32))
    for (std::size_t i = 0; i < 4; ++i) {
      lanes[i] = (lanes[i] ^ word(bytes.data() + 8 * i)) * kOdd;
      lanes[i] ^= lanes[i] >> 29;
    }
  std::uint64_t h = seed ^ size * kOdd;
  for (const std::uint64_t lane : lanes) h = (h ^ hash_mix(lane)) * kOdd;
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) h = (h ^ hash_mix(word(bytes.data()))) * kOdd;
  std::array<char, 8> rest{};
  if (!bytes.empty()) std::memcpy(rest.data(), bytes.data(), bytes.size());
  return hash_mix(h ^ word(rest.data()));
}

}  // namespace tlspath

// The key under which a spelling of a cipher suite is filed.
// Folded: "ecdhe-rsa-aes256-gcm-sha384" and "ECDHE_RSA_AES256_GCM_SHA384" are one key.
// Shared by make_suite_table.cpp, which builds the table, and suites.cpp, which asks it: both must
// fold alike. Eight bytes at a time, because a look-up happens on every encrypted hop.
// Not done: prefixes and suffixes (rules in suites.cpp).
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tlspath::suite_key {

inline constexpr std::size_t kMaxSize = 64;  // the longest spelling in the table has 50
inline constexpr std::size_t kSlots = 4096;  // a power of two, twice the spellings or more

constexpr std::uint64_t repeat(std::uint8_t byte) { return 0x0101010101010101U * byte; }

// a-z -> A-Z and '-' -> '_', and no other byte changes: only texts that differ in these meet.
constexpr std::uint64_t fold(std::uint64_t block) {
  constexpr std::uint64_t kHigh = repeat(0x80);
  const std::uint64_t low7 = block & ~kHigh;
  const std::uint64_t from_a = low7 + repeat(0x80 - 'a');  // high bit set where the byte is >= 'a'
  const std::uint64_t past_z = low7 + repeat(0x80 - 'z' - 1);  // and here where it is > 'z'
  const std::uint64_t letters = ~block & kHigh & from_a & ~past_z;
  const std::uint64_t no_dash = block ^ repeat('-');
  const std::uint64_t dashes = ~(((no_dash & ~kHigh) + ~kHigh) | no_dash) & kHigh;
  return (block ^ (letters >> 2)) ^ ((dashes >> 7) * ('-' ^ '_'));
}

// The first byte is the lowest, so a table built on one machine is right on any other.
inline std::uint64_t load(const char* at) {
  std::uint64_t block = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&block, at, 8);  // said so, because -O3 turns the loop below into something slow
  } else {
    for (unsigned i = 0; i < 8; ++i)
      block |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  }
  return block;
}

struct Key {
  std::array<std::uint64_t, kMaxSize / 8> block;  // only the first `blocks` are set
  std::size_t blocks = 0;
  std::size_t slot = 0;  // where the search begins
};

// `text` has 1 to kMaxSize bytes. The last block is filled up with zeros.
inline void make(std::string_view text, Key& key) {
  std::size_t at = 0;
  std::size_t n = 0;
  std::uint64_t hash = text.size();
  const auto take = [&](std::uint64_t raw) {
    const std::uint64_t block = fold(raw);
    key.block[n++] = block;
    hash = (std::rotl(hash, 5) ^ block) * 0x9E3779B97F4A7C15U;
  };
  for (; at + 8 <= text.size(); at += 8) take(load(text.data() + at));
  if (const std::size_t rest = text.size() - at; rest != 0) {
    if (text.size() >= 8) {
      take(load(text.data() + text.size() - 8) >> (8 * (8 - rest)));
    } else {
      std::uint64_t raw = 0;
      for (std::size_t i = 0; i < rest; ++i)
        raw |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
      take(raw);
    }
  }
  key.blocks = n;
  key.slot = static_cast<std::size_t>(hash >> 40) % kSlots;
}

}  // namespace tlspath::suite_key

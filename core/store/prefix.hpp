// What tells that a source is still the one that was read: a hash of its first 64 KB and of the
// last 4 KB before the place where reading ended. A file that only grew keeps it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tlspath::store {

inline constexpr std::uint64_t kHashedFirst = 64 << 10, kHashedLast = 4 << 10;

// Of the bytes before `offset`; nothing where the file cannot be read or is shorter.
std::optional<std::uint64_t> prefix_hash(const std::string& path, std::uint64_t offset);

}  // namespace tlspath::store

// --limit NAME=VALUE and --memory SIZE: what one source, or the database's cache, may cost.
//   --limit depth=2 --limit unpacked=20G --limit ratio=50
// The names: depth, ratio, unpacked, header, spool, pst-memory, pst-time (core/input/limits.hpp).
// Sizes are bytes, or K, M, G, T of 1024.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/io.hpp"
#include "cli/options.hpp"
#include "core/input/limits.hpp"
#include "core/text/language.hpp"

namespace tlspath::cli {

// "64M". Nothing where it is no size, is 0, or is more than 2^63.
std::optional<std::uint64_t> parse_size(std::string_view text);

// Nothing where one is wrong: that was said.
std::optional<InputLimits> limits_asked(const Arguments& arguments, Io& io, Language l);

// "depth=6 ratio=300 ...": all of them, to compare.
std::string limits_text(const InputLimits& limits);

}  // namespace tlspath::cli

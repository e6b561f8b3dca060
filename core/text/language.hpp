// The languages tlspath speaks. Which one is used is the caller's choice: nothing here looks at the
// locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tlspath {

enum class Language : std::uint8_t { en, de };

// "de", "de_AT.UTF-8", "de-CH" -> de; "en", "C", "POSIX" -> en; anything else names none.
std::optional<Language> parse_language(std::string_view text);

// "en", "de": as --lang and the HTML attribute write it.
std::string_view name(Language l);

}  // namespace tlspath

// How a cue or a form's words are found in a slot, and the keys by which the index finds them.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/path/system.hpp"

namespace tlspath {

// True where `text` fits the slot's words by that kind of match. `digits` and `any` only ask for
// the slot itself.
bool cue_fits(Match match, std::string_view text, std::string_view slot_words);

// The first run of letters and digits, up to 8 bytes in lower case, as a number. Blanks and signs
// before it are stepped over: "[XMail 1.27" -> "xmail". 0: there is none.
std::uint64_t first_word_key(std::string_view words);

// The last two labels of a host name: "mx.google.com" -> key of "google.com".
std::uint64_t host_key(std::string_view host);

// Runs of letters and digits by their length, other characters as they are: "1rKbce-0001Ab-2Q" ->
// key of "6-6-2".
std::uint64_t shape_key(std::string_view id);
std::uint64_t shape_key_of_cue(std::string_view shape);

}  // namespace tlspath

// Header values as nearly every mail writes them, read without GMime: a hundred times quicker.
//   plain_date("Mon, 16 Mar 2009 18:05:18 -0400 (EDT)")  ->  1237241118
//   plain_addresses("Alice <alice@a.example>, bob@b.example")  ->  both
// Each says when it is not sure; then mime.hpp reads. The tests hold the two against each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tlspath {

// ASCII without encoded words.
bool is_plain(std::string_view value);

// Folding goes, its blanks stay (RFC 5322 2.2.3).
std::string unfold(std::string_view value);

// What is no UTF-8 becomes U+FFFD, byte by byte.
std::string valid_utf8(std::string_view text);

// "a.b": no empty word, so no dot at an end and no two together.
bool is_dot_atom(std::string_view text);

// Adds the addresses of `a@b` and `Name <a@b>`; false (and `out` as it was) where only GMime can
// say.
bool plain_addresses(std::string_view list, std::vector<std::string>& out);

// "type/subtype", else empty.
std::string plain_type(std::string_view value);

// UTC seconds of "Mon, 16 Mar 2009 18:05:18 -0400 (EDT)", with single blanks and years that one can
// mean.
std::optional<std::int64_t> plain_date(std::string_view text);

}  // namespace tlspath

// The rules of verdicts.md sections 2, 3 and 5, applied to one hop whose facts have been read.
#pragma once

#include "core/path/hop.hpp"
#include "core/path/system.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

// What a protocol keyword says: RFC 3848 suffixes, the product keywords of section 2, and words
// that say nothing.
enum class KeywordSays : std::uint8_t { nothing, cleartext, tls, local };
struct Keyword {
  KeywordSays says = KeywordSays::nothing;
  bool authenticated = false;
  bool known = false;  // one of the words that this table has
};
Keyword read_keyword(std::string_view word);

// Decides verdict, basis, scope, grade and findings of `hop` from its facts, keyword, profile and
// locality.
void judge(std::string_view raw, const ReceivedField& field, Hop& hop);

}  // namespace tlspath

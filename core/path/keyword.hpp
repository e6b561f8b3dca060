// The keyword of a line's `with` clause: what RFC 3848 and the products mean by it.
//   ESMTPSA -> tls, authenticated      SMTP -> cleartext      local -> local      HTTP -> nothing
// What a system makes of it is in its profile: some write ESMTP whatever happened.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/span.hpp"

namespace tlspath {

// RFC 3848 suffixes, the product keywords of verdicts.md section 2, and words that say nothing.
enum class KeywordSays : std::uint8_t { nothing, cleartext, tls, local };
struct Keyword {
  KeywordSays says = KeywordSays::nothing;
  bool authenticated = false;
  bool known = false;  // one of the words that this table has
};
Keyword read_keyword(std::string_view word);

// "with ESMTP": the keyword and the clause's word before it.
Span keyword_words(std::string_view raw, Span keyword);

}  // namespace tlspath

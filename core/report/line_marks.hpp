// LineMarks: the marked bytes of all Received lines of a mail, for who shows the header and answers
// a click: words that prove something, with what and by which rule, and words that only look like
// TLS.
//   with ESMTP id 4d0Qn15Tz8rL        "ESMTP": hop 4, Fact::protocol, rule postfix/keyword
//   from x (HELO using TLSv1.3) ...   "using TLSv1.3": hop 2, no proof, Weightless::greeting
// The marks are those of `--raw` and the HTML page (marks.hpp, no_proof.hpp). Not done here: the
// words around a mark (window.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"
#include "core/report/no_proof.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct LineMark {
  Span where{};  // in the text that was read
  std::uint32_t hop = 0;
  bool proof = false;
  Fact says{};          // of proof
  Weightless kind{};    // of words without weight
  std::string label{};  // "suite"; "the sender's own greeting, no proof"
  std::string rule{};   // "imss/comment"; empty where no rule read it: peers, words without weight
};

// In the order of the bytes, without overlap between two of a kind.
std::vector<LineMark> line_marks(std::string_view raw, const Analysis& analysis, Language language);

// Why these bytes of a hop prove nothing, where they are a greeting, a name, an id or an address.
std::optional<Weightless> weightless_part(const Hop& hop, Span bytes);

}  // namespace tlspath

// Findings: what is odd or weak about a hop or a mail, said once and never silent. A finding is no
// error: work goes on.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/span.hpp"

namespace tlspath {

enum class FindingKind : std::uint8_t {
  // of the TLS
  no_forward_secrecy,
  anonymous_suite,    // anybody in the middle could have answered
  null_suite,         // TLS without encryption: cleartext
  suite_class,        // "TLSv1/SSLv3" names the class of the suite, not the version
  unknown_suite,      // written, but no registry has it
  old_version,        // SSLv2, SSLv3, TLSv1.0, TLSv1.1
  conflicting_words,  // the line says TLS and denies it
  // of the system
  unknown_system,          // nobody knows the writer: plain RFC reading
  profile_never,           // plain qmail: cannot do TLS itself; a front end would not show
  keyword_proves_nothing,  // its keyword is a constant
  unclear_words,           // a writer nobody knows speaks of TLS in words that no rule reads
  // of the line
  forged_looking,   // TLS words in what the sender chose
  local_with_peer,  // "with local" beside a public address
  no_date,
  unbalanced,
  whose_words,  // which words are the server's and which the sender's, nobody can tell
  line_cut,     // the text ends in the middle of the line
  too_deep,
  too_many_parts,
  too_long,
  pattern_limit,  // a pattern met its match limit: its slot was not read
  // of the path
  clock_disagrees,  // stamped before the hop below it
  gap,              // a `by` that does not match the next `from`
  // of the mail as given: repairs
  repaired_bom,
  repaired_utf16,
  repaired_entities,
  repaired_quoting,
  repaired_blanks,
  repaired_quotes,
  repaired_folding,
  repaired_indent,
  repaired_line_ends,
  repaired_colons,
  repaired_links,
  repaired_gaps,
  repaired_markdown,
  repaired_dots,
  prose_skipped,
  lone_received,
  cut_start,       // the text given begins in the middle of the headers
  received_below,  // Received lines below the end of the headers were not read
  another_mail,    // another mail's headers stand below them
  mails_mixed,     // the headers of two mails, in one
  x_received,
  header_cut,  // a limit was met: the rest of the header was not read
  too_many_hops,
};
inline constexpr std::size_t kFindingKinds =
    static_cast<std::size_t>(FindingKind::too_many_hops) + 1;

std::string_view name(FindingKind k);  // "no-forward-secrecy"

struct Finding {
  FindingKind kind{};
  Span where{};             // may be empty
  std::uint32_t count = 0;  // of repairs: how many; of gaps: the hop below
};

}  // namespace tlspath

// The sentences on what stands beside the path: encryption of the content, and header fields that
// say something of TLS or vouch for something. Both languages side by side in beside_words.cpp.
//   Content: encrypted with S/MIME ("enveloped-data"), by the word of the sender's side. That says
//   nothing of the hops.
// Texts given are visible and redacted already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/mail/content_encryption.hpp"
#include "core/path/statements.hpp"
#include "core/text/language.hpp"

namespace tlspath {

// In few words, for a badge: "Content encrypted (S/MIME)".
std::string content_badge(ContentEncryption c, Language l);
std::string content_sentence(ContentEncryption c, std::string_view words, Language l);

struct StatementView {
  StatementKind kind{};
  bool own = false;  // own words
  std::uint32_t set = 0, hop = 0;
  std::string field, value, by, results;
};
std::string statement_sentence(const StatementView& s, Language l);
// One sentence on fields of one kind, authentication_results, that all are own words or all
// others'.
std::string results_sentence(std::span<const StatementView> fields, Language l);
// "3 more such fields; --all shows them." Pages and windows name no option.
enum class MoreIn : std::uint8_t { terminal, page };
std::string more_statements(std::size_t more, MoreIn where, Language l);
// "2 header fields speak of the sender, none of them of TLS."
std::string vouching_line(std::size_t fields, Language l);

}  // namespace tlspath

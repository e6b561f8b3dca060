// Statements: what header fields beside the Received lines say of TLS, or vouch for, and whose words
// they are. They are shown beside the path and decide nothing of it.
//   X-Barracuda-Encrypted: ECDHE-RSA-AES128-GCM-SHA256
//   Authentication-Results: mx.corp.example; dkim=pass header.d=shop.example; spf=pass
//   TLS-Required: No                                  (RFC 8689: the sender's wish)
// A field above the first line that own servers wrote of a peer outside was added inside: then its
// words are own words. Any other may have come with the mail.
// Not done: seals and signatures are not checked; what a field says of a hop is not joined to it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"

namespace tlspath {

enum class StatementKind : std::uint8_t {
  tls_required_no,         // RFC 8689 section 5: delivery goes before TLS
  requiretls,              // RFC 8689: a hop's line says that REQUIRETLS was asked for
  product,                 // a product's own field with a word of TLS in its name
  authentication_results,  // RFC 8601
  arc_results,             // RFC 8617: ARC-Authentication-Results
};
std::string_view name(StatementKind k);  // "authentication-results"

struct Statement {
  StatementKind kind{};
  Span field{};  // its name
  Span value{};
  Span by{};               // who says so, as it names itself: the authserv-id; may be empty
  std::uint32_t set = 0;   // of ARC: the instance
  std::uint32_t hop = 0;   // of requiretls
  Trust trust = Trust::claimed;
  std::vector<Span> results;  // "dkim=pass"
};

inline constexpr std::size_t kMaxStatements = 50;

std::vector<Statement> read_statements(std::string_view raw, const Analysis& analysis);

}  // namespace tlspath

// Audit: what the settings of a mail system say of TLS, connector by connector: is it tried, is it
// required, of whom, with what check, and will received mail show it. Reads what an admin can paste
// and tells by its content what it is.
//   audit("Name : to partner\nIgnoreSTARTTLS : False\nRequireTLS : True\n...")
//     -> exchange, one part: sends, required, checks nothing
// What the text does not have stays absent where the product lists all (Exchange); where a product
// prints only what differs (postconf -n, main.cf, Exim, Sendmail), its default counts, and says so.
// Not done: files that the text names (policy maps, includes); macros of m4 and .ifdef of Exim are
// not run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace tlspath {

enum class AuditProduct : std::uint8_t { exchange, postfix, sendmail, exim };
enum class AuditSide : std::uint8_t { sends, receives };

enum class AuditTls : std::uint8_t {
  never,
  opportunistic,  // where both sides can, and nobody is told where not
  required,
  unknown  // the text does not say
};
// What is checked of the other side's certificate.
enum class AuditCheck : std::uint8_t { nothing, chain, name, fingerprint, dane, mutual, unknown };
// How mail that came in by TLS will tell in its Received line.
enum class AuditShows : std::uint8_t { in_full, keyword_only, nothing, unknown };

enum class AuditAdvice : std::uint8_t {
  sending_off,         // no TLS whatever the other side offers
  offering_off,        // STARTTLS is not offered
  off_for_some,        // detail: for whom
  opportunistic,       // no partner is sure of it
  required_unchecked,  // TLS with whoever answers
  check_unused,        // a check is set, and TLS not required
  contradiction,       // detail: two settings that do not go together
  no_certificate,      // detail: what happens without
  header_silent,       // version and suite will not be in the header
  header_changed,      // the site's own Received line leaves TLS out
  passwords_clear,     // logins are taken without TLS
  old_versions,        // SSLv3 or older is let in; detail: the setting
  needs_dnssec,        // DANE without it checks nothing
  elsewhere,           // detail: what decides too, and is not in this text
  old_names,           // detail: a name that later versions drop
  falls_back,          // a handshake that fails sends in cleartext
  acl_requires,        // an ACL turns away what came without TLS; detail: its line
  not_built_in,
  disabled
};

struct AuditSetting {
  std::string name, value;
  std::uint32_t line = 0;     // 0: not in the text, a default
  std::string_view source{};  // of a default: where it is known from
  std::string_view since{};   // ... and the version that first had it, where it was nobody before
};

struct AuditFinding {
  AuditAdvice what{};
  std::string detail{};
  std::vector<std::string> commands{};  // in the product's own words; nothing to be run blindly
};

struct AuditPart {
  std::string name;  // of the connector, transport, or service
  AuditSide side{};
  AuditTls tls = AuditTls::unknown;
  std::string for_whom{};  // "*", "partner.example"; empty: everybody
  AuditCheck check = AuditCheck::nothing;
  AuditShows shows = AuditShows::unknown;  // of parts that receive
  std::vector<AuditSetting> because{};
  std::vector<AuditFinding> findings{};
};

struct Audit {
  AuditProduct product{};
  std::string version{};           // where the text has it
  std::optional<bool> built_in{};  // TLS is in the program
  std::string library{};           // "OpenSSL 3.0.11"
  std::vector<AuditPart> parts{};
  std::size_t settings = 0, unread = 0;        // all, and those that say nothing of TLS to us
  std::vector<std::string> unread_names{};     // some of them
  std::vector<std::uint32_t> cut_lines{};      // values that end in "..."
  std::vector<std::uint32_t> foreign_lines{};  // a word where True or False should be
};

enum class AuditProblem : std::uint8_t {
  empty,
  too_large,
  table,     // Format-Table: values are cut, Format-List was needed
  not_known  // no product's settings
};

inline constexpr std::size_t kMaxAudit = 4 << 20;

tl::expected<Audit, AuditProblem> audit(std::string_view text);

std::string_view name(AuditProduct p);  // "exchange"
std::string_view name(AuditTls t);
std::string_view name(AuditCheck c);
std::string_view name(AuditShows s);
std::string_view name(AuditAdvice a);

}  // namespace tlspath

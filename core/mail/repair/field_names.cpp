// field_names.cpp: the lists of names, lower case, and the reading of a name.
#include "core/mail/repair/field_names.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/ascii.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// Names that start a field wherever they stand at the start of a line; lower case. Others do so
// too, but not where a Received value is still open.
// clang-format off: it would put one a line
constexpr auto kKnownNames = std::to_array<std::string_view>({
    "received", "return-path", "delivered-to", "envelope-to", "delivery-date", "from", "to", "cc",
    "bcc", "subject", "date", "message-id", "in-reply-to", "references", "reply-to", "sender",
    "mime-version", "authentication-results", "dkim-signature", "domainkey-signature",
    "received-spf", "user-agent", "thread-topic", "thread-index", "importance", "priority",
    "precedence", "organization", "organisation", "auto-submitted", "errors-to", "apparently-to",
    "accept-language", "acceptlanguage", "feedback-id", "status", "lines", "comments", "keywords",
    "return-receipt-to", "disposition-notification-to", "autocrypt", "tls-required",
    "require-recipient-valid-since", "deferred-delivery", "newsgroups", "mail-followup-to",
    "mailing-list", "old-return-path", "original-recipient", "sent"});
// clang-format on
constexpr auto kKnownPrefixes = std::to_array<std::string_view>(
    {"x-", "arc-", "content-", "list-", "resent-", "ironport-", "ui-"});

// Fields that stand at the top of a mail, and in which a pasted line may hide the Received that
// followed.
constexpr auto kTraceNames = std::to_array<std::string_view>(
    {"return-path", "delivered-to", "envelope-to", "delivery-date", "authentication-results",
     "received-spf", "dkim-signature", "domainkey-signature", "x-received"});
constexpr auto kTracePrefixes =
    std::to_array<std::string_view>({"x-received", "x-original-to", "arc-"});

// Fields that make a block a whole mail: after its blank line comes a body.
constexpr auto kIdentityNames =
    std::to_array<std::string_view>({"from", "to", "subject", "date", "message-id"});

// Fields that the server writes who delivers a mail.
constexpr auto kDeliveryNames = std::to_array<std::string_view>(
    {"return-path", "delivered-to", "envelope-to", "delivery-date", "x-original-to"});

// Fields of one line, which prose after them does not continue.
constexpr auto kShortNames = std::to_array<std::string_view>(
    {"from", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "reply-to",
     "sender", "return-path", "delivered-to", "envelope-to", "delivery-date", "mime-version",
     "status", "lines"});

// Fields that a reader sees, and copies with the text below them.
constexpr auto kSeenNames = std::to_array<std::string_view>(
    {"from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "importance", "priority"});

bool starts_with_any(std::string_view name, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) {
    return name.size() > p.size() && ascii::istarts_with(name, p);
  });
}

bool is_scheme(std::string_view name) {
  constexpr auto kSchemes =
      std::to_array<std::string_view>({"http", "https", "ftp", "mailto", "file", "tel", "urn"});
  return is_any_of(name, kSchemes);
}

constexpr bool is_name_char(char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; }

}  // namespace

bool is_received(std::string_view name) { return ascii::iequal(name, "received"); }
bool is_known(std::string_view name) {
  return starts_with_any(name, kKnownPrefixes) || is_any_of(name, kKnownNames);
}
bool is_trace(std::string_view name) {
  return is_any_of(name, kTraceNames) || starts_with_any(name, kTracePrefixes);
}
bool is_seen(std::string_view name) { return is_any_of(name, kSeenNames); }
bool is_identity(std::string_view name) { return is_any_of(name, kIdentityNames); }
bool is_delivery(std::string_view name) { return is_any_of(name, kDeliveryNames); }
bool is_short(std::string_view name) { return is_any_of(name, kShortNames); }

std::string_view field_name(std::string_view line) {
  const bool private_name = ascii::istarts_with(line, "x-");
  bool letters = false;
  std::size_t i = 0;
  for (; i < line.size() && line[i] != ':'; ++i) {
    const bool fits = private_name ? line[i] > ' ' && line[i] < '\x7f' : is_name_char(line[i]);
    if (!fits || i == kMaxName) return {};
    letters = letters || ascii::is_alpha(line[i]);
  }
  if (i == line.size() || !letters) return {};
  const std::string_view name = line.substr(0, i);
  return is_scheme(name) ? std::string_view{} : name;
}

std::size_t name_before(std::string_view text, std::size_t colon, std::size_t from) {
  std::size_t at = colon;
  while (at > from && colon - at <= kMaxName && is_name_char(text[at - 1])) --at;
  if (at == colon || colon - at > kMaxName) return kNone;
  if (at > from) {
    if (is_space(text[at - 1])) return at;
    const bool glued = text[at - 1] == ')' || text[at - 1] == '>';
    return glued && text.substr(at, 8) == "Received" ? at : kNone;
  }
  return kNone;
}

}  // namespace tlspath::repairing

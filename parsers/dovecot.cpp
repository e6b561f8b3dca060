// Dovecot: LMTP and submission.
// Writes    from HELO ([IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by B
//             with LMTPS id nkHcN3jSAWtqBgAA9b1ovA (envelope-from <x>) for <x>; date      (2.3 on)
//           from HELO ([IP]) by B with ESMTPSA id dU8DEgLMfWDaBAAAjH0QZw (envelope-from <x>); date
//           from HELO ([IP]) (using ...) by B with LMTP id X for <x>; date    (2.2.31 to 2.2.36)
//           from HELO by B (Dovecot) with LMTP id X; date                     (2.0 to 2.2.30)
//           ... with LMTPS id nkHcN3jSAWtqBgAA9b1ovA:P1 (envelope-from <x>); date  (behind a proxy)
// Silence   the comment stands since 2.2.16, the S since 2.3: silence is cleartext. Lines that
//           still name Dovecot may come from 2.0 to 2.2.15, which never showed TLS. Submission
//           shows the keyword only.
// Address   behind a proxy that of the proxy's client, while TLS' words are of the proxy's own way
//           here (LMTP); submission tells of the client in both.
// Source    lib-smtp/smtp-server-transaction.c, smtp-server-connection.c, lmtp/commands.c of 2.0 to
//           2.4; mails of our own 2.3.19 and 2.4.1
// Not done  2.2.16 to 2.2.30 and older ones write the same line without TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Dovecot"},
    {Slot::id_comment, "envelope-from"},
    {Slot::with, "LMTP", Match::whole},
    {Slot::with, "LMTPS", Match::whole},
});
// Only releases to 2.2.30 name themselves.
bool named(const ReadContext& c) {
  return ascii::iequal(c.text(c.field.span(Slot::by_comment)), "Dovecot");
}
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2.2.31",
     .marks = Marks::sometimes,
     .label = "to 2.2.30",
     .shows = "(using V with cipher C), since 2.2.16",
     .source = "lmtp/commands.c, 2.0 to 2.2.30",
     .holds = named},
    {.from = "2.2.31",
     .unversioned = true,
     .marks = Marks::always,
     .label = "2.2.31 on",
     .shows = "(using V with cipher C); LMTPS since 2.3",
     .source = "smtp-server-transaction.c, 2.2.31 to 2.4"},
});

// id nkHcN3jSAWtqBgAA9b1ovA:P1. The proxy gives its session's id and its client's address in one
// XCLIENT: what is recorded is no peer of this hop, so 127.0.0.1 is not this host's.
bool proxied(ReadContext& c, Span part) {
  if (c.text(part).find(":P") == std::string_view::npos ||
      (c.hop.from.address && kind(c.hop.from.address->value) != AddressKind::loopback))
    return false;
  c.hop.form = HopForm::handover;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::id, proxied, {}, "proxy"},
});

// Its id is 16 bytes in base 64 without padding: 22 characters, of which the last holds two bits
// only. Behind a proxy it is the proxy's own and the number of the session there: ":P1".
bool guid(std::string_view id) {
  const std::size_t proxied = id.find(":P");
  if (proxied != std::string_view::npos) {
    for (const char c : id.substr(proxied + 2))
      if (!ascii::is_digit(c) && c != ':' && c != 'P') return false;
    id = id.substr(0, proxied);
  }
  if (id.size() != 22) return false;
  for (const char c : id)
    if (!ascii::is_alnum(c) && c != '+' && c != '/') return false;
  return id.back() == 'A' || id.back() == 'Q' || id.back() == 'g' || id.back() == 'w';
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment))
    return ascii::iequal(slice(raw, p->where), "Dovecot");
  if (!f.has(Slot::with) || !guid(slice(raw, f.span(Slot::id)))) return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  return ascii::istarts_with(with, "LMTP") || ascii::istarts_with(with, "ESMTP") ||
         ascii::istarts_with(with, "SMTP") || ascii::istarts_with(with, "UTF8");
}

}  // namespace

extern constinit const System dovecot{
    .id = "dovecot",
    .title = "Dovecot (LMTP, submission)",
    .short_title = "Dovecot",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 40,
    .confirm = confirm,
    .source = "Dovecot's own source from 2.0 to 2.4; mails of 2.3.19 and 2.4.1",
    .unknown = "which release a line that names Dovecot comes from",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

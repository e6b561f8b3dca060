// Exim 3 and 4.
// Writes    from RDNS ([IP]:port helo=HELO) by B with esmtps  (TLS1.3) tls TLS_AES_256_GCM_SHA384
//             (Exim 4.96) (envelope-from <x>) id 1rKbce-0001Ab-2Q for y; date     (4.93 and later)
//           ... with esmtps (TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256) (Exim 4.92) ...    (to 4.92)
//           from user by B with local (Exim 4.96) id ...                          (pick-up)
// Silence   the stock header marks TLS since 4.0 by suite, since 4.42 by keyword: silence is
//           cleartext.
// Source    src/globals.c (received_header_text), src/receive.c, src/tls-openssl.c, src/tls-gnu.c
//           of 4.42 to 4.99
// Not done  sites rewrite received_header_text; GnuTLS builds to 4.77 counted bytes, OpenSSL builds
//           to 4.79 say UNKNOWN

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::any_comment, "Exim"},
    {Slot::id, "6-6-2", Match::shape},
    {Slot::id, "6-11-4", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "4.43",
     .marks = Marks::always,
     .label = "3 to 4.42",
     .shows = "(version:suite:bits)"},
    {.from = "4.43",
     .until = "4.93",
     .marks = Marks::keyword,
     .label = "4.43 to 4.92",
     .shows = "esmtps (version:suite:bits)"},
    {.from = "4.93",
     .marks = Marks::keyword,
     .label = "4.93 on",
     .shows = "esmtps (TLS1.3) tls SUITE"},
    {.unversioned = true, .marks = Marks::keyword, .label = "any", .shows = "esmtps"},
});
// Exim records the address of every peer it took a mail from: without one, a word of the site's own
// is a local pass.
bool local_word(ReadContext& c, Span part) {
  if (c.hop.from.address || !c.hop.protocol || !c.field.has(Slot::from)) return false;
  const std::string_view k = c.text(c.hop.protocol->where);
  if (ascii::ifind(k, "smtp") != std::string_view::npos || ascii::istarts_with(k, "local"))
    return false;
  c.local(HopForm::pickup, part);
  return true;
}

// $tls_cipher behind the keyword, in no comment: a site's own header.
bool bare_tuple(ReadContext& c, Span part) {
  if (!c.hop.protocol || c.hop.protocol->value.says != KeywordSays::tls) return false;
  families::Cursor t{c.text(part)};
  t.word();
  t.blanks();
  std::size_t end = t.s.size();
  if (t.peek() == '[' && t.s.back() == ']') {
    ++t.at;
    --end;
  } else if (!t.take("TLS_Cipher=")) {
    return false;
  }
  return families::colon_tuple(c, span_between(part.at + t.at, part.at + end));
}

constexpr auto kReaders = std::to_array<Reader>({
    // with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384
    {Slot::with_comment, families::version_word, {}, "version"},
    {Slot::tls, families::tls_clause, {}, "clause"},
    // with esmtps (TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256)
    {Slot::with_comment, families::colon_tuple, {}, "tuple"},
    // with esmtpsa [Authenticated ID (7)] (TLS1.2:ECDHE_...:256): the site's words have an "ID"
    {Slot::id_comment, families::colon_tuple, {}, "tuple"},
    // with esmtps [TLSv1:AES256-SHA:256] for x id N | with esmtpsa TLS_Cipher=TLS1.2:...:256 (Exim
    // 4.95-Site #2)
    {Slot::with, bare_tuple, {}, "tuple"},
    // from user (Authenticated sender user@mx.example) by mx.example with local
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
    // from user by mx.example with spam-scanned: a word given with -oMr by a local filter
    {Slot::with, local_word, {}, "local"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if (is_comment(p.slot) && ascii::istarts_with(slice(raw, p.where), "Exim")) return true;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (with == "LOCAL") return true;
  if (with.empty() || with.front() < 'a' || with.front() > 'z')
    return false;  // its keywords are in lower case
  return f.peer_address || with == "local" || f.has(Slot::with_comment);
}
bool version(ReadContext& c, Span part) {
  return ascii::istarts_with(c.text(part), "Exim") && families::version_number(c, part);
}

}  // namespace

extern constinit const System exim{
    .id = "exim",
    .title = "Exim",
    .short_title = "Exim",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::any_comment, version, {}, "product"},
    .from_is = FromIs::resolved,
    .confirms_names = true,
    .by_only_is_pickup = true,
    .rank = 50,
    .confirm = confirm,
    .source =
        "Exim's own source of 4.42 to 4.99 (globals.c, receive.c, tls-openssl.c, tls-gnu.c); mails "
        "of 4.94 to 4.98",
    .tls_since = "3, if not before",
    .never_shown = {Fact::client_certificate, Fact::signature},
};

}  // namespace tlspath::parsers

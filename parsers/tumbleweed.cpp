// Tumbleweed, later Axway: MailGate, and the older MMS and Email Firewall (Worldtalk, Valicert).
// Writes    from HELO (RDNS [IP]) (using TLSv1 with cipher RC4-MD5 (128/128 bits)) (No client
//             certificate requested)
//             by B (Tumbleweed MailGate 3.7.1) with ESMTP id X for <a>; date          (Postfix:
//             ESMTP although encrypted)
//           from IP by B with ESMTP (Tumbleweed MMS SMTP Relay (MMS v5.0)); date
//           from [IP] by B with ESMTP (any words SMTP Relay (Email Firewall v6.5)); date
// Silence   MailGate writes the comment: without it the hop was cleartext. No line with TLS is
//             known of MMS and Email Firewall: their keyword proves nothing.
// Source    public mail, 2002 to 2012
// Not done  whether MMS and Email Firewall ever mark TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Tumbleweed MailGate"},
    {Slot::by_comment, "Axway MailGate"},
    {Slot::with_comment, "Tumbleweed MMS"},
    {Slot::with_comment, "", Match::any},
});
// MMS and Email Firewall have no such words: there they could only be the sender's.
bool mailgate(const ReadContext& c) { return c.field.has(Slot::by_comment); }
// with ESMTP (Tumbleweed MMS SMTP Relay (MMS v5.0))
bool mms(const ReadContext& c) { return !mailgate(c) && c.field.has(Slot::with_comment); }
constexpr auto kProfiles = std::to_array<Profile>({
    {.from = "0",
     .unversioned = true,
     .marks = Marks::keyword,
     .label = "MailGate",
     .shows = "(using V with cipher C)",
     .keyword_with_tls = ""},
    {.marks = Marks::sometimes,
     .label = "MMS, Email Firewall",
     .shows = "nothing known",
     .has_tls = HasTls::unknown,
     .holds = mms},
});
bool session(ReadContext& c, Span part) { return mailgate(c) && families::using_words(c, part); }
bool certificate(ReadContext& c, Span part) {
  return mailgate(c) && families::client_words(c, part);
}
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1 with cipher RC4-MD5 (128/128 bits)) (No client certificate requested)
    {Slot::from_comment, session, {}, "using"},
    {Slot::from_comment, certificate, {}, "client"},
});

// The site puts its own words before "SMTP Relay" and the relay's number behind.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by_comment));
  if (ascii::istarts_with(by, "Tumbleweed") || ascii::istarts_with(by, "Axway")) return true;
  families::Cursor t{slice(raw, f.span(Slot::with_comment))};
  if (!t.s.ends_with(')')) return false;
  const std::size_t relay = ascii::ifind(t.s, "Relay");
  const std::size_t product = t.s.rfind('(');
  if (relay == std::string_view::npos || product == std::string_view::npos || product < relay + 6)
    return false;
  t.at = product;
  while (t.at > relay + 5 && ascii::is_blank(t.s[t.at - 1])) --t.at;
  return t.take(" (MMS v") || t.take(" (Email Firewall v");
}
// "MMS v5.0", "MailGate 3.7.1": what stands before may hold a number of the site.
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  std::size_t at = t.size();
  while (at > 0 && !ascii::is_blank(t[at - 1])) --at;
  return families::version_number(c, span_between(part.at + at, part.end()));
}

}  // namespace

extern constinit const System tumbleweed{
    .id = "tumbleweed",
    .title = "Tumbleweed / Axway MailGate",
    .short_title = "Tumbleweed",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::any_comment, version, {}, "product"},
    .rank = 40,
    .confirm = confirm,
    .source = "public mail, 2002 to 2012",
    .unknown = "whether MMS and Email Firewall ever mark TLS",
};

}  // namespace tlspath::parsers

// ASSP, a spam filter in front of a mail server.
// Writes    from RDNS ([IP] helo=x) by B with ESMTPS(AES256-SHA) (ASSP 1.10.1); date
//           from RDNS ([IP] helo=x) by B with ESMTPS(X)(X) (2.1.1); date     (2.x: once a pass)
//           from RDNS ([IP] helo=x) by B with SMTPSA(TLSv1_2 X) (2.6.3); date
//           from unknown ([0.0.0.0] noname) by B with SMTPSA(TLSv1_2 X) (2.6.1); date
// Silence   1.x: the S and the suite come from the session, silence is cleartext. 2.x writes SMTP
//           at the first greeting, that before STARTTLS, and mends it when the mail comes; where
//           its own fold stands between "with" and SMTP it finds nothing to mend. So a plain
//           keyword of 2.x proves nothing: "with SMTP (2.4.7)" beside "X-Assp-Client-TLS: yes".
// Hidden    a site may put another peer into the lines of mail that goes out (HideIPandHelo).
//           "[127.0.0.1] helo=anyhost.local" is no loopback.
// Source    assp.pl of 1.9 to 2.1; getline, MaillogStart and headerWrap of 2.x; public mail with
//           2.4.7 to 2.6.5
// Not done  its older spelling with +SSL is not read

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "ASSP"},
    {Slot::with_comment, "", Match::digits},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2",
     .marks = Marks::keyword,
     .label = "to 1.10",
     .shows = "ESMTPS(SUITE)",
     .source = "assp.pl"},
    {.from = "2",
     .unversioned = true,
     .marks = Marks::sometimes,
     .label = "2 on",
     .shows = "SMTPS(VERSION SUITE), where no fold hides the keyword",
     .source = "getline, MaillogStart and headerWrap of 2.x"},
});

// with ESMTPS(AES128-SHA), with SMTPSA(TLSv1_2 ECDHE-RSA-AES256-GCM-SHA384)
bool suite(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  const std::string_view version = t.word();
  const bool dated = parse_tls_version(version).has_value();
  if (dated) t.blanks();
  const std::size_t at = dated ? t.at : 0;
  const bool suite = find_suite(t.s.substr(at)) != nullptr;
  if (!suite && !(dated && t.done())) return false;
  if (dated) c.version({part.at, static_cast<std::uint32_t>(version.size())});
  if (suite) c.cipher(span_between(part.at + at, part.end()));
  c.tls(part);
  return true;
}
// from unknown ([127.0.0.1] helo=anyhost.local): what the site shows for the peer.
bool hidden_peer(ReadContext& c, Span) {
  if (!c.field.helo || c.text(*c.field.helo) != "anyhost.local" || !c.field.peer_address ||
      kind(c.field.peer_address->value) != AddressKind::loopback)
    return false;
  c.hop.from.address.reset();
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with_comment, suite, {}, "suite"},
    {Slot::with, hidden_peer, {}, "hidden"},
});

// The name, or a bare number of the form 2.1.1 beside "helo=" (or "noname") and a date without
// weekday.
bool confirm(std::string_view raw, const ReceivedField& f) {
  bool number = false, dated = false, named = false, id = false;
  for (const Part& p : f) {
    const std::string_view t = slice(raw, p.where);
    if (p.slot == Slot::with_comment) {
      if (ascii::istarts_with(t, "ASSP")) return true;
      number = t.size() <= 12 && ascii::starts_with_digit(t) &&
               t.find_first_not_of("0123456789.") == std::string_view::npos;
    } else if (p.slot == Slot::section || p.slot == Slot::date) {
      dated = dated || ascii::starts_with_digit(t);
    } else if (p.slot == Slot::peer) {
      named = named || ascii::iends_with(t, "] noname");
    } else if (p.slot == Slot::id) {
      id = id || !dated;
    }
  }
  if (!number || !dated || id || !f.peer_address) return false;
  return named || (f.helo && f.helo->at > f.peer_address->where.at);
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  return (ascii::istarts_with(t, "ASSP") || ascii::starts_with_digit(t)) &&
         families::version_number(c, part);
}

}  // namespace

extern constinit const System assp{
    .id = "assp",
    .title = "ASSP",
    .short_title = "ASSP",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::with_comment, version, {}, "with"},
    .rank = 40,
    .confirm = confirm,
    .source = "ASSP's own source of 1.9 to 2.x, public mail to 2.6.5",
};

}  // namespace tlspath::parsers

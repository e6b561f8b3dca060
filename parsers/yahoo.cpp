// Yahoo: the border (mta...), submission ("Hermes"), its webmail and its inner NNFMP.
// Writes    from RDNS (EHLO HELO) (IP) by mta1.mail.ne1.yahoo.com with SMTPS; date
//           from IP (EHLO HELO) by 10.197.39.74 with SMTPs (version=TLS1_3 cipher=SUITE); date
//             (since 2019, its border too: hosts by their addresses; "with SMTP" in the clear)
//           from RDNS (EHLO HELO) ([IP]) by smtp1.mail.ne1.yahoo.com (Yahoo Inc. Hermes SMTP
//             Server) with ESMTPA ID HEX; date
//           from RDNS (HELO x) (user@IP with login) by smtp101.mail.bf1.yahoo.com with SMTP; date
//             (submission to 2012)
//           from [IP] by nm1.bullet.mail.sp2.yahoo.com with NNFMP; 29 Jun 2012 12:06:38 -0000
//           from [IP] by ef.egroups.com with NNFMP; date     (its groups, to 2001 under that name)
//           from IP by atlas1.free.mail.bf1.yahoo.com pod-id NONE with HTTPS; date   (its store)
//           from sonic.gate.mail.ne1.yahoo.com by sonic1.consmr.mail.ne1.yahoo.com with HTTP; date
// Silence   the border tells SMTPS from SMTP. Hermes writes ESMTPA for every session though it asks
//           for TLS: it proves nothing. NNFMP is Yahoo's own protocol; nobody outside knows whether
//           it is encrypted.
// Source    both border forms by the same service in public mail since 2011; Hermes lines of 2018
//           to 2022; logins of 2002 to 2012
// Login     "with login", "with plain" and "with xymcookie" (of phones) are Yahoo's, behind the
//           address that it recorded: only there, in the last comment before "by", is it no word of
//           the sender's

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Oath Hermes SMTP Server"},        // to 2020-04
    {Slot::by_comment, "VZM Hermes SMTP Server"},         // to 2022-04
    {Slot::by_comment, "Yahoo Inc. Hermes SMTP Server"},  // since
    {Slot::by, "yahoo.com", Match::host},
    {Slot::by, "egroups.com", Match::host},
    {Slot::with, "SMTPs", Match::whole},  // as nobody else spells it; `confirm` looks at the host
    {Slot::with, "SMTP", Match::whole},   // in the clear; the same
});
bool hermes_words(std::string_view t) {
  return families::opens_with(t, "Oath Hermes") || families::opens_with(t, "VZM Hermes") ||
         families::opens_with(t, "Yahoo Inc. Hermes");
}
// What writes the line decides, not its version: the submission servers name themselves.
// by smtp405.mail.ne1.yahoo.com (Oath Hermes SMTP Server) with ESMTPA ID ...
bool hermes(const ReadContext& c) { return hermes_words(c.text(c.field.span(Slot::by_comment))); }
constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::keyword,
     .label = "border",
     .shows = "SMTPS",
     .source = "SMTPS and SMTP by the same hosts in public mail",
     .keyword_with_tls = "SMTPS"},
    {.marks = Marks::never,
     .label = "Hermes (submission)",
     .shows = "nothing: ESMTPA is a constant",
     .source = "submission asks for TLS, its lines never show it",
     .holds = hermes},
});

// from a.example (HELO pc) (alice@192.0.2.1 with login) by B with SMTP
bool login(ReadContext& c, Span part) {
  // The border by address asks for no login.
  if (c.text(c.field.span(Slot::by)).starts_with("10.")) return false;
  const Part* last = nullptr;  // comment before "by"
  for (const Part& p : c.field)
    if (p.where.at < part.at && (p.slot == Slot::peer || p.slot == Slot::from_comment)) last = &p;
  if (last == nullptr || last->slot != Slot::peer || !c.field.peer_address) return false;
  const std::uint32_t behind = c.field.peer_address->where.end();
  if (behind < last->where.at || behind > last->where.end()) return false;
  families::Cursor t{c.text(span_between(behind, last->where.end()))};
  t.blanks();
  const std::size_t at = t.at;
  if ((!t.take("with login") && !t.take("with plain") && !t.take("with xymcookie")) || !t.done())
    return false;
  c.authenticated(span_between(behind + at, last->where.end()));
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, login, {}, "login"},
    // with SMTPs (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256)
    {Slot::with_comment, families::key_value, {}, "comment"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
    {Slot::with, "HTTPS", Means::web, Match::whole},
    {Slot::via, "HTTP", Means::web, Match::whole},
});

// Other programs run on Yahoo's hosts too, and name themselves. Spam of 2002 is full of invented
// Yahoo lines: with other keywords, a `for`, or a clock of twelve hours, none of which Yahoo
// writes.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment)) return hermes_words(slice(raw, p->where));
  if (f.has(Slot::id) || f.has(Slot::for_)) return false;
  const std::string_view keyword = slice(raw, f.span(f.has(Slot::with) ? Slot::with : Slot::via));
  const std::string_view by = slice(raw, f.span(Slot::by));
  if (by.starts_with("10."))  // the greeting, and no id
    return (keyword == "SMTP" || keyword == "SMTPs") && f.has(Slot::peer) &&
           slice(raw, f.span(Slot::peer)).starts_with("EHLO");  // also an empty one
  if (!is_below(by, "yahoo.com") && !is_below(by, "egroups.com")) return false;
  if (keyword == "NNFMP") return true;
  if (is_below(by, "egroups.com")) return false;
  if (keyword == "HTTP" || keyword == "HTTPS") return true;
  if (keyword != "SMTP" && keyword != "SMTPS" && keyword != "SMTPs" && keyword != "ESMTP")
    return false;
  const std::string_view date = slice(raw, f.span(Slot::date));
  return ascii::ifind(date, " am") == std::string_view::npos &&
         ascii::ifind(date, " pm") == std::string_view::npos;
}

}  // namespace

extern constinit const System yahoo{
    .id = "yahoo",
    .title = "Yahoo",
    .short_title = "Yahoo",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .writes_bare_peer = true,
    .login_behind_peer = true,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2000 to 2025",
    .unknown = "what NNFMP is, and whether it is encrypted",
};

}  // namespace tlspath::parsers

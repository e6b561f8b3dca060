// Smail 3.
// Writes    by B (Smail3.1.29.1) from HOST (IP) with smtp id <m0vbwzX-0009vcC>; date
//           from HELO (really [IP]) by B via in.smtpd with esmtp (ident x using rfc1413)
//             id <m12AbCd-000aBcC@B> (Debian Smail3.2.0.102) for <x>; date
//           from HELO ([IP]) by B with esmtp (ident x using rfc1413) id m1Hvgug-000BBvC
//             (Debian Smail-3.2 1996-Jul-4 #2); date
//           by B (/\oo/\ Smail3.1.29.1 #29.8) id <m0vbx0j-000LsbC@B>; date           (pick-up)
//           at SITE (/\##/\ Smail-3.2.0.102 1998-Aug-2 #2) from HOST by B via smail from stdin
//             id <m1FglM8-000okjC@B> for x; date                                     (pick-up)
//           from HELO(RDNS[IP]) (3137 bytes) by B via sendmail with P:esmtp/R:smart_host/T:smtp
//             (sender: <x>) id <m15k2pj-0003RnC@B> for <x>; date (Smail-3.2.0.101 ...)
//           from HOST by B with smtp (Linux Smail3.1.28.1 #14) id m0sJ60v-000MrGC; date
//           from HOST by B via rmail with uucp id <m10Ghm5-0027TFC@B> for x; date
//             (Smail-3.2 1996-Jul-4 #4 built DST-Sep-8)
// Silence   it could not do TLS at all: smtp is cleartext.
// Source    public lines of 3.1 and 3.2
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Smail"},
    {Slot::by_comment, "Smail3"},
    {Slot::by_comment, R"(/\##/\ Smail)"},
    {Slot::by_comment, R"(/\oo/\ Smail3)"},
    {Slot::by_comment, R"(/\##/\ Smail3)"},
    {Slot::by_comment, R"(/\==/\ Smail3)"},
    {Slot::by_comment, "Linux Smail3"},
    {Slot::with_comment, "Linux Smail3"},
    {Slot::date_comment, "Smail"},
    {Slot::id_comment, "Debian Smail3"},
    {Slot::id_comment, "Debian Smail-3"},
    {Slot::with, "P:smtp/R"},
    {Slot::with, "P:esmtp/R"},
    {Slot::lead_comment, R"(/\##/\ Smail)"},
    {Slot::lead_comment, R"(/\oo/\ Smail)"},
    {Slot::via, "in.smtpd", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "nothing: cannot do TLS",
                                                    .source = "public lines",
                                                    .has_tls = HasTls::no}});
constexpr auto kForms = std::to_array<Form>({{Slot::via, "smail from stdin", Means::pickup}});

// <m10Ghm5-0027TFC@mx.example>
bool smail_id(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.size() < 15 || id[0] != 'm' || id[7] != '-') return false;
  for (std::size_t i = 1; i < 15; ++i)
    if (i != 7 && !ascii::is_alnum(id[i])) return false;
  return id.size() == 15 || id[15] == '@' || id[15] == '>';
}
// Behind the date a mail may go on that begins with a blank: there the product needs its id.
bool confirm(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if (p.slot == Slot::date_comment && ascii::istarts_with(slice(raw, p.where), "Smail"))
      return smail_id(slice(raw, f.span(Slot::id)));
  return true;
}

}  // namespace

extern constinit const System smail{
    .id = "smail",
    .title = "Smail",
    .short_title = "Smail",
    .cues = kCues,
    .profiles = kProfiles,
    .forms = kForms,
    .by_only_is_pickup = true,
    .rank = 20,
    .confirm = confirm,
    .source = "public lines",
};

}  // namespace tlspath::parsers

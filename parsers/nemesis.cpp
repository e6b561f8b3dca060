// Nemesis, the mail server of United Internet (GMX, WEB.DE, 1&1, IONOS), and its webmail.
// Writes    from HELO (RDNS [IP]) by mail.gmx.net (mrgmx105 [IP]) with ESMTPSA (Nemesis) id
//             1ABCDE-1uABCD0ABC-00ABCD for <x>; date
//           from [IP] (helo=HELO) by B (node=mxeu17) with ESMTP (Nemesis), id
//             0ABCDE-1ABCDE00abc-0005g9 for x; date  (to 2013)
//           from RDNS (EHLO HELO) [IP] by mail.gmx.net (mp046) with SMTP; 10 Dec 2006 10:16:07
//             +0100  (GMX before)
//           from [IP] ([IP]) by B (3c-app-gmx-bap40.server.lan [IP]) (via HTTP); date  (web)
// Silence   the keyword has its S: ESMTP and ESMTPA are cleartext.
// Source    the same hosts with both kinds of keyword in public mail 2005 to 2026
// Not done  it writes no version, suite or certificate

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "Nemesis", Match::whole},
    {Slot::by_comment, "via HTTP", Match::whole},
    {Slot::by, "gmx.net", Match::host},
    {Slot::by, "gmx.de", Match::host},
    {Slot::by, "gmx.com", Match::host},
    {Slot::by, "web.de", Match::host},
    {Slot::by, "kundenserver.de", Match::host},
    {Slot::by, "perfora.net", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA",
     .source = "both keywords by the same hosts"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // by web-mail.gmx.net (3c-app-gmx-bap40.server.lan [192.0.2.1]) (via HTTP)
    {Slot::by_comment, nullptr, R"((?i)^via (?<keyword>HTTP)$)", "via"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::by_comment, "via HTTP", Means::web, Match::whole},
    {Slot::with, "HTTP", Means::web, Match::whole},
});

bool nemesis_word(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f) {
    if (p.slot == Slot::with_comment && ascii::iequal(slice(raw, p.where), "Nemesis")) return true;
    if (p.slot == Slot::by_comment && families::opens_with(slice(raw, p.where), "via HTTP"))
      return true;
  }
  return false;
}
// Without its name: (mp046) or no comment at all, and no id before 2009; the web's host alone.
// Customers' own servers under these names write other products' lines.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (nemesis_word(raw, f)) return true;
  if (ascii::iequal(slice(raw, f.span(Slot::with)), "HTTP")) return !f.has(Slot::by_comment);
  const Part* p = f.find(Slot::by_comment);
  return p != nullptr && families::opens_with(slice(raw, p->where), "mp") && p->where.size <= 6 &&
         !f.has(Slot::id);
}

}  // namespace

extern constinit const System nemesis{
    .id = "nemesis",
    .title = "GMX / WEB.DE / 1&1 IONOS",
    .short_title = "GMX, WEB.DE, IONOS",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2005 to 2026",
    .unknown = "whether the web front ends were reached by HTTPS",
};

}  // namespace tlspath::parsers

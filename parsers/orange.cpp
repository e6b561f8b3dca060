// Orange and Wanadoo (France): their Cloudmark gateways by their own words.
// Writes    from HELO ([IP]) by smtp.orange.fr with ESMTPSA id 82abc5XdMA5xR82nwvnlT0; date  (since
//             February 2026)
//           from HELO ([IP]) by smtp.orange.fr with ESMTPA id ...; date  (before)
//           from HELO ([IP]) by mwinf5d09 with ME id jn9q200093NZnML03n9qj6; date
// Silence   to January 2026 ESMTPA stood for sessions with TLS and without: it proves nothing. "ME"
//           names no protocol.
// Source    public mail 2019 to 2026
// Not done  the day of the change

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with, "ME", Match::whole},
    {Slot::by, "orange.fr", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2026-02-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to January 2026",
     .shows = "nothing",
     .has_tls = HasTls::unknown},
    {.from = "2026-02-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "since February 2026",
     .shows = "ESMTPSA"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "ESMTPSA"},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment)) return false;
  return ascii::istarts_with(slice(raw, f.span(Slot::by)), "mwinf") ||
         is_below(slice(raw, f.span(Slot::by)), "orange.fr");
}

}  // namespace

extern constinit const System orange{
    .id = "orange",
    .title = "Orange (ME)",
    .short_title = "Orange",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2019 to 2026",
    .unknown = "the day in early 2026 of the change",
};

}  // namespace tlspath::parsers

// Comcast: its Cloudmark gateways, known by their host names.
// Writes    from HELO ([IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 256/256 bits)
//             (Client did not present a certificate) by resqmta-1.sys.comcast.net with ESMTPS id
//             U3ab...; date
//           from HELO ([IP]) by resomta-1.sys.comcast.net with ESMTPSA id DhXp...; date  (before)
//           from HELO ([IP]) by OMTA1.emeryville.ca.mail.comcast.net with comcast id p47s...; date
//             (to about 2012)
// Silence   to summer 2023 a plain keyword proves nothing. Since then the comment stands wherever
//           TLS was used. "comcast" is no protocol's name.
// Source    public mail 2005 to 2026
// Not done  the day in 2023 of the change: the first comments are of April, plain lines go on to
//           summer

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by, "comcast.net", Match::host}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2023-08-01",
     .by_date = true,
     .marks = Marks::sometimes,
     .label = "to July 2023",
     .shows = "ESMTPSA"},
    {.from = "2023-08-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "since August 2023",
     .shows = "ESMTPS; (using V with cipher C N/N bits)"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "ESMTPS"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 256/256 bits): no brackets around the bits
    {Slot::from_comment, families::using_words, {}, "using"},
    // (Client did not present a certificate)
    {Slot::from_comment, families::client_words, {}, "client"},
});

// One word beside the host at most, (rwcrmhc11): other products on Comcast's hosts, and on those of
// its customers, name themselves.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::with_comment) || f.has(Slot::tls)) return false;
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return f.has(Slot::with) && f.has(Slot::id);
  for (const char ch : slice(raw, p->where))
    if (!ascii::is_alnum(ch)) return false;
  return f.has(Slot::id) && slice(raw, f.span(Slot::id)).substr(0, 3) == "<20";
}

}  // namespace

extern constinit const System comcast{
    .id = "comcast",
    .title = "Comcast",
    .short_title = "Comcast",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2005 to 2026",
    .unknown = "the day in 2023 on which plain lines became evidence",
};

}  // namespace tlspath::parsers

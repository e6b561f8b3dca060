// Cloudmark Gateway where the line shows it and not a provider: CMGW, hosters' submission, Telenet.
// Writes    from HELO ([IP]) (using TLSv1.2 with cipher X 256/256 bits) (Client did not present a
//             certificate) by CMGW with ESMTPS id kp1l...; date
//           from HELO ([IP]) by :SMTPAUTH: with ESMTPSA id hab9...; date  (hosters' submission)
//           from HELO ([IP]) by B with bizsmtp id R0j2...; date  (Telenet, to 2024)
//           from HELO ([IP]) by B with cmsmtp id HQic...; date  (Telenet, since 2024-09)
//           from HELO ([IP]) by cmsmtp with ESMTPS id cPOStYclxhQfUcPOTteISc; date  (hosters)
//           from HELO ([IP]) by B with ESMTP id dGmVla2NmMrQqdGmWleGiB; date  (its id alone)
//           from HELO ([IP]) by B with smtp id uLAB1h0024ABCDe01LAFgh; date  (its id alone, to
//           2018;
//             Bluehost and GoDaddy leave the word behind "with" out)
// Silence   depends on release and site: ESMTPA by hosts that also take TLS, so a plain keyword
//           proves nothing; bizsmtp and cmsmtp are the gateway's own words and name no protocol.
// Source    public mail 2014 to 2026
// Not done  from which release on the comment is written

#include <algorithm>

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by, "CMGW", Match::whole, 20},
    {Slot::by, ":SMTPAUTH:", Match::whole, 20},
    {Slot::by, "cmsmtp", Match::whole, 20},
    {Slot::with, "bizsmtp", Match::whole, 20},
    {Slot::with, "cmsmtp", Match::whole, 20},
    {Slot::with, "cmgsmtp", Match::whole, 20},
    {Slot::id, "22", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA; (using V with cipher C N/N bits)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 256/256 bits): no brackets around the
    // bits
    {Slot::from_comment, families::using_words, {}, "using"},
    // (Client did not present a certificate)
    {Slot::from_comment, families::client_words, {}, "client"},
});

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
// Where nothing names it, its id does: dGmVl a2NmMrQq dGmWl eGiB begins anew in its middle. The
// second to fourth letter count on while the session lasts: c9jht JM0ZAfjw cPOWt pySY.
// Before, ids were made of other parts: uLAB 1h 0024ABCDe 01 LAFgh, rtAB 1w 00v0ABCde 01 tAFgh. The
// second and third letter stand behind a count of two digits again.
bool is_old_id(std::string_view id) {
  return id.size() == 22 && std::ranges::all_of(id, ascii::is_alnum) && id[6] == '0' &&
         id[15] == '0' && ascii::is_digit(id[16]) && id[1] == id[17] && id[2] == id[18] &&
         std::ranges::any_of(id, is_capital);
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (is_old_id(id)) return f.has(Slot::from) && !f.has(Slot::by_comment);
  return f.has(Slot::from) && f.has(Slot::with) && !f.has(Slot::by_comment) && id.size() == 22 &&
         id[0] == id[13] && id[4] == id[17] && std::ranges::any_of(id, is_capital) &&
         !std::ranges::all_of(id, is_capital);
}

}  // namespace

extern constinit const System cloudmark{
    .id = "cloudmark",
    .title = "Cloudmark Gateway",
    .short_title = "Cloudmark",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 60,
    .confirm = confirm,
    .source = "public mail 2014 to 2026",
    .unknown = "from which release on the TLS comment is written",
};

}  // namespace tlspath::parsers

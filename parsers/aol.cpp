// AOL: its Postfix of 2010 to 2017, named after the role of the host, and the servers before it.
// Writes    from HELO (RDNS [IP]) (using TLSv1 with cipher ADH-AES256-SHA (256/256 bits)) (No
//             client certificate requested) by imb-a1.mx.aol.com (AOL Mail Bouncer) with ESMTPS id
//             9E0000000243 for <x>; date
//           by omr-m1.mx.aol.com (Outbound Mail Relay) id 05BAF0000001; date  (pick-up)
//           from IP by webprd-m1.mail.aol.com (IP) with HTTP (WebMailUI); date  (web)
//           from user@aol.com by imo-m1.mx.aol.com (mail_out_v34.10.) id 9.ac.2ce0000 (30950); date
//             (AOL's client)
// Silence   as Postfix: the keyword has its S. The servers before 2010 could not do TLS on the
//           Internet.
// Source    public mail 1998 to 2017
// Not done  what AOL's own client spoke to mail_out

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Internet Inbound", Match::whole},
    {Slot::by_comment, "Partner Internet Inbound", Match::whole},
    {Slot::by_comment, "Outbound Mail Relay", Match::whole},
    {Slot::by_comment, "MUA/Third Party Client Interface", Match::whole},
    {Slot::by_comment, "AOL Mail Bouncer", Match::whole},
    {Slot::with_comment, "WebMailUI"},
    {Slot::by, "aol.com", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS; (using V with cipher C)"},
});
// Session words stand behind the peer's comment. The web's line has none: its `from` is all that
// there is.
bool session(ReadContext& c, Span part) {
  return c.field.has(Slot::peer) &&
         (families::using_words(c, part) || families::client_words(c, part));
}
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1 with cipher ADH-AES256-SHA (256/256 bits)) (No client certificate requested) by
    {Slot::from_comment, session, {}, "session"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
});

// By host alone: only the lines that other products' hosts do not write.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const std::string_view by = slice(raw, f.span(Slot::by));
  const std::string_view t = slice(raw, f.span(Slot::by_comment));
  for (const Cue& c : kCues)
    if (c.slot == Slot::by_comment && families::opens_with(t, c.text)) return true;
  if (const Part* p = f.find(Slot::with_comment))
    if (families::opens_with(slice(raw, p->where), "WebMailUI")) return true;
  if (!is_below(by, "aol.com")) return false;
  return families::opens_with(t, "mail_out") || families::opens_with(t, "IMOv") ||
         (t.size() > 1 && t[0] == 'v' &&
          ascii::is_digit(t[1])) ||  // (v42.4): the relays of the nineties
         (t.empty() && ascii::iequal(slice(raw, f.span(Slot::with)), "HTTP"));
}

}  // namespace

extern constinit const System aol{
    .id = "aol",
    .title = "AOL",
    .short_title = "AOL",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .by_only_is_pickup = true,
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 1998 to 2017",
    .unknown = "what AOL's own client spoke to mail_out",
};

}  // namespace tlspath::parsers

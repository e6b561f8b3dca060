// MDaemon, of Deerfield and Alt-N.
// Writes    from HELO (RDNS [IP]) by B (HOST or IP) (MDaemon PRO v25.5.0b) with ESMTPSA id
//             md5001000000001.msg; date
//           from HELO [IP] by B [IP] with SMTP (MDaemon.PRO.v5.0.6.R) for <x>; date  (to 6)
//           A [(IP)] by B (IP) (MDaemon PRO v19.0.2) with ESMTP id md50010000001.msg; date
//             (without "from")
//           from HELO by B (Cipher TLSv1:RC4-MD5:128) (MDaemon PRO v10.1.1) with ESMTP id
//             md50000000001.msg; date  (9 to 12)
//           from B by B (via RAW) (MDaemon PRO v10.0.5b) for <x>; date  (from its own queue)
//           from X by B with ActiveSync id md5001000000001.msg; date
//           from HELO by B with ESMTP id md50000000001.msg; date  (a site hides the product)
// Silence   9.6 to 12 write "(Cipher ...)" for each session that had TLS, and ESMTP with or without
//           it: where it is missing there was none. From 16 on the keyword has its A and its S. So
//           ESMTP and ESMTPA are cleartext in both. To 6 it could not do TLS. Of 7 to 9.5 and of 13
//           to 15 only ESMTP is known, logged in or not, and no line with TLS: it proves nothing.
//           Where the product is hidden the id tells: since 20 it has twelve digits and counts by
//           its keyword. With ten it may be of any release before, and ESMTP proves nothing.
// Source    public mail 2001 to 2026; hosts of 9.6, 10.1 and 12.0 with "(Cipher ...)" in all lines
//           of their users, one of them without it in those of its own web mail; ESMTPA by 16.5,
//           ESMTPSA by 19.0 to 26.0; ESMTP alone by 7.1, 7.2, 8.1, 9.0 and 13.5, by 13.5 of a
//           client that had logged in; ESMTPA and ESMTPSA of one site that hides it, 2024; ten
//           digits by 19.5.4, twelve by 20.0.1 of the same host, 2020
// Not done  the release that first wrote ESMTPS; whether 7 to 9.5 marked anything

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "MDaemon"},
    {Slot::with_comment, "MDaemon"},
    {Slot::id, "13.3", Match::shape},  // md50000000002.msg where the product is hidden
    {Slot::id, "14.3", Match::shape},
    {Slot::id, "15.3", Match::shape},
    {Slot::id, "16.3", Match::shape},
});
// by mx.example with ESMTP id md50000000002.msg and no product: of 9.6 or of 19. An A shows that it
// knows RFC 3848.
bool short_id(const ReadContext& c) {
  constexpr std::size_t kShort = std::string_view("md50000000002.msg").size();
  return c.field.has(Slot::id) && c.field.span(Slot::id).size <= kShort && !c.hop.system_version &&
         c.hop.protocol && !c.hop.protocol->value.authenticated;
}
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "7",
     .marks = Marks::keyword,
     .label = "to 6",
     .shows = "nothing",
     .has_tls = HasTls::unknown},
    {.from = "7",
     .until = "9.6",
     .marks = Marks::sometimes,
     .label = "7 to 9.5",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "9.6",
     .until = "13",
     .marks = Marks::always,
     .label = "9.6 to 12",
     .shows = "(Cipher V:SUITE:BITS); the keyword has no S",
     .source = "lines with and without it by one host of 10.1.1"},
    {.from = "13",
     .until = "16",
     .marks = Marks::sometimes,
     .label = "13 to 15",
     .shows = "nothing known",
     .has_tls = HasTls::unknown,
     .holds = short_id},
    {.from = "16",
     .marks = Marks::keyword,
     .label = "16 on",
     .shows = "ESMTPS, ESMTPSA",
     .source = "keywords after RFC 3848 in public mail, 16.5 to 26.0"},
    {.unversioned = true,
     .marks = Marks::keyword,
     .label = "any",
     .shows = "ESMTPS, ESMTPSA",
     .source = "keywords after RFC 3848 in public mail"},
});

constexpr auto kReaders = std::to_array<Reader>({
    // by mx.example (via RAW) (MDaemon PRO v10.0.5b)
    {Slot::by_comment, nullptr, R"(^via (?<keyword>RAW)$)", "via"},
    // (Cipher TLSv1:RC4-MD5:128) (MDaemon PRO v10.1.1)
    {Slot::by_comment, families::colon_tuple, {}, "cipher"},
    // (authenticated) before by, in releases that had no keyword for it
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::by_comment, "via RAW", Means::pickup, Match::whole},  // a file in its queue
    {Slot::with, "ActiveSync", Means::web, Match::whole},
});

bool product(std::string_view t) { return families::opens_with(t, "MDaemon"); }
bool confirm(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if ((p.slot == Slot::by_comment || p.slot == Slot::with_comment) &&
        product(slice(raw, p.where)))
      return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (!families::opens_with(id, "md5") || !ascii::iends_with(id, ".msg")) return false;
  return id.substr(3, id.size() - 7).find_first_not_of("0123456789") == std::string_view::npos;
}
bool version(ReadContext& c, Span part) {
  return product(c.text(part)) && families::version_number(c, part);
}

}  // namespace

extern constinit const System mdaemon{
    .id = "mdaemon",
    .title = "MDaemon",
    .short_title = "MDaemon",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::any_comment, version, {}, "product"},
    .rank = 20,
    .confirm = confirm,
    .source = "public mail 2001 to 2025",
    .unknown = "which release wrote ESMTPS first",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

// MDaemon, of Deerfield and Alt-N.
// Writes    from HELO (RDNS [IP]) by B (HOST or IP) (MDaemon PRO v25.5.0b) with ESMTPSA id
//             md5001000000001.msg; date
//           from HELO [IP] by B [IP] with SMTP (MDaemon.PRO.v5.0.6.R) for <x>; date  (to 6)
//           A [(IP)] by B (IP) (MDaemon PRO v19.0.2) with ESMTP id md50010000001.msg; date
//             (without "from")
//           from B by B (via RAW) (MDaemon PRO v10.0.5b) for <x>; date  (from its own queue)
//           from X by B with ActiveSync id md5001000000001.msg; date
// Silence   the keyword has its S: ESMTP and ESMTPA are cleartext. To 6 it could not do TLS.
// Source    public mail 2001 to 2025
// Not done  the release that first wrote ESMTPS; no version or suite is ever written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "MDaemon"},
    {Slot::with_comment, "MDaemon"},
    {Slot::id, "13.3", Match::shape},  // md50000234499.msg where the product is hidden
    {Slot::id, "14.3", Match::shape},
    {Slot::id, "15.3", Match::shape},
    {Slot::id, "16.3", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA",
     .source = "keywords after RFC 3848 in public mail"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // by mx.example (via RAW) (MDaemon PRO v10.0.5b)
    {Slot::by_comment, nullptr, R"(^via (?<keyword>RAW)$)", "via"},
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
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers

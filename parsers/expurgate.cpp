// eXpurgate.
// Writes    from [IP] (helo=x) by B with ESMTPS (eXpurgate 4.56.1) (envelope-from <a>) id
//             6a070fd3-aaa8-0a2a45050019-d1558030d849-3 for <b>; date
//           from [IP] (helo=x) by B with ESMTP (eXpurgate 4.55.2) (envelope-from <a>) id X for
//             <b>; date
//           from [IP] (helo=localhost) by localhost with ESMTP (eXpurgate MTA 0.9.1) (envelope-from
//             <a>) id X for <b>; date     (behind it, another program)
// Silence   taken by its keyword: 4.55.2 writes both ESMTPS and ESMTP, at different sites. Of
//           eXpurgate MTA only ESMTP is known: it proves nothing.
// Source    public mail, 2017 to 2026
// Not done  version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "eXpurgate"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "4",
     .marks = Marks::sometimes,
     .label = "eXpurgate MTA 0.9",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "4", .unversioned = true, .marks = Marks::keyword, .label = "4", .shows = "ESMTPS"},
});

}  // namespace

extern constinit const System expurgate{
    .id = "expurgate",
    .title = "eXpurgate",
    .short_title = "eXpurgate",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::with_comment, families::version_number, {}, "with"},
    .rank = 20,
    .source = "public mail, 2017 to 2026",
    .unknown = "whether the S is written whenever TLS was used",
};

}  // namespace tlspath::parsers

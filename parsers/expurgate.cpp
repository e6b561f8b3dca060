// eXpurgate.
// Writes    from [IP] (helo=x) by B with ESMTPS (eXpurgate 4.56.1) (envelope-from <a>) id
//             6a070fd3-aaa8-0a2a45050019-d1558030d849-3 for <b>; date
//           from [IP] (helo=x) by B with ESMTP (eXpurgate 4.55.2) (envelope-from <a>) id X for
//             <b>; date
// Silence   taken by its keyword: both ESMTPS and ESMTP are seen, by different sites.
// Source    public mail, 2017 to 2026
// Not done  version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "eXpurgate"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS"},
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

// Alligate, a filter before mail servers on Windows.
// Writes    from HELO [IP] by B (Alligate(TM) SMTP Gateway v3.9.7.13) with ESMPT id
//             <BAF4CEDA9A173AE2.BA90C810050811DB@B> for <x>; date           ("ESMPT": its own word)
// Silence   no evidence: no other keyword of it is known, and its manual says nothing of TLS.
// Source    public mail 2009; the manual of 3.10 (its page on authentication)
// Not done  whether it can do TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Alligate(TM) SMTP Gateway"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::never, .label = "all", .shows = "nothing known", .source = "public mail"},
});

}  // namespace

extern constinit const System alligate{
    .id = "alligate",
    .title = "Alligate SMTP Gateway",
    .short_title = "Alligate",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "public mail 2009, the manual of 3.10",
    .unknown = "whether it can do TLS",
};

}  // namespace tlspath::parsers

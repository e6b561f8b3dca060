// Halon.
// Writes    from HELO (RDNS [IP]) by B (Halon) with ESMTPS id
//             67fa1491-1ba5-11f1-89dd-33838566c143; date
// Silence   the keyword is reliable: ESMTP and ESMTPA are cleartext.
// Source    four hosts that wrote both forms in public mail, 2021 to 2026
// Not done  version and suite are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Halon", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS, ESMTPSA"},
});

}  // namespace

extern constinit const System halon{
    .id = "halon",
    .title = "Halon",
    .short_title = "Halon",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "hosts that wrote both forms in public mail, 2021 to 2026",
    .unknown = "what a site can make of the line by its own script",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers

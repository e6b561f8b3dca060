// EMWAC Internet Mail Services for Windows NT.
// Writes    from HELO (unverified [IP]) by B (EMWAC SMTPRS 0.83) with SMTP id <B3333054941@B>;
//             date
// Silence   it cannot do TLS: the keyword is meant.
// Source    public mail, 2001 to 2002
// Not done  nothing more can be read of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "EMWAC SMTPRS"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "nothing", .has_tls = HasTls::unknown},
});

}  // namespace

extern constinit const System emwac{
    .id = "emwac",
    .title = "EMWAC SMTPRS",
    .short_title = "EMWAC",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2001 to 2002",
    .unknown = "nothing",
};

}  // namespace tlspath::parsers

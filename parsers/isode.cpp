// PP and what became Isode M-Switch.
// Writes    from HELO (actually RDNS) by B with SMTP (PP); date
// Silence   PP could not do TLS: SMTP is cleartext. Lines of M-Switch are not known.
// Source    public mail 1996
// Not done  M-Switch; "(Mailer)" in place of "(PP)" at sites that renamed it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::with_comment, "PP", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "PP",
     .shows = "nothing: cannot do TLS",
     .has_tls = HasTls::no},
});

}  // namespace

extern constinit const System isode{
    .id = "isode",
    .title = "Isode M-Switch / PP (X.400)",
    .short_title = "PP",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "public mail 1996",
    .unknown = "lines of M-Switch",
};

}  // namespace tlspath::parsers

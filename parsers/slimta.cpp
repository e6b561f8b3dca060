// slimta, a mail server library for Python (and Lua).
// Writes    from HELO (RDNS [IP]) by B (slimta 2.1.0) with ESMTPSA
//             for <bob@corp.example>,<carol@corp.example>; date
// Silence   cleartext: its edge makes ESMTPS and ESMTPSA of its own session.
// Source    slimta/policy/headers.py and its test, slimta/edge/smtp.py

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "slimta"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS", .source = "slimta/edge/smtp.py"},
});

}  // namespace

extern constinit const System slimta{
    .id = "slimta",
    .title = "slimta",
    .short_title = "slimta",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "slimta/policy/headers.py",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers

// TMDA's submission proxy, tmda-ofmipd.
// Writes    from HELO (RDNS [IP]) (using STARTTLS) by B (tmda-ofmipd) with ESMTP; date
//           from HELO (RDNS [IP]) (using SMTP over TLS) by B (tmda-ofmipd) with ESMTP; date
//           from HELO (RDNS [IP]) by B (tmda-ofmipd) with ESMTP; date
//           from HELO (IP) by B (tmda-ofmipd) with ESMTP; date   (HELO and reverse DNS are one)
// Silence   its words stand wherever it did TLS itself: silence is cleartext. The keyword is
//           constant.
// Source    tmda-ofmipd of 1.1; public mail 2003 to 2026
// Not done  every line is a logged-in client's, and does not say so; TLS ended by an stunnel before
//           it is not seen

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "tmda-ofmipd", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::always, .label = "all", .shows = "(using STARTTLS), (using SMTP over TLS)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::from_comment, nullptr, R"(^(?<tls>using (?:STARTTLS|SMTP over TLS))$)", "using"},
});

}  // namespace

extern constinit const System tmda{
    .id = "tmda",
    .title = "TMDA (tmda-ofmipd)",
    .short_title = "TMDA",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "its own source; public mail 2003 to 2026",
    .unknown = "whether an stunnel stands before it",
    .never_shown = {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers

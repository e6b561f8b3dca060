// Clearswift MIMEsweeper, before 2002 Content Technologies.
// Writes    from HELO (unverified [IP]) by B (Clearswift SMTPRS 5.6.0) with ESMTP id <T72@B> for
//             <a>; date
//           from HELO (unverified) by B (Content Technologies SMTPRS 4.2.5) with ESMTP id
//             <T58@B>; date
// Silence   no evidence: no line of it was ever seen to say TLS, from 2001 to 2020.
// Source    public mail, 2001 to 2020
// Not done  the later gateway (SEG 4 and later) is a Postfix and is read as that

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Clearswift SMTPRS"},
    {Slot::by_comment, "Content Technologies SMTPRS"},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::never, .label = "all", .shows = "nothing"}});

}  // namespace

extern constinit const System clearswift{
    .id = "clearswift",
    .title = "Clearswift MIMEsweeper",
    .short_title = "MIMEsweeper",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .source = "public mail, 2001 to 2020",
    .unknown = "whether any release could do TLS",
};

}  // namespace tlspath::parsers

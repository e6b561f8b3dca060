// msmtpd, the small SMTP server of msmtp.
// Writes    from HELO (HOST [IP]) by B [IP] (msmtpd) with ESMTP; date
// Silence   the keyword is a constant: it says nothing of TLS.
// Source    msmtpd.c of 1.8.33
// Not done  TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "msmtpd"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "msmtpd.c"}});

}  // namespace

extern constinit const System msmtpd{
    .id = "msmtpd",
    .title = "msmtpd",
    .short_title = "msmtpd",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "msmtp's own source of 1.8.33",
};

}  // namespace tlspath::parsers

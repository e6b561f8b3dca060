// MIMEDefang: a line made up for SpamAssassin, which a mail may keep.
// Writes    from HELO (RDNS [IP]) by B (envelope-sender <x>) (MIMEDefang)
//             with ESMTPS id x for <x>; date
// Silence   the S is the mail server's: ESMTP is cleartext.
// Source    Utils.pm (synthesize_received_header) of 3.6
// Not done  suites and versions are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "MIMEDefang"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::keyword, .label = "all", .shows = "ESMTPS", .source = "Utils.pm"}});

}  // namespace

extern constinit const System mimedefang{
    .id = "mimedefang",
    .title = "MIMEDefang",
    .short_title = "MIMEDefang",
    .cues = kCues,
    .profiles = kProfiles,
    .rank = 20,
    .source = "MIMEDefang's own source of 3.6",
};

}  // namespace tlspath::parsers

// Synchronet.
// Writes    from RDNS (HELO [IP]) by B [IP] (Synchronet Mail Server 1.563-Linux)
//             with ESMTP for x; date
// Silence   a plain keyword says nothing of TLS in the releases known.
// Source    mailsrvr.c of 3.1x
// Not done  the name in the comment is the HELO here, not the resolved name

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "Synchronet Mail Server"}});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::never, .label = "all", .shows = "nothing", .source = "mailsrvr.c"}});

}  // namespace

extern constinit const System synchronet{
    .id = "synchronet",
    .title = "Synchronet",
    .short_title = "Synchronet",
    .cues = kCues,
    .profiles = kProfiles,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "Synchronet's own source of 3.1x",
    .unknown = "what releases after 3.18 write",
};

}  // namespace tlspath::parsers

// PMDF, of Innosoft, later Process Software: OpenVMS and Unix.
// Writes    from HELO (RDNS [IP]) by B (PMDF V6.1-1 #40995) with ESMTPS id <0H1L0AB4D8QOED@B> for
//             a@b.example; date (EDT)
//           from PROCESS-DAEMON by B (PMDF V5.2-29 #33343) id <...>; date  (between its own
//             channels)
//           from A by B (PMDF V4.2-14 #4768) id <...>; date                          (up to V4)
// Silence   the keyword is exact: ESMTPS with TLS, ESMTPSA with TLS and login, ESMTP and ESMTPA
//           without TLS.
// Source    the manual of PMDF 6.8; public mail 1993 to 2008
// Not done  lines without `by`: the product then stands where a sender's names stand

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "PMDF"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, ESMTPSA",
     .source = "manual of PMDF 6.8, appendix on headers"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // from PROCESS-DAEMON by mx.example (PMDF V5.2-29 #33343) id <...>
    {Slot::by_comment, families::inner_channel, {}, "channel"},
});

}  // namespace

extern constinit const System pmdf{
    .id = "pmdf",
    .title = "PMDF",
    .short_title = "PMDF",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "product"},
    .rank = 20,
    .source = "manual of PMDF 6.8; public mail 1993 to 2008",
    .unknown = "which release wrote ESMTPS first",
};

}  // namespace tlspath::parsers

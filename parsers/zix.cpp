// Zix (ZixVPM gateway).
// Writes    from HELO (RDNS [IP]) by B (Proprietary) with ESMTP id C539A0DBF74; date
//             (Postfix under that name)
// Silence   the keyword is Postfix': ESMTP without S is cleartext.
// Source    public mail, 2006 to 2019
// Not done  a site may have chosen the word "Proprietary" for a Postfix of its own

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Proprietary", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS, (using V with cipher C) where the site asks for it"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (No client
    //   certificate requested)
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});

}  // namespace

extern constinit const System zix{
    .id = "zix",
    .title = "Zix",
    .short_title = "Zix",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 30,
    .source = "public mail, 2006 to 2019",
    .unknown = "a line of it with TLS was not seen",
};

}  // namespace tlspath::parsers

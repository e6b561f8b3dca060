// Axigen.
// Writes    from HELO (IP) by B (Axigen) with (ECDHE-RSA-AES128-GCM-SHA256 encrypted) ESMTPSA id
//             1026C2; date
//           from HELO (IP) by B (Axigen) with ESMTPA id 0FB2FB; date
// Silence   the keyword has its S: ESMTP and ESMTPA are cleartext.
// Source    both forms in public mail 2013 to 2023
// Not done  the release is never written, nor the version of TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Axigen", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "with (C encrypted) ESMTPSA"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with (ECDHE-RSA-AES128-GCM-SHA256 encrypted) ESMTPSA
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
});

}  // namespace

extern constinit const System axigen{
    .id = "axigen",
    .title = "Axigen",
    .short_title = "Axigen",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail 2013 to 2023",
    .unknown = "which release wrote the suite first",
};

}  // namespace tlspath::parsers

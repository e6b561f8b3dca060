// SonicWall Email Security.
// Writes    from HELO ([IP]) by B ([OWN IP]) (SonicWall 10.0.19.7433) with ESMTPS (version=TLSv1.2
//             cipher=X bits=256/256) id o202210151019000122343-3; date       (10.0.16 and 10.0.19)
//           from HELO ([IP]) by B ([OWN IP]) (SonicWALL 9.0.5.2081 ) with ESMTP id o2019...-5; date
// Silence   9.0.5 to 10.0.15 were met without a word about TLS, which can be switched on: a plain
//           keyword proves nothing. Later ones were met with TLS only.
// Source    public mail of four sites, 2019 to 2026
// Not done  from which release on the comment is written; its line "from B (127.0.0.1) id N; date
//           (envelope-from <x>)" is that of the PowerMTA in it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "SonicWall"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes, .label = "all", .shows = "ESMTPS (version= cipher= bits=)"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (version=TLSv1.2 cipher=ECDHE-RSA-AES256-SHA384 bits=256/256)
    {Slot::with_comment, families::key_value, {}, "with"},
});

// The comment before it is its own address: ([198.51.100.74]) (SonicWall 10.0.19.7433)
bool version(ReadContext& c, Span part) {
  return families::opens_with(c.text(part), "SonicWall") && families::version_number(c, part);
}

}  // namespace

extern constinit const System sonicwall{
    .id = "sonicwall",
    .title = "SonicWall Email Security",
    .short_title = "SonicWall",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "by"},
    .rank = 20,
    .source = "public mail 2019 to 2026",
    .unknown = "from which release on the TLS comment is written",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

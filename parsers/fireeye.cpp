// FireEye ETP, today Trellix Email Security Cloud. It is built on Momentum and writes its line.
// Writes    from HELO (RDNS [IP]) by prd08-usw2-18 (envelope-from <x>) FireEye ETP with ESMTPS
//             (cipher=TLS_AES_128_GCM_SHA256) id 3yWgury-62026-08g51CE2; batch_id 51/CE-24685-47;
//             date
// Silence   as Momentum's: the S is its word for TLS.
// Source    public mail of 2024, from Google and from Microsoft; its hops within name Momentum 4.7
// Not done  a line without TLS was not seen

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_words, "FireEye ETP"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword,
     .label = "all",
     .shows = "ESMTPS (cipher=)",
     .source = "public mail of 2024"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (cipher=ECDHE-RSA-AES256-GCM-SHA384) id N
    {Slot::with_comment, nullptr, R"(^(?<tls>cipher=(?<cipher>[\w-]+)))", "with"},
});

}  // namespace

extern constinit const System fireeye{
    .id = "fireeye",
    .title = "FireEye ETP / Trellix Email Security Cloud",
    .short_title = "FireEye ETP",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "public mail of 2024",
    .unknown = "what it writes without TLS",
    .never_shown = {Fact::version, Fact::bits, Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

// KumoMTA.
// Writes    from HELO (IP) by B (KumoMTA IP) with ESMTPSA (TLSv1_3:TLS13_AES_256_GCM_SHA384)
//             id e3a3b8582dd311f1a07502c82f9c3d17 for <x>; date             (2025-07 on)
//           from HELO (IP) by B (KumoMTA IP) with ESMTP id x for <x>; date
//           from DOMAIN (IP) by B (KumoMTA) with HTTP id x for <x>; date    (its API)
// Silence   before 2025-07 the keyword was a constant, and no line names its release: silence is no
//           evidence.
// Source    crates/kumod/src/smtp_server.rs, http_server/inject_v1.rs
// Not done  a login without TLS is written as plain ESMTP

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "KumoMTA"}});

constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2025-07-01",
     .by_date = true,
     .marks = Marks::never,
     .label = "before 2025-07",
     .shows = "nothing",
     .source = "smtp_server.rs"},
    {.from = "2025-07-01",
     .by_date = true,
     .unversioned = true,
     .marks = Marks::sometimes,
     .label = "2025-07 on",
     .shows = "ESMTPS (V:SUITE)",
     .source = "smtp_server.rs"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (TLSv1_3:TLS13_AES_256_GCM_SHA384)
    {Slot::with_comment, families::colon_tuple, {}, "tuple"},
});
constexpr auto kForms = std::to_array<Form>({{Slot::with, "HTTP", Means::web, Match::whole}});

}  // namespace

extern constinit const System kumomta{
    .id = "kumomta",
    .title = "KumoMTA",
    .short_title = "KumoMTA",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 20,
    .source = "KumoMTA's own source",
    .unknown = "which release a site runs",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

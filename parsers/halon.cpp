// Halon.
// Writes    from HELO (RDNS [IP]) by B (Halon) with ESMTPS id
//             67fa1491-1ba5-11f1-89dd-33838566c143; date
//           ... with ESMTPS (TLSv1.2) tls TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 id X; date
//             (where a site's own script says so)
// Silence   the keyword is reliable: ESMTP and ESMTPA are cleartext.
// Source    four hosts that wrote both forms in public mail, 2021 to 2026; four of one hoster that
//           wrote version and suite, 2024 and 2025
// Not done  what else a site's script can write

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Halon", Match::whole},
    {Slot::by_comment, "Halon Mail Gateway", Match::whole},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::keyword, .label = "all", .shows = "ESMTPS, ESMTPSA"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (TLSv1.2) tls TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
    {Slot::with_comment, families::version_word, {}, "version"},
    {Slot::tls, families::tls_clause, {}, "clause"},
});

}  // namespace

extern constinit const System halon{
    .id = "halon",
    .title = "Halon",
    .short_title = "Halon",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "hosts that wrote both forms in public mail, 2021 to 2026",
    .unknown = "what else a site can make of the line by its own script",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

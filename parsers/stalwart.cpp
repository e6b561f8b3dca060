// Stalwart.
// Writes    from HELO (RDNS [IP] (AS64500 Name, CC))
//             (using TLSv1.3 with cipher TLS13_AES_256_GCM_SHA384)
//             by B (Stalwart SMTP) with ESMTPSA id 30D1A6B2C3D4; date
// Silence   the comment stands whenever there was TLS, and the S with it: silence is cleartext.
// Source    crates/smtp/src/inbound/data.rs (write_received), crates/common/src/listener/stream.rs
// Not done  the keyword is ESMTP even after HELO

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Stalwart"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "(using V with cipher C), ESMTPS",
                                                    .source = "inbound/data.rs"}});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System stalwart{
    .id = "stalwart",
    .title = "Stalwart",
    .short_title = "Stalwart",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "Stalwart's own source",
    .unknown = "LMTP lines of the early JMAP server",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

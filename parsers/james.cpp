// Apache James.
// Writes    from RDNS (EHLO x) ([IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)
//             by B (JAMES SMTP Server ) with ESMTPSA ID 5b2c1f30 for <x> (PRIORITY 3); date
//           from HELO ([IP]) by B (JAMES SMTP Server 2.3.1) with SMTP ID 825; date
//           ... by B (TOM SMTP Server) with SMTP ID -306153361 for <x>; date      (tom.com's own)
// Silence   TLS shows since 3.9 only, and few lines name the release: silence is no evidence.
// Source    ReceivedHeaderGenerator.java, ReceivedDataLineFilter.java; 3.8.2 and the branch of 3.9
// Not done  3.8 and 3.9 write the same line where there was no TLS

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "JAMES"},
    {Slot::by_comment, "TOM SMTP Server", Match::whole},
});

constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "3.9",
     .marks = Marks::never,
     .label = "to 3.8",
     .shows = "nothing",
     .source = "3.8.2"},
    {.from = "3.9",
     .marks = Marks::always,
     .label = "3.9 on",
     .shows = "ESMTPS, (using V with cipher C)",
     .source = "ReceivedHeaderGenerator.java",
     .keyword_with_tls = "S"},
    {.unversioned = true,
     .marks = Marks::sometimes,
     .label = "any",
     .shows = "(using V with cipher C), since 3.9"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)
    {Slot::from_comment, families::using_words, {}, "using"},
});

}  // namespace

extern constinit const System james{
    .id = "james",
    .title = "Apache James",
    .short_title = "James",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "James' own source of 3.8 and 3.9",
    .unknown = "which release a line comes from",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

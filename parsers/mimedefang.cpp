// MIMEDefang: a line made up for SpamAssassin, which a mail may keep.
// Writes    from HELO (RDNS [IP]) by B (envelope-sender <x>) (MIMEDefang)
//             with ESMTPS id x for <x>; date                                           (3.6)
//           ... with ESMTP id x for <x>; date              (before: ESMTP or ESMTPA, also with TLS)
//           ... (MIMEDefang) with ESMTP id x (TLS bits=256 verify=OK); date (Forcepoint's cloud)
// Silence   no evidence: the S came late, and a line does not name its release.
// Source    Utils.pm (synthesize_received_header) of 3.6, and four copies of before; mail by way of
//           mailcontrol.com, 2021 to 2024
// Not done  suites and versions are never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "MIMEDefang"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.marks = Marks::sometimes,
     .label = "all",
     .shows = "ESMTPS, since 3.6; (TLS bits=256 verify=OK)",
     .source = "Utils.pm"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTP id 45SAOZgQ422087 (TLS bits=256 verify=OK)
    {Slot::id_comment, nullptr,
     R"(^(?<tls>TLS)\s+bits=(?<bits>[1-9]\d*)\s+verify=(?<verify>(?!NONE)\w+)$)", "id"},
});
// Sendmail's macro {verify}.
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
});

}  // namespace

extern constinit const System mimedefang{
    .id = "mimedefang",
    .title = "MIMEDefang",
    .short_title = "MIMEDefang",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 20,
    .source = "MIMEDefang's own source of 3.6 and before; mail by way of mailcontrol.com",
};

}  // namespace tlspath::parsers

// chasquid.
// Writes    from HELO ([IP]) by B (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256
//             (over SMTP, TLS-1.3, envelope from "x") ; date
//           ... with ESMTP (over SMTP, plain text!, envelope from "x") ; date
// Silence   it says both: the suite, or "plain text!".
// Source    internal/smtpsrv/conn.go (addReceivedHeader), internal/tlsconst
// Not done  nothing

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "chasquid"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "tls SUITE (over SMTP, V, ...)",
                                                    .source = "conn.go"}});

constexpr auto kReaders = std::to_array<Reader>({
    // tls TLS_AES_128_GCM_SHA256
    {Slot::tls, families::tls_clause, {}, "clause"},
    // (over submission+TLS, TLS-1.3, envelope from "alice@example.net")
    {Slot::tls_comment, nullptr, R"(^over [\w+]+, (?<version>TLS-[\w.]+), )", "over"},
    // (over SMTP, plain text!, envelope from "alice@example.org")
    {Slot::with_comment, nullptr, R"(^over [\w+]+, (?<notls>plain text!), )", "over"},
});

}  // namespace

extern constinit const System chasquid{
    .id = "chasquid",
    .title = "chasquid",
    .short_title = "chasquid",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .rank = 20,
    .source = "chasquid's own source of 1.x",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

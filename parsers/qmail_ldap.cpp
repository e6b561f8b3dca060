// qmail-ldap.
// Writes    from RDNS (HELO x) (ident@[IP]) (envelope-sender <x>) by B (qmail-ldap-1.03)
//             with AES128-SHA encrypted compressed SMTP cert x@y for <x>; date       (to 2020)
//           ... with TLSv1.3 X fingerprint=no certificate presented encrypted SMTP   (2021 on)
// Silence   the suite stands whenever there was TLS; the keyword is always SMTP: silence is
//           cleartext.
// Source    received.c, qmail-smtpd.c of qmail-ldap
// Not done  "cert x" names an address of the client's certificate; whether it was checked is not
//           said

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "qmail-ldap"}});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::always,
                                                    .label = "all",
                                                    .shows = "SUITE encrypted SMTP",
                                                    .source = "received.c"}});

constexpr auto kReaders = std::to_array<Reader>({
    // with DHE-RSA-AES256-SHA encrypted compressed SMTP cert alice@example.org
    {Slot::with, nullptr,
     R"((?i)^(?<tls>(?<cipher>\S+) encrypted) (?:compressed )?(?<keyword>E?SMTP)\b)", "encrypted"},
    // with TLSv1.3 AEAD-AES256-GCM-SHA384 fingerprint=no certificate presented encrypted SMTP
    {Slot::with, nullptr,
     R"((?i)^(?<tls>(?<version>TLSv1(?:\.\d)?|SSLv3) (?<cipher>\S+)) fingerprint=(?:(?<verify>no) certificate presented|\S+) encrypted (?:compressed )?(?<keyword>E?SMTP)\b)",
     "fingerprint"},
    // with compressed SMTP
    {Slot::with, nullptr, R"((?i)^compressed (?<keyword>E?SMTP)$)", "compressed"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"no", ClientCertificate::not_presented},
});

}  // namespace

extern constinit const System qmail_ldap{
    .id = "qmail-ldap",
    .title = "qmail-ldap",
    .short_title = "qmail-ldap",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "qmail-ldap's own source",
    .unknown = "how long sites ran builds without TLS",
};

}  // namespace tlspath::parsers

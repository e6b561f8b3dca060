// Kerio MailServer and Kerio Connect.
// Writes    from HELO ([IP]) (authenticated user U) by B (Kerio Connect 9.2.1) with ESMTPSA (using
//             TLSv1.2 with cipher X (256 bits)) for x; date
//           from HELO ([IP]) by B (Kerio Connect 8.5.2); date  (to 8: no keyword)
//           from HELO ([IP]) by B (Kerio MailServer 6.3.0) (using TLSv1/SSLv3 with cipher
//             AES256-SHA (256 bits)) for x; date
// Silence   from 6 on the comment stands wherever TLS was used: without it it was cleartext. Of 5
//           no mark is known.
// Source    both forms in public mail 2002 to 2023, releases 5 to 10
// Not done  the certificate: it is never spoken of

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Kerio MailServer"},
    {Slot::by_comment, "Kerio Connect"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "6",
     .marks = Marks::sometimes,
     .label = "5",
     .shows = "nothing known",
     .has_tls = HasTls::unknown},
    {.from = "6",
     .until = "9",
     .marks = Marks::always,
     .label = "6 to 8",
     .shows = "(using V with cipher C (N bits))"},
    {.from = "9",
     .marks = Marks::always,
     .label = "9 on",
     .shows = "ESMTPS (using V with cipher C (N bits))",
     .keyword_with_tls = "S"},
    {.unversioned = true,
     .marks = Marks::always,
     .label = "any",
     .shows = "(using V with cipher C (N bits))"},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPSA (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256 bits))
    {Slot::with_comment, families::using_words, {}, "using"},
    // by mx.example (Kerio MailServer 6.3.0) (using TLSv1/SSLv3 with cipher AES256-SHA (256 bits))
    {Slot::by_comment, families::using_words, {}, "using"},
    // (authenticated user a@b.example) by
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});

bool version(ReadContext& c, Span part) {
  return families::opens_with(c.text(part), "Kerio ") && families::version_number(c, part);
}

}  // namespace

extern constinit const System kerio{
    .id = "kerio",
    .title = "Kerio Connect",
    .short_title = "Kerio Connect",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, version, {}, "product"},
    .rank = 20,
    .source = "public mail 2002 to 2023",
    .unknown = "what Kerio 5 wrote of TLS",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

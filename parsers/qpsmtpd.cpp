// qpsmtpd, the SMTP daemon in Perl.
// Writes    from RDNS (HELO x) (IP) by B (qpsmtpd/0.94) with (AES128-SHA encrypted) ESMTPS; date
//           from RDNS (HELO x) (IP) by B (qpsmtpd/1.00) with ESMTPSA (X encrypted); date  (0.95 on)
//           from RDNS (HELO x) (IP) (smtp-auth username x, mechanism plain)
//             by B (qpsmtpd/0.40) with ESMTP; date                                (0.32 to 0.92)
// Silence   before 0.31 there was no STARTTLS; 0.31 and 0.32 had it and never said so; since 0.33
//           the suite and the S stand whenever there was TLS: silence is cleartext.
// Source    lib/Qpsmtpd/SMTP.pm (received_line) of 0.32 to 1.00 and its list of changes; mails of
//           our own 0.94
// Not done  the version of TLS is never written

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({{Slot::by_comment, "qpsmtpd"}});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "0.31",
     .marks = Marks::always,
     .label = "to 0.30",
     .shows = "nothing: cannot do TLS",
     .source = "its list of changes: STARTTLS came with 0.31",
     .has_tls = HasTls::no},
    {.from = "0.31",
     .until = "0.33",
     .marks = Marks::never,
     .label = "0.31, 0.32",
     .shows = "nothing",
     .source = "SMTP.pm, 0.32",
     .has_tls = HasTls::yes},
    {.from = "0.33",
     .marks = Marks::keyword,
     .label = "0.33 on",
     .shows = "(SUITE encrypted) ESMTPS",
     .source = "SMTP.pm, 0.40 to 1.00"},
    {.unversioned = true, .marks = Marks::sometimes, .label = "any", .shows = "(SUITE encrypted)"},
});

// (smtp-auth username alice, mechanism cram-md5): the name is the sender's, the first words are
// not.
bool smtp_auth(ReadContext& c, Span part) {
  families::Cursor t{c.text(part)};
  if (!t.take("smtp-auth username ")) return false;
  c.authenticated(span_between(part.at, part.at + 9));
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // with (AES128-SHA encrypted) ESMTPS, with ESMTPSA (ECDHE-RSA-AES256-GCM-SHA384 encrypted)
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
    {Slot::from_comment, smtp_auth, {}, "smtp-auth"},
});

}  // namespace

extern constinit const System qpsmtpd{
    .id = "qpsmtpd",
    .title = "qpsmtpd",
    .short_title = "qpsmtpd",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .from_is = FromIs::resolved,
    .rank = 20,
    .source = "qpsmtpd's own source and list of changes; mails of 0.94",
    .unknown = "0.3x of the development tree between releases",
    .tls_since = "0.31",
    .never_shown = {Fact::version, Fact::bits, Fact::key_exchange, Fact::signature,
                    Fact::client_certificate},
};

}  // namespace tlspath::parsers

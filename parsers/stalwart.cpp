// Stalwart.
// Writes    from HELO (RDNS [IP] (AS64500 Name, CC))
//             (using TLSv1.3 with cipher TLS13_AES_256_GCM_SHA384)
//             by B (Stalwart SMTP) with ESMTPSA id 30D1A6B2C3D4; date
//           from localhost (unknown [127.0.0.1]) (using  with cipher ) by B (Stalwart SMTP) with
//             ESMTPSA id N; date      (what it sends itself: Sieve, reports; where a site wants it)
// Silence   the comment stands whenever there was TLS, and the S with it: silence is cleartext.
//           Its own mail has S and A as well, and words that name no version: no session was there.
// Source    crates/smtp/src/inbound/data.rs (write_received), crates/common/src/listener/stream.rs
//           (NullIo), core/params.rs (SessionData::local)
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
                                                    .source = "inbound/data.rs",
                                                    .keyword_with_tls = "S"}});

// For mail of its own it takes a stream that says yes when asked for TLS, and names no version: the
// keyword's letters mean nothing where the comment does not stand beside them.
bool own_mail(ReadContext& c, Span) {
  if (c.hop.tls.stated || !c.hop.protocol) return false;
  if (read_keyword(c.text(c.hop.protocol->where)).says != KeywordSays::tls) return false;
  c.hop.protocol->value = {};
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.2 with cipher TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
    {Slot::from_comment, families::using_words, {}, "using"},
    // from localhost (unknown [127.0.0.1]) ... with ESMTPSA
    {Slot::with, own_mail, {}, "own"},
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

// Cyrus IMAP: lmtpd, the last hop into the mailbox.
// Writes    from LHLO (RDNS [IP]) (authenticated user=x bits=0) by B (Cyrus 3.12.4) with LMTPSA
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256 verify=YES); date
//           from B ([unix socket]) by B (Cyrus v2.3.14) with LMTPA; date
// Silence   the S of the keyword is reliable, and 2.1, which has none, writes the comment: LMTP and
//           LMTPA without either are cleartext.
// Version   the suite's: SSLv3 beside a suite of that age says nothing of the session.
// Source    imap/lmtpengine.c (savemsg) and imap/tls.c of 2.1 to 3.12; mails of our own 3.6.1
// Not done  verify=YES is also written where no certificate was shown; on a unix socket the A is no
//           login; a server that hides its name (serverinfo) is known by its TLS comment only

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Cyrus"},
    {Slot::with, "LMTPS", Match::whole},
    {Slot::with, "LMTPSA", Match::whole},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::keyword,
                             .label = "all",
                             .shows = "LMTPS (version=V cipher=C bits=N/N verify=W)",
                             .source = "lmtpengine.c, 2.1 to 3.12",
                             .keyword_with_tls = ""}});

// with LMTPS (version=SSLv3 cipher=AES128-SHA bits=128/128 verify=YES)
bool comment(ReadContext& c, Span part) {
  if (!families::key_value(c, part)) return false;
  if (c.hop.tls.version && c.hop.tls.version->value == TlsVersion::ssl3)
    families::suite_class_only(c);
  return true;
}
// A client on the unix socket is taken as logged in without any login.
bool unix_socket(ReadContext& c, Span) {
  if (c.field.peer_address) return false;
  c.hop.form = HopForm::store;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with_comment, comment, {}, "comment"},
    // (authenticated user=postman bits=0)
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::with, unix_socket, {}, "socket"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"YES", {}},
    {"NO", ClientCertificate::unverified},
});

bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment))
    return ascii::istarts_with(slice(raw, p->where), "Cyrus");
  return !f.has(Slot::id) &&
         ascii::istarts_with(slice(raw, f.span(Slot::with_comment)), "version=");
}

}  // namespace

extern constinit const System cyrus{
    .id = "cyrus",
    .title = "Cyrus IMAP (lmtpd)",
    .short_title = "Cyrus",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .confirm = confirm,
    .source = "Cyrus' own source from 2.1 to 3.12; mails of 3.6.1",
    .unknown =
        "TLSv1.0 beside a CBC suite may also be the suite's class (seen as TLSv1.0 in a session of "
        "TLS 1.0)",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

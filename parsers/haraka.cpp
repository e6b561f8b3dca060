// Haraka, the SMTP server on Node.
// Writes    from HELO (RDNS [IP]) by B (Haraka/3.0.3) with ESMTPSA id 349C9C2B-491A-....1
//             envelope-from <x> tls TLS_AES_256_GCM_SHA384 (authenticated bits=0); date (2.8.28 on)
//           ... envelope-from <x> (version=TLSv1.2 cipher=X verify=OK); date       (to 2.8.27)
//           (Haraka outbound); date                                                (its own queue)
// Hidden    some sites show "localhost (Unknown [127.0.0.1])" for who logs in with TLS: it is no
//           loopback ("X-Haraka-GeoIP: US" beside it). Of a login without TLS it is not known.
// Silence   the keyword's S comes from the session from 1.3.0 on: ESMTP is cleartext.
// Version   old Node gave the class of the suite (TLSv1/SSLv3); since 2.8.28 none is written.
// Source    connection.js (received_line) of nine releases from 1.3.0 to 3.2, of which port 465's
//           session gets the S too; mails of our own Haraka 3.2.1; public mail of four sites that
//           hide, 2020 to 2025
// Not done  verify=NO and verify=FAIL were also written for a client without a certificate, and
//           verify=OK in a resumed session of TLS 1.3 (Node 12 and later): they say nothing here

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Haraka"},
    {Slot::lead_comment, "Haraka"},
    {Slot::id, "8-4-4-4-12.1", Match::shape},
    {Slot::id, "8-4-4-4-12.2", Match::shape},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2.8.28",
     .marks = Marks::keyword,
     .label = "to 2.8.27",
     .shows = "ESMTPS; (version=V cipher=C verify=OK)",
     .source = "connection.js, 1.3.3 to 2.8.27"},
    {.from = "2.8.28",
     .marks = Marks::keyword,
     .label = "2.8.28 on",
     .shows = "ESMTPS; tls SUITE",
     .source = "connection.js, 2.8.28 to 3.2"},
    {.unversioned = true, .marks = Marks::keyword, .label = "any", .shows = "ESMTPS"},
});

// envelope-from <x> (version=TLSv1/SSLv3 cipher=ECDHE-RSA-AES128-GCM-SHA256 verify=NO)
bool old_words(ReadContext& c, Span part) {
  if (!families::key_value(c, part)) return false;
  families::suite_class_only(c);
  // Node calls whoever resumes a session of TLS 1.3 authorized, with a certificate or without.
  const bool may_resume = c.hop.tls.version && c.hop.tls.version->value == TlsVersion::tls1_3;
  constexpr std::string_view kOk = "OK";
  if (!may_resume && c.text(part).ends_with("verify=OK"))
    c.client_certificate(ClientCertificate::verified,
                         span_between(part.end() - kOk.size(), part.end()));
  return true;
}
// from localhost (Unknown [127.0.0.1]) by B with ESMTPSA: what the site shows for a client. Haraka
// itself writes (localhost [127.0.0.1]), or the address alone.
bool hidden_client(ReadContext& c, Span part) {
  const ReceivedField& f = c.field;
  if (!f.helo || c.text(*f.helo) != "localhost" || !c.text(part).ends_with("SA") ||
      !families::opens_with(c.text(f.span(Slot::peer)), "Unknown [127.0.0.1]"))
    return false;
  c.hop.from.address.reset();
  c.hop.from.name = c.hop.from.helo;  // no greeting alone, which a host of the site may have given
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, hidden_client, {}, "hidden"},
    // tls TLS_AES_256_GCM_SHA384
    {Slot::tls, families::tls_clause, {}, "clause"},
    {Slot::other_comment, old_words, {}, "comment"},
    // (authenticated bits=0), after the suite or after the sender
    {Slot::tls_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::other_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "Haraka", Means::queue},
});

// The name, or where a site took it away: a UUID with the transaction's number, then the bare
// clause envelope-from.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::lead_comment)) return true;
  if (const Part* p = f.find(Slot::by_comment))
    return ascii::istarts_with(slice(raw, p->where), "Haraka");
  return ascii::istarts_with(slice(raw, f.span(Slot::other)), "envelope-from");
}

}  // namespace

extern constinit const System haraka{
    .id = "haraka",
    .title = "Haraka",
    .short_title = "Haraka",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .version = {Slot::by_comment, families::version_number, {}, "by"},
    .rank = 20,
    .confirm = confirm,
    .source = "Haraka's own source, every change of its Received line; mails of Haraka 3.2.1",
    .unknown = "whether verify=NO meant no certificate or one that failed; verify=OK of TLS 1.3",
    .never_shown = {Fact::bits, Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

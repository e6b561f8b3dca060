// OpenSMTPD, also where the site renamed it and the form is unmistakable.
// Writes    from HELO (RDNS [IP]) by B (OpenSMTPD) with ESMTPS id 5db34e0d
//             (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) auth=yes user=x for <x>; date     (6.0 on)
//           ... id 1a2b3c4d TLS version=TLSv1.2 cipher=X bits=256 verify=NO; date (5.7 to 5.9)
//           from HELO (RDNS [IP]); by B (OpenSMTPD) with ESMTP id X; TLS version=V cipher=X
//             bits=256 verify=NO; for <x>; date                                          (5.3, 5.4)
//           ... with ESMTP id X (version=TLSv1/SSLv3 cipher=X bits=256); date          (5.2)
//           from localhost (B [local]) by B (OpenSMTPD) with ESMTPA id X; date         (pick-up)
//           by B (OpenSMTPD) with ESMTPA id X; date            (pick-up, with mask-src)
// Silence   the TLS words stand in every version, the S since 5.4: silence is cleartext. It takes
//           no login without TLS: an A without S is the host's own socket.
// Version   the suite's class (TLSv1/SSLv3) to 5.8, the session's since 5.9.
// Source    usr.sbin/smtpd/smtp_session.c and to.c of 5.2 to 7.8; mails of our own 6.8.0 and 7.6.0
// Not done  NO does not tell "not asked" from "not verified": nothing comes of it

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "OpenSMTPD"},
    {Slot::id_comment, "TLSv1"},
});
constexpr auto kProfiles =
    std::to_array<Profile>({{.marks = Marks::always,
                             .label = "5.2 on",
                             .shows = "(V:SUITE:BITS:VERIFY), before 6.0 TLS version= cipher=",
                             .source = "smtp_session.c, 5.2 to 7.8"}});
// by B (OpenSMTPD) with ESMTPA: AUTH is refused before TLS (ADVERTISE_AUTH), and who comes by the
// socket counts as logged in; "listen on socket mask-src" leaves the from away.
bool socket_without_from(ReadContext& c, Span part) {
  if (c.field.has(Slot::from) || !c.hop.protocol) return false;
  const Keyword& k = c.hop.protocol->value;
  if (!k.authenticated || k.says != KeywordSays::cleartext) return false;
  c.local(HopForm::pickup, part);
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    // id 5db34e0d (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO)
    {Slot::id_comment, families::colon_tuple, {}, "tuple"},
    // id 1a2b3c4d (version=TLSv1/SSLv3 cipher=DHE-RSA-AES256-SHA bits=256)
    {Slot::id_comment, families::key_value, {}, "id"},
    // id 1a2b3c4e; TLS version=TLSv1/SSLv3 cipher=DHE-RSA-AES256-SHA bits=256 verify=NO; for <x>
    {Slot::section, families::key_value, {}, "section"},
    // id 1a2b3c4d TLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NO for <x>
    {Slot::tls, families::key_value, {}, "tls"},
    // id 5db34e10 (TLSv1.3:...) auth=yes user=alice
    {Slot::other, nullptr, R"((?i)^(?<auth>auth=yes)\b)", "auth"},
    // by mail.example (OpenSMTPD) with ESMTPA id 5db34e12
    {Slot::with, socket_without_from, {}, "socket"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"YES", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", {}},
});

// The name, or its id of eight hexadecimal digits with the tuple after it.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (ascii::istarts_with(slice(raw, f.span(Slot::by_comment)), "OpenSMTPD")) return true;
  if (!f.has(Slot::by_comment)) return false;
  const std::string_view id = slice(raw, f.span(Slot::id));
  if (id.size() != 8) return false;
  for (const char c : id)
    if (!ascii::is_digit(c) && !(c >= 'a' && c <= 'f')) return false;
  return slice(raw, f.span(Slot::id_comment)).find(':') != std::string_view::npos;
}

}  // namespace

extern constinit const System opensmtpd{
    .id = "opensmtpd",
    .title = "OpenSMTPD",
    .short_title = "OpenSMTPD",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .rank = 40,
    .confirm = confirm,
    .source = "OpenSMTPD's own source from 5.2 to 7.8; mails of 6.8.0 and 7.6.0",
    .unknown = "5.3 and 5.4 with received-auth",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

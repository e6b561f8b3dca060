// Sendmail 8, sendmail.org and Sendmail Inc. (Switch, Sentrion).
// Writes    from HELO (RDNS [IP]) (authenticated bits=0) by B (8.17.1/8.17.1) with ESMTPS id 402A00ab012345
//             (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) for <x>; date
//           ... (using TLSv1/SSLv3 with cipher X (256 bits) verified NO)         (8.11, or its old configuration)
//           (from user@localhost) by B (8.15.2/8.15.2/Submit) id 29AKB005317; date
// Silence   the TLS clause stands in the default configuration since 8.11: silence is cleartext. The keyword has its S
//           since 8.15.1 only. Before 8.11 Sendmail could not do TLS at all.
// Version   to 8.14 it is the suite's class (TLSv1/SSLv3), since 8.15.1 the session's.
// Source    cf/m4/cfhead.m4, sendmail/srvrsmtp.c, sendmail/tls.c, RELEASE_NOTES of sendmail 8.18.2
// Not done  the site may have edited the template (confRECEIVED_HEADER)

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "", Match::digits},
    {Slot::by_comment, "Switch-"},
    {Slot::by_comment, "Sentrion-MTA-"},
    {Slot::by_comment, "AIX"},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "8.11", .marks = Marks::always, .label = "to 8.10", .shows = "nothing: cannot do TLS"},
    {.from = "8.11", .until = "8.12", .marks = Marks::always, .label = "8.11", .shows = "using V with cipher C"},
    {.from = "8.12", .until = "8.15.1", .marks = Marks::always, .label = "8.12 to 8.14", .shows = "version= cipher="},
    {.from = "8.15.1", .marks = Marks::always, .label = "8.15.1 on", .shows = "ESMTPS, version= cipher="},
    {.unversioned = true, .marks = Marks::always, .label = "any", .shows = "version= cipher="},
});
constexpr auto kReaders = std::to_array<Reader>({
    // id 402A00ab012345 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
    {Slot::with_comment, families::key_value, {}, "with"},
    // id 02SGhPA6013630 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256 bits) verified NO)
    {Slot::id_comment, families::using_words, {}, "using"},
    // (authenticated bits=0): the SASL layer, not TLS
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({
    {"OK", ClientCertificate::verified},
    {"TRUSTED", ClientCertificate::verified},
    {"FAIL", ClientCertificate::unverified},
    {"NO", ClientCertificate::not_presented},
    {"NOT", ClientCertificate::not_requested},
    {"TEMP", ClientCertificate::error},
    {"PROTOCOL", ClientCertificate::error},
    {"SOFTWARE", ClientCertificate::error},
    {"CONFIG", ClientCertificate::error},
});

// The pair binary/configuration: 8.15.2/8.15.2/Debian-22, 8.9.3+3.2W/3.7W, AIX4.3/UCB 8.8.8/8.8.8, Switch-3.4.3/Switch-3.4.3.
bool version_pair(std::string_view t) {
  const std::size_t slash = t.find('/');
  if (slash == std::string_view::npos || slash == 0) return false;
  std::size_t i = 0;
  if (ascii::istarts_with(t, "Switch-") || ascii::istarts_with(t, "Sentrion-MTA-") || ascii::istarts_with(t, "AIX")) return true;
  while (i < slash && (ascii::is_digit(t[i]) || t[i] == '.')) ++i;
  if (i < 3 || t.substr(0, i).find('.') == std::string_view::npos) return false;
  return t[0] == '8' || t[0] == '5' || t[0] == '3';
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment)) return version_pair(slice(raw, p->where));
  return false;
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  std::size_t at = 0;
  if (ascii::istarts_with(t, "AIX")) {  // AIX4.3/UCB 8.8.8/8.8.8: Sendmail's own number is the second
    at = t.find("UCB ");
    if (at == std::string_view::npos) return false;
    at += 4;
  } else if (!ascii::is_digit(t.front())) {
    return false;  // Switch and Sentrion count their own releases
  }
  std::size_t e = at;
  while (e < t.size() && (ascii::is_digit(t[e]) || t[e] == '.')) ++e;
  c.hop.system_version = span_between(part.at + at, part.at + e);
  return true;
}

constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "from ", Means::pickup},
});

}  // namespace

extern constinit const System sendmail{
    .id = "sendmail",
    .title = "Sendmail",
    .short_title = "Sendmail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .verify = kVerify,
    .version = {Slot::by_comment, version, {}, "by"},
    .by_only_is_pickup = true,
    .rank = 50,
    .confirm = confirm,
};

}  // namespace tlspath::parsers

// Sendmail 8, sendmail.org and Sendmail Inc. (Switch, Sentrion).
// Writes    from HELO (RDNS [IP]) (authenticated bits=0) by B (8.17.1/8.17.1) with ESMTPS id
//             402A00ab012345 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)
//             for <x>; date
//           ... (using TLSv1/SSLv3 with cipher X (256 bits) verified NO)
//             (8.11, or its old configuration)
//           (from user@localhost) by B (8.15.2/8.15.2/Submit) id 29AKB005317; date
//           from HELO by B (5.65/UW-NDC Revision: 2.23) id AA17676; date          (Sendmail 5)
//           from HELO by B with SMTP id AA15218 (5.65c/IDA-1.4.4 for <x>); date   (of IDA)
// Silence   the TLS clause stands in the default configuration since 8.11: silence is cleartext.
//           The keyword has its S since 8.15.1 only. Before 8.11 Sendmail could not do TLS at all.
// Version   to 8.14 it is the suite's class (TLSv1/SSLv3), since 8.15.1 the session's.
// Source    cf/m4/cfhead.m4, sendmail/srvrsmtp.c, sendmail/tls.c, RELEASE_NOTES of sendmail 8.18.2
// Not done  the site may have edited the template (confRECEIVED_HEADER)

#include <algorithm>

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "", Match::any},
    {Slot::by_words, "Sendmail"},
    // queue ids where the site hides the version: 402A00ab012345, g6VGYFp15606, QAB50967
    {Slot::id, "14", Match::shape},
    {Slot::id, "12", Match::shape},
    {Slot::id, "8", Match::shape},
    {Slot::lead_comment, "", Match::any},
    {Slot::with_comment, "5", Match::sign},
    {Slot::via_comment, "Sendmail 5"},
    {Slot::id_comment, "5", Match::sign},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "8.11",
     .marks = Marks::always,
     .label = "to 8.10",
     .shows = "nothing: cannot do TLS",
     .has_tls = HasTls::no},
    {.from = "8.11",
     .until = "8.12",
     .marks = Marks::always,
     .label = "8.11",
     .shows = "using V with cipher C"},
    {.from = "8.12",
     .until = "8.15.1",
     .marks = Marks::always,
     .label = "8.12 to 8.14",
     .shows = "version= cipher="},
    {.from = "8.15.1",
     .marks = Marks::always,
     .label = "8.15.1 on",
     .shows = "ESMTPS, version= cipher=",
     .keyword_with_tls = "S"},
    {.unversioned = true, .marks = Marks::always, .label = "any", .shows = "version= cipher="},
});
bool lead(ReadContext& c, Span part);
constexpr auto kReaders = std::to_array<Reader>({
    // id 402A00ab012345 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)
    {Slot::id_comment, families::key_value, {}, "id"},
    {Slot::with_comment, families::key_value, {}, "with"},
    // id 02SGhPA6013630 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256 bits) verified NO)
    {Slot::id_comment, families::using_words, {}, "using"},
    // (authenticated bits=0): the SASL layer, not TLS
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
    // (from user@localhost) by mx.example (8.15.2/8.15.2/Submit) id 29AKB005317
    {Slot::lead_comment, lead, {}, "lead"},
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

// Sendmail's own number in a comment: the first 8.x of 8.15.2/8.15.2/Debian-22, 8.9.3+3.2W/3.7W,
// AIX4.3/UCB 8.8.8/8.8.8, 940816.SGI.8.6.9/8.6.9, v3smtp 8.11.2 Copyright (c) ... Sendmail, Inc.
std::string_view own_number(std::string_view t) {
  for (std::size_t i = 0; i + 2 < t.size(); ++i) {
    if (t[i] != '8' || t[i + 1] != '.' || !ascii::is_digit(t[i + 2])) continue;
    if (i > 0 &&
        (ascii::is_digit(t[i - 1]) || (t[i - 1] == '.' && i > 1 && ascii::is_digit(t[i - 2]))))
      continue;
    std::size_t e = i + 2;
    while (e < t.size() && (ascii::is_digit(t[e]) || t[e] == '.')) ++e;
    return t.substr(i, e - i);
  }
  return {};
}
// What IBM's has before the number of Sendmail 5 is not it: AIX 3.2/UCB 5.64/900524.
std::string_view without_aix(std::string_view t) {
  constexpr std::string_view kUcb = "/UCB";
  const std::size_t ucb = ascii::istarts_with(t, "AIX") ? t.find(kUcb) : std::string_view::npos;
  if (ucb == std::string_view::npos) return t;
  const std::size_t number = t.find_first_not_of(" \t\r\n", ucb + kUcb.size());
  return number == std::string_view::npos ? t : t.substr(number);
}
// Sendmail 5 of BSD, of IDA and of the makers of Unix: 5.61+/IDA-1.2.8, 5.65c8/IDA-1.4.4 for <x>,
// 5.65/Ultrix4.3-C, 5.65v3.0/1.1.8.2/02Aug95, 5.67b, 5.x/SMI-SVR4, 4.1/UK-2.1, 4.12/UUCP-Project.
bool before_version_8(std::string_view t) {
  if (t.starts_with("5.x/SMI")) return true;
  if (t.size() < 5 || t[1] != '.' || !ascii::is_digit(t[2])) return false;
  const bool two = ascii::is_digit(t[3]);
  if (!(t[0] == '5' && two && t[2] >= '4' && t[2] <= '6') && !t.starts_with("4.1")) return false;
  std::size_t e = two ? 4 : 3;
  while (e < t.size() && e < 9 && (ascii::is_alnum(t[e]) || t[e] == '+' || t[e] == '.')) ++e;
  if (e == t.size()) return t[0] == '5' && e == 5 && !ascii::is_digit(t[4]);  // 5.67b
  return t[e] == '/' && e + 2 < t.size() && ascii::is_alnum(t[e + 1]) &&
         ascii::ifind(t, "tls") == std::string_view::npos;
}
// 8.5.119, 8.6.023.02: Critical Path's. A third number of Sendmail 8 has one or two digits.
bool counts_in_thousands(std::string_view number) {
  const std::size_t dot = number.find('.', 2);
  if (dot == std::string_view::npos) return false;
  return std::min(number.find('.', dot + 1), number.size()) > dot + 3;
}
bool sendmail_comment(std::string_view t) {
  if (t.empty() || ascii::istarts_with(t, "envelope")) return false;
  if (ascii::ifind(t, "sendmail") != std::string_view::npos && !ascii::istarts_with(t, "ssmtp"))
    return t.size() < 400;
  if (t == "V8/cf" || t == "R8/cf") return true;  // the site's mask
  const std::string_view number = own_number(t);
  if (number.empty()) t = without_aix(t);
  const std::size_t slash = t.find('/');
  if (number.empty() && before_version_8(t)) return true;
  const bool build = ascii::istarts_with(t, "Switch-") || ascii::istarts_with(t, "Sentrion-MTA-");
  if (build) return slash != std::string_view::npos;
  if (slash != std::string_view::npos) {
    if (!number.empty()) return true;
    // Sendmail 5 and its kin: 4.1/4.7, 5.61/5.17, 5.65/UW-NDC Revision: 2.23, 5.59/SMI4.0,
    // AIX 3.2/UCB 5.64/900524
    if (slash < 3 || (t[0] != '4' && t[0] != '5') || t[1] != '.' || !ascii::is_digit(t[2]) ||
        slash + 3 > t.size())
      return false;
    const std::string_view vendor = t.substr(slash + 1);
    return ascii::is_digit(vendor[0]) || vendor.starts_with("SMI") ||
           families::opens_with(vendor, "UW-NDC ");
  }
  // 8.12.2 alone, 8.9.1a
  if (!number.empty() && t.starts_with(number) && !counts_in_thousands(number) &&
      (number.size() == t.size() ||
       (number.size() + 1 == t.size() && t.back() >= 'a' && t.back() <= 'z')))
    return true;
  return t.size() > 5 && ascii::is_digit(t[0]) && t[1] == '.' &&
         t.find("W-") != std::string_view::npos;  // 3.7W-2002...
}
// A queue id of Sendmail: letters and digits that end in five or six digits. 14, 12 or 8 characters
// by version.
bool queue_id(std::string_view id) {
  const std::size_t digits = id.size() == 8 || id.size() == 12 ? 5 : 6;
  if (id.size() != 8 && id.size() != 12 && id.size() != 14) return false;
  for (const char ch : id.substr(id.size() - digits))
    if (!ascii::is_digit(ch)) return false;
  return ascii::is_alpha(id.front()) || id.size() == 14;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  bool other_comment = false;
  for (const Part& p : f) {
    if (p.slot == Slot::by_comment) {
      const std::string_view t = slice(raw, p.where);
      if (sendmail_comment(t)) return true;
      other_comment = other_comment || !ascii::istarts_with(t, "envelope");
    } else if (p.slot == Slot::by_words) {
      if (ascii::istarts_with(slice(raw, p.where), "Sendmail")) return true;
      other_comment = true;
    } else if (p.slot == Slot::with_comment || p.slot == Slot::id_comment) {
      // "with SMTP (5.61+/IDA-1.2.8) id AA09550", "id AA15218 (5.65c/IDA-1.4.4 for <x>)"
      if (before_version_8(slice(raw, p.where))) return true;
    } else if (p.slot == Slot::via_comment) {
      // "via SMTP (Sendmail 5.61/1.07) id AA07674"
      const std::string_view t = slice(raw, p.where);
      const std::size_t number = t.find_first_of("45");
      if (ascii::istarts_with(t, "Sendmail") && number < 16 && before_version_8(t.substr(number)))
        return true;
    }
  }
  // The form alone: resolved name and address in square brackets, a keyword, an id of Sendmail's
  // shape, no product.
  if (other_comment || f.has(Slot::via) || !f.peer_address) return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  if (!ascii::iequal(with, "ESMTP") && !ascii::iequal(with, "SMTP") &&
      !ascii::iequal(with, "ESMTPS") && !ascii::iequal(with, "ESMTPA") &&
      !ascii::iequal(with, "ESMTPSA"))
    return false;
  if (with.front() == 'e' || with.front() == 's') return false;
  const std::uint32_t at = f.peer_address->where.at;
  if (at == 0 || (raw[at - 1] != '[' && raw[at - 1] != ':')) return false;
  return queue_id(slice(raw, f.span(Slot::id)));
}
bool version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (!sendmail_comment(t) || ascii::istarts_with(t, "Switch-") ||
      ascii::istarts_with(t, "Sentrion-"))
    return false;  // Switch and Sentrion count their own releases
  std::string_view n = own_number(t);
  const std::string_view old = without_aix(t);
  if (n.empty() && ascii::is_digit(old.front()))
    n = old.substr(0, old.find_first_not_of("0123456789."));
  if (n.empty()) return false;
  const auto at = static_cast<std::uint32_t>(n.data() - t.data());
  c.hop.system_version = span_between(part.at + at, part.at + at + n.size());
  return true;
}

// (user@localhost), (from user@localhost): handed in on the host itself.
bool lead(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (c.hop.from.address || !ascii::iends_with(t, "@localhost")) return false;
  c.local(HopForm::pickup, part);
  return true;
}

}  // namespace

extern constinit const System sendmail{
    .id = "sendmail",
    .title = "Sendmail",
    .short_title = "Sendmail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .verify = kVerify,
    .version = {Slot::by_comment, version, {}, "by"},
    .confirms_names = true,
    .by_only_is_pickup = true,
    .rank = 60,
    .confirm = confirm,
    .source =
        "Sendmail's own source of 8.18.2 (cfhead.m4, srvrsmtp.c, tls.c) and its release notes; "
        "mails of 8.15 to 8.18",
    .tls_since = "8.11",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

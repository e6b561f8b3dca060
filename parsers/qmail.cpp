// qmail 1.03, netqmail, notqmail, with and without TLS patches.
// Writes    from RDNS (HELO x) (ident@IP) by B with SMTP; date
//             (unpatched: the keyword is a constant)
//           ... by B with ESMTPS (ECDHE-RSA-AES256-GCM-SHA384 encrypted); date
//             (TLS patch since 2007)
//           ... by B with (AES256-SHA encrypted) SMTP; date      (TLS patch 2003 to 2006)
//           ... by B with AES256-SHA encrypted SMTP; date        (TLS patch before)
//           ... by B with ESMTPS (X encrypted) (cert x@y); date  (or: X encrypted SMTP cert x@y)
//           ... by 0 (rfx-qmail) with SMTP; date                 (Reflexion's)
//           (qmail 1234 invoked by uid 1000); date               (queue)
// Silence   unpatched qmail cannot do TLS at all: SMTP is cleartext, though a TLS front end would
//           not show. ESMTP comes from patched ones, which mark TLS.
// Source    received.c, qmail-smtpd.c, qmail-queue.c of notqmail; the TLS patches' history in its
//           branches
// Not done  patched and unpatched qmail cannot be told apart by a plain SMTP line

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::lead_comment, "qmail"},
    {Slot::by_comment, "qmail"},
    {Slot::by_comment, "qp"},
    {Slot::date, "", Match::digits},  // 2 Jan 2024 00:00:00 -0000: no weekday
});
// with ESMTP, with ESMTPA: of a patched one
bool esmtp(const ReadContext& c) {
  return families::opens_with(c.text(c.field.span(Slot::with)), "ESMTP");
}
constexpr auto kProfiles = std::to_array<Profile>({
    {.unversioned = true,
     .marks = Marks::never,
     .plain_keyword_counts = true,
     .label = "any",
     .shows = "nothing or (SUITE encrypted)"},
    {.marks = Marks::keyword,
     .label = "patched (ESMTP)",
     .shows = "(SUITE encrypted)",
     .source = "the TLS patches since 2007",
     .keyword_with_tls = "",
     .holds = esmtp},
});
constexpr auto kReaders = std::to_array<Reader>({
    // with ESMTPS (ECDHE-RSA-AES256-GCM-SHA384 encrypted), with (AES256-SHA encrypted) SMTP
    {Slot::with_comment, families::encrypted_words, {}, "encrypted"},
    // with AES256-SHA encrypted SMTP
    {Slot::with, families::encrypted_words, {}, "encrypted"},
    {Slot::with, nullptr, R"((?i)^\S+ encrypted (?<keyword>[A-Z0-9]+)(?: cert \S+)?$)",
     "encrypted"},
    // with ESMTPS (AES256-SHA encrypted) (cert alice@example.net): written of one that was checked
    {Slot::with_comment, nullptr, R"(^(?<verify>cert) \S+$)", "cert"},
    {Slot::with, nullptr, R"(^\S+ encrypted SMTPS? (?<verify>cert) \S+$)", "cert"},
});
constexpr auto kVerify = std::to_array<VerifyWord>({{"cert", ClientCertificate::verified}});
constexpr auto kForms = std::to_array<Form>({{Slot::lead_comment, "qmail", Means::queue}});

// Its date has no weekday, it writes no id, and the peer is in round brackets only.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::lead_comment)) {
    if (ascii::istarts_with(slice(raw, p->where), "qmail")) return true;
  }
  if (const Part* p = f.find(Slot::by_comment)) {
    const std::string_view t = slice(raw, p->where);
    if (ascii::istarts_with(t, "qmail-1.0") || ascii::istarts_with(t, "qmail 1.0")) return true;
  }
  if (f.has(Slot::id) || f.has(Slot::via) || !f.has(Slot::with) || !f.stamp) return false;
  if (!ascii::starts_with_digit(slice(raw, f.span(Slot::date))))
    return false;  // "2 Jan 2024": no weekday
  if (const Part* p = f.find(Slot::by_comment)) {
    const std::string_view t = slice(raw, p->where);
    if (!ascii::istarts_with(t, "qmail") && !ascii::istarts_with(t, "qp ") &&
        !ascii::iequal(t, "rfx-qmail"))
      return false;
  }
  std::string_view with = slice(raw, f.span(Slot::with));
  const std::size_t cert = with.find("cert");  // X encrypted SMTP cert alice@example.net
  if (cert != std::string_view::npos && cert > 0 && ascii::is_blank(with[cert - 1]))
    with = ascii::trim(with.substr(0, cert));
  const char last = with.empty() ? '\0' : with.back();
  if (last < 'A' || last > 'Z') return false;  // its keywords are in capitals
  if (!f.has(Slot::peer) && f.has(Slot::from)) return false;
  for (const Part& p : f)
    if (p.slot == Slot::peer && slice(raw, p.where).substr(0, 1) == "[")
      return false;  // IronPort's brackets
  return true;
}

}  // namespace

extern constinit const System qmail{
    .id = "qmail",
    .title = "qmail, netqmail, notqmail",
    .short_title = "qmail",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .verify = kVerify,
    .from_is = FromIs::resolved,
    .rank = 80,
    .confirm = confirm,
    .source = "netqmail's and notqmail's source, the TLS patches' own (received.c, qmail-smtpd.c)",
    .tls_since = "never by itself; only with a TLS patch",
    .never_shown = {Fact::version, Fact::bits, Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

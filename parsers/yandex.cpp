// Yandex: submission (smtp, nwsmtp), border (mxfront), storage (mxback) and forwarding.
// Writes    from RDNS (RDNS [IP]) by B (nwsmtp/Yandex) with ESMTPSA id AbC1s2qKwt-AB8aAB8A; date
//             (using TLSv1.2 with cipher X (128/128 bits)) (Client certificate not present)  (to
//             September 2022)
//           by B (smtp/Yandex) with ESMTPSA id aBCRBEU2Na60-ncQwb638; date  (since)
//           from RDNS (RDNS [IP]) by B.yp-c.yandex.net (mxfront) with ESMTPS id
//             AbC1s2qKwt-AB8aAB8A; date  (2026: the program alone)
//           by B.yp-c.yandex.net (sendbernar) with HTTPS id HEX; date  (web, 2026)
//           from A (A [IP]) by B (Yandex) with ESMTPS id DCF2B67116 for <x>; date  (forwarding, a
//             Postfix)
//           by B with HTTP; date  (web)
// Silence   the keyword has its S: ESMTP is cleartext. The details stand after the date.
// Source    the same hosts in public mail 2014 to 2026: the comment is there in 2022-09 and gone in
//           2022-11
// Not done  HTTP says nothing of encryption, HTTPS and LMTPS between its hosts do

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Yandex", Match::whole},
    {Slot::by_comment, "smtp/Yandex"},
    {Slot::by_comment, "nwsmtp/Yandex"},
    {Slot::by_comment, "smtpcorp/Yandex"},
    {Slot::by_comment, "mxfront/Yandex"},
    {Slot::by_comment, "mxfrontcorp/Yandex"},
    {Slot::by_comment, "mxback/Yandex"},
    {Slot::by_comment, "mxbackcorp/Yandex"},
    {Slot::by, "yandex.net", Match::host},
    {Slot::by, "yandex.ru", Match::host},
});
constexpr auto kProfiles = std::to_array<Profile>({
    {.until = "2022-10-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "to September 2022",
     .shows = "ESMTPS; (using V with cipher C) after the date"},
    {.from = "2022-10-01",
     .by_date = true,
     .marks = Marks::keyword,
     .label = "since October 2022",
     .shows = "ESMTPS, ESMTPSA"},
    {.unversioned = true, .marks = Marks::keyword, .label = "any", .shows = "ESMTPS, ESMTPSA"},
});

// Behind the date also a mail goes on that begins with a blank: there only details count, of a
// keyword that says TLS, as long as they were written.
bool has_details(const ReadContext& c) {
  return c.hop.profile == &kProfiles[0] && c.hop.protocol &&
         c.hop.protocol->value.says == KeywordSays::tls;
}
bool using_words(ReadContext& c, Span part) {
  return has_details(c) && families::using_words(c, part);
}
bool client_words(ReadContext& c, Span part) {
  return has_details(c) && families::client_words(c, part);
}
constexpr auto kReaders = std::to_array<Reader>({
    // ; Thu, 23 May 2019 19:22:18 +0300 (using TLSv1.2 with cipher ECDHE-RSA-AES128-GCM-SHA256
    // (128/128 bits))
    {Slot::date_comment, using_words, {}, "using"},
    // (Client certificate not present)
    {Slot::date_comment, client_words, {}, "client"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "HTTP", Means::web, Match::whole},
});

// mxfront, mxback, notsolitesrv, sendbernar: the program alone, since 2026, in its cloud.
bool program(std::string_view t) {
  return !t.empty() && t.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}
// ([192.0.2.1]:51871 "EHLO x" ...): ZMailer's, which was there in 2008.
bool is_zmailer(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::peer);
  return p != nullptr && slice(raw, p->where).find('"') != std::string_view::npos;
}
// Other programs on Yandex' hosts name themselves.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* p = f.find(Slot::by_comment);
  if (p == nullptr) return !is_zmailer(raw, f);
  const std::string_view t = slice(raw, p->where);
  return ascii::iends_with(t, "Yandex") ||
         (program(t) && ascii::iends_with(slice(raw, f.span(Slot::by)), ".yp-c.yandex.net"));
}

}  // namespace

extern constinit const System yandex{
    .id = "yandex",
    .title = "Yandex",
    .short_title = "Yandex",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .by_only_is_pickup = true,
    .rank = 30,
    .confirm = confirm,
    .source = "public mail 2014 to 2026: TLS comment until 2022-09, gone by 2022-11",
    .unknown = "the day in autumn 2022 on which the comment went away",
    .never_shown = {Fact::key_exchange, Fact::signature},
};

}  // namespace tlspath::parsers

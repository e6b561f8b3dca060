// Courier.
// Writes    from HELO (RDNS [::ffff:IP]) (AUTH: PLAIN x, TLS: TLSv1.3,256bits,SUITE)
//             by B with ESMTPSA id 00000000005E0012.0000000065940B20.00003039; date   (2018-04 on)
//           ... by B with ESMTPS; date id 000000DC.43735815.00001E12        (2010-10 to 2018-04)
//           ... by B with esmtp; date id 000000DC.43735815.00001E12         (before 2010-10)
//           from localhost (localhost [127.0.0.1]) (uid 1000) by B with local id X; date  (pick-up)
//           from ([IP]) via http; date                                      (its list page)
//           from HELO (RDNS [::ffff:IP]) (IDENT: x, TLS: TLSv1,168bits,SUITE) by B with esmtp; date
// Silence   the comment stands whenever there was TLS, in every version ("SSL:" is port 465):
//           silence is cleartext.
// Ident     x is what the sender's host answered, commas and colons included, and TLS' words are
//           added behind it: so none of that comment is proof of TLS, yet a comment without them
//           is silence, for the answer can add words and take none away. With them the keyword
//           decides; "esmtp" (before 2010-10) and "SMTP" (HELO) stand with TLS and without, so
//           they leave the hop unstated. It may play comments of its own too: what stands between
//           it and the last "by" is nobody's proof.
// Login     stands before TLS' words, and its name may hold a comma and such words: the last are
//           the server's, and none beside a keyword that has no S (2010-10 on).
// Version   with OpenSSL the suite's class (SSLv3, TLSv1); GnuTLS gives the session's (TLS1.2).
// Source    courier/submit.C, module.esmtp/courieresmtpd.c, tls/libcouriertls.c, webmlmdcmlm.C of
//           0.4x to 1.4; mails of our own Courier 1.0.16
// Not done  a line of before 2010 without login, TLS, ident, id and mapped address looks like
//           anybody's "with esmtp"

#include "core/received/peer_comment.hpp"
#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::from_comment, "TLS"},
    {Slot::from_comment, "SSL"},
    {Slot::from_comment, "AUTH"},
    {Slot::peer, "IDENT:"},
    {Slot::id, "16.16.8", Match::shape},
    {Slot::id, "8.8.8", Match::shape},
    {Slot::with_comment, "courier-"},
    {Slot::with, "esmtp", Match::whole},
    {Slot::via, "http", Match::whole},
});

// (IDENT: alice, TLS: TLSv1,168bits,DES-CBC3-SHA) behind the recorded address; nullptr where the
// line has none. Before it stands the greeting, which may play one.
const Part* ident_answer(std::string_view raw, const ReceivedField& f) {
  for (const Part& p : f)
    if (p.slot == Slot::peer && f.peer_address && p.where.at > f.peer_address->where.end() &&
        is_ident_answer(slice(raw, p.where)))
      return &p;
  return nullptr;
}
bool speaks_of_tls(std::string_view t) {
  return ascii::ifind(t, "TLS:") != std::string_view::npos ||
         ascii::ifind(t, "SSL:") != std::string_view::npos;
}

// ESMTP and its kin have an S with TLS; esmtp (before 2010-10) and SMTP (HELO) have not.
bool esmtp(const ReadContext& c) { return c.text(c.field.span(Slot::with)) == "esmtp"; }
// (IDENT: alice, TLS: TLSv1,168bits,DES-CBC3-SHA) by B with esmtp: whose words these are cannot be
// known.
bool ident_speaks(const ReadContext& c) {
  if (!esmtp(c) && c.text(c.field.span(Slot::with)) != "SMTP") return false;
  const Part* ident = ident_answer(c.raw, c.field);
  if (ident == nullptr) return false;
  for (const Part& p : c.field)
    if (p.slot == Slot::peer && p.where.at >= ident->where.at && speaks_of_tls(c.text(p.where)))
      return true;
  return false;
}

constexpr auto kProfiles = std::to_array<Profile>(
    {{.unversioned = true,
      .marks = Marks::always,
      .label = "2010-10 on",
      .shows = "(TLS: V,NNNbits,SUITE), ESMTPS",
      .source = "submit.C and courieresmtpd.c",
      .keyword_with_tls = "S"},
     {.marks = Marks::always,
      .label = "before 2010-10 (esmtp)",
      .shows = "(TLS: V,NNNbits,SUITE)",
      .holds = esmtp},
     {.marks = Marks::sometimes,
      .label = "esmtp or SMTP beside an ident answer that speaks of TLS",
      .shows = "(IDENT: x, TLS: V,NNNbits,SUITE), where x can hold the same words",
      .source = "startsubmit() in courieresmtpd.c adds TLS' words to the ident answer",
      .holds = ident_speaks}});

// Where TLS' words start: the last of "TLS: " and "SSL: " that opens the comment or stands behind a
// comma.
std::size_t last_words_of_tls(std::string_view t) {
  for (std::size_t i = t.size(); i-- > 0;) {
    if (!ascii::istarts_with(t.substr(i), "TLS: ") && !ascii::istarts_with(t.substr(i), "SSL: "))
      continue;
    std::size_t e = i;
    while (e > 0 && ascii::is_blank(t[e - 1])) --e;
    if (e == 0 || t[e - 1] == ',') return i;
  }
  return std::string_view::npos;
}

// (AUTH: PLAIN alice, SSL: TLSv1/SSLv3,128bits,RC4-MD5): the login's name may hold a comma and
// TLS' words too. The server's stand last, and never beside ESMTP or ESMTPA: one flag
// (startsubmit()) gives them and the keyword's S.
bool comment(ReadContext& c, Span part) {
  if (ident_answer(c.raw, c.field) != nullptr)
    return false;  // Courier writes one comment: this is ident's
  const std::string_view t = c.text(part);
  const bool login = ascii::istarts_with(t, "AUTH: ");
  if (login) c.authenticated(span_between(part.at, part.at + 4));
  const std::string_view keyword =
      c.hop.protocol ? c.text(c.hop.protocol->where) : std::string_view{};
  const bool without_s = ascii::istarts_with(keyword, "ESMTP") && keyword != "esmtp" &&
                         c.hop.protocol->value.says == KeywordSays::cleartext;
  const std::size_t tls = last_words_of_tls(t);
  if (without_s || tls == std::string_view::npos) return login;
  if (!families::comma_list(c, span_between(part.at + tls, part.end()))) return login;
  const auto& v = c.hop.tls.version_as_written;
  if (v && !ascii::istarts_with(c.text(*v), "TLS1.")) families::suite_class_only(c);  // GnuTLS
  return true;
}

constexpr auto kReaders = std::to_array<Reader>({
    {Slot::from_comment, comment, {}, "comment"},
});
constexpr auto kForms = std::to_array<Form>({
    {Slot::with, "dsn", Means::pickup, Match::whole},
    {Slot::via, "http", Means::web, Match::whole},
});

bool list_of(std::string_view t) {
  return ascii::istarts_with(t, "TLS:") || ascii::istarts_with(t, "SSL:") ||
         ascii::istarts_with(t, "AUTH:");
}
bool hexadecimal(std::string_view t) {
  for (const char c : t)
    if (c != '.' && !ascii::is_digit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'f')) return false;
  return true;
}
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (f.has(Slot::by_comment)) return false;
  if (!f.has(Slot::by)) {
    return ascii::iequal(slice(raw, f.span(Slot::via)), "http") && !f.has(Slot::with);
  }
  if (ascii::istarts_with(slice(raw, f.span(Slot::with_comment)), "courier-")) return true;
  const std::string_view id = slice(raw, f.span(Slot::id));
  const bool own_id = (id.size() == 26 || id.size() == 42) && hexadecimal(id);
  if (!id.empty() && !own_id) return false;
  if (own_id) return f.has(Slot::with);
  for (const Part& p : f)
    if (p.slot == Slot::from_comment && list_of(slice(raw, p.where))) return true;
  if (slice(raw, f.span(Slot::with)) == "esmtp" && ident_answer(raw, f) != nullptr) return true;
  return f.peer_address && ascii::istarts_with(slice(raw, f.peer_address->where), "::ffff:") &&
         slice(raw, f.span(Slot::with)) == "esmtp";
}

}  // namespace

extern constinit const System courier{
    .id = "courier",
    .title = "Courier",
    .short_title = "Courier",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .rank = 40,
    .confirm = confirm,
    .source = "Courier's own source from 0.4x to 1.4; mails of Courier 1.0.16",
    .unknown = "whether a given server links OpenSSL or GnuTLS, where it writes TLS1.0 or TLS1.1",
    .never_shown = {Fact::key_exchange, Fact::signature, Fact::client_certificate},
};

}  // namespace tlspath::parsers

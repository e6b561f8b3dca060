// Postfix, also where the site renamed it (mail_name) and the form is unmistakable.
// Writes    from HELO (RDNS [IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
//             key-exchange X25519 ...) (No client certificate requested) (Authenticated sender: x)
//             by B (Postfix) with ESMTPS id 4T4Bd1 for <x>; date
//           by B (Postfix, from userid 1001) id 6BD1F7C15; date           (pick-up)
// Hidden    many sites rewrite the lines of who logs in, most to "from [127.0.0.1] (localhost
//           [127.0.0.1])", the recipe that mailcow took, Posteo to "customer (localhost ...)",
//           Mail-in-a-Box to "authenticated-user (B [IP of B])". With TLS it is no loopback;
//           without, it is not known.
// Silence   the comment is off by default, the keyword's S is reliable since 2.6: ESMTP without S
//           is cleartext.
// Source    src/smtpd/smtpd.c, src/tls/tls_misc.c, src/pickup/pickup.c of Postfix 1.1 to 3.11;
//           mailcow's anonymize_headers, public mail of riseup.net, posteo.de, ozlabs.org
// Not done  TLS came with 2.2 (2005-03), the S with 2.5 (2008-01; in proxy mode with 2.6, 2009-05):
//           between them, and in "with SMTP" (HELO) to this day, only the comment shows TLS. The
//           line names no version and the stamp none either (2.1 ran for years), so a plain keyword
//           is read as the server's word here too: cleartext, by keyword

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Postfix", Match::words, 55},
    {Slot::by_comment, "", Match::any},  // a site's own name: confirm looks at the form
    {Slot::lead_comment, "Postfix"},
    {Slot::lead_comment, "using TLSv1"},
});
constexpr auto kProfiles = std::to_array<Profile>(
    {{.marks = Marks::keyword,
      .label = "2.6 on",
      .shows = "ESMTPS; (using V with cipher C) where the site asks for it"}});
// from [127.0.0.1] (localhost [127.0.0.1]) by B (Postfix) with ESMTPSA: what the site shows for a
// client. No name of a webmail that logs in to its own host over TLS; programs on it that call
// themselves [127.0.0.1] (nodemailer, Symfony) look the same, and are encrypted all the same.
bool hidden_client(ReadContext& c, Span part) {
  if (!c.field.helo || !c.text(part).ends_with("SA")) return false;
  const std::string_view helo = c.text(*c.field.helo);
  const bool loopback =
      c.hop.from.address && kind(c.hop.from.address->value) == AddressKind::loopback;
  const bool hidden = helo == "[127.0.0.1]" || helo == "customer" || helo == "remote.user" ||
                      helo.starts_with("authenticated.");
  if (helo != "authenticated-user" && !(loopback && hidden)) return false;
  c.hop.from.address.reset();
  // Any other name is the server's own, which makes no host of the site of who logged in. Nor may
  // one without a name be a host of the site that gave a greeting alone.
  if (!c.hop.from.name || c.text(*c.hop.from.name) != "localhost")
    c.hop.from.name = c.hop.from.helo;
  return true;
}
constexpr auto kReaders = std::to_array<Reader>({
    {Slot::with, hidden_client, {}, "hidden"},
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519
    // server-signature ECDSA (P-256))
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::lead_comment, families::using_words, {}, "using"},
    // (Client CN "a", Issuer "b" (verified OK)), (No client certificate requested)
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::lead_comment, families::client_words, {}, "client"},
    // (Authenticated sender: x)
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::by_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::lead_comment, families::authenticated_words, {}, "authenticated"},
});

constexpr auto kForms = std::to_array<Form>({
    {Slot::lead_comment, "Postfix, from userid", Means::pickup},
    // MailChannels' relays record their own proxy as 127.0.0.6.
    {Slot::by, "mailchannels.net", Means::peer_is_proxy, Match::host},
});

// Queue ids: 6 to 15 upper-case hexadecimal digits, or the long ones since 2.9: 10 to 17 of 52
// letters and digits (no vowels).
bool queue_id(std::string_view id) {
  bool hex = id.size() >= 6 && id.size() <= 15, lower = false, odd = false;
  for (const char ch : id) {
    if (!ascii::is_alnum(ch)) return false;
    if (!(ascii::is_digit(ch) || (ch >= 'A' && ch <= 'F'))) hex = false;
    if (ch >= 'a' && ch <= 'z') lower = true;
    const char low = ascii::lower(ch);
    if (low == 'a' || low == 'e' || low == 'i' || low == 'o' || low == 'u') odd = true;
  }
  return hex ||
         (lower && !odd && id.size() >= 10 && id.size() <= 17 && ascii::is_digit(id.front()));
}
bool keyword(std::string_view k) {
  return k == "ESMTP" || k == "SMTP" || k == "ESMTPS" || k == "ESMTPA" || k == "ESMTPSA" ||
         k == "UTF8SMTP" || k == "UTF8SMTPS" || k == "UTF8SMTPA" || k == "UTF8SMTPSA" ||
         k == "QMQP";
}
// The name, or the form: "name [address]" after the HELO, a lone product name, a keyword, a queue
// id.
bool confirm(std::string_view raw, const ReceivedField& f) {
  const Part* product = nullptr;
  for (const Part& p : f) {
    if (p.slot == Slot::lead_comment &&
        ascii::istarts_with(slice(raw, p.where), "Postfix, from userid"))
      return true;
    if (p.slot != Slot::by_comment) continue;
    const std::string_view t = slice(raw, p.where);
    if (ascii::ifind(t, "postfix") != std::string_view::npos ||
        ascii::ifind(t, ", from userid ") != std::string_view::npos)
      return true;
    if (product != nullptr) return false;
    product = &p;
  }
  if (product == nullptr) return false;
  const std::string_view name = slice(raw, product->where);
  if (name.find('/') != std::string_view::npos || name.find('[') != std::string_view::npos ||
      parse_address(name))
    return false;
  const std::string_view id = slice(raw, f.span(Slot::id));
  const bool login = families::opens_with(name, "Authenticated sender");
  if (!f.has(Slot::from)) return login && keyword(slice(raw, f.span(Slot::with))) && queue_id(id);
  if (!keyword(slice(raw, f.span(Slot::with)))) return false;
  const Part* peer = f.find(Slot::peer);
  if (peer == nullptr) {  // a cleaned header: the peer's comment is gone, the login's is left
    const std::string_view first = slice(raw, f.span(Slot::from_comment));
    return families::opens_with(first, "Authenticated sender") && queue_id(id);
  }
  const std::string_view peer_words = slice(raw, peer->where);
  if (peer_words.empty() || peer_words.back() != ']') return false;
  if (peer_words.front() == '[') return false;  // it always writes a name, if only "unknown"
  if (families::opens_with(peer_words, "HELO ")) return false;  // others: (HELO [192.0.2.1])
  if (!f.has(Slot::id))
    return slice(raw, f.span(Slot::with)).find('S', 3) !=
           std::string_view::npos;  // before a content filter
  return queue_id(id);
}

}  // namespace

extern constinit const System postfix{
    .id = "postfix",
    .title = "Postfix",
    .short_title = "Postfix",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .forms = kForms,
    .confirms_names = true,
    .by_only_is_pickup = true,
    .rank = 90,
    .confirm = confirm,
    .source =
        "Postfix' own source, every minor release since 1.1 (smtpd.c, pickup.c, tls_misc.c); mails "
        "of our own servers",
    .tls_since = "2.2",
};

}  // namespace tlspath::parsers

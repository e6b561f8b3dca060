// Postfix, also where the site renamed it (mail_name) and the form is unmistakable.
// Writes    from HELO (RDNS [IP]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 ...)
//             (No client certificate requested) (Authenticated sender: x) by B (Postfix) with ESMTPS id 4T4Bd1 for <x>; date
//           by B (Postfix, from userid 1001) id 6BD1F7C15; date                  (pick-up)
// Silence   the comment is off by default, the keyword's S is reliable since 2.6: ESMTP without S is cleartext.
// Source    src/smtpd/smtpd.c, src/tls/tls_misc.c, src/pickup/pickup.c of Postfix 1.1 to 3.11
// Not done  "with SMTP" (HELO) shows TLS only by the comment; before 2.5 the keyword had no S

#include "parsers/system.hpp"

namespace tlspath::parsers {
namespace {

constexpr auto kCues = std::to_array<Cue>({
    {Slot::by_comment, "Postfix"},
    {Slot::from_comment, "using TLSv1"},
    {Slot::lead_comment, "using TLSv1"},
    {Slot::from_comment, "Authenticated sender"},
});
constexpr auto kProfiles = std::to_array<Profile>({{.marks = Marks::keyword, .label = "2.6 on", .shows = "ESMTPS; (using V with cipher C) where the site asks for it"}});
constexpr auto kReaders = std::to_array<Reader>({
    // (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature ECDSA (P-256))
    {Slot::from_comment, families::using_words, {}, "using"},
    {Slot::lead_comment, families::using_words, {}, "using"},
    // (Client CN "a", Issuer "b" (verified OK)), (No client certificate requested)
    {Slot::from_comment, families::client_words, {}, "client"},
    {Slot::lead_comment, families::client_words, {}, "client"},
    // (Authenticated sender: x)
    {Slot::from_comment, families::authenticated_words, {}, "authenticated"},
    {Slot::lead_comment, families::authenticated_words, {}, "authenticated"},
});

// The name, or the form: the "using" comment with both numbers of bits before a keyword and a queue id.
bool confirm(std::string_view raw, const ReceivedField& f) {
  if (const Part* p = f.find(Slot::by_comment))
    if (ascii::istarts_with(slice(raw, p->where), "Postfix")) return true;
  if (!f.has(Slot::by_comment) || !f.has(Slot::id)) return false;
  const std::string_view with = slice(raw, f.span(Slot::with));
  return ascii::istarts_with(with, "ESMTP") || ascii::istarts_with(with, "SMTP") || ascii::istarts_with(with, "UTF8SMTP");
}

}  // namespace

extern constinit const System postfix{
    .id = "postfix",
    .title = "Postfix",
    .short_title = "Postfix",
    .cues = kCues,
    .profiles = kProfiles,
    .readers = kReaders,
    .by_only_is_pickup = true,
    .rank = 60,
    .confirm = confirm,
};

}  // namespace tlspath::parsers

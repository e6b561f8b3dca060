#include "core/report/page_words.hpp"

namespace tlspath {
namespace {

constexpr PageWords kEnglish{
    .peer_first = "peer, as this server saw it",
    .peer = "peer",
    .encrypted_first = "TLS stated: encrypted",
    .encrypted = "encrypted",
    .no_tls = "no TLS: cleartext",
    .keyword_encrypted = "keyword for TLS: encrypted",
    .keyword_cleartext = "keyword without TLS: cleartext",
    .silence = "TLS would stand here: cleartext",
    .local = "local, crossed no network",
    .version = "version",
    .suite_class = "family, not the version",
    .suite = "suite",
    .null_suite = "suite that encrypts nothing: cleartext",
    .bits = "bits",
    .key_exchange = "key exchange",
    .signature = "signature",
    .client_certificate = "the sender's certificate",
    .authenticated = "the sender logged in",
    .continued = "(continued)",
    .elsewhere = "Elsewhere, words that look like TLS and prove nothing:",
    .greeting = "the sender's own greeting, no proof",
    .name = "a host name, no proof",
    .sender_words = "words the sender may choose, no proof",
    .host = "a host name, no proof",
    .id = "an id, no proof",
    .recipient = "an address, no proof",
};

constexpr PageWords kGerman{
    .peer_first = "Gegenstelle, wie dieser Server sie sah",
    .peer = "Gegenstelle",
    .encrypted_first = "TLS vermerkt: verschlüsselt",
    .encrypted = "verschlüsselt",
    .no_tls = "kein TLS: Klartext",
    .keyword_encrypted = "Schlüsselwort für TLS: verschlüsselt",
    .keyword_cleartext = "Schlüsselwort ohne TLS: Klartext",
    .silence = "hier stünde TLS: Klartext",
    .local = "lokal, ging über kein Netz",
    .version = "Version",
    .suite_class = "Familie, nicht die Version",
    .suite = "Cipher-Suite",
    .null_suite = "Cipher-Suite, die nichts verschlüsselt: Klartext",
    .bits = "Bits",
    .key_exchange = "Schlüsselaustausch",
    .signature = "Signatur",
    .client_certificate = "Zertifikat des Absenders",
    .authenticated = "Absender hat sich angemeldet",
    .continued = "(Fortsetzung)",
    .elsewhere = "Anderswo, Worte, die nach TLS aussehen und nichts belegen:",
    .greeting = "Gruß des Absenders, kein Beleg",
    .name = "ein Hostname, kein Beleg",
    .sender_words = "Worte, die der Absender wählen kann, kein Beleg",
    .host = "ein Hostname, kein Beleg",
    .id = "eine Kennung, kein Beleg",
    .recipient = "eine Adresse, kein Beleg",
};

}  // namespace

const PageWords& page_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

}  // namespace tlspath

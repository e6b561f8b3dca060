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
    .client_certificate = "the sender's client certificate",
    .authenticated = "the sender logged in",
    .continued = "(continued)",
    .elsewhere = "Elsewhere, words that look like TLS and prove nothing:",
    .greeting = "the sender's own greeting, no proof",
    .name = "a host name, no proof",
    .sender_words = "words the sender may choose, no proof",
    .host = "a host name, no proof",
    .id = "an id, no proof",
    .recipient = "an address, no proof",
    .mails = "mails",
    .contents = "Contents",
    .skip = "Skip to the first mail",
    .scope = "What was looked at",
    .source = "Source",
    .message_id = "Message-ID",
    .way = "The way of the mail, oldest hop first",
    .head_hop = "Hop",
    .head_where = "From, to",
    .head_facts = "As stated",
    .head_time = "Time UTC",
    .head_written_by = "Written by",
    .to = "to",
    .header = "Headers as received",
    .header_note =
        "Newest first, as they stand in the mail. Marked words are proof; dotted words only look "
        "like TLS.",
    .header_hidden =
        "Newest first. Names, addresses and ids are hidden, so the lines are not those of the "
        "mail.",
    .see_line = "proof in the headers",
    .how_to_read = "How to read the four verdicts",
    .how_encrypted =
        "The system that received the mail wrote that TLS was used on this hop. How good the TLS "
        "was is the grade.",
    .how_cleartext =
        "The receiving system names a protocol without TLS (ESMTP), or wrote that none was used, "
        "or it "
        "always marks TLS and did not here. Anybody on the wire could have read the mail.",
    .how_unstated =
        "The receiving system does not say. That is no proof of TLS, and none against it.",
    .how_local = "The mail stayed on one host; it crossed no network.",
    .how_trust =
        "Claimed: somebody else's server wrote the line, and anybody could have made it up. "
        "Trusted: a server named as "
        "your own wrote it.",
    .made_by = "Made by tlspath",
    .with_command = "with",
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
    .client_certificate = "Client-Zertifikat des Absenders",
    .authenticated = "Absender hat sich angemeldet",
    .continued = "(Fortsetzung)",
    .elsewhere = "Anderswo, Worte, die nach TLS aussehen und nichts belegen:",
    .greeting = "Gruß des Absenders, kein Beleg",
    .name = "ein Hostname, kein Beleg",
    .sender_words = "Worte, die der Absender wählen kann, kein Beleg",
    .host = "ein Hostname, kein Beleg",
    .id = "eine Kennung, kein Beleg",
    .recipient = "eine Adresse, kein Beleg",
    .mails = "Mails",
    .contents = "Inhalt",
    .skip = "Zur ersten Mail springen",
    .scope = "Was betrachtet wurde",
    .source = "Quelle",
    .message_id = "Message-ID",
    .way = "Der Weg der Mail, älteste Etappe zuerst",
    .head_hop = "Etappe",
    .head_where = "Von, an",
    .head_facts = "Wie angegeben",
    .head_time = "Zeit UTC",
    .head_written_by = "Geschrieben von",
    .to = "an",
    .header = "Kopfzeilen wie empfangen",
    .header_note =
        "Neueste zuerst, wie sie in der Mail stehen. Markierte Worte sind Belege; gepunktete sehen "
        "nur nach TLS aus.",
    .header_hidden =
        "Neueste zuerst. Namen, Adressen und Kennungen sind verborgen, die Zeilen also nicht die "
        "der Mail.",
    .see_line = "Beleg in den Kopfzeilen",
    .how_to_read = "Wie die vier Ergebnisse zu lesen sind",
    .how_encrypted =
        "Das empfangende System hat vermerkt, dass auf dieser Etappe TLS benutzt wurde. Wie gut, "
        "sagt die Güte.",
    .how_cleartext =
        "Das empfangende System nennt ein Protokoll ohne TLS (ESMTP), schreibt, dass keines "
        "benutzt "
        "wurde, oder vermerkt TLS immer und hier nicht. Wer an der Leitung saß, konnte die Mail "
        "lesen.",
    .how_unstated =
        "Das empfangende System sagt es nicht. Das belegt TLS nicht und widerlegt es nicht.",
    .how_local = "Die Mail blieb auf einem Rechner; sie ging über kein Netz.",
    .how_trust =
        "Fremde Angabe: Ein fremder Server schrieb die Zeile, jeder könnte sie erfunden haben. "
        "Eigene Angabe: Ein "
        "Server, den Sie als eigenen nannten, schrieb sie.",
    .made_by = "Erstellt von tlspath",
    .with_command = "mit",
};

}  // namespace

const PageWords& page_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

}  // namespace tlspath

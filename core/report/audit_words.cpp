#include "core/report/audit_words.hpp"

namespace tlspath {
namespace {

constexpr AuditWords kEnglish{
    .sends = "SENDS",
    .receives = "RECEIVES",
    .built_in = "TLS is built in",
    .not_built_in = "TLS is not built in: no setting can turn it on",
    .built_in_unknown = "",
    .version = "version {}",
    .tls_sends = {"never TLS, whatever the other side offers",
                  "opportunistic TLS: used where the other side offers it, else cleartext",
                  "TLS required: else the mail waits, and comes back",
                  "the text does not say whether TLS is used"},
    .tls_receives = {"never TLS: STARTTLS is not offered",
                     "opportunistic TLS: offered, and mail without it is taken too",
                     "TLS required: mail without it is turned away",
                     "the text does not say whether STARTTLS is offered"},
    .tls_refused = "never TLS: STARTTLS is offered, then refused for want of a certificate",
    .check = {"no certificate is checked", "the certificate's chain is checked, not its name",
              "the certificate's chain and name are checked",
              "the certificate's fingerprint is checked", "DANE is checked where it is published",
              "both sides show certificates, for listed domains",
              "what is checked of the certificate is not stated"},
    .shows = {"received mail will show TLS in its header",
              "received mail will show TLS by ESMTPS only, without version and suite",
              "received mail will not show TLS in its header",
              "whether received mail will show TLS is not stated"},
    .for_whom = "for {}",
    .line = "line {}",
    .by_default = "not set, default; {}",
    .of_version = " of ",
    .since = "{}; since {}, before it was nobody",
    .empty_value = "(empty)",
    .shows_label = "Shows",
    .because_label = "Because",
    .change_label = "Change",
    .advice =
        {"Mail leaves here in cleartext even where TLS is offered.",
         "Others cannot encrypt what they send here.", "Off for {}.",
         "Where a partner does not offer TLS, or somebody on the way takes the offer away, mail "
         "goes in cleartext and nobody is told. To be sure of a partner, require it.",
         "TLS is required, but with whoever answers: a server in between could be it.",
         "{} is set, but without required TLS nothing comes of it.",
         "These two do not go together: {}.", "No certificate is named ({}).",
         "Received mail shows only ESMTPS: proof of TLS, not of how good it was.",
         "{} was changed, and leaves version and suite out.",
         "Logins are taken without TLS: passwords can be read on the way.",
         "{} lets SSLv3 or older in.", "DANE checks nothing without DNSSEC.",
         "Also decided by what is not in this text: {}.",
         "{} is an old name, which later versions no longer know.",
         "Where a handshake fails, mail goes in cleartext.",
         "An ACL in line {} turns away what came without TLS; whom it means, it says itself.",
         "TLS is not in this program; take one built with it.", "It is disabled."},
    .counted_one = "{} setting read",
    .counted = "{} settings read",
    .unread = "left alone, being about other things: {}",
    .cut_one = "Line {} is cut off (\"...\"): what stood there is not known.",
    .cut_many = "{} lines are cut off (\"...\"), the first is line {}.",
    .whole_lines = "For whole lines:",
    .foreign =
        "Line {} has a word where True or False should be: this looks translated. Answers that "
        "rest on it are left open.",
    .no_parts = "No connector in it, and no setting of TLS.",
    .head_part = "Part",
    .head_tls = "TLS",
    .head_check = "Check",
    .head_shows = "Shows",
    .empty = "{}: nothing in it; paste the settings, then press Ctrl-D",
    .too_large = "{}: longer than 4 MB or 60,000 lines, no settings of a mail system are",
    .table = "{}: a table, in which PowerShell cuts values; try: Get-SendConnector | Format-List",
    .not_known =
        "{}: no settings that tlspath knows: Exchange (| Format-List), Postfix (postconf "
        "-n), Sendmail, Exim",
};

constexpr AuditWords kGerman{
    .sends = "SENDET",
    .receives = "EMPFÄNGT",
    .built_in = "TLS ist eingebaut",
    .not_built_in = "TLS ist nicht eingebaut: keine Einstellung kann es einschalten",
    .built_in_unknown = "",
    .version = "Version {}",
    .tls_sends = {"nie TLS, was die Gegenseite auch anbietet",
                  "opportunistisches TLS: genutzt, wo die Gegenseite es anbietet, sonst Klartext",
                  "TLS verlangt: sonst wartet die Mail und kommt zurück",
                  "der Text sagt nicht, ob TLS genutzt wird"},
    .tls_receives = {"nie TLS: STARTTLS wird nicht angeboten",
                     "opportunistisches TLS: angeboten, Mails ohne TLS werden auch angenommen",
                     "TLS verlangt: Mails ohne TLS werden abgewiesen",
                     "der Text sagt nicht, ob STARTTLS angeboten wird"},
    .tls_refused = "nie TLS: STARTTLS wird angeboten, dann mangels Zertifikat abgelehnt",
    .check = {"kein Zertifikat wird geprüft",
              "die Kette des Zertifikats wird geprüft, nicht der Name",
              "Kette und Name des Zertifikats werden geprüft",
              "der Fingerabdruck des Zertifikats wird geprüft",
              "DANE wird geprüft, wo es veröffentlicht ist",
              "beide Seiten zeigen Zertifikate, für Domains einer Liste",
              "was am Zertifikat geprüft wird, ist nicht angegeben"},
    .shows = {"empfangene Mails zeigen TLS in den Kopfzeilen",
              "empfangene Mails zeigen TLS nur durch ESMTPS, ohne Version und Cipher-Suite",
              "empfangene Mails zeigen TLS nicht in den Kopfzeilen",
              "ob empfangene Mails TLS zeigen, ist nicht angegeben"},
    .for_whom = "für {}",
    .line = "Zeile {}",
    .by_default = "nicht gesetzt, Vorgabe; {}",
    .of_version = " von ",
    .since = "{}; seit {}, davor war es niemand",
    .empty_value = "(leer)",
    .shows_label = "Zeigt",
    .because_label = "Weil",
    .change_label = "Ändern",
    .advice =
        {"Mails gehen hier im Klartext hinaus, auch wo TLS angeboten wird.",
         "Andere können nicht verschlüsseln, was sie hierher senden.", "Aus für {}.",
         "Wo ein Partner kein TLS anbietet oder jemand auf dem Weg das Angebot entfernt, geht die "
         "Mail im Klartext, und niemand erfährt es. Wer bei einem Partner gewiss sein will, muss "
         "es "
         "verlangen.",
         "TLS wird verlangt, aber mit wem auch immer: Ein Server dazwischen könnte es sein.",
         "{} ist gesetzt, bewirkt aber nichts, solange TLS nicht verlangt wird.",
         "Diese beiden passen nicht zusammen: {}.", "Kein Zertifikat ist genannt ({}).",
         "Empfangene Mails zeigen nur ESMTPS: ein Beleg für TLS, nicht dafür, wie gut es war.",
         "{} wurde geändert und lässt Version und Cipher-Suite weg.",
         "Anmeldungen ohne TLS werden angenommen: Passwörter sind auf dem Weg lesbar.",
         "{} lässt SSLv3 oder Älteres zu.", "Ohne DNSSEC prüft DANE nichts.",
         "Entscheidet mit, steht aber nicht in diesem Text: {}.",
         "{} ist ein alter Name, den spätere Versionen nicht mehr kennen.",
         "Wo ein Handshake scheitert, geht die Mail im Klartext.",
         "Eine ACL in Zeile {} weist ab, was ohne TLS kam; wen sie meint, sagt sie selbst.",
         "TLS fehlt in diesem Programm; nehmen Sie eines, das damit gebaut ist.",
         "Er ist abgeschaltet."},
    .counted_one = "{} Einstellung gelesen",
    .counted = "{} Einstellungen gelesen",
    .unread = "unbeachtet, da zu anderem: {}",
    .cut_one = "Zeile {} ist abgeschnitten (\"...\"): Was dort stand, ist nicht bekannt.",
    .cut_many = "{} Zeilen sind abgeschnitten (\"...\"), die erste ist Zeile {}.",
    .whole_lines = "Für ganze Zeilen:",
    .foreign =
        "In Zeile {} steht ein Wort statt True oder False: Das sieht übersetzt aus. Antworten, "
        "die darauf beruhen, bleiben offen.",
    .no_parts = "Kein Connector darin und keine Einstellung zu TLS.",
    .head_part = "Teil",
    .head_tls = "TLS",
    .head_check = "Prüfung",
    .head_shows = "Zeigt",
    .empty = "{}: nichts darin; fügen Sie die Einstellungen ein, dann Strg-D",
    .too_large = "{}: länger als 4 MB oder 60.000 Zeilen, so lang sind keine Einstellungen",
    .table =
        "{}: eine Tabelle, in der PowerShell Werte abschneidet; versuchen Sie: Get-SendConnector | "
        "Format-List",
    .not_known =
        "{}: keine Einstellungen, die tlspath kennt: Exchange (| Format-List), Postfix "
        "(postconf -n), Sendmail, Exim",
};

}  // namespace

const AuditWords& audit_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

}  // namespace tlspath

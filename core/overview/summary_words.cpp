#include "core/overview/summary_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/path/finding.hpp"

namespace tlspath {
namespace {

constexpr SummaryWords kEnglish{
    .mail = "mail",
    .mails = "mails",
    .hop = "hop",
    .hops = "hops",
    .file = "file",
    .files = "files",
    .to = "to",
    .read = "read",
    .left_out_one = "that is no mail left out",
    .left_out = "that are no mails left out",
    .known_one = "read before, nothing new in it",
    .known = "read before, nothing new in them",
    .gone_one = "read before is gone; its mails stay in the results",
    .gone = "read before are gone; their mails stay in the results",
    .duplicates_once_one = "duplicate counted once",
    .duplicates_once = "duplicates counted once",
    .duplicates_all_one = "duplicate counted each time",
    .duplicates_all = "duplicates counted each time",
    .duplicates_beyond = "duplicates were looked for among the first mails only; --db finds all",
    .unread_one = "could not be read, see above",
    .unread = "could not be read, see above",
    .no_received = "without Received lines",
    .never_entered = "never entered",
    .more = "more",
    .more_rows = "more in the database",
    .more_rows_alone = "more; scan --db keeps them all",
    .others = "further names, counted together",
    .boundary_inferred =
        "Nobody named own servers (scan --trust): where the mails entered is inferred, and all "
        "lines are the word of others.",
    .copies_too = "duplicates too",
    .unknown_forms = "UNKNOWN FORMS",
    .list_them = "list them",
    .listed_in = "listed in",
    .more_than = "more than",
    .in_ = "in",
    .title_way = "The whole way",
    .title_entered = "Where it entered %",
    .title_entered_somewhere = "Where it entered",
    .title_hops = "Single hops",
    .title_partner = "Partner (domain of From)",
    .title_relay = "Relay at the boundary",
    .title_month = "Month, the whole way",
    .title_year = "Year, the whole way",
    .title_system = "System that wrote the hop",
    .title_version = "TLS version",
    .title_version_month = "Month, encrypted hops",
    .title_version_year = "Year, encrypted hops",
    .title_cipher = "Suite",
    .title_weak = "Weak or broken suite",
    .title_verdict = "Verdict",
    .title_matrix = "Relay, came in -> went on",
    .title_findings = "Oddities",
    .head_mails = "Mails",
    .head_hops = "Hops",
    .head_encrypted = "Encr.",
    .head_cleartext = "Clear",
    .head_unstated = "Unstated",
    .head_unproven = "Unproven",
    .head_local = "Local",
    .head_none = "No answer",
    .head_weak = "Weak",
    .head_broken = "Broken",
    .head_good = "Good",
    .head_acceptable = "Acceptable",
    .head_first = "First seen",
    .head_last = "Last seen",
    .head_last_clear = "Last in clear",
    .head_mostly_from = "Mostly from",
    .head_grade = "Grade",
    .head_count = "Count",
    .head_remark = "Remark",
    .head_counted = "Of",
    .drops = "drops encryption",
    .keeps = "keeps the level",
    .not_stated = "not stated",
    .unknown_system = "not known",
    .answer_cleartext = "In cleartext where they entered %",
    .answer_unstated = "Not stated where they entered %",
    .answer_encrypted = "Encrypted where they entered %",
    .answer_never = "No answer: no entry from outside is recorded",
    .receiving_side = "the receiving side",
    .of_mails = "of",
    .from_partner = "from %",
    .by_relay = "by way of %",
    .scope = "What was looked at",
    .sources = "Sources",
    .period = "Time",
    .counted_mails = "Mails",
    .sources_unread = "Not read",
    .skip = "Skip to the findings",
    .tables = "Tables",
    .charts = "Charts",
    .findings = "Findings",
    .month = "month",
    .year = "year",
    .chart_times = "The whole way by %",
    .chart_relays = "Relays at the boundary by mails in cleartext",
    .chart_versions = "TLS versions",
    .chart_version_times = "TLS versions by %",
    .chart_none = "Nothing to draw: no mail has a readable time.",
    .about_times =
        "Each column is one %, its parts the share of mails whose whole way was encrypted, local, "
        "not proven or in cleartext; a gap above is mails without an answer. The number above "
        "counts all mails.",
    .about_relays =
        "A relay is the registered domain of the server that handed the mail over at the boundary.",
    .about_relay_bars = "Bars are mails that it handed over in cleartext.",
    .about_partner =
        "Counted are mails whose From address is of this registered domain, by what the server "
        "that took them in wrote of the hop at the boundary.",
    .about_versions = "Encrypted hops that state their TLS version.",
    .about_version_times = "Each row is one version: its share of all encrypted hops, % by %.",
    .about_weak =
        "Suites of hops graded weak or broken, with the time from the first to the last mail that "
        "has such a hop.",
    .example = "Example",
    .of_hops = "of",
    .byte = "byte",
    .no_findings = "Nothing was found.",
    .came_how = "What came, and how",
    .proof = "The proof",
    .to_do = "What has to change on the sending side",
    .unknown = "What this does not prove",
    .proof_missing = "The database holds no example line for these mails.",
    .do_cleartext =
        "Mail was handed over in cleartext. On the server named in the proof: turn on TLS for "
        "outgoing SMTP (at least opportunistic TLS), and see that nothing on the way removes "
        "STARTTLS. First check that the receiving side offers STARTTLS now.",
    .do_weak =
        "Mail came encrypted, but weakly. Allow TLS 1.2 and 1.3 with suites that have forward "
        "secrecy (ECDHE with AES-GCM or ChaCha20), and turn off SSL, TLS 1.0, TLS 1.1, RC4 and "
        "3DES.",
    .do_unstated =
        "Of some mail no header tells whether TLS was used. That is not the sender's fault: the "
        "receiving server did not write it down.",
    .do_nothing = "Nothing: no mail of these came in cleartext or weakly encrypted.",
    .unknown_certificates =
        "Whether the sending servers checked our server's certificate. No header tells.",
    .unknown_genuine =
        "Whether lines that others wrote are genuine. Only the lines of our own servers are ours.",
    .unknown_partner =
        "Whether the mails are really from that domain. The From address is a claim of the sender; "
        "SPF, DKIM and DMARC answer that.",
    .unknown_front_end =
        "Whether a TLS front end stood before a server that wrote no TLS. Headers cannot show one.",
    .unknown_content =
        "Whether the content was encrypted itself (S/MIME, PGP). This is about the way, not the "
        "letter.",
};

constexpr SummaryWords kGerman{
    .mail = "Mail",
    .mails = "Mails",
    .hop = "Etappe",
    .hops = "Etappen",
    .file = "Datei",
    .files = "Dateien",
    .to = "bis",
    .read = "gelesen",
    .left_out_one = "ohne Mail ausgelassen",
    .left_out = "ohne Mails ausgelassen",
    .known_one = "schon gelesen, nichts Neues darin",
    .known = "schon gelesen, nichts Neues darin",
    .gone_one = "von früher ist weg; ihre Mails bleiben in den Ergebnissen",
    .gone = "von früher sind weg; ihre Mails bleiben in den Ergebnissen",
    .duplicates_once_one = "Kopie einmal gezählt",
    .duplicates_once = "Kopien einmal gezählt",
    .duplicates_all_one = "Kopie jedes Mal gezählt",
    .duplicates_all = "Kopien jedes Mal gezählt",
    .duplicates_beyond = "Kopien wurden nur unter den ersten Mails gesucht; --db findet alle",
    .unread_one = "nicht lesbar, siehe oben",
    .unread = "nicht lesbar, siehe oben",
    .no_received = "ohne Received-Zeilen",
    .never_entered = "kein Eintritt",
    .more = "weitere",
    .more_rows = "weitere in der Datenbank",
    .more_rows_alone = "weitere; scan --db behält sie alle",
    .others = "weitere Namen, zusammen gezählt",
    .boundary_inferred =
        "Eigene Server hat niemand genannt (scan --trust): Wo die Mails eintraten, ist vermutet, "
        "und alle Zeilen sind fremde Angabe.",
    .copies_too = "Kopien auch",
    .unknown_forms = "UNBEKANNTE FORMEN",
    .list_them = "auflisten",
    .listed_in = "aufgelistet in",
    .more_than = "mehr als",
    .in_ = "in",
    .title_way = "Der ganze Weg",
    .title_entered = "Eintritt in %",
    .title_entered_somewhere = "Eintritt",
    .title_hops = "Einzelne Etappen",
    .title_partner = "Partner (Domain im From)",
    .title_relay = "Zwischenserver, Eintritt",
    .title_month = "Monat, der ganze Weg",
    .title_year = "Jahr, der ganze Weg",
    .title_system = "System, das schrieb",
    .title_version = "TLS-Version",
    .title_version_month = "Monat, verschlüsselte Etappen",
    .title_version_year = "Jahr, verschlüsselte Etappen",
    .title_cipher = "Cipher-Suite",
    .title_weak = "Schwache Cipher-Suite",
    .title_verdict = "Ergebnis",
    .title_matrix = "Zwischenserver, kam->ging",
    .title_findings = "Auffälliges",
    .head_mails = "Mails",
    .head_hops = "Etappen",
    .head_encrypted = "Vers.",
    .head_cleartext = "Klar",
    .head_unstated = "Keine Angabe",
    .head_unproven = "Nicht belegt",
    .head_local = "Lokal",
    .head_none = "Ohne",
    .head_weak = "Schw.",
    .head_broken = "Gebr.",
    .head_good = "Gut",
    .head_acceptable = "Akzept.",
    .head_first = "Zuerst",
    .head_last = "Zuletzt",
    .head_last_clear = "Zuletzt klar",
    .head_mostly_from = "Meist von",
    .head_grade = "Güte",
    .head_count = "Anzahl",
    .head_remark = "Bemerkung",
    .head_counted = "Von",
    .drops = "gibt TLS auf",
    .keeps = "hält das Niveau",
    .not_stated = "keine Angabe",
    .unknown_system = "nicht bekannt",
    .answer_cleartext = "Im Klartext beim Eintritt in %",
    .answer_unstated = "Keine Angabe beim Eintritt in %",
    .answer_encrypted = "Verschlüsselt beim Eintritt in %",
    .answer_never = "Keine Aussage: kein Eintritt von außen ist aufgezeichnet",
    .receiving_side = "die Empfängerseite",
    .of_mails = "von",
    .from_partner = "von %",
    .by_relay = "über %",
    .scope = "Was betrachtet wurde",
    .sources = "Quellen",
    .period = "Zeit",
    .counted_mails = "Mails",
    .sources_unread = "Nicht gelesen",
    .skip = "Zu den Auffälligkeiten springen",
    .tables = "Tabellen",
    .charts = "Schaubilder",
    .findings = "Auffälliges",
    .month = "Monat",
    .year = "Jahr",
    .chart_times = "Der ganze Weg, % für %",
    .chart_relays = "Zwischenserver beim Eintritt nach Mails im Klartext",
    .chart_versions = "TLS-Versionen",
    .chart_version_times = "TLS-Versionen, % für %",
    .chart_none = "Nichts zu zeichnen: Keine Mail hat eine lesbare Zeit.",
    .about_times =
        "Jede Säule ist ein %, ihre Teile der Anteil der Mails, deren ganzer Weg verschlüsselt, "
        "lokal, nicht belegt oder im Klartext war; eine Lücke darüber sind Mails ohne Aussage. Die "
        "Zahl darüber zählt alle Mails.",
    .about_relays =
        "Ein Zwischenserver steht hier mit der registrierten Domain dessen, der die Mail beim "
        "Eintritt übergab.",
    .about_relay_bars = "Balken sind Mails, die er im Klartext übergab.",
    .about_partner =
        "Gezählt sind Mails, deren Adresse im From zu dieser registrierten Domain gehört, danach, "
        "was der Server beim Eintritt zu der Etappe geschrieben hat.",
    .about_versions = "Verschlüsselte Etappen, die ihre TLS-Version nennen.",
    .about_version_times =
        "Jede Zeile ist eine Version: ihr Anteil an allen verschlüsselten Etappen, % für %.",
    .about_weak =
        "Cipher-Suiten von Etappen der Güte schwach oder gebrochen, mit der Zeit von der ersten "
        "bis zur letzten Mail, die eine solche Etappe hat.",
    .example = "Beispiel",
    .of_hops = "von",
    .byte = "Byte",
    .no_findings = "Nichts wurde gefunden.",
    .came_how = "Was kam, und wie",
    .proof = "Der Beleg",
    .to_do = "Was auf der sendenden Seite zu ändern ist",
    .unknown = "Was damit nicht belegt ist",
    .proof_missing = "Die Datenbank hat zu diesen Mails keine Beispielzeile.",
    .do_cleartext =
        "Mail wurde im Klartext übergeben. Auf dem Server im Beleg: Schalten Sie TLS für "
        "ausgehendes SMTP ein (mindestens opportunistisch), und achten Sie darauf, dass nichts "
        "dazwischen STARTTLS entfernt. Vorher ist zu prüfen, ob die empfangende Seite STARTTLS "
        "heute anbietet.",
    .do_weak =
        "Mail kam verschlüsselt, aber schwach. Erlauben Sie TLS 1.2 und 1.3 mit Cipher-Suiten mit "
        "Forward Secrecy (ECDHE mit AES-GCM oder ChaCha20), und schalten Sie SSL, TLS 1.0, TLS "
        "1.1, RC4 und 3DES ab.",
    .do_unstated =
        "Zu manchen Mails sagt keine Kopfzeile, ob TLS benutzt wurde. Das liegt nicht am Absender: "
        "Der empfangende Server hat es nicht vermerkt.",
    .do_nothing = "Nichts: Keine dieser Mails kam im Klartext oder schwach verschlüsselt.",
    .unknown_certificates =
        "Ob die sendenden Server das Zertifikat unseres Servers geprüft haben. Das sagt keine "
        "Kopfzeile.",
    .unknown_genuine =
        "Ob Zeilen, die andere schrieben, echt sind. Nur die Zeilen unserer eigenen Server sind "
        "unsere.",
    .unknown_partner =
        "Ob die Mails wirklich von dieser Domain sind. Die Adresse im From ist eine Angabe des "
        "Absenders; das beantworten SPF, DKIM und DMARC.",
    .unknown_front_end =
        "Ob vor einem Server, der kein TLS vermerkt hat, ein TLS-Vorschaltgerät stand. Kopfzeilen "
        "können das nicht zeigen.",
    .unknown_content =
        "Ob der Inhalt selbst verschlüsselt war (S/MIME, PGP). Hier geht es um den Weg, nicht um "
        "den Brief.",
};

struct FindingLabel {
  std::string_view finding, en, de;
};
constexpr auto kFindingLabels = std::to_array<FindingLabel>({
    {"no-forward-secrecy", "no forward secrecy", "keine Forward Secrecy"},
    {"anonymous", "anonymous suite", "anonyme Cipher-Suite"},
    {"null-suite", "NULL suite: TLS without encryption", "NULL-Suite: TLS ohne Verschlüsselung"},
    {"suite-class", "class of the suite instead of a version", "Familie der Suite statt Version"},
    {"unknown-suite", "suite that no registry has", "Cipher-Suite, die kein Register kennt"},
    {"old-version", "TLS 1.1 or older", "TLS 1.1 oder älter"},
    {"conflicting-words", "says TLS and denies it", "nennt TLS und verneint es"},
    {"unknown-system", "system not known, by the plain reading",
     "System nicht bekannt, nach einfacher Lesart"},
    {"profile-never", "system that cannot do TLS itself", "System, das selbst kein TLS kann"},
    {"keyword-proves-nothing", "keyword that proves nothing", "Schlüsselwort ohne Beweiskraft"},
    {"unclear-words", "unclear words about TLS", "unklare Worte über TLS"},
    {"forged-looking", "forged-looking: TLS words of the sender",
     "gefälscht wirkend: TLS-Worte des Absenders"},
    {"local-with-peer", "called local, but from another host",
     "lokal genannt, aber von anderem Rechner"},
    {"no-date", "no date", "kein Datum"},
    {"unbalanced", "brackets that do not close", "Klammern, die nicht schließen"},
    {"whose-words", "server's and sender's words cannot be told apart",
     "Worte von Server und Absender nicht zu trennen"},
    {"line-cut", "text ends within the line", "Text endet mitten in der Zeile"},
    {"too-deep", "comments nested too deep", "Kommentare zu tief verschachtelt"},
    {"too-many-parts", "too many parts", "zu viele Teile"},
    {"too-long", "line too long", "Zeile zu lang"},
    {"pattern-limit", "pattern met its limit", "Muster traf seine Grenze"},
    {"clock-disagrees", "clocks disagree", "Uhren widersprechen sich"},
    {"gap", "a hop may be missing", "womöglich fehlt eine Etappe"},
    {"repaired-bom", "byte order mark removed", "Byte-Order-Mark entfernt"},
    {"repaired-utf16", "UTF-16 decoded", "UTF-16 umgewandelt"},
    {"repaired-entities", "HTML entities decoded", "HTML-Zeichen umgewandelt"},
    {"repaired-quoting", "quoting removed", "Zitatzeichen entfernt"},
    {"repaired-blanks", "odd blanks replaced", "besondere Leerzeichen ersetzt"},
    {"repaired-quotes", "smart quotes replaced", "typografische Zeichen ersetzt"},
    {"repaired-folding", "folding restored", "Umbrüche wiederhergestellt"},
    {"repaired-indent", "indent removed", "Einrückung entfernt"},
    {"repaired-line-ends", "mixed line ends", "gemischte Zeilenenden"},
    {"repaired-colons", "colons restored", "Doppelpunkte ergänzt"},
    {"repaired-links", "links removed", "Verweise entfernt"},
    {"repaired-gaps", "gaps between headers closed", "Lücken zwischen Kopfzeilen geschlossen"},
    {"repaired-markdown", "marks of Markdown removed", "Markdown-Zeichen entfernt"},
    {"repaired-dots", "\"[.]\" became a dot", "\"[.]\" wurde ein Punkt"},
    {"prose-skipped", "prose skipped", "Text übergangen"},
    {"lone-received", "one Received value alone", "eine Received-Zeile allein"},
    {"cut-start", "text begins in the middle of the headers",
     "Text beginnt mitten in den Kopfzeilen"},
    {"received-below", "Received lines below the headers, not read",
     "Received-Zeilen unter den Kopfzeilen, nicht gelesen"},
    {"another-mail", "another mail's headers below", "Kopfzeilen einer anderen Mail darunter"},
    {"mails-mixed", "headers of two mails in one", "Kopfzeilen zweier Mails in einem"},
    {"x-received", "X-Received is no hop", "X-Received ist keine Etappe"},
    {"header-cut", "header too long, rest not read", "Kopf zu lang, Rest nicht gelesen"},
    {"too-many-hops", "too many Received lines", "zu viele Received-Zeilen"},
});
static_assert(kFindingLabels.size() == kFindingKinds);

}  // namespace

const SummaryWords& summary_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

std::string_view finding_label(std::string_view finding, Language l) {
  const auto it = std::ranges::find(kFindingLabels, finding, &FindingLabel::finding);
  if (it == kFindingLabels.end()) return finding;
  return l == Language::de ? it->de : it->en;
}

}  // namespace tlspath

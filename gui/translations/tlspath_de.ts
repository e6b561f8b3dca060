<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Charts</name>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Mails by month, the whole way. Each bar is a month, its parts are shares.</source>
        <translation>Mails nach Monat, der ganze Weg. Jeder Balken ist ein Monat, seine Teile sind Anteile.</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Mails that came in cleartext at the boundary, by the domain of From.</source>
        <translation>Mails, die beim Eintritt im Klartext kamen, nach der Domain des Absenders.</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>Zwischenserver</translation>
    </message>
    <message>
        <source>How a relay got mails and how it passed them on, where both hops state it. Those that drop encryption come first.</source>
        <translation>Wie ein Zwischenserver Mails bekam und weitergab, wo beide Etappen es angeben. Zuerst jene, die Verschlüsselung fallen lassen.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Mails with an encrypted hop of each TLS version, all together and by month; a mail can count for several.</source>
        <translation>Mails mit einer verschlüsselten Etappe jeder TLS-Version, alle zusammen und nach Monaten; eine Mail kann mehrfach zählen.</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>Alle Monate</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
</context>
<context>
    <name>ConfigFile</name>
    <message>
        <source>%1: cannot be changed here; edit it by hand</source>
        <translation>%1: lässt sich hier nicht ändern; ändern Sie die Datei von Hand</translation>
    </message>
    <message>
        <source>settings: nowhere to keep them; set HOME or XDG_CONFIG_HOME</source>
        <translation>Einstellungen: kein Ort zum Speichern; setzen Sie HOME oder XDG_CONFIG_HOME</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>kept encryption</source>
        <translation>behielt Verschlüsselung</translation>
    </message>
    <message>
        <source>dropped encryption</source>
        <translation>ließ Verschlüsselung fallen</translation>
    </message>
    <message>
        <source>added encryption</source>
        <translation>fügte Verschlüsselung hinzu</translation>
    </message>
    <message>
        <source>in cleartext throughout</source>
        <translation>durchweg im Klartext</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>Text: %1</translation>
    </message>
    <message>
        <source>Whole way: %1</source>
        <translation>Ganzer Weg: %1</translation>
    </message>
    <message>
        <source>At the boundary: %1</source>
        <translation>Beim Eintritt: %1</translation>
    </message>
    <message>
        <source>Partner: %1</source>
        <translation>Partner: %1</translation>
    </message>
    <message>
        <source>Relay: %1</source>
        <translation>Zwischenserver: %1</translation>
    </message>
    <message>
        <source>System: %1</source>
        <translation>System: %1</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS: %1</translation>
    </message>
    <message>
        <source>Date: %1</source>
        <translation>Datum: %1</translation>
    </message>
    <message>
        <source>Each mail once</source>
        <translation>Jede Mail einmal</translation>
    </message>
    <message>
        <source>Policy: %1</source>
        <translation>Richtlinie: %1</translation>
    </message>
</context>
<context>
    <name>PolicyReport</name>
    <message>
        <source>CSV, a row a hop</source>
        <translation>CSV, eine Zeile je Etappe</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::AnswerBar</name>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Warum?</translation>
    </message>
    <message>
        <source>Why the answer is what it is (F2)</source>
        <translation>Warum die Antwort so lautet (F2)</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Aussage</translation>
    </message>
    <message>
        <source>Probe...</source>
        <translation>Sonde ...</translation>
    </message>
    <message>
        <source>What relay and partner offer now; asks before anything leaves this computer</source>
        <translation>Was Zwischenserver und Partner jetzt anbieten; fragt, bevor etwas diesen Rechner verlässt</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ArchivePage</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>host, address, id or subject</source>
        <translation>Host, Adresse, Kennung oder Betreff</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter...</source>
        <translation>Filter ...</translation>
    </message>
    <message>
        <source>Save filter...</source>
        <translation>Filter merken ...</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter merken</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gemerkte Filter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Open mail</source>
        <translation>Mail öffnen</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>Zwischenserver</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Speichern unter ...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>Ergebnisse speichern</translation>
    </message>
    <message>
        <source>Results (*.sqlite)</source>
        <translation>Ergebnisse (*.sqlite)</translation>
    </message>
    <message>
        <source>Scanning...</source>
        <translation>Scan läuft ...</translation>
    </message>
    <message>
        <source>An older database: it is brought to the new form, once...</source>
        <translation>Eine ältere Datenbank: Sie wird einmalig in die neue Form gebracht ...</translation>
    </message>
    <message>
        <source>%1, stopped before all were looked at</source>
        <translation>%1, angehalten, bevor alle durchgesehen waren</translation>
    </message>
    <message>
        <source>%1 so far, counting...</source>
        <translation>%1 bisher, wird gezählt ...</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Count each mail once (%1 copies)</source>
        <translation>Jede Mail einmal zählen (%1 Kopien)</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>Cancelled after %1; what was read is in the list.</source>
        <translation>Abgebrochen nach %1; was gelesen wurde, steht in der Liste.</translation>
    </message>
    <message>
        <source>%1 read.</source>
        <translation>%1 gelesen.</translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>Wird gespeichert ...</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Not readable: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>The filter was not saved.</source>
        <translation>Der Filter wurde nicht gemerkt.</translation>
    </message>
    <message>
        <source>Only partner %1</source>
        <translation>Nur Partner %1</translation>
    </message>
    <message>
        <source>Only relay %1</source>
        <translation>Nur Zwischenserver %1</translation>
    </message>
    <message>
        <source>Only system %1</source>
        <translation>Nur System %1</translation>
    </message>
    <message>
        <source>Reading %1...</source>
        <translation>%1 wird gelesen ...</translation>
    </message>
    <message>
        <source>No policy is chosen: the button “Policy” above the list chooses one.</source>
        <translation>Es ist keine Richtlinie gewählt: Die Schaltfläche „Richtlinie“ über der Liste wählt eine.</translation>
    </message>
    <message>
        <source>%1, the others are not listed</source>
        <translation>%1, die übrigen sind nicht aufgelistet</translation>
    </message>
    <message>
        <source>%1, not listed</source>
        <translation>%1, nicht aufgelistet</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgelistet</translation>
    </message>
    <message>
        <source>Save earlier results...</source>
        <translation>Frühere Ergebnisse speichern...</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Neu scannen</translation>
    </message>
    <message>
        <source>The mails cannot be listed: there is no room in the temporary folder %1. Free some there, then open the archive again.</source>
        <translation>Die Mails lassen sich nicht auflisten: Im temporären Ordner %1 ist kein Platz. Schaffen Sie dort Platz, und öffnen Sie das Archiv noch einmal.</translation>
    </message>
    <message>
        <source>The mails cannot be listed: nothing can be written to the temporary folder %1. Start tlspath-gui with another one in TMPDIR.</source>
        <translation>Die Mails lassen sich nicht auflisten: In den temporären Ordner %1 lässt sich nichts schreiben. Starten Sie tlspath-gui mit einem anderen in TMPDIR.</translation>
    </message>
    <message>
        <source>These results stay as their scan judged them. Scan the mails again to have them judged with your side of now.</source>
        <translation>Diese Ergebnisse bleiben, wie ihr Scan sie beurteilte. Scannen Sie die Mails neu, damit sie mit Ihrer jetzigen Seite beurteilt werden.</translation>
    </message>
    <message>
        <source>your networks</source>
        <translation>Ihre Netze</translation>
    </message>
    <message>
        <source>Judged with no side named as yours.</source>
        <translation>Beurteilt, ohne dass eine Seite als Ihre genannt war.</translation>
    </message>
    <message>
        <source>Judged with %1 as your side.</source>
        <translation>Beurteilt mit %1 als Ihrer Seite.</translation>
    </message>
    <message>
        <source>The results of the scan before are not saved, and go with the next archive.</source>
        <translation>Die Ergebnisse des vorigen Scans sind nicht gespeichert; mit dem nächsten Archiv gehen sie verloren.</translation>
    </message>
    <message>
        <source>Results are kept until you close or open another archive.</source>
        <translation>Die Ergebnisse bleiben, bis Sie schließen oder ein anderes Archiv öffnen.</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::BesideBar</name>
    <message>
        <source>Fold</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Fold what vouches for the sender</source>
        <translation>Falten, was für den Absender bürgt</translation>
    </message>
    <message>
        <source>Show what vouches for the sender</source>
        <translation>Zeigen, was für den Absender bürgt</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ChartBars</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ChartView</name>
    <message>
        <source>Numbers of the chart</source>
        <translation>Zahlen des Diagramms</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nichts zu zeigen.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>counting...</source>
        <translation>wird gezählt ...</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ChipBar</name>
    <message>
        <source>Active filters</source>
        <translation>Wirksame Filter</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>Filter entfernen: %1</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle entfernen</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::FilterDialog</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>a hop is weak or broken</source>
        <translation>eine Etappe ist schwach oder gebrochen</translation>
    </message>
    <message>
        <source>each mail once, without its copies</source>
        <translation>jede Mail einmal, ohne ihre Kopien</translation>
    </message>
    <message>
        <source>Whole way</source>
        <translation>Ganzer Weg</translation>
    </message>
    <message>
        <source>At the boundary</source>
        <translation>Beim Eintritt</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Zwischenserver</translation>
    </message>
    <message>
        <source>What the relay did</source>
        <translation>Was der Zwischenserver tat</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Oddity</source>
        <translation>Auffälligkeit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::HelpDialog</name>
    <message>
        <source>tlspath help</source>
        <translation>Hilfe zu tlspath</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Outlook for Windows, classic</source>
        <translation>Outlook für Windows, klassisch</translation>
    </message>
    <message>
        <source>Open the mail in a window of its own, then File, Properties. Copy all of the box “Internet headers”. Or drag the mail into a folder and open the .msg file here.</source>
        <translation>Öffnen Sie die Mail in einem eigenen Fenster, dann Datei, Eigenschaften. Kopieren Sie alles aus dem Feld „Internetkopfzeilen“. Oder ziehen Sie die Mail in einen Ordner und öffnen Sie die .msg-Datei hier.</translation>
    </message>
    <message>
        <source>Outlook, new and on the web</source>
        <translation>Outlook, neu und im Web</translation>
    </message>
    <message>
        <source>Open the mail, then the three dots (More actions), View, View message source. Copy all of it.</source>
        <translation>Öffnen Sie die Mail, dann die drei Punkte (Weitere Aktionen), Anzeigen, Nachrichtenquelle anzeigen. Kopieren Sie alles.</translation>
    </message>
    <message>
        <source>Gmail</source>
        <translation>Gmail</translation>
    </message>
    <message>
        <source>Open the mail in a browser, then the three dots beside Reply, Show original, Copy to clipboard.</source>
        <translation>Öffnen Sie die Mail im Browser, dann die drei Punkte neben „Antworten“, „Original anzeigen“, „In die Zwischenablage kopieren“.</translation>
    </message>
    <message>
        <source>Thunderbird</source>
        <translation>Thunderbird</translation>
    </message>
    <message>
        <source>Select the mail and press Ctrl+U, then select all and copy. Or drag the mail into this window.</source>
        <translation>Wählen Sie die Mail und drücken Sie Strg+U, dann alles markieren und kopieren. Oder ziehen Sie die Mail in dieses Fenster.</translation>
    </message>
    <message>
        <source>Apple Mail</source>
        <translation>Apple Mail</translation>
    </message>
    <message>
        <source>Select the mail, then View, Message, Raw Source. Copy all of it. Or save it as Raw Message Source.</source>
        <translation>Wählen Sie die Mail, dann Darstellung, E-Mail, Reiner Text (Originaldaten). Kopieren Sie alles. Oder sichern Sie sie als „Originaldaten“.</translation>
    </message>
    <message>
        <source>paste, wherever you are</source>
        <translation>einfügen, wo auch immer Sie sind</translation>
    </message>
    <message>
        <source>open a mail or an archive; with Shift a folder</source>
        <translation>eine Mail oder ein Archiv öffnen; mit Umschalt einen Ordner</translation>
    </message>
    <message>
        <source>copy the answer for a ticket</source>
        <translation>die Antwort für ein Ticket kopieren</translation>
    </message>
    <message>
        <source>hide names, addresses and ids</source>
        <translation>Namen, Adressen und Kennungen verbergen</translation>
    </message>
    <message>
        <source>path, table, archive</source>
        <translation>Weg, Tabelle, Archiv</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>the hop before or after</source>
        <translation>die Etappe davor oder danach</translation>
    </message>
    <message>
        <source>Enter, F2</source>
        <translation>Eingabe, F2</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>warum?</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>show local hops, fold them</source>
        <translation>lokale Etappen zeigen, einklappen</translation>
    </message>
    <message>
        <source>the proof after or before</source>
        <translation>der Beleg danach oder davor</translation>
    </message>
    <message>
        <source>the pane after or before</source>
        <translation>der Bereich danach oder davor</translation>
    </message>
    <message>
        <source>the header</source>
        <translation>die Kopfzeilen</translation>
    </message>
    <message>
        <source>find in the header</source>
        <translation>in den Kopfzeilen suchen</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Links</translation>
    </message>
    <message>
        <source>back to what was shown before</source>
        <translation>zurück zu dem, was vorher zu sehen war</translation>
    </message>
    <message>
        <source>export, print</source>
        <translation>exportieren, drucken</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>let go of what is boxed</source>
        <translation>loslassen, was umrahmt ist</translation>
    </message>
    <message>
        <source>Where do I find the headers?</source>
        <translation>Wo finde ich die Kopfzeilen?</translation>
    </message>
    <message>
        <source>The recipient&apos;s mail has them all. The sender&apos;s own copy never travelled and has none.</source>
        <translation>Die Mail beim Empfänger hat sie alle. Die eigene Kopie des Absenders ist nie gereist und hat keine.</translation>
    </message>
    <message>
        <source>How to read the path</source>
        <translation>Wie der Weg zu lesen ist</translation>
    </message>
    <message>
        <source>✓ double line: the receiving system wrote that TLS was used.</source>
        <translation>✓ doppelte Linie: Das empfangende System hat vermerkt, dass TLS benutzt wurde.</translation>
    </message>
    <message>
        <source>✗ dashes: it wrote that none was used, or always writes when it is used and did not.</source>
        <translation>✗ Striche: Es hat vermerkt, dass keines benutzt wurde, oder es vermerkt TLS immer und hat nichts geschrieben.</translation>
    </message>
    <message>
        <source>? dots: it does not say. That proves nothing.</source>
        <translation>? Punkte: Es sagt es nicht. Das belegt nichts.</translation>
    </message>
    <message>
        <source>⌂ thin line: the mail stayed on one host.</source>
        <translation>⌂ dünne Linie: Die Mail blieb auf einem Rechner.</translation>
    </message>
    <message>
        <source>A dashed frame holds what others claim; a solid one what your own servers wrote. Name them under “My side”.</source>
        <translation>Ein gestrichelter Rahmen umgibt fremde Angaben, ein durchgezogener, was Ihre eigenen Server schrieben. Nennen Sie diese unter „Meine Seite“.</translation>
    </message>
    <message>
        <source>⚑ is where the mail entered the receiver&apos;s side.</source>
        <translation>⚑ ist der Eintritt: Hier kam die Mail auf die Seite des Empfängers.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::HopModel</name>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::MailListModel</name>
    <message>
        <source>Whole way</source>
        <translation>Ganzer Weg</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>At the boundary</source>
        <translation>Beim Eintritt</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Zwischenserver</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>When (local)</source>
        <translation>Wann (Ortszeit)</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::MailPage</name>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>How the hops are shown</source>
        <translation>Wie die Etappen gezeigt werden</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Etappe</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Header as received</source>
        <translation>Kopfzeilen wie empfangen</translation>
    </message>
    <message>
        <source>Path, oldest hop first</source>
        <translation>Weg, älteste Etappe zuerst</translation>
    </message>
    <message>
        <source>Hops as a table</source>
        <translation>Etappen als Tabelle</translation>
    </message>
    <message>
        <source>Facts of the hop</source>
        <translation>Angaben der Etappe</translation>
    </message>
    <message>
        <source>Messages in this file</source>
        <translation>Mails in dieser Datei</translation>
    </message>
    <message>
        <source>Show what was given</source>
        <translation>Zeigen, was gegeben war</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Change my side</source>
        <translation>Meine Seite ändern</translation>
    </message>
    <message>
        <source>My side: not named</source>
        <translation>Meine Seite: nicht genannt</translation>
    </message>
    <message>
        <source>My side: %1</source>
        <translation>Meine Seite: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Show local hops</source>
        <translation>Lokale Etappen zeigen</translation>
    </message>
    <message>
        <source>Fold local hops</source>
        <translation>Lokale Etappen einklappen</translation>
    </message>
    <message>
        <source>[%1 bytes not shown]</source>
        <translation>[%1 Bytes nicht gezeigt]</translation>
    </message>
    <message>
        <source>Received lines, names hidden</source>
        <translation>Received-Zeilen, Namen verborgen</translation>
    </message>
    <message>
        <source>As it was given</source>
        <translation>Wie es gegeben war</translation>
    </message>
    <message>
        <source>The window is too narrow for the picture.</source>
        <translation>Das Fenster ist zu schmal für das Bild.</translation>
    </message>
    <message>
        <source>Too many organisations for a picture.</source>
        <translation>Zu viele Organisationen für ein Bild.</translation>
    </message>
    <message>
        <source>Not found in the header.</source>
        <translation>In den Kopfzeilen nicht gefunden.</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>My side...</source>
        <translation>Meine Seite...</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::MainWindow</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>Ö&amp;ffnen...</translation>
    </message>
    <message>
        <source>Open &amp;folder...</source>
        <translation>&amp;Ordner öffnen...</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save the mail as...</source>
        <translation>Mail &amp;speichern unter...</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exportieren...</translation>
    </message>
    <message>
        <source>&amp;Print...</source>
        <translation>&amp;Drucken...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy for ticket</source>
        <translation>Für Ticket &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Find...</source>
        <translation>&amp;Suchen...</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>E&amp;instellungen...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>&amp;Weg</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>A&amp;rchiv</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>War&amp;um?</translation>
    </message>
    <message>
        <source>&amp;Next proof</source>
        <translation>&amp;Nächster Beleg</translation>
    </message>
    <message>
        <source>Pre&amp;vious proof</source>
        <translation>&amp;Voriger Beleg</translation>
    </message>
    <message>
        <source>Hea&amp;der</source>
        <translation>&amp;Kopfzeilen</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>Previo&amp;us pane</source>
        <translation>Vori&amp;ger Bereich</translation>
    </message>
    <message>
        <source>&amp;Local hops</source>
        <translation>&amp;Lokale Etappen</translation>
    </message>
    <message>
        <source>&amp;Hide names</source>
        <translation>Namen ver&amp;bergen</translation>
    </message>
    <message>
        <source>Names are shown.</source>
        <translation>Namen werden gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Scan a folder...</source>
        <translation>Ordner &amp;durchsuchen...</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Where do I find the headers?</source>
        <translation>&amp;Wo finde ich die Kopfzeilen?</translation>
    </message>
    <message>
        <source>&amp;About tlspath</source>
        <translation>Ü&amp;ber tlspath</translation>
    </message>
    <message>
        <source>About tlspath</source>
        <translation>Über tlspath</translation>
    </message>
    <message>
        <source>Was this mail encrypted on its way, at every hop, and how do we know? Licence: Apache-2.0. Made with Qt %1.</source>
        <translation>War diese Mail unterwegs verschlüsselt, auf jeder Etappe, und woher wissen wir das? Lizenz: Apache-2.0. Gemacht mit Qt %1.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>eingefügter Text</translation>
    </message>
    <message>
        <source>There is no text to paste.</source>
        <translation>Es gibt keinen Text zum Einfügen.</translation>
    </message>
    <message>
        <source>Scan %1 files</source>
        <translation>%1 Dateien durchsuchen</translation>
    </message>
    <message>
        <source>Scan the folder %1</source>
        <translation>Den Ordner %1 durchsuchen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Scan %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>Read the dropped text</source>
        <translation>Den abgelegten Text lesen</translation>
    </message>
    <message>
        <source>%1 holds the whole record; show names first (Ctrl+Shift+R).</source>
        <translation>%1 enthält alle Angaben; zeigen Sie zuerst die Namen (Strg+Umschalt+R).</translation>
    </message>
    <message>
        <source>Open mail or archive</source>
        <translation>Mail oder Archiv öffnen</translation>
    </message>
    <message>
        <source>Mails and archives (*.eml *.msg *.txt *.mbox *.mbx *.zip *.tar *.gz *.7z *.xz *.zst *.pst *.sqlite)</source>
        <translation>Mails und Archive (*.eml *.msg *.txt *.mbox *.mbx *.zip *.tar *.gz *.7z *.xz *.zst *.pst *.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Scan a folder</source>
        <translation>Ordner durchsuchen</translation>
    </message>
    <message>
        <source>Save the mail</source>
        <translation>Mail speichern</translation>
    </message>
    <message>
        <source>Mails (*.eml);;All files (*)</source>
        <translation>Mails (*.eml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Picture of the path, SVG</source>
        <translation>Bild des Weges, SVG</translation>
    </message>
    <message>
        <source>Picture of the path, PNG</source>
        <translation>Bild des Weges, PNG</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>JSON record</source>
        <translation>JSON-Datensatz</translation>
    </message>
    <message>
        <source>CSV, a row a hop</source>
        <translation>CSV, eine Zeile je Etappe</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the header:</source>
        <translation>In den Kopfzeilen suchen:</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Probe...</source>
        <translation>&amp;Sonde ...</translation>
    </message>
    <message>
        <source>P&amp;olicy</source>
        <translation>&amp;Richtlinie</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::PathWidget</name>
    <message>
        <source>Press Space to unfold.</source>
        <translation>Leertaste: ausklappen.</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::PolicyBar</name>
    <message>
        <source>Violations</source>
        <translation>Verletzungen</translation>
    </message>
    <message>
        <source>Report...</source>
        <translation>Bericht ...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>%1: judging, %2 of %3 mails</source>
        <translation>%1: %2 von %3 Mails beurteilt</translation>
    </message>
    <message>
        <source>%1: judging...</source>
        <translation>%1: wird beurteilt ...</translation>
    </message>
    <message>
        <source>%1: cancelled, not all mails are judged.</source>
        <translation>%1: abgebrochen, nicht alle Mails sind beurteilt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: the mails are judged when all are read.</source>
        <translation>%1: Beurteilt wird, sobald alle Mails gelesen sind.</translation>
    </message>
    <message>
        <source>%1 could not be read again and are not judged.</source>
        <translation>%1 ließen sich nicht erneut lesen und sind nicht beurteilt.</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::PolicyMenu</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Policy file...</source>
        <translation>Richtlinien-Datei ...</translation>
    </message>
    <message>
        <source>Policy file</source>
        <translation>Richtlinien-Datei</translation>
    </message>
    <message>
        <source>Policies (*.toml)</source>
        <translation>Richtlinien (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::PolicyReport</name>
    <message>
        <source>Policy report: %1</source>
        <translation>Richtlinien-Bericht: %1</translation>
    </message>
    <message>
        <source>Policy report</source>
        <translation>Richtlinien-Bericht</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exportieren ...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ProbeDialog</name>
    <message>
        <source>Probe: what do they offer now?</source>
        <translation>Sonde: Was bieten sie jetzt an?</translation>
    </message>
    <message>
        <source>&amp;Ask now</source>
        <translation>&amp;Jetzt fragen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Ask a&amp;nother</source>
        <translation>A&amp;nderen fragen</translation>
    </message>
    <message>
        <source>&amp;Domain or server</source>
        <translation>&amp;Domain oder Server</translation>
    </message>
    <message>
        <source>This leaves your computer. All else in tlspath stays on it.</source>
        <translation>Das verlässt Ihren Rechner. Alles andere in tlspath bleibt auf ihm.</translation>
    </message>
    <message>
        <source>It tells now, not then: what these servers offer today, not what a mail got when it was sent. No mail is sent, and nothing of your mails is told.</source>
        <translation>Es zeigt das Jetzt, nicht das Damals: was diese Server heute anbieten, nicht was eine Mail beim Versand bekam. Es wird keine Mail gesendet und nichts aus Ihren Mails verraten.</translation>
    </message>
    <message>
        <source>Ask &amp;each time before the network is used</source>
        <translation>Jedes &amp;Mal fragen, bevor das Netz benutzt wird</translation>
    </message>
    <message>
        <source>What they offer now</source>
        <translation>Was sie jetzt anbieten</translation>
    </message>
    <message>
        <source>Name a domain, a server or an address.</source>
        <translation>Nennen Sie eine Domain, einen Server oder eine Adresse.</translation>
    </message>
    <message>
        <source>%1 is neither a domain nor a server.</source>
        <translation>%1 ist weder eine Domain noch ein Server.</translation>
    </message>
    <message>
        <source>Connected: %1, port %2. It sees your address and the name of this computer.</source>
        <translation>Verbunden wird: %1, Port %2. Er sieht Ihre Adresse und den Namen dieses Rechners.</translation>
    </message>
    <message>
        <source>Looked up in DNS: %1. Connected: its address, port %2. DNS sees the name; the server sees your address and the name of this computer.</source>
        <translation>Im DNS gefragt wird: %1. Verbunden wird: dessen Adresse, Port %2. Das DNS sieht den Namen; der Server sieht Ihre Adresse und den Namen dieses Rechners.</translation>
    </message>
    <message>
        <source>Looked up in DNS: %1, its mail servers (MX), their addresses and records. Connected: each of these servers, port 25, eight at most; and mta-sts.%1 by HTTPS if it has a policy. DNS sees the names; the servers see your address and the name of this computer.</source>
        <translation>Im DNS gefragt wird: %1, die Mailserver (MX), deren Adressen und Einträge. Verbunden wird: jeder dieser Server, Port 25, höchstens acht; und mta-sts.%1 über HTTPS, falls es dort eine Richtlinie gibt. Das DNS sieht die Namen; die Server sehen Ihre Adresse und den Namen dieses Rechners.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Nicht fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Asking %1... This may take a minute.</source>
        <translation>%1 wird gefragt ... Das kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>What they offer now, not what a mail got then:</source>
        <translation>Was sie jetzt anbieten, nicht was eine Mail damals bekam:</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::SavedFilters</name>
    <message>
        <source>All mails</source>
        <translation>Alle Mails</translation>
    </message>
    <message>
        <source>Clear at boundary</source>
        <translation>Klartext beim Eintritt</translation>
    </message>
    <message>
        <source>Weak or broken</source>
        <translation>Schwach oder gebrochen</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Nicht belegt</translation>
    </message>
    <message>
        <source>Forged-looking</source>
        <translation>Gefälscht wirkend</translation>
    </message>
    <message>
        <source>Clocks disagree</source>
        <translation>Uhren widersprechen sich</translation>
    </message>
    <message>
        <source>Unknown system</source>
        <translation>Unbekanntes System</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Policy violations</source>
        <translation>Richtlinie verletzt</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::ScanRun</name>
    <message>
        <source>%1: no file, but a pipe or a device; save what it holds, and open that</source>
        <translation>%1: keine Datei, sondern eine Pipe oder ein Gerät; speichern Sie den Inhalt, und öffnen Sie diese Datei</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>My &amp;domains and networks, one a line</source>
        <translation>Meine &amp;Domains und Netze, je eine Zeile</translation>
    </message>
    <message>
        <source>Lines that these servers wrote count as trusted. tlspath on the command line uses the same list.</source>
        <translation>Zeilen, die diese Server schrieben, gelten als eigene Angabe. tlspath auf der Kommandozeile benutzt dieselbe Liste.</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Fold local hops</source>
        <translation>Lokale Etappen &amp;einklappen</translation>
    </message>
    <message>
        <source>&amp;Remember recent files</source>
        <translation>Zuletzt geöffnete Dateien &amp;merken</translation>
    </message>
    <message>
        <source>Copy for &amp;ticket as</source>
        <translation>Für &amp;Ticket kopieren als</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Size of the header&apos;s text</source>
        <translation>&amp;Größe der Kopfzeilen</translation>
    </message>
    <message>
        <source>%1 is neither a domain nor a network.</source>
        <translation>%1 ist weder eine Domain noch ein Netz.</translation>
    </message>
    <message>
        <source>&amp;Hide names, addresses and ids in tickets</source>
        <translation>Namen, Adressen und Kennungen in Tickets ver&amp;bergen</translation>
    </message>
    <message>
        <source>&amp;Probe: ask each time before the network is used</source>
        <translation>S&amp;onde: jedes Mal fragen, bevor das Netz benutzt wird</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>T&amp;imes in</source>
        <translation>Ze&amp;iten in</translation>
    </message>
    <message>
        <source>One a processor</source>
        <translation>Einer je Prozessor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>Auswählen ...</translation>
    </message>
    <message>
        <source>Choose the file with my own mail systems</source>
        <translation>Die Datei mit eigenen Mailsystemen auswählen</translation>
    </message>
    <message>
        <source>Own mail systems</source>
        <translation>Eigene Mailsysteme</translation>
    </message>
    <message>
        <source>Mail systems (*.toml)</source>
        <translation>Mailsysteme (*.toml)</translation>
    </message>
    <message>
        <source>O&amp;wn mail systems, a file</source>
        <translation>Eigene Mails&amp;ysteme, eine Datei</translation>
    </message>
    <message>
        <source>Threads of &amp;a scan</source>
        <translation>Threads beim &amp;Lesen von Archiven</translation>
    </message>
    <message>
        <source>&amp;Memory of its database</source>
        <translation>S&amp;peicher der Datenbank dabei</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
</context>
<context>
    <name>tlspath::gui::StartPage</name>
    <message>
        <source>This could not be read</source>
        <translation>Das war nicht zu lesen</translation>
    </message>
    <message>
        <source>Was this mail encrypted on its way?</source>
        <translation>War diese Mail unterwegs verschlüsselt?</translation>
    </message>
    <message>
        <source>Give tlspath the headers of a mail. It says hop by hop whether the mail was encrypted, and which words prove it.</source>
        <translation>Geben Sie tlspath die Kopfzeilen einer Mail. Es sagt Etappe für Etappe, ob die Mail verschlüsselt war, und welche Worte das belegen.</translation>
    </message>
    <message>
        <source>Paste headers</source>
        <translation>Kopfzeilen einfügen</translation>
    </message>
    <message>
        <source>Open mail or archive</source>
        <translation>Mail oder Archiv öffnen</translation>
    </message>
    <message>
        <source>Where do I find the headers?</source>
        <translation>Wo finde ich die Kopfzeilen?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>Angaben für den Support kopieren</translation>
    </message>
    <message>
        <source>or drop files here, or paste into this field:</source>
        <translation>oder Dateien hier ablegen, oder in dieses Feld einfügen:</translation>
    </message>
    <message>
        <source>Field to paste headers into</source>
        <translation>Feld zum Einfügen der Kopfzeilen</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Rechner.</translation>
    </message>
</context>
</TS>

// Alles, was tlspath auf Deutsch sagt. English is en.cpp; the order is the same.
#include <fmt/format.h>

#include <array>

#include "core/report/lang.hpp"
#include "core/report/messages.hpp"
#include "core/text/numbers.hpp"

namespace tlspath::lang {
namespace {

std::string did_you_mean(std::string_view near) {
  return near.empty() ? std::string() : fmt::format("; meinten Sie \"{}\"?", near);
}

std::string in_brackets(std::string_view words) {
  return words.empty() ? std::string() : fmt::format(" ({})", words);
}

std::string and_more(std::uint64_t count) {
  return count < 2 ? std::string() : fmt::format(" und {} mehr", count - 1);
}

std::string_view looks(LooksLike l) {
  switch (l) {
    case LooksLike::unknown:
      return {};
    case LooksLike::pdf:
      return "PDF";
    case LooksLike::image:
      return "ein Bild";
    case LooksLike::office:
      return "ein Office-Dokument";
    case LooksLike::archive:
      return "ein Archiv";
    case LooksLike::mailbox:
      return "ein Postfach";
    case LooksLike::html:
      return "eine Webseite";
    case LooksLike::program:
      return "ein Programm";
    case LooksLike::database:
      return "eine Datenbank";
  }
  return {};
}

// What follows on unpacking.
std::string then(std::string_view command) {
  return command.empty() ? "dann öffnen Sie den Ordner"
                         : fmt::format("dann: tlspath {} ORDNER", command);
}

class GermanMessages final : public Messages {
 public:
  std::string standard_input() const override { return "Standardeingabe"; }

  std::string no_such_file(std::string_view file, bool of_mail) const override {
    return fmt::format("{}: keine solche Datei; prüfen Sie den Namen{}", file,
                       of_mail ? ", oder fügen Sie die Kopfzeilen ein" : "");
  }
  std::string no_such_file_but(std::string_view file, std::string_view near,
                               std::string_view command) const override {
    return fmt::format("{}: keine solche Datei; {} ist da, versuchen Sie: tlspath {} {}", file,
                       near, command, near);
  }
  std::string folder(std::string_view file, std::string_view command) const override {
    if (command.empty()) return fmt::format("{}: ein Ordner; öffnen Sie ihn als Archiv", file);
    if (command == "audit")
      return fmt::format(
          "{}: ein Ordner, audit liest aber eine Datei; nennen Sie die Datei mit den Einstellungen",
          file);
    return fmt::format(
        "{}: ein Ordner, show erklärt aber einzelne Mails; versuchen Sie: tlspath scan {}", file,
        file);
  }
  std::string not_permitted(std::string_view file) const override {
    return fmt::format(
        "{}: Sie dürfen sie nicht lesen; fragen Sie den Besitzer, oder kopieren Sie sie zu sich",
        file);
  }
  std::string not_readable(std::string_view file, std::string_view reason) const override {
    return fmt::format(
        "{}: nicht lesbar ({}); kopieren Sie die Datei neu und versuchen Sie es noch einmal", file,
        reason);
  }
  std::string not_a_file(std::string_view file) const override {
    return fmt::format("{}: ein Ordner, erwartet wird eine Datei", file);
  }
  std::string empty_file(std::string_view file) const override {
    return fmt::format(
        "{}: leer; speichern Sie die Mail noch einmal, oder fügen Sie ihre Kopfzeilen ein", file);
  }
  std::string nothing_pasted() const override {
    return "Standardeingabe: es wurde nichts eingefügt; rufen Sie tlspath noch einmal auf, fügen "
           "Sie die Kopfzeilen ein, dann Strg-D";
  }
  std::string no_mail_headers(std::string_view file, LooksLike l,
                              std::string_view command) const override {
    if (l == LooksLike::mailbox || l == LooksLike::archive) {
      return fmt::format(
          "{}: keine Kopfzeilen darin, sieht aus wie {}; entpacken oder exportieren Sie die Mails "
          "als .eml, {}",
          file, looks(l), then(command));
    }
    if (l == LooksLike::database && !command.empty())
      return fmt::format("{}: eine Datenbank, keine Mail; ist sie von scan: tlspath report {}",
                         file, file);
    const std::string guess =
        l == LooksLike::unknown ? std::string() : fmt::format(", sieht aus wie {}", looks(l));
    return fmt::format(
        "{}: keine Kopfzeilen darin{}; speichern Sie die Mail selbst als .eml, oder fügen Sie ihre "
        "Kopfzeilen ein",
        file, guess);
  }
  std::string hidden_headers(std::string_view file) const override {
    return fmt::format(
        "{}: Zeilen, die wie Kopfzeilen aussehen, aber in einer Form, die sich nicht lesen lässt; "
        "fügen Sie sie als einfachen Text ein, wie das Mailprogramm den Quelltext zeigt",
        file);
  }
  std::string too_large(std::string_view file, std::uint64_t limit_bytes,
                        std::string_view command) const override {
    const std::string size = size_text(limit_bytes);
    if (command.empty())
      return fmt::format(
          "{}: größer als {}, zu groß für eine Mail; ein Postfach öffnet sich als Archiv", file,
          size);
    if (command == "audit")
      return fmt::format(
          "{}: größer als {}, zu groß für Einstellungen; nennen Sie die Datei mit den "
          "Einstellungen",
          file, size);
    return fmt::format(
        "{}: größer als {}, zu groß für eine Mail; für ein Postfach: tlspath scan {}", file, size,
        file);
  }
  std::string no_mails(std::string_view file) const override {
    return fmt::format("{}: keine Mails darin; nennen Sie ein Archiv oder Postfach, das welche hat",
                       file);
  }
  std::string left_out(std::string_view file) const override {
    return fmt::format("{}: keine Mail, ausgelassen", file);
  }
  std::string hidden(std::string_view file) const override {
    return fmt::format("{}: ausgelassen; gelesen wird es, wo es selbst genannt ist", file);
  }
  std::string torn(std::string_view file) const override {
    return fmt::format(
        "{}: bricht ab; die Mails davor sind gelesen, für den Rest kopieren Sie die Datei neu",
        file);
  }
  std::string damaged(std::string_view file, std::string_view reason) const override {
    return fmt::format(
        "{}: beschädigt{}; kopieren Sie die Datei neu und versuchen Sie es noch einmal", file,
        in_brackets(reason));
  }
  std::string encrypted(std::string_view file, std::uint64_t count,
                        std::string_view command) const override {
    return fmt::format("{}{}: verschlüsselt; entpacken Sie mit dem Kennwort, {}", file,
                       and_more(count), then(command));
  }
  std::string no_internet_headers(std::string_view file, std::uint64_t count) const override {
    return fmt::format(
        "{}{}: ohne Internet-Kopfzeilen gespeichert, wie Entwürfe, Gesendetes und Notizen; bitten "
        "Sie um die Mail, wie sie ankam",
        file, and_more(count));
  }
  std::string too_deep(std::string_view file, std::uint64_t levels,
                       std::string_view command) const override {
    return fmt::format("{}: mehr als {} Mal verpackt; entpacken Sie sie, {}", file, levels,
                       then(command));
  }
  std::string unpacks_too_much(std::string_view file, std::uint64_t limit_bytes,
                               std::string_view command) const override {
    return fmt::format(
        "{}: ergibt entpackt mehr als {}, weit mehr als Mails; wenn Sie ihr trauen, entpacken "
        "Sie sie, {}",
        file, size_text(limit_bytes), then(command));
  }
  std::string packed_too_large(std::string_view file, std::uint64_t limit_bytes,
                               std::string_view command) const override {
    return fmt::format("{}: größer als {}; entpacken Sie sie, {}", file, size_text(limit_bytes),
                       then(command));
  }
  std::string unknown_packing(std::string_view file, std::string_view what,
                              std::string_view command) const override {
    return fmt::format("{}: auf unbekannte Weise verpackt ({}); entpacken Sie sie, {}", file, what,
                       then(command));
  }
  std::string no_room(std::string_view file, std::string_view reason) const override {
    return fmt::format(
        "{}: kein Platz zum Entpacken ({}); setzen Sie TMPDIR auf einen Ordner mit mehr", file,
        reason);
  }
  std::string pst_not_read(std::string_view file, std::string_view reason) const override {
    return fmt::format(
        "{}: das Lesen der Outlook-Datendatei schlug fehl ({}); die Mails davor sind gelesen", file,
        reason);
  }
  std::string more_mails(std::string_view file, std::size_t mails,
                         std::size_t shown) const override {
    return fmt::format("{}: {} Mails, davon sind die ersten {} erklärt; für alle: tlspath scan {}",
                       file, mails, shown, file);
  }
  std::string nested_title(NestedKind kind) const override {
    switch (kind) {
      case NestedKind::forwarded:
        return "Darin eine weitergeleitete Mail:";
      case NestedKind::returned_message:
      case NestedKind::returned_headers:
        return "Darin die zurückgesandte Mail: der Weg bis zu dem, der sie abwies:";
    }
    return {};
  }
  std::string not_written(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: nicht schreibbar ({})", file, reason);
  }

  std::string paste_prompt() const override {
    return "Fügen Sie die Kopfzeilen ein, dann Eingabetaste und Strg-D.";
  }
  std::string unknown_command(std::string_view word, std::string_view near) const override {
    return fmt::format("{}: kein solcher Befehl und keine solche Datei{}", word,
                       did_you_mean(near));
  }
  std::string unknown_option(std::string_view word, std::string_view near) const override {
    return fmt::format("unbekannte Option {}{}", word, did_you_mean(near));
  }
  std::string trust_when_scanning() const override {
    return "unbekannte Option --trust: eigene Server beim Scannen nennen, tlspath scan --trust "
           "corp.example --db results.sqlite";
  }
  std::string unknown_system(std::string_view word, std::string_view near) const override {
    return fmt::format(
        "{}: kein solches System{}", word,
        near.empty() ? std::string("; alle zeigt: tlspath systems") : did_you_mean(near));
  }
  std::string missing_value(std::string_view option) const override {
    return fmt::format("{} braucht einen Wert", option);
  }
  std::string missing_operand(std::string_view usage) const override {
    return fmt::format("es fehlt etwas; tippen Sie: tlspath {}", usage);
  }
  std::string needs_option(std::string_view option, std::string_view other) const override {
    return fmt::format("{} braucht eine weitere Option: {}", option, other);
  }
  std::string bad_value(std::string_view option, std::string_view value,
                        std::string_view choices) const override {
    return fmt::format("{}: \"{}\" ist keines von: {}", option, value, choices);
  }
  std::string one_too_many(std::string_view command, std::string_view word) const override {
    return fmt::format("{} nimmt nur eine Datei, und {} ist eine weitere", command, word);
  }
  std::string not_together(std::string_view one, std::string_view other) const override {
    return fmt::format("{} geht nicht zusammen mit {}", one, other);
  }
  std::string bad_trust(std::string_view value) const override {
    return fmt::format(
        "--trust: \"{}\" ist weder Domain noch Netz; "
        "versuchen Sie: --trust corp.example --trust 192.0.2.0/24",
        value);
  }
  std::string see_help(std::string_view command) const override {
    return command.empty() ? std::string("tlspath --help zeigt Beispiele")
                           : fmt::format("tlspath {} --help zeigt Beispiele", command);
  }
};

class German final : public Words {
 public:
  std::string_view head_hop() const override { return "NR."; }
  std::string_view head_verdict() const override { return "ERGEBNIS"; }
  std::string_view head_grade() const override { return "GÜTE"; }
  std::string_view head_version() const override { return "VERSION"; }
  std::string_view head_suite() const override { return "CIPHER-SUITE (BITS)"; }
  std::string_view head_time() const override { return "ZEIT UTC"; }
  std::string_view head_delay() const override { return "DAUER"; }
  std::string_view head_system() const override { return "GESCHRIEBEN VON"; }
  std::string_view mail() const override { return "Mail"; }
  std::string_view proof() const override { return "Beleg"; }
  std::string_view notes() const override { return "Hinweis"; }
  std::string_view unknown() const override { return "Offen"; }
  std::string_view label_verdict() const override { return "Ergebnis"; }
  std::string_view label_grade() const override { return "Güte"; }
  std::string_view label_from() const override { return "Von"; }
  std::string_view label_by() const override { return "An"; }
  std::string_view label_where() const override { return "Wo"; }
  std::string_view label_version() const override { return "TLS-Version"; }
  std::string_view label_suite() const override { return "Cipher-Suite"; }
  std::string_view label_bits() const override { return "Schlüsselbits"; }
  std::string_view label_key_exchange() const override { return "Schlüsselaustausch"; }
  std::string_view label_signature() const override { return "Signatur"; }
  std::string_view label_keyword() const override { return "Protokoll"; }
  std::string_view label_client_certificate() const override { return "Zertifikat"; }
  std::string_view label_time() const override { return "Zeit"; }
  std::string_view label_delay() const override { return "Dauer"; }
  std::string_view label_system() const override { return "Geschrieben"; }
  std::string_view label_trust() const override { return "Wessen Wort"; }
  std::string_view label_note() const override { return "Hinweis"; }
  std::string hop_of(std::uint32_t number, std::uint32_t all) const override {
    return fmt::format("Etappe {} von {}", number, all);
  }

  std::string_view verdict(Verdict v) const override {
    switch (v) {
      case Verdict::encrypted:
        return "verschlüsselt";
      case Verdict::cleartext:
        return "Klartext";
      case Verdict::unstated:
        return "keine Angabe";
      case Verdict::local:
        return "lokal";
    }
    return {};
  }
  std::string_view path_verdict(std::optional<PathVerdict> v) const override {
    if (!v) return "keine Aussage";
    switch (*v) {
      case PathVerdict::encrypted:
        return "verschlüsselt";
      case PathVerdict::cleartext:
        return "Klartext";
      case PathVerdict::unproven:
        return "nicht belegt";
      case PathVerdict::local:
        return "lokal";
    }
    return {};
  }
  std::string_view grade(Grade g) const override {
    switch (g) {
      case Grade::broken:
        return "gebrochen";
      case Grade::weak:
        return "schwach";
      case Grade::acceptable:
        return "akzeptabel";
      case Grade::good:
        return "gut";
    }
    return {};
  }
  std::string_view trust(Trust t) const override {
    return t == Trust::trusted ? "eigene Angabe" : "fremde Angabe";
  }
  std::string_view not_stated() const override { return "keine Angabe"; }
  std::string_view boundary(bool inferred) const override {
    return inferred ? "Eintritt (vermutet)" : "Eintritt";
  }
  std::string_view clocks_disagree() const override { return "Uhren uneins"; }
  std::string_view forged_looking() const override { return "gefälscht wirkend"; }
  std::string_view gap_before() const override { return "Lücke davor"; }
  std::string hop(std::uint32_t number) const override { return fmt::format("Etappe {}", number); }
  // The sentences of the table keep the singular: "Etappe 1 und 2".
  std::string hops(HopNumbers n) const override { return fmt::format("Etappe {}", list(n)); }
  std::string hops_start(HopNumbers n) const override { return hops(n); }
  std::string bits(int n) const override { return fmt::format("{} Bit", n); }
  std::string_view version_not_stated() const override { return "Version: keine Angabe"; }
  std::string_view suite_not_stated() const override { return "Cipher-Suite: keine Angabe"; }
  std::string_view only_tls() const override { return "TLS, sonst keine Angabe"; }
  std::string_view no_tls_words() const override { return "kein TLS vermerkt"; }
  std::string_view null_suite() const override { return "NULL-Suite"; }
  std::string client_certificate(ClientCertificate c) const override {
    switch (c) {
      case ClientCertificate::verified:
        return "Zertifikat des Absenders geprüft";
      case ClientCertificate::unverified:
        return "Zertifikat des Absenders nicht bestätigt";
      case ClientCertificate::not_presented:
        return "Zertifikat des Absenders nicht vorgelegt";
      case ClientCertificate::not_requested:
        return "Zertifikat des Absenders nicht verlangt";
      case ClientCertificate::error:
        return "Fehler beim Zertifikat des Absenders";
    }
    return {};
  }
  std::string_view login() const override { return "Anmeldung"; }
  std::string_view sender_logged_in() const override { return "der Absender hat sich angemeldet"; }
  std::string byte(std::uint64_t at) const override { return fmt::format("Byte {}", at); }

  std::string by_system(std::string_view system, Habit h, std::string_view keyword) const override {
    switch (h) {
      case Habit::none:
        return fmt::format("von {}", system);
      case Habit::writes_keyword:
        return fmt::format("von {}, das bei TLS stets {} schreibt", system, keyword);
      case Habit::marks_always:
        return fmt::format("von {}, das TLS stets vermerkt", system);
      case Habit::never:
        return fmt::format("von {}, das TLS nie vermerkt", system);
      case Habit::cannot:
        return fmt::format("von {}, das kein TLS kann", system);
      case Habit::sometimes:
        return fmt::format("von {}, das TLS nicht immer vermerkt", system);
      case Habit::unknown_system:
        return std::string(plain_reading());
    }
    return {};
  }
  std::string system_sentence(std::string_view system, Habit h,
                              std::string_view keyword) const override {
    switch (h) {
      case Habit::none:
        return {};
      case Habit::writes_keyword:
        return fmt::format("{} schreibt bei TLS stets {}", system, keyword);
      case Habit::marks_always:
        return fmt::format("{} vermerkt TLS stets", system);
      case Habit::never:
        return fmt::format("{} vermerkt TLS nie", system);
      case Habit::cannot:
        return fmt::format("{} kann kein TLS", system);
      case Habit::sometimes:
        return fmt::format("{} vermerkt TLS nicht immer", system);
      case Habit::unknown_system:
        return std::string(plain_reading());
    }
    return {};
  }
  std::string_view habit_short(Habit h) const override {
    switch (h) {
      case Habit::writes_keyword:
      case Habit::marks_always:
        return "sagt es stets";
      case Habit::never:
        return "sagt es nie";
      case Habit::sometimes:
        return "sagt es nicht immer";
      case Habit::cannot:
        return "kann kein TLS";
      case Habit::none:
      case Habit::unknown_system:
        return {};
    }
    return {};
  }
  std::string_view plain_reading() const override {
    return "nach der einfachen Lesart eines unbekannten Systems";
  }
  std::string_view system_not_known() const override { return "unbekannt"; }

  std::string local_by(LocalBy how, std::string_view detail) const override {
    switch (how) {
      case LocalBy::user_id:
        return fmt::format("übergeben von Benutzer-Id {}", detail);
      case LocalBy::handed_in:
        return "auf diesem Rechner übergeben";
      case LocalBy::queue:
        return "eigene Zeile einer Warteschlange";
      case LocalBy::store:
        return "ins Postfach gelegt";
      case LocalBy::web:
        return "über eine Webseite übergeben";
      case LocalBy::loopback:
        return fmt::format("Loopback {}", detail);
      case LocalBy::same_host:
        return "von diesem Rechner an sich selbst";
    }
    return {};
  }
  std::string local_hops(std::size_t n, std::string_view host) const override {
    return host.empty() ? fmt::format("{} lokale Etappen", n)
                        : fmt::format("{} lokale Etappen auf {}", n, host);
  }

  std::string forged(std::uint32_t hop_number, bool cleartext) const override {
    return fmt::format(
        "{} auf Etappe {}, obwohl es so aussieht: Die TLS-Worte stehen im Gruß des Absenders, "
        "nicht in "
        "den Worten des Servers.",
        cleartext ? "Nicht verschlüsselt" : "Nicht belegt", hop_number);
  }
  std::string clear_at_boundary(std::string_view organisation, std::uint32_t hop_number,
                                std::string_view from, bool calls_itself) const override {
    const std::string_view who = from.empty()   ? ""
                                 : calls_itself ? " von einem Rechner, der sich "
                                                : " von ";
    return fmt::format("Nicht verschlüsselt beim Eintritt in {}: Etappe {} kam im Klartext{}{}{}.",
                       organisation.empty() ? "die Empfängerseite" : organisation, hop_number, who,
                       from, calls_itself && !from.empty() ? " nennt" : "");
  }
  std::string null_suite_used(std::uint32_t hop_number) const override {
    return fmt::format("Nicht verschlüsselt: Etappe {} nennt TLS, nutzte aber eine NULL-Suite.",
                       hop_number);
  }
  std::string clear_between(HopNumbers n, std::string_view word_of, bool others, AtBoundary at,
                            std::uint32_t boundary_hop,
                            std::string_view organisation) const override {
    std::string out = fmt::format("Im Klartext auf {}", hops(n));
    if (others)
      out += ", nach fremder Angabe";
    else if (!word_of.empty())
      out += fmt::format(", nach Angabe von {}", word_of);
    const std::string_view where = organisation.empty() ? "die Empfängerseite" : organisation;
    if (at == AtBoundary::encrypted)
      out += fmt::format("; verschlüsselt beim Eintritt in {}", where);
    if (at == AtBoundary::unstated) {
      out +=
          fmt::format("; Etappe {}, der Eintritt in {}, macht keine Angabe", boundary_hop, where);
    }
    return out + ".";
  }
  std::string clear_inside(std::string_view organisation, HopNumbers n, HopNumbers in_public,
                           bool all_private, Rest rest, bool by_others) const override {
    std::string net;
    if (all_private) net = ", privates Netz";
    if (in_public.size() == n.size())
      net = n.size() == 1 ? ", öffentliche Adresse" : ", öffentliche Adressen";
    else if (!in_public.empty())
      net = fmt::format("; öffentliche Adresse{}: {}", in_public.size() == 1 ? "" : "n",
                        list(in_public));
    std::string out;
    if (organisation.empty() && n.size() > 1)
      out = fmt::format("Im Klartext nur auf {}, jeweils innerhalb einer Organisation{}", hops(n),
                        net.empty() ? net : in_brackets(std::string_view(net).substr(2)));
    else
      out = fmt::format("Im Klartext nur innerhalb {}{} ({}{})", organisation.empty() ? "" : "von ",
                        organisation.empty() ? "einer Organisation" : organisation, hops(n), net);
    switch (rest) {
      case Rest::none:
        break;
      case Rest::between_encrypted:
        out += "; zwischen den Organisationen verschlüsselt";
        if (by_others) out += ", nach fremder Angabe";
        break;
      case Rest::between_unproven:
        out += "; zwischen den Organisationen ist Verschlüsselung nicht belegt";
        break;
      case Rest::others_encrypted:
        out += "; auf den anderen Etappen verschlüsselt";
        break;
      case Rest::others_unproven:
        out += "; auf den anderen Etappen ist Verschlüsselung nicht belegt";
        break;
    }
    return out + ".";
  }
  std::string unproven(HopNumbers n, Silence why) const override {
    const bool one = n.size() == 1;
    switch (why) {
      case Silence::never:
        return one ? fmt::format("Nicht belegt: {} schrieb ein System, das TLS nie vermerkt.",
                                 hops(n))
                   : fmt::format("Nicht belegt: {} schrieben Systeme, die TLS nie vermerken.",
                                 hops(n));
      case Silence::sometimes:
        return one ? fmt::format(
                         "Nicht belegt: {} schrieb ein System, das TLS nicht immer vermerkt.",
                         hops(n))
                   : fmt::format(
                         "Nicht belegt: {} schrieben Systeme, die TLS nicht immer vermerken.",
                         hops(n));
      case Silence::plain:
        break;
    }
    return fmt::format("Nicht belegt: {} {} keine Angabe zu TLS.", hops(n),
                       one ? "macht" : "machen");
  }
  std::string encrypted(const CountedHops& counted, WordOf whose, HopNumbers claimed,
                        HopNumbers own, std::string_view organisation) const override {
    const std::string start = "Verschlüsselt auf " + which(counted);
    const std::string_view side = organisation.empty() ? "der Empfängerseite" : organisation;
    switch (whose) {
      case WordOf::nobody_named:
        break;
      case WordOf::own:
        return fmt::format("{}, nach eigener Angabe von {}.", start, side);
      case WordOf::mixed:
        return own.empty() ? fmt::format("{}, nach fremder Angabe.", start)
                           : fmt::format("{}; {} nach fremder Angabe, {} nach eigener von {}.",
                                         start, hops(claimed), hops(own), side);
    }
    return start + ", sofern die Kopfzeilen echt sind.";
  }
  std::string encrypted_but(const CountedHops& counted, HopNumbers n, Grade worst,
                            std::string_view reason) const override {
    const std::string_view how = how_weak(worst);
    const std::string why = in_brackets(reason);
    if (counted.count == 1)
      return fmt::format("Verschlüsselt auf {}, aber {}{}.", which(counted), how, why);
    return fmt::format("Verschlüsselt auf {}, {} aber {}{}.", which(counted), hops(n), how, why);
  }
  std::string_view no_forward_secrecy() const override { return "keine Forward Secrecy"; }
  std::string local_only(std::size_t n, std::string_view host) const override {
    const std::string subject = n == 1   ? "die eine Etappe blieb"
                                : n == 2 ? "beide Etappen blieben"
                                         : fmt::format("alle {} Etappen blieben", n);
    if (host.empty() && n > 1)
      return fmt::format(
          "Lokal: {} auf jeweils einem Rechner; wie die Mail von einem zum anderen kam, sagt keine "
          "Kopfzeile.",
          n == 2 ? "Beide Etappen blieben" : "Alle" + subject.substr(4));
    return fmt::format("Lokal: Laut Kopfzeilen ging die Mail über kein Netz; {} auf {}.", subject,
                       host.empty() ? "einem Rechner" : host);
  }
  std::string_view nothing_decides() const override {
    return "Lokal: Keine Etappe nennt einen anderen Rechner, von dem sie kam; ein Weg über ein "
           "Netz zeigt sich nicht.";
  }
  std::string only_fetched(HopNumbers n, std::optional<Verdict> how) const override {
    return fmt::format(
        "Lokal: Die Kopfzeilen zeigen keinen Weg über ein Netz; {} {} die Mail nur aus einem "
        "Postfach{}.",
        hops(n), n.size() == 1 ? "holte" : "holten",
        how == Verdict::encrypted   ? ", verschlüsselt"
        : how == Verdict::cleartext ? ", im Klartext"
                                    : "");
  }
  std::string_view no_received() const override {
    return "Keine Aussage: Die Mail hat keine Received-Zeilen, ihr Weg ist nicht aufgezeichnet.";
  }
  std::string_view sent_item() const override {
    return "Keine Aussage: wohl die Kopie des Absenders, die nie gereist ist; bitten Sie die "
           "Empfängerseite um die "
           "Kopfzeilen.";
  }
  std::string no_internet_headers(std::string_view file) const override {
    return fmt::format("Keine Aussage: {} enthält keine Internetkopfzeilen (intern oder gesendet).",
                       file);
  }
  std::string lone(PathVerdict v, std::string_view detail, Grade g) const override {
    const std::string more = in_brackets(detail);
    static constexpr std::string_view kRest = "; der übrige Weg steht nicht in diesem Text.";
    switch (v) {
      case PathVerdict::encrypted:
        if (g == Grade::good || g == Grade::acceptable) {
          return fmt::format("Verschlüsselt auf der einen angegebenen Etappe{}{}", more, kRest);
        }
        return fmt::format("Verschlüsselt auf der einen angegebenen Etappe, aber {}{}{}",
                           how_weak(g), more, kRest);
      case PathVerdict::cleartext:
        return fmt::format("Im Klartext auf der einen angegebenen Etappe{}{}", more, kRest);
      case PathVerdict::unproven:
        return fmt::format("Nicht belegt: Die eine angegebene Etappe macht keine Angabe zu TLS{}",
                           kRest);
      case PathVerdict::local:
        return fmt::format("Lokal: Die eine angegebene Etappe ging über kein Netz{}", kRest);
    }
    return {};
  }

  std::string_view lone_without_from() const override {
    return "Lokal: Die eine angegebene Etappe nennt keinen Rechner, von dem sie kam; der übrige "
           "Weg steht nicht in diesem Text.";
  }

  std::string_view not_all_read() const override {
    return "Nicht alle Received-Zeilen dieses Textes wurden gelesen: siehe Hinweise.";
  }

  std::string before_that(HopNumbers clear, HopNumbers unstated) const override {
    std::string out;
    if (!clear.empty()) {
      out = fmt::format("Davor {} schon {} im Klartext", clear.size() == 1 ? "war" : "waren",
                        hops(clear));
    }
    if (!unstated.empty()) {
      out +=
          fmt::format("{}{} {} keine Angabe", clear.empty() ? "Davor " : ", und ",
                      clear.empty() ? (unstated.size() == 1 ? "macht" : "machen") : hops(unstated),
                      clear.empty() ? hops(unstated) : (unstated.size() == 1 ? "macht" : "machen"));
    }
    return out + ".";
  }
  std::string cleartext_too(HopNumbers n) const override {
    return fmt::format("Auch {} {} im Klartext.", hops(n), n.size() == 1 ? "war" : "waren");
  }
  std::string does_not_say(HopNumbers n) const override {
    return fmt::format("{} {} keine Angabe.", hops(n), n.size() == 1 ? "macht" : "machen");
  }
  std::string weak_too(HopNumbers n) const override {
    return fmt::format("Auch {} {} schwach.", hops(n), n.size() == 1 ? "ist" : "sind");
  }
  std::string weak_where_encrypted(HopNumbers n, Grade worst,
                                   std::string_view reason) const override {
    return fmt::format("{} {} verschlüsselt, aber {}{}.", hops_start(n),
                       n.size() == 1 ? "war" : "waren", how_weak(worst), in_brackets(reason));
  }
  std::string_view none_known_clear() const override {
    return "Von keiner Etappe ist Klartext bekannt.";
  }
  std::string_view ask_for_headers() const override {
    return "Bitten Sie die Empfängerseite um die Kopfzeilen der angekommenen Mail und fügen Sie "
           "sie ein.";
  }
  std::string_view export_again() const override {
    return "Exportieren Sie sie noch einmal aus dem Postfach der Empfängerseite.";
  }

  std::string about(HopNumbers n, std::string_view sentences) const override {
    return fmt::format("{}: {}", hops_start(n), sentences);
  }
  std::string finding(FindingKind k, std::string_view detail) const override {
    switch (k) {
      case FindingKind::no_forward_secrecy:
        return detail.empty()
                   ? std::string("Keine Forward Secrecy.")
                   : fmt::format("Schlüsselaustausch mit {}, also keine Forward Secrecy.", detail);
      case FindingKind::anonymous_suite:
        return "Anonyme Suite: Jeder dazwischen hätte antworten können.";
      case FindingKind::null_suite:
        return "NULL-Suite: TLS ohne Verschlüsselung.";
      case FindingKind::suite_class:
        return fmt::format("\"{}\" ist die Familie der Suite, nicht die Version der Sitzung.",
                           detail);
      case FindingKind::unknown_suite:
        return detail.empty()
                   ? std::string("Diese Suite steht in keinem Verzeichnis.")
                   : fmt::format("Die Suite \"{}\" steht in keinem Verzeichnis.", detail);
      case FindingKind::old_version:
        return detail.empty()
                   ? std::string("Die TLS-Version ist außer Gebrauch.")
                   : fmt::format("{} ist außer Gebrauch ({}).", detail, rfc_against(detail));
      case FindingKind::conflicting_words:
        return "Die Zeile nennt TLS und verneint es.";
      case FindingKind::unknown_system:
        return "Von einem unbekannten System geschrieben, nach den einfachen Regeln gelesen.";
      case FindingKind::profile_never:
        return "Dieses System kann selbst kein TLS.";
      case FindingKind::keyword_proves_nothing:
        return "Das Schlüsselwort belegt nichts: Dieses System kann es auch mit TLS schreiben.";
      case FindingKind::unclear_words:
        return "Ein unbekanntes System spricht von TLS in Worten, die wir nicht lesen können.";
      case FindingKind::forged_looking:
        return "Worte, die nach TLS aussehen, stehen in dem, was der Absender wählte; sie belegen "
               "nichts.";
      case FindingKind::local_with_peer:
        return "Da steht \"with local\", daneben aber eine öffentliche Adresse.";
      case FindingKind::no_date:
        return "Kein lesbares Datum.";
      case FindingKind::unbalanced:
        return "Eine Klammer oder ein Anführungszeichen steht offen oder allein: wessen Worte "
               "wessen sind, ist unklar.";
      case FindingKind::whose_words:
        return "Niemand kann sagen, welche ihrer Worte vom Server stammen und welche vom Absender; "
               "keines davon beweist TLS.";
      case FindingKind::line_cut:
        return "Der Text endet mitten in dieser Zeile: Was sie nicht sagt, kann gefolgt sein. Die "
               "Kopfzeilen bitte vollständig kopieren.";
      case FindingKind::too_deep:
        return "Zu tief verschachtelte Kommentare; der Rest blieb ungelesen.";
      case FindingKind::too_many_parts:
        return "Zu viele Teile; der Rest blieb ungelesen.";
      case FindingKind::too_long:
        return "Die Zeile ist zu lang; der Rest blieb ungelesen.";
      case FindingKind::pattern_limit:
        return "Ein Teil der Zeile war zu aufwendig zu lesen und blieb weg.";
      case FindingKind::cut_start:
        return "Der Text beginnt mitten in den Kopfzeilen: Die angeschnittene Etappe, oder Etappen "
               "darüber, wurden nicht gelesen.";
      case FindingKind::received_below:
        return detail == "1"
                   ? std::string(
                         "1 weitere Received-Zeile steht unter dem Ende der Kopfzeilen und wurde "
                         "nicht gelesen. Gehört sie zu dieser Mail, dann nehmen Sie heraus, was "
                         "dazwischen steht, auch eine Leerzeile, und fügen Sie alles neu ein.")
                   : fmt::format(
                         "{} weitere Received-Zeilen stehen unter dem Ende der Kopfzeilen und "
                         "wurden nicht gelesen. Gehören sie zu dieser Mail, dann nehmen Sie "
                         "heraus, was dazwischen steht, auch eine Leerzeile, und fügen Sie alles "
                         "neu ein.",
                         detail);
      case FindingKind::another_mail:
        return "Darunter scheinen Kopfzeilen einer anderen Mail zu stehen: Gelesen wurden nur die "
               "der "
               "ersten. "
               "Fügen Sie sie einzeln ein.";
      case FindingKind::mails_mixed:
        return "Hier scheinen die Kopfzeilen zweier Mails vermischt (From und Subject oder "
               "Message-ID doppelt): Das Gesagte mag für beide gelten. Fügen Sie sie einzeln ein.";
      case FindingKind::x_received:
        return "X-Received-Zeilen sind Kopien und zählen nicht als Etappen.";
      case FindingKind::header_cut:
        return "Die Kopfzeilen sind länger als die Grenze; der Rest blieb ungelesen.";
      case FindingKind::too_many_hops:
        return "Mehr Received-Zeilen als die Grenze; die übrigen blieben ungelesen.";
      default:
        return {};
    }
  }
  std::string repair(FindingKind k, std::uint32_t count) const override {
    const auto counted = [&](std::string_view what, std::string_view one, std::string_view many) {
      if (count == 0) return std::string(what);
      return fmt::format("{} ({} {})", what, count, count == 1 ? one : many);
    };
    switch (k) {
      case FindingKind::repaired_bom:
        return "Byte-Reihenfolge-Marke entfernt";
      case FindingKind::repaired_utf16:
        return "UTF-16 umgewandelt";
      case FindingKind::repaired_entities:
        return counted("Entities aufgelöst", "Stelle", "Stellen");
      case FindingKind::repaired_quoting:
        return counted("Zitatzeichen entfernt", "Zeile", "Zeilen");
      case FindingKind::repaired_blanks:
        return counted("geschützte Leerzeichen ersetzt", "Stelle", "Stellen");
      case FindingKind::repaired_quotes:
        return counted("typografische Anführungszeichen ersetzt", "Stelle", "Stellen");
      case FindingKind::repaired_folding:
        return counted("umbrochene Zeilen verbunden", "Zeile", "Zeilen");
      case FindingKind::repaired_indent:
        return counted("Einrückung entfernt", "Zeile", "Zeilen");
      case FindingKind::repaired_line_ends:
        return "gemischte Zeilenenden vereinheitlicht";
      case FindingKind::repaired_colons:
        return counted("Doppelpunkte hinter Feldnamen ergänzt", "Zeile", "Zeilen");
      case FindingKind::repaired_links:
        return counted("Verweise entfernt", "Stelle", "Stellen");
      case FindingKind::repaired_gaps:
        return counted("Lücken zwischen Kopfzeilen geschlossen", "Stelle", "Stellen");
      case FindingKind::repaired_markdown:
        return counted("Markdown-Zeichen entfernt", "Stelle", "Stellen");
      case FindingKind::repaired_dots:
        return counted("\"[.]\" wieder zu Punkten gemacht", "Stelle", "Stellen");
      case FindingKind::prose_skipped:
        return counted("anderer Text übergangen", "Byte", "Bytes");
      case FindingKind::lone_received:
        return count < 2 ? std::string("eine Received-Zeile ohne ihren Namen")
                         : fmt::format("{} Received-Zeilen ohne ihre Namen", count);
      default:
        return {};
    }
  }
  std::string repairs(std::string_view what) const override {
    return fmt::format("Vor dem Lesen repariert: {}. Bytenummern gelten für den gegebenen Text.",
                       what);
  }
  std::string_view decides_nothing(WhyNot why) const override {
    switch (why) {
      case WhyNot::handover:
        return "Übergabe innerhalb eines Systems, kein anderer Rechner genannt: Sie entscheidet "
               "nichts.";
      case WhyNot::fetched:
        return "Abruf aus einem Postfach, wo der Weg der Mail zu Ende war: Er entscheidet nichts.";
      case WhyNot::no_peer:
        return "Nennt keinen Rechner, von dem sie kam: Sie entscheidet nichts.";
    }
    return {};
  }
  std::string clocks(std::uint32_t n, std::uint32_t below,
                     std::string_view by_how_much) const override {
    return fmt::format(
        "Die Uhren widersprechen sich: Etappe {} ist {} vor Etappe {} gestempelt, die Dauer also "
        "unbekannt.",
        n, by_how_much, below);
  }
  std::string clocks_zone(std::uint32_t n, std::uint32_t below, std::string_view by_how_much,
                          int hour_count, int off, std::string_view zone) const override {
    const std::string whole =
        hour_count == 1 ? "einer Stunde" : fmt::format("{} Stunden", number(hour_count));
    const std::string exact = hour_count == 1 ? "eine Stunde" : whole;
    const int s = off < 0 ? -off : off;
    const std::string seconds = s == 1 ? "eine Sekunde" : fmt::format("{} Sekunden", number(s));
    const std::string how = off == 0  ? fmt::format("genau {}", exact)
                            : off < 0 ? fmt::format("{} weniger als {}", seconds, exact)
                                      : fmt::format("{} mehr als {}", seconds, exact);
    const std::string wrote =
        zone.empty() ? std::string() : fmt::format(" (Etappe {} schrieb {})", below, zone);
    return fmt::format(
        "Etappe {} ist {} vor Etappe {} gestempelt, {}: eher eine falsche Zeitzone{} als eine "
        "Dauer.",
        n, by_how_much, below, how, wrote);
  }
  std::string gap(std::uint32_t below, std::uint32_t above) const override {
    return fmt::format("Zwischen Etappe {} und {} fehlt womöglich eine Etappe.", below, above);
  }
  std::string_view no_boundary() const override {
    return "Keine Etappe zeigt, wo die Mail von außen hereinkam.";
  }

  std::string_view servers_certificates() const override {
    return "Haben die Absender die Zertifikate der Server geprüft? Das sagt keine Kopfzeile.";
  }
  std::string sender_certificate(HopNumbers n, ClientCertificate c) const override {
    const std::string_view how = c == ClientCertificate::verified     ? "geprüft"
                                 : c == ClientCertificate::unverified ? "nicht bestätigt"
                                                                      : "mit Fehler";
    return fmt::format(
        "{}: das eigene Zertifikat des Absenders, {}; über das des Servers sagt es nichts.",
        hops_start(n), how);
  }
  std::string others_wrote(HopNumbers n) const override {
    return fmt::format("{} schrieben andere; jeder hätte sie erfinden können.", hops_start(n));
  }
  std::string_view are_they_genuine() const override {
    return "Sind die Zeilen echt? Nennen Sie die Server, die Ihre sind:";
  }
  std::string_view own_domain_placeholder() const override { return "ihre.example"; }
  std::string front_end(HopNumbers n) const override {
    return fmt::format(
        "Stand vor {} ein TLS-Vorschaltserver? Die Kopfzeilen könnten es nicht zeigen.", hops(n));
  }
  std::string_view front_end_any() const override {
    return "Stand vor einem Server ein TLS-Vorschaltserver? Die Kopfzeilen könnten es nicht "
           "zeigen.";
  }
  std::string hosted_filter(std::string_view domain, std::uint32_t into_it) const override {
    return fmt::format(
        "Nimmt {0} Ihre Mail an? Dann auch nennen, --trust {0}: Hereingekommen ist sie auf {1}.",
        domain, hop(into_it));
  }

  std::string_view ticket_hop() const override { return "Etappe"; }
  std::string_view ticket_from_by() const override { return "Von -> an"; }
  std::string_view ticket_as_written() const override { return "Wie geschrieben"; }
  std::string ticket_proof(std::uint32_t n) const override {
    return fmt::format("Beleg, Etappe {}", n);
  }
  std::string ticket_unknown(HopNumbers claimed) const override {
    return fmt::format("Offen: {} schrieben andere.", hops(claimed));
  }
  std::string ticket_unknown_all() const override { return "Offen: ob die Kopfzeilen echt sind."; }
  std::string hidden(const HiddenCount& n) const override {
    const auto part = [](std::size_t k, std::string_view one, std::string_view many) {
      return fmt::format("{} {}", k, k == 1 ? one : many);
    };
    std::string out = fmt::format(
        "Verborgen: {}, {}, {}, {}", part(n.addresses, "Adresse", "Adressen"),
        part(n.hosts, "Rechner", "Rechner"), part(n.ips, "IP", "IPs"), part(n.ids, "Id", "Ids"));
    const auto more = [&](std::size_t k, std::string_view one, std::string_view many) {
      if (k > 0) out += ", " + part(k, one, many);
    };
    more(n.domains, "Domain", "Domains");
    more(n.users, "Benutzername", "Benutzernamen");
    more(n.names, "anderer Name", "andere Namen");
    more(n.subjects, "Betreff", "Betreffe");
    return out + '.';
  }
  std::string and_more(std::size_t n) const override { return fmt::format("und {} weitere", n); }

 private:
  static std::string list(HopNumbers n) { return number_list(n, " bis ", " und ", "weitere"); }
  static std::string_view how_weak(Grade worst) {
    return worst == Grade::broken ? "mit gebrochenem TLS" : "schwach";
  }
  static std::string which(const CountedHops& c) {
    const std::string_view what = c.on_host == 0         ? "über ein Netz"
                                  : c.on_host == c.count ? "mit TLS auf einem Rechner"
                                                         : "über ein Netz oder mit TLS";
    if (c.count == 1) return fmt::format("der einen Etappe {}", what);
    if (c.count == 2) return c.of > 2 ? fmt::format("beiden Etappen {}", what) : "beiden Etappen";
    return fmt::format("allen {} Etappen {}", c.count, what);
  }
  static std::string number(int n) {
    static constexpr std::array<std::string_view, 13> kWords{
        "null",   "eine", "zwei", "drei", "vier", "fünf", "sechs",
        "sieben", "acht", "neun", "zehn", "elf",  "zwölf"};
    return n >= 0 && n <= 12 ? std::string(kWords[static_cast<std::size_t>(n)])
                             : fmt::format("{}", n);
  }
};

}  // namespace

const Messages& german_messages() {
  static const GermanMessages m;
  return m;
}

const Words& german_words() {
  static const German w;
  return w;
}

}  // namespace tlspath::lang

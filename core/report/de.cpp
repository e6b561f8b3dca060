// Alles, was tlspath auf Deutsch sagt. English is en.cpp; the order is the same.
#include <fmt/format.h>

#include "core/report/messages.hpp"

namespace tlspath::lang {
namespace {

std::string did_you_mean(std::string_view near) {
  return near.empty() ? std::string() : fmt::format("; meinten Sie \"{}\"?", near);
}

std::string_view looks(LooksLike l) {
  switch (l) {
    case LooksLike::unknown: return {};
    case LooksLike::pdf: return "PDF";
    case LooksLike::image: return "ein Bild";
    case LooksLike::office: return "ein Office-Dokument";
    case LooksLike::archive: return "ein Archiv";
    case LooksLike::mailbox: return "ein Postfach";
    case LooksLike::html: return "eine Webseite";
    case LooksLike::program: return "ein Programm";
  }
  return {};
}

class GermanMessages final : public Messages {
 public:
  std::string standard_input() const override { return "Standardeingabe"; }

  std::string no_such_file(std::string_view file) const override {
    return fmt::format("{}: keine solche Datei; prüfen Sie den Namen, oder fügen Sie die Kopfzeilen ein", file);
  }
  std::string no_such_file_but(std::string_view file, std::string_view near,
                               std::string_view command) const override {
    return fmt::format("{}: keine solche Datei; {} ist da, versuchen Sie: tlspath {} {}", file, near, command, near);
  }
  std::string folder(std::string_view file) const override {
    return fmt::format("{}: ein Ordner, show erklärt aber einzelne Mails; versuchen Sie: tlspath scan {}", file,
                       file);
  }
  std::string not_permitted(std::string_view file) const override {
    return fmt::format("{}: Sie dürfen sie nicht lesen; fragen Sie den Besitzer, oder kopieren Sie sie zu sich",
                       file);
  }
  std::string not_readable(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: nicht lesbar ({}); kopieren Sie die Datei neu und versuchen Sie es noch einmal", file,
                       reason);
  }
  std::string empty_file(std::string_view file) const override {
    return fmt::format("{}: leer; speichern Sie die Mail noch einmal, oder fügen Sie ihre Kopfzeilen ein", file);
  }
  std::string nothing_pasted() const override {
    return "Standardeingabe: nichts wurde eingefügt; rufen Sie tlspath noch einmal auf, fügen Sie die Kopfzeilen "
           "ein, dann Strg-D";
  }
  std::string no_mail_headers(std::string_view file, LooksLike l) const override {
    if (l == LooksLike::mailbox || l == LooksLike::archive) {
      return fmt::format("{}: keine Kopfzeilen darin, sieht aus wie {}; versuchen Sie: tlspath scan {}", file,
                         looks(l), file);
    }
    const std::string guess = l == LooksLike::unknown ? std::string() : fmt::format(", sieht aus wie {}", looks(l));
    return fmt::format("{}: keine Kopfzeilen darin{}; speichern Sie die Mail selbst als .eml oder .msg, oder fügen "
                       "Sie ihre Kopfzeilen ein", file, guess);
  }
  std::string too_large(std::string_view file, std::uint64_t limit_bytes) const override {
    return fmt::format("{}: größer als {} MB, zu groß für eine Mail; für ein Postfach: tlspath scan {}", file,
                       limit_bytes >> 20, file);
  }
  std::string several_mails(std::string_view file) const override {
    return fmt::format("{}: ein Postfach, show erklärt aber einzelne Mails; versuchen Sie: tlspath scan {}", file,
                       file);
  }
  std::string not_written(std::string_view file, std::string_view reason) const override {
    return fmt::format("{}: nicht schreibbar ({})", file, reason);
  }

  std::string paste_prompt() const override {
    return "Fügen Sie die Kopfzeilen ein, dann Eingabetaste und Strg-D.";
  }
  std::string unknown_command(std::string_view word, std::string_view near) const override {
    return fmt::format("{}: kein solcher Befehl und keine solche Datei{}", word, did_you_mean(near));
  }
  std::string unknown_option(std::string_view word, std::string_view near) const override {
    return fmt::format("unbekannte Option {}{}", word, did_you_mean(near));
  }
  std::string missing_value(std::string_view option) const override {
    return fmt::format("{} braucht einen Wert", option);
  }
  std::string bad_value(std::string_view option, std::string_view value, std::string_view choices) const override {
    return fmt::format("{}: \"{}\" ist keines von: {}", option, value, choices);
  }
  std::string bad_trust(std::string_view value) const override {
    return fmt::format("--trust: \"{}\" ist weder Domain noch Netz; "
                       "versuchen Sie: --trust corp.example --trust 192.0.2.0/24", value);
  }
  std::string see_help(std::string_view command) const override {
    return command.empty() ? std::string("tlspath --help zeigt Beispiele")
                           : fmt::format("tlspath {} --help zeigt Beispiele", command);
  }

  std::string unknown_key(std::string_view file, std::uint32_t line, std::uint32_t column, std::string_view key,
                          std::string_view table, std::string_view near) const override {
    const std::string where = table.empty() ? std::string() : fmt::format(" in [{}]", table);
    return fmt::format("{}:{}:{}: unbekannter Schlüssel \"{}\"{}{}", file, line, column, key, where,
                       did_you_mean(near));
  }
};

}  // namespace

const Messages& german_messages() {
  static const GermanMessages m;
  return m;
}

}  // namespace tlspath::lang

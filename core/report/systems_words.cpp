#include "core/report/systems_words.hpp"

#include <array>

namespace tlspath {
namespace {

constexpr SystemsWords kEnglish{
    .head_id = "ID",
    .head_system = "SYSTEM",
    .head_marks = "MARKS TLS",
    .head_silence = "SILENCE MEANS",
    .always = "always",
    .keyword = "by keyword",
    .sometimes = "sometimes",
    .never = "never",
    .by_version = "by version",
    .count_one = "system",
    .count_many = "systems",
    .one_in_full = "one in full: tlspath systems ID",
    .id = "id",
    .head_version = "VERSION, BUILD",
    .head_has_tls = "HAS TLS",
    .head_shows = "SHOWS TLS AS",
    .yes = "yes",
    .no = "no",
    .has_not_known = "not known, or not the same in all",
    .nothing = "nothing",
    .no_version = "no version shown",
    .any_version = "any",
    .no_row_for = "No row for",
    .there_are = "There are",
    .by_alone = "\"by\" and nothing else",
    .tls_since = "TLS since",
    .never_shown = "Never shown",
    .known_from = "Known from",
    .unknown = "Unknown",
    .examples = "Examples",
    .not_known = "not known",
    .replaces = "Replaces",
    .version = "the TLS version",
    .cipher = "the suite",
    .bits = "key bits",
    .key_exchange = "key exchange",
    .signature = "signature",
    .client_certificate = "the sender's certificate",
    .authenticated = "whether the sender logged in",
    .from = "from",
    .before = "before",
    .to_before = "to before",
};

constexpr SystemsWords kGerman{
    .head_id = "ID",
    .head_system = "SYSTEM",
    .head_marks = "VERMERKT TLS",
    .head_silence = "SCHWEIGEN HEISST",
    .always = "immer",
    .keyword = "im Wort",
    .sometimes = "manchmal",
    .never = "nie",
    .by_version = "je nach Version",
    .count_one = "System",
    .count_many = "Systeme",
    .one_in_full = "eines ausführlich: tlspath systems ID",
    .id = "ID",
    .head_version = "VERSION, STAND",
    .head_has_tls = "KANN TLS",
    .head_shows = "VERMERKT TLS ALS",
    .yes = "ja",
    .no = "nein",
    .has_not_known = "nicht bekannt oder nicht bei allen gleich",
    .nothing = "nichts",
    .no_version = "ohne Version",
    .any_version = "alle",
    .no_row_for = "Keine Zeile für",
    .there_are = "Es gibt",
    .by_alone = "nur \"by\"",
    .tls_since = "TLS seit",
    .never_shown = "Nie gezeigt",
    .known_from = "Bekannt aus",
    .unknown = "Offen",
    .examples = "Beispiele",
    .not_known = "nicht bekannt",
    .replaces = "Ersetzt",
    .version = "die TLS-Version",
    .cipher = "die Cipher-Suite",
    .bits = "die Schlüssellänge",
    .key_exchange = "der Schlüsselaustausch",
    .signature = "die Signatur",
    .client_certificate = "das Zertifikat des Absenders",
    .authenticated = "ob der Absender angemeldet war",
    .from = "ab",
    .before = "vor",
    .to_before = "bis vor",
};

}  // namespace

const SystemsWords& systems_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

std::string spoken_label(std::string_view label, Language l) {
  if (l == Language::en) return std::string(label);
  struct Pair {
    std::string_view english, german;
  };
  static constexpr auto kPairs = std::to_array<Pair>({{"to", "bis"},
                                                      {"before", "vor"},
                                                      {"since", "seit"},
                                                      {"from", "ab"},
                                                      {"or", "oder"},
                                                      {"and", "und"},
                                                      {"any", "alle"},
                                                      {"all", "alle"},
                                                      {"nothing", "nichts"},
                                                      {"nothing:", "nichts:"},
                                                      {"cannot", "kann"},
                                                      {"do", "kein"},
                                                      {"later", "später"}});
  std::string out;
  for (std::size_t at = 0; at < label.size();) {
    std::size_t end = label.find(' ', at);
    if (end == std::string_view::npos) end = label.size();
    std::string_view word = label.substr(at, end - at);
    std::string_view comma;
    if (!word.empty() && (word.back() == ',' || word.back() == ';')) {
      comma = word.substr(word.size() - 1);
      word.remove_suffix(1);
    }
    if (word == "on") {  // "2016 on": the German word comes first
      const std::size_t before = out.find_last_of(",;");
      const std::size_t start =
          before == std::string::npos ? 0 : out.find_first_not_of(' ', before + 1);
      out.insert(start, "ab ");
    } else {
      for (const Pair& p : kPairs)
        if (word == p.english) word = p.german;
      if (!out.empty()) out += ' ';
      out += word;
    }
    out += comma;
    at = end + 1;
  }
  return out;
}

}  // namespace tlspath

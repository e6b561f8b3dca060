#include "core/report/beside_words.hpp"

#include <fmt/format.h>

namespace tlspath {
namespace {

enum class Sealed : std::uint8_t { encrypted, is_signed, either, looks };

struct Method {
  Sealed sealed{};
  std::string_view name;
};

Method method_of(ContentEncryption c) {
  switch (c) {
    case ContentEncryption::smime_encrypted:
      return {Sealed::encrypted, "S/MIME"};
    case ContentEncryption::smime_signed:
      return {Sealed::is_signed, "S/MIME"};
    case ContentEncryption::smime:
      return {Sealed::either, "S/MIME"};
    case ContentEncryption::pgp_mime_encrypted:
      return {Sealed::encrypted, "PGP/MIME"};
    case ContentEncryption::pgp_mime_signed:
      return {Sealed::is_signed, "PGP/MIME"};
    case ContentEncryption::pgp_inline_encrypted:
      return {Sealed::encrypted, "PGP"};
    case ContentEncryption::pgp_inline_signed:
      return {Sealed::is_signed, "PGP"};
    case ContentEncryption::pgp:
      return {Sealed::either, "PGP"};
    case ContentEncryption::microsoft_rpmsg:
      return {Sealed::encrypted, "Microsoft Purview (rpmsg)"};
    case ContentEncryption::cisco_envelope:
      return {Sealed::looks, "Cisco"};
    case ContentEncryption::proofpoint_envelope:
      return {Sealed::looks, "Proofpoint"};
    case ContentEncryption::voltage_envelope:
      return {Sealed::looks, "OpenText Voltage"};
    case ContentEncryption::seppmail_envelope:
      return {Sealed::looks, "SEPPmail"};
    case ContentEncryption::symantec_pdf:
      return {Sealed::looks, "Symantec Encryption"};
  }
  return {Sealed::either, "S/MIME"};
}

std::string_view whose(bool own, Language l) {
  if (l == Language::de)
    return own ? "eigene Angabe" : "fremde Angabe, die jeder geschrieben haben kann";
  return own ? "own words" : "the word of others, which anybody may have written";
}

// Of "dkim=pass, spf=softfail": which part passed.
enum class Passed : std::uint8_t { none, some, all };

Passed passed(std::span<const StatementView> fields) {
  std::size_t all = 0, good = 0;
  for (const StatementView& s : fields)
    for (std::size_t at = s.results.find('='); at != std::string::npos;
         at = s.results.find('=', at + 1)) {
      ++all;
      const std::size_t end = s.results.find_first_of(", ", at);
      if (std::string_view(s.results).substr(at + 1, end - at - 1) == "pass") ++good;
    }
  return good == 0 ? Passed::none : good < all ? Passed::some : Passed::all;
}

// "of mx.corp.example: dkim=pass, spf=pass"
std::string of_whom(const StatementView& s, Language l) {
  const bool de = l == Language::de;
  const std::string by = s.by.empty() ? std::string() : (de ? "von " : "of ") + s.by;
  return by + (by.empty() ? "" : ": ") +
         (s.results.empty() ? (de ? "keine Ergebnisse" : "no results") : s.results);
}

}  // namespace

std::string content_badge(ContentEncryption c, Language l) {
  const Method m = method_of(c);
  const bool de = l == Language::de;
  switch (m.sealed) {
    case Sealed::encrypted:
      return fmt::format(fmt::runtime(de ? "Inhalt verschlüsselt ({})" : "Content encrypted ({})"),
                         m.name);
    case Sealed::is_signed:
      return fmt::format(fmt::runtime(de ? "Inhalt signiert, nicht verschlüsselt ({})"
                                         : "Content signed, not encrypted ({})"),
                         m.name);
    case Sealed::either:
      return fmt::format(
          fmt::runtime(de ? "Inhalt signiert oder verschlüsselt, welches ist nicht angegeben ({})"
                          : "Content signed or encrypted, which is not stated ({})"),
          m.name);
    case Sealed::looks:
      break;
  }
  return fmt::format(
      fmt::runtime(de ? "Inhalt sieht verschlüsselt aus ({})" : "Content looks encrypted ({})"),
      m.name);
}

std::string content_sentence(ContentEncryption c, std::string_view words, Language l) {
  const Method m = method_of(c);
  if (l == Language::de) {
    switch (m.sealed) {
      case Sealed::encrypted:
        return fmt::format(
            "Inhalt: mit {} verschlüsselt (\"{}\"), nach Angabe der Absenderseite. Über die "
            "Etappen sagt das nichts.",
            m.name, words);
      case Sealed::is_signed:
        return fmt::format(
            "Inhalt: mit {} signiert (\"{}\"), nicht verschlüsselt; die Signatur wurde nicht "
            "geprüft. Über die Etappen sagt das nichts.",
            m.name, words);
      case Sealed::either:
        return fmt::format(
            "Inhalt: {} (\"{}\"); ob verschlüsselt oder nur signiert, ist nicht angegeben.", m.name,
            words);
      case Sealed::looks:
        break;
    }
    return fmt::format(
        "Inhalt: sieht nach einem verschlüsselten Umschlag von {} aus, dem Namen eines Anhangs "
        "nach (\"{}\"). Über die Etappen sagt das nichts.",
        m.name, words);
  }
  switch (m.sealed) {
    case Sealed::encrypted:
      return fmt::format(
          "Content: encrypted with {} (\"{}\"), by the word of the sender's side. That says "
          "nothing of the hops.",
          m.name, words);
    case Sealed::is_signed:
      return fmt::format(
          "Content: signed with {} (\"{}\"), not encrypted; the signature was not checked. That "
          "says nothing of the hops.",
          m.name, words);
    case Sealed::either:
      return fmt::format("Content: {} (\"{}\"); whether encrypted or only signed is not stated.",
                         m.name, words);
    case Sealed::looks:
      break;
  }
  return fmt::format(
      "Content: looks like an encrypted envelope of {}, by the name of an attachment (\"{}\"). "
      "That says nothing of the hops.",
      m.name, words);
}

std::string statement_sentence(const StatementView& s, Language l) {
  const bool de = l == Language::de;
  const std::string_view word = whose(s.own, l);
  switch (s.kind) {
    case StatementKind::tls_required_no:
      return de ? "\"TLS-Required: No\": der Absender wollte die Zustellung auch ohne TLS (RFC "
                  "8689); nach seiner Angabe."
                : "\"TLS-Required: No\": the sender wanted delivery even without TLS (RFC 8689); "
                  "by the sender's word.";
    case StatementKind::requiretls:
      return de ? fmt::format(
                      "Etappe {}: \"{}\": TLS war auf dem weiteren Weg verlangt (RFC 8689); {}.",
                      s.hop, s.value, word)
                : fmt::format("Hop {}: \"{}\": TLS was required from there on (RFC 8689); {}.",
                              s.hop, s.value, word);
    case StatementKind::product:
      return de ? fmt::format("Neben dem Weg: \"{}: {}\"; {}. Keine Etappe wird danach beurteilt.",
                              s.field, s.value, word)
                : fmt::format("Beside the path: \"{}: {}\"; {}. No hop is judged by it.", s.field,
                              s.value, word);
    case StatementKind::authentication_results:
    case StatementKind::arc_results:
      break;
  }
  if (s.kind == StatementKind::authentication_results) return results_sentence({&s, 1}, l);
  const std::string set = fmt::format("{} {}{}{}", de ? "ARC-Satz" : "ARC set", s.set,
                                      s.by.empty() ? ": " : " ", of_whom(s, l));
  return de ? fmt::format("{}; {}, das Siegel wurde nicht geprüft.", set, word)
            : fmt::format("{}; {}, its seal was not checked.", set, word);
}

std::string results_sentence(std::span<const StatementView> fields, Language l) {
  const bool de = l == Language::de;
  std::string out;
  for (const StatementView& s : fields) {
    if (!out.empty()) {
      out += "; " + of_whom(s, l);
      continue;
    }
    out = s.field + (s.by.empty() ? ": " : " ") + of_whom(s, l);
  }
  out += fmt::format("; {}. ", whose(fields.front().own, l));
  switch (passed(fields)) {
    case Passed::all:
      return out + (de ? "Das bürgt für den Absender, nicht für TLS."
                       : "That vouches for the sender, not for TLS.");
    case Passed::some:
      return out + (de ? "Was bestand, bürgt für den Absender, nicht für TLS."
                       : "What passed vouches for the sender, not for TLS.");
    case Passed::none:
      break;
  }
  return out + (de ? "Über TLS sagt das nichts." : "That says nothing of TLS.");
}

std::string more_statements(std::size_t more, MoreIn where, Language l) {
  const bool one = more == 1, page = where == MoreIn::page;
  if (l == Language::de)
    return fmt::format("{} {}{}.", more, one ? "weiteres solches Feld" : "weitere solche Felder",
                       page  ? ""
                       : one ? "; --all zeigt es"
                             : "; --all zeigt sie");
  return fmt::format("{} more such {}{}.", more, one ? "field" : "fields",
                     page  ? ""
                     : one ? "; --all shows it"
                           : "; --all shows them");
}

std::string vouching_line(std::size_t fields, Language l) {
  if (l == Language::de)
    return fields == 1
               ? "1 Kopffeld spricht vom Absender, nicht von TLS."
               : fmt::format("{} Kopffelder sprechen vom Absender, keines von TLS.", fields);
  return fields == 1
             ? "1 header field speaks of the sender, not of TLS."
             : fmt::format("{} header fields speak of the sender, none of them of TLS.", fields);
}

}  // namespace tlspath

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
  const std::string by = s.by.empty() ? std::string() : (de ? " von " : " of ") + s.by;
  const std::string results =
      s.results.empty() ? std::string(de ? "keine Ergebnisse" : "no results") : s.results;
  if (s.kind == StatementKind::arc_results)
    return de ? fmt::format("ARC-Satz {}{}: {}; {}, das Siegel wurde nicht geprüft.", s.set, by,
                            results, word)
              : fmt::format("ARC set {}{}: {}; {}, its seal was not checked.", s.set, by, results,
                            word);
  return de ? fmt::format("{}{}: {}; {}. Das bürgt für den Absender, nicht für TLS.", s.field, by,
                          results, word)
            : fmt::format("{}{}: {}; {}. That vouches for the sender, not for TLS.", s.field, by,
                          results, word);
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
               ? "1 Kopffeld bürgt für den Absender, nicht für TLS."
               : fmt::format("{} Kopffelder bürgen für den Absender, keines für TLS.", fields);
  return fields == 1
             ? "1 header field vouches for the sender, not for TLS."
             : fmt::format("{} header fields vouch for the sender, none of them for TLS.", fields);
}

}  // namespace tlspath

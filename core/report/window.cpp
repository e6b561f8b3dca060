#include "core/report/window.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/beside_words.hpp"
#include "core/report/page_words.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLongQuote = 80;  // cells

bool german(Language l) { return l == Language::de; }

std::string many(std::size_t n, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", n, n == 1 ? one : more);
}

std::string hops(std::size_t n, Language l) {
  return german(l) ? many(n, "Etappe", "Etappen") : many(n, "hop", "hops");
}

// The two largest units: nobody listens to the seconds of a day.
std::string spoken(std::int64_t seconds, Language l) {
  struct Unit {
    std::int64_t size;
    std::string_view one, more, eins, mehr;
  };
  static constexpr Unit kUnits[] = {{86400, "day", "days", "Tag", "Tage"},
                                    {3600, "hour", "hours", "Stunde", "Stunden"},
                                    {60, "minute", "minutes", "Minute", "Minuten"},
                                    {1, "second", "seconds", "Sekunde", "Sekunden"}};
  std::string out;
  int said = 0;
  for (const Unit& u : kUnits) {
    const std::int64_t n = seconds / u.size;
    seconds %= u.size;
    if (n == 0 && (u.size > 1 || said > 0)) {
      if (said > 0) break;
      continue;
    }
    if (said > 0) out += ' ';
    const auto count = static_cast<std::size_t>(n);
    out += german(l) ? many(count, u.eins, u.mehr) : many(count, u.one, u.more);
    if (++said == 2) break;
  }
  return out;
}

std::string quoted(std::string_view words) {
  return fmt::format("\"{}\"", cut_middle(unfolded(words.substr(0, 64 * kLongQuote)), kLongQuote));
}

std::string bytes(Span where, Language l) {
  const std::uint32_t last = where.size > 0 ? where.end() - 1 : where.at;
  if (where.size <= 1) return fmt::format("{} {}", german(l) ? "Byte" : "byte", where.at);
  return fmt::format("{} {}-{}", german(l) ? "Bytes" : "bytes", where.at, last);
}

std::string_view fact_word(Fact f, Language l) {
  switch (f) {
    case Fact::tls:
      return german(l) ? "TLS benutzt" : "TLS was used";
    case Fact::no_tls:
      return german(l) ? "kein TLS" : "no TLS";
    case Fact::protocol:
      return german(l) ? "Protokoll" : "protocol";
    case Fact::silence:
      return german(l) ? "hier stünde TLS" : "TLS would stand here";
    case Fact::local:
      return german(l) ? "lokal" : "local";
    case Fact::version:
      return german(l) ? "TLS-Version" : "TLS version";
    case Fact::cipher:
      return german(l) ? "Cipher-Suite" : "suite";
    case Fact::bits:
      return german(l) ? "Schlüsselbits" : "key bits";
    case Fact::key_exchange:
      return german(l) ? "Schlüsselaustausch" : "key exchange";
    case Fact::signature:
      return german(l) ? "Signatur" : "signature";
    case Fact::client_certificate:
      return german(l) ? "Zertifikat des Absenders" : "the sender's certificate";
    case Fact::authenticated:
      return german(l) ? "Absender hat sich angemeldet" : "the sender logged in";
    case Fact::peer:
      return german(l) ? "Gegenstelle" : "peer";
  }
  return {};
}

std::string_view part_word(Weightless k, Language l) {
  switch (k) {
    case Weightless::greeting:
      return german(l) ? "der Gruß des Absenders" : "the sender's greeting";
    case Weightless::name:
    case Weightless::host:
      return german(l) ? "ein Hostname" : "a host name";
    case Weightless::sender_words:
      return german(l) ? "Worte, die der Absender wählen kann" : "words the sender may choose";
    case Weightless::id:
      return german(l) ? "eine Kennung" : "an id";
    case Weightless::recipient:
      return german(l) ? "eine Adresse" : "an address";
  }
  return {};
}

std::string proves(std::string_view words, Span where, std::string_view what, std::string_view rule,
                   Language l) {
  std::string out = fmt::format("{}, {}, {} {}", quoted(words), bytes(where, l),
                                german(l) ? "belegt" : "proves", what);
  if (!rule.empty()) out += fmt::format(" ({} {})", german(l) ? "Regel" : "rule", rule);
  return out;
}

std::string named(const std::string& name, const std::string& address) {
  if (name.empty()) return address.empty() ? std::string() : "[" + address + "]";
  return address.empty() ? name : fmt::format("{} [{}]", name, address);
}

const ProofView* proof_of(const MailView& view, std::uint32_t hop) {
  const auto found = std::ranges::find(view.proofs, hop, &ProofView::hop);
  return found == view.proofs.end() ? nullptr : &*found;
}

std::string_view how_to_read(Verdict v, const PageWords& page) {
  switch (v) {
    case Verdict::encrypted:
      return page.how_encrypted;
    case Verdict::cleartext:
      return page.how_cleartext;
    case Verdict::unstated:
      return page.how_unstated;
    case Verdict::local:
      break;
  }
  return page.how_local;
}

}  // namespace

std::string answer_heard(const MailView& view) {
  std::string out = view.answer;
  if (!view.second.empty()) out += " " + view.second;
  if (view.hops.empty()) return view.to_do.empty() ? out : out + " " + view.to_do;
  return fmt::format("{} {}.", out, hops(view.hops.size(), view.language));
}

std::string heard(const MailView& view, std::size_t index) {
  const HopView& h = view.hops[index];
  const Language l = view.language;
  std::string out = words(l).hop_of(h.number, static_cast<std::uint32_t>(view.hops.size()));
  out += ", " + h.verdict_words;
  if (!h.grade_words.empty()) out += ", " + h.grade_words;
  const std::string from = h.from.empty() ? h.from_address : h.from;
  const std::string by = h.by.empty() ? h.by_address : h.by;
  if (h.verdict == Verdict::local) {
    if (!by.empty()) out += fmt::format(", {} {}", german(l) ? "auf" : "on", by);
  } else {
    if (!from.empty()) out += fmt::format(", {} {}", german(l) ? "von" : "from", from);
    if (!by.empty())
      out += fmt::format("{} {} {}", from.empty() ? "," : "", german(l) ? "an" : "to", by);
  }
  for (const std::string& flag : h.flags) out += ", " + flag;
  out += ", " + h.trust_words;
  if (h.delay_seconds && *h.delay_seconds >= 0 && index > 0)
    out += fmt::format(", {} {}", spoken(*h.delay_seconds, l),
                       german(l) ? fmt::format("nach Etappe {}", view.hops[index - 1].number)
                                 : fmt::format("after hop {}", view.hops[index - 1].number));
  out += german(l) ? ". Eingabetaste: warum." : ". Press Enter for why.";
  return out;
}

std::string heard(const MailView& view, const ProofView& proof) {
  const Language l = view.language;
  const auto hop = std::ranges::find(view.hops, proof.hop, &HopView::number);
  return fmt::format(
      "{}, {} {} {} {}, {} {}.", proof.words, german(l) ? "Bytes" : "bytes", proof.where.at,
      german(l) ? "bis" : "to", proof.where.size > 0 ? proof.where.end() - 1 : proof.where.at,
      german(l) ? "belegt" : "proves", hop == view.hops.end() ? std::string() : hop->verdict_words);
}

std::string hops_line(const MailView& view, bool folded) {
  const Language l = view.language;
  const auto local =
      static_cast<std::size_t>(std::ranges::count(view.hops, Verdict::local, &HopView::verdict));
  std::string out = hops(view.hops.size(), l);
  if (local == 0) return out;
  if (local == view.hops.size()) return out + (german(l) ? ", lokal" : ", local");
  out +=
      german(l) ? fmt::format(", davon {} lokal", local) : fmt::format(", {} of them local", local);
  if (folded) out += german(l) ? " und eingeklappt" : " and folded";
  return out;
}

std::string local_hops(std::size_t n, Language l) {
  return german(l) ? many(n, "lokale Etappe", "lokale Etappen")
                   : many(n, "local hop", "local hops");
}

std::string boundary_legend(bool inferred, Language l) {
  if (german(l))
    return inferred ? "Eintritt (vermutet): wohl hier kam sie beim Empfänger an"
                    : "Eintritt: hier kam sie auf Ihre Seite";
  return inferred ? "boundary (inferred): here it seems to have entered the receiver's side"
                  : "boundary: here it entered your side";
}

std::string proof_line(const MailView& view, const ProofView& proof) {
  const auto hop = std::ranges::find(view.hops, proof.hop, &HopView::number);
  return proves(proof.words, proof.where,
                hop == view.hops.end() ? std::string() : hop->verdict_words, proof.rule,
                view.language);
}

std::string mark_line(const LineMark& mark, std::string_view words_there, Span where, Language l) {
  if (!mark.proof) return no_proof_line(words_there, where, mark.kind, l);
  return proves(words_there, where,
                fmt::format("{}, {}", fact_word(mark.says, l), words(l).hop(mark.hop)), mark.rule,
                l);
}

std::string no_proof_line(std::string_view words_there, Span where, std::optional<Weightless> part,
                          Language l) {
  std::string out = fmt::format("{}, {}, {}", quoted(words_there), bytes(where, l),
                                german(l) ? "belegt nichts" : "proves nothing");
  if (part) out += fmt::format(": {}", part_word(*part, l));
  return out;
}

std::string copied_line(const MailView& view) {
  const bool de = german(view.language);
  if (!view.redacted) return de ? "Kopiert, nichts verborgen" : "Copied, nothing hidden";
  return fmt::format("{}. {}", de ? "Kopiert" : "Copied", view.ticket_hidden);
}

std::vector<FactLine> fact_lines(const MailView& view, std::size_t index) {
  const HopView& h = view.hops[index];
  const Words& w = words(view.language);
  std::vector<FactLine> out;
  const auto add = [&](std::string_view label, std::string value, std::optional<Fact> says = {},
                       bool verdict = false) {
    if (!value.empty()) out.push_back({std::string(label), std::move(value), says, verdict});
  };
  const bool german_words = german(view.language);
  add(w.label_verdict(), h.verdict_words, {}, true);
  if (h.verdict == Verdict::cleartext || h.verdict == Verdict::unstated) {
    std::string why = h.facts;
    if (!why.empty() && !h.system_sentence.empty()) why += "; ";
    add(german_words ? "Weil" : "Because", why + h.system_sentence, {}, true);
  } else {
    add(german_words ? "Weil" : "Because", h.verdict == Verdict::local ? h.local : h.facts,
        h.verdict == Verdict::local ? std::optional(Fact::local) : std::nullopt,
        h.verdict != Verdict::local);
  }
  add(w.label_grade(), h.grade_words);
  const bool encrypted = h.verdict == Verdict::encrypted;
  const auto stated = [&](const std::string& fact) {
    return fact.empty() && encrypted ? std::string(w.not_stated()) : fact;
  };
  add(w.label_version(), stated(h.version), Fact::version);
  add(w.label_suite(), stated(h.suite), Fact::cipher);
  if (h.suite_iana != h.suite) add("IANA", h.suite_iana, Fact::cipher);
  add(w.label_bits(), h.bits, Fact::bits);
  add(w.label_key_exchange(), h.key_exchange, Fact::key_exchange);
  add(w.label_signature(), h.signature, Fact::signature);
  add(w.label_client_certificate(), h.client_certificate, Fact::client_certificate);
  add(w.label_keyword(), h.keyword, Fact::protocol);
  add(w.label_note(), h.authenticated, Fact::authenticated);
  add(w.label_from(), named(h.from, h.from_address), Fact::peer);
  add(w.label_by(), named(h.by, h.by_address));
  add(w.label_time(), h.time.empty() ? std::string(w.not_stated())
                                     : fmt::format("{} {} {}", h.date, h.time, h.zone));
  add(w.label_delay(), h.delay);
  std::string system = h.by_system;
  if (!h.build.empty()) system += fmt::format(" ({})", h.build);
  add(w.label_system(), std::move(system));
  add(w.label_trust(), h.trust_words);
  for (const std::string& flag : h.flags) add(w.label_note(), flag);
  add(w.label_note(), h.remark);
  return out;
}

namespace {

// Of a hop in cleartext between two organisations: what the sending one should be told.
std::string to_tell(const MailView& view, const HopView& h) {
  const std::string from = named(h.from, h.from_address);
  if (h.verdict != Verdict::cleartext || h.by.empty() || from.empty() ||
      h.from_organisation.empty() || h.from_organisation == h.by_organisation)
    return {};
  const std::string time =
      h.time.empty() ? std::string() : fmt::format("{} {} {}", h.date, h.time, h.zone);
  if (german(view.language))
    return fmt::format(
        "Zuerst prüfen: Bietet {} heute STARTTLS an? (Sonde)\n\n"
        "Dann {} sagen: {} hat diese Mail{} ohne TLS an {} übergeben. Dort ist TLS für "
        "ausgehendes SMTP einzuschalten (mindestens opportunistisch), und nichts dazwischen darf "
        "STARTTLS entfernen.",
        h.by, h.from_organisation, from, time.empty() ? time : " am " + time, h.by);
  return fmt::format(
      "First check: does {} offer STARTTLS now? (Probe)\n\n"
      "Then tell {}: {}{} handed this mail to {} without TLS. On that server, turn on TLS for "
      "outgoing SMTP (at least opportunistic TLS), and see that nothing on the way removes "
      "STARTTLS.",
      h.by, h.from_organisation, time.empty() ? time : "at " + time + " ", from, h.by);
}

}  // namespace

std::string render_why(const MailView& view, std::optional<std::size_t> hop) {
  const Words& w = words(view.language);
  const PageWords& page = page_words(view.language);
  const bool de = german(view.language);
  std::string out = view.answer;
  const auto paragraph = [&](std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += text;
  };
  if (!view.second.empty()) out += " " + view.second;
  paragraph(view.to_do);
  if (hop && *hop < view.hops.size()) {
    const HopView& h = view.hops[*hop];
    std::string said =
        fmt::format("{}: {}", w.hop_of(h.number, static_cast<std::uint32_t>(view.hops.size())),
                    h.verdict_words);
    if (!h.grade_words.empty()) said += ", " + h.grade_words;
    said += ". ";
    said += h.verdict == Verdict::local ? h.local : h.facts;
    if (!said.ends_with(' ')) said += "; ";
    said += fmt::format("{}; {}.", h.by_system, h.trust_words);
    paragraph(said);
    if (const ProofView* p = proof_of(view, h.number))
      paragraph(fmt::format("{}: {}", w.proof(), proof_line(view, *p)));
    paragraph(to_tell(view, h));
    paragraph(how_to_read(h.verdict, page));
    paragraph(page.how_trust);
  }
  if (!view.notes.empty()) {
    paragraph(fmt::format("{}:", w.notes()));
    for (const std::string& n : view.notes) out += "\n- " + n;
    if (view.notes_left_out > 0)
      out += "\n- " + more_statements(view.notes_left_out, MoreIn::page, view.language);
  }
  if (!view.unknown.empty()) {
    paragraph(fmt::format("{}:", w.unknown()));
    for (const std::string& u : view.unknown) out += "\n- " + u;
    // The sentence before it ends in a colon; here the servers are named in the window itself.
    if (!view.command.empty()) out += de ? " oben bei „Meine Seite“." : " above, at “My side”.";
  }
  return out;
}

const TableWords& table_words(Language language) {
  static constexpr TableWords kEnglish{.hop = "Hop",
                                       .verdict = "Verdict",
                                       .grade = "Grade",
                                       .from = "From",
                                       .to = "To",
                                       .version = "Version",
                                       .suite = "Suite (bits)",
                                       .time = "Time UTC",
                                       .delay = "Delay",
                                       .written_by = "Written by",
                                       .trust = "Trust",
                                       .flags = "Notes"};
  static constexpr TableWords kGerman{.hop = "Etappe",
                                      .verdict = "Ergebnis",
                                      .grade = "Güte",
                                      .from = "Von",
                                      .to = "An",
                                      .version = "Version",
                                      .suite = "Cipher-Suite (Bits)",
                                      .time = "Zeit UTC",
                                      .delay = "Dauer",
                                      .written_by = "Geschrieben von",
                                      .trust = "Wessen Wort",
                                      .flags = "Hinweise"};
  return german(language) ? kGerman : kEnglish;
}

}  // namespace tlspath

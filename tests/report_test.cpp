// What people read: the answer of every situation in both languages, the goldens of tests/golden,
// and what must hold for every sample: widths, no control bytes, hidden names. tools/approve-golden
// takes over changed goldens. TLSPATH_MAILS=FOLDER runs the checks over the mails of that folder
// too.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/path/analysis.hpp"
#include "core/path/statements.hpp"
#include "core/report/html.hpp"
#include "core/report/markdown.hpp"
#include "core/report/marks.hpp"
#include "core/report/messages.hpp"
#include "core/report/raw.hpp"
#include "core/report/record.hpp"
#include "core/report/redact.hpp"
#include "core/report/text.hpp"
#include "core/report/view.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "parsers/systems.hpp"

namespace tlspath {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = TLSPATH_SOURCE_DIR;

std::string read_file(const fs::path& p) {
  std::ifstream in(p, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// --- mails, read as the program reads them ---

// A system that never says, for the mixed path, whether or not the catalogue has it.
constexpr Cue kSilentCues[] = {{Slot::by_comment, "PowerMTA"}};
constexpr Profile kSilentProfiles[] = {{.marks = Marks::never, .label = "all", .shows = "nothing"}};
bool silent_version(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  const std::size_t v = t.find(" v");
  if (v == std::string_view::npos) return false;
  std::size_t end = v + 2;
  while (end < t.size() && (ascii::is_digit(t[end]) || t[end] == '.')) ++end;
  c.hop.system_version = span_between(part.at + v + 2, part.at + end);
  return true;
}
const System kSilent{.id = "powermta",
                     .title = "PowerMTA",
                     .short_title = "PowerMTA",
                     .cues = kSilentCues,
                     .profiles = kSilentProfiles,
                     .version = {Slot::by_comment, silent_version, {}, "by"},
                     .rank = 1};

const Catalogue& catalogue() {
  static const std::vector<const System*> systems = [] {
    std::vector<const System*> s(kSystems.begin(), kSystems.end());
    std::erase_if(s, [](const System* x) { return x->id == "powermta"; });
    s.push_back(&kSilent);
    return s;
  }();
  static const Catalogue c(systems);
  return c;
}

OrganisationOf& organisations() {
  static const std::unique_ptr<OrganisationOf> o = make_psl_organisation();
  return *o;
}

struct Read {
  std::string given;
  RepairedText repaired;
  OwnSide own;
  Analysis analysis;
  MailHead head;
  std::string source;

  std::string_view mail() const {
    return repaired.changed() ? std::string_view(repaired.text) : std::string_view(given);
  }
  ViewInput input(ViewOptions options = {}) const {
    return {.mail = mail(),
            .analysis = &analysis,
            .head = &head,
            .repaired = &repaired,
            .organisations = &organisations(),
            .providers = parsers::providers(),
            .source = source,
            .options = options};
  }
};

std::unique_ptr<Read> read(std::string bytes, std::string source, const std::string& own = {}) {
  auto r = std::make_unique<Read>();
  r->given = std::move(bytes);
  r->source = std::move(source);
  r->repaired = repair(r->given);
  if (!own.empty()) r->own.domains.push_back(own);
  Analyzer analyzer(catalogue(), organisations(), parsers::providers(), r->own);
  analyzer.analyze(r->mail(), r->analysis);
  r->head = read_head(r->mail());
  return r;
}

std::unique_ptr<Read> seed() {
  return read(read_file(kSource / "samples/seed/exchange-imss.eml"),
              "samples/seed/exchange-imss.eml");
}
std::unique_ptr<Read> mixed() {
  return read(read_file(kSource / "tests/data/mixed.eml"), "mixed.eml", "corp.example");
}

// --- hand-made paths ---

struct H {
  Verdict verdict = Verdict::encrypted;
  std::string from, by;
  std::optional<Grade> grade{};
  Trust trust = Trust::claimed;
  std::optional<Scope> scope = Scope::internet;
  std::string cipher{};
  std::optional<TlsVersion> version{};
  std::vector<FindingKind> findings{};
  const Profile* profile = nullptr;
  HopForm form = HopForm::transfer;
  std::optional<std::int64_t> stamp{};
  std::string helo{};
};

struct Made {
  std::string text;
  Analysis analysis;
  MailHead head;
  ViewOptions options;

  Span put(const std::string& word) {
    const auto at = static_cast<std::uint32_t>(text.size());
    text += word + "\n";
    return {at, static_cast<std::uint32_t>(word.size())};
  }
  ViewInput input(Language l = Language::en) const {
    ViewInput in{
        .mail = text, .analysis = &analysis, .head = &head, .organisations = &organisations()};
    in.options = options;
    in.options.language = l;
    return in;
  }
};

Made make(const std::vector<H>& hops, std::optional<PathVerdict> verdict,
          std::optional<std::uint32_t> boundary, std::string receiving, bool named) {
  Made m;
  std::uint32_t n = 0;
  for (const H& h : hops) {
    Hop hop;
    const auto begin = static_cast<std::uint32_t>(m.text.size());
    hop.number = ++n;
    hop.verdict = h.verdict;
    hop.basis = h.verdict == Verdict::local ? Basis::transport : Basis::stated;
    hop.decides = h.verdict != Verdict::local;
    hop.has_from = true;
    hop.form = h.form;
    hop.grade = h.grade;
    hop.trust = h.trust;
    hop.scope = h.scope;
    hop.profile = h.profile;
    if (!h.from.empty()) hop.from.name = m.put(h.from);
    if (!h.helo.empty()) hop.from.helo = m.put(h.helo);
    if (!h.by.empty()) hop.by.name = m.put(h.by);
    if (!h.cipher.empty()) {
      hop.tls.cipher = m.put(h.cipher);
      hop.tls.suite = find_suite(h.cipher);
    }
    if (h.version) hop.tls.version = {*h.version, m.put(std::string(name(*h.version)))};
    if (h.stamp) hop.stamp = Stamp{*h.stamp, 0, true, {}};
    for (const FindingKind k : h.findings) hop.findings.push({k, {}, 0});
    hop.line = span_between(begin, m.text.size());
    m.analysis.hops.push_back(hop);
    Path& p = m.analysis.path;
    if (h.verdict == Verdict::local) ++p.local;
    if (boundary == n) p.boundary_verdict = h.verdict;
  }
  Path& p = m.analysis.path;
  p.hops = n;
  p.verdict = verdict;
  p.boundary_hop = boundary;
  p.boundary_inferred = !named;
  p.receiving_organisation = std::move(receiving);
  return m;
}

constexpr Profile kNever{.marks = Marks::never};
constexpr Profile kSometimes{.marks = Marks::sometimes};

H enc(std::string from, std::string by, Trust t = Trust::claimed) {
  return {.verdict = Verdict::encrypted,
          .from = std::move(from),
          .by = std::move(by),
          .grade = Grade::good,
          .trust = t};
}
H clear(std::string from, std::string by, Trust t = Trust::claimed, Scope s = Scope::internet) {
  return {.verdict = Verdict::cleartext,
          .from = std::move(from),
          .by = std::move(by),
          .trust = t,
          .scope = s};
}
H unsaid(std::string from, std::string by, const Profile* p = &kNever) {
  return {.verdict = Verdict::unstated, .from = std::move(from), .by = std::move(by), .profile = p};
}
H local(std::string by) {
  return {.verdict = Verdict::local, .from = by, .by = by, .scope = Scope::host};
}

constexpr Trust kOwn = Trust::trusted;

struct AnswerRow {
  std::string what;
  Made made;
  std::string en, de, en_second, de_second;
};

std::vector<AnswerRow> answer_rows() {
  const std::string w = "www.shop.example", m = "mx.mailhub.example", c = "mx.corp.example",
                    i = "mbx.corp.example";
  std::vector<AnswerRow> rows;
  const auto add = [&](AnswerRow r) { rows.push_back(std::move(r)); };

  add({"all encrypted, own named",
       make({enc("a.client.example", w), enc(w, m), enc(m, c, kOwn)}, PathVerdict::encrypted, 3,
            "corp.example", true),
       "Encrypted on all 3 hops that crossed a network; hops 1 and 2 by the word of others, hop 3 "
       "by that of "
       "corp.example.",
       "Verschlüsselt auf allen 3 Etappen über ein Netz; Etappe 1 und 2 nach fremder Angabe, "
       "Etappe 3 nach eigener von "
       "corp.example.",
       "", ""});
  add({"all encrypted, nothing named",
       make({enc("a.client.example", w), enc(w, m), enc(m, c)}, PathVerdict::encrypted, 3,
            "corp.example", false),
       "Encrypted on all 3 hops that crossed a network, if the headers are genuine.",
       "Verschlüsselt auf allen 3 Etappen über ein Netz, sofern die Kopfzeilen echt sind.", "",
       ""});
  add({"all own",
       make({enc(m, c, kOwn), enc(c, i, kOwn)}, PathVerdict::encrypted, 1, "corp.example", true),
       "Encrypted on both hops, by the word of corp.example.",
       "Verschlüsselt auf beiden Etappen, nach eigener Angabe von corp.example.", "", ""});
  add({"one hop beside a local one",
       make({local(w), enc(w, c)}, PathVerdict::encrypted, 2, "corp.example", false),
       "Encrypted on the one hop that crossed a network, if the headers are genuine.",
       "Verschlüsselt auf der einen Etappe über ein Netz, sofern die Kopfzeilen echt sind.", "",
       ""});
  {
    H loop = enc(c, c);
    loop.scope = Scope::host;
    add({"one hop, on one host", make({loop}, PathVerdict::encrypted, std::nullopt, "", false),
         "Encrypted on the one hop that states TLS, on one host, if the headers are genuine.",
         "Verschlüsselt auf der einen Etappe mit TLS auf einem Rechner, sofern die Kopfzeilen echt "
         "sind.",
         "", ""});
    add({"two hops over a network, one on a host",
         make({enc(w, m), enc(m, c), loop}, PathVerdict::encrypted, 2, "corp.example", false),
         "Encrypted on all 3 hops that crossed a network or state TLS, if the headers are genuine.",
         "Verschlüsselt auf allen 3 Etappen über ein Netz oder mit TLS, sofern die Kopfzeilen echt "
         "sind.",
         "", ""});
  }
  add({"clear at the boundary",
       make({local(w), enc(w, m), unsaid(m, "relay.mailhub.example"),
             clear("relay.mailhub.example", c, kOwn)},
            PathVerdict::cleartext, 4, "corp.example", true),
       "Not encrypted where it entered corp.example: hop 4 came in cleartext from "
       "relay.mailhub.example.",
       "Nicht verschlüsselt beim Eintritt in corp.example: Etappe 4 kam im Klartext von "
       "relay.mailhub.example.",
       "Before that, hop 3 does not say.", "Davor macht Etappe 3 keine Angabe."});
  {
    H greets = clear("", c);
    greets.helo = "mx.bank.example";
    add({"clear at the boundary, from a greeting alone",
         make({greets}, PathVerdict::cleartext, 1, "corp.example", false),
         "Not encrypted where it entered corp.example: hop 1 came in cleartext from a host that "
         "calls itself mx.bank.example.",
         "Nicht verschlüsselt beim Eintritt in corp.example: Etappe 1 kam im Klartext von einem "
         "Rechner, der sich mx.bank.example nennt.",
         "", ""});
  }
  add({"clear at the boundary and elsewhere",
       make({clear("a.client.example", w), unsaid(w, m), clear(m, c, kOwn), clear(c, i, kOwn)},
            PathVerdict::cleartext, 3, "corp.example", true),
       "Not encrypted where it entered corp.example: hop 3 came in cleartext from "
       "mx.mailhub.example.",
       "Nicht verschlüsselt beim Eintritt in corp.example: Etappe 3 kam im Klartext von "
       "mx.mailhub.example.",
       "Before that, hop 1 was in cleartext as well, and hop 2 does not say. Hop 4 was in "
       "cleartext as well.",
       "Davor war schon Etappe 1 im Klartext, und Etappe 2 macht keine Angabe. Auch Etappe 4 war "
       "im Klartext."});
  add({"clear before the boundary",
       make({enc("a.client.example", w), clear(w, m), enc(m, c, kOwn)}, PathVerdict::cleartext, 3,
            "corp.example", true),
       "In cleartext on hop 2, by the word of mailhub.example; encrypted where it entered "
       "corp.example.",
       "Im Klartext auf Etappe 2, nach Angabe von mailhub.example; verschlüsselt beim Eintritt in "
       "corp.example.",
       "", ""});
  add({"clear before a boundary that does not say",
       make({clear("a.client.example", w), clear(w, m), unsaid(m, c)}, PathVerdict::cleartext, 3,
            "corp.example", false),
       "In cleartext on hops 1 and 2, by the word of others; hop 3, where it entered corp.example, "
       "does not say.",
       "Im Klartext auf Etappe 1 und 2, nach fremder Angabe; Etappe 3, der Eintritt in "
       "corp.example, macht keine Angabe.",
       "", ""});
  add({"clear inside one organisation",
       make({enc(w, m), enc(m, c, kOwn), clear(c, i, kOwn, Scope::private_net)},
            PathVerdict::cleartext, 2, "corp.example", true),
       "In cleartext only inside corp.example (hop 3, private network); encrypted between "
       "organisations.",
       "Im Klartext nur innerhalb von corp.example (Etappe 3, privates Netz); zwischen den "
       "Organisationen verschlüsselt.",
       "", ""});
  add({"clear inside one organisation, in public and not",
       make({enc(w, m), enc(m, c, kOwn), clear(c, i, kOwn), clear(i, c, kOwn, Scope::private_net)},
            PathVerdict::cleartext, 2, "corp.example", true),
       "In cleartext only inside corp.example (hops 3 and 4; public address: 3); encrypted between "
       "organisations.",
       "Im Klartext nur innerhalb von corp.example (Etappe 3 und 4; öffentliche Adresse: 3); "
       "zwischen den Organisationen verschlüsselt.",
       "", ""});
  add({"clear inside one organisation, and a hop that names nobody",
       make({enc(w, m), enc(m, c, kOwn), unsaid("", i), clear(c, i, kOwn, Scope::private_net)},
            PathVerdict::cleartext, 2, "corp.example", true),
       "In cleartext only inside corp.example (hop 4, private network); encryption is not proven "
       "between organisations.",
       "Im Klartext nur innerhalb von corp.example (Etappe 4, privates Netz); zwischen den "
       "Organisationen ist Verschlüsselung nicht belegt.",
       "Hop 3 does not say.", "Etappe 3 macht keine Angabe."});
  add({"clear on the way to a host that only its network knows",
       make({enc(w, m), enc(m, c, kOwn), clear(c, "ex1.corp.local", kOwn, Scope::private_net)},
            PathVerdict::cleartext, 2, "corp.example", true),
       "In cleartext only inside corp.example (hop 3, private network); encrypted between "
       "organisations.",
       "Im Klartext nur innerhalb von corp.example (Etappe 3, privates Netz); zwischen den "
       "Organisationen verschlüsselt.",
       "", ""});
  add({"all inside one organisation",
       make({enc("a.corp.example", c), clear(c, i)}, PathVerdict::cleartext, std::nullopt,
            "corp.example", false),
       "In cleartext only inside corp.example (hop 2, public address); encrypted on the other "
       "hops.",
       "Im Klartext nur innerhalb von corp.example (Etappe 2, öffentliche Adresse); auf den "
       "anderen Etappen "
       "verschlüsselt.",
       "", ""});
  add({"unproven",
       make({enc("a.client.example", w), enc(w, m), unsaid(m, c)}, PathVerdict::unproven, 3,
            "corp.example", false),
       "Not proven: hop 3 was written by a system that never says whether TLS was used.",
       "Nicht belegt: Etappe 3 schrieb ein System, das TLS nie vermerkt.",
       "No hop is known to be in cleartext.", "Von keiner Etappe ist Klartext bekannt."});
  add({"unproven, sometimes",
       make({unsaid("a.client.example", w, &kSometimes), unsaid(w, m, &kSometimes)},
            PathVerdict::unproven, 2, "mailhub.example", false),
       "Not proven: hops 1 and 2 were written by systems that do not always say whether TLS was "
       "used.",
       "Nicht belegt: Etappe 1 und 2 schrieben Systeme, die TLS nicht immer vermerken.",
       "No hop is known to be in cleartext.", "Von keiner Etappe ist Klartext bekannt."});
  add({"unproven, unknown writer",
       make({unsaid(w, c, nullptr)}, PathVerdict::unproven, 1, "corp.example", false),
       "Not proven: hop 1 does not say whether TLS was used.",
       "Nicht belegt: Etappe 1 macht keine Angabe zu TLS.", "No hop is known to be in cleartext.",
       "Von keiner Etappe ist Klartext bekannt."});
  add({"local only",
       make({local("mail.corp.example"), local("mail.corp.example")}, PathVerdict::local,
            std::nullopt, "", false),
       "Local: by its headers this mail never crossed a network; both hops stayed on "
       "mail.corp.example.",
       "Lokal: Laut Kopfzeilen ging die Mail über kein Netz; beide Etappen blieben auf "
       "mail.corp.example.",
       "", ""});
  add({"no Received", make({}, std::nullopt, std::nullopt, "", false),
       "No answer: this mail has no Received lines, so its way is not recorded.",
       "Keine Aussage: Die Mail hat keine Received-Zeilen, ihr Weg ist nicht aufgezeichnet.", "",
       ""});
  {
    H forged = clear(w, m);
    forged.findings = {FindingKind::forged_looking};
    add({"forged-looking wins over the boundary",
         make({enc("a.client.example", w), forged, clear(m, c)}, PathVerdict::cleartext, 3,
              "corp.example", false),
         "Not encrypted on hop 2, though it looks so: the TLS words stand in the sender's "
         "greeting, not in the server's "
         "own words.",
         "Nicht verschlüsselt auf Etappe 2, obwohl es so aussieht: Die TLS-Worte stehen im Gruß "
         "des Absenders, nicht in "
         "den Worten des Servers.",
         "Hop 3 was in cleartext as well.", "Auch Etappe 3 war im Klartext."});
  }
  {
    H forged = enc(w, c);
    forged.findings = {FindingKind::forged_looking};
    add({"forged-looking beside true words deceives nobody",
         make({forged}, PathVerdict::encrypted, 1, "corp.example", false),
         "Encrypted on the one hop that crossed a network, if the headers are genuine.",
         "Verschlüsselt auf der einen Etappe über ein Netz, sofern die Kopfzeilen echt sind.", "",
         ""});
  }
  {
    H weak = enc(w, m);
    weak.grade = Grade::weak;
    weak.cipher = "AES128-SHA";
    weak.findings = {FindingKind::no_forward_secrecy};
    add({"weak", make({weak, enc(m, c)}, PathVerdict::encrypted, 2, "corp.example", false),
         "Encrypted on both hops, but hop 1 weakly (AES128-SHA, no forward secrecy).",
         "Verschlüsselt auf beiden Etappen, Etappe 1 aber schwach (AES128-SHA, keine Forward "
         "Secrecy).",
         "", ""});
    H broken = enc(m, c);
    broken.grade = Grade::broken;
    broken.version = TlsVersion::ssl3;
    broken.cipher = "RC4-MD5";
    broken.findings = {FindingKind::old_version};
    add({"broken and weak", make({weak, broken}, PathVerdict::encrypted, 2, "corp.example", false),
         "Encrypted on both hops, but hop 2 with broken TLS (SSLv3, RC4-MD5).",
         "Verschlüsselt auf beiden Etappen, Etappe 2 aber mit gebrochenem TLS (SSLv3, RC4-MD5).",
         "Hop 1 is weak too.", "Auch Etappe 1 ist schwach."});
  }
  {
    H broken = enc("a.client.example", w);
    broken.grade = Grade::broken;
    broken.cipher = "RC4-MD5";
    H weak = enc(w, m);
    weak.grade = Grade::weak;
    add({"broken and weak beside cleartext",
         make({broken, weak, clear(m, c)}, PathVerdict::cleartext, 3, "corp.example", false),
         "Not encrypted where it entered corp.example: hop 3 came in cleartext from "
         "mx.mailhub.example.",
         "Nicht verschlüsselt beim Eintritt in corp.example: Etappe 3 kam im Klartext von "
         "mx.mailhub.example.",
         "Hop 1 was encrypted, but with broken TLS (RC4-MD5). Hop 2 is weak too.",
         "Etappe 1 war verschlüsselt, aber mit gebrochenem TLS (RC4-MD5). Auch Etappe 2 ist "
         "schwach."});
  }
  {
    H fetched = enc("pop.example.net", c);
    fetched.form = HopForm::pull;
    Made made = make({fetched}, PathVerdict::local, std::nullopt, "", false);
    made.analysis.hops.front().decides = false;
    add({"only fetched", std::move(made),
         "Local: the headers show no way over a network; hop 1 only fetched the mail from a "
         "mailbox, encrypted.",
         "Lokal: Die Kopfzeilen zeigen keinen Weg über ein Netz; Etappe 1 holte die Mail nur aus "
         "einem Postfach, verschlüsselt.",
         "", ""});
  }
  {
    H null = clear(w, c);
    null.findings = {FindingKind::null_suite};
    add({"NULL suite",
         make({enc("a.client.example", w), null}, PathVerdict::cleartext, 2, "corp.example", false),
         "Not encrypted: hop 2 says TLS but used a NULL suite.",
         "Nicht verschlüsselt: Etappe 2 nennt TLS, nutzte aber eine NULL-Suite.", "", ""});
  }
  {
    H one = enc(w, c);
    one.version = TlsVersion::tls1_2;
    Made made = make({one}, PathVerdict::encrypted, 1, "corp.example", false);
    made.analysis.findings.push_back({FindingKind::lone_received, {}, 0});
    add({"one pasted line", std::move(made),
         "Encrypted on the one hop given (TLSv1.2); the rest of the way is not in this text.",
         "Verschlüsselt auf der einen angegebenen Etappe (TLSv1.2); der übrige Weg steht nicht in "
         "diesem Text.",
         "", ""});
  }
  {
    // "by mx.corp.example (Postfix) with ESMTP id 1": nothing is known of where it came from.
    Made made = make({clear(w, c)}, PathVerdict::local, std::nullopt, "corp.example", false);
    made.analysis.hops.front().decides = false;
    made.analysis.findings.push_back({FindingKind::lone_received, {}, 0});
    add({"half a pasted line", std::move(made),
         "Local: the one hop given names no host that it came from; the rest of the way is not in "
         "this text.",
         "Lokal: Die eine angegebene Etappe nennt keinen Rechner, von dem sie kam; der übrige Weg "
         "steht nicht in diesem Text.",
         "", ""});
  }
  return rows;
}

TEST(Answer, TheLeadKeepsItsBrackets) {
  const Made made = make({enc("a.example", "mx.corp.example"),
                          clear("mx.corp.example", "mbx.corp.example", kOwn, Scope::private_net)},
                         PathVerdict::cleartext, 1, "corp.example", true);
  EXPECT_TRUE(
      render_markdown(make_view(made.input()))
          .starts_with("**In cleartext only inside corp.example (hop 2, private network)**;"))
      << render_markdown(make_view(made.input()));
}

TEST(Answer, EverySituationInBothLanguages) {
  for (AnswerRow& r : answer_rows()) {
    SCOPED_TRACE(r.what);
    EXPECT_EQ(answer(r.made.input(Language::en)), r.en);
    EXPECT_EQ(answer(r.made.input(Language::de)), r.de);
    EXPECT_EQ(make_view(r.made.input(Language::en)).second, r.en_second);
    EXPECT_EQ(make_view(r.made.input(Language::de)).second, r.de_second);
  }
}

TEST(Answer, LongAndHostileNamesStayWithin160) {
  const std::string name = std::string(240, 'a') + "\x1b[31m\xe2\x80\xae.mailhub.example";
  for (const Language l : {Language::en, Language::de}) {
    const Made m = make({clear(name, "mx.corp.example")}, PathVerdict::cleartext, 1,
                        std::string(200, 'o') + ".example", false);
    const std::string a = answer(m.input(l));
    EXPECT_LE(cells(a), 160u) << a;
    EXPECT_TRUE(is_visible(a)) << a;
    std::vector<H> many;
    for (int k = 0; k < 400; ++k) {
      many.push_back(k % 2 == 0 ? enc("a.example.com", "b.example.net")
                                : clear("a.example.com", "b.example.net"));
    }
    const Made long_path = make(many, PathVerdict::cleartext, std::nullopt, "b.example", false);
    EXPECT_LE(cells(answer(long_path.input(l))), 160u) << answer(long_path.input(l));
  }
}

TEST(Answer, SentItemAndItemWithoutHeaders) {
  const auto sent =
      read("From: a@example.org\nBcc: b@example.org\nSubject: x\n\ntext\n", "sent.eml");
  EXPECT_EQ(answer(sent->input()),
            "No answer: probably the sender's own copy, which never travelled; ask the recipient "
            "for the headers.");
  const auto note = read("", "note.msg");
  ViewInput in = note->input();
  in.without_headers = true;
  const MailView v = make_view(in);
  EXPECT_EQ(v.answer + " " + v.to_do,
            "No answer: note.msg kept no internet headers (internal or sent item). Export it again "
            "from the recipient's "
            "mailbox.");
}

// --- goldens ---

struct Golden {
  std::string name;
  bool of_mixed = false;
  TextStyle style{};
  ViewOptions options{};
  enum class As { text, markdown, plain } as = As::text;
};

std::vector<Golden> goldens() {
  const ViewOptions de{.language = Language::de}, hide{.redact = true},
      hide_all{.redact_all = true}, all{.all = true};
  const TextStyle w120{.width = 120}, w60{.width = 60}, ascii{.ascii = true},
      colour{.colour = true};
  std::vector<Golden> g;
  for (const bool m : {false, true}) {
    const std::string n = m ? "mixed" : "seed";
    g.push_back({"show-" + n + "-80", m});
    g.push_back({"show-" + n + "-120", m, w120});
    g.push_back({"show-" + n + "-60", m, w60});
    g.push_back({"show-" + n + "-80-de", m, {}, de});
    g.push_back({"show-" + n + "-120-de", m, w120, de});
    g.push_back({"show-" + n + "-60-de", m, w60, de});
    g.push_back({"show-" + n + "-80-ascii", m, ascii});
    g.push_back({"ticket-" + n + "-markdown", m, {}, {}, Golden::As::markdown});
    g.push_back({"ticket-" + n + "-plain", m, {}, {}, Golden::As::plain});
  }
  g.push_back({"show-mixed-80-colour", true, colour});
  g.push_back({"show-mixed-80-all", true, {}, all});
  g.push_back({"show-mixed-80-redacted", true, {}, hide});
  g.push_back({"show-mixed-80-redacted-all", true, {}, hide_all});
  g.push_back({"ticket-mixed-markdown-redacted", true, {}, hide, Golden::As::markdown});
  g.push_back({"ticket-mixed-plain-redacted-de",
               true,
               {},
               {.language = Language::de, .redact = true},
               Golden::As::plain});
  return g;
}

TEST(Golden, All) {
  const char* out = std::getenv("TLSPATH_GOLDEN_OUT");
  for (const Golden& g : goldens()) {
    SCOPED_TRACE(g.name);
    const auto mail = g.of_mixed ? mixed() : seed();
    const MailView v = make_view(mail->input(g.options));
    const std::string is = g.as == Golden::As::markdown ? render_markdown(v)
                           : g.as == Golden::As::plain  ? render_ticket_plain(v, "1.0")
                                                        : render_text(v, g.style);
    if (out != nullptr) {
      std::ofstream(fs::path(out) / (g.name + ".txt"), std::ios::binary) << is;
      continue;
    }
    EXPECT_EQ(is, read_file(kSource / "tests/golden" / (g.name + ".txt")))
        << "see tools/approve-golden";
  }
}

// --- what must hold for every mail ---

std::vector<fs::path> all_samples() {
  std::vector<fs::path> files;
  const auto add = [&](const fs::path& folder) {
    if (!fs::exists(folder)) return;
    for (const auto& e : fs::recursive_directory_iterator(folder)) {
      if (e.is_regular_file() && e.path().extension() == ".eml") files.push_back(e.path());
    }
  };
  add(kSource / "samples");
  add(kSource / "tests/data");
  if (const char* more = std::getenv("TLSPATH_MAILS")) add(more);
  std::sort(files.begin(), files.end());
  return files;
}

// Mails that mean harm: in every place that is shown.
std::vector<std::string> hostile_mails() {
  const std::string bad =
      "a\x1b[31m\x07\x9b"
      "0m\xc2\x9b\xe2\x80\xae\xe2\x81\xa6\xff\xc0\xaf\x7f|`*_<b>&amp;";
  std::vector<std::string> out;
  for (const std::string& b :
       {bad, std::string(5000, 'x'),
        std::string("\xe2\x80\xa8\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x80\x81"), std::string("```"),
        std::string("| x |\r\r\n# y"), std::string("[a](http://example.com)"),
        std::string("\xe6\xbc\xa2\xe5\xad\x97\xcc\x88")}) {
    out.push_back(
        "Received: from " + b + " (" + b + " [192.0.2.1])\n\t(using TLSv1.3 with cipher " + b +
        " (256/256 bits))\n\tby mx.example.net (Postfix) with ESMTPS id " + b +
        "\n\tfor <b@example.net>; Mon, 5 Jan 2026 10:00:00 +0000\nReceived: from " + b + " by " +
        b + " with " + b + " id " + b + "; " + b + "\nFrom: " + b + "@example.org\nTo: " + b +
        "\nSubject: " + b + "\nMessage-ID: <" + b + ">\n\n" + b + "\n");
    out.push_back("Received: by mx.example.net (Postfix, from userid 33" + b + ") id " + b + "; " +
                  b + "\n\n");
    out.push_back("Subject: " + b + "\n\n");
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t e = std::min(text.find('\n', i), text.size());
    out.push_back(text.substr(i, e - i));
    i = e + 1;
  }
  return out;
}

// Without "ESC [ digits m".
std::string without_colour(const std::string& s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '\x1b') {
      out.push_back(s[i]);
      continue;
    }
    const std::size_t end = s.find_first_not_of("[0123456789;", i + 1);
    EXPECT_TRUE(end != std::string::npos && s[end] == 'm') << visible(s.substr(i, 20));
    i = end == std::string::npos ? s.size() : end;
  }
  return out;
}

// "x@y" with letters or digits on both sides.
bool holds_mail_address(const std::string& s) {
  for (std::size_t at = s.find('@'); at != std::string::npos; at = s.find('@', at + 1)) {
    if (at > 0 && at + 1 < s.size() && ascii::is_alnum(s[at - 1]) && ascii::is_alnum(s[at + 1]))
      return true;
  }
  return false;
}

void check_clean(const std::string& text) {
  for (const std::string& l : lines_of(text)) EXPECT_TRUE(is_visible(l)) << l;
}

bool opens_with_verdict(const MailView& v) {
  const auto starts = [&](std::string_view p) { return v.answer.compare(0, p.size(), p) == 0; };
  const bool de = v.language == Language::de;
  if (!v.verdict) return starts(de ? "Keine Aussage:" : "No answer:");
  switch (*v.verdict) {
    case PathVerdict::encrypted:
      return starts(de ? "Verschlüsselt auf" : "Encrypted on");
    case PathVerdict::cleartext:
      return de ? starts("Nicht verschlüsselt") || starts("Im Klartext")
                : starts("Not encrypted") || starts("In cleartext");
    case PathVerdict::unproven:
      return starts(de ? "Nicht belegt" : "Not proven");
    case PathVerdict::local:
      return starts(de ? "Lokal:" : "Local:");
  }
  return false;
}

// No words stand twice: "encrypted: encrypted".
void check_marks(const Read& mail) {
  for (const Hop& h : mail.analysis.hops)
    for (const Mark& m : marks_of(mail.mail(), h, page_words(Language::en), false)) {
      const std::size_t half = m.label.size() / 2 - 1;
      EXPECT_FALSE(m.label.size() > 3 &&
                   m.label == m.label.substr(0, half) + ": " + m.label.substr(0, half))
          << m.label;
    }
}

void check_everywhere(const Read& mail) {
  check_marks(mail);
  for (const Language l : {Language::en, Language::de}) {
    for (const bool hide : {false, true}) {
      const ViewInput in = mail.input({.language = l, .redact = hide});
      const MailView v = make_view(in);
      EXPECT_EQ(v.answer, answer(in));
      EXPECT_LE(cells(v.answer), 160u) << v.answer;
      EXPECT_TRUE(is_visible(v.answer)) << v.answer;
      EXPECT_TRUE(opens_with_verdict(v)) << v.answer;
      EXPECT_EQ(v.unknown.empty(), v.hops.empty());
      for (const HopView& h : v.hops) {
        if (!h.client_certificate.empty()) {
          EXPECT_NE(h.client_certificate.find(l == Language::de ? "des Absenders" : "the sender's"),
                    std::string::npos);
        }
        EXPECT_EQ(h.system_known || !h.plain_reading.empty(), true);
      }
      for (const int width : {40, 60, 72, 80, 100, 120, 200}) {
        for (const bool ascii_only : {false, true}) {
          TextStyle s{.width = width, .ascii = ascii_only};
          const std::string plain = render_text(v, s);
          check_clean(plain);
          for (const std::string& line : lines_of(plain)) {
            EXPECT_LE(cells(line), static_cast<std::size_t>(width)) << line;
            EXPECT_TRUE(!ascii_only || std::all_of(line.begin(), line.end(), [](char c) {
              return c >= 0x20 && c < 0x7f;
            })) << line;
          }
          s.colour = true;
          EXPECT_EQ(without_colour(render_text(v, s)), plain);
        }
      }
      check_clean(render_markdown(v));
      check_clean(render_ticket_plain(v, "1.0"));
      if (::testing::Test::HasFailure()) return;
    }
  }
}

TEST(Everywhere, Samples) {
  const auto files = all_samples();
  ASSERT_GT(files.size(), 40u);
  for (const fs::path& f : files) {
    SCOPED_TRACE(f.string());
    check_everywhere(*read(read_file(f), f.filename().string()));
    if (HasFailure()) return;
  }
}

TEST(Everywhere, HostileMails) {
  for (const std::string& m : hostile_mails()) {
    SCOPED_TRACE(visible(m.substr(0, 300)));
    check_everywhere(*read(m, "ho\x1b[1mstile.eml"));
    if (HasFailure()) return;
  }
}

TEST(Everywhere, NoForbiddenWords) {
  // Of the languages' own text; mails may say what they like.
  const auto forbidden = [](const std::string& line) {
    std::string word;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      if (i < line.size() && ascii::is_alpha(line[i])) {
        word.push_back(ascii::lower(line[i]));
        continue;
      }
      for (const char* w : {"secure", "secured", "insecure", "safe", "unsafe", "ok"}) {
        if (word == w) return true;
      }
      if (word.starts_with("sicher") || word.starts_with("unsicher")) return true;
      word.clear();
    }
    return line.find("trusted mail") != std::string::npos;
  };
  for (const char* file : {"core/report/en.cpp", "core/report/de.cpp"}) {
    std::size_t n = 0;
    for (const std::string& line : lines_of(read_file(kSource / file))) {
      ++n;
      EXPECT_FALSE(forbidden(line)) << file << ":" << n << ": " << line;
      for (const char* sign : {"🔒", "✔", "✖", "⚠", "→", "…", "●"})
        EXPECT_EQ(line.find(sign), std::string::npos) << line;
    }
    EXPECT_GT(n, 100u);
  }
}

// --- redaction ---

std::set<std::string> hosts_of(const Read& m) {
  std::set<std::string> out;
  for (const Hop& h : m.analysis.hops) {
    for (const auto& s : {h.from.helo, h.from.name, h.by.name}) {
      if (!s) continue;
      std::string name(slice(m.mail(), *s));
      while (!name.empty() && name.back() == '.') name.pop_back();
      const std::string domain(organisations().registered_domain(name));
      std::string lower = name;
      for (char& c : lower) c = ascii::lower(c);
      if (lower != domain && lower.find("localhost") == std::string::npos && lower != "unknown" &&
          !parse_address(lower)) {
        out.insert(lower);
      }
    }
  }
  return out;
}

bool holds_word(const std::string& text, const std::string& word) {
  const auto in_word = [](char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; };
  for (std::size_t p = text.find(word); p != std::string::npos; p = text.find(word, p + 1)) {
    const bool left = p > 0 && (in_word(text[p - 1]) || text[p - 1] == '.');
    const bool right = p + word.size() < text.size() && in_word(text[p + word.size()]);
    if (!left && !right) return true;
  }
  return false;
}

TEST(Redaction, NothingOfTheInputIsLeft) {
  for (const fs::path& f : all_samples()) {
    SCOPED_TRACE(f.string());
    for (const bool all : {false, true}) {
      const auto m = read(read_file(f), "some/private-name.eml");
      const MailView v = make_view(m->input({.redact = true, .redact_all = all, .all = true}));
      std::string out = render_markdown(v) + render_ticket_plain(v, "1.0") + render_text(v) +
                        render_text(v, {.width = 60}) + render_text(v, {.width = 120});
      Redactor redactor(&organisations(), all ? Hide::all : Hide::names);
      redactor.learn(m->mail(), m->analysis, &m->head);
      append_raw(out, {.raw = m->mail(), .analysis = m->analysis, .redactor = &redactor});
      const HtmlMail page{
          .view = &v, .raw = m->mail(), .analysis = &m->analysis, .redactor = &redactor};
      append_html(out, {.mails = std::span(&page, 1)});
      const auto statements = read_statements(m->mail(), m->analysis);
      append_record(out, {.raw = m->mail(),
                          .analysis = m->analysis,
                          .head = m->head,
                          .answer = v.answer,
                          .statements = statements,
                          .redactor = &redactor});
      std::string lower = out;
      for (char& c : lower) c = ascii::lower(c);
      EXPECT_FALSE(holds_mail_address(out)) << out;
      EXPECT_EQ(out.find("private-name"), std::string::npos);
      for (const std::string& h : hosts_of(*m)) {
        // A HELO may be a word of ours ("mail"); a name with a dot never is.
        EXPECT_FALSE(h.find('.') != std::string::npos && holds_word(lower, h)) << h << "\n" << out;
      }
      for (const Hop& h : m->analysis.hops) {
        for (const auto& a : {h.from.address, h.by.address}) {
          // Build numbers may look like addresses, and are shown.
          if (a && h.system_version && a->where.at >= h.system_version->at &&
              a->where.at < h.system_version->end())
            continue;
          EXPECT_FALSE(a && holds_word(out, std::string(slice(m->mail(), a->where)))) << out;
        }
        if (h.id && h.id != h.system_version && h.id->size > 3) {
          EXPECT_FALSE(holds_word(out, std::string(slice(m->mail(), *h.id))))
              << slice(m->mail(), *h.id) << "\n"
              << out;
        }
      }
      // Looked for in the view: some samples' subjects are names of systems, which are shown.
      EXPECT_TRUE(v.subject.empty() || v.subject == "[subject]") << v.subject;
      if (all && !m->analysis.path.receiving_organisation.empty()) {
        EXPECT_FALSE(holds_word(out, m->analysis.path.receiving_organisation)) << out;
      }
    }
    if (HasFailure()) return;
  }
}

TEST(Redaction, TokensAreStableInHeaderLines) {
  const auto m = mixed();
  Redactor r(&organisations(), Hide::names);
  r.learn(m->mail(), m->analysis, &m->head);
  const Hop& h = m->analysis.hops[3];
  EXPECT_EQ(r.quote(slice(m->mail(), h.line)),
            "Received: from host3.mailhub.example (host3.mailhub.example [ip3]) by "
            "host4.corp.example (Postfix) with ESMTP "
            "id [id4] for <[address2]@corp.example>; Tue,  4 Nov 2025 09:16:41 +0100 (CET)");
  EXPECT_EQ(r.text("see mx.corp.example, 198.51.100.7 and other.mailhub.example"),
            "see host4.corp.example, [ip3] and host6.mailhub.example");
  Redactor all(&organisations(), Hide::all);
  all.learn(m->mail(), m->analysis, &m->head);
  EXPECT_EQ(all.host("relay.mailhub.example"), "host3.C");
  EXPECT_EQ(all.domain("corp.example"), "B");
  Redactor nothing(nullptr, Hide::nothing);
  EXPECT_EQ(nothing.text("a@example.org\x1b"), "a@example.org\\x1b");
}

// The last line counts all of it, and says nothing of what is not there.
TEST(Redaction, CountsWhatIsHidden) {
  const auto m = read(
      "Received: from pc.shop.example (pc.shop.example [192.0.2.25]) (using TLSv1.2 with cipher "
      "ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (Client CN \"Anna Meier\", Issuer \"Shop "
      "Internal CA\" (verified OK)) (Authenticated sender: anna.meier) by mx.corp.example "
      "(Postfix) "
      "with ESMTPSA id 9; Tue, 4 Nov 2025 09:14:05 +0100\nFrom: Anna <anna@shop.example>\nSubject: "
      "x\n\n",
      "");
  const auto hidden = [&](bool all, Language l) {
    return make_view(m->input({.language = l, .redact = true, .redact_all = all}));
  };
  const MailView en = hidden(true, Language::en);
  EXPECT_EQ(en.hidden,
            "Hidden: 1 address, 2 hosts, 1 IP, 1 id, 2 domains, 1 user name, 2 other names, 1 "
            "subject.");
  EXPECT_EQ(en.ticket_hidden,
            "Hidden: 1 address, 2 hosts, 1 IP, 1 id, 2 domains, 1 user name, 2 other names.");
  EXPECT_EQ(hidden(false, Language::de).hidden,
            "Verborgen: 1 Adresse, 2 Rechner, 1 IP, 1 Id, 1 Benutzername, 2 andere Namen, 1 "
            "Betreff.");
}

// "auth=pass" in Authentication-Results made every "pass" a user's name.
TEST(Redaction, ResultsAreNobodysName) {
  const auto m = read(
      "Received: from a.example (a.example [192.0.2.1]) by mx.b.example (Postfix) with ESMTPS\n"
      "\tid 4711A; Mon, 3 Nov 2025 09:14:03 +0100\n"
      "Authentication-Results: mx.b.example; auth=pass (login) smtp.auth=bob; dkim=pass\n"
      "Message-ID: <1@a.example>\n\n",
      "a.eml");
  Redactor r(&organisations(), Hide::names);
  r.learn(m->mail(), m->analysis, &m->head);
  EXPECT_EQ(r.text("auth=pass smtp.auth=bob; dkim=pass"), "auth=pass smtp.auth=[user1]; dkim=pass");
}

TEST(Redaction, Rows) {
  Redactor r(&organisations(), Hide::names);
  const std::vector<std::pair<std::string, std::string>> rows{
      {"from [192.0.2.1] by x.example.com with ESMTP id 7;",
       "from [ip1] by host1.example.com with ESMTP id [id1];"},
      {"(envelope-from <a.b+c@mail.example.com>)", "(envelope-from <[address1]@example.com>)"},
      {"IPv6:2001:db8::1 and 2001:db8::1", "[ip2] and [ip2]"},
      {"version=TLS1_2, cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256/256",
       "version=TLS1_2, cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256/256"},
      {"(8.15.2/8.15.2) v5.0r3 TLSv1.3", "(8.15.2/8.15.2) v5.0r3 TLSv1.3"},
      {"example.com", "example.com"},
      {"X.Example.com.", "host1.example.com."},
      {"bounce+a=b.example@example.net", "[address2]@example.net"},
  };
  for (const auto& [in, out] : rows) EXPECT_EQ(r.text(in), out);
}

// --- parts ---

TEST(Escape, Rows) {
  EXPECT_EQ(visible("a\x1b[31m\xe2\x80\xae"
                    "b\xff"),
            "a\\x1b[31m<U+202E>b\\xff");
  EXPECT_EQ(visible("\xc2\x9b\xc0\xaf\xed\xa0\x80"), "<U+009B>\\xc0\\xaf\\xed\\xa0\\x80");
  EXPECT_EQ(visible("grün 漢字"), "grün 漢字");
  EXPECT_EQ(visible(visible("\x01\xe2\x80\x8e")), visible("\x01\xe2\x80\x8e"));
  EXPECT_EQ(unfolded("TLS:\r\n TLSv1/SSLv3\tx  y"), "TLS: TLSv1/SSLv3 x  y");
  EXPECT_EQ(terminal_text("für GÜTE é", true), "fuer GUETE <U+00E9>");
  EXPECT_EQ(terminal_text("für", true, true), "f<U+00FC>r");
  EXPECT_EQ(html_text("<a href=\"x\">&'\x1b"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\\x1b");
  EXPECT_EQ(markdown_text("a_b*c|[x](http://e) @u"), "a\\_b\\*c\\|\\[x\\](http\\://e) \\@u");
  EXPECT_EQ(markdown_code("a`b"), "``a`b``");
  EXPECT_EQ(markdown_code("a|b", true), "`a\\|b`");
  EXPECT_EQ(csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(csv_cell("\t=1"), "\"'\\x09=1\"");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(shell_word("it's a.eml"), "'it'\\''s a.eml'");
  EXPECT_EQ(shell_word("a/b.eml"), "a/b.eml");
  EXPECT_EQ(cells("漢a\xcc\x88"), 3u);
  EXPECT_EQ(cut_middle("abcdefghijkl", 8), "abc..jkl");
  EXPECT_EQ(cut_middle("漢字漢字漢字", 8), "漢..字");
}

TEST(Numbers, Rows) {
  const std::vector<std::uint32_t> a{1, 2, 3, 5}, b{1, 2}, c{1, 3, 5, 7, 9, 11, 13, 15};
  EXPECT_EQ(number_list(a, " to ", " and ", "more"), "1 to 3 and 5");
  EXPECT_EQ(number_list(b, " to ", " and ", "more"), "1 and 2");
  EXPECT_EQ(number_list(c, " to ", " and ", "more"), "1, 3, 5, 7, 9, 11 and 2 more");
  EXPECT_EQ(duration(0), "0:00");
  EXPECT_EQ(duration(-3598), "-59:58");
  EXPECT_EQ(duration(3661), "1:01:01");
  EXPECT_EQ(duration(2 * 86400 + 5), "2d 0:00:05");
  EXPECT_EQ(duration(-140LL * 86400 - 5), "-140d");
  EXPECT_EQ(rfc_against("SSLv3"), "RFC 7568");
  EXPECT_EQ(rfc_against("TLSv1.1"), "RFC 8996");
  EXPECT_EQ(size_text(64), "64 bytes");
  EXPECT_EQ(size_text(5000), "4 KB");
  EXPECT_EQ(size_text(std::uint64_t{256} << 20), "256 MB");
  EXPECT_EQ(size_text(std::uint64_t{64} << 40), "64 TB");
  EXPECT_EQ(date_of(1237241118), "2009-03-16");
  EXPECT_EQ(time_of_day(1237241118), "22:05:18");
  EXPECT_EQ(date_of(-1), "1969-12-31");
  EXPECT_EQ(time_of_day(-1), "23:59:59");
  EXPECT_EQ(date_of(951782400), "2000-02-29");
  EXPECT_EQ(time_of_day(951782400), "00:00:00");
  constexpr std::int64_t kYear1 = -62'135'596'800, kYear10000 = 253'402'300'800;
  EXPECT_EQ(date_of(kYear1), "0001-01-01");
  EXPECT_EQ(date_of(kYear1 - 1), "-");
  EXPECT_EQ(date_of(kYear10000 - 1), "9999-12-31");
  EXPECT_EQ(time_of_day(kYear10000 - 1), "23:59:59");
  EXPECT_EQ(date_of(kYear10000), "-");
  EXPECT_EQ(date_of(INT64_MAX), "-");
  EXPECT_EQ(date_of(INT64_MIN), "-");
  EXPECT_EQ(time_of_day(INT64_MIN), "08:29:52");
  EXPECT_EQ(zone_text(-18000), "-0500");
  EXPECT_EQ(zone_text(19800), "+0530");
}

TEST(Wrap, Rows) {
  EXPECT_EQ(wrap("aa bb cc", 5, 5), (std::vector<std::string>{"aa bb", "cc"}));
  EXPECT_EQ(wrap("aaaaaaa b", 3, 3), (std::vector<std::string>{"aaa", "aaa", "a b"}));
  EXPECT_EQ(wrap("", 3, 3), (std::vector<std::string>{}));
  EXPECT_EQ(wrap("漢字", 1, 1), (std::vector<std::string>{"漢", "字"}));
}

TEST(Text, LocalHopsFoldAndUnfold) {
  Made m = make(
      {local("a.corp.example"), local("a.corp.example"), enc("a.corp.example", "b.shop.example")},
      PathVerdict::encrypted, 3, "shop.example", false);
  EXPECT_NE(render_text(make_view(m.input())).find("1-2  ⌂ local"), std::string::npos);
  EXPECT_NE(render_text(make_view(m.input())).find("2 local hops"), std::string::npos);
  m.options.all = true;
  EXPECT_EQ(render_text(make_view(m.input())).find("1-2"), std::string::npos);
}

TEST(Text, DaysAndLongDelaysKeepTheirColumns) {
  H late = enc("a.corp.example", "b.shop.example");
  late.stamp = 1237334400;
  H early = enc("x.home.example", "a.corp.example");
  early.stamp = 1237247000;
  Made m = make({early, late}, PathVerdict::encrypted, 2, "shop.example", false);
  m.analysis.hops[1].delay = 1237334400 - 1237247000;
  const std::string out = render_text(make_view(m.input()));
  EXPECT_NE(out.find("23:43:20"), std::string::npos) << out;
  EXPECT_NE(out.find("00:00:00 +2d  1d 0:16:40"), std::string::npos) << out;
}

TEST(Messages, AsDrawn) {
  const Messages& m = messages(Language::en);
  EXPECT_EQ(m.no_such_file_but("inbox.mbx", "inbox.mbox", "scan"),
            "inbox.mbx: no such file; inbox.mbox is here, try: tlspath scan inbox.mbox");
  EXPECT_EQ(m.folder("archive/", "show"),
            "archive/: a folder, and show explains single mails; try: tlspath scan archive/");
  EXPECT_EQ(m.folder("postfix/", "audit"),
            "postfix/: a folder, and audit reads one file; name the file of settings");
  EXPECT_EQ(m.folder("archive/", {}), "archive/: a folder; open it as an archive");
  EXPECT_EQ(m.encrypted("a.zip", 1, "scan"),
            "a.zip: encrypted; unpack with the password, then try: tlspath scan FOLDER");
  EXPECT_EQ(m.encrypted("a.zip", 1, {}),
            "a.zip: encrypted; unpack with the password, then open the folder");
  EXPECT_EQ(m.nothing_pasted(),
            "standard input: nothing was pasted; run tlspath again, paste the headers, then press "
            "Ctrl-D");
  EXPECT_EQ(m.no_mail_headers("scan4711.pdf", LooksLike::pdf, "scan"),
            "scan4711.pdf: no mail headers in it, looks like PDF; save the mail itself as .eml, "
            "or paste its headers");
  EXPECT_EQ(parse_language("de_AT.UTF-8"), Language::de);
  EXPECT_EQ(parse_language("C.UTF-8"), Language::en);
  EXPECT_EQ(parse_language("fr"), std::nullopt);
}

}  // namespace
}  // namespace tlspath

#include "core/store/mail_rows.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"
#include "core/path/analysis.hpp"
#include "core/path/system.hpp"
#include "core/scan/summary.hpp"
#include "core/store/facts.hpp"
#include "core/text/escape.hpp"

namespace tlspath::store {
namespace {

// Binds one column after the other.
class Row {
 public:
  Row(Statement& s, Names& names, std::string_view raw) : s_(s), names_(names), raw_(raw) {}

  void number(std::int64_t v) { s_.bind(++at_, v); }
  void null() { s_.bind_null(++at_); }
  template <class T>
  void number(const std::optional<T>& v) {
    s_.bind_or_null(++at_, v);
  }
  void name(std::string_view text) {
    if (text.empty())
      null();
    else
      number(names_.id(text));
  }
  void name(const std::optional<Span>& span) { name(span ? slice(raw_, *span) : ""); }
  void name(const std::optional<Seen<IpAddress>>& a) {
    if (!a) return null();
    if (!a->value.v4) return name(to_string(a->value));
    std::array<char, 16> text{};
    char* p = text.data();
    for (std::size_t i = 12; i < 16; ++i) {
      if (i > 12) *p++ = '.';
      p = std::to_chars(p, p + 3, unsigned{a->value.bytes[i]}).ptr;
    }
    name(std::string_view(text.data(), static_cast<std::size_t>(p - text.data())));
  }
  // Its own text. `clean` holds it where it has to be made visible first.
  void text(std::string_view text, std::string& clean) {
    if (text.empty()) return null();
    if (is_plain_text(text)) return s_.bind(++at_, text);
    clean = unfolded(text);
    s_.bind(++at_, std::string_view(clean));
  }
  void run() { s_.run(); }

 private:
  Statement& s_;
  Names& names_;
  std::string_view raw_;
  int at_ = 0;
};

std::string_view mailbox(std::string_view text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
    return text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

ExampleChoice::ExampleChoice(Database& db) {
  Statement s = db.prepare("SELECT kind, key, class FROM examples");
  while (s.step()) is_first(static_cast<Kind>(s.integer(0)), s.integer(1), s.integer(2));
}

std::uint64_t ExampleChoice::packed(Kind kind, std::int64_t key, std::int64_t of_class) {
  return static_cast<std::uint64_t>(key) << 8 | static_cast<std::uint64_t>(kind) << 4 |
         static_cast<std::uint64_t>(of_class);
}

bool ExampleChoice::is_first(Kind kind, std::int64_t key, std::int64_t of_class) {
  if (seen_.size() >= kMax) return false;
  return seen_.insert(packed(kind, key, of_class)).second;
}

void ExampleChoice::forget(Kind kind, std::int64_t key, std::int64_t of_class) {
  seen_.erase(packed(kind, key, of_class));
}

static_assert(Analyzer::kMaxHops < kHopsPerMail);  // hops of a mail are numbered from 1

MailRows::MailRows(Database& db, bool evidence)
    : db_(db),
      evidence_(evidence),
      names_(db),
      examples_(db),
      message_(db.prepare(insert_into(kMessages))),
      hop_(db.prepare(insert_into(kHops))),
      finding_(db.prepare(insert_into(kFindings))),
      evidence_row_(db.prepare(insert_into(kEvidence))),
      example_(db.prepare(insert_into(kExamples))),
      line_(db.prepare("INSERT OR IGNORE INTO lines(id, line) VALUES(?, ?)")),
      id_(db.integer("SELECT max(id) FROM messages")) {}

void MailRows::add(const ScannedMail& mail, std::int64_t source) {
  ++id_;
  add_message(mail, source);
  for (std::size_t i = 0; i < mail.analysis.hops.size(); ++i) add_hop(mail, i);
  add_findings(mail);
  if (evidence_) add_evidence(mail);
  add_examples(mail);
}

void MailRows::add_message(const ScannedMail& mail, std::int64_t source) {
  const Path& path = mail.analysis.path;
  const HeaderBlock& header = mail.analysis.header;
  const std::string_view block = mail.raw.substr(header.begin(), header.end() - header.begin());
  std::optional<Grade> grade;
  if (path.boundary_hop) grade = mail.analysis.hops[*path.boundary_hop - 1].grade;
  Row r(message_, names_, mail.raw);
  r.number(id_);
  r.number(source);
  r.name(mail.entry.value_or(""));
  r.number(mail.offset ? std::optional(static_cast<std::int64_t>(*mail.offset)) : std::nullopt);
  r.number(static_cast<std::int64_t>(mail.size));
  r.number(static_cast<std::int64_t>(hash_bytes(block)));
  r.text(mail.head.message_id, clean_id_);
  r.number(mail.head.has_date ? std::optional(mail.head.date) : std::nullopt);
  r.number(mail.facts->time);
  r.name(mail.head.from.empty() ? std::string_view() : std::string_view(mail.head.from.front()));
  r.name(mail.facts->from_domain);
  r.name(mail.facts->partner);
  r.text(mail.head.subject, clean_subject_);
  r.number(path.verdict);
  r.number(path.internet_verdict);
  r.number(path.boundary_verdict);
  r.number(grade);
  r.number(path.boundary_hop);
  r.number(path.boundary_inferred ? 1 : 0);
  r.number(path.weakest_hop);
  r.number(static_cast<std::int64_t>(mail.analysis.hops.size()));
  r.number(path.encrypted);
  r.number(path.cleartext);
  r.number(path.unstated);
  r.number(path.local);
  r.name(path.relay);
  r.name(path.receiving_organisation);
  r.number(mail.facts->came_to_relay);
  r.number(path.seconds);
  systems_.clear();
  found_.clear();
  std::int64_t versions = 0;
  bool weak = false;
  for (const Finding& f : mail.analysis.findings) found_.add(name(f.kind));
  for (const Hop& h : mail.analysis.hops) {
    systems_.add(h.system ? h.system->id : kUnknownSystem);
    if (h.verdict == Verdict::encrypted)
      versions |= version_bit(h.tls.version ? std::optional(h.tls.version->value) : std::nullopt);
    weak = weak || (h.grade && *h.grade <= Grade::weak);
    for (const Finding& f : h.findings) found_.add(name(f.kind));
  }
  const Hop* boundary = path.boundary_hop ? &mail.analysis.hops[*path.boundary_hop - 1] : nullptr;
  r.name(boundary && boundary->system ? boundary->system->id : std::string_view());
  r.number(boundary && boundary->tls.version ? std::optional(boundary->tls.version->value)
                                             : std::nullopt);
  r.name(systems_.text());
  r.number(versions);
  r.name(found_.text());
  r.number(weak ? 1 : 0);
  r.run();
}

void MailRows::add_hop(const ScannedMail& mail, std::size_t at) {
  const Hop& h = mail.analysis.hops[at];
  const TlsFacts& tls = h.tls;
  Row r(hop_, names_, mail.raw);
  r.number(id_ * kHopsPerMail + h.number);
  r.number(id_);
  r.number(h.number);
  r.number(h.field);
  r.number(static_cast<std::int64_t>(h.verdict));
  r.number(static_cast<std::int64_t>(h.basis));
  r.number(h.scope);
  r.number(h.grade);
  r.number(static_cast<std::int64_t>(h.trust));
  r.number(h.decides ? 1 : 0);
  r.name(h.system ? h.system->id : std::string_view());
  r.name(h.system_version);
  r.name(h.protocol ? slice(mail.raw, h.protocol->where) : std::string_view());
  if (h.authenticated)
    r.number(1);
  else
    r.null();
  r.name(h.from.helo);
  r.name(h.from.name);
  r.name(h.from.address);
  r.name(mail.facts->weak_organisation(at));
  r.name(h.by.name);
  r.name(h.by.address);
  r.text(h.id ? slice(mail.raw, *h.id) : std::string_view(), clean_id_);
  r.name(h.for_ ? mailbox(slice(mail.raw, *h.for_)) : std::string_view());
  r.number(h.stamp ? std::optional(h.stamp->utc) : std::nullopt);
  r.number(h.delay);
  r.number(tls.version ? std::optional(tls.version->value) : std::nullopt);
  r.name(!tls.version_as_written && tls.version ? std::optional(tls.version->where)
                                                : tls.version_as_written);
  r.name(tls.cipher);
  r.name(tls.suite ? tls.suite->iana : std::string_view());
  r.number(tls.bits ? std::optional(tls.bits->value) : std::nullopt);
  r.name(tls.key_exchange);
  r.name(tls.signature);
  r.number(tls.client_certificate ? std::optional(tls.client_certificate->value) : std::nullopt);
  r.run();
}

void MailRows::add_findings(const ScannedMail& mail) {
  const auto add = [&](const Finding& f, std::optional<std::uint32_t> hop) {
    Row r(finding_, names_, mail.raw);
    r.number(id_);
    r.number(hop);
    r.name(name(f.kind));
    r.number(f.count == 0 ? std::nullopt : std::optional(f.count));
    r.run();
  };
  for (const Finding& f : mail.analysis.findings) add(f, std::nullopt);
  for (const Hop& h : mail.analysis.hops)
    for (const Finding& f : h.findings) add(f, h.number);
}

// Places count as in the record: in the text as given, from the mail's first byte.
void MailRows::add_evidence(const ScannedMail& mail) {
  const std::uint32_t begin = mail.analysis.header.begin();
  const std::uint32_t base =
      begin > 0 && mail.repaired ? mail.repaired->given({0, begin}).end() : begin;
  for (const Hop& h : mail.analysis.hops)
    for (const Evidence& e : h.evidence) {
      const Span given = mail.repaired ? mail.repaired->given(e.where) : e.where;
      Row r(evidence_row_, names_, mail.raw);
      r.number(id_);
      r.number(h.number);
      r.name(name(e.says));
      r.number(given.at >= base ? given.at - base : given.at);
      r.number(given.size);
      address_ = h.system ? h.system->id : std::string_view("rfc");
      address_ += '/';
      address_ += e.rule;
      r.name(address_);
      r.run();
    }
}

void MailRows::add_examples(const ScannedMail& mail) {
  for (const Hop& h : mail.analysis.hops)
    for (const Finding& f : h.findings)
      add_example(ExampleChoice::finding, names_.id(name(f.kind)), 0, mail, h);
  const Path& path = mail.analysis.path;
  if (!path.boundary_hop) return;
  const Hop& h = mail.analysis.hops[*path.boundary_hop - 1];
  const std::int64_t of_class = ExampleChoice::class_of(h.verdict, h.grade);
  if (!mail.facts->partner.empty())
    add_example(ExampleChoice::partner, names_.id(mail.facts->partner), of_class, mail, h);
  if (!path.relay.empty())
    add_example(ExampleChoice::relay, names_.id(path.relay), of_class, mail, h);
}

void MailRows::add_example(ExampleChoice::Kind kind, std::int64_t key, std::int64_t of_class,
                           const ScannedMail& mail, const Hop& hop) {
  if (!examples_.is_first(kind, key, of_class)) return;
  Row r(example_, names_, mail.raw);
  r.number(kind);
  r.number(key);
  r.number(of_class);
  r.number(id_);
  r.number(hop.number);
  r.run();
  line_.bind(1, id_ * kHopsPerMail + hop.number);
  line_.bind_bytes(2, slice(mail.raw, hop.line).substr(0, kMaxExampleLine));
  line_.run();
}

MailRows::Removal::Removal(Database& db) {
  create_mail_indexes(db);
  const std::string of_message = " WHERE message BETWEEN ?1 AND ?2";
  const std::string of_hops = " WHERE " + hops_between("?1", "?2");
  mails_of = db.prepare("SELECT id FROM messages WHERE source = ? ORDER BY id");
  examples = db.prepare("DELETE FROM examples" + of_message + " RETURNING kind, key, class");
  lines = db.prepare("DELETE FROM lines" + of_hops);
  findings = db.prepare("DELETE FROM findings" + of_message);
  evidence = db.prepare("DELETE FROM evidence" + of_message);
  hops = db.prepare("DELETE FROM hops" + of_hops);
  messages = db.prepare("DELETE FROM messages WHERE id BETWEEN ?1 AND ?2");
}

void MailRows::remove(std::int64_t source) {
  if (!removal_) removal_.emplace(db_);
  Removal& r = *removal_;
  // Mostly one stretch: the mails of a source were written one after the other.
  std::vector<std::pair<std::int64_t, std::int64_t>> stretches;
  r.mails_of.bind(1, source);
  while (r.mails_of.step()) {
    const std::int64_t id = r.mails_of.integer(0);
    if (!stretches.empty() && stretches.back().second == id - 1)
      stretches.back().second = id;
    else
      stretches.emplace_back(id, id);
  }
  r.mails_of.reset();
  for (const auto& [first, last] : stretches) {
    for (Statement* s : {&r.examples, &r.lines, &r.findings, &r.evidence, &r.hops, &r.messages}) {
      s->bind(1, first);
      s->bind(2, last);
    }
    // What they were examples of gets the next one that comes.
    while (r.examples.step())
      examples_.forget(static_cast<ExampleChoice::Kind>(r.examples.integer(0)),
                       r.examples.integer(1), r.examples.integer(2));
    r.examples.reset();
    for (Statement* s : {&r.lines, &r.findings, &r.evidence, &r.hops, &r.messages}) s->run();
    forget_facts(db_, first, last);
  }
  id_ = db_.integer("SELECT max(id) FROM messages");
}

}  // namespace tlspath::store

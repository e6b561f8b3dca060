// schema.cpp: the SQL. Verdicts and the like are stored as small numbers whose words are in
// `words`; the numbers are those of core/path and a test holds them fixed.
#include "core/store/schema.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/store/facts.hpp"
#include "core/store/names.hpp"
#include "core/store/words.hpp"

namespace tlspath::store {
namespace {

constexpr Column kMessageColumns[] = {{"id"},
                                      {"source"},
                                      {"entry", true},
                                      {"offset"},
                                      {"size"},
                                      {"header_hash"},
                                      {"message_id"},
                                      {"date"},
                                      {"time"},
                                      {"from_address", true},
                                      {"from_domain", true},
                                      {"partner", true},
                                      {"subject"},
                                      {"verdict"},
                                      {"internet_verdict"},
                                      {"boundary_verdict"},
                                      {"boundary_grade"},
                                      {"boundary_hop"},
                                      {"boundary_inferred"},
                                      {"weakest_hop"},
                                      {"hops"},
                                      {"encrypted"},
                                      {"cleartext"},
                                      {"unstated"},
                                      {"local"},
                                      {"relay", true},
                                      {"receiver", true},
                                      {"came_to_relay"},
                                      {"seconds"},
                                      {"system", true},
                                      {"version"},
                                      {"systems", true},
                                      {"versions"},
                                      {"findings", true},
                                      {"weak"}};

constexpr Column kHopColumns[] = {{"id"},
                                  {"message"},
                                  {"hop"},
                                  {"field"},
                                  {"verdict"},
                                  {"basis"},
                                  {"scope"},
                                  {"grade"},
                                  {"trust"},
                                  {"decides"},
                                  {"system", true},
                                  {"system_version", true},
                                  {"protocol", true},
                                  {"authenticated"},
                                  {"from_helo", true},
                                  {"from_name", true},
                                  {"from_address", true},
                                  {"from_organisation", true},
                                  {"by_name", true},
                                  {"by_address", true},
                                  {"queue_id"},
                                  {"recipient", true},
                                  {"time"},
                                  {"delay"},
                                  {"version"},
                                  {"version_as_written", true},
                                  {"cipher", true},
                                  {"suite", true},
                                  {"bits"},
                                  {"key_exchange", true},
                                  {"signature", true},
                                  {"client_certificate"}};

constexpr Column kFindingColumns[] = {{"message"}, {"hop"}, {"finding", true}, {"count"}};
constexpr Column kEvidenceColumns[] = {{"message"}, {"hop"},  {"says", true},
                                       {"at"},      {"size"}, {"rule", true}};
constexpr Column kExampleColumns[] = {{"kind"}, {"key", true}, {"class"}, {"message"}, {"hop"}};
constexpr Column kLineColumns[] = {{"id"}, {"line"}};

constexpr std::string_view kJournalTables = R"sql(
CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sources(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  position INTEGER NOT NULL,
  size INTEGER,
  modified INTEGER,
  finished INTEGER NOT NULL,
  mails INTEGER NOT NULL,
  prefix_hash INTEGER,
  state INTEGER NOT NULL
);
CREATE INDEX sources_path ON sources(path);
CREATE TABLE files(
  name TEXT PRIMARY KEY,
  synced INTEGER NOT NULL
) WITHOUT ROWID;
)sql";

constexpr std::string_view kTables = R"sql(
CREATE TABLE words(
  kind TEXT NOT NULL,
  code INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY(kind, code)
) WITHOUT ROWID;
CREATE TABLE names(
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);
CREATE TABLE messages(
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  entry INTEGER,
  offset INTEGER,
  size INTEGER NOT NULL,
  header_hash INTEGER NOT NULL,
  message_id TEXT,
  date INTEGER,
  time INTEGER,
  from_address INTEGER,
  from_domain INTEGER,
  partner INTEGER,
  subject TEXT,
  verdict INTEGER,
  internet_verdict INTEGER,
  boundary_verdict INTEGER,
  boundary_grade INTEGER,
  boundary_hop INTEGER,
  boundary_inferred INTEGER NOT NULL,
  weakest_hop INTEGER,
  hops INTEGER NOT NULL,
  encrypted INTEGER NOT NULL,
  cleartext INTEGER NOT NULL,
  unstated INTEGER NOT NULL,
  local INTEGER NOT NULL,
  relay INTEGER,
  receiver INTEGER,
  came_to_relay INTEGER,
  seconds INTEGER,
  system INTEGER,
  version INTEGER,
  systems INTEGER,
  versions INTEGER NOT NULL DEFAULT 0,
  findings INTEGER,
  weak INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE hops(
  id INTEGER PRIMARY KEY,
  message INTEGER NOT NULL,
  hop INTEGER NOT NULL,
  field INTEGER NOT NULL,
  verdict INTEGER NOT NULL,
  basis INTEGER NOT NULL,
  scope INTEGER,
  grade INTEGER,
  trust INTEGER NOT NULL,
  decides INTEGER NOT NULL,
  system INTEGER,
  system_version INTEGER,
  protocol INTEGER,
  authenticated INTEGER,
  from_helo INTEGER,
  from_name INTEGER,
  from_address INTEGER,
  from_organisation INTEGER,
  by_name INTEGER,
  by_address INTEGER,
  queue_id TEXT,
  recipient INTEGER,
  time INTEGER,
  delay INTEGER,
  version INTEGER,
  version_as_written INTEGER,
  cipher INTEGER,
  suite INTEGER,
  bits INTEGER,
  key_exchange INTEGER,
  signature INTEGER,
  client_certificate INTEGER
);
CREATE TABLE findings(
  message INTEGER NOT NULL,
  hop INTEGER,
  finding INTEGER NOT NULL,
  count INTEGER
);
CREATE TABLE evidence(
  message INTEGER NOT NULL,
  hop INTEGER NOT NULL,
  says INTEGER NOT NULL,
  at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  rule INTEGER NOT NULL
);
CREATE TABLE examples(
  kind INTEGER NOT NULL,
  key INTEGER,
  class INTEGER NOT NULL,
  message INTEGER NOT NULL,
  hop INTEGER NOT NULL
);
CREATE TABLE lines(
  id INTEGER PRIMARY KEY,
  line BLOB NOT NULL
);
)sql";

// What is made of `messages` (facts.hpp).
constexpr std::string_view kFactTables = R"sql(
CREATE TABLE facts(
  part INTEGER PRIMARY KEY,
  mails BLOB NOT NULL
);
CREATE TABLE copies(
  part INTEGER PRIMARY KEY,
  mails BLOB NOT NULL
);
)sql";

// `counted` is what all counts are made of: of the copies of a mail (one Message-ID) the first in
// the order of the sources.
constexpr std::string_view kViews = R"sql(
CREATE VIEW counted AS
  SELECT * FROM messages WHERE message_id IS NULL
  UNION ALL
  SELECT m.* FROM (
    SELECT id, row_number() OVER (PARTITION BY message_id ORDER BY source, id) AS copy
    FROM messages WHERE message_id IS NOT NULL) c
  JOIN messages m ON m.id = c.id WHERE c.copy = 1;
CREATE VIEW duplicates AS
  SELECT d.id, d.message_id, c.id AS first FROM messages d
  JOIN counted c ON c.message_id = d.message_id WHERE c.id <> d.id;
CREATE VIEW hop AS
  SELECT h.message, h.hop, h.field, v.word AS verdict, b.word AS basis, sc.word AS scope,
    g.word AS grade, t.word AS trust, h.decides, sy.text AS system, sv.text AS system_version,
    pr.text AS protocol, h.authenticated, fh.text AS from_helo, fn.text AS from_name,
    fa.text AS from_address, fo.text AS from_organisation, bn.text AS by_name,
    ba.text AS by_address, h.queue_id, rc.text AS recipient,
    datetime(h.time, 'unixepoch') AS time, h.delay, ve.word AS version,
    vw.text AS version_as_written, ci.text AS cipher, su.text AS suite, h.bits,
    kx.text AS key_exchange, sg.text AS signature, cc.word AS client_certificate
  FROM hops h
  LEFT JOIN words v ON v.kind = 'verdict' AND v.code = h.verdict
  LEFT JOIN words b ON b.kind = 'basis' AND b.code = h.basis
  LEFT JOIN words sc ON sc.kind = 'scope' AND sc.code = h.scope
  LEFT JOIN words g ON g.kind = 'grade' AND g.code = h.grade
  LEFT JOIN words t ON t.kind = 'trust' AND t.code = h.trust
  LEFT JOIN words ve ON ve.kind = 'version' AND ve.code = h.version
  LEFT JOIN words cc ON cc.kind = 'client_certificate' AND cc.code = h.client_certificate
  LEFT JOIN names sy ON sy.id = h.system
  LEFT JOIN names sv ON sv.id = h.system_version
  LEFT JOIN names pr ON pr.id = h.protocol
  LEFT JOIN names fh ON fh.id = h.from_helo
  LEFT JOIN names fn ON fn.id = h.from_name
  LEFT JOIN names fa ON fa.id = h.from_address
  LEFT JOIN names fo ON fo.id = h.from_organisation
  LEFT JOIN names bn ON bn.id = h.by_name
  LEFT JOIN names ba ON ba.id = h.by_address
  LEFT JOIN names rc ON rc.id = h.recipient
  LEFT JOIN names vw ON vw.id = h.version_as_written
  LEFT JOIN names ci ON ci.id = h.cipher
  LEFT JOIN names su ON su.id = h.suite
  LEFT JOIN names kx ON kx.id = h.key_exchange
  LEFT JOIN names sg ON sg.id = h.signature;
)sql";

constexpr std::string_view kMailView = R"sql(
CREATE VIEW mail AS
  SELECT m.id, s.path AS source, e.text AS entry, m.offset, m.size, m.message_id,
    datetime(m.date, 'unixepoch') AS date, datetime(m.time, 'unixepoch') AS time,
    fa.text AS from_address, fd.text AS from_domain, p.text AS partner, m.subject,
    v.word AS verdict, i.word AS internet_verdict, b.word AS boundary_verdict,
    g.word AS boundary_grade, m.boundary_hop, m.boundary_inferred, m.weakest_hop,
    m.hops, m.encrypted, m.cleartext, m.unstated, m.local,
    r.text AS relay, o.text AS receiver, c.word AS came_to_relay, m.seconds,
    sy.text AS system, ve.word AS version, ss.text AS systems, m.versions,
    ff.text AS findings, m.weak
  FROM messages m
  LEFT JOIN sources s ON s.id = m.source
  LEFT JOIN names e ON e.id = m.entry
  LEFT JOIN names fa ON fa.id = m.from_address
  LEFT JOIN names fd ON fd.id = m.from_domain
  LEFT JOIN names p ON p.id = m.partner
  LEFT JOIN names r ON r.id = m.relay
  LEFT JOIN names o ON o.id = m.receiver
  LEFT JOIN names sy ON sy.id = m.system
  LEFT JOIN names ss ON ss.id = m.systems
  LEFT JOIN names ff ON ff.id = m.findings
  LEFT JOIN words ve ON ve.kind = 'version' AND ve.code = m.version
  LEFT JOIN words v ON v.kind = 'path_verdict' AND v.code = m.verdict
  LEFT JOIN words i ON i.kind = 'path_verdict' AND i.code = m.internet_verdict
  LEFT JOIN words b ON b.kind = 'verdict' AND b.code = m.boundary_verdict
  LEFT JOIN words g ON g.kind = 'grade' AND g.code = m.boundary_grade
  LEFT JOIN words c ON c.kind = 'verdict' AND c.code = m.came_to_relay;
)sql";

// Views of counts: a name, then the same columns.
std::string view_by(std::string_view view, std::string_view column) {
  return "CREATE VIEW " + std::string(view) + " AS SELECT n.text AS " + std::string(column) + ", " +
         std::string(kBoundaryCounts) + " FROM counted m LEFT JOIN names n ON n.id = m." +
         std::string(column) + " GROUP BY m." + std::string(column) + ";\n";
}

static_assert(kHopsPerMail == 1024);  // as by_system has it
constexpr std::string_view kCountViews = R"sql(
CREATE VIEW by_month AS
  SELECT strftime('%Y-%m', m.time, 'unixepoch') AS month, count(*) AS mails,
    sum(m.verdict IS 0) AS encrypted, sum(m.verdict IS 1) AS cleartext,
    sum(m.verdict IS 2) AS unproven, sum(m.verdict IS 3) AS local,
    sum(m.verdict IS NULL) AS no_answer
  FROM counted m GROUP BY 1;
CREATE VIEW by_system AS
  SELECT n.text AS system, count(*) AS hops,
    sum(h.verdict = 0) AS encrypted, sum(h.verdict = 1) AS cleartext,
    sum(h.verdict = 2) AS unstated, sum(h.verdict = 3) AS local,
    sum(h.grade IS 0 OR h.grade IS 1) AS weak
  FROM counted m JOIN hops h ON h.id BETWEEN m.id * 1024 AND m.id * 1024 + 1023
  LEFT JOIN names n ON n.id = h.system GROUP BY h.system;
CREATE VIEW relay_matrix AS
  SELECT n.text AS relay,
    sum(m.came_to_relay = 0 AND m.boundary_verdict = 0) AS kept,
    sum(m.came_to_relay = 0 AND m.boundary_verdict = 1) AS dropped,
    sum(m.came_to_relay = 1 AND m.boundary_verdict = 0) AS raised,
    sum(m.came_to_relay = 1 AND m.boundary_verdict = 1) AS never
  FROM counted m JOIN names n ON n.id = m.relay
  WHERE m.came_to_relay IN (0, 1) AND m.boundary_verdict IN (0, 1) GROUP BY m.relay;
)sql";

constexpr std::string_view kIndexes = R"sql(
CREATE INDEX IF NOT EXISTS messages_message_id ON messages(message_id, source);
CREATE INDEX IF NOT EXISTS messages_partner ON messages(partner);
CREATE INDEX IF NOT EXISTS messages_relay ON messages(relay);
CREATE INDEX IF NOT EXISTS findings_finding ON findings(finding);
CREATE INDEX IF NOT EXISTS examples_key ON examples(key);
)sql";
constexpr std::string_view kMailIndexes = R"sql(
CREATE INDEX IF NOT EXISTS messages_source ON messages(source);
CREATE INDEX IF NOT EXISTS findings_message ON findings(message);
CREATE INDEX IF NOT EXISTS evidence_message ON evidence(message);
CREATE INDEX IF NOT EXISTS examples_message ON examples(message);
)sql";

template <class E>
void add_words(Statement& insert, std::string_view kind) {
  for (std::int64_t i = 0; i < kWords<E>; ++i) {
    insert.bind(1, kind);
    insert.bind(2, i);
    insert.bind(3, name(static_cast<E>(i)));
    insert.run();
  }
}

// Of the hops and findings that are there: what version 2 has of them in `messages`.
void fill_mail_columns(Database& db) {
  Names names(db);
  Statement mails =
      db.prepare("SELECT id, boundary_hop FROM messages WHERE id > ? ORDER BY id LIMIT 4096");
  Statement hops = db.prepare(
      "SELECT h.hop, h.verdict, h.grade, h.version, h.system, n.text FROM hops h "
      "LEFT JOIN names n ON n.id = h.system "
      "WHERE " +
      hops_of("?1", "h.id"));
  Statement findings = db.prepare(
      "SELECT n.text FROM findings f JOIN names n ON n.id = f.finding WHERE f.message = ?");
  Statement set = db.prepare(
      "UPDATE messages SET system = ?, version = ?, systems = ?, versions = ?, findings = ?, "
      "weak = ? WHERE id = ?");
  std::vector<std::pair<std::int64_t, std::int64_t>> some;
  for (std::int64_t last = INT64_MIN;; last = some.back().first) {
    some.clear();
    mails.bind(1, last);
    while (mails.step()) some.emplace_back(mails.integer(0), mails.integer(1));
    mails.reset();
    if (some.empty()) return;
    for (const auto& [id, boundary] : some) {
      std::optional<std::int64_t> system, version;
      std::int64_t versions = 0;
      bool weak = false;
      WordList systems, found;
      hops.bind(1, id);
      while (hops.step()) {
        if (boundary > 0 && hops.integer(0) == boundary) {
          system = hops.optional(4);
          version = hops.optional(3);
        }
        systems.add(hops.is_null(4) ? kUnknownSystem : hops.text(5));
        if (word<Verdict>(hops, 1) == Verdict::encrypted)
          versions |= version_bit(word<TlsVersion>(hops, 3));
        const auto grade = word<Grade>(hops, 2);
        weak = weak || (grade && *grade <= Grade::weak);
      }
      hops.reset();
      findings.bind(1, id);
      while (findings.step()) found.add(findings.text(0));
      findings.reset();
      const auto list = [&](int at, WordList& words) {
        const std::string_view text = words.text();
        if (text.empty())
          set.bind_null(at);
        else
          set.bind(at, names.id(text));
      };
      set.bind_or_null(1, system);
      set.bind_or_null(2, version);
      list(3, systems);
      set.bind(4, versions);
      list(5, found);
      set.bind(6, std::int64_t{weak});
      set.bind(7, id);
      set.run();
    }
  }
}

}  // namespace

std::int64_t version_bit(std::optional<TlsVersion> version) {
  return std::int64_t{1} << (version ? static_cast<std::size_t>(*version) : kTlsVersions);
}

void WordList::add(std::string_view word) {
  // Most of a mail's hops say the same.
  if (std::ranges::find(words_, word) == words_.end()) words_.emplace_back(word);
}

std::string_view WordList::text() {
  std::ranges::sort(words_);
  text_.clear();
  for (const std::string& w : words_) {
    if (!text_.empty()) text_ += ' ';
    text_ += w;
  }
  return text_;
}

const TableOf kMessages{"messages", kMessageColumns};
const TableOf kHops{"hops", kHopColumns};
const TableOf kFindings{"findings", kFindingColumns};
const TableOf kEvidence{"evidence", kEvidenceColumns};
const TableOf kExamples{"examples", kExampleColumns};
const TableOf kLines{"lines", kLineColumns};

const std::string_view kBoundaryCounts =
    "count(*) AS mails, sum(m.boundary_verdict IS 0) AS encrypted, "
    "sum(m.boundary_verdict IS 1) AS cleartext, sum(m.boundary_verdict IS 2) AS unstated, "
    "sum(m.boundary_verdict IS 3) AS local, sum(m.boundary_verdict IS NULL) AS never_entered, "
    "sum(m.boundary_grade IS 0 OR m.boundary_grade IS 1) AS weak, "
    "date(min(m.time), 'unixepoch') AS first, date(max(m.time), 'unixepoch') AS last, "
    "date(max(CASE WHEN m.boundary_verdict = 1 THEN m.time END), 'unixepoch') AS last_cleartext";

std::string hop_id(std::string_view message, std::string_view hop) {
  return std::string(message) + " * " + std::to_string(kHopsPerMail) + " + " + std::string(hop);
}

std::string hops_of(std::string_view message, std::string_view id) {
  return hops_between(message, message, id);
}

std::string hops_between(std::string_view first, std::string_view last, std::string_view id) {
  return std::string(id) + " BETWEEN " + hop_id(first, "0") + " AND " +
         hop_id(last, std::to_string(kHopsPerMail - 1));
}

std::string insert_into(const TableOf& table) {
  std::string names, marks;
  for (const Column& c : table.columns) {
    if (!names.empty()) names += ", ", marks += ", ";
    names += c.name;
    marks += '?';
  }
  return "INSERT INTO " + std::string(table.name) + "(" + names + ") VALUES(" + marks + ")";
}

void create_schema(Database& db, bool journal_only) {
  db.run(std::string(kJournalTables));
  if (!journal_only) {
    db.run(std::string(kTables));
    db.run(std::string(kFactTables));
    db.run(std::string(kViews));
    db.run(std::string(kMailView));
    db.run(view_by("by_partner", "partner") + view_by("by_relay", "relay"));
    db.run(std::string(kCountViews));
    Statement insert = db.prepare("INSERT INTO words VALUES(?, ?, ?)");
    add_words<Verdict>(insert, "verdict");
    add_words<PathVerdict>(insert, "path_verdict");
    add_words<Basis>(insert, "basis");
    add_words<Scope>(insert, "scope");
    add_words<Grade>(insert, "grade");
    add_words<Trust>(insert, "trust");
    add_words<TlsVersion>(insert, "version");
    add_words<ClientCertificate>(insert, "client_certificate");
  }
  db.run("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.run("PRAGMA user_version = " + std::to_string(kUserVersion));
}

std::int64_t version_of(Database& db) {
  if (db.integer("PRAGMA application_id") != kApplicationId) throw Failure::foreign();
  const std::int64_t version = db.integer("PRAGMA user_version");
  if (version > kUserVersion) throw Failure::newer(version);
  return version;
}

void migrate(Database& db) {
  if (version_of(db) == kUserVersion) return;
  db.wait_for(600'000);  // somebody else may be at it
  db.run("BEGIN IMMEDIATE");
  if (version_of(db) < 2) {
    if (db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'messages'") > 0) {
      db.run("DROP VIEW mail");
      for (const std::string column : {"system INTEGER", "version INTEGER", "systems INTEGER",
                                       "versions INTEGER NOT NULL DEFAULT 0", "findings INTEGER",
                                       "weak INTEGER NOT NULL DEFAULT 0"})
        db.run("ALTER TABLE messages ADD COLUMN " + column);
      db.run(std::string(kFactTables));
      db.run(std::string(kMailView));
      db.run("CREATE INDEX IF NOT EXISTS findings_message ON findings(message)");
      db.run("DROP INDEX IF EXISTS messages_time; DROP INDEX IF EXISTS messages_verdict");
      fill_mail_columns(db);
      bring_facts(db);
      if (db.integer("SELECT value = '1' FROM meta WHERE key = 'finished'") != 0) {
        db.run("DROP INDEX IF EXISTS messages_partner; DROP INDEX IF EXISTS messages_relay");
        create_indexes(db);
        write_copies(db);
      }
    }
    db.run("PRAGMA user_version = 2");
  }
  db.run("COMMIT");
}

Database open_to_read(const std::string& path, const std::function<void()>& brings_up,
                      const std::atomic<bool>* stop) {
  {
    Database db(path, Database::Mode::read);
    if (stop != nullptr) db.stop_if(*stop);
    if (version_of(db) == kUserVersion) return db;
  }
  if (brings_up) brings_up();
  Database db(path, Database::Mode::write);
  if (stop != nullptr) db.stop_if(*stop);
  migrate(db);
  Database current(path, Database::Mode::read);
  if (stop != nullptr) current.stop_if(*stop);
  return current;
}

void create_names_index(Database& db) {
  db.run("CREATE UNIQUE INDEX IF NOT EXISTS names_text ON names(text)");
}

void create_mail_indexes(Database& db) { db.run(std::string(kMailIndexes)); }

void create_indexes(Database& db) {
  create_names_index(db);
  create_mail_indexes(db);
  db.run(std::string(kIndexes));
}

}  // namespace tlspath::store

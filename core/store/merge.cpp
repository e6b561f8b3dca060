// merge.cpp: reads each part in the order in which a scan would have come by its mails, and writes
// its rows column by column; interned columns are given the number of their text in the new file.
#include "core/store/merge.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <vector>

#include "core/store/facts.hpp"
#include "core/store/identity.hpp"
#include "core/store/lasting.hpp"
#include "core/store/mail_rows.hpp"
#include "core/store/names.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath {
namespace store {
namespace {

std::string select_from(const TableOf& table, std::string_view where) {
  std::string sql = "SELECT ";
  for (const Column& c : table.columns) {
    if (&c != table.columns.data()) sql += ", ";
    sql += c.name;
  }
  return sql.append(" FROM ").append(table.name).append(" ").append(where);
}

struct Example {
  std::int64_t kind, key, of_class, hop;
};

// One shard's database.
class ShardFile {
 public:
  explicit ShardFile(const std::string& path) : path_(path), db_(open_to_read(path)) {
    identity_ = read_identity(db_);
    finished_ = read_meta(db_, "finished") == "1";
  }

  const std::string& path() const { return path_; }
  const StoreIdentity& identity() const { return identity_; }
  bool finished() const { return finished_; }
  Database& db() { return db_; }

  void begin() {
    messages = db_.prepare(select_from(kMessages, "WHERE source = ? ORDER BY id"));
    hops = db_.prepare(select_from(kHops, "WHERE " + hops_of("?1")));
    findings = db_.prepare(select_from(kFindings, "WHERE message = ? ORDER BY rowid"));
    evidence = db_.prepare(select_from(kEvidence, "WHERE message = ? ORDER BY rowid"));
    name_ = db_.prepare("SELECT text FROM names WHERE id = ?");
    most_names_ = db_.integer("SELECT count(*) FROM names") + kMostGaps;
    line_ = db_.prepare("SELECT line FROM lines WHERE id = ?");
    Statement s = db_.prepare("SELECT message, kind, key, class, hop FROM examples ORDER BY rowid");
    while (s.step())
      examples_.emplace(s.integer(0),
                        Example{s.integer(1), s.integer(2), s.integer(3), s.integer(4)});
  }

  // The number in the new database of a name of this one.
  std::int64_t name(std::int64_t id, Names& names) {
    if (id < 1 || id > most_names_) throw Failure::corrupt("a name without number");
    const auto at = static_cast<std::size_t>(id);
    if (at < names_.size() && names_[at] != 0) return names_[at];
    name_.bind(1, id);
    if (!name_.step()) throw Failure::corrupt("a name that is not there");
    const std::int64_t number = names.id(name_.text(0));
    name_.reset();
    if (at >= names_.size()) names_.resize(std::max(at + 1, names_.size() * 2));
    return names_[at] = number;
  }

  // Told of each mail that was copied, with the hops that were found of it.
  void copied(std::uint64_t found) {
    ++mails_;
    hops_ += found;
  }
  // Where not all of it could be found: what a damaged page held is not missed by who asks for the
  // rest. Asked past the indexes, which may be what is damaged.
  std::optional<StoreError> lacks() {
    try {
      Statement s =
          db_.prepare("SELECT count(*), coalesce(sum(hops), 0) FROM messages NOT INDEXED");
      s.step();
      if (mails_ == s.count(0) && hops_ == s.count(1)) return std::nullopt;
      return StoreError{StoreTrouble::damaged, path_,
                        std::to_string(mails_) + "/" + std::to_string(s.count(0)) + " mails, " +
                            std::to_string(hops_) + "/" + std::to_string(s.count(1)) + " hops"};
    } catch (const Failure& f) {
      return error_of(f, path_);
    }
  }

  auto examples_of(std::int64_t message) const { return examples_.equal_range(message); }

  // By source; the others by mail.
  Statement messages, hops, findings, evidence;

  Statement& line(std::int64_t id) {
    line_.reset();
    line_.bind(1, id);
    if (!line_.step()) throw Failure::corrupt("an example without line");
    return line_;
  }

 private:
  std::string path_;
  Database db_;
  StoreIdentity identity_;
  bool finished_ = false;
  std::multimap<std::int64_t, Example> examples_;
  std::vector<std::int64_t> names_;
  std::uint64_t mails_ = 0, hops_ = 0;
  std::int64_t most_names_ = 0;  // no name of a scan has a larger number
  Statement name_, line_;
};

using Parts = std::vector<std::unique_ptr<ShardFile>>;

// What is wrong with a part is not said of what is written.
template <class F>
auto read_of(const ShardFile& part, F read) {
  try {
    return read();
  } catch (const Failure& f) {
    if (f.damaged()) throw f.in_file(part.path());
    throw;
  }
}

// A source in the parts that have some of it, in the order of its bytes.
struct SourceParts {
  std::int64_t position = 0;
  struct Share {
    std::size_t part;
    std::int64_t id, first;
  };
  std::vector<Share> shares;
};

std::vector<SourceParts> sources_of(Parts& parts) {
  std::map<std::pair<std::int64_t, std::string>, SourceParts> all;
  for (std::size_t i = 0; i < parts.size(); ++i)
    read_of(*parts[i], [&] {
      Statement s = parts[i]->db().prepare(
          "SELECT id, position, path, coalesce((SELECT min(offset) FROM messages WHERE source = "
          "sources.id), 0) FROM sources");
      while (s.step()) {
        SourceParts& of = all[{s.integer(1), std::string(s.text(2))}];
        of.position = s.integer(1);
        of.shares.push_back({i, s.integer(0), s.integer(3)});
      }
    });
  std::vector<SourceParts> out;
  for (auto& [key, of] : all) {
    std::ranges::stable_sort(of.shares, {}, &SourceParts::Share::first);
    out.push_back(std::move(of));
  }
  return out;
}

class Joined {
 public:
  explicit Joined(Database& db)
      : db_(db),
        names_(db),
        examples_(db),
        message_(db.prepare(insert_into(kMessages))),
        hop_(db.prepare(insert_into(kHops))),
        finding_(db.prepare(insert_into(kFindings))),
        evidence_(db.prepare(insert_into(kEvidence))),
        example_(db.prepare(insert_into(kExamples))),
        line_(db.prepare("INSERT OR IGNORE INTO lines(id, line) VALUES(?, ?)")) {}

  void add_source(const SourceParts& source, Parts& parts) {
    constexpr auto kDone = static_cast<std::int64_t>(SourceState::done);
    std::int64_t finished = -1, mails = 0, state = kDone;
    Statement add = db_.prepare(
        "INSERT INTO sources(path, position, size, modified, finished, mails, prefix_hash, state) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& share : source.shares) {
      Statement s = parts[share.part]->db().prepare(
          "SELECT path, position, size, modified, finished, mails, prefix_hash, state FROM sources "
          "WHERE id = ?");
      s.bind(1, share.id);
      read_of(*parts[share.part], [&] { s.step(); });
      mails += s.integer(5);
      // Done only where each share is; what is missing of one is missing of the source.
      if (const std::int64_t share_state = s.integer(7); share_state != kDone)
        state = state == kDone ? share_state : std::max(state, share_state);
      if (s.integer(4) <= finished) continue;
      finished = s.integer(4);
      for (int i = 0; i < 8; ++i) s.copy(i, add, i + 1);
    }
    add.bind(6, mails);
    add.bind(8, state);
    add.run();
    const std::int64_t id = db_.last_id();
    for (const auto& share : source.shares) {
      ShardFile& part = *parts[share.part];
      read_of(part, [&] { add_mails(part, share.id, id); });
    }
    ++merged_.sources;
  }

  const Merged& merged() const { return merged_; }

 private:
  void add_mails(ShardFile& part, std::int64_t old_source, std::int64_t source) {
    part.messages.bind(1, old_source);
    while (part.messages.step()) {
      const std::int64_t old_id = part.messages.integer(0);
      ++id_;
      copy(part, part.messages, kMessages, message_, [&](std::string_view column) {
        return column == "id" ? std::optional(id_)
                              : (column == "source" ? std::optional(source) : std::nullopt);
      });
      ++merged_.mails;
      const std::uint64_t hops = add_rows(part, part.hops, kHops, hop_, old_id);
      merged_.hops += hops;
      part.copied(hops);
      add_rows(part, part.findings, kFindings, finding_, old_id);
      add_rows(part, part.evidence, kEvidence, evidence_, old_id);
      add_examples(part, old_id);
    }
    part.messages.reset();
  }

  std::uint64_t add_rows(ShardFile& part, Statement& from, const TableOf& table, Statement& to,
                         std::int64_t old_id) {
    std::uint64_t rows = 0;
    from.bind(1, old_id);
    for (; from.step(); ++rows)
      copy(part, from, table, to, [&](std::string_view column) -> std::optional<std::int64_t> {
        if (column == "message") return id_;
        if (column == "id") return id_ * kHopsPerMail + from.integer(0) % kHopsPerMail;
        return std::nullopt;
      });
    from.reset();
    return rows;
  }

  template <class F>
  void copy(ShardFile& part, Statement& from, const TableOf& table, Statement& to, F replaced) {
    for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
      const Column& column = table.columns[static_cast<std::size_t>(i)];
      if (const auto value = replaced(column.name))
        to.bind(i + 1, *value);
      else if (column.interned && !from.is_null(i))
        to.bind(i + 1, part.name(from.integer(i), names_));
      else
        from.copy(i, to, i + 1);
    }
    to.run();
  }

  void add_examples(ShardFile& part, std::int64_t old_id) {
    const auto [begin, end] = part.examples_of(old_id);
    for (auto it = begin; it != end; ++it) {
      const Example& e = it->second;
      const std::int64_t key = part.name(e.key, names_);
      if (!examples_.is_first(static_cast<ExampleChoice::Kind>(e.kind), key, e.of_class)) continue;
      const std::int64_t values[] = {e.kind, key, e.of_class, id_, e.hop};
      for (int i = 0; i < 5; ++i) example_.bind(i + 1, values[i]);
      example_.run();
      line_.bind(1, id_ * kHopsPerMail + e.hop);
      part.line(old_id * kHopsPerMail + e.hop).copy(0, line_, 2);
      line_.run();
    }
  }

  Database& db_;
  Names names_;
  ExampleChoice examples_;
  Statement message_, hop_, finding_, evidence_, example_, line_;
  std::int64_t id_ = 0;
  Merged merged_;
};

std::string share_text(std::uint32_t index, std::uint32_t count) {
  return std::to_string(index) + "/" + std::to_string(count);
}

// All parts are there, once, and of one scan.
std::optional<StoreError> refusal(const std::string& out, const Parts& parts) {
  const StoreIdentity& first = parts.front()->identity();
  std::vector<const ShardFile*> by_index(first.shard.count);
  for (const auto& part : parts) {
    const Shard shard = part->identity().shard;
    const bool whole = shard.count == 1 && parts.size() == 1;  // 1/1
    if ((shard.count < 2 && !whole) || shard.index < 1 || shard.index > shard.count)
      return StoreError{StoreTrouble::not_a_part, part->path()};
    StoreIdentity wanted = first;
    wanted.shard.index = shard.index;
    if (auto other = difference(wanted, part->identity(), part->path())) return other;
    if (!part->finished()) return StoreError{StoreTrouble::unfinished_part, part->path()};
    const ShardFile*& there = by_index[shard.index - 1];
    if (there)
      return StoreError{StoreTrouble::duplicate_part, part->path(),
                        share_text(shard.index, shard.count)};
    there = part.get();
  }
  for (std::size_t i = 0; i < by_index.size(); ++i)
    if (!by_index[i])
      return StoreError{StoreTrouble::missing_part, out,
                        share_text(static_cast<std::uint32_t>(i + 1), first.shard.count)};
  return std::nullopt;
}

constexpr std::uint32_t kMaxShards = 100'000;

bool exists(const std::string& path) {
  struct stat st{};
  return ::stat(path.c_str(), &st) == 0;
}

Merged join(const std::string& written, Parts& parts) {
  Database db(written, Database::Mode::create);
  db.run("PRAGMA cache_size = -16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  db.run("BEGIN");
  create_schema(db, false);
  StoreIdentity identity = parts.front()->identity();
  identity.shard = {};
  write_identity(db, identity);
  Merged merged;
  {
    Joined joined(db);
    for (auto& part : parts) read_of(*part, [&] { part->begin(); });
    for (const SourceParts& source : sources_of(parts)) joined.add_source(source, parts);
    merged = joined.merged();
  }
  bring_facts(db);
  create_indexes(db);
  write_copies(db);
  write_meta(db, "finished", "1");
  db.run("COMMIT; PRAGMA journal_mode = DELETE");
  return merged;
}

}  // namespace
}  // namespace store

StoreResult<Merged> merge_stores(const std::string& out, std::span<const std::string> paths) {
  using namespace store;
  if (exists(out)) return tl::unexpected(StoreError{StoreTrouble::there_already, out});
  Parts parts;
  for (const std::string& path : paths) {
    try {
      parts.push_back(std::make_unique<ShardFile>(path));
    } catch (const Failure& f) {
      return tl::unexpected(error_of(f, path));
    }
    if (parts.back()->identity().shard.count > kMaxShards)
      return tl::unexpected(StoreError{StoreTrouble::not_a_part, path});
  }
  if (auto why = refusal(out, parts)) return tl::unexpected(*why);
  // It gets its name once it lasts.
  const std::string written = out + ".part";
  std::remove(written.c_str());
  try {
    const Merged merged = join(written, parts);
    for (auto& part : parts)
      if (auto lacks = part->lacks()) {
        std::remove(written.c_str());
        return tl::unexpected(*lacks);
      }
    rename_lasting(written, out);
    return merged;
  } catch (const Failure& f) {
    std::remove(written.c_str());
    return tl::unexpected(error_of(f, out));
  }
}

}  // namespace tlspath

// store.cpp: one connection, one transaction from commit to commit, in which rows and journal go
// together.
#include "core/store/store.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include "core/store/facts.hpp"
#include "core/store/identity.hpp"
#include "core/store/lasting.hpp"
#include "core/store/mail_rows.hpp"
#include "core/store/prefix.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath {
namespace store {
namespace {

constexpr std::int64_t kMostSources = 100'000'000;  // that are remembered

bool holds_bytes(const std::string& path) {
  struct stat st{};
  return ::stat(path.c_str(), &st) == 0 && st.st_size > 0;
}

// Of a mail in a Maildir, what stays of its name when it is looked at, moved or flagged:
//   M/new/1700000000.a.host -> M/cur/1700000000.a.host:2,S
struct MaildirName {
  std::string folder, unique;
};
std::optional<MaildirName> maildir_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return std::nullopt;
  std::string folder = path.substr(0, slash);
  if (folder != "cur" && folder != "new" && !folder.ends_with("/cur") && !folder.ends_with("/new"))
    return std::nullopt;
  folder.resize(folder.size() - 3);
  return MaildirName{std::move(folder),
                     path.substr(slash + 1, path.find(":2,", slash) - slash - 1)};
}

bool is_gone(const std::string& path) {
  struct stat st{};
  return ::lstat(path.c_str(), &st) != 0 && errno == ENOENT;
}

void forget(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm", "-journal"}) std::remove((path + end).c_str());
}

class StoreOfScan final : public Store, private MailSink, private ScanJournal {
 public:
  StoreOfScan(std::string path, std::string written, const StoreOptions& options, bool was_there)
      : path_(std::move(path)),
        written_(std::move(written)),
        options_(options),
        was_there_(was_there),
        db_(std::make_unique<Database>(written_, Database::Mode::create)) {}

  // Throws Failure; an error where it is of another scan.
  std::optional<StoreError> prepare() {
    db_->run("PRAGMA cache_size = -" + std::to_string(options_.cache >> 10));
    // Killed before its tables lasted: nothing is in it.
    was_there_ = was_there_ && db_->integer("SELECT count(*) FROM sqlite_master") > 0;
    if (was_there_) {
      migrate(*db_);
      if (auto other = difference(options_.identity, read_identity(*db_), path_)) return other;
    }
    db_->run(
        "PRAGMA journal_mode = WAL;"
        "PRAGMA synchronous = NORMAL;"
        "PRAGMA wal_autocheckpoint = 4000;");
    if (!was_there_) {
      db_->run("BEGIN");  // one without its identity is another scan's to the next one
      create_schema(*db_, options_.journal_only);
      write_identity(*db_, options_.identity);
      db_->run("COMMIT");
    }
    if (options_.live) db_->run("PRAGMA synchronous = OFF");
    db_->run("BEGIN IMMEDIATE");
    write_meta(*db_, "finished", "0");
    if (!options_.journal_only) forget_copies(*db_);
    if (!options_.judged_by.empty()) judge_anew();
    if (!options_.journal_only) rows_.emplace(*db_, options_.evidence);
    find_source_.emplace(
        db_->prepare("SELECT id, size, modified, finished, mails, prefix_hash, state FROM sources "
                     "WHERE path = ? AND modified IS NOT NULL"));
    add_source_.emplace(
        db_->prepare("INSERT INTO sources(path, position, size, modified, finished, mails, state) "
                     "VALUES(?, ?, ?, ?, 0, 0, 0)"));
    set_source_.emplace(
        db_->prepare("UPDATE sources SET size = ?, modified = ?, finished = ?, mails = ?, "
                     "prefix_hash = ?, state = ? WHERE id = ?"));
    known_sources_ =
        std::clamp<std::int64_t>(db_->integer("SELECT max(id) FROM sources"), 0, kMostSources);
    met_.resize(static_cast<std::size_t>(known_sources_) + 1);
    if (rows_)
      safe_ = taken_ = static_cast<std::uint64_t>(db_->integer("SELECT count(*) FROM messages"));
    return std::nullopt;
  }

  MailSink& sink() override { return *this; }
  ScanJournal& journal() override { return *this; }

  void watch_file(std::string name,
                  std::function<std::optional<std::uint64_t>()> sync_file) override {
    // Known before anything is in it: whoever is killed before the first commit goes on with it.
    guarded([&] {
      Statement s = db_->prepare("INSERT OR IGNORE INTO files(name, synced) VALUES(?, 0)");
      s.bind(1, std::string_view(name));
      s.run();
      if (!judges_anew_) db_->run("COMMIT; BEGIN IMMEDIATE");
    });
    files_.emplace_back(std::move(name), std::move(sync_file));
  }

  std::optional<std::uint64_t> synced(std::string_view name) override {
    try {
      Statement s = db_->prepare("SELECT synced FROM files WHERE name = ?");
      s.bind(1, name);
      if (s.step()) return s.count(0);
    } catch (const Failure& f) {
      failed(f);
    }
    return std::nullopt;
  }

  bool holds_sources() override {
    std::int64_t sources = 0;
    guarded([&] { sources = db_->integer("SELECT count(*) FROM sources"); });
    return sources > 0;
  }

  std::uint64_t gone() override {
    std::uint64_t gone = 0;
    guarded([&] {
      Statement s = db_->prepare(
          "SELECT id, path FROM sources WHERE id BETWEEN 1 AND ? AND modified IS NOT NULL");
      s.bind(1, known_sources_);
      while (s.step())
        if (!met_[s.count(0)] && is_gone(std::string(s.text(1)))) ++gone;
    });
    return gone;
  }

  StoreResult<void> finish(bool complete) override {
    if (error_) return tl::unexpected(*error_);
    try {
      if (abandoned_) complete = false;
      if (!abandoned_ && !commit_all(complete)) return tl::unexpected(*error_);
      // Statements hold the connection.
      rows_.reset();
      find_source_.reset(), add_source_.reset(), set_source_.reset();
      if (options_.live) {
        db_.reset();
        return {};
      }
      db_->run("PRAGMA wal_checkpoint(TRUNCATE)");
      db_->run("PRAGMA journal_mode = DELETE");
      db_.reset();
      if (complete && written_ != path_)
        rename_lasting(written_, path_);
      else
        make_last(written_);
    } catch (const Failure& f) {
      failed(f);
      return tl::unexpected(*error_);
    }
    return {};
  }

  bool was_there() const override { return was_there_; }
  bool judges_anew() const override { return judges_anew_; }
  std::uint64_t safe_mails() const override { return safe_; }
  const std::optional<StoreError>& error() const override { return error_; }

 private:
  // Lasts with the rows that are read anew: whoever is killed before begins again. No source is
  // any more what it was, so each is read from its beginning, and its old rows go.
  void judge_anew() {
    judges_anew_ = was_there_ && read_meta(*db_, "policy") != options_.judged_by;
    if (judges_anew_)
      db_->run("UPDATE sources SET prefix_hash = NULL, modified = -1 WHERE modified IS NOT NULL");
    write_meta(*db_, "policy", options_.judged_by);
  }

  // MailSink.
  HeadParts head_parts() const override {
    return {.subject = true, .recipients = false, .date = true, .type = false};
  }
  bool take(const ScannedMail& mail) override {
    return guarded([&] {
      ++taken_;
      if (rows_) rows_->add(mail, open_.id);
    });
  }

  // What mails are taken from, and what is known of it.
  struct Source {
    Source() = default;
    explicit Source(const SourceInfo& s)
        : path(s.path),
          position(s.position),
          size(s.size),
          modified(s.modified),
          regular(s.regular) {}
    std::string path;
    std::uint64_t position = 0, size = 0;
    std::int64_t modified = 0;
    bool regular = false;
    std::int64_t id = 0;  // of its row; 0: it has none
    std::uint64_t offset = 0, mails = 0, known_mails = 0;
  };

  // ScanJournal.
  Place begin(const SourceInfo& info) override {
    open_ = Source(info);
    Place place;
    guarded([&] {
      place = find(open_);
      if (open_.id == 0) open_.id = add_source(open_);
      if (place.state == State::done) open_.id = 0;
    });
    return place;
  }

  Place look(const SourceInfo& info) override {
    Source source(info);
    Place place;
    guarded([&] { place = find(source); });
    return place;
  }

  std::int64_t add_source(const Source& source) {
    add_source_->bind(1, source.path);
    add_source_->bind(2, static_cast<std::int64_t>(source.position));
    if (source.regular) {
      add_source_->bind(3, static_cast<std::int64_t>(source.size));
      add_source_->bind(4, source.modified);
    } else {
      add_source_->bind_null(3);
      add_source_->bind_null(4);
    }
    add_source_->run();
    return db_->last_id();
  }

  // A mail in a Maildir that was given another name is the one that was read; one that is to be
  // judged anew, too.
  bool take_new_name(const Source& source) {
    const auto name = was_there_ ? maildir_name(source.path) : std::nullopt;
    if (!name) return false;
    Statement s = db_->prepare(
        "SELECT id, path FROM sources WHERE (path = ?1 OR path >= ?1 || ':2,' AND path < ?1 || "
        "':2-') AND size = ?2 AND modified IN (?3, -1)");
    for (const std::string_view folder : {"cur/", "new/"}) {
      const std::string plain = name->folder + std::string(folder) + name->unique;
      s.reset();
      s.bind(1, plain);
      s.bind(2, static_cast<std::int64_t>(source.size));
      s.bind(3, source.modified);
      while (s.step()) {
        if (!is_gone(std::string(s.text(1)))) continue;
        Statement rename = db_->prepare("UPDATE sources SET path = ? WHERE id = ?");
        rename.bind(1, source.path);
        rename.bind(2, s.integer(0));
        rename.run();
        return true;
      }
    }
    return false;
  }

  bool find_row(const Source& source) {
    find_source_->bind(1, source.path);
    if (find_source_->step()) return true;
    find_source_->reset();
    if (!take_new_name(source)) return false;
    find_source_->bind(1, source.path);
    return find_source_->step();
  }

  // Its row as an earlier scan left it, but for what only now is known: another name, that it is
  // done.
  Place find(Source& source) {
    Place place;
    bool mark_done = false;
    if (source.regular && find_row(source)) {
      const Statement& row = *find_source_;
      source.id = row.integer(0);
      if (source.id > 0 && source.id <= known_sources_)
        met_[static_cast<std::size_t>(source.id)] = true;
      const auto state = static_cast<SourceState>(row.integer(6));
      const bool done = state == SourceState::done;
      const std::uint64_t size = row.count(1), finished = row.count(3);
      const bool same = size == source.size && row.integer(2) == source.modified;
      place.mails = row.count(4);
      // Of an archive that was left in the middle no byte is known to be as it was.
      const bool kept = finished == 0 ? place.mails == 0 || same
                                      : finished <= source.size && !row.is_null(5) &&
                                            prefix_hash(source.path, finished) == row.count(5);
      place.offset = finished;
      // Touched, or changed in place between what the hash saw. Where rows cannot go it is taken
      // for what it was.
      const bool doubtful =
          size == source.size && !same && rows_can_go() && finished > kHashedFirst + kHashedLast;
      // A share of an mbox ends elsewhere once the mbox grows.
      const bool moved = options_.identity.shard.count > 1 && size != source.size;
      const bool left_out = state == SourceState::in_part || state == SourceState::to_a_limit;
      // A whole copy in place of a damaged one, or a wider limit: there may be mails among those
      // that were taken.
      const bool mended =
          (left_out && size == source.size && !same) ||
          (state == SourceState::to_a_limit && read_meta(*db_, "limits") != options_.limits);
      if (done && same)
        place.state = State::done;
      else if (moved || mended || doubtful || !kept || state == SourceState::with_gaps)
        place.state = State::changed;
      else if (!left_out && finished > 0 && finished == source.size)
        place.state = State::done;
      else
        place.state = State::go_on;
      mark_done = place.state == State::done && !(done && same);
    }
    find_source_->reset();
    source.offset = place.offset;
    source.mails = source.known_mails = place.mails;
    // Killed after its last mail, or touched without change: it is done all the same.
    if (mark_done) set_source(source, SourceState::done);
    return place;
  }

  bool rows_can_go() const { return rows_ && files_.empty(); }

  bool start_anew() override {
    open_.offset = open_.mails = 0;
    // Of one that nothing was taken of yet, nothing is in the files.
    const bool can_go = open_.known_mails == 0 || rows_can_go();
    const bool gone = can_go && guarded([&] {
                        if (rows_) rows_->remove(open_.id);
                        set_source(open_, SourceState::reading);
                      });
    if (!gone) open_.id = 0;
    return gone;
  }

  void reached(std::uint64_t offset, std::uint64_t mails) override {
    open_.offset = offset;
    open_.mails = mails;
    took_ = true;
  }

  void finish(std::uint64_t offset, Read how) override {
    open_.offset = offset;
    guarded([&] {
      if (how == Read::to_a_limit) keep_limits();
      set_source(open_, state_of(how));
    });
    open_.id = 0;
  }

  static SourceState state_of(Read how) {
    switch (how) {
      case Read::whole:
        return SourceState::done;
      case Read::in_part:
        return SourceState::in_part;
      case Read::to_a_limit:
        return SourceState::to_a_limit;
      case Read::with_gaps:
        break;
    }
    return SourceState::with_gaps;
  }

  // Those of this scan; what met others is read anew.
  void keep_limits() {
    if (read_meta(*db_, "limits") == options_.limits) return;
    write_meta(*db_, "limits", options_.limits);
    Statement s = db_->prepare("UPDATE sources SET state = ? WHERE state = ?");
    s.bind(1, static_cast<std::int64_t>(SourceState::with_gaps));
    s.bind(2, static_cast<std::int64_t>(SourceState::to_a_limit));
    s.run();
  }

  bool commit() override {
    return guarded([&] { commit_rows(); });
  }

  void abandon() override {
    guarded([&] {
      find_source_->reset();
      db_->run("ROLLBACK");
      open_.id = 0;
      abandoned_ = true;
    });
  }

  bool commit_all(bool complete) {
    return guarded([&] {
      if (open_.id != 0) set_source(open_, SourceState::reading);
      write_files();
      if (rows_) bring_facts(*db_);
      if (rows_ && (complete || options_.live)) {
        create_indexes(*db_);
        write_copies(*db_);
      }
      if (complete) write_meta(*db_, "finished", "1");
      db_->run("COMMIT");
      safe_ = taken_;
    });
  }

  void commit_rows() {
    if (open_.id != 0) set_source(open_, SourceState::reading);
    write_files();
    if (rows_) bring_facts(*db_);
    db_->run("COMMIT");
    safe_ = taken_;
    db_->run("BEGIN IMMEDIATE");
  }

  // Bytes of files last before the journal says that they do. A file that this scan does not write
  // lacks what it takes, and is none to go on with any more.
  void write_files() {
    if (std::exchange(took_, false)) db_->run("DELETE FROM files");
    Statement s = db_->prepare("INSERT OR REPLACE INTO files(name, synced) VALUES(?, ?)");
    for (const auto& [name, sync_file] : files_) {
      const auto size = sync_file();
      if (!size) throw Failure::io(name);
      s.bind(1, name);
      s.bind(2, static_cast<std::int64_t>(*size));
      s.run();
    }
  }

  void set_source(const Source& source, SourceState state) {
    if (source.regular) {
      set_source_->bind(1, static_cast<std::int64_t>(source.size));
      set_source_->bind(2, source.modified);
    } else {
      set_source_->bind_null(1);
      set_source_->bind_null(2);
    }
    set_source_->bind(3, static_cast<std::int64_t>(source.offset));
    set_source_->bind(4, static_cast<std::int64_t>(source.mails));
    const auto hash = source.regular ? prefix_hash(source.path, source.offset) : std::nullopt;
    set_source_->bind_or_null(5, hash);
    set_source_->bind(6, static_cast<std::int64_t>(state));
    set_source_->bind(7, source.id);
    set_source_->run();
  }

  template <class F>
  bool guarded(F what) {
    if (error_) return false;
    try {
      what();
      return true;
    } catch (const Failure& f) {
      failed(f);
      return false;
    }
  }

  // What was not committed goes, with the connection: half a mail is no result.
  void failed(const Failure& f) {
    if (!error_) error_ = error_of(f, path_);
    rows_.reset();
    find_source_.reset(), add_source_.reset(), set_source_.reset();
    db_.reset();
  }

  std::string path_, written_;
  StoreOptions options_;
  bool was_there_, judges_anew_ = false;
  std::unique_ptr<Database> db_;
  std::optional<MailRows> rows_;
  std::optional<Statement> find_source_, add_source_, set_source_;
  std::vector<std::pair<std::string, std::function<std::optional<std::uint64_t>()>>> files_;

  Source open_;        // its id is 0 where none is
  bool took_ = false;  // a mail, since the files were written
  bool abandoned_ = false;
  std::uint64_t taken_ = 0, safe_ = 0;
  std::int64_t known_sources_ = 0;  // their numbers are no larger
  std::vector<bool> met_;           // by number: those of them that are there still
  std::optional<StoreError> error_;
};

}  // namespace
}  // namespace store

StoreResult<std::unique_ptr<Store>> Store::open(const std::string& path,
                                                const StoreOptions& options) {
  using namespace store;
  // A shard is not to be taken for whole before it is: it gets its name at the end.
  const bool is_shard = options.identity.shard.count > 1 && !options.journal_only;
  const std::string written = is_shard ? path + ".part" : path;
  const bool ended = is_shard && options.resume && !holds_bytes(written) && holds_bytes(path);
  if (ended && std::rename(path.c_str(), written.c_str()) != 0)
    return tl::unexpected(error_of(Failure::of_errno(), path));
  if (!options.resume) {
    if (!is_shard && !options.journal_only && holds_bytes(path))
      return tl::unexpected(StoreError{StoreTrouble::there_already, path});
    // A journal without its scan, or a part that was left: this scan begins anew.
    if (is_shard || options.journal_only) forget(written);
  }
  const bool was_there = holds_bytes(written);
  try {
    auto store = std::make_unique<StoreOfScan>(path, written, options, was_there);
    const auto other = store->prepare();
    if (!other) return store;
    store.reset();
    if (ended) std::rename(written.c_str(), path.c_str());  // nothing of it was touched
    return tl::unexpected(*other);
  } catch (const Failure& f) {
    return tl::unexpected(error_of(f, path));
  }
}

}  // namespace tlspath

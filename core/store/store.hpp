// Store: a results database that a scan writes: its rows (MailSink) and its journal (ScanJournal)
// in one transaction, so that after kill -9, a full disk or a power cut both say the same.
//   auto store = Store::open("results.sqlite", {.identity = identity});
//   scan({.journal = &(*store)->journal(), ...}, {&(*store)->sink()}); (*store)->finish();
// A journal alone, beside file sinks: "all.ndjson.tlspath-state", the same without rows.
// Schema and example queries: docs/store.md. What a database says is asked in core/store/query.hpp;
// parts are joined in core/store/merge.hpp. Bounded memory: SQLite's cache, the names in use.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/scan/scan.hpp"

namespace tlspath {

// What decides what a scan says: results of different ones do not go together.
struct StoreIdentity {
  std::string tlspath;  // "0.1.0": its systems go with it
  std::string systems;  // the user's own ones, a fingerprint of their files; empty: none
  std::string psl;      // the day of the public suffix list
  std::string own;      // own domains and networks, as text
  std::string only{};   // which mails were asked for, as text; empty: all
  Shard shard{};
};

struct StoreOptions {
  StoreIdentity identity;
  bool resume = false;        // go on with one that is there; else one that is there is an error
  bool journal_only = false;  // no rows of mails
  std::uint64_t cache = std::uint64_t{16} << 20;  // bytes
  // What judges the mails besides (`tlspath check`), as text. Where another did, all sources that
  // are still there are read anew.
  std::string judged_by{};
  // What a source may cost, as text. Once it is another, what met a limit is read anew.
  std::string limits{};
  bool evidence = false;  // the place of every word that proves something
  // Looked at while it is written (browse.hpp), and not meant to last: it stays in WAL and does not
  // wait for the disk.
  bool live = false;
};

// Why a store cannot be opened or written, for a caller that words it.
enum class StoreTrouble : std::uint8_t {
  there_already,  // and nobody asked to resume
  no_database,    // a file of another kind
  newer,          // of a newer tlspath
  other_tlspath,  // the next five: made with another one, `detail` tells which
  other_systems,
  other_suffixes,
  other_own,
  other_only,
  other_shard,
  disk_full,
  no_file,  // nothing of that name
  damaged,  // torn or overwritten; `detail` has the words of SQLite
  failed,   // `detail` has the words of SQLite or the system
  stopped,  // by the one who asked
  // of merge
  missing_part,  // `detail`: "3/4"
  duplicate_part,
  unfinished_part,
  not_a_part,  // it holds no shard
};

struct StoreError {
  StoreTrouble trouble{};
  std::string path;
  std::string detail{};
};

template <class T>
using StoreResult = tl::expected<T, StoreError>;

class Store {
 public:
  static StoreResult<std::unique_ptr<Store>> open(const std::string& path,
                                                  const StoreOptions& options);
  virtual ~Store() = default;

  virtual MailSink& sink() = 0;
  virtual ScanJournal& journal() = 0;

  // A file that belongs to the scan. `sync` makes its bytes last and says how many there are, or
  // nothing where that fails; asked before each commit. Rows of a source in such files cannot go.
  virtual void watch_file(std::string name, std::function<std::optional<std::uint64_t>()> sync) = 0;
  // How much of it an earlier scan left that lasts.
  virtual std::optional<std::uint64_t> synced(std::string_view name) = 0;

  // Whether an earlier scan read anything: what a file that it did not write would lack.
  virtual bool holds_sources() = 0;

  // After a scan, before finish(): files of earlier ones that are not there any more. Their mails
  // stay.
  virtual std::uint64_t gone() = 0;

  // Indexes are built, the database becomes one file that no process has open, and lasts.
  // `complete`: nothing was left unread, so that merge may take it. After ScanJournal::abandon() it
  // holds what the last commit left.
  virtual StoreResult<void> finish(bool complete) = 0;

  virtual bool was_there() const = 0;            // rows of an earlier scan are in it
  virtual bool judges_anew() const = 0;          // another one judged them: see judged_by
  virtual std::uint64_t safe_mails() const = 0;  // committed
  virtual const std::optional<StoreError>& error()
      const = 0;  // why a sink or the journal said false
};

}  // namespace tlspath

// The schema of a results database: tables, words, indexes, views, and how an older one is brought
// up to it. docs/store.md explains it to those who query; a test holds the two together.
// For the .cpp files of core/store.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sqlite.hpp"
#include "core/tls/version.hpp"

namespace tlspath::store {

inline constexpr std::int64_t kApplicationId =
    0x746c7370;  // "tlsp": `file` and merge know it by that
inline constexpr std::int64_t kUserVersion = 2;
inline constexpr std::int64_t kHopsPerMail = 1024;  // hops.id = message * 1024 + hop
// No database of ours has so many mails or names; one of a higher number is a hostile one's, and
// none.
inline constexpr std::int64_t kMostRows = std::int64_t{1} << 28;
inline constexpr std::int64_t kMostGaps = 1 << 20;  // numbers of names that are missing

// sources.state: docs/store.md.
enum class SourceState : std::uint8_t { reading, done, in_part, with_gaps, to_a_limit };

// The columns of a table in their order. `interned`: the number of a text in `names`.
struct Column {
  std::string_view name;
  bool interned = false;
};
struct TableOf {
  std::string_view name;
  std::span<const Column> columns;
};
extern const TableOf kMessages, kHops, kFindings, kEvidence, kExamples, kLines;

// hop_id("m.id", "e.hop"): "m.id * 1024 + e.hop"
std::string hop_id(std::string_view message, std::string_view hop);
// hops_of("m.id", "h.id"): "h.id BETWEEN m.id * 1024 AND m.id * 1024 + 1023"
std::string hops_of(std::string_view message, std::string_view id = "id");
// hops_between("?1", "?2"): "id BETWEEN ?1 * 1024 AND ?2 * 1024 + 1023"
std::string hops_between(std::string_view first, std::string_view last, std::string_view id = "id");

// "INSERT INTO messages(id, source, ...) VALUES(?, ?, ...)"
std::string insert_into(const TableOf& table);

// Makes all tables, views and words, without indexes. `journal_only`: no more than scan needs to go
// on with files (sources, files, meta). Within the transaction of the caller, if it has one.
void create_schema(Database& db, bool journal_only);
// Throws Failure for a newer or a foreign one.
std::int64_t version_of(Database& db);
// Brings an older database up to kUserVersion, in one transaction.
void migrate(Database& db);
// Opened for reading; brought up to kUserVersion before, for which it has to be writable once.
// `brings_up` is called before that; while `stop` is true it ends, also where it waits for somebody
// who is at it, and all is as it was. `stop` has to live as long as the connection, or until that
// is told another one.
Database open_to_read(const std::string& path, const std::function<void()>& brings_up = {},
                      const std::atomic<bool>* stop = nullptr);
// Built once all rows are in; that of names earlier where they have to be asked for, and those by
// which the rows of a source are found where they have to go.
void create_indexes(Database& db);
void create_names_index(Database& db);
void create_mail_indexes(Database& db);

// messages.systems and messages.findings: each word once, sorted: "exchange postfix".
inline constexpr std::string_view kUnknownSystem = "?";
class WordList {
 public:
  void clear() { words_.clear(); }
  void add(std::string_view word);
  std::string_view text();  // until the next call

 private:
  std::vector<std::string> words_;
  std::string text_;
};
// messages.versions: 1 << version of an encrypted hop, 64: one that states none.
std::int64_t version_bit(std::optional<TlsVersion> version);

// The columns of a table of counts, from `m` (messages): how mail came at the boundary. Views and
// reports use the same words.
extern const std::string_view kBoundaryCounts;

}  // namespace tlspath::store

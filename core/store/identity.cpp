#include "core/store/identity.hpp"

#include <charconv>

namespace tlspath::store {
namespace {

std::uint32_t number(std::string_view text) {
  std::uint32_t n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

std::string shard_text(const Shard& s) {
  return std::to_string(s.index) + "/" + std::to_string(s.count);
}

}  // namespace

void write_meta(Database& db, std::string_view key, std::string_view value) {
  Statement s = db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)");
  s.bind(1, key);
  s.bind(2, value);
  s.run();
}

std::string read_meta(Database& db, std::string_view key) {
  Statement s = db.prepare("SELECT value FROM meta WHERE key = ?");
  s.bind(1, key);
  return s.step() ? std::string(s.text(0)) : std::string();
}

void write_identity(Database& db, const StoreIdentity& identity) {
  write_meta(db, "tlspath", identity.tlspath);
  write_meta(db, "systems", identity.systems);
  write_meta(db, "suffixes", identity.psl);
  write_meta(db, "own", identity.own);
  write_meta(db, "only", identity.only);
  write_meta(db, "shard", std::to_string(identity.shard.index));
  write_meta(db, "shards", std::to_string(identity.shard.count));
}

StoreIdentity read_identity(Database& db) {
  return {.tlspath = read_meta(db, "tlspath"),
          .systems = read_meta(db, "systems"),
          .psl = read_meta(db, "suffixes"),
          .own = read_meta(db, "own"),
          .only = read_meta(db, "only"),
          .shard = {number(read_meta(db, "shard")), number(read_meta(db, "shards"))}};
}

std::optional<StoreError> difference(const StoreIdentity& wanted, const StoreIdentity& found,
                                     const std::string& path) {
  std::optional<StoreError> error;
  const auto compare = [&](StoreTrouble trouble, const std::string& a, const std::string& b) {
    if (!error && a != b) error = StoreError{trouble, path, b};
  };
  compare(StoreTrouble::other_tlspath, wanted.tlspath, found.tlspath);
  compare(StoreTrouble::other_systems, wanted.systems, found.systems);
  compare(StoreTrouble::other_suffixes, wanted.psl, found.psl);
  compare(StoreTrouble::other_own, wanted.own, found.own);
  compare(StoreTrouble::other_only, wanted.only, found.only);
  compare(StoreTrouble::other_shard, shard_text(wanted.shard), shard_text(found.shard));
  return error;
}

StoreError error_of(const Failure& failure, const std::string& caller) {
  const std::string& path = failure.file().empty() ? caller : failure.file();
  if (failure.disk_full()) return {StoreTrouble::disk_full, path};
  if (failure.no_database()) return {StoreTrouble::no_database, path};
  if (failure.interrupted()) return {StoreTrouble::stopped, path};
  if (failure.is_no_file()) return {StoreTrouble::no_file, path};
  if (failure.damaged()) return {StoreTrouble::damaged, path, failure.what()};
  return {failure.is_newer() ? StoreTrouble::newer : StoreTrouble::failed, path, failure.what()};
}

}  // namespace tlspath::store

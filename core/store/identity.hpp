// The identity of a results database in its table `meta`, and how two of them differ. For
// core/store.
#pragma once

#include <optional>

#include "core/store/sqlite.hpp"
#include "core/store/store.hpp"

namespace tlspath::store {

void write_identity(Database& db, const StoreIdentity& identity);
StoreIdentity read_identity(Database& db);
// The first thing in which they differ, shards included; `detail` has both.
std::optional<StoreError> difference(const StoreIdentity& wanted, const StoreIdentity& found,
                                     const std::string& path);

void write_meta(Database& db, std::string_view key, std::string_view value);
std::string read_meta(Database& db, std::string_view key);

// Catches what SQLite throws, as a StoreError for that file.
StoreError error_of(const Failure& failure, const std::string& path);

}  // namespace tlspath::store

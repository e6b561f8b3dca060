// Names: texts that many rows share, each once in the table `names`, and a bounded memory of them.
//   names.id("mx.corp.example") -> 17, the same number every time
// The index of the table is built when it is first needed: sorting once is cheaper than keeping
// order. The memory finds a text by its bytes as they stand in the mail; the database gets them
// unfolded, visible and as valid UTF-8, and asks it only for what the memory does not hold. For
// core/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sqlite.hpp"

namespace tlspath::store {

class Names {
 public:
  static constexpr std::size_t kMaxBytes = 8u << 20;  // of texts kept
  static constexpr std::size_t kMaxEntries = 128u << 10;

  explicit Names(Database& db, std::size_t max_entries = kMaxEntries);
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  // Of a text that is not empty.
  std::int64_t id(std::string_view raw);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::int64_t id = 0;  // 0: free
    std::uint32_t at = 0, size = 0;
  };

  std::int64_t look_up(std::string_view text);
  void remember(std::uint64_t hash, std::string_view raw, std::int64_t id);
  void clear();
  void grow();
  void ask_database();

  Database& db_;
  Statement find_, insert_;
  std::size_t max_entries_, entries_ = 0;
  std::uint64_t seed_;
  std::int64_t last_id_;     // numbers are given in the order of first use
  bool all_remembered_;      // what is not in memory is not in the database
  std::vector<Slot> slots_;  // a power of two
  std::string texts_;
};

// As the record writes texts: unfolded, visible. True where `raw` is so already.
bool is_plain_text(std::string_view raw);

}  // namespace tlspath::store

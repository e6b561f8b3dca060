#include "core/store/names.hpp"

#include <algorithm>
#include <bit>
#include <random>

#include "core/base/hash.hpp"
#include "core/report/escape.hpp"

namespace tlspath::store {

bool is_plain_text(std::string_view raw) {
  return std::ranges::all_of(raw, [](char c) { return c >= ' ' && c < 0x7f; });
}

// The seed is another one each time, so that nobody can choose texts that all fall into one place.
Names::Names(Database& db, std::size_t max_entries)
    : find_(db.prepare("SELECT id FROM names WHERE text = ?")),
      insert_(db.prepare("INSERT INTO names(id, text) VALUES(?, ?)")),
      max_entries_(max_entries),
      seed_(std::random_device{}()),
      last_id_(db.integer("SELECT max(id) FROM names")),
      all_remembered_(last_id_ == 0),
      slots_(std::bit_ceil(max_entries * 2)) {}

std::int64_t Names::id(std::string_view raw) {
  const std::uint64_t h = hash_bytes(raw, seed_);
  const auto high = static_cast<std::uint32_t>(h >> 32);
  for (std::size_t at = h & (slots_.size() - 1); slots_[at].id != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    const Slot& s = slots_[at];
    if (s.hash == high && s.size == raw.size() &&
        std::string_view(texts_).substr(s.at, s.size) == raw)
      return s.id;
  }
  std::int64_t found = 0;
  if (is_plain_text(raw)) {
    found = look_up(raw);
  } else {
    // Every text of the database is remembered as it stands there, whatever it looked like in
    // mails.
    const std::string clean = unfolded(raw);
    found = clean == raw ? look_up(raw) : id(clean);
  }
  remember(h, raw, found);
  return found;
}

std::int64_t Names::look_up(std::string_view text) {
  if (!all_remembered_) {
    find_.bind(1, text);
    const std::int64_t known = find_.step() ? find_.integer(0) : 0;
    find_.reset();
    if (known != 0) return known;
  }
  insert_.bind(1, last_id_ + 1);
  insert_.bind(2, text);
  insert_.run();
  return ++last_id_;
}

void Names::remember(std::uint64_t hash, std::string_view raw, std::int64_t id) {
  if (raw.size() > kMaxBytes) {
    all_remembered_ = false;
    return;
  }
  if (entries_ >= max_entries_ || texts_.size() + raw.size() > kMaxBytes) clear();
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {.hash = static_cast<std::uint32_t>(hash >> 32),
                .at = static_cast<std::uint32_t>(texts_.size()),
                .size = static_cast<std::uint32_t>(raw.size()),
                .id = id};
  texts_ += raw;
  ++entries_;
}

void Names::clear() {
  std::ranges::fill(slots_, Slot{});
  texts_.clear();
  entries_ = 0;
  all_remembered_ = false;
}

}  // namespace tlspath::store

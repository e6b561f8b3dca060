#include "core/store/names.hpp"

#include <algorithm>
#include <random>

#include "core/base/hash.hpp"
#include "core/store/schema.hpp"
#include "core/text/escape.hpp"

namespace tlspath::store {
namespace {

// Few names are in use most of the time: a small table stays in the processor's cache.
constexpr std::size_t kFirstSlots = 1024;

}  // namespace

bool is_plain_text(std::string_view raw) {
  return std::ranges::all_of(raw, [](char c) { return c >= ' ' && c < 0x7f; });
}

// The seed is another one each time, so that nobody can choose texts that all fall into one place.
Names::Names(Database& db, std::size_t max_entries)
    : db_(db),
      find_(db.prepare("SELECT id FROM names WHERE text = ?")),
      insert_(db.prepare("INSERT INTO names(id, text) VALUES(?, ?)")),
      max_entries_(max_entries),
      seed_(std::random_device{}()),
      last_id_(db.integer("SELECT max(id) FROM names")),
      all_remembered_(true),
      slots_(kFirstSlots) {
  if (last_id_ > 0) ask_database();
}

void Names::ask_database() {
  if (all_remembered_) create_names_index(db_);
  all_remembered_ = false;
}

std::int64_t Names::id(std::string_view raw) {
  const std::uint64_t h = hash_bytes(raw, seed_);
  for (std::size_t at = h & (slots_.size() - 1); slots_[at].id != 0;
       at = (at + 1) & (slots_.size() - 1)) {
    const Slot& s = slots_[at];
    if (s.hash == h && s.size == raw.size() && std::string_view(texts_).substr(s.at, s.size) == raw)
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
    ask_database();
    return;
  }
  if (entries_ >= max_entries_ || texts_.size() + raw.size() > kMaxBytes) clear();
  if (++entries_ * 2 > slots_.size()) grow();
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {.hash = hash,
                .id = id,
                .at = static_cast<std::uint32_t>(texts_.size()),
                .size = static_cast<std::uint32_t>(raw.size())};
  texts_ += raw;
}

void Names::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& s : slots_) {
    if (s.id == 0) continue;
    std::size_t at = s.hash & (larger.size() - 1);
    while (larger[at].id != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = s;
  }
  slots_ = std::move(larger);
}

void Names::clear() {
  std::ranges::fill(slots_, Slot{});
  texts_.clear();
  entries_ = 0;
  ask_database();
}

}  // namespace tlspath::store

#include "core/store/mail_words.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <random>
#include <vector>

#include "core/base/hash.hpp"
#include "core/store/lines.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {
namespace {

constexpr std::uint32_t kQueueHashes = 1 << 18;

// A line: what would end it earlier is a space.
void line_of(std::string_view text, std::string& to) {
  const std::size_t at = to.size();
  std::string low;
  lower(text, low);
  to += low;
  std::replace(to.begin() + static_cast<std::ptrdiff_t>(at), to.end(), '\n', ' ');
}

// Now and then.
class Looks {
 public:
  explicit Looks(const CheckStop& check_stop) : check_stop_(check_stop) {}
  void one() {
    if (++seen_ % 4096 == 0) check_stop_();
  }

 private:
  const CheckStop& check_stop_;
  std::size_t seen_ = 0;
};

}  // namespace

void lower(std::string_view text, std::string& out) {
  out.resize(text.size());
  std::ranges::transform(text, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
}

MailWords::MailWords() : seed_(std::random_device{}()) {}

std::shared_ptr<const MailWords> MailWords::make(const std::string& path,
                                                 const CheckStop& check_stop) {
  auto words = std::make_shared<MailWords>();
  // Two read, each by a connection of its own: what is written, and who has what of it.
  auto texts = std::async(std::launch::async, [&] {
    Database db(path, Database::Mode::read);
    return words->fill_texts(db, check_stop);
  });
  Database db(path, Database::Mode::read);
  const bool fits = words->fill_numbers(db, check_stop);
  return texts.get() && fits ? words : nullptr;
}

bool MailWords::fill_texts(Database& db, const CheckStop& check_stop) {
  std::string record;
  // Records are found by their number: one for each number that is missing, too.
  const auto up_to = [&](Lane& lane, std::int64_t number) {
    if (number < 0 || number >= kMostRows) return false;
    while (lane.records() < static_cast<std::size_t>(number)) lane.add("\n");
    return lane.records() == static_cast<std::size_t>(number);
  };
  Looks look(check_stop);
  Statement names = db.prepare("SELECT id, text FROM names ORDER BY id");
  for (std::int64_t rows = 0; names.step(); look.one()) {
    if (names.integer(0) - rows++ > kMostGaps || !up_to(names_, names.integer(0))) return false;
    record.clear();
    line_of(names.text(1), record);
    names_.add(record += '\n');
  }
  Statement mails = db.prepare("SELECT id, subject, message_id FROM messages ORDER BY id");
  for (; mails.step(); look.one()) {
    if (!up_to(texts_, mails.integer(0))) return false;
    record.clear();
    line_of(mails.text(1), record);
    record += '\1';
    line_of(mails.text(2), record);
    texts_.add(record += '\n');
  }
  return names_.end() && texts_.end();
}

bool MailWords::fill_numbers(Database& db, const CheckStop& check_stop) {
  // No name has a larger number, unless it is no database of a scan: see kMostGaps.
  const auto names = static_cast<std::uint64_t>(
      std::clamp<std::int64_t>(db.integer("SELECT max(id) FROM names"), 0,
                               db.integer("SELECT count(*) FROM names") + kMostGaps));
  Statement mails = db.prepare("SELECT id, from_address, partner, relay FROM messages ORDER BY id");
  Statement hops = db.prepare(
      "SELECT id, queue_id, from_name, by_name, from_helo, from_address, by_address, recipient "
      "FROM hops ORDER BY id");
  bool more = hops.step();
  std::vector<std::uint32_t> numbers, queues;
  for (Looks look(check_stop); mails.step(); look.one()) {
    const std::int64_t id = mails.integer(0);
    if (id < 0 || id >= kMostRows) return false;
    numbers.clear();
    queues.clear();
    const auto name = [&](const Statement& s, int at) {
      if (const auto n = s.count(at); n > 0 && n <= names)
        numbers.push_back(static_cast<std::uint32_t>(n));
    };
    for (int i = 1; i < 4; ++i) name(mails, i);
    for (; more && hops.integer(0) / kHopsPerMail <= id; more = hops.step()) {
      if (hops.integer(0) / kHopsPerMail < id) continue;
      if (!hops.is_null(1)) queues.push_back(queue_of(hops.text(1)));
      for (int i = 2; i < 8; ++i) name(hops, i);
    }
    named_.add(static_cast<std::uint32_t>(id), numbers);
    queued_.add(static_cast<std::uint32_t>(id), queues);
    mails_ = id + 1;
  }
  return named_.end(check_stop) && queued_.end(check_stop);
}

std::uint32_t MailWords::queue_of(std::string_view id) const {
  return static_cast<std::uint32_t>(hash_bytes(id, seed_) % kQueueHashes);
}

std::shared_ptr<const Bits> MailWords::find(const std::string& text, const HasText& has_text,
                                            const CheckStop& check_stop) const {
  const std::lock_guard lock(mutex_);
  if (last_ && text == last_text_) return last_;
  std::string low;
  lower(text, low);
  auto out = std::make_shared<Bits>();
  if (low.find_first_of(std::string_view("\n\1", 2)) != std::string::npos) return out;
  const auto look = [&](const Lane& lane, std::size_t block, std::string& room, Bits& lines) {
    check_stop();
    find_lines(lane.read(block, room), lane.first(block), low, lines);
  };
  // Two take the texts from each other; one has looked through the names before.
  std::atomic<std::size_t> next = 0;
  const auto look_in_texts = [&](Bits& mails) {
    std::string room;
    for (std::size_t b = next++; b < texts_.blocks(); b = next++) look(texts_, b, room, mails);
  };
  auto other = std::async(std::launch::async, [&] {
    Bits mails;
    look_in_texts(mails);
    return mails;
  });
  std::string room;
  Bits names, queues, queued;
  for (std::size_t b = 0; b < names_.blocks(); ++b) look(names_, b, room, names);
  named_.find(names, check_stop, *out);
  if (low.find(' ') == std::string::npos) {
    queues.set(queue_of(text));
    queued_.find(queues, check_stop, queued);
    queued.each([&](std::size_t mail) {
      check_stop();
      if (!out->has(mail) && has_text(static_cast<std::int64_t>(mail))) out->set(mail);
    });
  }
  look_in_texts(*out);
  out->add(other.get());
  last_text_ = text;
  last_ = out;
  return out;
}

}  // namespace tlspath::store

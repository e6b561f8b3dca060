#include "core/store/mail_words.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <future>

#include "core/base/hash.hpp"
#include "core/store/schema.hpp"
#include "core/store/sqlite.hpp"
#include "core/store/unnamed_file.hpp"

namespace tlspath::store {
namespace {

constexpr std::size_t kBlock = 1 << 20;
constexpr std::int64_t kMost = std::int64_t{1} << 28;  // numbers; past it there are no such files

template <class T>
void append(std::string& to, T v) {
  to.append(reinterpret_cast<const char*>(&v), sizeof v);
}
template <class T>
T number_at(const char* p) {
  T v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// A line: what would end it earlier is a space.
void line_of(std::string_view text, std::string& to) {
  const std::size_t at = to.size();
  std::string low;
  lower(text, low);
  to += low;
  std::replace(to.begin() + static_cast<std::ptrdiff_t>(at), to.end(), '\n', ' ');
}

// Sets the records of Count + Count * Number in which a number is `wanted`. No branch a number: of
// frequent ones none could be foretold.
template <class Number, class F>
void find_records(std::string_view block, std::size_t first, F wanted, Bits& out) {
  const char* p = block.data();
  const char* const end = p + block.size();
  for (std::size_t record = first; p < end; ++record) {
    const auto count = number_at<std::uint32_t>(p);
    p += sizeof count;
    bool any = false;
    for (std::uint32_t i = 0; i < count; ++i, p += sizeof(Number))
      any |= static_cast<bool>(wanted(number_at<Number>(p)));
    if (any) out.set(record);
  }
}

}  // namespace

void lower(std::string_view text, std::string& out) {
  out.resize(text.size());
  std::ranges::transform(text, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
}

void Bits::add(const Bits& other) {
  if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

MailWords::Lane::Lane() : file_(unnamed_file()), fits_(file_.get() >= 0) {}

void MailWords::Lane::add(std::string_view record) {
  buffer_ += record;
  ++records_;
  if (buffer_.size() >= kBlock) put();
}

void MailWords::Lane::put() {
  if (buffer_.empty()) return;
  for (std::size_t done = 0; fits_ && done < buffer_.size();) {
    const ssize_t n = ::pwrite(file_.get(), buffer_.data() + done, buffer_.size() - done,
                               size_ + static_cast<std::int64_t>(done));
    fits_ = n > 0;
    if (fits_) done += static_cast<std::size_t>(n);
  }
  blocks_.push_back({size_, buffer_.size(), first_});
  size_ += static_cast<std::int64_t>(buffer_.size());
  first_ = records_;
  buffer_.clear();
}

bool MailWords::Lane::end() {
  put();
  std::string().swap(buffer_);
  return fits_;
}

template <class F>
void MailWords::Lane::each_block(const CheckStop& check_stop, F f) const {
  std::string bytes;
  for (const Block& b : blocks_) {
    check_stop();
    bytes.resize(b.size);
    if (::pread(file_.get(), bytes.data(), b.size, b.at) != static_cast<ssize_t>(b.size))
      throw Failure(10 /* SQLITE_IOERR */, "a temporary file could not be read");
    f(std::string_view(bytes), b.first);
  }
}

std::shared_ptr<const MailWords> MailWords::make(Database& db, const CheckStop& check_stop) {
  auto words = std::make_shared<MailWords>();
  return words->fill(db, check_stop) ? words : nullptr;
}

bool MailWords::fill(Database& db, const CheckStop& check_stop) {
  std::string record;
  // Records are found by their number: one for each number that is missing, too.
  const auto up_to = [&](Lane& lane, std::int64_t number, std::string_view none) {
    if (number < 0 || number > kMost) return false;
    while (lane.records() < static_cast<std::size_t>(number)) lane.add(none);
    return lane.records() == static_cast<std::size_t>(number);
  };
  const std::string none(sizeof(std::uint32_t), '\0');
  std::size_t seen = 0;
  const auto look = [&] {
    if (++seen % 4096 == 0) check_stop();
  };
  Statement names = db.prepare("SELECT id, text FROM names ORDER BY id");
  for (; names.step(); look()) {
    if (!up_to(names_, names.integer(0), "\n")) return false;
    record.clear();
    line_of(names.text(1), record);
    names_.add(record += '\n');
  }
  Statement mails = db.prepare(
      "SELECT id, subject, message_id, from_address, partner, relay FROM messages ORDER BY id");
  Statement hops = db.prepare(
      "SELECT id, queue_id, from_name, by_name, from_helo, from_address, by_address, recipient "
      "FROM hops ORDER BY id");
  bool more = hops.step();
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint64_t> queues;
  for (; mails.step(); look()) {
    const std::int64_t id = mails.integer(0);
    if (!up_to(texts_, id, "\n") || !up_to(named_in_, id, none) || !up_to(queues_, id, none))
      return false;
    record.clear();
    line_of(mails.text(1), record);
    record += '\1';
    line_of(mails.text(2), record);
    texts_.add(record += '\n');
    numbers.clear();
    queues.clear();
    const auto name = [&](const Statement& s, int at) {
      if (const std::int64_t n = s.integer(at); n > 0 && n <= kMost)
        numbers.push_back(static_cast<std::uint32_t>(n));
    };
    for (int i = 3; i < 6; ++i) name(mails, i);
    for (; more && hops.integer(0) / kHopsPerMail <= id; more = hops.step()) {
      if (hops.integer(0) / kHopsPerMail < id) continue;
      if (!hops.is_null(1)) queues.push_back(hash_bytes(hops.text(1)));
      for (int i = 2; i < 8; ++i) name(hops, i);
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    record.clear();
    append(record, static_cast<std::uint32_t>(numbers.size()));
    for (const std::uint32_t n : numbers) append(record, n);
    named_in_.add(record);
    record.clear();
    append(record, static_cast<std::uint32_t>(queues.size()));
    for (const std::uint64_t h : queues) append(record, h);
    queues_.add(record);
    mails_ = id + 1;
  }
  return names_.end() && texts_.end() && named_in_.end() && queues_.end();
}

void MailWords::find_lines(const Lane& lane, std::string_view low, const CheckStop& check_stop,
                           Bits& out) {
  lane.each_block(check_stop, [&](std::string_view block, std::size_t line) {
    const char* const end = block.data() + block.size();
    const char* counted = block.data();
    for (const char* p = counted; p < end;) {
      const auto left = static_cast<std::size_t>(end - p);
      const auto* hit = static_cast<const char*>(::memmem(p, left, low.data(), low.size()));
      if (hit == nullptr) break;
      line += static_cast<std::size_t>(std::count(counted, hit, '\n'));
      out.set(line);
      counted = hit;
      const auto* next =
          static_cast<const char*>(std::memchr(hit, '\n', static_cast<std::size_t>(end - hit)));
      p = next != nullptr ? next + 1 : end;
    }
  });
}

std::shared_ptr<const Bits> MailWords::find(const std::string& text,
                                            const CheckStop& check_stop) const {
  const std::lock_guard lock(mutex_);
  if (last_ && text == last_text_) return last_;
  std::string low;
  lower(text, low);
  auto out = std::make_shared<Bits>();
  if (low.find_first_of(std::string_view("\n\1", 2)) != std::string::npos) return out;
  // Names take about as long as all else.
  auto in_texts = std::async(std::launch::async, [&] {
    Bits bits;
    find_lines(texts_, low, check_stop, bits);
    if (low.find(' ') == std::string::npos) {
      const std::uint64_t wanted = hash_bytes(text);
      queues_.each_block(check_stop, [&](std::string_view block, std::size_t first) {
        find_records<std::uint64_t>(
            block, first, [=](std::uint64_t queue) { return queue == wanted; }, bits);
      });
    }
    return bits;
  });
  Bits names;
  find_lines(names_, low, check_stop, names);
  if (!names.none())
    named_in_.each_block(check_stop, [&](std::string_view block, std::size_t first) {
      find_records<std::uint32_t>(
          block, first, [&](std::uint32_t name) { return names.has(name); }, *out);
    });
  out->add(in_texts.get());
  last_text_ = text;
  last_ = out;
  return out;
}

}  // namespace tlspath::store

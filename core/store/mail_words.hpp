// MailWords: what free text is looked for in, of all mails of a database that is no longer written,
// close together in files without name: names, subjects, ids, and who has which. Making them takes
// seconds and some 200 MB of disk a million mails; looking through them a tenth of a second,
// without holding them.
//   auto words = MailWords::make(db, check_stop);  auto hits = words->find("mailhub", check_stop);
//   if (hits->has(17)) ...        the same mails as MailText, which needs no such files
// May be asked from several threads. For the .cpp files of core/store; others hand it on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/input/stream.hpp"

namespace tlspath::store {

class Database;

// A bit for each number.
class Bits {
 public:
  void set(std::size_t at) {
    if (at / 64 >= words_.size()) words_.resize(at / 64 + 1);
    words_[at / 64] |= std::uint64_t{1} << at % 64;
  }
  bool has(std::size_t at) const {
    return at / 64 < words_.size() && (words_[at / 64] >> at % 64 & 1u) != 0;
  }
  void add(const Bits& other);
  bool none() const { return words_.empty(); }

 private:
  std::vector<std::uint64_t> words_;
};

class MailWords {
 public:
  using CheckStop = std::function<void()>;  // throws to end it; from several threads

  // Nothing where there is no room, or numbers are not those of a scan.
  static std::shared_ptr<const MailWords> make(Database& db, const CheckStop& check_stop);
  std::shared_ptr<const Bits> find(const std::string& text, const CheckStop& check_stop) const;
  std::int64_t mails() const { return mails_; }  // those with higher numbers came later

 private:
  // Records one after the other, in blocks that hold whole ones.
  class Lane {
   public:
    Lane();
    void add(std::string_view record);
    bool end();  // false: no room
    std::size_t records() const { return records_; }
    // f(the block's bytes, the number of its first record)
    template <class F>
    void each_block(const CheckStop& check_stop, F f) const;

   private:
    struct Block {
      std::int64_t at = 0;
      std::size_t size = 0, first = 0;
    };
    void put();
    Descriptor file_;
    std::string buffer_;
    std::vector<Block> blocks_;
    std::size_t records_ = 0, first_ = 0;
    std::int64_t size_ = 0;
    bool fits_ = true;
  };

  bool fill(Database& db, const CheckStop& check_stop);
  static void find_lines(const Lane& lane, std::string_view low, const CheckStop& check_stop,
                         Bits& out);

  Lane names_, texts_;      // a line each: in lower case; subject, \1, Message-ID
  Lane named_in_, queues_;  // of each mail: count and numbers of its names; hashes of queue ids
  std::int64_t mails_ = 0;
  mutable std::mutex mutex_;
  mutable std::string last_text_;
  mutable std::shared_ptr<const Bits> last_;
};

// ASCII letters alone, as in LIKE.
void lower(std::string_view text, std::string& out);

}  // namespace tlspath::store

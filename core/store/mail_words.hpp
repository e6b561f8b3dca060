// MailWords: what free text is looked for in, of all mails of a database that is no longer written,
// close together in files without name: names, subjects, ids, and who has which. Making them takes
// seconds and some 150 MB of disk a million mails; looking through them a twentieth of a second,
// without holding them.
//   auto words = MailWords::make("results.sqlite", check_stop);
//   auto hits = words->find("mailhub", [&](auto mail) { return text.has(mail); }, check_stop);
//   if (hits->has(17)) ...        the same mails as MailText, which needs no such files
// May be asked from several threads. For the .cpp files of core/store; others hand it on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/store/lane.hpp"
#include "core/store/postings.hpp"

namespace tlspath::store {

class Database;

class MailWords {
 public:
  using HasText = std::function<bool(std::int64_t mail)>;  // as MailText says

  MailWords();
  // Nothing where there is no room, or numbers are not those of a scan.
  static std::shared_ptr<const MailWords> make(const std::string& path,
                                               const CheckStop& check_stop);
  // `has_text` is asked of the few mails that may have it as a queue id.
  std::shared_ptr<const Bits> find(const std::string& text, const HasText& has_text,
                                   const CheckStop& check_stop) const;
  std::int64_t mails() const { return mails_; }  // those with higher numbers came later

 private:
  bool fill_texts(Database& db, const CheckStop& check_stop);
  bool fill_numbers(Database& db, const CheckStop& check_stop);
  std::uint32_t queue_of(std::string_view id) const;

  Lane names_, texts_;       // a line each: in lower case; subject, \1, Message-ID
  Postings named_, queued_;  // who has a name; a hash of a queue id
  std::uint64_t seed_;       // of that hash: another one each time
  std::int64_t mails_ = 0;
  mutable std::mutex mutex_;
  mutable std::string last_text_;
  mutable std::shared_ptr<const Bits> last_;
};

// ASCII letters alone, as in LIKE.
void lower(std::string_view text, std::string& out);

}  // namespace tlspath::store

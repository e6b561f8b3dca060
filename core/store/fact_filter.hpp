// FactFilter: a selection of mails, asked of their facts: names are looked up once, then each mail
// costs some comparisons of numbers. Free text is not among them (mail_text.hpp).
//   FactFilter f(db, {.boundary = Verdict::cleartext}, copies);   if (f.takes(mail, facts)) ...
// For the .cpp files of core/store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/browse.hpp"
#include "core/store/facts.hpp"
#include "core/store/sqlite.hpp"

namespace tlspath::store {

// Which lists of words (schema.hpp) have a word: each list is looked at once.
class ListsWith {
 public:
  ListsWith(Database& db, std::string word);
  bool has(std::uint32_t list);

 private:
  Statement text_;
  std::string word_;
  std::vector<std::uint8_t> known_;  // by the list's number: 0 not yet, 1 no, 2 yes
};

class FactFilter {
 public:
  // `copies` has to live as long, and is looked at for `once` alone.
  FactFilter(Database& db, const MailSelection& selection, const std::vector<bool>& copies,
             MailMarks marks);
  bool takes(std::int64_t mail, const Facts& f) {
    if (takes_all_) return true;
    if ((has_small_ && !takes_small(f)) || (once_ && is_copy(mail))) return false;
    // A copy of them, so that those of most mails never have to be in memory.
    return !has_rest_ || takes_rest(mail, Facts(f));
  }

 private:
  bool takes_small(const Facts& f) const {
    return (!way_ || f.way == *way_) && (!boundary_ || f.boundary == *boundary_) &&
           (!came_ || f.came == *came_) && (!went_ || f.boundary == *went_) &&
           (!partner_ || f.partner == *partner_) && (!relay_ || f.relay == *relay_) &&
           (versions_ == 0 || (f.versions & versions_) != 0) && (!weak_ || f.weak);
  }
  bool is_copy(std::int64_t mail) const {
    const auto at = static_cast<std::size_t>(mail);
    return at < copies_.size() && copies_[at];
  }
  bool takes_rest(std::int64_t mail, const Facts& f);  // what is rarely asked

  bool takes_all_ = false, has_small_ = false, has_rest_ = false, weak_ = false, undated_ = false,
       once_ = false;
  std::optional<std::int64_t> since_, until_;
  std::optional<std::uint8_t> way_, boundary_, came_, went_;
  std::optional<std::uint32_t> partner_, relay_;
  std::uint8_t versions_ = 0;
  std::optional<ListsWith> systems_, findings_;
  std::optional<std::uint8_t> mark_;
  MailMarks marks_;
  const std::vector<bool>& copies_;
};

}  // namespace tlspath::store

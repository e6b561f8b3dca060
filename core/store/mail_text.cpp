#include "core/store/mail_text.hpp"

#include <algorithm>

#include "core/store/mail_words.hpp"
#include "core/store/schema.hpp"

namespace tlspath::store {
MailText::MailText(Database& db, const std::string& text)
    : mail_(db.prepare("SELECT subject, message_id, from_address, partner, relay FROM messages "
                       "WHERE id = ?")),
      hops_(db.prepare(
          "SELECT queue_id, from_name, by_name, from_helo, from_address, by_address, recipient "
          "FROM hops WHERE " +
          hops_of("?1"))),
      name_(db.prepare("SELECT text FROM names WHERE id = ?")),
      text_(text) {
  lower(text, low_);
}

bool MailText::holds(std::string_view text) {
  if (text.size() < low_.size()) return false;
  lower(text, room_);
  return room_.find(low_) != std::string::npos;
}

bool MailText::name_holds(const Statement& s, int at) {
  if (s.is_null(at)) return false;
  const std::int64_t number = s.integer(at);
  if (number < 1 || number >= kMostRows) return false;
  const auto n = static_cast<std::size_t>(number);
  if (n >= names_.size()) names_.resize(std::max(n + 1, names_.size() * 2));
  if (names_[n] == 0) {
    name_.bind(1, number);
    names_[n] = name_.step() && holds(name_.text(0)) ? 2 : 1;
    name_.reset();
  }
  return names_[n] == 2;
}

bool MailText::has(std::int64_t mail) {
  const Reset reset_mail(mail_), reset_hops(hops_);
  bool yes = false;
  mail_.bind(1, mail);
  if (mail_.step()) {
    yes = holds(mail_.text(0)) || holds(mail_.text(1));
    for (int i = 2; i < 5 && !yes; ++i) yes = name_holds(mail_, i);
  }
  if (yes) return true;
  hops_.bind(1, mail);
  while (!yes && hops_.step()) {
    yes = hops_.text(0) == text_;
    for (int i = 1; i < 7 && !yes; ++i) yes = name_holds(hops_, i);
  }
  return yes;
}

}  // namespace tlspath::store

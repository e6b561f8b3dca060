// MailText: whether a mail holds a text: in a name (hosts, addresses, domains), the subject or the
// Message-ID, without regard to the case of ASCII letters, or as a whole queue id.
//   MailText t(db, "mailhub");   if (t.has(17)) ...
// Each name is looked at once. For the .cpp files of core/store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sqlite.hpp"

namespace tlspath::store {

class MailText {
 public:
  MailText(Database& db, const std::string& text);
  bool has(std::int64_t mail);

 private:
  bool holds(std::string_view text);
  bool name_holds(const Statement& s, int at);

  Statement mail_, hops_, name_;
  std::string text_, low_, room_;
  std::vector<std::uint8_t> names_;  // by number: 0 not looked at, 1 no, 2 yes
};

}  // namespace tlspath::store

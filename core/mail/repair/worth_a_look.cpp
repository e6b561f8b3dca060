// worth_a_look.cpp: the first bytes of binary kinds, NULs, and the word "received:".
#include "core/mail/repair/worth_a_look.hpp"

#include <algorithm>
#include <array>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lone_value.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

bool is_binary(std::string_view look) {
  constexpr auto kMagic =
      std::to_array<std::string_view>({"%PDF-", "PK\x03\x04", "\x1f\x8b", "\xd0\xcf\x11\xe0",
                                       "\x89PNG", "\xff\xd8\xff", "GIF8", "!BDN", "7z\xbc\xaf",
                                       "\x7f"
                                       "ELF",
                                       "Rar!", "BZh",
                                       "\xfd"
                                       "7zXZ",
                                       "\x28\xb5\x2f\xfd"});
  if (std::any_of(kMagic.begin(), kMagic.end(),
                  [&](std::string_view m) { return look.starts_with(m); }))
    return true;
  const std::string_view head = look.substr(0, 4096);
  return static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0')) * 32 > head.size();
}

// Is there anything that could be repaired? A long text without "received:", or
// "received" and a tab, is left at once.
bool may_hold_headers(std::string_view look) {
  if (look.size() <= kMaxLone) return true;
  for (std::size_t i = look.find_first_of(":\t"); i != kNone; i = look.find_first_of(":\t", i + 1))
    if (i >= 8 && is_received(look.substr(i - 8, 8))) return true;
  return false;
}

}  // namespace

bool is_worth_a_look(std::string_view look) { return !is_binary(look) && may_hold_headers(look); }

}  // namespace tlspath::repairing

// The names of slots, as tests, `tlspath systems` and TOML files write them.

#include <array>

#include "core/received/slots.hpp"

namespace tlspath {

std::string_view name(Slot s) {
  static constexpr std::array<std::string_view, kSlots + 1> kNames = {
      "lead",         "lead_comment", "from",     "from_words",    "peer",    "from_comment",
      "from_tail",    "by",           "by_words", "by_comment",    "via",     "via_comment",
      "with",         "with_comment", "id",       "id_comment",    "for",     "for_comment",
      "tls",          "tls_comment",  "other",    "other_comment", "section", "date",
      "date_comment", "any_comment"};
  return kNames[static_cast<std::size_t>(s)];
}

}  // namespace tlspath

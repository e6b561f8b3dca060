// Characters that only a paste puts into a Received value: no-break spaces, zero-width characters,
// smart quotes and dashes, in UTF-8 and in Windows-1252.
//   "by\xc2\xa0mail.example.org"  ->  a blank in place of 2 bytes
//   "\xe2\x80\x9cTLS\xe2\x80\x9d"  ->  plain quotes
// Not done: letters; names in any script stay as they are.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/mail/repair.hpp"

namespace tlspath::repairing {

struct Replacement {
  std::size_t size = 1;  // bytes read
  bool wanted = false;
  Repair kind{};
  std::string_view bytes;  // in place of those read
};

// The character at `at`, and what stands for it in a repaired text.
Replacement replacement_at(std::string_view text, std::size_t at);

}  // namespace tlspath::repairing

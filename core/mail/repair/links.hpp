// A link that a mail program or a page put behind an address, and whose target is that address:
//   "for <anna@corp.example<mailto:anna@corp.example>>;"  ->  "<mailto:anna@corp.example>"
// Not done: a link to anything else; what is no copy of the word before it is no paste's.
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath::repairing {

// The size of the link that starts with the '<' at `at`; 0 where there is none, or where its target
// is not the word before it.
std::size_t link_at(std::string_view text, std::size_t at);

}  // namespace tlspath::repairing

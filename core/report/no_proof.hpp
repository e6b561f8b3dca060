// Words without weight: what looks like TLS in a Received line but stands where the sender, or
// nobody, chose the words to say so. `--raw`, the HTML page and the window show them as such, so
// that nobody takes them for proof.
//   Received: from x (HELO using TLSv1.3) (198.51.100.66) by mx.corp.example with SMTP; ...
//                          ^^^^^^^^^^^^^ greeting
// Not done here: verdicts. Patterns never see these places (core/received/slots.hpp); the finding
// forged-looking is made where the hop is judged.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/received/slots.hpp"

namespace tlspath {

enum class Weightless : std::uint8_t {
  greeting,      // HELO, EHLO: the sender's own words
  name,          // a host name or reverse DNS: whoever owns the address chooses it
  sender_words,  // ident and other words beside the peer
  host,          // the name of the receiving host
  id,
  recipient,  // an address: `for`, envelope-from
};

struct WeightlessWords {
  Span where{};
  Weightless kind{};
};

// Appends them in the order of the line. Linear in its length.
void find_weightless_words(std::string_view raw, const ReceivedField& field,
                           std::vector<WeightlessWords>& out);

// True for one word that people read as TLS: a version, a suite, a keyword with S, and (`bare`)
// "TLS" or "encrypted".
bool looks_like_tls(std::string_view word, bool bare = true);

}  // namespace tlspath

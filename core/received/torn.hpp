// Why nobody knows whose words of a line are whose. Such a line proves nothing, and accuses nobody
// of more than its plain keyword does.
//   for a (TLS) b@a.example      where a server writes a recipient without its quotes, "(TLS)" may
//                                be the recipient's: "a (TLS) b"@a.example
// Each rule is found where its words are cut (tokenizer.cpp, sender_side.cpp, peer.cpp,
// date_slot.cpp); tests/tokenizer_test.cpp has a line for each.
#pragma once

#include <cstdint>

namespace tlspath {

enum class Torn : std::uint8_t {
  no,
  // An address of the envelope, which many servers write without the quotes that it came with.
  address_closes,   // (envelope-from <a> ) (TLS) b@a.example>): behind it a stray ")" or ">"
  address_opens,    // for <a with ESMTPS id 7@a.example: its "<" is never closed
  address_goes_on,  // envelope-from <>(TLS) b@a.example>: nobody writes on right behind an address
  envelope_words,   // (envelope-from <a> TLS b@a.example>): nor in its comment
  envelope_opens,   // (envelope-from <a> ) (TLS) (b@a.example>), or such a comment never closes
  recipient_words,  // for a (TLS) b@a.example, for with ESMTPS id 7@a.example
  recipient_again,  // for a with ESMTPS for <b@a.example>: clauses of the session in between
  // A greeting, or what answered to ident.
  swallowed,        // (x (y.example [192.0.2.1]) by mx.example with ESMTP ...: the server's clauses
                    // stand within a comment or a quote
  unbalanced,       // before "by" something is open or stray
  open_quote,       // ([192.0.2.1]:4711 "EHLO ) (cipher=AES128-SHA" ...)
  another_by,       // by mx.example with SMTP (...) by b.example: which of them wrote it?
  another_address,  // two addresses, of which either may be the greeting's
  // The mail itself, whose first line begins with a blank; or two lines that ran together.
  behind_date,   // by mx.example with SMTP; date with ESMTPS
  another_date,  // by mx.example with SMTP; date for <a@b.example>; date
};

}  // namespace tlspath

// The sender's side of a Received line: which comments hold it, and the names and address in them.
//   from x (HELO a.example) (ident@192.0.2.1) (TLS) by ...    the first two comments, name, address
// What one comment holds, peer_comment.cpp reads. Only found here, not judged: see
// core/path/verdict.cpp for what an address means.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/received/slots.hpp"

namespace tlspath {

// Parts before `end` that are comments of the `from` clause belong to the sender's side; with
// `lead`, comments before any clause do too: "(HELO a.example) (user) by mx.example ...". With
// `all` everything before "by" does: the peer's comment ends in words of the sender. With `nobody`
// no address is recorded, behind which the receiver would speak of the session: only who logged in
// may be said there, (Authenticated sender: alice).
struct PeerRange {
  std::uint8_t end = 0;
  bool lead = false;
  bool all = false;
  bool nobody = false;
};

// What is known of the greeting before the peer is read.
struct Greeting {
  bool recorded = true;   // false: it plays clauses, and what looks like a peer is the greeting's
  bool clauses = false;   // it plays clauses
  bool open_end = false;  // and a comment among them ends in the sender's words
};

// Fills helo, peer_name, peer_address, by_address of `field` and tells which comments are the
// peer's.
PeerRange read_peer(std::string_view raw, ReceivedField& field, const Greeting& greeting);

}  // namespace tlspath

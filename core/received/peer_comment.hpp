// One comment, or some words, of the sender's side: what form they have, and the names and address
// in them.
//   a.example [192.0.2.1]              Postfix, Sendmail: resolved name and address
//   [192.0.2.1]:4711 helo=a.example    Exim
//   HELO a.example, ident@192.0.2.1    qmail's two comments
//   192.0.2.1                          Exchange
// Which of several comments counts, peer.cpp decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/ascii.hpp"
#include "core/base/span.hpp"
#include "core/received/address.hpp"

namespace tlspath {

// A view and where it starts in the mail, so that sub-views can become spans again.
struct Text {
  std::string_view s;
  std::uint32_t at = 0;
  Span span(std::size_t begin, std::size_t end) const { return span_between(at + begin, at + end); }
};

struct PeerWords {
  std::optional<Span> helo, name;
  std::optional<Seen<IpAddress>> address;
  std::optional<Seen<IpAddress>> claimed;  // (HELO [192.0.2.1])
  bool helo_lead = false;                  // the comment opens with HELO or EHLO, or helo=
};

PeerWords read_peer_words(const Text& comment);

// The same, but false where the comment is not just one name and one address, as most are.
bool read_plain_peer(Text comment, PeerWords& out);

// The address that all of t[begin, end) is.
std::optional<Seen<IpAddress>> address_in(const Text& t, std::size_t begin, std::size_t end);

// An address in brackets: of those that hold one the first, the last.
struct Bracketed {
  Seen<IpAddress> address;
  std::size_t open = 0;  // where the bracket is: [IPv6:2001:db8::1] begins before its address
};
std::optional<Bracketed> first_bracketed(const Text& t);
std::optional<Bracketed> last_bracketed(const Text& t);
inline std::optional<Seen<IpAddress>> address_of(const std::optional<Bracketed>& b) {
  return b ? std::optional(b->address) : std::nullopt;
}

// How much an address makes a host one of our own: 0 the Internet's, 2 this host.
inline constexpr int kLoopback = 2;
int locality(const Seen<IpAddress>& a);

// (Authenticated sender: alice), (SquirrelMail authenticated user x).
bool speaks_of_login(std::string_view comment);

// The words by which a receiver speaks of the session ("using TLSv1.3 ...", "Client CN ...",
// "Authenticated sender ..."): no peer's, whatever they hold.
bool speaks_of_session(std::string_view comment);

// (HELO a.example), (port=25 helo=a.example), (IDENT: alice).
bool leads_with_helo(std::string_view comment);

// (IDENT: alice, TLS: ...): Courier's, and all of it may be what the sender's host answered.
bool is_ident_answer(std::string_view comment);

// [192.0.2.1]:4711 "EHLO a.example": of the words from the quote on.
bool quotes_greeting(std::string_view from_quote);

// Ends in words that the sender chose, so that what follows it up to "by" may be theirs too: an
// answer to ident, ([192.0.2.1] helo=a.example).
bool is_open_ended(std::string_view comment);

// "[unknown]", "a.example [unknown]": the mark alone, or behind one name.
bool is_name_and(std::string_view comment, std::string_view mark);

// True where the comment has the form of a peer: an address in it, or HELO words, and it does not
// speak of the session.
bool looks_like_peer(std::string_view comment);

// Not "unknown", "unverified", "192.0.2.1" or "[192.0.2.1]": what stands in a name's place where
// none was found.
bool names_host(std::string_view word);

inline std::size_t word_end(std::string_view s, std::size_t at) {
  while (at < s.size() && !ascii::is_blank(s[at])) ++at;
  return at;
}

}  // namespace tlspath

// ReceivedField: one Received value cut into slots, as spans into the raw mail.
//   from a.example (a.example [192.0.2.1]) (using TLSv1.3 with cipher X)
//   by b.example (Postfix) with ESMTPS id 7; date
//     from          a.example
//     peer          a.example [192.0.2.1]
//     from_comment  using TLSv1.3 with cipher X
//     by            b.example
//     by_comment    Postfix
//     with          ESMTPS
//     id            7
//     date          date
// What the sender can choose (HELO, reverse DNS, ident) ends in `from`, `from_words` and `peer`,
// which no pattern ever sees. That is what makes a forged "(using TLSv1.3 ...)" inside a HELO
// harmless.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/span.hpp"
#include "core/received/address.hpp"
#include "core/received/date.hpp"
#include "core/received/torn.hpp"

namespace tlspath {

enum class Slot : std::uint8_t {
  lead,          // words before any clause: "indimail-mta smtpd 123", "at SITE"
  lead_comment,  // a comment before any clause: (qmail 12 invoked by uid 1000)
  from,          // the first word after "from": a HELO or a host name
  from_words,    // the other words of that clause before its comments: "pickup service"; the sender
                 // may choose them
  peer,          // the comment(s) with reverse DNS, HELO, ident or address
  from_comment,  // a comment after the peer: (using TLSv1.3 with cipher ...), (Authenticated
                 // sender: x)
  from_tail,     // words after the peer and before "by": de/crypted with TLSv1.3: ...
  by,            // the first word after "by"
  by_words,      // its other words: "over TLS secured channel"
  by_comment,    // (Postfix), (8.15.2/8.15.2), (Exim 4.96) where it follows "by"
  via,
  via_comment,
  with,  // all words of the clause: "ESMTPS", "Microsoft SMTP Server"
  with_comment,
  id,  // the first word after "id"; more words are `other`
  id_comment,
  for_,
  for_comment,
  tls,  // the RFC 8314 clause: tls TLS_AES_256_GCM_SHA384
  tls_comment,
  other,  // clauses that no standard names: envelope-from (its address is in no slot)
  other_comment,
  section,       // words between two ";" that are neither clause nor date (OpenSMTPD 5.3: "TLS
                 // version=...")
  date,          // what follows the last ";"
  date_comment,  // comments after it: (CET), Yandex' (using TLSv1.3 ...)
  any_comment,   // for cues and readers only: see slots_meant()
};
inline constexpr std::size_t kSlots = static_cast<std::size_t>(Slot::any_comment);

std::string_view name(Slot s);  // "with_comment"

// Slots as a set, a bit each.
using SlotSet = std::uint32_t;
static_assert(kSlots <= 32);
constexpr SlotSet slot_bit(Slot s) { return SlotSet{1} << static_cast<unsigned>(s); }

struct Part {
  Slot slot{};
  Span where{};  // without parentheses, without blanks at its ends
};

// What was odd about the line's form; each becomes a finding of the hop.
struct FieldOddities {
  bool no_date : 1 = false;         // no readable date anywhere
  bool unbalanced : 1 = false;      // a comment, quote or angle bracket was never closed
  bool too_deep : 1 = false;        // comments nested deeper than kMaxDepth
  bool too_many_parts : 1 = false;  // more than kMaxParts: the rest was not read
  bool too_long : 1 = false;        // longer than kMaxField: the rest was not read
  bool second_by : 1 = false;       // the greeting plays the server's clauses
};

class ReceivedField {
 public:
  static constexpr std::size_t kMaxParts = 40;
  static constexpr std::uint32_t kMaxDepth = 64;
  static constexpr std::uint32_t kMaxField = 256u << 10;

  Span value{};  // the whole value
  FieldOddities odd;
  Torn torn = Torn::no;  // the first reason that was found
  void tear(Torn why) {
    if (torn == Torn::no) torn = why;
  }
  std::optional<Stamp> stamp;  // `where` is absolute here: within the mail

  // The sender's side, as the receiver wrote it. Absent = not written.
  std::optional<Span>
      helo;  // from HELO/EHLO words or helo=; or `from` where the comment names another host
  std::optional<Span> peer_name;  // the name the receiver resolved
  std::optional<Seen<IpAddress>> peer_address;
  std::optional<Seen<IpAddress>> by_address;
  std::optional<Span> other_by;  // of a torn line with more than one "by"
  bool has_from = false;         // the word stands there, with anything behind it or nothing
  bool ident_only = false;       // a peer comment without address: (user@localhost)
  bool literal_only = false;     // the address is all that "from" has: "from [192.0.2.1] by", where
                                 // many write a greeting
  bool address_unsure = false;   // another one stands where the greeting may have played either,
                                 // or none because the greeting plays clauses

  std::size_t size() const { return count_; }
  const Part* begin() const { return parts_.data(); }
  const Part* end() const { return parts_.data() + count_; }

  // The first part of that slot, or nullptr.
  const Part* find(Slot s) const {
    const auto i = first_[static_cast<std::size_t>(s)];
    return i == kNone ? nullptr : &parts_[i];
  }
  SlotSet present() const { return present_; }
  bool has(Slot s) const { return first_[static_cast<std::size_t>(s)] != kNone; }
  Span span(Slot s) const {
    const Part* p = find(s);
    return p ? p->where : Span{};
  }

 private:
  friend class Tokenizer;
  friend class SenderSide;
  friend class DateSlot;
  // Before the part at `at`; false where there is no room.
  bool insert(std::uint8_t at, const Part& part) {
    if (count_ == kMaxParts) {
      odd.too_many_parts = true;
      return false;
    }
    for (std::uint8_t k = count_++; k > at; --k) parts_[k] = parts_[k - 1];
    parts_[at] = part;
    return true;
  }

  static constexpr std::uint8_t kNone = 0xff;
  std::uint8_t count_ = 0;
  SlotSet present_ = 0;
  std::array<std::uint8_t, kSlots + 1> first_;  // none is an any_comment: the last stays kNone
  std::array<Part, kMaxParts> parts_;
};

// True for the slots whose words the receiving system wrote itself: what a pattern may see.
constexpr bool own_words(Slot s) {
  return s != Slot::from && s != Slot::from_words && s != Slot::peer && s != Slot::by;
}
constexpr bool is_comment(Slot s) {
  switch (s) {
    case Slot::lead_comment:
    case Slot::from_comment:
    case Slot::by_comment:
    case Slot::via_comment:
    case Slot::with_comment:
    case Slot::id_comment:
    case Slot::for_comment:
    case Slot::tls_comment:
    case Slot::other_comment:
    case Slot::date_comment:
      return true;
    default:
      return false;
  }
}

// What a cue, a reader or a form of `s` looks at: with any_comment every comment of the receiving
// system, never `peer`, and none behind the date, which may be the sender's.
inline constexpr SlotSet kComments = [] {
  SlotSet set = 0;
  for (std::size_t i = 0; i < kSlots; ++i)
    if (is_comment(static_cast<Slot>(i))) set |= slot_bit(static_cast<Slot>(i));
  return set & ~slot_bit(Slot::date_comment);
}();
constexpr SlotSet slots_meant(Slot s) { return s == Slot::any_comment ? kComments : slot_bit(s); }

// Cuts the value `where` of `raw` into `out` (reused: nothing is allocated). Linear in the value's
// length on any input.
void tokenize(std::string_view raw, Span where, ReceivedField& out);

}  // namespace tlspath

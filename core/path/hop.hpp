// Hop: what one Received field tells of one transfer. Spans point into the mail that was read.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/span.hpp"
#include "core/path/facts.hpp"
#include "core/path/finding.hpp"
#include "core/path/keyword.hpp"
#include "core/received/address.hpp"
#include "core/received/date.hpp"

namespace tlspath {

struct System;  // core/path/system.hpp
struct Profile;

// How the hop came to be, beside the verdict: what the path's rules must step over.
enum class HopForm : std::uint8_t {
  transfer,  // a mail went from one system to another
  pickup,    // handed in on the same host: (Postfix, from userid 33), with local
  queue,     // a queue's or filter's own line: (qmail 12 invoked from network)
  pull,      // fetched from a mailbox: fetchmail, getmail
  handover,  // a product's inner hand-over that names no peer and states nothing (Google's by-only
             // lines)
  web,       // handed in through a web page or an API
  store,     // delivery into a mailbox: mapi, LMTP of a store
};

struct HostSide {
  std::optional<Span> helo;  // from: what the sender called itself
  std::optional<Span> name;  // from: as the receiver resolved it; by: the host's name
  std::optional<Seen<IpAddress>> address;
};

// Whose hosts these are, by the rules of the path. Where own servers were named, nobody who comes
// from the Internet is one of them for what he says of himself.
struct Sides {
  bool writer = false;     // the receiving side wrote the line: a server that was named or, where
                           // nobody named any, one at or above the boundary
  bool peer = false;       // and took the mail from a host of that side, as far as it saw
  bool internet = false;   // the mail came over the Internet
  bool sure_name = false;  // from.name is no unconfirmed reverse DNS of a public address
  bool nameless_peer = false;     // own servers were named, and the peer has a private address
                                  // without a name that others can know
  bool foreign_greeting = false;  // from the host itself, but by a name of another house
};

struct Hop {
  std::uint32_t number = 0;  // 1 = oldest
  std::uint32_t field = 0;   // 0 = topmost Received
  Span line{};               // the whole field, name included
  Span value{};

  Verdict verdict = Verdict::unstated;
  Basis basis = Basis::none;
  HopForm form = HopForm::transfer;
  std::optional<Scope> scope;
  std::optional<Grade> grade;  // of encrypted hops only
  Trust trust = Trust::claimed;
  Sides sides;
  bool decides = false;  // counts for the verdict of the path
  bool has_from = false;
  bool peer_is_proxy = false;  // a loopback address, but not the host's own: 127.0.0.6

  const System* system = nullptr;  // nullptr: a system nobody knows
  const Profile* profile = nullptr;
  std::optional<Span> system_version;
  std::optional<Seen<Keyword>> protocol;
  std::optional<Span> authenticated;  // the words that say that the sender logged in

  HostSide from, by;
  bool address_unsure = false;   // from.address may be what the sender called itself
  std::optional<Span> other_by;  // of a torn line: its writer may have this name as well
  std::optional<Span> id, for_;
  std::optional<Stamp> stamp;
  std::optional<std::int64_t>
      delay;  // seconds after the hop before it; negative where clocks disagree

  TlsFacts tls;
  ShortList<Evidence, 10> evidence;
  ShortList<Finding, 8> findings;

  bool has(FindingKind k) const {
    for (const Finding& f : findings)
      if (f.kind == k) return true;
    return false;
  }
  // The name by which the sender is known: resolved name, else HELO, else nothing.
  std::optional<Span> from_name() const { return from.name ? from.name : from.helo; }
};

}  // namespace tlspath

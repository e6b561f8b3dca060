// Words: every sentence and label of the text side, once a language. en.cpp and de.cpp implement
// it; as all members are pure, a sentence that lacks in a language does not compile.
//   words(Language::en).clear_at_boundary("corp.example", 4, "relay.mailhub.example")
//     -> "Not encrypted where it entered corp.example: hop 4 came in cleartext from
//     relay.mailhub.example."
// Names given to it are made visible before (escape.hpp). Nothing here looks at the locale, and
// nothing knows a mail.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/path/facts.hpp"
#include "core/path/finding.hpp"
#include "core/path/path.hpp"
#include "core/text/language.hpp"

namespace tlspath {

using HopNumbers = std::span<const std::uint32_t>;

// Why a hop does not say.
enum class Silence : std::uint8_t { never, sometimes, plain };

// What the hop at the boundary says, where another hop is the one talked about.
enum class AtBoundary : std::uint8_t { encrypted, unstated, cleartext, none };

// What the hops say beside those in cleartext inside one organisation.
enum class Rest : std::uint8_t {
  none,
  between_encrypted,
  between_unproven,
  others_encrypted,
  others_unproven
};

// Why a hop that crossed a network, or may have, decides nothing.
enum class WhyNot : std::uint8_t { handover, fetched, no_peer };

// Whose word an encrypted path rests on.
enum class WordOf : std::uint8_t { nobody_named, own, mixed };

// The hops that decide.
struct CountedHops {
  std::size_t count = 0;    // they crossed a network, or state TLS all the same
  std::size_t of = 0;       // all hops of the path
  std::size_t on_host = 0;  // of `count`: by the address recorded they stayed on one host
};

// What a system does when TLS is used.
enum class Habit : std::uint8_t {
  none,
  writes_keyword,
  marks_always,
  never,
  sometimes,
  cannot,  // older than its maker's TLS
  unknown_system
};

// How a hop is known to be local.
enum class LocalBy : std::uint8_t { user_id, handed_in, queue, store, web, loopback, same_host };

struct HiddenCount {
  std::size_t addresses = 0, hosts = 0, ips = 0, ids = 0;
  // Said only where there are any.
  std::size_t domains = 0, users = 0, names = 0, subjects = 0;
};

class Words {
 public:
  virtual ~Words() = default;

  // Labels.
  virtual std::string_view head_hop() const = 0;
  virtual std::string_view head_verdict() const = 0;
  virtual std::string_view head_grade() const = 0;
  virtual std::string_view head_version() const = 0;
  virtual std::string_view head_suite() const = 0;
  virtual std::string_view head_time() const = 0;
  virtual std::string_view head_delay() const = 0;
  virtual std::string_view head_system() const = 0;
  virtual std::string_view mail() const = 0;
  virtual std::string_view proof() const = 0;
  virtual std::string_view notes() const = 0;
  virtual std::string_view unknown() const = 0;
  // Labels of the list, without colon.
  virtual std::string_view label_verdict() const = 0;
  virtual std::string_view label_grade() const = 0;
  virtual std::string_view label_from() const = 0;
  virtual std::string_view label_by() const = 0;
  virtual std::string_view label_where() const = 0;
  virtual std::string_view label_version() const = 0;
  virtual std::string_view label_suite() const = 0;
  virtual std::string_view label_bits() const = 0;
  virtual std::string_view label_key_exchange() const = 0;
  virtual std::string_view label_signature() const = 0;
  virtual std::string_view label_keyword() const = 0;
  virtual std::string_view label_client_certificate() const = 0;
  virtual std::string_view label_time() const = 0;
  virtual std::string_view label_delay() const = 0;
  virtual std::string_view label_system() const = 0;
  virtual std::string_view label_trust() const = 0;
  virtual std::string_view label_note() const = 0;
  virtual std::string hop_of(std::uint32_t number, std::uint32_t all) const = 0;  // "Hop 4 of 6"

  // Words of one fact.
  virtual std::string_view verdict(Verdict v) const = 0;
  virtual std::string_view path_verdict(std::optional<PathVerdict> v) const = 0;
  virtual std::string_view grade(Grade g) const = 0;
  virtual std::string_view trust(Trust t) const = 0;
  virtual std::string_view not_stated() const = 0;
  virtual std::string_view boundary(bool inferred) const = 0;
  virtual std::string_view clocks_disagree() const = 0;
  virtual std::string_view forged_looking() const = 0;
  virtual std::string_view gap_before() const = 0;
  virtual std::string hop(std::uint32_t number) const = 0;  // "hop 4"
  virtual std::string hops(HopNumbers numbers) const = 0;   // "hops 1 to 3 and 5"
  virtual std::string hops_start(
      HopNumbers numbers) const = 0;          // the same at the start of a sentence
  virtual std::string bits(int n) const = 0;  // "128 bits"
  virtual std::string_view version_not_stated() const = 0;
  virtual std::string_view suite_not_stated() const = 0;
  virtual std::string_view only_tls() const = 0;      // "TLS, nothing more stated"
  virtual std::string_view no_tls_words() const = 0;  // "no TLS stated"
  virtual std::string_view null_suite() const = 0;
  virtual std::string client_certificate(
      ClientCertificate c) const = 0;  // always holds "the sender's"
  virtual std::string_view sender_logged_in() const = 0;
  virtual std::string_view login() const = 0;            // the same in a word, for tables
  virtual std::string byte(std::uint64_t at) const = 0;  // "byte 293"

  // A system: "by Postfix, which writes ESMTPS whenever TLS is used". `keyword` for writes_keyword
  // only.
  virtual std::string by_system(std::string_view system, Habit h,
                                std::string_view keyword) const = 0;
  virtual std::string system_sentence(std::string_view system, Habit h,
                                      std::string_view keyword) const = 0;
  virtual std::string_view habit_short(Habit h) const = 0;  // "marks every TLS"; may be empty
  virtual std::string_view plain_reading()
      const = 0;  // "by the plain reading of a system we do not know"
  virtual std::string_view system_not_known() const = 0;  // for the table's cell

  // A local hop: "handed in by user id 33", "loopback 127.0.0.1". `detail` is the number or the
  // address.
  virtual std::string local_by(LocalBy how, std::string_view detail) const = 0;
  virtual std::string local_hops(
      std::size_t n, std::string_view host) const = 0;  // "3 local hops on mx.corp.example"

  // The answer. Names may be empty where they are not known.
  virtual std::string forged(std::uint32_t hop, bool cleartext) const = 0;
  // `calls_itself`: only the sender says that it is `from`.
  virtual std::string clear_at_boundary(std::string_view organisation, std::uint32_t hop,
                                        std::string_view from, bool calls_itself) const = 0;
  virtual std::string null_suite_used(std::uint32_t hop) const = 0;
  // `others`: more than one wrote these hops; else `word_of`, which may be empty.
  virtual std::string clear_between(HopNumbers hops, std::string_view word_of, bool others,
                                    AtBoundary boundary, std::uint32_t boundary_hop,
                                    std::string_view organisation) const = 0;
  // `in_public`: those of `hops` that came from a public address; `by_others`: who say what of the
  // rest.
  virtual std::string clear_inside(std::string_view organisation, HopNumbers hops,
                                   HopNumbers in_public, bool all_private, Rest rest,
                                   bool by_others) const = 0;
  virtual std::string unproven(HopNumbers hops, Silence why) const = 0;
  virtual std::string encrypted(const CountedHops& counted, WordOf whose, HopNumbers claimed,
                                HopNumbers own, std::string_view organisation) const = 0;
  virtual std::string encrypted_but(const CountedHops& counted, HopNumbers hops, Grade worst,
                                    std::string_view reason) const = 0;
  virtual std::string_view no_forward_secrecy() const = 0;
  virtual std::string local_only(std::size_t hops, std::string_view host) const = 0;
  virtual std::string_view nothing_decides() const = 0;
  // `how`: encrypted, cleartext; nothing where they do not say, or not the same.
  virtual std::string only_fetched(HopNumbers hops, std::optional<Verdict> how) const = 0;
  virtual std::string_view no_received() const = 0;
  virtual std::string_view sent_item() const = 0;
  virtual std::string no_internet_headers(std::string_view file) const = 0;
  virtual std::string lone(PathVerdict v, std::string_view detail, Grade g) const = 0;
  // ... that names no host it came from.
  virtual std::string_view lone_without_from() const = 0;
  virtual std::string_view not_all_read() const = 0;  // the second, where Received lines were not

  // The second sentence.
  virtual std::string before_that(HopNumbers cleartext, HopNumbers unstated) const = 0;
  virtual std::string cleartext_too(HopNumbers hops) const = 0;
  virtual std::string does_not_say(HopNumbers hops) const = 0;
  virtual std::string weak_too(HopNumbers hops) const = 0;
  virtual std::string weak_where_encrypted(HopNumbers hops, Grade worst,
                                           std::string_view reason) const = 0;
  virtual std::string_view none_known_clear() const = 0;
  virtual std::string_view ask_for_headers() const = 0;  // what to do where there is no answer
  virtual std::string_view export_again() const = 0;  // the same for an item that kept no headers

  // Notes.
  virtual std::string about(HopNumbers hops, std::string_view sentences) const = 0;  // "Hop 1: ..."
  virtual std::string finding(FindingKind k,
                              std::string_view detail) const = 0;  // a sentence; may be empty
  virtual std::string repair(FindingKind k,
                             std::uint32_t count) const = 0;     // "folding restored in 3 lines"
  virtual std::string repairs(std::string_view list) const = 0;  // the sentence around them
  virtual std::string_view decides_nothing(WhyNot why) const = 0;
  virtual std::string clocks(std::uint32_t hop, std::uint32_t below,
                             std::string_view by_how_much) const = 0;
  // `hours` full hours, `off` seconds short of (negative) or over them; `zone` as hop `below` wrote
  // it, or empty.
  virtual std::string clocks_zone(std::uint32_t hop, std::uint32_t below,
                                  std::string_view by_how_much, int hours, int off,
                                  std::string_view zone) const = 0;
  virtual std::string gap(std::uint32_t below, std::uint32_t above) const = 0;
  virtual std::string_view no_boundary() const = 0;

  // Unknown.
  virtual std::string_view servers_certificates() const = 0;
  virtual std::string sender_certificate(HopNumbers hops, ClientCertificate c) const = 0;
  virtual std::string others_wrote(HopNumbers hops) const = 0;
  virtual std::string_view are_they_genuine() const = 0;
  virtual std::string_view own_domain_placeholder() const = 0;
  virtual std::string front_end(HopNumbers hops) const = 0;
  virtual std::string_view front_end_any() const = 0;
  // Where the mail came in from a filter that takes mail in for others.
  virtual std::string hosted_filter(std::string_view domain, std::uint32_t into_it) const = 0;

  // Ticket.
  virtual std::string_view ticket_hop() const = 0;
  virtual std::string_view ticket_from_by() const = 0;
  virtual std::string_view ticket_as_written() const = 0;
  virtual std::string ticket_proof(std::uint32_t hop) const = 0;  // "Proof, hop 4"
  virtual std::string ticket_unknown(
      HopNumbers claimed) const = 0;  // "Unknown: hops 1 to 3 are what others wrote."
  virtual std::string ticket_unknown_all() const = 0;
  virtual std::string hidden(const HiddenCount& n) const = 0;  // "Hidden: 2 addresses, ..."
  virtual std::string and_more(std::size_t n) const = 0;       // "and 2 more"
};

const Words& words(Language l);

}  // namespace tlspath

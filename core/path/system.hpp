// System: what is known of one mail system, as plain data that tests can walk and `tlspath systems`
// can print. The systems themselves are in parsers/, one file each; core only reads these
// structures.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "core/path/hop.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

// What the system's silence means (verdicts.md section 4).
enum class Marks : std::uint8_t {
  always,     // TLS is marked whenever it was used: silence is cleartext
  keyword,    // the S of the keyword is reliable, details are optional
  sometimes,  // marked only where configured: silence is no evidence
  never,      // the format cannot say: the keyword is a constant
};
std::string_view name(Marks m);

// Whether a version can do TLS at all, opportunistic STARTTLS included.
enum class HasTls : std::uint8_t { unknown, yes, no };
std::string_view name(HasTls h);

struct ReadContext;

struct Profile {
  std::string_view from{};   // first version it holds for; empty: from the beginning
  std::string_view until{};  // first version it no longer holds for; empty: still holds
  bool by_date =
      false;  // `from` and `until` are dates (2025-07-01), compared with the hop's own stamp
  bool unversioned = false;  // for lines that show no version; exactly one where there are several
  Marks marks{};
  bool plain_keyword_counts = false;  // with `never`/`sometimes`: a keyword without S is cleartext
                                      // all the same (plain qmail)
  bool reads_suite_class =
      false;                  // its "version" is the class of the suite (Sendmail before 8.15.1)
  std::string_view label{};   // "2016 on"
  std::string_view shows{};   // "(TLS)": how TLS shows in these versions
  std::string_view source{};  // where this is known from
  // Where `marks` does not tell: see has_tls() and keyword_with_tls() below.
  std::optional<HasTls> has_tls{};
  std::optional<std::string_view> keyword_with_tls{};
  // The line itself tells, whatever its version. Of several that hold, the last.
  bool (*holds)(const ReadContext& c) = nullptr;
};

// What a line without a word of TLS means by that profile; a keyword that says nothing leaves it
// unstated all the same.
constexpr Verdict silence_means(const Profile& p) {
  return p.marks == Marks::always || p.marks == Marks::keyword || p.plain_keyword_counts
             ? Verdict::cleartext
             : Verdict::unstated;
}
// Who marks TLS has it.
constexpr HasTls has_tls(const Profile& p) {
  return p.has_tls.value_or(p.marks == Marks::never ? HasTls::unknown : HasTls::yes);
}
// The keyword that shows its TLS: "S", its plain one with an S, or another: "SMTPS". Empty: it
// shows TLS elsewhere ("version= cipher="), and it would be untrue to promise one.
constexpr std::string_view keyword_with_tls(const Profile& p) {
  return p.keyword_with_tls.value_or(p.marks == Marks::keyword ? "S" : "");
}

class FactSet {
 public:
  constexpr FactSet() = default;
  constexpr FactSet(std::initializer_list<Fact> facts) {
    for (const Fact f : facts) bits_ |= std::uint32_t{1} << static_cast<unsigned>(f);
  }
  friend constexpr FactSet operator|(FactSet a, FactSet b) {
    a.bits_ |= b.bits_;
    return a;
  }
  constexpr bool has(Fact f) const { return (bits_ >> static_cast<unsigned>(f) & 1u) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint32_t bits_ = 0;
};

// How a literal is found in a slot. All compare without case, and one blank in the literal stands
// for any folding.
enum class Match : std::uint8_t {
  words,   // the slot starts with these words: "Postfix" fits "Postfix, from userid 33", not
           // "Postfixx"
  whole,   // the slot is exactly these words
  host,    // the slot is this domain or a host below it: "google.com" fits "mx.google.com"
  shape,   // runs of letters and digits by length, other characters as they are: "6-6-2" fits
           // "1rKbce-0001Ab-2Q"
  digits,  // the slot starts with a digit: "(8.15.2/8.15.2)"; `confirm` must decide
  sign,    // the slot starts with this one character: "<"; `confirm` must decide
  any,     // the slot is there; `confirm` must decide. Costs every line that has it: use sparingly
};

struct Cue {
  Slot slot{};
  std::string_view text{};
  Match match = Match::words;
  // Where this cue alone is proof: its own rank, and `confirm` is not asked. 0: as the system says.
  std::uint8_t sure_rank = 0;
};

// Reads one part and fills the hop's facts; true where it understood the part.
using ReadPart = bool (*)(ReadContext& c, Span part);

struct Reader {
  Slot slot{};
  ReadPart read = nullptr;     // a family read by hand (parsers/families) ...
  std::string_view pattern{};  // ... or a PCRE2 pattern; groups: version cipher bits verify kx sig
                               // auth tls notls
  std::string_view rule{};     // "using": evidence is named "postfix/using"
};

// What a form of line means, found by words in a slot.
enum class Means : std::uint8_t { pickup, queue, pull, handover, web, store, peer_is_proxy };
std::string_view name(Means m);  // "pickup"
struct Form {
  Slot slot{};
  std::string_view text{};
  Means means{};
  Match match = Match::words;
};

// What a word about the client's certificate means to this system; `absent` where the word does not
// tell.
struct VerifyWord {
  std::string_view word{};
  std::optional<ClientCertificate> means{};
};

enum class FromIs : std::uint8_t { helo, resolved };  // what `from X ([ip])` holds as X

struct System {
  std::string_view id;
  std::string_view title;        // "Microsoft Exchange 2007 and later, Exchange Online"
  std::string_view short_title;  // "Exchange": for tables
  std::span<const Cue> cues{};
  std::span<const Profile> profiles{};
  std::span<const Reader> readers{};
  std::span<const Form> forms{};
  std::span<const VerifyWord> verify{};
  Reader version{};  // finds the version's text (group or part); see version_number in families
  FromIs from_is = FromIs::helo;
  bool confirms_names = false;     // of reverse DNS writes only what leads back to the address
  bool writes_bare_peer = false;   // "from [192.0.2.1] by": the address that it saw, no greeting
  bool login_behind_peer = false;  // (alice@192.0.2.1 with login): its words, behind the address
  bool by_only_is_pickup = false;  // a line without from and keyword is a pick-up or queue line
  std::uint8_t rank = 100;         // where two systems' cues fit one line, the lower rank has it
  bool (*confirm)(std::string_view raw,
                  const ReceivedField& field) = nullptr;  // decides where cues are weak
  std::string_view (*release_name)(std::string_view version) =
      nullptr;                 // "8.1.263.0" -> "2007 SP1"
  std::string_view samples{};  // folder under samples/, where it is not the id
  std::string_view source{};
  std::string_view unknown{};  // what is not known yet
  // Before that version it could not do TLS at all: "8.11 (2000)". Empty: not known.
  std::string_view tls_since{};
  FactSet never_shown{};  // facts that no line of it ever states
  std::span<const std::string_view>
      examples{};  // of user systems; the others have theirs in samples/
};

struct ReadContext {
  std::string_view raw;
  const ReceivedField& field;
  const System& system;
  std::string_view rule;
  Hop& hop;

  std::string_view text(Span s) const { return slice(raw, s); }
  // Each notes the fact and its evidence; the first word on a fact stands.
  void tls(Span words);
  void no_tls(Span words);
  void version(Span written);
  void cipher(Span written);
  void bits(Span digits);
  void bits(int value, Span where);
  void key_exchange(Span written);
  void signature(Span written);
  void verify(Span word);  // by the system's own vocabulary
  void client_certificate(ClientCertificate c, Span words);
  void authenticated(Span words);
  void local(HopForm form, Span words);  // of a hop within the host
};

}  // namespace tlspath

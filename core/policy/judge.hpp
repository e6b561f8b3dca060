// What a policy says of one mail: which rules take it, and for each whether it kept the rule, with
// the hops that did not.
//   boundary hop "with ESMTP" from Postfix, rule "boundary, encrypted"
//     -> violated: hop 4, cleartext
// The verdict of a hop is taken as it is and never changed: a policy only says what is asked for.
// - Own words are those of trusted hops; where nobody named own servers, those down to the
// boundary.
//   Whatever lies below, also lines that name servers of ours, anybody may have written.
// - The boundary of a policy is each hop that the receiving side wrote of a peer outside
//   (Sides in core/path/hop.hpp).
// - What a hop does not state is neither kept nor broken: Demand::unstated says what becomes of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/policy/policy.hpp"
#include "core/scan/scan.hpp"

namespace tlspath {

// From best to worst; the worst of a mail's hops is the mail's.
enum class Outcome : std::uint8_t { not_judged, kept, allowed, reported, violated };
inline constexpr std::size_t kOutcomes = 5;
std::string_view name(Outcome o);  // "violated", "not-judged"

enum class Why : std::uint8_t {
  cleartext,
  plain_reading,  // cleartext, but only by the plain reading of an unknown system
  unstated,       // whether at all
  behind_proxy,   // TLS ends before that server, and it cannot tell
  version_low,
  version_unstated,  // encrypted, by no stated version
  grade_low,
  grade_unstated,  // encrypted, but too little is stated to say that it is good enough
};
std::string_view name(Why w);  // "version-low"
// The hop does not say; the others are what it says.
constexpr bool is_silence(Why w) {
  return w == Why::unstated || w == Why::behind_proxy || w == Why::version_unstated ||
         w == Why::grade_unstated;
}

struct HopOutcome {
  std::uint32_t hop = 0;  // index, 0 = oldest
  Outcome outcome{};
  Why why{};
  bool own_words = false;
  std::uint32_t line = 0;  // of the key that made it reported only, or of the exception; 0: none
  std::uint32_t exception = 0;  // allowed: index into the policy's
};

struct Judgement {
  std::uint32_t rule = 0;  // index into the policy's
  Outcome outcome{};
  // Not judged, though it came over the Internet: no line of a server that was named says where.
  bool unseen = false;
  std::vector<HopOutcome> hops;  // those that did not keep it, oldest first
};

class Judge {
 public:
  // Lent. The mails were read with policy.own among the own servers.
  explicit Judge(const Policy& policy);

  // One for each rule that takes the mail. Valid until the next call.
  std::span<const Judgement> judge(const ScannedMail& mail);

 private:
  enum class Takes : std::uint8_t { no, by_its_word, surely };  // by a name that it gave itself
  Takes takes(const Rule& rule, const ScannedMail& mail) const;
  void judge(const Rule& rule, const ScannedMail& mail, Judgement& out);
  bool ends_at_proxy(const ScannedMail& mail, std::size_t i) const;
  const Hop& boundary_of(const ScannedMail& mail) const;
  void look_for_entries(const ScannedMail& mail);
  static std::string_view sure_name(const ScannedMail& mail, const Hop& hop);
  bool from_proxy(const ScannedMail& mail, const Hop& hop) const;
  std::optional<HopOutcome> judge_hop(const Rule& rule, const ScannedMail& mail, const Hop& hop,
                                      std::uint32_t index);
  const Exception* exception_for(const ScannedMail& mail, const Hop& hop) const;

  const Policy& policy_;
  // Of the mail that is judged: indexes of the hops that came in from outside, topmost first.
  std::vector<std::uint32_t> entries_;
  std::vector<Judgement> judgements_;
  std::size_t used_ = 0;
};

}  // namespace tlspath

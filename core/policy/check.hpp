// A check: what a policy said of many mails. Counts of every rule, and the mails that did not keep
// it with the bytes that prove it. CheckSink is where a scan's mails go.
//   CheckSink sink(policy, ...);  scan(input, {&sink});  check_text(sink.result(), style)
// All texts are valid UTF-8 without controls. Memory is bounded: of each rule the first kMostBroken
// mails that broke it and kMostOther others are kept; counts are always whole.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/policy/judge.hpp"
#include "core/policy/policy.hpp"
#include "core/scan/scan.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct CheckedHop {
  std::uint32_t number = 0;  // 1 = oldest
  std::uint32_t field = 0;   // 0 = topmost Received
  Outcome outcome{};
  Why why{};
  Trust trust{};
  bool forged_looking = false;
  std::optional<TlsVersion> version;
  std::optional<Grade> grade;
  std::string from, from_address, by;  // as the view shows them; may be empty
  // The proof and who read it: "with ESMTP", "postfix/keyword"; may be empty.
  std::string words{}, rule{};
  std::uint32_t at = 0, size = 0;  // of the proof, from the mail's first byte
  std::string by_system;           // "by PowerMTA 5.0, which never writes if TLS was used"
  std::uint32_t line = 0;          // of the policy: what made it reported or allowed; 0: a default
  std::string reason{};            // of the exception
};

struct CheckedMail {
  Outcome outcome{};
  std::string path, entry;  // entry: within an archive; may be empty
  std::optional<std::uint64_t> offset;
  std::string id, from_domain, relay;  // may be empty
  std::optional<std::int64_t> time;
  std::vector<CheckedHop> hops;
};

// The mails of one registered domain of From.
struct PartnerResult {
  std::string name;  // may be empty: no readable From
  std::array<std::uint64_t, kOutcomes> mails{};

  std::uint64_t of(Outcome o) const { return mails[static_cast<std::size_t>(o)]; }
  std::uint64_t judged() const {
    return of(Outcome::kept) + of(Outcome::allowed) + of(Outcome::reported) + of(Outcome::violated);
  }
};

struct RuleResult {
  static constexpr std::size_t kMostBroken = 10'000, kMostOther = 1'000, kMostPartners = 10'000;

  std::array<std::uint64_t, kOutcomes> mails{};
  std::uint64_t unseen = 0;  // not judged: came over the Internet, and no own line says where
  std::uint64_t silent = 0;  // of those reported: only because hops do not say
  std::uint32_t line = 0;    // of the policy: what made the first one reported only; 0: a default
  std::vector<CheckedMail> broken, other;  // other: reported and allowed
  // Of [others], whom it means: the first kMostPartners, by name; the rest is counted together.
  std::map<std::string, PartnerResult, std::less<>> partners;
  PartnerResult more_partners;

  // Those that broke it, most mails first.
  std::vector<const PartnerResult*> broken_by() const;

  std::uint64_t of(Outcome o) const { return mails[static_cast<std::size_t>(o)]; }
  std::uint64_t judged() const {
    return of(Outcome::kept) + of(Outcome::allowed) + of(Outcome::reported) + of(Outcome::violated);
  }
};

struct CheckResult {
  std::uint64_t mails = 0;                       // read
  std::array<std::uint64_t, kOutcomes> worst{};  // each judged mail once, by the worst of its rules
  std::uint64_t unseen = 0;                      // judged by no rule, and unseen by one
  bool own_named = false;
  std::vector<RuleResult> rules;  // as in the policy

  std::uint64_t of(Outcome o) const { return worst[static_cast<std::size_t>(o)]; }
  std::uint64_t judged() const {
    return of(Outcome::kept) + of(Outcome::allowed) + of(Outcome::reported) + of(Outcome::violated);
  }
  bool violated() const { return of(Outcome::violated) > 0; }
};

class CheckSink final : public MailSink {
 public:
  // All but `language` and `own` is lent. `own`: what the policy names and what was named beside
  // it, as the mails were read.
  CheckSink(const Policy& policy, const OwnSide& own, OrganisationOf& organisations,
            std::span<const ProviderDomain> providers, Language language);

  bool take(const ScannedMail& mail) override;
  const CheckResult& result() const { return result_; }
  // Of the mail taken last: the worst of its rules.
  Outcome last() const { return last_; }

 private:
  static void count_partner(const ScannedMail& mail, RuleResult& rule, Outcome outcome);
  CheckedMail describe(const ScannedMail& mail, const Judgement& judgement) const;

  const Policy& policy_;
  OrganisationOf& organisations_;
  std::span<const ProviderDomain> providers_;
  Language language_;
  Judge judge_;
  CheckResult result_;
  Outcome last_ = Outcome::not_judged;
};

}  // namespace tlspath

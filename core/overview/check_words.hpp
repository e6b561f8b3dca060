// The sentences of a check (`tlspath check`), both languages side by side in check_words.cpp.
//   check_headline(...) -> "1 of 3 partners broke the policy: 2 of 2,126 judged mails."
// No signs, no escaping: texts of a CheckResult are visible already.
#pragma once

#include <string>
#include <string_view>

#include "core/policy/check.hpp"
#include "core/policy/policy.hpp"
#include "core/text/language.hpp"

namespace tlspath {

std::string check_headline(const Policy& policy, const CheckResult& result, Language l);
// "mailhub.example", "relay mailhub.example", "all other mails"
std::string check_title(const Policy& policy, const Rule& rule, Language l);
// "boundary encrypted, TLSv1.2 or up"
std::string check_wanted(const Demand& demand, Language l);
// Of the rule: "2 of 1,310 mails; wanted: ...", "804 of 804 mails kept it", "no mail judged".
std::string check_broken(const Rule& rule, const RuleResult& result, Language l);
std::string check_kept(const RuleResult& result, Language l);
// "12 of 12 do not say; reported only (partners.toml, line 14)"; `more`: "12 more do not say; ...".
std::string check_reported(const Rule& rule, const RuleResult& result, std::string_view policy_path,
                           bool more, Language l);
// Of a partner that [others] takes: "4 of 12 mails"; "no domain in From"; "... and 3 more senders".
std::string check_share(const PartnerResult& partner, Language l);
std::string check_no_sender(Language l);
std::string check_more_senders(std::uint64_t more, bool all, Language l);
std::string check_let_pass(const RuleResult& result, Language l);  // "3 let pass by an exception"
std::string check_none(Language l);
// "hop 4 cleartext: "with ESMTP", postfix/keyword, trusted"
std::string check_hop(const CheckedHop& hop, std::string_view policy_path, Language l);
std::string check_more_mails(std::uint64_t more, bool all, Language l);
std::string check_nobody_named(Language l);
// "5 mails came over the Internet, but no line of a server that you named says where: not judged;
// ..."
std::string check_unseen(std::uint64_t mails, Language l);

// What became of a mail, in a word, and its sign: "✗" "broke it", "?" "reported only".
std::string_view check_outcome(Outcome o, Language l);
std::string_view check_sign(Outcome o, bool ascii);
// Of one mail that was judged alone, all rules that take it, the broken ones first:
//   "Policy partners.toml: broke it. mailhub.example: wanted boundary encrypted; hop 4 cleartext:
//   ..."
std::string check_mail(const Policy& policy, const CheckResult& result,
                       std::string_view policy_path, Language l);

// Of one mail whose policy could not be read; `problem`: "partners.toml: no such file", or nothing
// where names are hidden.
std::string check_not_read(std::string_view problem, Language l);

struct CheckHeads {
  std::string_view rule, mails, broke, reported, let_pass, wanted, mail, date, why;
};
const CheckHeads& check_heads(Language l);

// The database was judged by another policy.
std::string check_judges_anew(std::string_view policy_path, std::string_view db, Language l);

// Errors: no --policy, or its file is not there.
std::string check_needs_policy(Language l);
std::string check_no_file(std::string_view path, Language l);

}  // namespace tlspath

// The policy that was chosen: one of the profiles to start from, or a file.
//   choose_policy("profile:rfc9325", language)   choose_policy("/home/a/partners.toml", language)
// Such a text is what is kept in the settings; "" is none. What is wrong with a file is told with
// its line. Not done: judging (policy_run).
#pragma once

#include <QString>
#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "core/policy/policy.hpp"
#include "core/text/language.hpp"

namespace tlspath::gui {

struct ChosenPolicy {
  Policy policy;
  std::string name;  // "partners.toml", "rfc9325"
};
using PolicyPtr = std::shared_ptr<const ChosenPolicy>;

QString profile_choice(std::string_view profile);  // "profile:rfc9325"
bool is_profile(const QString& choice);
// Null where nothing was chosen.
Result<PolicyPtr> choose_policy(const QString& choice, Language language);

}  // namespace tlspath::gui

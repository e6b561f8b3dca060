// PolicyLine: what the chosen policy says of the one mail that is shown: a line under the answer.
//   "✗ Policy partners.toml: broke it. mailhub.example: wanted boundary encrypted; hop 4 ..."
// The words are core/report's (check_words.hpp). Not done: many mails (gui/archive/policy_bar).
#pragma once

#include <QString>

#include "core/policy/judge.hpp"
#include "gui/archive/policy_choice.hpp"

namespace tlspath::gui {

class Desk;
struct Reading;

struct PolicyLine {
  QString text;
  Outcome outcome{};
};
PolicyLine policy_line(const Desk& desk, const Reading& mail, const ChosenPolicy& policy);

}  // namespace tlspath::gui

// A check as people and programs are told of it: text, Markdown, JSON, CSV, JUnit XML.
//   ✗ 1 of 3 partners broke the policy: 2 of 2,126 judged mails.
//   ✗ mailhub.example   2 of 1,310 mails; wanted: boundary encrypted, TLSv1.2 or up
// docs/check.schema.json describes the JSON, and a test holds the two together. Each ends with a
// line end.
#pragma once

#include <string>
#include <string_view>

#include "core/policy/check.hpp"
#include "core/policy/policy.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct CheckStyle {
  Language language = Language::en;
  std::string_view policy_path{};
  bool ascii = false;
  bool all = false;  // text: each mail that is known, also what is only reported or let pass
  std::size_t width = 80;
};

std::string check_text(const Policy& policy, const CheckResult& result, const CheckStyle& style);
std::string check_markdown(const Policy& policy, const CheckResult& result,
                           const CheckStyle& style);
// `program`: "tlspath 0.1.0".
std::string check_json(const Policy& policy, const CheckResult& result, const CheckStyle& style,
                       std::string_view program);
// One row a hop that did not keep a rule; the first row names the columns.
std::string check_csv(const Policy& policy, const CheckResult& result);
// One test case a rule.
std::string check_junit(const Policy& policy, const CheckResult& result, const CheckStyle& style);

}  // namespace tlspath

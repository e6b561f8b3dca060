// A policy file from anywhere: it is refused with one line, or it judges a mail.
//   fuzz_policy scratch/ fuzz/seeds/policy
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/overview/check_page.hpp"
#include "core/path/analysis.hpp"
#include "core/policy/check.hpp"
#include "core/policy/policy_file.hpp"
#include "core/scan/mail_facts.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tlspath;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto policy = read_policy(text, "p.toml", Language::en);
  if (!policy) {
    const std::string& what = policy.error().what;
    if (!what.starts_with("p.toml:")) std::abort();
    return 0;
  }
  if (policy->rules.empty()) std::abort();
  const std::string mail =
      "Received: from a.example (a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id 7;\n"
      " Tue, 4 Nov 2025 09:14:05 +0100\n"
      "Received: from c.example ([10.0.0.1]) by a.example (Gate) with ESMTPS id 7;\n"
      " Tue, 4 Nov 2025 09:14:04 +0100\nFrom: x@a.example\n\n";
  static const std::unique_ptr<OrganisationOf> organisations = make_psl_organisation();
  const auto providers = parsers::providers();
  Analyzer analyzer(Catalogue::built_in(), *organisations, providers, policy->own);
  Analysis analysis;
  analyzer.analyze(mail, analysis);
  MailHead head;
  read_head(mail, analysis.header, head);
  MailFacts facts;
  read_mail_facts(mail, analysis, head, *organisations, facts);
  CheckSink sink(*policy, policy->own, *organisations, providers, Language::en);
  sink.take({.path = "a.eml",
             .size = mail.size(),
             .raw = mail,
             .analysis = analysis,
             .head = head,
             .facts = &facts});
  const CheckStyle style{.policy_path = "p.toml", .all = true};
  for (const std::string& page :
       {check_text(*policy, sink.result(), style), check_json(*policy, sink.result(), style, "x"),
        check_csv(*policy, sink.result()), check_junit(*policy, sink.result(), style)})
    if (page.find('\x1b') != std::string::npos) std::abort();
  return 0;
}

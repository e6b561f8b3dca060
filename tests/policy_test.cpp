// Policies: mail x policy -> result, and files that are wrong, one row an error.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/path/analysis.hpp"
#include "core/policy/judge.hpp"
#include "core/policy/policy_file.hpp"
#include "core/scan/mail_facts.hpp"
#include "parsers/catalogue.hpp"
#include "parsers/providers.hpp"
#include "tests/toml_mistakes.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kHead =
    "From: Order <order@sub.shop.example>\nTo: anna@corp.example\nMessage-ID: <1@shop.example>\n\n";

// Lines of corp.example's own Postfix and Exchange, and of others.
constexpr std::string_view kOwnTls13 =
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
    "\tby mx.corp.example (Postfix) with ESMTPS id 7A1C2400F3;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kOwnClear =
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kOwnNull =
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\t(using TLSv1.2 with cipher NULL-SHA (0/0 bits))\n"
    "\tby mx.corp.example (Postfix) with ESMTPS id 7A1C2400F3;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kOwnTls10 =
    "Received: from relay.mailhub.example (198.51.100.7) by mx2.corp.example (10.0.0.8)\n"
    " with Microsoft SMTP Server (version=TLS1_0, cipher=TLS_RSA_WITH_AES_256_CBC_SHA)\n"
    " id 15.1.2507.6; Tue, 4 Nov 2025 09:16:42 +0100\n";
constexpr std::string_view kOwnOnlyTls =
    "Received: from relay.mailhub.example (198.51.100.7) by mx2.corp.example (10.0.0.8)\n"
    " with Microsoft SMTP Server (TLS) id 14.3.123.3; Tue, 4 Nov 2025 09:16:42 +0100\n";
constexpr std::string_view kOwnSilent =
    "Received: from relay.mailhub.example ([198.51.100.7]) by notes.corp.example\n"
    "\t(Lotus Domino Release 8.5.3) with ESMTP id 2025110409164142-1;\n"
    "\tTue, 4 Nov 2025 09:16:41 +0100\n";
constexpr std::string_view kOwnUnknown =
    "Received: from relay.mailhub.example ([198.51.100.7]) by gate.corp.example\n"
    "\t(Nobody Knows Gate 7) with ESMTP id x1; Tue, 4 Nov 2025 09:16:41 +0100\n";
// From the TLS proxy at 10.0.0.9, which passes on what it has decrypted.
constexpr std::string_view kOwnFromProxy =
    "Received: from relay.mailhub.example (edge.corp.example [10.0.0.9])\n"
    "\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
// By a server behind a proxy that tells it the client's address.
constexpr std::string_view kOwnBehindProxy =
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\tby inner.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kOwnInside =
    "Received: from mx.corp.example (mx.corp.example [10.0.0.5])\n"
    "\tby store.corp.example (Postfix) with ESMTP id 4d0Qn99Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:44 +0100 (CET)\n";
constexpr std::string_view kTheirClear =
    "Received: from mail.shop.example (mail.shop.example [192.0.2.10])\n"
    "\tby relay.mailhub.example (Postfix) with ESMTP id 5A1C2400F3;\n"
    "\tTue,  4 Nov 2025 09:16:40 +0100 (CET)\n";
constexpr std::string_view kTheirTls =
    "Received: from mail.shop.example (mail.shop.example [192.0.2.10])\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
    "\tby relay.mailhub.example (Postfix) with ESMTPS id 5A1C2400F3;\n"
    "\tTue,  4 Nov 2025 09:16:40 +0100 (CET)\n";
// Two domains of one house, and no address.
constexpr std::string_view kInsideProvider =
    "Received: from a1.prod.outlook.com by b1.prod.exchangelabs.com with SMTP id 7;\n"
    "\tTue, 4 Nov 2025 09:16:40 +0100\n";
// Forged: the sender's greeting says what servers say.
constexpr std::string_view kForgedHelo =
    "Received: from using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (unknown [198.51.100.66])\n"
    "\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
// Forged: reverse DNS of the sender's own, which the server does not look after, or says so.
constexpr std::string_view kForgedReverse =
    "Received: from mx9.corp.example (HELO x) (198.51.100.66) by mx.corp.example with SMTP;\n"
    "\t4 Nov 2025 08:16:41 -0000\n";
constexpr std::string_view kMayBeForged =
    "Received: from x (mx9.corp.example [198.51.100.66] (may be forged))\n"
    "\tby mx.corp.example (8.17.1/8.17.1) with ESMTP id 402A00ab012345;\n"
    "\tTue, 4 Nov 2025 09:16:41 +0100\n";
constexpr std::string_view kForgedProxy =
    "Received: from edge.corp.example (HELO x) (198.51.100.66) by mx.corp.example with SMTP;\n"
    "\t4 Nov 2025 08:16:41 -0000\n";
// A server that writes the greeting and nothing else; one of an address, in a server's words that
// nobody knows.
constexpr std::string_view kOwnByGreeting =
    "Received: from mx2.corp.example by mx.corp.example with SMTP\n"
    "\tid 8c1b5a1e-0b0e-4f6a-9c8e-2b8f6a0f3d11; Tue, 4 Nov 2025 09:16:41 +0100\n";
constexpr std::string_view kOwnByAddress =
    "Received: from [198.51.100.9] by mx.corp.example with ESMTP id 7;\n"
    "\tTue, 4 Nov 2025 09:16:41 +0100\n";
// Forged: the whole line, below the true one.
constexpr std::string_view kForgedLine =
    "Received: from mail.shop.example (mail.shop.example [192.0.2.10])\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
    "\tby mx.corp.example (Postfix) with ESMTPS id 7A1C2400F3;\n"
    "\tTue,  4 Nov 2025 09:16:39 +0100 (CET)\n";
// A stranger who greets with a name of ours; that server keeps no resolved name.
constexpr std::string_view kForgedName =
    "Received: from mx.corp.example (203.0.113.66) by mx2.corp.example (10.0.0.8)\n"
    " with Microsoft SMTP Server id 14.3.123.3; Tue, 4 Nov 2025 09:16:42 +0100\n";

// Inside, between hosts of which only the network there knows the names.
constexpr std::string_view kUnnamedTls =
    "Received: from mx1 (unknown [172.16.0.10])\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
    "\tby store.corp.example (Postfix) with ESMTPS id 4d0Qn99Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:44 +0100 (CET)\n";
constexpr std::string_view kUnnamedClear =
    "Received: from mx1 (unknown [172.16.0.10])\n"
    "\tby store.corp.example (Postfix) with ESMTP id 4d0Qn99Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:44 +0100 (CET)\n";
constexpr std::string_view kFromTenant =
    "Received: from a.outbound.protection.outlook.com (a.outbound.protection.outlook.com "
    "[198.51.100.7])\n\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kByLabel =
    "Received: from relay.mailhub.example (relay.mailhub.example [198.51.100.7])\n"
    "\tby mx1 (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";
constexpr std::string_view kFilter =  // on the host itself
    "Received: from localhost (localhost [127.0.0.1])\n"
    "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\n"
    "\tby mx.corp.example (Postfix) with ESMTPS id 4d0Qn16Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:43 +0100 (CET)\n"
    "Received: from mx.corp.example ([127.0.0.1])\n"
    "\tby localhost (localhost [127.0.0.1]) (amavisd-new, port 10024) with ESMTP\n"
    "\tid x1Yz2Ab3Cd4E; Tue,  4 Nov 2025 09:16:42 +0100 (CET)\n";
constexpr std::string_view kFromStunnel =
    "Received: from relay.mailhub.example (localhost [127.0.0.1])\n"
    "\tby mx.corp.example (Postfix) with ESMTP id 4d0Qn15Tz8rL;\n"
    "\tTue,  4 Nov 2025 09:16:41 +0100 (CET)\n";

const std::string kOwn =
    "[own]\ndomains = [\"corp.example\"]\nnetworks = [\"10.0.0.0/8\"]\n"
    "tls_proxies = [\"10.0.0.9\", \"inner.corp.example\"]\n";
const std::string kPartner = kOwn + "[[partner]]\ndomain = \"shop.example\"\n";
const std::string kAnybody = "profile = \"partner-requires-tls\"\n";

// By a store without a name that others can know, from a host that calls itself by another one.
constexpr std::string_view kStoreFromFilter =
    "Received: from filter.vendor.example (filter.vendor.example [10.1.1.5])\n"
    "\tby store.corp.local (Postfix) with ESMTP id 4FAB112347;\n"
    "\tTue,  4 Nov 2025 09:16:43 +0100 (CET)\n";

std::string lines(std::initializer_list<std::string_view> received) {
  std::string out;
  for (const std::string_view r : received) out += r;
  return out;
}

// "partner violated 2:cleartext"; one a rule, with "; " between.
std::string judged(const std::string& mail, const std::string& toml) {
  const auto policy = read_policy(toml, "p.toml", Language::en);
  if (!policy) return policy.error().what;
  const auto organisations = make_psl_organisation();
  const auto providers = parsers::providers();
  Analyzer analyzer(Catalogue::built_in(), *organisations, providers, policy->own);
  Analysis analysis;
  analyzer.analyze(mail, analysis);
  MailHead head;
  read_head(mail, analysis.header, head);
  MailFacts facts;
  read_mail_facts(mail, analysis, head, *organisations, facts);
  const ScannedMail scanned{.path = "a.eml",
                            .size = mail.size(),
                            .raw = mail,
                            .analysis = analysis,
                            .head = head,
                            .facts = &facts};
  Judge judge(*policy);
  std::string out;
  for (const Judgement& j : judge.judge(scanned)) {
    if (!out.empty()) out += "; ";
    out += std::string(name(policy->rules[j.rule].kind)) + " " + std::string(name(j.outcome));
    for (const HopOutcome& h : j.hops)
      out += " " + std::to_string(h.hop + 1) + ":" + std::string(name(h.why));
  }
  return out;
}

struct Row {
  std::string_view what;
  std::string received;
  std::string policy;
  std::string_view expected;
};

TEST(Policy, MailByPolicy) {
  const std::vector<Row> rows = {
      {"encrypted", lines({kOwnTls13}), kPartner, "partner kept"},
      {"cleartext at the boundary", lines({kOwnClear}), kPartner, "partner violated 1:cleartext"},
      {"a NULL suite is cleartext", lines({kOwnNull}), kPartner, "partner violated 1:cleartext"},
      {"no Received", "", kPartner, "partner not-judged"},
      {"never came from outside", lines({kOwnInside}), kPartner, "partner not-judged"},
      {"cleartext inside is not the boundary", lines({kOwnInside, kOwnTls13}), kPartner,
       "partner kept"},
      {"... but one of all hops", lines({kOwnInside, kOwnTls13}), kPartner + "hops = \"all\"\n",
       "partner violated 2:cleartext"},
      {"... and no Internet hop", lines({kOwnInside, kOwnTls13}),
       kPartner + "hops = \"internet\"\n", "partner kept"},

      {"... nor one between two hosts of a provider", lines({kOwnTls13, kInsideProvider}),
       kPartner + "hops = \"internet\"\nclaimed = \"violate\"\n", "partner kept"},

      {"an unnamed leg inside, and the way in below it", lines({kUnnamedTls, kOwnClear}), kPartner,
       "partner violated 1:cleartext"},
      {"... accuses nobody itself", lines({kUnnamedClear, kOwnTls13}), kPartner,
       "partner reported 2:cleartext"},
      {"... unless claims count", lines({kUnnamedClear, kForgedLine}),
       kPartner + "claimed = \"violate\"\n", "partner violated 2:cleartext"},
      {"a tenant's name makes no provider's host ours", lines({kFromTenant}),
       "[own]\ndomains = [\"corp.example\", \"corp.mail.protection.outlook.com\"]\n[[partner]]\n"
       "domain = \"shop.example\"\n",
       "partner violated 1:cleartext"},
      {"... leads to the host of its greeting", lines({kUnnamedTls, kByLabel}), kPartner,
       "partner violated 1:cleartext"},
      {"... and to none of another name", lines({kOwnInside, kByLabel}), kPartner,
       "partner not-judged"},
      {"a filter that calls itself localhost", lines({kOwnInside, kFilter, kOwnClear}), kPartner,
       "partner violated 1:cleartext"},
      {"... is no proxy", lines({kOwnInside, kFilter, kOwnTls13}),
       "[own]\ndomains = [\"corp.example\"]\nnetworks = [\"10.0.0.0/8\"]\ntls_proxies = "
       "[\"127.0.0.1\"]\n[[partner]]\ndomain = \"shop.example\"\n",
       "partner kept"},
      {"a proxy on the host itself", lines({kFromStunnel, kForgedLine}),
       "[own]\ndomains = [\"corp.example\"]\ntls_proxies = [\"127.0.0.1\"]\n[[partner]]\ndomain "
       "= \"shop.example\"\n",
       "partner reported 2:behind-proxy"},
      {"the relay is that of the way in", lines({kUnnamedTls, kOwnClear}),
       kOwn + "[[relay]]\ndomain = \"mailhub.example\"\n", "relay violated 1:cleartext"},

      // The only cleartext hop is the word of an untrusted relay.
      {"claimed cleartext below the boundary", lines({kOwnTls13, kTheirClear}), kPartner,
       "partner kept"},
      {"... among Internet hops: reported", lines({kOwnTls13, kTheirClear}),
       kPartner + "hops = \"internet\"\n", "partner reported 1:cleartext"},
      {"... where claims count", lines({kOwnTls13, kTheirClear}),
       kPartner + "hops = \"internet\"\nclaimed = \"violate\"\n", "partner violated 1:cleartext"},

      // Forged to look encrypted.
      {"TLS words in HELO", lines({kForgedHelo}), kPartner, "partner violated 1:cleartext"},
      {"a line with our name below the true one", lines({kOwnClear, kForgedLine}), kPartner,
       "partner violated 2:cleartext"},
      {"... nobody named", lines({kOwnClear, kForgedLine}), kAnybody,
       "others violated 2:cleartext"},
      {"... a leg between hosts that only their network knows",
       lines({kStoreFromFilter, kOwnTls13}), kAnybody, "others kept"},
      {"their claim of TLS below our cleartext", lines({kOwnClear, kTheirTls}), kPartner,
       "partner violated 2:cleartext"},
      {"our name in HELO from a public address", lines({kForgedName, kForgedLine}), kPartner,
       "partner violated 2:cleartext"},
      {"... alone", lines({kForgedName}), kPartner, "partner violated 1:cleartext"},

      {"our name in reverse DNS that nobody confirmed", lines({kForgedReverse, kForgedLine}),
       kPartner, "partner violated 2:cleartext"},
      {"... of which the server says so", lines({kMayBeForged, kForgedLine}), kPartner,
       "partner violated 2:cleartext"},
      {"the proxy's name there", lines({kForgedProxy}), kPartner, "partner violated 1:cleartext"},
      {"a relay's name there is not let pass", lines({kMayBeForged}),
       kPartner + "[[allow]]\nrelay = \"corp.example\"\n", "partner violated 1:cleartext"},

      // TLS ends before the mail server.
      {"from the proxy, lenient", lines({kOwnFromProxy}), kPartner,
       "partner reported 1:behind-proxy"},
      {"from the proxy, strict", lines({kOwnFromProxy}), kPartner + "unstated = \"violate\"\n",
       "partner violated 1:behind-proxy"},
      {"behind the proxy, lenient", lines({kOwnBehindProxy}), kPartner,
       "partner reported 1:behind-proxy"},
      {"behind the proxy, strict", lines({kOwnBehindProxy}), kPartner + "unstated = \"violate\"\n",
       "partner violated 1:behind-proxy"},
      {"no proxy named", lines({kOwnBehindProxy}),
       "[own]\ndomains = [\"corp.example\"]\n[[partner]]\ndomain = \"shop.example\"\n",
       "partner violated 1:cleartext"},

      {"unstated, lenient", lines({kOwnSilent}), kPartner, "partner reported 1:unstated"},
      {"unstated, strict", lines({kOwnSilent}), kPartner + "unstated = \"violate\"\n",
       "partner violated 1:unstated"},
      {"unknown system, lenient", lines({kOwnUnknown}), kPartner,
       "partner reported 1:plain-reading"},
      {"unknown system, strict", lines({kOwnUnknown}), kPartner + "plain_reading = \"violate\"\n",
       "partner violated 1:plain-reading"},
      {"unknown system, strict of silence only", lines({kOwnUnknown}),
       kPartner + "unstated = \"violate\"\n", "partner reported 1:plain-reading"},

      // Versions and grades.
      {"version high enough", lines({kOwnTls13}), kPartner + "minimum_version = \"TLSv1.3\"\n",
       "partner kept"},
      {"version too low", lines({kOwnTls10}), kPartner + "minimum_version = \"TLSv1.2\"\n",
       "partner violated 1:version-low"},
      {"version not stated, lenient", lines({kOwnOnlyTls}),
       kPartner + "minimum_version = \"TLSv1.2\"\n", "partner reported 1:version-unstated"},
      {"version not stated, strict", lines({kOwnOnlyTls}),
       kPartner + "minimum_version = \"TLSv1.2\"\nunstated = \"violate\"\n",
       "partner violated 1:version-unstated"},
      {"grade high enough", lines({kOwnTls13}), kPartner + "minimum_grade = \"good\"\n",
       "partner kept"},
      {"grade too low", lines({kOwnTls10}), kPartner + "minimum_grade = \"acceptable\"\n",
       "partner violated 1:grade-low"},
      {"grade not stated", lines({kOwnOnlyTls}), kPartner + "minimum_grade = \"good\"\n",
       "partner reported 1:grade-unstated"},
      {"any: cleartext is let pass", lines({kOwnClear}),
       kPartner + "verdict = \"any\"\nminimum_version = \"TLSv1.2\"\n", "partner kept"},
      {"any: bad TLS is not", lines({kOwnTls10}),
       kPartner + "verdict = \"any\"\nminimum_version = \"TLSv1.2\"\n",
       "partner violated 1:version-low"},

      // Profiles.
      {"opportunistic", lines({kOwnClear}), kPartner + "profile = \"opportunistic\"\n",
       "partner reported 1:cleartext"},
      {"rfc9325, too low", lines({kOwnTls10}), kPartner + "profile = \"rfc9325\"\n",
       "partner violated 1:version-low"},
      {"rfc9325, good", lines({kOwnTls13}), kPartner + "profile = \"rfc9325\"\n", "partner kept"},
      {"pci-like, claimed clear hop", lines({kOwnTls13, kTheirClear}),
       kPartner + "profile = \"pci-like-1.2\"\n", "partner reported 1:cleartext"},
      {"a key over its profile", lines({kOwnClear}),
       kPartner + "profile = \"opportunistic\"\nreport_only = false\n",
       "partner violated 1:cleartext"},
      {"the file's profile", lines({kOwnClear}), "profile = \"opportunistic\"\n" + kPartner,
       "partner reported 1:cleartext"},

      // Exceptions.
      {"a day within the exception", lines({kOwnClear}),
       kPartner + "[[allow]]\nsince = 2025-11-01\nuntil = 2025-11-04\n",
       "partner allowed 1:cleartext"},
      {"a day after it", lines({kOwnClear}), kPartner + "[[allow]]\nuntil = 2025-11-03\n",
       "partner violated 1:cleartext"},
      {"a day before it", lines({kOwnClear}), kPartner + "[[allow]]\nsince = \"2025-11-05\"\n",
       "partner violated 1:cleartext"},
      {"before the rule begins", lines({kOwnClear}), kPartner + "since = 2025-11-05\n",
       "partner not-judged"},
      {"a named relay", lines({kOwnClear}), kPartner + "[[allow]]\nrelay = \"mailhub.example\"\n",
       "partner allowed 1:cleartext"},
      {"a relay by HELO alone is nobody", lines({kOwnTls10}),
       kPartner + "minimum_version = \"TLSv1.2\"\n[[allow]]\nrelay = \"mailhub.example\"\n",
       "partner violated 1:version-low"},
      {"a network", lines({kOwnTls10}),
       kPartner + "minimum_version = \"TLSv1.2\"\n[[allow]]\nnetwork = \"198.51.100.0/24\"\n",
       "partner allowed 1:version-low"},
      {"another partner's", lines({kOwnClear}),
       kPartner + "[[allow]]\npartner = \"bank.example\"\n", "partner violated 1:cleartext"},
      {"all of it must fit", lines({kOwnClear}),
       kPartner + "[[allow]]\nrelay = \"mailhub.example\"\nuntil = 2025-01-01\n",
       "partner violated 1:cleartext"},
      {"private networks", lines({kOwnInside, kOwnTls13}),
       kPartner + "hops = \"all\"\n[[allow]]\nkind = \"private\"\n", "partner allowed 2:cleartext"},

      // Who is meant.
      {"relay by name", lines({kOwnClear}), kOwn + "[[relay]]\ndomain = \"mailhub.example\"\n",
       "relay violated 1:cleartext"},
      {"relay by network", lines({kOwnClear}), kOwn + "[[relay]]\nnetwork = \"198.51.100.0/24\"\n",
       "relay violated 1:cleartext"},
      {"who only greets as a relay gets no easier rule by it", lines({kOwnTls10}),
       kOwn + "[[relay]]\ndomain = \"mailhub.example\"\nreport_only = true\n[others]\n"
              "minimum_version = \"TLSv1.2\"\n",
       "relay kept; others violated 1:version-low"},
      {"... nor a time without any", lines({kOwnTls10}),
       kOwn + "[[relay]]\ndomain = \"mailhub.example\"\nuntil = 2020-01-01\n[others]\n"
              "minimum_version = \"TLSv1.2\"\n",
       "relay not-judged; others violated 1:version-low"},
      {"... but may have a harder one", lines({kOwnTls10}),
       kOwn + "[[relay]]\ndomain = \"mailhub.example\"\nminimum_version = \"TLSv1.2\"\n[others]\n",
       "relay violated 1:version-low"},
      {"whom the server looked after may have an easier one", lines({kOwnClear}),
       kOwn + "[[relay]]\ndomain = \"mailhub.example\"\nreport_only = true\n[others]\n",
       "relay reported 1:cleartext"},
      {"... by his network too", lines({kOwnTls10}),
       kOwn + "[[relay]]\nnetwork = \"198.51.100.0/24\"\n[others]\nminimum_version = \"TLSv1.2\"\n",
       "relay kept"},
      {"a greeting in our name is no way around", lines({kOwnByGreeting}),
       kOwn + "[others]\nunstated = \"violate\"\n", "others violated 1:unstated"},
      {"... nor is a line of ours below it", lines({kOwnByGreeting, kForgedLine}),
       kOwn + "[others]\nunstated = \"violate\"\n", "others violated 2:unstated"},
      {"an address that may be a greeting makes nobody ours", lines({kOwnByAddress}),
       kOwn + "[others]\nplain_reading = \"violate\"\n", "others violated 1:plain-reading"},
      {"... nor lets him pass", lines({kOwnByAddress}),
       kOwn + "[others]\nplain_reading = \"violate\"\n[[allow]]\nnetwork = \"198.51.100.9\"\n",
       "others violated 1:plain-reading"},
      {"another relay", lines({kOwnClear}), kOwn + "[[relay]]\ndomain = \"other.example\"\n", ""},
      {"relay and partner", lines({kOwnClear}),
       kPartner + "report_only = true\n[[relay]]\ndomain = \"mailhub.example\"\n",
       "relay violated 1:cleartext; partner reported 1:cleartext"},
      {"the nearest partner", lines({kOwnClear}),
       kPartner + "[[partner]]\ndomain = \"sub.shop.example\"\nreport_only = true\n",
       "partner reported 1:cleartext"},
      {"others", lines({kOwnClear}), kOwn + "[[partner]]\ndomain = \"bank.example\"\n[others]\n",
       "others violated 1:cleartext"},
      {"nobody's mail", lines({kOwnClear}), kOwn + "[[partner]]\ndomain = \"bank.example\"\n", ""},
      {"a profile alone is for everybody", lines({kOwnClear}), kAnybody,
       "others violated 1:cleartext"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(judged(row.received + std::string(kHead), row.policy), row.expected) << row.what;
}

// A policy never changes what is said of a hop.
TEST(Policy, VerdictsStay) {
  const std::string mail = lines({kOwnBehindProxy}) + std::string(kHead);
  const auto organisations = make_psl_organisation();
  const OwnSide nobody;
  Analyzer analyzer(Catalogue::built_in(), *organisations, parsers::providers(), nobody);
  Analysis analysis;
  analyzer.analyze(mail, analysis);
  EXPECT_EQ(analysis.hops.front().verdict, Verdict::cleartext);
  EXPECT_EQ(judged(mail, kPartner), "partner reported 1:behind-proxy");
  EXPECT_EQ(analysis.hops.front().verdict, Verdict::cleartext);
}

TEST(Policy, BadFiles) {
  struct Bad {
    std::string toml, error;
  };
  std::string many_domains, many_tables;
  for (int i = 0; i <= 10'000; ++i) {
    many_domains += "\"a.example\", ";
    many_tables += "[[allow]]\nkind = \"private\"\n";
  }
  const std::vector<Bad> rows = {
      {"", "p.toml:1:1: names nobody: it needs [[partner]], [[relay]], [others] or profile"},
      {"[own]\ndomains = [\"a.example\"]\n",
       "p.toml:1:1: names nobody: it needs [[partner]], [[relay]], [others] or profile"},
      {"profil = \"rfc9325\"\n", "p.toml:1:1: unknown key \"profil\"; did you mean \"profile\"?"},
      {"profile = \"rfc9352\"\n",
       "p.toml:1:11: profile: \"rfc9352\" is not known; did you mean \"rfc9325\"?"},
      {"profile = 9325\n", "p.toml:1:11: profile must be a text: profile = \"...\""},
      {"[[partner]]\ndomain = \"a.example\"\nminimum_verison = \"TLSv1.2\"\n",
       "p.toml:3:1: unknown key \"minimum_verison\" in [partner]; did you mean "
       "\"minimum_version\"?"},
      {"[[partner]]\nhops = \"all\"\n", "p.toml:1:1: [[partner]] needs domain"},
      {"[[partner]]\ndomain = \"\"\n", "p.toml:2:10: domain: \"\" is no domain"},
      {"[[partner]]\ndomain = \"a b\"\n", "p.toml:2:10: domain: \"a b\" is no domain"},
      {"[[partner]]\ndomain = 1\n", "p.toml:2:10: domain must be a text: domain = \"...\""},
      {"[[partner]]\ndomains = []\n", "p.toml:2:11: domains is empty"},
      {"[partner]\ndomain = \"a.example\"\n", "p.toml:1:1: partner must be tables: [[partner]]"},
      {"[[partner]]\ndomain = \"a.example\"\n[[partner]]\ndomain = \"a.example\"\n",
       "p.toml:4:10: domain: \"a.example\" is named in line 1 already"},
      {"[[partner]]\ndomain = \"a.example\"\nhops = \"bounday\"\n",
       "p.toml:3:8: hops: \"bounday\" is not known; did you mean \"boundary\"?"},
      {"[[partner]]\ndomain = \"a.example\"\nverdict = \"green\"\n",
       "p.toml:3:11: verdict: \"green\" is none of: encrypted, any"},
      {"[[partner]]\ndomain = \"a.example\"\nminimum_version = \"TLSv1.5\"\n",
       "p.toml:3:19: minimum_version: \"TLSv1.5\" is not known; did you mean \"TLSv1.0\"?"},
      {"[[partner]]\ndomain = \"a.example\"\nminimum_grade = \"super\"\n",
       "p.toml:3:17: minimum_grade: \"super\" is none of: broken, weak, acceptable, good"},
      {"[[partner]]\ndomain = \"a.example\"\nunstated = \"fail\"\n",
       "p.toml:3:12: unstated: \"fail\" is none of: report, violate"},
      {"[[partner]]\ndomain = \"a.example\"\nplain_reading = true\n",
       "p.toml:3:17: plain_reading must be a text: plain_reading = \"...\""},
      {"[[partner]]\ndomain = \"a.example\"\nclaimed = \"reprot\"\n",
       "p.toml:3:11: claimed: \"reprot\" is not known; did you mean \"report\"?"},
      {"[[partner]]\ndomain = \"a.example\"\nreport_only = \"yes\"\n",
       "p.toml:3:15: report_only must be true or false"},
      {"[[partner]]\ndomain = \"a.example\"\nsince = \"2025-02-30\"\n",
       "p.toml:3:9: since must be a day: since = 2025-07-01"},
      {"[[partner]]\ndomain = \"a.example\"\nsince = 2025-07-02\nuntil = 2025-07-01\n",
       "p.toml:4:9: until: before since"},
      {"[[relay]]\nhops = \"all\"\n", "p.toml:1:1: [[relay]] needs domain or network"},
      {"[[relay]]\nnetwork = \"10.0.0.0/33\"\n",
       "p.toml:2:11: network: \"10.0.0.0/33\" is no network: \"10.0.0.0/8\""},
      {"[[partner]]\nnetwork = \"10.0.0.0/8\"\n", "p.toml:1:1: [[partner]] needs domain"},
      {"[others]\ndomain = \"a.example\"\n", "p.toml:2:1: unknown key \"domain\" in [others]"},
      {"[[others]]\n", "p.toml:1:1: others must be a table: [others]"},
      {"own = 1\nprofile = \"rfc9325\"\n", "p.toml:1:7: own must be a table: [own]"},
      {"profile = \"rfc9325\"\n[own]\ndomain = [\"a.example\"]\n",
       "p.toml:3:1: unknown key \"domain\" in [own]; did you mean \"domains\"?"},
      {"profile = \"rfc9325\"\n[own]\nnetworks = [\"a.example\"]\n",
       "p.toml:3:13: networks: \"a.example\" is no network: \"10.0.0.0/8\""},
      {"profile = \"rfc9325\"\n[own]\ntls_proxies = [\"10.0.0.9\", \"?\"]\n",
       "p.toml:3:28: tls_proxies: \"?\" is neither a domain nor a network"},
      {"profile = \"rfc9325\"\n[[allow]]\nreason = \"because\"\n",
       "p.toml:2:1: [[allow]] needs kind, network, relay, partner, since or until"},
      {"profile = \"rfc9325\"\n[[allow]]\nkind = \"local\"\n",
       "p.toml:3:8: kind: \"local\" is none of: private, loopback"},
      {"profile = \"rfc9325\"\n[[allow]]\nrelays = [1]\n",
       "p.toml:3:11: relays must be a text: relays = \"...\""},
      {"[[allow]]\nfrom = \"x\"\n",
       "p.toml:1:1: names nobody: it needs [[partner]], [[relay]], "
       "[others] or profile"},
      {"profile = \"rfc9325\"\nown = { zz = 1, aa = 2 }\n",
       "p.toml:2:9: unknown key \"zz\" in [own]"},
      {"[others]\nprofile = \"" + std::string(1001, 'x') + "\"\n",
       "p.toml:2:11: profile: longer than 1000 bytes"},
      {"[[partner]]\ndomains = [" + many_domains + "]\n",
       "p.toml:2:11: domains: more than 10000 entries"},
      {many_tables + "[others]\n", "p.toml:20001:1: more than 10000 of [[allow]]"},
      {std::string(kMaxPolicyFile + 1, ' '), "p.toml:1:1: larger than 4 MB"},
  };
  TomlMistakes said;
  for (const Bad& row : rows) {
    const auto read = read_policy(row.toml, "p.toml", Language::en);
    const auto german = read_policy(row.toml, "p.toml", Language::de);
    ASSERT_FALSE(read) << row.error;
    ASSERT_FALSE(german) << row.error;
    EXPECT_EQ(read.error().what, row.error);
    said.both(read.error().what, german.error().what);
  }
  for (const std::string_view toml : {std::string_view("[[partner]\n"), std::string_view("[\0", 2),
                                      std::string_view("[[.allow]]\n")}) {
    const auto torn = read_policy(toml, "p.toml", Language::en);
    ASSERT_FALSE(torn);
    EXPECT_TRUE(torn.error().what.starts_with("p.toml:1:")) << torn.error().what;
    said.both(torn.error().what, read_policy(toml, "p.toml", Language::de).error().what);
  }
  const TomlWords& german = toml_words(Language::de);
  EXPECT_EQ(said.missing(german.policy), std::vector<std::string>());
  EXPECT_EQ(said.missing_of_any_file(), toml_patterns(german.must_be_list));
}

TEST(Policy, ReadsAllKeys) {
  const auto p = read_policy(
      "profile = \"rfc9325\"\n"
      "[own]\ndomains = [\"Corp.Example\", \"*.corp2.example\"]\nnetworks = [\"10.0.0.0/8\"]\n"
      "tls_proxies = [\"edge.corp.example\"]\n"
      "[[relay]]\ndomains = [\"r.example\"]\nnetworks = [\"192.0.2.0/24\"]\nhops = \"internet\"\n"
      "[[partner]]\ndomain = \"p.example\"\nminimum_grade = \"good\"\nsince = 2025-07-01\n"
      "[others]\nprofile = \"opportunistic\"\n"
      "[[allow]]\nkind = \"loopback\"\nreason = \"the filter on this host\"\n",
      "p.toml", Language::en);
  ASSERT_TRUE(p) << p.error().what;
  EXPECT_EQ(p->own.domains, (std::vector<std::string>{"corp.example", "corp2.example"}));
  EXPECT_EQ(p->tls_proxies.domains, std::vector<std::string>{"edge.corp.example"});
  ASSERT_EQ(p->rules.size(), 3u);
  EXPECT_EQ(p->rules[0].kind, RuleKind::relay);
  EXPECT_EQ(p->rules[0].title(), "r.example, 192.0.2.0/24");
  EXPECT_EQ(p->rules[0].demand.hops.value, JudgedHops::internet);
  EXPECT_EQ(p->rules[0].demand.minimum_version.value, TlsVersion::tls1_2);
  EXPECT_EQ(p->rules[1].demand.minimum_grade.value, Grade::good);
  EXPECT_EQ(p->rules[1].demand.minimum_grade.line, 12u);
  EXPECT_EQ(p->rules[1].period.since, 1751328000);
  EXPECT_EQ(p->rules[2].kind, RuleKind::others);
  EXPECT_TRUE(p->rules[2].demand.report_only.value);
  EXPECT_FALSE(p->rules[2].demand.minimum_version.value);
  ASSERT_EQ(p->exceptions.size(), 1u);
  EXPECT_EQ(p->exceptions[0].scope, Scope::host);
}

}  // namespace
}  // namespace tlspath

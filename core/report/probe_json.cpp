// probe_json.cpp: what a probe found, for programs.
#include <array>
#include <ctime>

#include "core/report/probe_page.hpp"
#include "core/text/json_writer.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

template <class E, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, E value) {
  return words[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 4> kDns{"secure", "insecure", "unchecked", "bogus"};
constexpr std::array<std::string_view, 12> kOutcomes{
    "tls",         "no-starttls", "starttls-refused", "plaintext-injected", "handshake-failed",
    "rejected",    "not-smtp",    "too-much",         "timed-out",          "closed",
    "not-reached", "interrupted"};
constexpr std::array<std::string_view, 5> kStages{"connect", "greeting", "ehlo", "starttls",
                                                  "handshake"};
constexpr std::array<std::string_view, 7> kTroubles{
    "expired", "not-yet-valid", "self-signed", "unknown-issuer", "wrong-name", "weak", "other"};
constexpr std::array<std::string_view, 7> kDane{
    "not-asked", "no-record", "not-secure", "unusable", "matches", "no-match", "lookup-failed"};
constexpr std::array<std::string_view, 4> kTested{"accepted", "not accepted", "not tested",
                                                  "no answer"};
constexpr std::array<std::string_view, 5> kSts{"not-asked", "none", "no-policy", "policy",
                                               "lookup-failed"};
constexpr std::array<std::string_view, 7> kMx{"direct",    "found",   "implicit", "null-mx",
                                              "no-domain", "no-host", "failed"};

std::string time_text(std::int64_t t) { return date_of(t) + "T" + time_of_day(t) + "Z"; }

void certificate(JsonWriter& j, const ProbeCertificate& c) {
  j.open('{');
  j.key("subject").text_or_null(c.subject).key("issuer").text_or_null(c.issuer);
  j.key("names").texts(c.names);
  j.key("not_before").text(time_text(c.not_before)).key("not_after").text(time_text(c.not_after));
  j.key("key").text_or_null(c.key).key("key_bits").number(c.key_bits);
  j.key("signature").text_or_null(c.signature).key("sha256").text(c.sha256);
  j.close('}');
}

void tls(JsonWriter& j, const ProbeTls& t) {
  j.open('{');
  j.key("version").text(name(t.version)).key("suite").text(t.suite);
  j.key("group").text_or_null(t.group).key("bits").number(t.bits).key("grade").text(name(t.grade));
  j.key("certificate").open('{');
  j.key("verifies").flag(!t.chain.empty() && t.troubles.empty());
  j.key("troubles").open('[');
  for (const CertificateTrouble c : t.troubles) j.text(word(kTroubles, c));
  j.close(']');
  j.key("detail").text_or_null(t.detail);
  j.key("checked_name").text_or_null(t.checked.value_or(""));
  j.key("name_fits").flag(t.name_fits).key("issuer_known").flag(t.issuer_known);
  j.key("chain").open('[');
  for (const ProbeCertificate& c : t.chain) certificate(j, c);
  j.close(']').close('}').close('}');
}

void host(JsonWriter& j, const ProbeHost& h) {
  j.open('{');
  j.key("name").text(h.name).key("address").text_or_null(h.address).key("port").number(h.port);
  j.key("preference");
  h.preference ? j.number(*h.preference) : j.null();
  j.key("dnssec").text(word(kDns, h.dns)).key("addresses_not_asked").number(h.more_addresses);
  j.key("outcome").text(word(kOutcomes, h.outcome)).key("stage").text(word(kStages, h.stage));
  j.key("code");
  h.code != 0 ? j.number(h.code) : j.null();
  j.key("reply").text_or_null(h.reply).key("reason").text_or_null(h.reason);
  j.key("banner").text_or_null(h.banner).key("ehlo").texts(h.ehlo);
  j.key("ehlo_in_tls").texts(h.ehlo_in_tls);
  j.key("starttls").flag(h.starttls).key("starttls_masked").flag(h.masked);
  j.key("tls_at_once").flag(h.tls_at_once).key("requiretls").flag(h.requiretls);
  j.key("tls");
  h.tls ? tls(j, *h.tls) : void(j.null());
  j.key("dane").open('{').key("result").text(word(kDane, h.dane)).key("tlsa").texts(h.tlsa);
  j.close('}');
  j.key("mta_sts_names_it").flag(h.policy_names);
  j.key("versions").open('[');
  for (const ProbeVersion& v : h.versions) {
    j.open('{').key("version").text(v.name).key("state").text(word(kTested, v.state));
    j.key("suites").texts(v.suites).key("all_suites").flag(v.all_suites).close('}');
  }
  j.close(']').close('}');
}

}  // namespace

std::string probe_json(std::span<const ProbeEntry> entries, const ProbeLimits& limits,
                       std::string_view program) {
  JsonWriter j;
  j.open('{').key("schema").text("tlspath.probe/1").key("program").text(program);
  j.key("library").open('{').key("name").text_or_null(limits.library);
  j.key("cannot_offer").open('{').key("versions").texts(limits.versions);
  j.key("suites").texts(limits.suites).key("groups").texts(limits.groups).close('}').close('}');
  j.key("targets").open('[');
  for (const ProbeEntry& e : entries) {
    const ProbeTarget& t = e.target;
    j.open('{').key("asked").text(t.asked).key("time").text(time_text(t.time));
    j.key("mx").text(word(kMx, t.mx)).key("dnssec").text(word(kDns, t.dns));
    j.key("problem").text_or_null(t.problem).key("hosts_not_asked").number(t.more_hosts);
    j.key("answered").flag(t.answered()).key("offers_tls").flag(t.offers_tls());
    j.key("hosts").open('[');
    for (const ProbeHost& h : t.hosts) host(j, h);
    j.close(']');
    const ProbeMtaSts& s = t.mta_sts;
    j.key("mta_sts").open('{').key("state").text(word(kSts, s.state));
    j.key("id").text_or_null(s.id).key("mode").text_or_null(s.mode).key("mx").texts(s.mx);
    j.key("max_age");
    s.max_age ? j.number(*s.max_age) : j.null();
    j.key("problem").text_or_null(s.problem).close('}');
    j.key("tls_rpt").text_or_null(t.tls_rpt.value_or(""));
    j.key("past");
    if (e.past) {
      j.open('{')
          .key("name")
          .text(e.past->name)
          .key("kind")
          .text(e.past->relay ? "relay" : "partner");
      j.key("database").text(e.past->database).key("mails").number(e.past->mails);
      j.key("cleartext").number(e.past->cleartext).close('}');
    } else {
      j.null();
    }
    j.close('}');
  }
  j.close(']').close('}');
  std::string out;
  append_pretty_json(out, std::move(j).take());
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

}  // namespace tlspath

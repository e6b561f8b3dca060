// audit.cpp: which product it is, by words that only that one writes, and names of the values.
#include "core/audit/audit.hpp"

#include <algorithm>
#include <array>

#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

using audit_of::Line;

constexpr auto kExchange = std::to_array<std::string_view>(
    {"IgnoreSTARTTLS", "RequireTLS", "TlsAuthLevel", "TlsDomain", "DomainSecureEnabled",
     "AddressSpaces", "SmartHosts", "DNSRoutingEnabled", "ForceHELO", "AuthMechanism",
     "PermissionGroups", "RemoteIPRanges", "Bindings", "TlsCertificateName", "ExchangeVersion"});
constexpr auto kPostfix = std::to_array<std::string_view>(
    {"smtp_", "smtpd_", "lmtp_", "tls_random_", "tlsproxy_", "mydestination", "mynetworks",
     "myhostname", "myorigin", "mail_version", "compatibility_level", "queue_directory",
     "relayhost", "inet_interfaces", "alias_maps", "mailbox_size_limit"});
constexpr auto kExim = std::to_array<std::string_view>(
    {"tls_advertise_hosts", "tls_certificate", "tls_privatekey", "hosts_require_tls",
     "hosts_avoid_tls", "received_header_text", "driver", "acl_smtp_", "primary_hostname",
     "tls_on_connect_ports", "tls_try_verify_hosts", "tls_verify_hosts", "tls_tempfail_tryclear"});
constexpr auto kSendmail = std::to_array<std::string_view>(
    {"define(", "FEATURE(", "MAILER(", "DAEMON_OPTIONS(", "OSTYPE(", "divert(", "VERSIONID(",
     "INPUT_MAIL_FILTER(", "TRUST_AUTH_MECH(", "Try_TLS:", "TLS_Rcpt:", "TLS_Srv:", "TLS_Clt:",
     "Srv_Features:", "HReceived:", "O ServerCertFile", "O ServerKeyFile", "O CACert",
     "O DaemonPortOptions"});

// How many lines are of each product.
std::array<int, 4> scores(const std::vector<Line>& lines) {
  std::array<int, 4> n{};
  const auto score = [&](AuditProduct p) -> int& { return n[static_cast<std::size_t>(p)]; };
  for (const Line& line : lines) {
    const std::string_view text = ascii::trim(line.text);
    std::string_view name, value;
    if (audit_of::split_setting(text, ':', name, value) &&
        std::ranges::any_of(kExchange, [&](auto k) { return ascii::iequal(k, name); }))
      ++score(AuditProduct::exchange);
    if (audit_of::split_setting(text, '=', name, value)) {
      // "submission/inet/smtpd_tls_security_level" of postconf -P
      const std::string_view last = name.substr(name.rfind('/') + 1);
      if (std::ranges::any_of(kPostfix, [&](auto k) { return last.starts_with(k); }))
        ++score(AuditProduct::postfix);
      if (std::ranges::any_of(kExim, [&](auto k) { return last.starts_with(k); }))
        ++score(AuditProduct::exim);
    }
    if (std::ranges::any_of(kSendmail, [&](auto k) { return text.starts_with(k); }))
      ++score(AuditProduct::sendmail);
    if (text.starts_with("Exim version ")) score(AuditProduct::exim) += 3;
    if (text.starts_with("begin ") && audit_of::words_of(text).size() == 2)
      ++score(AuditProduct::exim);
    if (text.starts_with("Compiled with: ")) score(AuditProduct::sendmail) += 3;
    // postconf -T compile-version
    if (lines.size() < 4 && text.starts_with("OpenSSL ")) ++score(AuditProduct::postfix);
    if (text.find("TLS support is not compiled in") != std::string_view::npos)
      ++score(AuditProduct::postfix);
  }
  return n;
}

// "Identity   AddressSpaces   Enabled" over "--------   -------------   -------"
bool is_table(const std::vector<Line>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto heads = audit_of::words_of(lines[i - 1].text);
    const auto rules = audit_of::words_of(lines[i].text);
    if (heads.size() < 2 || heads.size() != rules.size()) continue;
    const bool ruled = std::ranges::all_of(rules, [](std::string_view w) {
      return w.find_first_not_of('-') == std::string_view::npos;
    });
    const bool known = std::ranges::any_of(heads, [](std::string_view h) {
      return h == "Identity" || h == "Name" ||
             std::ranges::find(kExchange, h) != kExchange.end();
    });
    if (ruled && known) return true;
  }
  return false;
}

}  // namespace

tl::expected<Audit, AuditProblem> audit(std::string_view text) {
  if (text.size() > kMaxAudit) return tl::unexpected(AuditProblem::too_large);
  if (ascii::trim(text).empty()) return tl::unexpected(AuditProblem::empty);
  const std::vector<Line> lines = audit_of::lines_of(text);
  if (lines.size() > audit_of::kMaxLines) return tl::unexpected(AuditProblem::too_large);
  const std::array<int, 4> n = scores(lines);
  const auto best = std::ranges::max_element(n);
  if (*best == 0)
    return tl::unexpected(is_table(lines) ? AuditProblem::table : AuditProblem::not_known);
  Audit out;
  out.product = static_cast<AuditProduct>(best - n.begin());
  switch (out.product) {
    case AuditProduct::exchange:
      audit_of::read_exchange(lines, out);
      break;
    case AuditProduct::postfix:
      audit_of::read_postfix(lines, out);
      break;
    case AuditProduct::sendmail:
      audit_of::read_sendmail(lines, out);
      break;
    case AuditProduct::exim:
      audit_of::read_exim(lines, out);
      break;
  }
  if (out.built_in == false)
    for (AuditPart& part : out.parts) {
      part.tls = AuditTls::never;
      part.findings = {{.what = AuditAdvice::not_built_in}};
    }
  return out;
}

std::string_view name(AuditProduct p) {
  constexpr std::array<std::string_view, 4> k{"exchange", "postfix", "sendmail", "exim"};
  return k[static_cast<std::size_t>(p)];
}
std::string_view name(AuditTls t) {
  constexpr std::array<std::string_view, 4> k{"never", "opportunistic", "required", "unknown"};
  return k[static_cast<std::size_t>(t)];
}
std::string_view name(AuditCheck c) {
  constexpr std::array<std::string_view, 7> k{"nothing", "chain",  "name",   "fingerprint",
                                              "dane",    "mutual", "unknown"};
  return k[static_cast<std::size_t>(c)];
}
std::string_view name(AuditShows s) {
  constexpr std::array<std::string_view, 4> k{"in-full", "keyword-only", "nothing", "unknown"};
  return k[static_cast<std::size_t>(s)];
}
std::string_view name(AuditAdvice a) {
  constexpr std::array<std::string_view, 19> k{
      "sending-off",    "offering-off",    "off-for-some",  "opportunistic",   "required-unchecked",
      "check-unused",   "contradiction",   "no-certificate", "header-silent",  "header-changed",
      "passwords-clear", "old-versions",   "needs-dnssec",  "elsewhere",       "old-names",
      "falls-back",     "acl-requires",    "not-built-in",  "disabled"};
  return k[static_cast<std::size_t>(a)];
}

}  // namespace tlspath

// postfix.cpp: main.cf, postconf -n, postconf -P, and what postconf -T compile-version prints.
//   smtp_tls_security_level = may
//   submission/inet/smtpd_tls_security_level = encrypt
// Source   postconf(5) of Postfix 3.7: an empty level is "none" unless the older names
// smtp_use_tls,
//          smtp_enforce_tls, smtpd_use_tls, smtpd_enforce_tls say more; smtpd_tls_received_header
//          is "no"; the keyword ESMTPS is written whenever TLS was used (parsers/postfix).
// Not done: master.cf itself, the tables of smtp_tls_policy_maps, "$name" within other words.
#include <fmt/format.h>

#include <algorithm>

#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath::audit_of {
namespace {

constexpr std::string_view kSource = "postconf(5) of 3.7";

std::string edit(std::string_view name, std::string_view value) {
  return fmt::format("postconf -e '{} = {}'", name, value);
}

// Lets SSLv3 or older in: ">=SSLv3", "SSLv3, TLSv1", or exclusions that leave it.
bool lets_ssl_in(std::string_view list) {
  bool positive = false, allowed = false, excluded = false;
  for (const std::string_view w : words_of(list, ", \t:")) {
    if (w.starts_with(">=")) {
      positive = true;
      allowed |= ascii::istarts_with(w, ">=ssl");
    } else if (w.starts_with('!')) {
      excluded |= ascii::iequal(w, "!SSLv3");
    } else if (!w.starts_with("<=")) {
      positive = true;
      allowed |= ascii::iequal(w, "SSLv3") || ascii::iequal(w, "SSLv2");
    }
  }
  return positive ? allowed : !excluded;
}

class Postfix {
 public:
  // `main`: main.cf is in the text, so that what lacks in it has its default.
  Postfix(const Settings& s, bool main, Audit& out) : s_(s), out_(out), main_(main) {}

  void sending() {
    AuditPart p{.name = "smtp", .side = AuditSide::sends};
    std::string_view level = setting(p, "smtp_tls_security_level", "");
    if (level.empty()) {
      if (truth(resolved("smtp_enforce_tls")) == true) {
        level = truth(resolved("smtp_tls_enforce_peername")) == false ? "encrypt" : "verify";
        old_name(p, "smtp_enforce_tls", "smtp_tls_security_level", level);
      } else if (truth(resolved("smtp_use_tls")) == true) {
        level = "may";
        old_name(p, "smtp_use_tls", "smtp_tls_security_level", level);
      } else {
        level = "none";
      }
    }
    if (level == "none") {
      p.tls = AuditTls::never;
      p.findings.push_back(
          {AuditAdvice::sending_off, {}, {edit("smtp_tls_security_level", "may")}});
    } else if (level == "may") {
      p.tls = AuditTls::opportunistic;
    } else if (level == "dane") {
      p.tls = AuditTls::opportunistic;
      p.check = AuditCheck::dane;
    } else if (level == "encrypt") {
      p.tls = AuditTls::required;
      p.findings.push_back({.what = AuditAdvice::required_unchecked});
    } else if (level == "dane-only") {
      p.tls = AuditTls::required;
      p.check = AuditCheck::dane;
    } else if (level == "fingerprint") {
      p.tls = AuditTls::required;
      p.check = AuditCheck::fingerprint;
    } else if (level == "verify" || level == "secure") {
      p.tls = AuditTls::required;
      p.check = AuditCheck::name;
    } else {
      p.check = AuditCheck::unknown;  // a word of a later version, or $name
    }
    if (level.starts_with("dane") && resolved("smtp_dns_support_level") != "dnssec")
      p.findings.push_back(
          {AuditAdvice::needs_dnssec, {}, {edit("smtp_dns_support_level", "dnssec")}});
    if (const AuditSetting* maps = s_.find("smtp_tls_policy_maps"); maps && !maps->value.empty()) {
      p.because.push_back(*maps);
      p.findings.push_back({AuditAdvice::elsewhere,
                            "smtp_tls_policy_maps",
                            {"postmap -q partner.example $(postconf -xh smtp_tls_policy_maps)"}});
    } else if (p.tls == AuditTls::opportunistic) {
      p.findings.push_back({AuditAdvice::opportunistic,
                            {},
                            {edit("smtp_tls_policy_maps", "hash:/etc/postfix/tls_policy"),
                             "echo 'partner.example secure' >> /etc/postfix/tls_policy",
                             "postmap /etc/postfix/tls_policy"}});
    }
    if (const AuditSetting* sites = s_.find("smtp_tls_per_site"); sites && !sites->value.empty())
      old_name(p, "smtp_tls_per_site", "smtp_tls_policy_maps", "hash:/etc/postfix/tls_policy");
    if (p.tls != AuditTls::never)
      old_versions(p, {"smtp_tls_protocols", "smtp_tls_mandatory_protocols"});
    out_.parts.push_back(std::move(p));
  }

  // `service`: "" for main.cf, "submission/inet/" for what master.cf has of its own.
  void receiving(const std::string& service) {
    service_ = service;
    AuditPart p{.name = service.empty() ? "smtpd" : service.substr(0, service.size() - 1),
                .side = AuditSide::receives};
    std::string_view level = setting(p, "smtpd_tls_security_level", "");
    if (truth(resolved("smtpd_tls_wrappermode")) == true) {
      level = "encrypt";
      setting(p, "smtpd_tls_wrappermode", "no");
    } else if (level.empty() && main_) {
      level = "none";
      if (truth(resolved("smtpd_enforce_tls")) == true) {
        level = "encrypt";
        old_name(p, "smtpd_enforce_tls", "smtpd_tls_security_level", level);
      } else if (truth(resolved("smtpd_use_tls")) == true) {
        level = "may";
        old_name(p, "smtpd_use_tls", "smtpd_tls_security_level", level);
      }
    }
    p.tls = level == "none"      ? AuditTls::never
            : level == "may"     ? AuditTls::opportunistic
            : level == "encrypt" ? AuditTls::required
                                 : AuditTls::unknown;
    const bool off = level == "none";
    if (off)
      p.findings.push_back(
          {AuditAdvice::offering_off, {}, {edit("smtpd_tls_security_level", "may")}});
    bool certificate = false;
    for (const char* name : {"smtpd_tls_chain_files", "smtpd_tls_cert_file",
                             "smtpd_tls_eccert_file", "smtpd_tls_dcert_file"})
      certificate |= !resolved(name).empty();
    if (!off && !certificate && main_) {
      // It offers STARTTLS all the same, and answers "454 4.7.0 TLS not available".
      if (p.tls == AuditTls::opportunistic) p.tls = AuditTls::never;
      p.findings.push_back({AuditAdvice::no_certificate,
                            "smtpd_tls_chain_files",
                            {edit("smtpd_tls_chain_files", "/etc/postfix/key-and-chain.pem")}});
    }
    if (p.tls != AuditTls::never) {
      const std::string_view header = setting(p, "smtpd_tls_received_header", "no");
      const bool full = truth(header).value_or(false), known = !header.empty();
      if (known) p.shows = full ? AuditShows::in_full : AuditShows::keyword_only;
      if (!full && known)
        p.findings.push_back(
            {AuditAdvice::header_silent, {}, {edit("smtpd_tls_received_header", "yes")}});
      old_versions(p, {"smtpd_tls_protocols", "smtpd_tls_mandatory_protocols"});
    }
    if (truth(resolved("smtpd_sasl_auth_enable")) == true &&
        truth(resolved("smtpd_tls_auth_only")) != true && p.tls != AuditTls::required)
      p.findings.push_back(
          {AuditAdvice::passwords_clear, {}, {edit("smtpd_tls_auth_only", "yes")}});
    if (!service.empty())  // said of main.cf, and changed in master.cf
      for (AuditFinding& f : p.findings)
        for (std::string& c : f.commands)
          if (c.starts_with("postconf -e '"))
            c = fmt::format("postconf -P '{}{}", service, c.substr(13));
    out_.parts.push_back(std::move(p));
    service_.clear();
  }

 private:
  const AuditSetting* find(std::string_view name) const {
    if (!service_.empty())
      if (const AuditSetting* s = s_.find(fmt::format("{}{}", service_, name))) return s;
    return s_.find(name);
  }
  // "$name" alone is what `name` is.
  std::string_view resolved(std::string_view name) const {
    const AuditSetting* s = find(name);
    for (int depth = 0; s != nullptr && depth < 8 && s->value.starts_with('$'); ++depth) {
      std::string_view other = std::string_view(s->value).substr(1);
      if (other.starts_with('{') && other.ends_with('}')) other = other.substr(1, other.size() - 2);
      const AuditSetting* next = find(other);
      if (next == nullptr) break;
      s = next;
    }
    return s == nullptr ? std::string_view() : std::string_view(s->value);
  }
  std::string_view setting(AuditPart& p, std::string_view name, std::string_view fallback) {
    if (const AuditSetting* s = find(name)) {
      p.because.push_back(*s);
      return resolved(name);
    }
    if (!main_) return {};
    p.because.push_back(
        {.name = std::string(name), .value = std::string(fallback), .source = kSource});
    return fallback;
  }
  void old_name(AuditPart& p, std::string_view old, std::string_view name, std::string_view value) {
    if (const AuditSetting* s = find(old)) p.because.push_back(*s);
    p.findings.push_back({AuditAdvice::old_names, std::string(old), {edit(name, value)}});
  }
  void old_versions(AuditPart& p, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      const AuditSetting* s = find(name);
      if (s == nullptr || s->value.find('$') != std::string::npos || !lets_ssl_in(s->value))
        continue;
      p.because.push_back(*s);
      p.findings.push_back(
          {AuditAdvice::old_versions, std::string(name), {edit(name, "!SSLv2, !SSLv3")}});
    }
  }

  const Settings& s_;
  Audit& out_;
  bool main_;
  std::string service_;
};

}  // namespace

void read_postfix(const std::vector<Line>& lines, Audit& out) {
  Settings s;
  std::vector<std::string> services;
  for (const Line& line : lines) {
    const std::string_view text = ascii::trim(line.text);
    if (text.empty() || text.starts_with('#')) continue;
    std::string_view name, value;
    const bool indented = line.text.front() == ' ' || line.text.front() == '\t';
    if (indented && !s.empty()) {
      s.append(text);
    } else if (split_setting(text, '=', name, value)) {
      s.add(name, value, line.number);
      if (const std::size_t at = name.rfind('/');
          at != std::string_view::npos && name.substr(at + 1).starts_with("smtpd_")) {
        std::string service(name.substr(0, at + 1));
        if (services.size() < kMaxServices &&
            std::ranges::find(services, service) == services.end())
          services.push_back(std::move(service));
      }
    } else if (text.starts_with("OpenSSL ")) {
      out.built_in = true;
      out.library = text.substr(0, 100);
    }
    if (text.find("TLS support is not compiled in") != std::string_view::npos) out.built_in = false;
  }
  out.version = s.value("mail_version");
  // postconf -P has services only, and postconf mail_version no settings at all.
  const bool main = std::ranges::any_of(s.all(), [](const AuditSetting& one) {
    return one.name.find('/') == std::string::npos && one.name != "mail_version";
  });
  Postfix p(s, main, out);
  if (main) p.receiving("");
  for (const std::string& service : services) p.receiving(service);
  if (main) p.sending();
  s.count(out);
}

}  // namespace tlspath::audit_of

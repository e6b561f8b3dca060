// exchange.cpp: Get-SendConnector and Get-ReceiveConnector | Format-List of Exchange 2007 and later.
//   Name                     : to partner
//   IgnoreSTARTTLS           : False
//   AddressSpaces            : {SMTP:partner.example;1}
// Source   the makers' pages of Set-SendConnector and Set-ReceiveConnector: IgnoreSTARTTLS,
//          RequireTLS (needs Tls in AuthMechanism), TlsAuthLevel (needs RequireTLS; EncryptionOnly
//          checks nothing, CertificateValidation the chain, DomainValidation also the name),
//          DomainSecureEnabled (mutual TLS for the domains of Set-TransportConfig), ForceHELO.
// Format-List prints every key, so one that lacks was cut off: then the answer is "unknown".
// Not done: inbound and outbound connectors of Exchange Online, Get-TransportConfig.
#include <fmt/format.h>

#include <algorithm>

#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath::audit_of {
namespace {

// As one argument of PowerShell. A name that could end the quotes is not written down.
std::string quoted(std::string_view name) {
  const bool plain = !name.empty() && name.size() < 100 && std::ranges::all_of(name, [](char c) {
    return ascii::is_alnum(c) || std::string_view(" ._()-\\*/@").find(c) != std::string_view::npos;
  });
  return plain ? fmt::format("'{}'", name) : std::string("'NAME'");
}

// "{SMTP:*;1, SMTP:partner.example;5}" -> "*, partner.example"
std::string spaces(std::string_view list) {
  std::string out;
  for (std::string_view one : words_of(list, "{}, ")) {
    if (ascii::istarts_with(one, "smtp:")) one.remove_prefix(5);
    one = one.substr(0, one.find(';'));
    if (!one.empty()) out += fmt::format("{}{}", out.empty() ? "" : ", ", one);
  }
  return out;
}

// The mechanisms of `list` and those of `more`, each once; "None" stands alone.
std::string also(std::string_view list, std::string_view more) {
  std::string out;
  for (const std::string_view words : {more, list})
    for (const std::string_view w : words_of(words))
      if (!ascii::iequal(w, "None") && std::ranges::all_of(w, ascii::is_alnum) && !has_word(out, w))
        out += fmt::format("{}{}", out.empty() ? "" : ", ", w);
  return out;
}

class Connector {
 public:
  Connector(const Settings& s, Audit& out) : s_(s), out_(out) {}

  // False where nothing tells which kind it is.
  bool read() {
    const bool sends = s_.has("AddressSpaces") || s_.has("IgnoreSTARTTLS") ||
                       s_.has("DNSRoutingEnabled") || s_.has("SmartHosts") ||
                       s_.has("TlsAuthLevel") || s_.has("ForceHELO");
    const bool receives = s_.has("AuthMechanism") || s_.has("Bindings") ||
                          s_.has("PermissionGroups") || s_.has("RemoteIPRanges");
    if (sends == receives) return false;
    const std::string_view name = s_.value("Name");
    part_.name = name.empty() ? s_.value("Identity") : name;
    s_.find("Identity");
    if (flag("Enabled") == false) part_.findings.push_back({.what = AuditAdvice::disabled});
    if (sends)
      read_sending();
    else
      read_receiving();
    out_.parts.push_back(std::move(part_));
    return true;
  }

 private:
  std::optional<bool> flag(std::string_view name) {
    const AuditSetting* s = s_.find(name);
    if (s == nullptr || s->value.empty()) return std::nullopt;
    const auto value = truth(s->value);
    // A translated page: neither True nor False.
    if (!value) out_.foreign_lines.push_back(s->line);
    return value;
  }
  void because(std::string_view name) {
    if (const AuditSetting* s = s_.find(name)) part_.because.push_back(*s);
  }
  void advise(AuditAdvice what, std::string detail, std::vector<std::string> commands) {
    part_.findings.push_back({what, std::move(detail), std::move(commands)});
  }
  std::string set(std::string_view what) const {
    return fmt::format("Set-{}Connector {} {}",
                       part_.side == AuditSide::sends ? "Send" : "Receive", quoted(part_.name),
                       what);
  }

  void read_sending() {
    part_.side = AuditSide::sends;
    part_.for_whom = spaces(s_.value("AddressSpaces"));
    const auto ignore = flag("IgnoreSTARTTLS"), require = flag("RequireTLS"),
               helo = flag("ForceHELO"), mutual = flag("DomainSecureEnabled");
    const std::string_view level = s_.value("TlsAuthLevel");
    for (const char* name : {"IgnoreSTARTTLS", "RequireTLS", "TlsAuthLevel", "TlsDomain",
                             "DomainSecureEnabled"})
      because(name);
    const bool wide = part_.for_whom.empty() || part_.for_whom.find('*') != std::string::npos;
    const std::string partner =
        wide || part_.for_whom.find(',') != std::string::npos || quoted(part_.for_whom) == "'NAME'"
            ? "partner.example"
            : part_.for_whom;
    if (ignore == true || helo == true) {
      part_.tls = AuditTls::never;
      if (helo == true) because("ForceHELO");
      advise(AuditAdvice::sending_off, {},
             {set(helo == true ? "-ForceHELO $false" : "-IgnoreSTARTTLS $false")});
      if (require == true)
        advise(AuditAdvice::contradiction,
               helo == true ? "ForceHELO, RequireTLS" : "IgnoreSTARTTLS, RequireTLS", {});
      return;
    }
    if (require == true) {
      part_.tls = AuditTls::required;
      if (ascii::iequal(level, "DomainValidation")) {
        part_.check = AuditCheck::name;
      } else if (ascii::iequal(level, "CertificateValidation")) {
        part_.check = AuditCheck::chain;
      } else if (s_.has("TlsAuthLevel")) {
        advise(AuditAdvice::required_unchecked, {},
               {set(fmt::format("-TlsAuthLevel DomainValidation -TlsDomain {}", partner))});
      } else {
        part_.check = AuditCheck::unknown;
      }
    } else if (ignore == false && require == false) {
      part_.tls = AuditTls::opportunistic;
      if (!level.empty())
        advise(AuditAdvice::check_unused, "TlsAuthLevel", {set("-RequireTLS $true")});
      const std::string how = fmt::format(
          "-RequireTLS $true -TlsAuthLevel DomainValidation -TlsDomain {}", partner);
      advise(AuditAdvice::opportunistic, {},
             {wide ? fmt::format("New-SendConnector -Name 'TLS to {0}' -AddressSpaces {0} {1}",
                                 partner, how)
                   : set(how)});
    }
    if (mutual == true) {
      if (part_.tls == AuditTls::opportunistic) part_.check = AuditCheck::mutual;
      advise(AuditAdvice::elsewhere, "TLSSendDomainSecureList",
             {"Get-TransportConfig | Format-List TLSSendDomainSecureList"});
      if (flag("DNSRoutingEnabled") == false)
        advise(AuditAdvice::contradiction, "DomainSecureEnabled, DNSRoutingEnabled", {});
    }
  }

  void read_receiving() {
    part_.side = AuditSide::receives;
    // Every version that has these connectors writes (TLS) or version= (parsers/exchange).
    part_.shows = AuditShows::in_full;
    const AuditSetting* mechanisms = s_.find("AuthMechanism");
    const auto require = flag("RequireTLS"), mutual = flag("DomainSecureEnabled");
    for (const char* name : {"AuthMechanism", "RequireTLS", "DomainSecureEnabled"}) because(name);
    s_.find("TlsCertificateName");
    s_.find("Fqdn");
    s_.find("PermissionGroups");
    if (mechanisms == nullptr) {
      if (require == true) part_.tls = AuditTls::required;
      return;
    }
    const std::string_view list = mechanisms->value;
    const bool offers = has_word(list, "Tls");
    if (!offers) {
      part_.tls = AuditTls::never;
      part_.shows = AuditShows::unknown;
      advise(AuditAdvice::offering_off, {}, {set("-AuthMechanism " + also(list, "Tls"))});
      if (require == true) advise(AuditAdvice::contradiction, "RequireTLS, AuthMechanism", {});
    } else if (require == true) {
      part_.tls = AuditTls::required;
    } else if (require == false) {
      part_.tls = AuditTls::opportunistic;
    }
    if (mutual == true) {
      if (offers) part_.check = AuditCheck::mutual;
      advise(AuditAdvice::elsewhere, "TLSReceiveDomainSecureList",
             {"Get-TransportConfig | Format-List TLSReceiveDomainSecureList"});
    }
    if (has_word(list, "BasicAuth") && !has_word(list, "BasicAuthRequireTLS") && require != true)
      advise(AuditAdvice::passwords_clear, {},
             {set("-AuthMechanism " + also(list, "Tls, BasicAuthRequireTLS"))});
  }

  const Settings& s_;
  Audit& out_;
  AuditPart part_;
};

}  // namespace

void read_exchange(const std::vector<Line>& lines, Audit& out) {
  Settings one;
  const auto finish = [&] {
    if (!one.empty() && out.parts.size() < kMaxParts) {
      Connector(one, out).read();
      one.count(out);
    }
    one = {};
  };
  for (const Line& line : lines) {
    std::string_view name, value;
    const std::string_view text = ascii::trim(line.text);
    if (text.empty()) {
      finish();
      continue;
    }
    const bool indented = line.text.front() == ' ' || line.text.front() == '\t';
    if (!indented && split_setting(line.text, ':', name, value)) {
      // Pasted without the empty line between two of them.
      if (one.has(name) || one.all().size() >= kMaxKeys) finish();
      one.add(name, value, line.number);
    } else if (indented) {
      one.append(text);
    }
    const std::string_view end = text.ends_with('}') ? text.substr(0, text.size() - 1) : text;
    if (end.ends_with("...") || end.ends_with("\xE2\x80\xA6")) out.cut_lines.push_back(line.number);
  }
  finish();
}

}  // namespace tlspath::audit_of

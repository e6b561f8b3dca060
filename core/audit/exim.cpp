// exim.cpp: Exim 4's configuration file, exim -bP, and exim -bV.
//   tls_advertise_hosts = *
//   begin transports
//   remote_smtp:
//     driver = smtp
//     hosts_require_tls = partner.example
// Source   spec.txt of 4.96 and its ChangeLog: tls_advertise_hosts is "*" since 4.87 (before:
//          nobody); without tls_certificate one is made on the fly since 4.88; the smtp transport
//          tries TLS with everybody; tls_tempfail_tryclear is true; tls_try_verify_hosts is "*",
//          which checks and goes on all the same; hosts_try_dane is "*" since 4.93.
// Not done: ${...} is not expanded, ACLs are not understood beyond "encrypted", included files are
// not read.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/audit/exim_macros.hpp"
#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath::audit_of {
namespace {

constexpr std::string_view kSource = "spec.txt of 4.96";
constexpr std::string_view kSince = "4.87";  // tls_advertise_hosts

// What decides here, of the main part and of a transport; the rest is counted.
constexpr auto kMain = std::to_array<std::string_view>(
    {"tls_advertise_hosts", "tls_certificate", "received_header_text"});
constexpr auto kTransport = std::to_array<std::string_view>(
    {"driver", "hosts_avoid_tls", "hosts_require_tls", "hosts_require_dane", "tls_verify_hosts",
     "tls_tempfail_tryclear"});

bool everybody(std::string_view list) { return has_word(list, "*", ": \t"); }
bool is_expansion(std::string_view value) { return value.find("${") != std::string_view::npos; }

class Exim {
 public:
  explicit Exim(Audit& out) : out_(out) {}

  void take(std::uint32_t number, std::string_view line) {
    std::string_view text = ascii::trim(line);
    if (text.starts_with("# Exim Configuration (")) {  // exim -bP config
      const std::string_view version = text.substr(22);
      out_.version = version.substr(0, std::min<std::size_t>(version.find(')'), 20));
    }
    if (text.empty() || text.starts_with('#')) return;
    if (text.starts_with("Exim version ")) {
      out_.version = words_of(text.substr(13)).empty()
                         ? std::string()
                         : std::string(words_of(text.substr(13)).front());
      return;
    }
    if (text.starts_with("Support for:")) {
      const bool openssl = has_word(text, "OpenSSL"), gnutls = has_word(text, "GnuTLS");
      out_.built_in = openssl || gnutls;
      out_.library = openssl ? "OpenSSL" : gnutls ? "GnuTLS" : "";
      macros_.tell("_HAVE_TLS", openssl || gnutls);
      macros_.tell("_HAVE_OPENSSL", openssl);
      macros_.tell("_HAVE_GNUTLS", gnutls);
      return;
    }
    if (text.starts_with(".include")) {
      // What a part of the file that does not count includes, is not included.
      if (macros_.counts()) {
        included_ = true;
        macros_.included();
      }
      return;
    }
    if (text.starts_with('_')) {  // exim -bP macros
      std::string_view name, value;
      if (split_setting(text.substr(1), '=', name, value))
        macros_.tell(text.substr(0, name.size() + 1), true);
      return;
    }
    if (macros_.take(text) || text.starts_with('.')) return;
    if (text.starts_with("begin ")) {
      section_ = ascii::trim(text.substr(6));
      driver_ = nullptr;
      return;
    }
    if (section_ == "acl") {
      if (macros_.counts()) acl(number, text);
      return;
    }
    // "remote_smtp:", and "remote_smtp transport:" of exim -bP transports
    if (text.ends_with(':') && text.find('=') == std::string_view::npos) {
      std::string_view title = text.substr(0, text.size() - 1);
      if (title.ends_with(" transport")) {
        section_ = "transports";
        title = title.substr(0, title.size() - 10);
      }
      driver_ = nullptr;
      if (section_ == "transports" && transports_.size() < kMaxParts && macros_.counts()) {
        transports_.push_back({std::string(title.substr(0, 100)), {}, {}});
        driver_ = &transports_.back();
      }
      return;
    }
    if (text.starts_with("hide ")) text = ascii::trim(text.substr(5));
    // A switch without "=": "no_tls_tempfail_tryclear".
    if (text == "no_tls_tempfail_tryclear") text = "tls_tempfail_tryclear = false";
    std::string_view name, value;
    if (!split_setting(text, '=', name, value)) return;
    if (driver_ == nullptr && !section_.empty()) return;  // routers, retry, authenticators
    if (!macros_.counts()) {
      const bool read = driver_ == nullptr
                            ? std::ranges::find(kMain, name) != kMain.end()
                            : std::ranges::find(kTransport, name) != kTransport.end();
      if (read) skip(name);
      return;
    }
    const std::string expanded = macros_.expand(value);
    value = expanded;
    if (value.size() > 1 && value.starts_with('"') && value.ends_with('"'))
      value = value.substr(1, value.size() - 2);
    (driver_ == nullptr ? main_ : driver_->settings).add(name, value, number);
  }

  void finish() {
    if (!main_.empty() || !acl_.empty()) receiving();
    for (const Transport& t : transports_) {
      if (t.settings.value("driver") == "smtp") sending(t);
      t.settings.count(out_);
    }
    main_.count(out_);
  }

 private:
  void acl(std::uint32_t number, std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t="));
    if (text.ends_with(':') && word.size() == text.size()) {
      acl_name_ = word.substr(0, word.size() - 1).substr(0, 100);
      return;
    }
    for (const std::string_view verb :
         {"accept", "deny", "require", "drop", "defer", "warn", "discard"})
      if (word == verb) {
        verb_ = verb;
        text = ascii::trim(text.substr(word.size()));
      }
    const bool negated = text.starts_with('!');
    if (negated) text = ascii::trim(text.substr(1));
    std::string_view name, value;
    if (split_setting(text, '=', name, value) && name == "acl" && used_.size() < kMaxParts)
      used_.emplace_back(words_of(value).empty() ? value : words_of(value).front());
    if (!text.starts_with("encrypted")) return;
    const bool turns_away = (negated && (verb_ == "deny" || verb_ == "drop" || verb_ == "defer")) ||
                            (!negated && verb_ == "require");
    if (turns_away && acl_.size() < 20) acl_.emplace_back(number, acl_name_);
  }

  // Named by acl_smtp_... or by another one; an expansion may name any.
  bool is_used(const std::string& acl) const {
    if (acl.empty() || main_.empty() || std::ranges::find(used_, acl) != used_.end()) return true;
    return std::ranges::any_of(main_.all(), [&](const AuditSetting& s) {
      return s.name.starts_with("acl_") &&
             (s.value == acl || s.value.find('$') != std::string::npos);
    });
  }

  bool since(std::string_view version) const {
    return out_.version.empty() || compare_versions(out_.version, version) >= 0;
  }

  // A setting that would count if a macro were defined, which the text does not do.
  void skip(std::string_view name) {
    std::vector<std::string>& to = driver_ == nullptr ? missing_ : driver_->missing;
    const std::vector<std::string> why = macros_.missing();
    for (const std::string& one : why)
      if (to.size() < kMaxNames && std::ranges::find(to, one) == to.end()) to.push_back(one);
    open_certificate_ |= !why.empty() && driver_ == nullptr && name == "tls_certificate";
  }

  void ask_itself(AuditPart& p, const std::vector<std::string>& missing,
                  std::string_view what) const {
    std::string detail = included_ ? ".include" : "";
    for (const std::string& one : missing)
      if (detail.size() < 300) detail += fmt::format("{}{}", detail.empty() ? "" : ", ", one);
    if (!detail.empty())
      p.findings.push_back({AuditAdvice::elsewhere, detail, {fmt::format("exim -bP {}", what)}});
  }

  void receiving() {
    AuditPart p{.name = "server", .side = AuditSide::receives};
    const AuditSetting* advertise = main_.find("tls_advertise_hosts");
    const std::string_view fallback = since("4.87") ? "*" : "";
    const std::string_view hosts = advertise ? std::string_view(advertise->value) : fallback;
    if (advertise)
      p.because.push_back(*advertise);
    else
      p.because.push_back({.name = "tls_advertise_hosts",
                           .value = std::string(fallback),
                           .source = kSource,
                           .since = kSince});
    if (is_expansion(hosts)) {
      p.tls = AuditTls::unknown;
    } else if (hosts.empty() || hosts == ":") {
      p.tls = AuditTls::never;
      p.findings.push_back({AuditAdvice::offering_off, {}, {"tls_advertise_hosts = *"}});
    } else {
      p.tls = AuditTls::opportunistic;
      if (!everybody(hosts)) p.for_whom = hosts.substr(0, 200);
    }
    if (p.tls != AuditTls::never) {
      const AuditSetting* certificate = main_.find("tls_certificate");
      if (certificate) p.because.push_back(*certificate);
      if ((certificate == nullptr || certificate->value.empty()) && !included_ &&
          !open_certificate_)
        p.findings.push_back(
            {AuditAdvice::no_certificate,
             "tls_certificate",
             {"tls_certificate = /etc/exim4/exim.crt", "tls_privatekey = /etc/exim4/exim.key"}});
      const AuditSetting* header = main_.find("received_header_text");
      if (header == nullptr) {
        p.shows = AuditShows::in_full;
      } else {
        p.because.push_back(*header);
        const bool full = header->value.find("tls_") != std::string::npos;
        const bool keyword = header->value.find("received_protocol") != std::string::npos;
        p.shows = full      ? AuditShows::in_full
                  : keyword ? AuditShows::keyword_only
                            : AuditShows::nothing;
        if (!full) p.findings.push_back({AuditAdvice::header_changed, "received_header_text", {}});
      }
      for (const auto& [line, acl] : acl_)
        if (is_used(acl))
          p.findings.push_back({AuditAdvice::acl_requires, std::to_string(line), {}});
    }
    ask_itself(p, missing_, "tls_advertise_hosts");
    out_.parts.push_back(std::move(p));
  }

  struct Transport {
    std::string name;
    Settings settings;
    std::vector<std::string> missing;
  };

  void sending(const Transport& transport) {
    const std::string& name = transport.name;
    const Settings& s = transport.settings;
    AuditPart p{.name = name, .side = AuditSide::sends, .tls = AuditTls::opportunistic};
    const AuditSetting* avoid = s.find("hosts_avoid_tls");
    const AuditSetting* require = s.find("hosts_require_tls");
    const AuditSetting* verify = s.find("tls_verify_hosts");
    const AuditSetting* dane = s.find("hosts_require_dane");
    for (const AuditSetting* one : {avoid, require, verify, dane})
      if (one) p.because.push_back(*one);
    if (p.because.empty())
      p.because.push_back({.name = "hosts_avoid_tls", .value = "", .source = kSource});
    if (avoid && everybody(avoid->value)) {
      p.tls = AuditTls::never;
      p.findings.push_back({AuditAdvice::sending_off, {}, {"hosts_avoid_tls ="}});
    } else if (avoid && !avoid->value.empty()) {
      p.findings.push_back({AuditAdvice::off_for_some, avoid->value.substr(0, 200), {}});
    }
    const AuditSetting* must = require && !require->value.empty() ? require
                               : dane && !dane->value.empty()     ? dane
                                                                  : nullptr;
    const bool checks_all = verify && everybody(verify->value);
    // Those who must, and no others.
    const bool checks_them = verify && must != nullptr && verify->value == must->value;
    std::optional<AuditPart> required;
    if (p.tls != AuditTls::never && must != nullptr) {
      required = AuditPart{.name = name, .side = AuditSide::sends, .tls = AuditTls::required};
      required->because.push_back(*must);
      if (is_expansion(must->value)) required->tls = AuditTls::unknown;
      if (!everybody(must->value)) required->for_whom = must->value.substr(0, 200);
      required->check = must == dane                       ? AuditCheck::dane
                        : checks_all || checks_them        ? AuditCheck::name
                        : verify && !verify->value.empty() ? AuditCheck::unknown
                                                           : AuditCheck::nothing;
      if (verify) required->because.push_back(*verify);
      if (required->check == AuditCheck::nothing)
        required->findings.push_back(
            {AuditAdvice::required_unchecked, {}, {"tls_verify_hosts = *"}});
    }
    p.check = checks_all                                         ? AuditCheck::name
              : verify && !verify->value.empty() && !checks_them ? AuditCheck::unknown
                                                                 : AuditCheck::nothing;
    const AuditSetting* clear = s.find("tls_tempfail_tryclear");
    const bool falls = clear == nullptr || truth(clear->value) != false;
    if (p.tls == AuditTls::opportunistic) {
      p.findings.push_back(
          {AuditAdvice::opportunistic,
           {},
           {"hosts_require_tls = partner.example", "tls_verify_hosts = partner.example"}});
      if (falls)
        p.findings.push_back({AuditAdvice::falls_back, {}, {"tls_tempfail_tryclear = false"}});
    }
    const bool plain =
        std::ranges::all_of(name, [](char c) { return ascii::is_alnum(c) || c == '_'; });
    ask_itself(p, transport.missing,
               fmt::format("transport {}", plain ? std::string_view(name) : "NAME"));
    // Where all are meant, nobody is left to whom the other applies.
    if (!required || !required->for_whom.empty()) out_.parts.push_back(std::move(p));
    if (required) out_.parts.push_back(std::move(*required));
  }

  Audit& out_;
  Settings main_;
  EximMacros macros_;
  std::vector<std::string> missing_;
  std::vector<Transport> transports_ = reserved();
  Transport* driver_ = nullptr;  // into transports_, which never grows past its reserve
  std::string section_;
  std::string_view verb_;
  std::string acl_name_;
  std::vector<std::pair<std::uint32_t, std::string>> acl_;  // line and ACL of each that turns away
  std::vector<std::string> used_;                           // ACLs that others name
  bool included_ = false, open_certificate_ = false;

  static std::vector<Transport> reserved() {
    std::vector<Transport> v;
    v.reserve(kMaxParts);
    return v;
  }
};

}  // namespace

void read_exim(const std::vector<Line>& lines, Audit& out) {
  Exim e(out);
  std::string whole;
  std::uint32_t first = 0;
  for (const Line& line : lines) {
    std::string_view text = ascii::trim(line.text);
    const bool comment = text.starts_with('#');
    if (whole.empty()) first = line.number;
    // A line that ends with "\" goes on in the next; comments between do not end it.
    if (comment && !whole.empty()) continue;
    const bool more = text.ends_with('\\') && !comment;
    if (more) text.remove_suffix(1);
    if (whole.size() < kMaxValue) whole += text;
    if (more) continue;
    e.take(first, whole);
    whole.clear();
  }
  if (!whole.empty()) e.take(first, whole);
  e.finish();
}

}  // namespace tlspath::audit_of

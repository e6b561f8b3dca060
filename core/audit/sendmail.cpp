// sendmail.cpp: sendmail.mc, sendmail.cf, lines of the access map, and sendmail -d0.1 -bv.
//   define(`confSERVER_CERT', `/etc/mail/certs/mx.pem')dnl
//   O ServerCertFile=/etc/mail/certs/mx.pem
//   Try_TLS:old.example     NO
//   TLS_Rcpt:partner.example    VERIFY:128
// Source   cf/README (STARTTLS) and the operations guide of 8.17: sending tries STARTTLS whenever
// it
//          is offered. It is offered to others where ServerCertFile, ServerKeyFile, CACertFile and
//          CACertPath are set (seen with 8.17.1.9, tests/servers), unless Srv_Features or a
//          daemon's M=S takes it back. The stock Received line has ${tls_version} since 8.11. TLS
//          is in the program where "Compiled with" lists STARTTLS.
// Not done: m4 is not run, included files (Debian's starttls.m4) are not read.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/audit/settings.hpp"
#include "core/base/ascii.hpp"

namespace tlspath::audit_of {
namespace {

constexpr std::string_view kSource = "cf/README of 8.17";

// "confSERVER_CERT" of the .mc and "ServerCertFile" of the .cf are one.
struct Names {
  std::string_view mc, cf;
};
constexpr Names kCert{"confSERVER_CERT", "ServerCertFile"}, kKey{"confSERVER_KEY", "ServerKeyFile"},
    kCaFile{"confCACERT", "CACertFile"}, kCaPath{"confCACERT_PATH", "CACertPath"},
    kReceived{"confRECEIVED_HEADER", "HReceived"}, kAuth{"confAUTH_OPTIONS", "AuthOptions"},
    kDaemons{"DAEMON_OPTIONS", "DaemonPortOptions"};

// "`x', `y')dnl" -> x, y
std::vector<std::string_view> arguments(std::string_view text) {
  std::vector<std::string_view> out;
  while (out.size() < 4) {
    const std::size_t from = text.find('`');
    if (from == std::string_view::npos) break;
    const std::size_t to = text.find('\'', from);
    if (to == std::string_view::npos) break;
    out.push_back(text.substr(from + 1, to - from - 1));
    text.remove_prefix(to + 1);
  }
  return out;
}

struct Rule {  // of the access map
  std::string tag, whom, what;
  std::uint32_t line = 0;
};

class Sendmail {
 public:
  explicit Sendmail(Audit& out) : out_(out) {}

  void take(const Line& line) {
    const std::string_view text = ascii::trim(line.text);
    if (compiled_) {
      // Its list goes on in the lines below, indented.
      const bool indented = !line.text.empty() && ascii::is_blank(line.text.front());
      if (indented) {
        if (has_word(text, "STARTTLS")) out_.built_in = true;
        return;
      }
      compiled_ = false;
    }
    if (text.empty() || text.starts_with("dnl") || text.starts_with('#')) return;
    if (header_ && ascii::is_blank(line.text.front())) {
      settings_.append(text);
      return;
    }
    header_ = false;
    if (text.starts_with("Version ")) {
      out_.version = text.substr(8, 40);
    } else if (text.starts_with("Compiled with: ")) {
      compiled_ = true;
      out_.built_in = has_word(text, "STARTTLS");
    } else if (text.starts_with("define(")) {
      const auto a = arguments(text);
      if (!a.empty()) {
        configured_ = true;
        settings_.add(a[0], a.size() > 1 ? a[1] : std::string_view(), line.number);
      }
    } else if (text.starts_with("DAEMON_OPTIONS(")) {
      const auto a = arguments(text);
      configured_ = true;
      settings_.add("DAEMON_OPTIONS", a.empty() ? std::string_view() : a[0], line.number);
      daemon(a.empty() ? std::string_view() : a[0], line.number);
    } else if (text.starts_with("include(") || text.starts_with("sinclude(")) {
      const auto a = arguments(text);
      // What every .mc begins with, and what brings no settings.
      const bool own = !a.empty() && a[0].ends_with("m4/cf.m4");
      if (own) configured_ = true;
      if (!a.empty() && !own) includes_.push_back(std::string(a[0].substr(0, 200)));
    } else if (text.starts_with("MAILER(") || text.starts_with("FEATURE(") ||
               text.starts_with("OSTYPE(")) {
      configured_ = true;
    } else if (text.starts_with("TRUST_AUTH_MECH(")) {
      logins_ = true;
    } else if (text.starts_with("HReceived:")) {
      configured_ = true;
      header_ = true;
      settings_.add("HReceived", ascii::trim(text.substr(10)), line.number);
    } else if (text.starts_with("O ") && text.find('=') != std::string_view::npos) {
      configured_ = true;
      std::string_view name, value;
      if (split_setting(text.substr(2), '=', name, value)) {
        settings_.add(name, value, line.number);
        if (name == "DaemonPortOptions") daemon(value, line.number);
      }
    } else {
      access(text, line.number);
    }
  }

  void finish() {
    for (const char* name : {"confAUTH_MECHANISMS", "AuthMechanisms"})
      if (settings_.find(name) != nullptr) logins_ = true;
    find(kDaemons);  // read as it came
    if (configured_ || !rules_.empty()) {
      receiving();
      sending();
    }
    settings_.count(out_);
    out_.settings += rules_.size();
  }

 private:
  const AuditSetting* find(const Names& n) const {
    if (const AuditSetting* s = settings_.find(n.mc)) return s;
    return settings_.find(n.cf);
  }

  void daemon(std::string_view options, std::uint32_t line) {
    for (const std::string_view one : words_of(options, ", "))
      if ((one.starts_with("M=") || one.starts_with("Modify=")) &&
          one.substr(one.find('=')).find('S') != std::string_view::npos)
        daemon_off_.push_back(
            {.name = "DAEMON_OPTIONS", .value = std::string(options.substr(0, 200)), .line = line});
  }

  // "TLS_Rcpt:partner.example   VERIFY:128"
  void access(std::string_view text, std::uint32_t line) {
    for (const std::string_view tag :
         {"Try_TLS", "TLS_Rcpt", "TLS_Srv", "TLS_Clt", "Srv_Features"}) {
      if (!ascii::istarts_with(text, tag) || text.size() <= tag.size() || text[tag.size()] != ':')
        continue;
      text.remove_prefix(tag.size() + 1);
      const std::size_t blank = std::min(text.find_first_of(" \t"), text.size());
      if (rules_.size() < 10'000)
        rules_.push_back({std::string(tag),
                          std::string(text.substr(0, std::min<std::size_t>(blank, 253))),
                          std::string(ascii::trim(text.substr(blank)).substr(0, 200)), line});
      return;
    }
  }

  static AuditSetting setting(const Rule& r) {
    return {.name = fmt::format("{}:{}", r.tag, r.whom), .value = r.what, .line = r.line};
  }
  static std::string add(std::string list, std::string_view one) {
    if (list.size() > 200) return list;
    return fmt::format("{}{}{}", list, list.empty() ? "" : ", ", one.empty() ? "*" : one);
  }
  // What the rules of those tags require, of whom, with the weakest check of them: of `p` itself
  // where all are meant, else a part of its own beside it.
  void required(const AuditPart& beside, std::initializer_list<std::string_view> tags,
                std::vector<AuditPart>& out) const {
    AuditPart p{.name = beside.name, .side = beside.side, .shows = beside.shows};
    std::string whom;
    bool all = false;
    std::optional<AuditCheck> weakest;
    for (const Rule& r : rules_) {
      if (std::ranges::find(tags, r.tag) == tags.end()) continue;
      const bool encr = ascii::ifind(r.what, "ENCR") != std::string_view::npos;
      const bool verify = ascii::ifind(r.what, "VERIFY") != std::string_view::npos;
      if (!encr && !verify) continue;
      p.because.push_back(setting(r));
      const bool named = r.what.find("CN") != std::string::npos;
      const AuditCheck c = named    ? AuditCheck::name
                           : verify ? AuditCheck::chain
                                    : AuditCheck::nothing;
      if (!weakest || c < *weakest) weakest = c;
      all |= r.whom.empty();
      whom = add(whom, r.whom);
    }
    if (!weakest) return;
    p.tls = AuditTls::required;
    p.check = *weakest;
    if (all)
      out.clear();  // nobody is left to whom the other applies
    else
      p.for_whom = whom;
    if (*weakest == AuditCheck::nothing)
      p.findings.push_back({AuditAdvice::required_unchecked,
                            {},
                            {fmt::format("{}:partner.example\tVERIFY:128", *tags.begin())}});
    out.push_back(std::move(p));
  }
  void give(const AuditPart& p, std::initializer_list<std::string_view> tags) {
    std::vector<AuditPart> parts{p};
    if (p.tls != AuditTls::never) required(p, tags, parts);
    for (AuditPart& one : parts) out_.parts.push_back(std::move(one));
  }

  void receiving() {
    AuditPart p{.name = "server", .side = AuditSide::receives};
    // It offers STARTTLS only with all four; the log says "STARTTLS: CACertPath missing".
    constexpr auto kNeeded =
        std::to_array<std::pair<Names, std::string_view>>({{kCert, "/etc/mail/certs/host.pem"},
                                                           {kKey, "/etc/mail/certs/host.key"},
                                                           {kCaFile, "/etc/mail/certs/ca.pem"},
                                                           {kCaPath, "/etc/mail/certs"}});
    std::vector<AuditSetting> missing;
    std::vector<std::string> commands;
    for (const auto& [name, example] : kNeeded) {
      const AuditSetting* s = find(name);
      if (s != nullptr && !s->value.empty()) {
        p.because.push_back(*s);
        continue;
      }
      missing.push_back({.name = std::string(name.mc), .value = "", .source = kSource});
      commands.push_back(fmt::format("define(`{}', `{}')dnl", name.mc, example));
    }
    p.tls = missing.empty() ? AuditTls::opportunistic
            : configured_   ? AuditTls::never
                            : AuditTls::unknown;
    if (!missing.empty() && configured_) {
      if (!includes_.empty()) {
        p.tls = AuditTls::unknown;
        p.findings.push_back({AuditAdvice::elsewhere,
                              includes_.front(),
                              {"grep -i ServerCertFile /etc/mail/sendmail.cf"}});
      } else {
        p.because.insert(p.because.end(), missing.begin(), missing.end());
        p.findings.push_back({AuditAdvice::offering_off, {}, commands});
      }
    }
    for (const AuditSetting& s : daemon_off_) {
      p.because.push_back(s);
      p.findings.push_back({AuditAdvice::off_for_some, "DAEMON_OPTIONS M=S", {}});
    }
    std::string off;
    for (const Rule& r : rules_) {
      if (r.tag != "Srv_Features" || r.what.find('S') == std::string::npos) continue;
      p.because.push_back(setting(r));
      if (r.whom.empty()) {
        p.tls = AuditTls::never;
        p.findings.push_back({AuditAdvice::offering_off, {}, {"Srv_Features:\ts"}});
      } else {
        off = add(off, r.whom);
      }
    }
    if (!off.empty()) p.findings.push_back({AuditAdvice::off_for_some, off, {}});
    if (p.tls != AuditTls::never) {
      const AuditSetting* header = find(kReceived);
      if (header == nullptr) {
        p.shows = configured_ ? AuditShows::in_full : AuditShows::unknown;
      } else if (header->value.find("tls_version") != std::string::npos ||
                 header->value.find("{tls") != std::string::npos) {
        p.shows = AuditShows::in_full;
      } else {
        p.shows = AuditShows::nothing;
        p.because.push_back(*header);
        p.findings.push_back({AuditAdvice::header_changed, "confRECEIVED_HEADER", {}});
      }
    }
    const AuditSetting* auth = find(kAuth);
    if (logins_ && (auth == nullptr || auth->value.find('p') == std::string::npos))
      p.findings.push_back(
          {AuditAdvice::passwords_clear, {}, {"define(`confAUTH_OPTIONS', `A p')dnl"}});
    give(std::move(p), {"TLS_Clt"});
  }

  void sending() {
    AuditPart p{.name = "client", .side = AuditSide::sends, .tls = AuditTls::opportunistic};
    std::string off;
    bool all_off = false;
    for (const Rule& r : rules_) {
      if (r.tag != "Try_TLS" || !ascii::istarts_with(r.what, "NO")) continue;
      p.because.push_back(setting(r));
      if (r.whom.empty()) {
        all_off = true;
        p.findings.push_back({AuditAdvice::sending_off, {}, {"Try_TLS:\tYES"}});
      } else {
        off = add(off, r.whom);
      }
    }
    if (!off.empty()) p.findings.push_back({AuditAdvice::off_for_some, off, {}});
    if (p.because.empty()) p.because.push_back({.name = "Try_TLS", .value = "", .source = kSource});
    if (all_off) p.tls = AuditTls::never;
    if (p.tls == AuditTls::opportunistic)
      p.findings.push_back(
          {AuditAdvice::opportunistic, {}, {"TLS_Rcpt:partner.example\tVERIFY:128"}});
    give(std::move(p), {"TLS_Rcpt", "TLS_Srv"});
  }

  Audit& out_;
  Settings settings_;
  std::vector<Rule> rules_;
  std::vector<AuditSetting> daemon_off_;
  std::vector<std::string> includes_;
  bool configured_ = false, compiled_ = false, header_ = false, logins_ = false;
};

}  // namespace

void read_sendmail(const std::vector<Line>& lines, Audit& out) {
  Sendmail s(out);
  for (const Line& line : lines) s.take(line);
  s.finish();
}

}  // namespace tlspath::audit_of

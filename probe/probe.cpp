// probe.cpp: target -> MX -> addresses -> one talk each -> what was seen; then, where it was asked
// for, further connections for versions and suites.
#include "probe/probe.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <thread>

#include "core/base/ascii.hpp"
#include "core/received/address.hpp"
#include "probe/connection.hpp"
#include "probe/dns.hpp"
#include "probe/fetch.hpp"
#include "probe/mta_sts.hpp"
#include "probe/target.hpp"
#include "probe/tls.hpp"

namespace tlspath::probe {
namespace {

constexpr std::uint16_t kImplicitPort = 465;
constexpr std::size_t kMaxText = 512;  // of a banner or an answer that is kept

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& l : lines) {
    if (!out.empty()) out += ' ';
    out += l;
    if (out.size() > kMaxText) break;
  }
  return out.substr(0, kMaxText);
}

ProbeOutcome outcome_of(Talk t) {
  switch (t) {
    case Talk::timed_out:
      return ProbeOutcome::timed_out;
    case Talk::too_much:
      return ProbeOutcome::too_much;
    case Talk::garbage:
      return ProbeOutcome::not_smtp;
    case Talk::interrupted:
      return ProbeOutcome::interrupted;
    default:
      return ProbeOutcome::closed;
  }
}

// One connection: greeting, EHLO, STARTTLS, handshake, QUIT.
class Dialogue {
 public:
  Dialogue(const ProbeOptions& o, const TlsClient& tls, ProbeHost& host)
      : o_(o),
        tls_(tls),
        host_(host),
        talk_(Connection::Clock::now() + std::chrono::milliseconds(o.session_ms), o.reply_ms,
              o.interrupted) {}

  // With TLS done it is true; `session` has what was agreed on.
  bool run(const SessionOptions& how) {
    const bool at_once = o_.tls_at_once || host_.port == kImplicitPort;
    host_.tls_at_once = at_once;
    host_.stage = ProbeStage::connect;
    if (const Talk t = talk_.connect(host_.address, host_.port, o_.connect_ms, host_.reason);
        t != Talk::fine)
      return end(t == Talk::failed ? ProbeOutcome::not_reached : outcome_of(t));
    if (at_once && !shake(how)) return false;
    if (!greet() || !hello(at_once ? host_.ehlo_in_tls : host_.ehlo)) return taken_back();
    if (at_once) return done();
    read_offer();
    if (!host_.starttls) {
      talk_.send("QUIT");
      return end(ProbeOutcome::no_starttls);
    }
    host_.stage = ProbeStage::starttls;
    Reply r;
    if (!ask("STARTTLS", r)) return false;
    if (r.code != 220) {
      host_.code = r.code;
      host_.reply = joined(r.lines);
      talk_.send("QUIT");
      return end(ProbeOutcome::starttls_refused);
    }
    // The server waits for us now: whoever speaks, speaks in the clear and meant to be taken for
    // it.
    if (const std::string extra = talk_.unasked(o_.settle_ms); !extra.empty()) {
      host_.reply = extra.substr(0, kMaxText);
      return end(ProbeOutcome::injected);
    }
    if (!shake(how)) return false;
    return hello(host_.ehlo_in_tls) || !refused() ? done() : taken_back();
  }

  const TlsSession* session() const { return session_.get(); }

 private:
  bool end(ProbeOutcome what) {
    host_.outcome = what;
    return false;
  }

  // The server ended what looked like a handshake that is done: by an alert, or without a word.
  bool refused() const {
    return !talk_.alert().empty() || (host_.outcome == ProbeOutcome::closed && talk_.unconfirmed());
  }
  bool taken_back() {
    if (!refused()) return false;
    host_.reason = talk_.alert();
    host_.stage = ProbeStage::handshake;
    return end(ProbeOutcome::handshake_failed);
  }

  bool done() {
    talk_.send("QUIT");
    Reply r;
    talk_.reply(r);
    host_.outcome = ProbeOutcome::tls;
    host_.stage = ProbeStage::handshake;
    return true;
  }

  bool greet() {
    host_.stage = ProbeStage::greeting;
    Reply r;
    if (const Talk t = talk_.reply(r); t != Talk::fine) return end(outcome_of(t));
    host_.banner = joined(r.lines);
    if (r.code == 220) return true;
    host_.code = r.code;
    host_.reply = host_.banner;
    talk_.send("QUIT");
    return end(ProbeOutcome::rejected);
  }

  bool ask(std::string_view line, Reply& r) {
    Talk t = talk_.send(line);
    if (t == Talk::fine) t = talk_.reply(r);
    return t == Talk::fine || end(outcome_of(t));
  }

  bool hello(std::vector<std::string>& keywords) {
    host_.stage = ProbeStage::ehlo;
    Reply r;
    if (!ask("EHLO " + (o_.helo.empty() ? talk_.local_address() : o_.helo), r)) return false;
    if (r.code != 250) {
      host_.code = r.code;
      host_.reply = joined(r.lines);
      talk_.send("QUIT");
      return end(ProbeOutcome::rejected);
    }
    keywords.assign(r.lines.begin() + 1, r.lines.end());
    for (std::string& k : keywords) k.resize(std::min(k.size(), kMaxText));
    return true;
  }

  void read_offer() {
    for (const std::string& k : host_.ehlo) {
      const std::string_view word = std::string_view(k).substr(0, k.find(' '));
      host_.starttls |= ascii::iequal(word, "STARTTLS");
      // A firewall's "inspection" writes X over it (Cisco: XXXXXXXA, XXXXXXXX).
      host_.masked |= word.size() == 8 && word.starts_with("XXXXXXX");
    }
  }

  bool shake(const SessionOptions& how) {
    host_.stage = ProbeStage::handshake;
    session_ = tls_.session(how);
    if (!session_) return end(ProbeOutcome::handshake_failed);
    const Talk t = talk_.handshake(session_->handle(), host_.reason);
    if (t == Talk::fine) return true;
    if (t == Talk::garbage) {
      host_.reply = talk_.unasked(0).substr(0, kMaxText);
      if (!host_.tls_at_once) return end(ProbeOutcome::injected);
      host_.reason = "wrong version number";  // it waits for STARTTLS, as OpenSSL would say
    }
    return end(t == Talk::garbage || t == Talk::failed || t == Talk::closed
                   ? ProbeOutcome::handshake_failed
                   : outcome_of(t));
  }

  const ProbeOptions& o_;
  const TlsClient& tls_;
  ProbeHost& host_;
  // The connection uses the session to its end.
  std::unique_ptr<TlsSession> session_;
  Connection talk_;
};

// What further connections to the same address ended with.
Tested tested(const ProbeHost& h) {
  return h.outcome == ProbeOutcome::tls                ? Tested::accepted
         : h.outcome == ProbeOutcome::handshake_failed ? Tested::not_accepted
                                                       : Tested::no_answer;
}

class Prober final : public Probe {
 public:
  Prober(ProbeOptions o, std::unique_ptr<Resolver> dns, std::unique_ptr<TlsClient> tls)
      : o_(std::move(o)), dns_(std::move(dns)), tls_(std::move(tls)) {
    if (o_.helo.empty()) {
      std::array<char, 256> name{};
      if (::gethostname(name.data(), name.size() - 1) == 0 && is_host_name(name.data()) &&
          std::string_view(name.data()).find('.') != std::string_view::npos)
        o_.helo = name.data();
    }
  }

  const ProbeLimits& limits() const override { return tls_->limits(); }

  ProbeTarget ask(std::string_view asked) override {
    ProbeTarget t{.asked = std::string(asked)};
    t.time = static_cast<std::int64_t>(std::time(nullptr));
    t.all_versions = o_.all_versions || o_.all_suites;
    t.all_suites = o_.all_suites;
    const auto target = parse_target(asked);
    if (!target) {
      t.mx = MxState::failed;
      return t;
    }
    const std::uint16_t port = target->port.value_or(o_.port.value_or(25));
    if (!target->address.empty()) {
      t.hosts.push_back({.name = target->address, .address = target->address, .port = port});
      talk(t, t.hosts.back());
      return t;
    }
    bool looked_for_mx = false;
    if (!target->port) {
      looked_for_mx = true;
      find_mx(t, target->name);
    }
    std::vector<ProbeHost> named = std::move(t.hosts);
    t.hosts.clear();
    if (!looked_for_mx || t.mx == MxState::implicit) named.push_back({.name = target->name});
    for (ProbeHost& h : named) {
      h.port = port;
      add_addresses(t, h);
    }
    if (t.mx == MxState::implicit && t.hosts.empty()) t.mx = MxState::no_host;
    if (!looked_for_mx && t.hosts.empty()) t.mx = MxState::no_host;
    if (looked_for_mx && !t.hosts.empty()) find_policies(t, target->name);
    for (ProbeHost& h : t.hosts) {
      if (stopped()) {
        h.outcome = ProbeOutcome::interrupted;
        continue;
      }
      if (!h.address.empty()) talk(t, h);
    }
    return t;
  }

 private:
  bool stopped() const { return o_.interrupted && o_.interrupted(); }

  void find_mx(ProbeTarget& t, const std::string& domain) {
    const Answer a = dns_->ask(domain, Record::mx);
    t.dns = a.state;
    t.problem = a.problem;
    if (!a.problem.empty()) {
      t.mx = MxState::failed;
      return;
    }
    if (a.no_domain) {
      t.mx = MxState::no_domain;
      return;
    }
    std::vector<Mx> all;
    for (const std::string& data : a.data)
      if (auto mx = read_mx(data)) all.push_back(std::move(*mx));
    if (all.empty()) {
      t.mx = MxState::implicit;
      return;
    }
    if (all.size() == 1 && all.front().host.empty()) {
      t.mx = MxState::null_mx;
      return;
    }
    t.mx = MxState::found;
    std::ranges::sort(all, [](const Mx& l, const Mx& r) {
      return l.preference != r.preference ? l.preference < r.preference : l.host < r.host;
    });
    for (const Mx& mx : all) {
      if (t.hosts.size() == o_.max_hosts) {
        ++t.more_hosts;
        continue;
      }
      t.hosts.push_back({.name = mx.host, .preference = mx.preference});
    }
  }

  // The host once for each family that it has, by its first address.
  void add_addresses(ProbeTarget& t, const ProbeHost& host) {
    bool any = false;
    ProbeHost last = host;
    if (!is_host_name(host.name)) {
      last.reason = "no host name";
      t.hosts.push_back(std::move(last));
      return;
    }
    for (const Record type : {Record::a, Record::aaaa}) {
      if (type == Record::a ? !o_.ipv4 : !o_.ipv6) continue;
      const Answer a = dns_->ask(host.name, type);
      last.dns = std::max(a.problem.empty() ? a.state : last.dns, last.dns);
      if (!a.problem.empty()) last.reason = a.problem;
      if (a.data.empty()) continue;
      ProbeHost one = host;
      one.dns = a.state;
      one.address = read_address(a.data.front());
      one.more_addresses = static_cast<unsigned>(a.data.size() - 1);
      any = true;
      t.hosts.push_back(std::move(one));
    }
    if (!any && t.mx == MxState::found) t.hosts.push_back(std::move(last));
  }

  void find_policies(ProbeTarget& t, const std::string& domain) {
    const auto texts = [&](std::string_view prefix, std::string& problem) {
      const Answer a = dns_->ask(fmt::format("{}.{}", prefix, domain), Record::txt);
      problem = a.problem;
      std::vector<std::string> out;
      out.reserve(a.data.size());
      for (const std::string& data : a.data) out.push_back(read_text(data));
      return out;
    };
    std::string problem;
    const std::vector<std::string> reports = texts("_smtp._tls", problem);
    if (problem.empty()) t.tls_rpt = tls_rpt_address(reports).value_or(std::string());
    const std::vector<std::string> records = texts("_mta-sts", problem);
    ProbeMtaSts& sts = t.mta_sts;
    if (!problem.empty()) {
      sts.state = MtaSts::lookup_failed;
      sts.problem = problem;
      return;
    }
    const auto id = sts_id(records);
    sts.state = MtaSts::none;
    if (!id) return;
    sts.id = *id;
    sts.state = MtaSts::no_policy;
    const std::string host = "mta-sts." + domain;
    sts.problem = "no address of " + host;
    for (const Record type : {Record::a, Record::aaaa}) {
      if (type == Record::a ? !o_.ipv4 : !o_.ipv6) continue;
      const Answer a = dns_->ask(host, type);
      if (a.data.empty()) continue;
      const auto text = fetch({.host = host,
                               .address = read_address(a.data.front()),
                               .port = o_.policy_port,
                               .path = "/.well-known/mta-sts.txt",
                               .ca_file = o_.ca_file,
                               .timeout_ms = o_.session_ms,
                               .interrupted = o_.interrupted});
      if (text) {
        sts.problem.clear();
        read_policy(*text, sts);
        return;
      }
      sts.problem = text.error().what;
    }
  }

  // TLSA records of the host, where they count: MX, address and TLSA have to be signed (RFC 7672).
  std::vector<Tlsa> find_tlsa(const ProbeTarget& t, ProbeHost& h) {
    if (h.name == h.address) return {};
    const Answer a = dns_->ask(fmt::format("_{}._tcp.{}", h.port, h.name), Record::tlsa);
    std::vector<Tlsa> usable;
    if (!a.problem.empty()) {
      h.dane = h.dns == DnsState::secure ? Dane::lookup_failed : Dane::not_secure;
      return usable;
    }
    for (const std::string& data : a.data) {
      const auto tlsa = read_tlsa(data);
      if (!tlsa) continue;
      h.tlsa.push_back(to_string(*tlsa).substr(0, kMaxText));
      if ((tlsa->usage == 2 || tlsa->usage == 3) && tlsa->selector <= 1 && tlsa->matching <= 2)
        usable.push_back(*tlsa);
    }
    const bool signed_all = a.state == DnsState::secure && h.dns == DnsState::secure &&
                            (t.mx == MxState::direct || t.dns == DnsState::secure);
    h.dane = !signed_all      ? Dane::not_secure
             : h.tlsa.empty() ? Dane::no_record
             : usable.empty() ? Dane::unusable
                              : Dane::not_asked;
    if (!signed_all) usable.clear();
    return usable;
  }

  void talk(const ProbeTarget& t, ProbeHost& h) {
    std::vector<Tlsa> tlsa = find_tlsa(t, h);
    if (t.mta_sts.state == MtaSts::policy) h.policy_names = names_host(t.mta_sts.mx, h.name);
    const bool by_address = h.name == h.address;
    const SessionOptions how{.name = by_address ? std::string() : h.name,
                             .address = by_address ? h.address : std::string(),
                             .tlsa = tlsa};
    {
      Dialogue d(o_, *tls_, h);
      if (d.run(how)) {
        h.tls = d.session()->facts();
        if (!tlsa.empty()) h.dane = d.session()->dane();
        h.requiretls = std::ranges::any_of(h.ehlo_in_tls, [](std::string_view k) {
          return ascii::iequal(k.substr(0, k.find(' ')), "REQUIRETLS");
        });
      }
    }
    const bool more = o_.all_versions || o_.all_suites;
    if (more && (h.outcome == ProbeOutcome::tls || h.outcome == ProbeOutcome::handshake_failed))
      test_versions(h, how);
  }

  void test_versions(ProbeHost& h, SessionOptions how) {
    std::size_t left = o_.max_connections;
    how.tlsa = {};
    h.versions.push_back({.name = "SSLv2"});
    bool reachable = true;
    for (const TlsVersion v : {TlsVersion::ssl3, TlsVersion::tls1_0, TlsVersion::tls1_1,
                               TlsVersion::tls1_2, TlsVersion::tls1_3}) {
      ProbeVersion one{.name = std::string(name(v))};
      std::vector<std::string> offered = tls_->suites(v);
      how.only = v;
      while (!offered.empty() && left > 0 && reachable && !stopped()) {
        how.suites = fmt::format("{}", fmt::join(offered, ":"));
        std::this_thread::sleep_for(std::chrono::milliseconds(o_.pause_ms));
        --left;
        ProbeHost again{.name = h.name, .address = h.address, .port = h.port};
        Dialogue d(o_, *tls_, again);
        d.run(how);
        const Tested said = tested(again);
        if (said == Tested::no_answer) reachable = false;
        if (one.state != Tested::accepted) one.state = said;
        if (said == Tested::not_accepted) one.all_suites = one.state == Tested::accepted;
        if (said != Tested::accepted) break;
        const std::string suite = d.session()->suite();
        one.suites.push_back(iana_name(suite, v));
        if (std::erase(offered, suite) == 0 || !o_.all_suites) break;
        one.all_suites = offered.empty();
      }
      h.versions.push_back(std::move(one));
    }
  }

  static std::string iana_name(const std::string& suite, TlsVersion v) {
    const Suite* known = find_suite(suite, v);
    return known != nullptr && !known->iana.empty() ? std::string(known->iana) : suite;
  }

  ProbeOptions o_;
  std::unique_ptr<Resolver> dns_;
  std::unique_ptr<TlsClient> tls_;
};

}  // namespace

Result<std::unique_ptr<Probe>> Probe::open(ProbeOptions options) {
  auto dns = Resolver::open({.where = options.resolver,
                             .anchor = options.trust_anchor,
                             .timeout_ms = options.dns_ms,
                             .interrupted = options.interrupted});
  if (!dns) return tl::unexpected(dns.error());
  auto tls = TlsClient::open(options.ca_file);
  if (!tls) return tl::unexpected(tls.error());
  return std::make_unique<Prober>(std::move(options), std::move(*dns), std::move(*tls));
}

bool is_target(std::string_view text) { return parse_target(text).has_value(); }

bool built_in() { return true; }

}  // namespace tlspath::probe

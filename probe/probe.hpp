// Probe: what the mail servers of a domain, or one server, offer now. Looks up MX (libunbound),
// connects, reads banner and EHLO, does STARTTLS and the handshake (OpenSSL), reads the MTA-STS
// policy (libcurl), and says QUIT. It never sends a mail, and nothing else in tlspath opens a
// socket.
//   auto probe = probe::Probe::open({.all_versions = true});
//   ProbeTarget t = (*probe)->ask("mailhub.example");      or "mx.example:465", "[192.0.2.1]:25"
// What the values mean: core/report/probe_result.hpp. Every read has a limit in bytes, lines and
// time. Not done: client certificates, CRL and OCSP, names outside ASCII (write them as xn--...).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/report/probe_result.hpp"

namespace tlspath::probe {

struct ProbeOptions {
  std::string helo{};  // empty: the name of this machine, else its address as "[192.0.2.1]"
  bool ipv4 = true, ipv6 = true;
  bool all_versions = false;  // one connection each
  bool all_suites = false;    // one connection for each suite taken; implies all_versions
  int connect_ms = 10'000;
  int reply_ms = 30'000;             // for one answer
  int session_ms = 60'000;           // for one connection as a whole
  int dns_ms = 15'000;               // for one question
  int settle_ms = 200;               // after the 220 of STARTTLS: who speaks before the handshake?
  int pause_ms = 250;                // between two connections to one server
  std::size_t max_hosts = 8;         // MX hosts, the preferred ones first
  std::size_t max_connections = 60;  // to one address
  // Where DNS is asked: empty: as the system does; an address ("127.0.0.1@5353"); or a file in the
  // syntax of unbound.conf(5), which then says all.
  std::string resolver{};
  std::string trust_anchor{};           // file with the key of the root; empty: where Debian has it
  std::string ca_file{};                // PEM; empty: what the system trusts
  std::optional<std::uint16_t> port{};  // instead of 25
  std::uint16_t policy_port = 443;      // of the MTA-STS policy
  bool tls_at_once = false;             // without STARTTLS, as port 465 always
  std::function<bool()> interrupted{};
};

class Probe {
 public:
  // Fails where a file of the options cannot be used, and in programs without the network.
  static Result<std::unique_ptr<Probe>> open(ProbeOptions options);
  virtual ~Probe() = default;

  virtual ProbeTarget ask(std::string_view target) = 0;
  virtual const ProbeLimits& limits() const = 0;
};

// True for what ask() takes: a domain, a host, an address in brackets, each with ":port" or not.
bool is_target(std::string_view text);

// False in all programs but tlspath-probe.
bool built_in();

}  // namespace tlspath::probe

// TLS by OpenSSL: what a handshake agreed on, and whether the certificate would stand. The
// handshake itself never fails over a certificate: opportunistic senders take any, so what a strict
// one would say is told apart.
//   TlsClient client(trust); auto session = client.session({.name = "mx.example"});
// OpenSSL's types stay in tls.cpp (and the handshake in connection.cpp).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/probe_result.hpp"
#include "probe/dns.hpp"

struct ssl_st;

namespace tlspath::probe {

struct SessionOptions {
  std::string name;                  // for SNI and the certificate; empty or an address: none
  std::string address{};             // an address that was asked for: held against the certificate
  std::span<const Tlsa> tlsa{};      // those that count
  std::optional<TlsVersion> only{};  // this version alone
  std::string suites{};              // OpenSSL's list; empty: all that it has
};

class TlsSession {
 public:
  virtual ~TlsSession() = default;
  virtual ssl_st* handle() = 0;
  // After the handshake.
  virtual std::string suite() const = 0;  // as OpenSSL calls it
  virtual ProbeTls facts() const = 0;
  virtual Dane dane() const = 0;
};

class TlsClient {
 public:
  // `ca_file`: as ProbeOptions.
  static Result<std::unique_ptr<TlsClient>> open(const std::string& ca_file);
  virtual ~TlsClient() = default;

  // Nothing where this OpenSSL cannot offer what was asked for.
  virtual std::unique_ptr<TlsSession> session(const SessionOptions& options) const = 0;
  // OpenSSL's names of the suites that it can offer in that version.
  virtual std::vector<std::string> suites(TlsVersion v) const = 0;
  virtual const ProbeLimits& limits() const = 0;
};

}  // namespace tlspath::probe

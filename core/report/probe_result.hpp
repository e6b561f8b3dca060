// What a probe found, as plain values: filled by probe/, worded by probe_page.hpp. Strings stand as
// the network sent them (cut, never cleaned): whoever shows one makes it visible first.
//   ProbeTarget{.asked = "mailhub.example", .hosts = {{.name = "relay.mailhub.example", ...}}}
// An empty optional is "not asked" or "not stated", never "no". What the OpenSSL in use cannot
// offer is `not_tested`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tls/grade.hpp"

namespace tlspath {

// How far the DNS answer can be believed: `unchecked` where no trust anchor is installed.
enum class DnsState : std::uint8_t { secure, insecure, unchecked, bogus };

// How the talk with one address ended, the good end first.
enum class ProbeOutcome : std::uint8_t {
  tls,               // a handshake was done
  no_starttls,       // EHLO was answered without it
  starttls_refused,  // offered, and then answered with 4xx or 5xx: `code`, `reply`
  injected,          // bytes came between the 220 and the handshake
  handshake_failed,  // `reason`
  rejected,          // greeted or answered with 4xx or 5xx before EHLO was done: `code`, `reply`
  not_smtp,          // what came is no SMTP
  too_much,          // a line or an answer without end
  timed_out,         // at `stage`
  closed,            // the other side hung up at `stage`
  not_reached,       // no connection: `reason`
  interrupted
};
enum class ProbeStage : std::uint8_t { connect, greeting, ehlo, starttls, handshake };

enum class CertificateTrouble : std::uint8_t {
  expired,
  not_yet_valid,
  self_signed,
  unknown_issuer,
  wrong_name,
  weak,  // a key or a signature that is refused today
  other  // `detail`
};

struct ProbeCertificate {
  std::string subject, issuer;     // "CN=mx.example,O=Example"
  std::vector<std::string> names;  // of subjectAltName: DNS and IP
  std::int64_t not_before = 0, not_after = 0;
  std::string key;  // "RSA"
  int key_bits = 0;
  std::string signature;  // "sha256WithRSAEncryption"
  std::string sha256;     // of the whole, in hex
};

enum class Dane : std::uint8_t {
  not_asked,     // no TLS, or a host without MX
  no_record,     // no TLSA record
  not_secure,    // DNS not signed, so TLSA does not count
  unusable,      // records, but none that SMTP uses (RFC 7672: usage 2 and 3)
  matches,       // the certificate is the one that was announced
  no_match,      // it is not
  lookup_failed  // the TLSA answer is bogus or did not come: senders with DANE will wait
};

struct ProbeTls {
  TlsVersion version{};
  std::string suite;  // by IANA name, else as OpenSSL calls it
  std::string group;  // "X25519"; empty: not stated (RSA key exchange)
  int bits = 0;
  Grade grade{};
  std::vector<ProbeCertificate> chain;  // as sent, the server's own first
  std::vector<CertificateTrouble> troubles;
  std::string detail;                  // OpenSSL's words of the first trouble
  std::optional<std::string> checked;  // the name that the certificate was held against
  bool issuer_known = false;
  bool name_fits = false;
};

enum class Tested : std::uint8_t { accepted, not_accepted, not_tested, no_answer };

struct ProbeVersion {
  std::string name;  // "TLSv1.0"
  Tested state = Tested::not_tested;
  std::vector<std::string> suites{};  // accepted ones in the order of the server's choice
  bool all_suites = false;            // until it took no more
};

struct ProbeHost {
  std::string name;
  std::string address{};  // empty: none was found
  std::uint16_t port = 25;
  std::optional<unsigned> preference{};  // of the MX record
  DnsState dns = DnsState::insecure;     // of its addresses
  unsigned more_addresses = 0;           // that were not asked
  ProbeOutcome outcome = ProbeOutcome::not_reached;
  ProbeStage stage = ProbeStage::connect;
  int code = 0;
  std::string reply{}, reason{};
  std::string banner{};
  std::vector<std::string> ehlo{}, ehlo_in_tls{};  // keywords, without the greeting line
  bool starttls = false;                           // offered
  bool tls_at_once = false;                        // TLS from the first byte
  bool masked = false;               // "XXXXXXXA" where STARTTLS would be: a filter on the way
  std::optional<bool> requiretls{};  // offered within TLS
  std::optional<ProbeTls> tls{};
  Dane dane = Dane::not_asked;
  std::vector<std::string> tlsa{};     // "3 1 1 0123..."
  std::optional<bool> policy_names{};  // MTA-STS names this host
  std::vector<ProbeVersion> versions{};
};

enum class MtaSts : std::uint8_t { not_asked, none, no_policy, policy, lookup_failed };

struct ProbeMtaSts {
  MtaSts state = MtaSts::not_asked;
  std::string id;    // of the DNS record
  std::string mode;  // "enforce", "testing", "none"
  std::vector<std::string> mx{};
  std::optional<std::int64_t> max_age{};
  std::string problem{};  // why there is a record and no policy
};

enum class MxState : std::uint8_t {
  direct,     // a host was asked, no MX was looked for
  found,      // by MX records
  implicit,   // no MX: the domain's own address
  null_mx,    // "takes no mail" (RFC 7505)
  no_domain,  // there is no such name
  no_host,    // neither MX nor address
  failed      // `problem`
};

struct ProbeTarget {
  std::string asked;
  std::int64_t time = 0;  // UTC
  MxState mx = MxState::direct;
  DnsState dns = DnsState::insecure;  // of the MX answer
  std::string problem{};
  unsigned more_hosts = 0;  // MX hosts that were not asked
  std::vector<ProbeHost> hosts{};
  ProbeMtaSts mta_sts{};
  std::optional<std::string> tls_rpt{};           // "mailto:tls@example"; empty text: no record
  bool all_versions = false, all_suites = false;  // were asked for

  bool answered() const;  // anybody said anything of the servers
  bool offers_tls() const;
};

// What this OpenSSL cannot offer, so nobody was asked for it.
struct ProbeLimits {
  std::string library;                  // "OpenSSL 3.0.17"
  std::vector<std::string> versions{};  // "SSLv2", "SSLv3"
  std::vector<std::string> suites{};    // families: "RC4", "EXPORT"
  std::vector<std::string> groups{};    // "X25519MLKEM768"
};

// What a results database says of one partner or relay beside what its servers offer now.
struct ProbePast {
  std::string name;
  bool relay = false;
  std::string database;
  std::uint64_t mails = 0, cleartext = 0;  // at the boundary
};

}  // namespace tlspath

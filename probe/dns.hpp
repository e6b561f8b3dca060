// DNS by libunbound, with what DNSSEC says of each answer, a limit in time, and the data read out
// of their wire form. Its types stay in dns.cpp.
//   resolver.ask("mailhub.example", Record::mx) -> state secure, {"\0\012\005relay..."}
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/report/probe_result.hpp"

namespace tlspath::probe {

enum class Record : std::uint16_t { a = 1, mx = 15, txt = 16, aaaa = 28, tlsa = 52 };

struct Answer {
  DnsState state = DnsState::insecure;
  bool no_domain = false;
  std::string problem{};            // why there is no answer at all; then `data` is empty
  std::vector<std::string> data{};  // of each record, as on the wire
};

struct ResolverOptions {
  std::string where{};   // as ProbeOptions::resolver
  std::string anchor{};  // as ProbeOptions::trust_anchor
  int timeout_ms = 15'000;
  std::function<bool()> interrupted{};
};

class Resolver {
 public:
  static Result<std::unique_ptr<Resolver>> open(const ResolverOptions& options);
  virtual ~Resolver() = default;
  virtual Answer ask(std::string_view name, Record type) = 0;
};

// Readers of wire data; empty or nothing where they are torn.
struct Mx {
  unsigned preference = 0;
  std::string host;  // in lower case without the last dot; empty: the root, "takes no mail"
};
std::optional<Mx> read_mx(std::string_view data);
std::string read_address(std::string_view data);  // 4 or 16 bytes
std::string read_text(std::string_view data);     // strings of a TXT record, joined

struct Tlsa {
  unsigned usage = 0, selector = 0, matching = 0;
  std::string data;
};
std::optional<Tlsa> read_tlsa(std::string_view data);
std::string to_string(const Tlsa& t);  // "3 1 1 0123abcd..."

}  // namespace tlspath::probe

// IP addresses as Received lines write them, and where they lie (RFC 1918, 4193, 6598, 5735).
// Reads "192.0.2.1", "IPv6:2001:db8::1", "::ffff:192.0.2.1", "fe80::1%11", a glued port
// ("192.0.2.1:25", "10.0.8.6.13219"). Names are no addresses; nothing is resolved.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tlspath {

enum class AddressKind : std::uint8_t { internet, private_net, loopback };

struct IpAddress {
  std::array<std::uint8_t, 16>
      bytes{};  // IPv4 as ::ffff:a.b.c.d, so that equal hosts compare equal
  bool v4 = false;

  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

struct ParsedAddress {
  IpAddress address;
  std::uint32_t at = 0;    // offset of the address itself within the text given (after "IPv6:")
  std::uint32_t size = 0;  // its length, without port, zone or brackets
};

// The address that the whole text is (prefix, zone and port allowed), or nothing.
std::optional<ParsedAddress> parse_address(std::string_view text);

// False for most host names, at a glance: nothing that begins so is an address.
constexpr bool may_be_address(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() &&
         (digit(text.front()) || text.front() == '[' || text.find(':') != std::string_view::npos);
}

AddressKind kind(const IpAddress& a);

// "192.0.2.1", "2001:db8::1".
std::string to_string(const IpAddress& a);

// "10.0.0.0/8", "2001:db8::/32", or a lone address.
struct Network {
  IpAddress base;
  int bits = 128;  // prefix length in the 128-bit form

  friend bool operator==(const Network&, const Network&) = default;
};
std::optional<Network> parse_network(std::string_view cidr);
bool contains(const Network& n, const IpAddress& a);

}  // namespace tlspath

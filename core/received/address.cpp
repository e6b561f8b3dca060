// IP addresses as Received lines write them. See address.hpp.
// Reads  192.0.2.1   [192.0.2.1]   192.0.2.1:25   [2001:db8::1]:25   IPv6:2001:db8::1   fe80::1%11
//        10.0.8.6.13219 (Exim 3 glues the client's port on with a dot)
// Does not read host names, "1.2.3", octal or hexadecimal quads, or anything with text around the
// address. Undecidable: "2001:db8::1:2525" is a valid address, so it is one, even where the writer
// meant a port.

#include "core/received/address.hpp"

#include <arpa/inet.h>

#include <cstddef>
#include <cstring>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLongestText =
    128;  // prefix, 45 bytes of address, zone, port: nothing real is longer
constexpr std::size_t kLongestZone = 32;
constexpr std::size_t kLongestV6 = 45;  // "0000:0000:0000:0000:0000:ffff:255.255.255.255"
constexpr std::uint32_t kFirstDottedPort = 256;

// A quad as a number, and how many bytes it takes in the text; 0 bytes where there is none.
struct Quad {
  std::uint32_t value = 0;
  std::uint32_t size = 0;
};

// Four decimals of one to three digits. "010" is ten: mail servers print decimal, only C libraries
// read octal. Kept in registers: through memory, byte by byte, it takes twice the time.
Quad read_quad(std::string_view s) {
  const char* p = s.data();
  const char* const end = p + s.size();
  std::uint32_t quad = 0;
  for (int i = 0; i < 4; ++i) {
    if (i > 0) {
      if (p == end || *p != '.') return {};
      ++p;
    }
    if (p == end || !ascii::is_digit(*p)) return {};
    std::uint32_t part = static_cast<std::uint32_t>(*p++ - '0');
    if (p != end && ascii::is_digit(*p)) {
      part = part * 10 + static_cast<std::uint32_t>(*p++ - '0');
      if (p != end && ascii::is_digit(*p)) {
        part = part * 10 + static_cast<std::uint32_t>(*p++ - '0');
        if (part > 255) return {};
      }
    }
    quad = quad << 8 | part;
  }
  if (p != end && ascii::is_digit(*p)) return {};
  return {quad, static_cast<std::uint32_t>(p - s.data())};
}

IpAddress from_quad(std::uint32_t quad) {
  const auto byte = [quad](int shift) { return static_cast<std::uint8_t>(quad >> shift); };
  return {.bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, byte(24), byte(16), byte(8), byte(0)},
          .v4 = true};
}

// A whole text of one to five digits that is a port not below `least`.
bool is_port(std::string_view s, std::uint32_t least = 0) {
  if (s.empty() || s.size() > 5) return false;
  std::uint32_t value = 0;
  for (const char c : s) {
    if (!ascii::is_digit(c)) return false;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value >= least && value <= 65535;
}

// What follows a quad. After a dot, small numbers are no port: "1.2.3.4.5" is a version or an OID.
bool is_port_after_quad(std::string_view s) {
  return (s.front() == ':' && is_port(s.substr(1))) ||
         (s.front() == '.' && is_port(s.substr(1), kFirstDottedPort));
}

// The whole text as an IPv6 address, mapped IPv4 included.
bool read_v6(std::string_view s, IpAddress& a) {
  if (s.size() < 2 || s.size() > kLongestV6) return false;
  std::array<char, kLongestV6 + 1>
      copy;  // inet_pton wants a zero at the end; a zero inside must not end it
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (!ascii::is_xdigit(c) && c != ':' && c != '.') return false;
    copy[i] = c;
  }
  copy[s.size()] = '\0';
  in6_addr raw;
  if (inet_pton(AF_INET6, copy.data(), &raw) != 1) return false;
  std::memcpy(a.bytes.data(), &raw, a.bytes.size());
  a.v4 = IN6_IS_ADDR_V4MAPPED(&raw);
  return true;
}

bool is_zone(std::string_view s) {
  if (s.empty() || s.size() > kLongestZone) return false;
  for (const char c : s)
    if (!ascii::is_alnum(c) && c != '.' && c != '_' && c != '-' && c != '~') return false;
  return true;
}

// Without brackets. `at` is where `s` begins in the text the caller gave.
std::optional<ParsedAddress> read_bare(std::string_view s, std::size_t at, bool port_allowed) {
  if (const Quad quad = read_quad(s); quad.size > 0) {
    if (quad.size != s.size() && !(port_allowed && is_port_after_quad(s.substr(quad.size))))
      return {};
    return ParsedAddress{from_quad(quad.value), static_cast<std::uint32_t>(at), quad.size};
  }
  if (s.find(':') == s.npos) return {};  // nearly every name ends here
  ParsedAddress out;
  if (ascii::istarts_with(s, "IPv6:")) {
    s.remove_prefix(5);
    at += 5;
  }
  if (const auto percent = s.find('%'); percent != s.npos) {
    if (!is_zone(s.substr(percent + 1))) return {};
    s = s.substr(0, percent);
    port_allowed = false;
  }
  if (!read_v6(s, out.address)) {
    // A glued port, only where the whole is no address: "2001:db8::1.25", "2001:db8::1:60938".
    const auto cut = s.find_last_of(":.");
    if (!port_allowed || cut == s.npos || !is_port(s.substr(cut + 1))) return {};
    s = s.substr(0, cut);
    if (s.ends_with(':') || !read_v6(s, out.address)) return {};  // ":::1" is a slip, not a port
  }
  out.at = static_cast<std::uint32_t>(at);
  out.size = static_cast<std::uint32_t>(s.size());
  return out;
}

bool all_zero(const IpAddress& a, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (a.bytes[i] != 0) return false;
  return true;
}

}  // namespace

std::optional<ParsedAddress> parse_address(std::string_view text) {
  if (text.empty() || text.size() > kLongestText) return {};
  if (const Quad quad = read_quad(text); quad.size == text.size())
    return ParsedAddress{from_quad(quad.value), 0, quad.size};
  if (text.front() != '[') return read_bare(text, 0, true);
  const auto close = text.find(']');
  if (close == text.npos) return {};
  const std::string_view after = text.substr(close + 1);
  if (!after.empty() && !(after.front() == ':' && is_port(after.substr(1)))) return {};
  return read_bare(text.substr(1, close - 1), 1, after.empty());
}

AddressKind kind(const IpAddress& a) {
  const auto& b = a.bytes;
  if (a.v4) {
    const std::uint8_t first = b[12];
    const std::uint8_t second = b[13];
    if (first == 127) return AddressKind::loopback;
    // 0/8 is "this network" (RFC 1122): a host that does not know its address. Never seen on the
    // Internet.
    if (first == 10 || first == 0 || (first == 172 && (second & 0xf0) == 16) ||
        (first == 192 && second == 168) || (first == 169 && second == 254) ||
        (first == 100 && (second & 0xc0) == 64))
      return AddressKind::private_net;
    // 240/4 is reserved (RFC 1112) and holds the broadcast address: nothing on the Internet has
    // one.
    if (first >= 240) return AddressKind::private_net;
    return AddressKind::internet;
  }
  if (all_zero(a, 0, 15)) {
    if (b[15] == 1) return AddressKind::loopback;
    if (b[15] == 0) return AddressKind::private_net;
  }
  if ((b[0] & 0xfe) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0) == 0x80))
    return AddressKind::private_net;
  return AddressKind::internet;
}

std::string to_string(const IpAddress& a) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (a.v4)
    inet_ntop(AF_INET, a.bytes.data() + 12, text.data(), text.size());
  else
    inet_ntop(AF_INET6, a.bytes.data(), text.data(), text.size());
  return text.data();
}

std::optional<Network> parse_network(std::string_view cidr) {
  const auto slash = cidr.find('/');
  const std::string_view host = cidr.substr(0, slash);
  const auto parsed = parse_address(host);
  // A network is typed by a person: no prefix, port or zone, they would only hide a slip.
  if (!parsed || parsed->size != host.size()) return {};
  Network n{.base = parsed->address, .bits = 128};
  if (slash == cidr.npos) return n;
  const std::string_view digits = cidr.substr(slash + 1);
  if (digits.empty() || digits.size() > 3 || !is_port(digits)) return {};
  int bits = 0;
  for (const char c : digits) bits = bits * 10 + (c - '0');
  const bool quad = host.find(':') == host.npos;
  if (quad) {
    if (bits > 32) return {};
    bits += 96;
  }
  // "::ffff:10.0.0.0/90" would hold IPv4 and things that are neither.
  if (bits > 128 || (n.base.v4 && bits < 96)) return {};
  n.bits = bits;
  for (int i = bits; i < 128; ++i)
    n.base.bytes[static_cast<std::size_t>(i / 8)] &= static_cast<std::uint8_t>(~(0x80u >> (i % 8)));
  return n;
}

bool contains(const Network& n, const IpAddress& a) {
  if (n.bits < 0 || n.bits > 128 || n.base.v4 != a.v4)
    return false;  // "::/0" is all of IPv6, no IPv4
  const auto whole = static_cast<std::size_t>(n.bits / 8);
  if (std::memcmp(n.base.bytes.data(), a.bytes.data(), whole) != 0) return false;
  const int rest = n.bits % 8;
  if (rest == 0) return true;
  return ((n.base.bytes[whole] ^ a.bytes[whole]) >> (8 - rest)) == 0;
}

}  // namespace tlspath

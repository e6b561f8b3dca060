// dns_data.cpp: records as they come on the wire (RFC 1035, 6698). Names within them are never
// compressed: libunbound takes that off.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/received/address.hpp"
#include "probe/dns.hpp"

namespace tlspath::probe {
namespace {

unsigned byte(std::string_view data, std::size_t at) {
  return static_cast<unsigned char>(data[at]);
}

}  // namespace

std::optional<Mx> read_mx(std::string_view data) {
  if (data.size() < 3) return std::nullopt;
  Mx mx{.preference = byte(data, 0) << 8 | byte(data, 1), .host = {}};
  std::size_t at = 2;
  while (at < data.size()) {
    const unsigned size = byte(data, at++);
    if (size == 0) return at == data.size() ? std::optional(std::move(mx)) : std::nullopt;
    if (size > 63 || at + size > data.size()) return std::nullopt;
    if (!mx.host.empty()) mx.host += '.';
    for (const char c : data.substr(at, size)) mx.host += ascii::lower(c);
    at += size;
  }
  return std::nullopt;
}

std::string read_address(std::string_view data) {
  IpAddress a;
  if (data.size() == 4) {
    a.v4 = true;
    a.bytes[10] = a.bytes[11] = 0xff;
    for (std::size_t i = 0; i < 4; ++i) a.bytes[12 + i] = static_cast<std::uint8_t>(data[i]);
  } else if (data.size() == 16) {
    for (std::size_t i = 0; i < 16; ++i) a.bytes[i] = static_cast<std::uint8_t>(data[i]);
  } else {
    return {};
  }
  return to_string(a);
}

std::string read_text(std::string_view data) {
  std::string out;
  while (!data.empty()) {
    const std::size_t size = byte(data, 0);
    data.remove_prefix(1);
    out += data.substr(0, size);
    data.remove_prefix(std::min(size, data.size()));
  }
  return out;
}

std::optional<Tlsa> read_tlsa(std::string_view data) {
  if (data.size() < 4) return std::nullopt;
  return Tlsa{.usage = byte(data, 0),
              .selector = byte(data, 1),
              .matching = byte(data, 2),
              .data = std::string(data.substr(3))};
}

std::string to_string(const Tlsa& t) {
  std::string out = fmt::format("{} {} {} ", t.usage, t.selector, t.matching);
  for (const char c : t.data) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

}  // namespace tlspath::probe

// target.cpp: no library, so that it is also there in a tlspath without probe.
#include "probe/target.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.hpp"
#include "core/received/address.hpp"

namespace tlspath::probe {

bool is_host_name(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  std::size_t label = 0;
  char before = '.';
  for (const char c : text) {
    if (c == '.') {
      if (label == 0 || before == '-') return false;
      label = 0;
    } else {
      if (!ascii::is_alnum(c) && c != '_' && (c != '-' || label == 0)) return false;
      if (++label > 63) return false;
    }
    before = c;
  }
  return label > 0 && before != '-';
}

std::optional<Target> parse_target(std::string_view text) {
  Target t;
  std::string_view host = text;
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    host = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (!port.empty() && !port.starts_with(':')) return std::nullopt;
  } else if (const std::size_t colon = text.find(':');
             colon != std::string_view::npos && colon == text.rfind(':')) {
    host = text.substr(0, colon);
    port = text.substr(colon);
  }
  if (!port.empty()) {
    port.remove_prefix(1);
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number == 0)
      return std::nullopt;
    t.port = number;
  }
  if (const auto a = parse_address(host); a && a->size == host.size()) {
    t.address = to_string(a->address);
    t.name = t.address;
    return t;
  }
  if (text.starts_with('[')) return std::nullopt;
  if (host.ends_with('.')) host.remove_suffix(1);
  if (!is_host_name(host)) return std::nullopt;
  t.name = ascii::lower_copy(host);
  return t;
}

}  // namespace tlspath::probe

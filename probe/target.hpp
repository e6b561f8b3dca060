// Target: what the user asked for: "mailhub.example" (its MX), "mx.example:465" or "[2001:db8::1]"
// (that server alone). Names are ASCII, as DNS writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tlspath::probe {

struct Target {
  std::string name;     // in lower case, without the last dot
  std::string address;  // where an address was given
  std::optional<std::uint16_t> port;
};

// Nothing where the text is none.
std::optional<Target> parse_target(std::string_view text);

// A name of DNS: labels of letters, digits, "-" and "_".
bool is_host_name(std::string_view text);

}  // namespace tlspath::probe

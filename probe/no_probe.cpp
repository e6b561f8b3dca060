// no_probe.cpp: stands in for the probe in programs that have no business with the network.
#include "probe/probe.hpp"
#include "probe/target.hpp"

namespace tlspath::probe {

Result<std::unique_ptr<Probe>> Probe::open(ProbeOptions) {
  return tl::unexpected(Error{ErrorKind::unsupported, "not built in"});
}

bool is_target(std::string_view text) { return parse_target(text).has_value(); }

bool built_in() { return false; }

}  // namespace tlspath::probe

// Where tlspath-probe is, the one program with the network: beside this program, or in
// ../libexec/tlspath.
//   /usr/bin/tlspath, /usr/bin/tlspath-gui  ->  /usr/libexec/tlspath/tlspath-probe
// Never looked for in PATH. Not done: starting it.
#pragma once

#include <optional>
#include <string>

namespace tlspath::cli {

std::optional<std::string> find_probe_program();

}  // namespace tlspath::cli

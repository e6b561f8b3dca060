// Examples of the built-in systems for `tlspath systems ID`: lines out of samples/, which the
// program does not have when it runs. make_examples.cpp chooses them while tlspath is built: of
// each system the first line with TLS and the first without.
#pragma once

#include <string_view>
#include <vector>

#include "core/path/system.hpp"

namespace tlspath::parsers {

// Values of Received fields, unfolded; of a user's system those of its file.
std::vector<std::string_view> examples_of(const System& system);

}  // namespace tlspath::parsers

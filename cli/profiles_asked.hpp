// Which rows of a system hold for what a person asks: `tlspath systems exchange --for 2010`.
//   8.14.4      the row whose versions hold it; 8.15 is any version that begins so
//   2010        a year names products ("2007-2013") and days, never a build
//   Online      a row's own name
//   2020-01-31  the day a line was stamped
// None where none covers it: a scan takes the nearest row then (profiles.hpp), a page must not.
// Not done: names of releases ("2007 SP1" is 2007).
#pragma once

#include <string_view>
#include <vector>

#include "core/path/system.hpp"

namespace tlspath::cli {

std::vector<const Profile*> profiles_asked(const System& system, std::string_view asked);

}  // namespace tlspath::cli

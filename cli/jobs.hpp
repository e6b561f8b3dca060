// --jobs N: how many threads read.
#pragma once

#include <string_view>

namespace tlspath::cli {

// One for each processor, unless asked for. 0: that is no number.
unsigned parse_jobs(std::string_view text);

}  // namespace tlspath::cli

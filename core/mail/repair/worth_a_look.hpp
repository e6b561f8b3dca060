// Whether the passes are worth their time: no picture, no archive, and "received:" in a long text.
//   "%PDF-1.7..."  ->  no      a novel of 9 KB  ->  no      one line "from a by b"  ->  yes
// Not done: what kind of file it is (core/input/content.hpp).
#pragma once

#include <string_view>

namespace tlspath::repairing {

bool is_worth_a_look(std::string_view look);

}  // namespace tlspath::repairing

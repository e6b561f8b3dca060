// A file in the temporary folder that has no name, so that it is gone with who holds it.
#pragma once

#include "core/input/stream.hpp"

namespace tlspath {

// -1 within where there is none to be had: errno says why. Never elsewhere than in that folder.
Descriptor unnamed_file();

}  // namespace tlspath

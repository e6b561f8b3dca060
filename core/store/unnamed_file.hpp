// A file in the temporary folder that has no name, so that it is gone with who holds it.
#pragma once

#include "core/input/stream.hpp"

namespace tlspath {

Descriptor unnamed_file();  // -1 within where there is none to be had

}  // namespace tlspath

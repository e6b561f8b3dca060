// The rules of verdicts.md sections 2, 3 and 5, applied to one hop whose facts have been read.
#pragma once

#include "core/path/hop.hpp"
#include "core/path/system.hpp"
#include "core/received/slots.hpp"

namespace tlspath {

// Decides verdict, basis, scope, grade and findings of `hop` from its facts, keyword, profile and
// locality.
void judge(std::string_view raw, const ReceivedField& field, Hop& hop);

}  // namespace tlspath

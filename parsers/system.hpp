// The one header that a system's file includes: what a system is, and the shared forms it may name.
#pragma once

#include <array>

#include "core/base/ascii.hpp"
#include "core/base/domain_name.hpp"
#include "core/path/system.hpp"
#include "parsers/families/families.hpp"

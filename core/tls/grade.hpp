// How good the TLS of an encrypted hop was: RFC 9325, RFC 8996, RFC 7465, as verdicts.md section 5
// says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {

enum class Grade : std::uint8_t { broken, weak, acceptable, good };

struct GradeInput {
  std::optional<TlsVersion> version;
  const Suite* suite = nullptr;
  std::optional<int> bits;     // as written; overrides the suite's own where given
  bool authenticated = false;  // the sender logged in: an anonymous key exchange is then broken
};

// The worst rule that applies wins. An encrypted hop that states nothing more is `acceptable`.
Grade grade(const GradeInput& in);

std::string_view name(Grade g);  // "good"

}  // namespace tlspath

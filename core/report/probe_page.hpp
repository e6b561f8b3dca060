// What a probe found, as people read it (`tlspath probe`) and as programs do (docs/
// probe.schema.json). Joined with the past: what a results database says of the same partners.
//   10 relay.mailhub.example:25 [198.51.100.7]
//      ✓ STARTTLS: TLSv1.3, TLS_AES_256_GCM_SHA384, X25519            ▮▮▮ good
// Nothing here opens a connection; probe/ does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/report/probe_result.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct ProbeStyle {
  Language language = Language::en;
  int width = 80;
  bool ascii = false;
  bool all = false;  // banner, EHLO, certificates in full
};

// One that was asked, and what is known of its past.
struct ProbeEntry {
  ProbeTarget target;
  std::optional<ProbePast> past{};
};

// Lines end with "\n"; none is wider than style.width (at least 40).
std::string probe_text(std::span<const ProbeEntry> entries, const ProbeLimits& limits,
                       const ProbeStyle& style);
// The same entries as a table of then and now: a line each, and three sums.
std::string probe_table(std::span<const ProbeEntry> entries, const ProbeStyle& style);

// One document, always in English; `program` is "tlspath 0.1.0".
std::string probe_json(std::span<const ProbeEntry> entries, const ProbeLimits& limits,
                       std::string_view program);

}  // namespace tlspath

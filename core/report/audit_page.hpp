// What an audit found, as people read it: a terminal, Markdown; and JSON (docs/audit.schema.json).
//   SENDS  to partner, for partner.example
//      ✓ TLS required: else the mail waits, and comes back
//      ✗ no certificate is checked
#pragma once

#include <string>
#include <string_view>

#include "core/audit/audit.hpp"
#include "core/text/language.hpp"

namespace tlspath {

struct AuditStyle {
  Language language = Language::en;
  int width = 80;
  bool ascii = false;
};

// Lines end with "\n"; none is wider than style.width (at least 40), commands apart: they stay
// whole.
std::string audit_text(const Audit& audit, const AuditStyle& style);
std::string audit_markdown(const Audit& audit, Language l);
// Always in English; `program` is "tlspath 0.1.0".
std::string audit_json(const Audit& audit, std::string_view program);

// "connectors.txt: no settings that tlspath knows: ..."
std::string audit_problem(AuditProblem p, std::string_view file, Language l);

}  // namespace tlspath

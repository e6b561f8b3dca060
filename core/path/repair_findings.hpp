// Repairs as findings: what repair() did to the text given belongs to what is said of the mail.
//   note_repairs(repaired, analysis)  after Analyzer::analyze, which sees only the repaired text
#pragma once

#include "core/mail/repair.hpp"
#include "core/path/analysis.hpp"

namespace tlspath {

// What a repair is called as a finding.
FindingKind finding_of(Repair kind);

// Puts them before the other findings, in the order of the repairs. Their spans are empty: what was
// repaired is all over the text.
void note_repairs(const RepairedText& repaired, Analysis& analysis);

}  // namespace tlspath

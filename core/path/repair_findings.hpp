// Repairs as findings: what repair() did to the text given belongs to what is said of the mail.
//   note_repairs(repaired, analysis)  after Analyzer::analyze, which sees only the repaired text
#pragma once

#include "core/mail/repair.hpp"
#include "core/path/analysis.hpp"

namespace tlspath {

// What a repair is called as a finding.
FindingKind finding_of(Repair kind);

// Lines of the text given are not what the path was made of.
constexpr bool tells_of_unread(FindingKind k) {
  return k == FindingKind::cut_start || k == FindingKind::received_below ||
         k == FindingKind::another_mail;
}

// Puts them before the other findings, in the order of the repairs. Their spans are empty: what was
// repaired is all over the text.
void note_repairs(const RepairedText& repaired, Analysis& analysis);

}  // namespace tlspath

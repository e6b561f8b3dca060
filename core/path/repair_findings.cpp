// repair_findings.cpp: one finding for each kind of repair.
#include "core/path/repair_findings.hpp"

namespace tlspath {
FindingKind finding_of(Repair kind) {
  switch (kind) {
    case Repair::bom_removed:
      return FindingKind::repaired_bom;
    case Repair::utf16_decoded:
      return FindingKind::repaired_utf16;
    case Repair::entities_decoded:
      return FindingKind::repaired_entities;
    case Repair::quoting_removed:
      return FindingKind::repaired_quoting;
    case Repair::nbsp_replaced:
      return FindingKind::repaired_blanks;
    case Repair::smart_quotes_replaced:
      return FindingKind::repaired_quotes;
    case Repair::folding_restored:
      return FindingKind::repaired_folding;
    case Repair::prose_skipped:
      return FindingKind::prose_skipped;
    case Repair::line_ends_mixed:
      return FindingKind::repaired_line_ends;
    case Repair::lone_received:
      return FindingKind::lone_received;
    case Repair::x_received:
      return FindingKind::x_received;
    case Repair::indent_removed:
      return FindingKind::repaired_indent;
    case Repair::colons_restored:
      return FindingKind::repaired_colons;
    case Repair::links_removed:
      return FindingKind::repaired_links;
    case Repair::gaps_closed:
      return FindingKind::repaired_gaps;
    case Repair::markdown_removed:
      return FindingKind::repaired_markdown;
    case Repair::dots_restored:
      return FindingKind::repaired_dots;
    case Repair::cut_start:
      return FindingKind::cut_start;
    case Repair::received_below:
      return FindingKind::received_below;
    case Repair::another_mail:
      return FindingKind::another_mail;
    case Repair::mails_mixed:
      return FindingKind::mails_mixed;
  }
  return FindingKind::repaired_folding;
}

void note_repairs(const RepairedText& repaired, Analysis& analysis) {
  auto at = analysis.findings.begin();
  for (const RepairNote& note : repaired.notes)
    at = analysis.findings.insert(at, {finding_of(note.kind), {}, note.count}) + 1;
}

}  // namespace tlspath

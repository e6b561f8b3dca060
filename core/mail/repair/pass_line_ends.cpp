// Makes all line ends LF where they differ and something had to be repaired anyway.
//   "Received: from a\r\n by b\r"  ->  "Received: from a\n by b\n"
// Not done: a block that ends all its lines alike keeps them, be they CRLF or CR.
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"

namespace tlspath::repairing {

void unify_line_ends(Stage& stage, Ledger& ledger) {
  EolKinds kinds;
  Line line;
  for (LineWalker walker(stage.text); walker.next(line);) kinds.add(line.eol);
  if (!kinds.differ()) return;
  Builder out(stage, ledger);
  for (LineWalker walker(stage.text); walker.next(line);) {
    out.keep(line.at, line.end());
    if (line.eol == Eol::none) continue;
    if (line.eol == Eol::lf) {
      out.keep(line.end(), line.next);
      continue;
    }
    out.note(Repair::line_ends_mixed, line.end());
    out.replace(line.end(), line.next, "\n");
  }
  stage = out.take();
}

}  // namespace tlspath::repairing

// Puts the colons back that a table of fields keeps in no cell, where a Received stands in one:
//   "Received\tfrom a by b; ..." / "Subject\thello"  ->  "Received:\tfrom a by b; ..." ...
// Not done: names that no mail is known to have.
#include <algorithm>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// The size of the known name that a tab and a value follow.
std::size_t cell_name(std::string_view line) {
  const std::string_view name = line.substr(0, std::min(line.find('\t'), kMaxName + 1));
  if (name.size() == line.size() || name.size() > kMaxName) return 0;
  const bool fits =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c != ':'; });
  return fits && is_known(name) && !skip_space(line.substr(name.size())).empty() ? name.size() : 0;
}

bool holds_received_cell(std::string_view text) {
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    const std::size_t name = cell_name(content);
    if (is_received(content.substr(0, name)) && is_received_value(content.substr(name)))
      return true;
  }
  return false;
}

}  // namespace

void restore_colons(Stage& stage, Ledger& ledger) {
  if (!holds_received_cell(stage.text)) return;
  Builder out(stage, ledger);
  const std::string_view text = stage.text;
  std::size_t kept = 0;
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    const std::size_t name = cell_name(content);
    if (name == 0) continue;
    const std::size_t tab = line.end() - content.size() + name;
    out.keep(kept, tab);
    out.note(Repair::colons_restored, tab);
    out.insert(tab, ":");
    kept = tab;
  }
  out.keep(kept, text.size());
  stage = out.take();
}

}  // namespace tlspath::repairing

// One self-contained HTML page over many mails: `scan --html`, `report DB --html`; with a partner
// or a relay named, the page to send to them: what came how, the proof, what their side must
// change, and what it does not prove. No script, nothing from outside, the only style named by its
// hash in the page's own policy; charts are inline SVG with the same numbers as tables beneath
// them.
//   append_summary_page(out, {.summary = summary, .language = Language::de, ...});
// Lines of example hops are read again here, by the reader given, to mark their proof.
#pragma once

#include <string>
#include <string_view>

#include "core/path/hop_reader.hpp"
#include "core/path/organisation.hpp"
#include "core/report/redact.hpp"
#include "core/scan/summary.hpp"

namespace tlspath {

struct SummaryPage {
  const Summary& summary;
  const HopReader& reader;
  OrganisationOf& organisations;
  Language language = Language::en;
  std::string_view partner{}, relay{};  // one of them: the page is for them
  Hide hide = Hide::nothing;
  bool boundary_inferred = false;  // nobody named own servers
  std::string_view database{};     // what holds the rows that are left out here
  std::string_view command{};
  std::string_view version{};
};

// Appends a whole document, UTF-8.
void append_summary_page(std::string& out, const SummaryPage& in);

}  // namespace tlspath

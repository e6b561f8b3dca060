// Takes out the links that Outlook writes behind each address and pages behind each host's name
// (links.hpp), where a Received value holds one:
//   "for <bob@example.com<mailto:bob@example.com>>;"  ->  "for <bob@example.com>;"
//   "by [mx.example.com](http://mx.example.com)"      ->  "by mx.example.com"
// Not done: a text whose Received values hold none. People write such words, in the names beside
// their addresses too.
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/links.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

bool holds_link(std::string_view line) {
  for (std::size_t i = line.find_first_of("<("); i != kNone; i = line.find_first_of("<(", i + 1))
    if (link_at(line, i).size > 0) return true;
  return false;
}

bool received_holds_link(std::string_view text) {
  bool in_received = false;
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    if (is_received_line(content))
      in_received = true;
    else if (content.empty() || is_known(field_name(content)))
      in_received = false;
    if (in_received && holds_link(content)) return true;
  }
  return false;
}

}  // namespace

bool remove_links(Stage& stage, Ledger& ledger) {
  if (!received_holds_link(stage.text)) return false;
  Builder out(stage, ledger);
  const std::string_view text = stage.text;
  std::size_t kept = 0;
  for (std::size_t i = text.find_first_of("<("); i != kNone; i = text.find_first_of("<(", i + 1)) {
    const Link link = link_at(text, i);
    if (link.size == 0) continue;
    const std::size_t end = i - link.bracketed, word = end - link.word;
    out.keep(kept, word - link.bracketed);
    out.keep(word, end);
    out.note(Repair::links_removed, i + link.size);
    kept = i + link.size;
  }
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

}  // namespace tlspath::repairing

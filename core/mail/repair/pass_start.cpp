// Mends the first line of a pasted text, and what it does to the others:
//   "Header: Received: from a by b; ..."     ->  without the label
//   "\"Received: from a by b; ..."           ->  without the quote, and the one that closes it
//   "eived: from a by b; ..."                ->  "Received: from a by b; ..."
//   "from a by b; ..." / "Received: from c"  ->  "Received: from a by b; ..." / ...
//   "From: a" / "  Received: from b"         ->  "From: a" / "Received: from b"
// Not done: a line that was cut anywhere else (leftovers.cpp says so).
#include <algorithm>
#include <array>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/lone_value.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

constexpr std::size_t kMaxLabel = 40;  // bytes of "Internetkopfzeilen: "

// The first line that is not empty.
bool first_line(std::string_view text, Line& line) {
  LineWalker walker(text);
  while (walker.next(line))
    if (!ascii::trim(text.substr(line.at, line.size)).empty()) return true;
  return false;
}

// The size of the quotation mark that `content` starts with.
std::size_t quote_at(std::string_view content) {
  constexpr auto kQuotes = std::to_array<std::string_view>(
      {"\"", "'", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xc2\xab"});
  for (const std::string_view q : kQuotes)
    if (content.starts_with(q)) return q.size();
  return 0;
}

// Does `content` start with "Received:" and a value, be it wrapped?
bool starts_received(std::string_view content) {
  const std::string_view name = field_name(content);
  if (!is_received(name)) return false;
  const std::string_view value = skip_space(content.substr(name.size() + 1));
  return !value.empty() && is_received_value(value);
}

// The size of "Header: " in "Header: Received: from a".
std::size_t label_size(std::string_view content) {
  const std::size_t at = ascii::ifind(content.substr(0, kMaxLabel + 9), "received:");
  if (at == kNone || at == 0 || at > kMaxLabel || is_known(field_name(content))) return 0;
  const std::string_view label = ascii::trim(content.substr(0, at));
  if (!label.ends_with(':') || label.find_first_of("<>@(\";") != kNone) return 0;
  return starts_received(content.substr(at)) ? at : 0;
}

// Takes the label, or the quote, off the first line of a paragraph.
bool take_off_label(Stage& stage, Ledger& ledger) {
  const std::string_view text = stage.text;
  bool first = true, fields = false;
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    if (content.empty()) {
      if (fields) return false;
      first = true;
      continue;
    }
    if (is_received_line(content)) return false;
    if (!first) continue;
    first = false;
    const std::string_view name = field_name(content);
    fields = is_known(name) && !is_seen(name);
    std::size_t size = label_size(content);
    const std::size_t quote = quote_at(content);
    const std::string_view quoted = content.substr(quote);
    if (quote > 0 && (starts_received(quoted) || is_known(field_name(quoted)))) size = quote;
    if (size == 0) continue;
    const std::size_t at = line.end() - content.size();
    std::size_t end = text.size();
    while (end > 0 && ascii::is_blank(text[end - 1])) --end;
    // The quote that closes it: no other of the last line is open.
    const std::size_t last = text.substr(0, end).find_last_of("\r\n") + 1;
    const bool closes = size == quote && quote == 1 && last > at && text[end - 1] == text[at] &&
                        std::count(text.begin() + static_cast<std::ptrdiff_t>(last),
                                   text.begin() + static_cast<std::ptrdiff_t>(end), text[at]) %
                                2 ==
                            1;
    Builder out(stage, ledger);
    out.keep(0, at);
    if (line.at == 0) out.skip_prose(at, at + size);  // else with what stands before it
    if (closes) {
      out.keep(at + size, end - 1);
      out.skip_prose(end - 1, end);
      out.keep(end, text.size());
    } else {
      out.keep(at + size, text.size());
    }
    stage = out.take();
    return true;
  }
  return false;
}

// Is this line behind those of a value a field's?
bool field_follows(std::string_view text, std::size_t at) {
  Line line;
  LineWalker walker(text, at);
  walker.next(line);
  while (walker.next(line)) {
    const std::string_view content = text.substr(line.at, line.size);
    if (content.empty()) return false;
    if (is_known(field_name(content))) return true;
  }
  return false;
}

// The name, or its first letters, were cut off: "eived: from a", "from a" above other fields.
bool complete_name(Stage& stage, Ledger& ledger) {
  constexpr std::string_view kName = "Received";
  const std::string_view text = stage.text;
  Line line;
  LineWalker walker(text);
  if (!walker.next(line)) return false;
  const std::string_view all = text.substr(line.at, line.size);
  const std::string_view content = skip_space(all);
  std::size_t at = line.end() - content.size();
  const std::size_t colon = content.substr(0, kName.size()).find(':');
  std::string_view missing = "Received: ";
  std::size_t value = at;
  if (colon != kNone) {
    if (at > line.at || !ascii::iends_with(kName, content.substr(0, colon))) return false;
    missing = kName.substr(0, kName.size() - colon);
    value = line.end() - skip_space(content.substr(colon + 1)).size();
  } else if (!field_follows(text, line.at)) {
    return false;  // a lone value
  }
  if (!ascii::iequal(first_word(text.substr(value, 5)), "from")) return false;
  const std::string words = value_from(text, value);
  // "(envelope-" / "from <a@a.example>) by b": the brackets that close are another's.
  if (!is_lone_value(words) || closes_comment(words)) return false;
  Builder out(stage, ledger);
  out.note(Repair::lone_received, at);
  out.insert(at, missing);
  out.keep(at, text.size());
  stage = out.take();
  return true;
}

// The blanks that all lines behind the first start with, where these are fields and one a Received.
std::string_view indent_of_rest(std::string_view text) {
  Line line;
  if (!first_line(text, line)) return {};
  const std::string_view first = text.substr(line.at, line.size);
  if (!is_known(field_name(first)) || is_received_line(first)) return {};
  std::string_view indent;
  bool received = false, any = false;
  LineWalker walker(text, line.next);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const std::string_view content = skip_space(all);
    if (content.empty()) break;
    const std::string_view blanks = all.substr(0, all.size() - content.size());
    if (!any && !is_known(field_name(content))) return {};
    if (!any) indent = blanks;
    any = true;
    const auto [end, other] = std::ranges::mismatch(indent, blanks);
    indent = indent.substr(0, static_cast<std::size_t>(end - indent.begin()));
    if (indent.empty()) return {};
    received = received || (blanks.size() == indent.size() && starts_received(content));
  }
  return received ? indent : std::string_view();
}

bool outdent_rest(Stage& stage, Ledger& ledger) {
  const std::string_view text = stage.text;
  const std::size_t indent = indent_of_rest(text).size();
  if (indent == 0) return false;
  Builder out(stage, ledger);
  Line line;
  first_line(text, line);
  out.keep(0, line.next);
  LineWalker walker(text, line.next);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const std::size_t blanks = std::min(all.size() - skip_space(all).size(), indent);
    if (blanks > 0 && blanks < all.size()) out.note(Repair::indent_removed, line.at + blanks);
    out.keep(line.at + blanks, line.next);
  }
  stage = out.take();
  return true;
}

}  // namespace

bool mend_start(Stage& stage, Ledger& ledger) {
  const bool label = take_off_label(stage, ledger);
  const bool name = complete_name(stage, ledger);
  return outdent_rest(stage, ledger) || name || label;
}

}  // namespace tlspath::repairing

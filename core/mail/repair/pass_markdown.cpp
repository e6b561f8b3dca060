// Takes out what Markdown and its editors put into headers that were pasted as text:
//   "**Received:** from a (a \[192.0.2.1\])\n for \<b@b.example\>"  ->  "Received: from a (a
//   [192.0.2.1])\n for <b@b.example>"
// Not done: "\(" and "\"", which a Received line may hold of itself; a table.
#include <algorithm>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/passes.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// "**Received:** from a", "*Received*: from a", "`Received: from a`": the field within.
struct Dressed {
  std::size_t marks = 0;  // bytes before the name
  std::size_t name = 0;   // of it, with its colon if that stands within the marks
  bool colon_within = false;
  bool code = false;  // the whole line stands between backticks
};

Dressed read_dressed(std::string_view content) {
  Dressed d;
  if (content.empty()) return d;
  const char mark = content[0];
  if (mark == '`' && content.size() > 2 && content.back() == '`') return {1, 0, false, true};
  if (mark != '*' && mark != '_' && mark != '`') return d;
  std::size_t marks = 0;
  while (marks < 3 && marks < content.size() && content[marks] == mark) ++marks;
  const std::string_view rest = content.substr(marks);
  const std::size_t end = rest.substr(0, kMaxName + 2).find(mark);
  if (end == kNone || end < 2 || rest.substr(end, marks) != content.substr(0, marks)) return d;
  const bool within = rest[end - 1] == ':';
  const std::string_view behind = rest.substr(end + marks);
  if (!within && !behind.starts_with(':')) return d;
  const std::string_view name = rest.substr(0, within ? end - 1 : end);
  const bool fits =
      std::all_of(name.begin(), name.end(), [](char c) { return ascii::is_alnum(c) || c == '-'; });
  return fits ? Dressed{marks, end, within, false} : d;
}

bool is_dressed_received(std::string_view content) {
  const Dressed d = read_dressed(content);
  if (d.marks == 0) return false;
  if (d.code) return is_received_line(content.substr(1));
  const std::string_view name = content.substr(d.marks, d.name - (d.colon_within ? 1 : 0));
  const std::size_t value = d.marks + d.name + d.marks + (d.colon_within ? 0 : 1);
  return is_received(name) && is_received_value(content.substr(value));
}

bool undress(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::string_view text = stage.text;
  bool any = false;
  Line line;
  for (LineWalker walker(text); !any && walker.next(line) && line.at < end;)
    any = is_dressed_received(behind_prefix(text.substr(line.at, line.size)));
  if (!any) return false;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (LineWalker walker(text); walker.next(line) && line.at < end;) {
    const std::string_view all = text.substr(line.at, line.size);
    // A folded line within backticks: "`\tby b`".
    const std::string_view content = behind_prefix(all);
    const Dressed d = read_dressed(content);
    if (d.marks == 0) continue;
    const std::size_t at = line.end() - content.size();
    const std::size_t name = at + d.marks;
    const std::size_t close = d.code ? line.end() - 1 : name + d.name;
    out.keep(kept, at);
    out.note(Repair::markdown_removed, name);
    out.keep(name, close);
    kept = close + d.marks;
  }
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

constexpr bool is_escaped_mark(char c) {
  return std::string_view("[]<>_*#{}-.!+~`|").find(c) != std::string_view::npos;
}

// Are brackets escaped in the lines of the servers, and all of them? Who sends a mail may write
// "\[" into a greeting, but not into the address that the server records behind it.
bool is_escaped(std::string_view text, std::size_t end) {
  std::size_t escaped = 0;
  bool in_trace = false;
  Line line;
  LineWalker walker(text);
  while (walker.next(line) && line.at < end) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    const std::string_view name = field_name(content);
    if (is_received_line(content) || is_delivery(name))
      in_trace = true;
    else if (content.empty() || is_known(name))
      in_trace = false;
    if (!in_trace) continue;
    for (std::size_t i = content.find_first_of("[]<_"); i != kNone;
         i = content.find_first_of("[]<_", i + 1)) {
      const bool here = i > 0 && content[i - 1] == '\\';
      if (!here && (content[i] == '[' || content[i] == ']')) return false;
      escaped += here;
    }
  }
  return escaped > 1;
}

bool unescape(Stage& stage, Ledger& ledger, std::size_t end) {
  const std::string_view text = stage.text;
  if (text.substr(0, end).find('\\') == kNone || !is_escaped(text, end)) return false;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (std::size_t i = text.find('\\'); i < end && i + 1 < text.size();
       i = text.find('\\', i + 1)) {
    if (!is_escaped_mark(text[i + 1])) {
      ++i;  // of "\\[" the second is the bracket's no more than of "\(["
      continue;
    }
    out.keep(kept, i);
    out.note(Repair::markdown_removed, i + 1);
    kept = i + 1;
  }
  out.keep(kept, text.size());
  stage = out.take();
  return true;
}

}  // namespace

bool remove_markdown(Stage& stage, Ledger& ledger, std::size_t end) {
  const bool dressed = undress(stage, ledger, end);
  return unescape(stage, ledger, dressed ? stage.text.size() : end) || dressed;
}

}  // namespace tlspath::repairing

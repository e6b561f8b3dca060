// examine.cpp: line by line, up to the first that needs repair.
#include "core/mail/repair/examine.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/mail/repair/block.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/html.hpp"
#include "core/mail/repair/inline_fields.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// One line of a field that stands beside Received: no Received is hidden in it.
bool is_correct_trace(std::string_view text, std::size_t from, std::size_t to) {
  return find_inline_field(text, from, to, false) == kNone && !has_entities(text, from, to);
}

// Is one line of a block, fed to `block`, as it should be?
bool is_correct_line(std::string_view text, const Line& line, Block& block) {
  const std::string_view content = text.substr(line.at, line.size);
  std::size_t value_at = line.at;
  if (is_space(content[0])) {
    if (block.fields == 0) return false;
    if (block.in_received && is_received_line(skip_space(content))) return false;
  } else {
    const std::string_view name = field_name(content);
    if (name.empty()) return false;
    if (block.in_received && continues_received(content, name, block.received)) return false;
    block.start(name);
    value_at += name.size() + 1;
  }
  block.end_line(content);
  if (block.in_received)
    return block.received.feed(text, value_at, line.end()) == kNone && !block.received.damaged();
  return !block.in_trace || is_correct_trace(text, value_at, line.end());
}

// "<alice@a.example>", "<>"
bool holds_address(std::string_view line) {
  const std::size_t open = line.find('<');
  if (open == kNone) return false;
  const std::size_t close = line.find('>', open);
  return close == open + 1 || line.find('@', open) < close;
}

// As RFC 5322 has it, 3.6.8: a sender may call a field "a.b".
std::string_view any_field_name(std::string_view line) {
  const std::string_view name = ascii::trim(line.substr(0, std::min(line.find(':'), line.size())));
  const bool printable =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  return printable && line.find(':') != kNone ? name : std::string_view();
}

}  // namespace

RawMarks find_raw_marks(std::string_view text) {
  RawMarks raw;
  bool in_trace = false;
  Line line;
  LineWalker walker(text, after_mbox_line(text));
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    const std::string_view name = field_name(content);
    if (is_received_line(content) || is_delivery(name))
      in_trace = true;
    else if (content.empty() || is_known(name))
      in_trace = false;
    if (!in_trace) continue;
    raw.angles = raw.angles || holds_address(content);
    std::size_t i = content.find('"');
    raw.quotes = raw.quotes || i != kNone;
    while (i != kNone && !raw.angles) {
      const Quoted quoted = read_quoted(content, i, content.size());
      raw.angles = quoted.local_part;
      i = content.find('"', quoted.end);
    }
  }
  return raw;
}

std::size_t whole_header(std::string_view text) {
  EolKinds eols;
  Line line;
  LineWalker walker(text, after_mbox_line(text));
  bool identity = false, address = false;
  std::size_t fields = 0;
  std::size_t end = 0;
  while (walker.next(line) && line.size > 0) {
    eols.add(line.eol);
    end = line.next;
    const std::string_view content = text.substr(line.at, line.size);
    address = address || holds_address(content);
    if (is_space(content[0])) {
      if (fields == 0) return 0;
      continue;
    }
    const std::string_view name = any_field_name(content);
    if (name.empty()) return 0;
    ++fields;
    identity = identity || is_identity(name) || is_delivery(name);
  }
  return identity && address && fields > 1 && !eols.hurt() ? end : 0;
}

bool headers_stand_below(std::string_view text) {
  bool below = false;
  Line line;
  LineWalker walker(text, after_mbox_line(text));
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    below = below || content.empty();
    const std::string_view name = field_name(content);
    if (is_received_line(content)) return below;
    if (!below && is_known(name) && !is_seen(name)) return false;
  }
  return false;
}

Examined examine(std::string_view text) {
  Block block;
  EolKinds eols;
  Line line;
  LineWalker walker(text, after_mbox_line(text));
  while (walker.next(line)) {
    if (line.size == 0) break;
    eols.add(line.eol);
    block.tight += block.fields > 0;
    if (!is_correct_line(text, line, block)) return {};
  }
  if (block.fields == 0 || eols.hurt()) return {};
  const Examined whole{true, block.any_received, block.x_received};
  if (line.size > 0) return whole;
  while (line.size == 0)
    if (!walker.next(line)) return whole;
  const bool more = goes_on_after_blank(block, text.substr(line.at, line.size));
  return more ? Examined{} : whole;
}

}  // namespace tlspath::repairing

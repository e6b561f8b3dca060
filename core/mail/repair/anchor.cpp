// anchor.cpp: three looks, the surest first.
#include "core/mail/repair/anchor.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/inline_fields.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/received_state.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// The fields that stand together before the first Received belong to it. This remembers where they
// start.
class FieldRun {
 public:
  void line(std::string_view content, const Prefix& prefix, std::size_t at) {
    const std::string_view name = field_name(content);
    if (is_known(name)) {
      if (!open_ || prefix_.markers != prefix.markers) *this = FieldRun(at, prefix);
      identity_ = identity_ || is_identity(name);
    } else if (!open_ || prefix.indent <= prefix_.indent) {
      open_ = false;
    }
  }
  void blank_line() { open_ = open_ && !identity_; }
  bool joins(const Prefix& prefix) const { return open_ && prefix_.markers == prefix.markers; }
  std::size_t at() const { return at_; }
  const Prefix& prefix() const { return prefix_; }
  FieldRun() = default;

 private:
  FieldRun(std::size_t at, const Prefix& prefix) : at_(at), prefix_(prefix), open_(true) {}
  std::size_t at_ = 0;
  Prefix prefix_;
  bool open_ = false;
  bool identity_ = false;
};

// Does `text` start as a mail does: with a field, at the first byte?
bool starts_as_mail(std::string_view text) {
  const std::string_view first = text.substr(after_mbox_line(text), kMaxName + 1);
  return is_known(field_name(first));
}

Anchor find_first_received(std::string_view text) {
  FieldRun run;
  Line line;
  bool as_mail = starts_as_mail(text);
  LineWalker walker(text, after_mbox_line(text));
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all);
    const std::string_view content = all.substr(prefix.size + prefix.indent);
    as_mail = as_mail && line.size > 0;
    if (content.empty()) {
      run.blank_line();
    } else if (is_received_line(content)) {
      if (as_mail) return {true, false, 0, {}};
      if (run.joins(prefix)) return {true, false, run.at(), run.prefix()};
      return {true, false, line.at, prefix};
    } else {
      run.line(content, prefix, line.at);
    }
  }
  return {};
}

// "Hi, here they are: Received: from a ..." Only where no line starts with a Received.
Anchor find_received_in_line(std::string_view text) {
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::size_t at = find_inline_field(text, line.at, line.end(), false);
    if (at == kNone) continue;
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all);
    const bool field_line = is_known(field_name(all.substr(prefix.size + prefix.indent)));
    return field_line ? Anchor{true, false, line.at, prefix} : Anchor{true, false, at, {}};
  }
  return {};
}

bool is_host_word(std::string_view word) {
  return word.find('.') != kNone || word.find(':') != kNone ||
         ascii::istarts_with(word, "localhost") || word.starts_with("[");
}

constexpr auto kMonths = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

// The words of one Received value without its name, up to a blank line.
struct LoneValue {
  bool by = false, by_host = false, with_or_id = false, month = false, zone_of_date = false;

  void word(std::string_view w, std::string_view before) {
    by = by || ascii::iequal(w, "by");
    by_host = by_host || (ascii::iequal(before, "by") && is_host_word(w));
    with_or_id = with_or_id || ascii::iequal(w, "with") || ascii::iequal(w, "id");
    month = month || is_any_of(w, kMonths);
  }
};

// Prose starts with "from" or "by" too: a host after "by" and "with" or "id", or a date with its
// month.
bool is_lone_value(std::string_view value) {
  const std::string_view first = first_word(value);
  const bool comment = value.starts_with("(");
  if (!comment && !ascii::iequal(first, "from") && !ascii::iequal(first, "by")) return false;
  LoneValue seen;
  ReceivedState state;
  state.feed(value, 0, value.size());
  std::string_view before;
  for (std::size_t i = 0; i < value.size();) {
    const std::string_view w = first_word(value.substr(i));
    if (!w.empty()) {
      seen.word(w, before);
      before = w;
    }
    i += std::max<std::size_t>(w.size(), 1);
  }
  const bool dated = state.complete() && seen.month;
  if (comment) return dated;
  return seen.by && (dated || (seen.by_host && seen.with_or_id));
}

Anchor find_lone_value(std::string_view text) {
  Anchor anchor;
  Line line;
  LineWalker walker(text);
  std::string value;  // its lines, quoting apart
  while (walker.next(line) && value.size() < kMaxLone) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.found ? anchor.prefix.markers : kMaxMarkers);
    const std::string_view content = all.substr(prefix.size + prefix.indent);
    if (content.empty() && anchor.found) break;
    if (content.empty()) continue;
    if (!anchor.found) anchor = {true, true, line.at, prefix};
    value.append(content.substr(0, kMaxLone)).append(" ");
  }
  return anchor.found && is_lone_value(value) ? anchor : Anchor{};
}

}  // namespace

Anchor find_anchor(std::string_view text) {
  Anchor anchor = find_first_received(text);
  if (!anchor.found) anchor = find_received_in_line(text);
  if (!anchor.found) anchor = find_lone_value(text);
  return anchor;
}

}  // namespace tlspath::repairing

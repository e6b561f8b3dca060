// anchor.cpp: three looks, the surest first.
#include "core/mail/repair/anchor.hpp"

#include <string>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/inline_fields.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/lone_value.hpp"
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

// Of the first paragraph that is one.
Anchor find_lone_value(std::string_view text) {
  Anchor anchor;
  Line line;
  LineWalker walker(text);
  ValueWords words;
  std::size_t size = 0;
  while (walker.next(line) && size < kMaxLone) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.found ? anchor.prefix.markers : kMaxMarkers);
    std::string_view content = all.substr(prefix.size + prefix.indent);
    if (content.empty()) {
      if (words.lone()) break;
      anchor = {};
      words = {};
      continue;
    }
    if (!anchor.found) content.remove_prefix(item_mark(content));
    if (!anchor.found) anchor = {true, true, line.at, prefix};
    words.add(content.substr(0, kMaxLone));
    size += line.size;
  }
  return words.lone() ? anchor : Anchor{};
}

}  // namespace

Anchor find_anchor(std::string_view text) {
  Anchor anchor = find_first_received(text);
  if (!anchor.found) anchor = find_received_in_line(text);
  if (!anchor.found) anchor = find_lone_value(text);
  return anchor;
}

}  // namespace tlspath::repairing

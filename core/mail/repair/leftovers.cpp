// leftovers.cpp: one walk over the header, one over what stands below it.
#include "core/mail/repair/leftovers.hpp"

#include <algorithm>

#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/lone_value.hpp"
#include "core/mail/repair/prefix.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {

void HeadState::line(std::string_view content, std::string_view name) {
  if (name.empty()) return;
  last_is_trace = is_trace(name);
  if (is_received(name) && is_received_line(content)) {
    received = true;
    identity_below = false;
    received_below_identity += from > 0;
  } else if (is_identity(name)) {
    identity = true;
    // A server that finds no Date writes one, between its own lines.
    identity_below = identity_below || !(ascii::iequal(name, "date") || ascii::iequal(name, "to"));
    if (ascii::iequal(name, "from")) {
      ++from;
      from_below += received_below_identity > 0;
    }
    subject += ascii::iequal(name, "subject");
    message_id += ascii::iequal(name, "message-id");
  }
}

// A mail has one From, one Subject, one Message-ID.
bool HeadState::mixed() const { return from_below > 0 && (subject > 1 || message_id > 1); }

void Leftovers::look(std::string_view head, std::string_view below, bool is_body) {
  HeadState state;
  Line line;
  for (LineWalker walker(head, after_mbox_line(head)); walker.next(line);) {
    const std::string_view content = head.substr(line.at, line.size);
    if (content.empty()) break;
    if (!is_space(content[0])) state.line(content, field_name(content));
  }
  mails_mixed = mails_mixed || state.mixed();
  const bool whole = state.received && state.whole();
  std::uint32_t received = 0;
  bool headers = false, any = false;  // the first line below is a field that programs write
  for (LineWalker walker(below); walker.next(line);) {
    const std::string_view content = behind_prefix(below.substr(line.at, line.size));
    if (content.empty()) {
      // The text of a whole mail may quote another's; only what begins with headers is no text.
      if (any && whole && is_body) break;
      continue;
    }
    const std::string_view name = field_name(content);
    if (!any) headers = is_received_line(content) || is_trace(name) || is_delivery(name);
    any = true;
    received += is_received_line(content) && !skip_space(content.substr(name.size() + 1)).empty();
  }
  if (received == 0) return;
  if (whole)
    another_mail = another_mail || headers || !is_body;
  else
    received_below = std::max(received_below, received);
}

void Leftovers::tell(std::vector<RepairNote>& notes) const {
  if (cut_start) notes.push_back({Repair::cut_start, 1});
  if (received_below > 0) notes.push_back({Repair::received_below, received_below});
  if (another_mail) notes.push_back({Repair::another_mail, 1});
  if (mails_mixed) notes.push_back({Repair::mails_mixed, 1});
}

bool is_cut_line(std::string_view text, bool read) {
  ValueWords words;
  bool first = true, semicolon = false, torn = false, fields = false;
  Line line;
  LineWalker walker(text);
  while (walker.next(line)) {
    const std::string_view content = behind_prefix(text.substr(line.at, line.size));
    fields = is_known(field_name(content));
    if (content.empty() || fields) break;
    words.add(content.substr(first ? item_mark(content) : 0));
    semicolon = semicolon || content.find(';') != kNone;
    // "smtp.mailfrom=a.example; receiver=<UNKNOWN>)"
    torn = torn || (first && closes_comment(content) && content.find_first_of("=@[") != kNone);
    first = false;
    if (words.over() && !torn) break;
  }
  if (read && words.lone()) return false;
  return words.end() || (words.dated() && semicolon) || (torn && fields);
}

}  // namespace tlspath::repairing

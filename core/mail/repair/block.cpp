// block.cpp: what a block knows of itself, and where it ends.
#include "core/mail/repair/block.hpp"

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {

void Block::start(std::string_view name) {
  ++fields;
  in_received = is_received(name);
  any_received = any_received || in_received;
  in_trace = !in_received && is_trace(name);
  identity = identity || is_identity(name);
  x_received += ascii::iequal(name, "x-received");
  received = {};
  folded = false;
}

void Block::end_line(std::string_view line) {
  const std::string_view words = ascii::trim(line);
  if (!words.empty()) last = words.back();
}

bool goes_on_after_blank(const Block& block, std::string_view line) {
  if (block.whole()) return false;
  const std::string_view name = field_name(line);
  if (!name.empty()) {
    if (block.in_received && continues_received(line, name, block.received))
      return block.tight == 0 || closes_comment(line);
    if (is_received(name)) return is_received_line(line);
    return is_known(name) ? block.tight == 0 || !block.identity : block.doubled();
  }
  const bool folded = is_space(line[0]);
  if (block.in_received && !block.received.complete()) {
    const bool in_comment = block.tight == 0 && block.received.depth() > 0;
    return in_comment || block.doubled() || looks_like_clause(line);
  }
  if (block.in_received && block.tight == 0) {
    const std::string_view words = skip_space(line);
    if (words.starts_with("(") || (!block.received.zone() && is_zone(words))) return true;
  }
  if (block.in_trace && block.tight == 0) return folded || block.last == ';';
  return block.doubled() && folded;
}

}  // namespace tlspath::repairing

// received_state.cpp: one pass over the bytes that mean something in a Received value.
#include "core/mail/repair/received_state.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/mail/repair/field_names.hpp"
#include "core/mail/repair/glyphs.hpp"
#include "core/mail/repair/html.hpp"
#include "core/mail/repair/links.hpp"
#include "core/mail/repair/received_words.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath::repairing {
namespace {

// What only pasting puts into a Received value: an entity, a <br>, a link, a no-break
// space, a smart quote.
struct Oddity {
  std::size_t size = 1;  // bytes read
  bool damage = false;
};

Oddity oddity_at(std::string_view text, std::size_t at) {
  if (text[at] == '&') return {1, entity_at(text, at).size > 0};
  if (text[at] == '<') return {1, break_tag_at(text, at) > 0 || link_at(text, at).size > 0};
  const Replacement r = replacement_at(text, at);
  return {r.size, r.wanted};
}

// "Received" without a blank before it, after the date's last digit.
std::size_t glued_received(std::string_view text, std::size_t colon, std::size_t from) {
  if (colon < from + 9 || text.substr(colon - 8, 8) != "Received") return kNone;
  return ascii::is_digit(text[colon - 9]) ? colon - 8 : kNone;
}

// Bytes of a Received value that mean something here; all others are stepped over.
constexpr std::array<bool, 256> kMarks = [] {
  std::array<bool, 256> marks{};
  for (const char c : {'(', ')', '\\', ';', ':', '&', '<', '"'})
    marks[static_cast<unsigned char>(c)] = true;
  for (std::size_t i = 0x80; i < marks.size(); ++i) marks[i] = true;
  return marks;
}();

bool is_cipher_word(std::string_view name) {
  constexpr auto kPrefixes =
      std::to_array<std::string_view>({"TLSv", "SSLv", "TLS_", "TLS1", "AES", "DHE-", "ECDHE-",
                                       "ADH-", "AECDH-", "RC4-", "DES-", "IPv6"});
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view p) { return name.starts_with(p); });
}
// "fd00:77::25])" is the end of an address.
bool is_address_part(std::string_view line, std::string_view name) {
  return name.size() <= 4 && std::all_of(name.begin(), name.end(), ascii::is_xdigit) &&
         line.size() > name.size() + 1 &&
         (ascii::is_xdigit(line[name.size() + 1]) || line[name.size() + 1] == ':');
}

}  // namespace

std::size_t ReceivedState::feed(std::string_view text, std::size_t from, std::size_t to) {
  if (time_ && !zone_) zone_ = is_zone(skip_space(text.substr(from, to - from)));
  for (std::size_t i = from; i < to; ++i) {
    if (!kMarks[static_cast<unsigned char>(text[i])]) continue;
    if (text[i] == ':') {
      const std::size_t split = field_at(text, i, from, to);
      if (split != kNone) return split;
      colon(text, i, from, to);
    } else if (text[i] == '"') {
      if (const Quoted quoted = read_quoted(text, i, to); quoted.local_part) i = quoted.end;
    } else {
      i += mark(text, i);
    }
  }
  return kNone;
}

std::size_t ReceivedState::mark(std::string_view text, std::size_t i) {
  switch (text[i]) {
    case '(':
      ++depth_;
      damaged_ = damaged_ || (i > 0 && text[i - 1] == ']' && link_at(text, i).size > 0);
      return 0;
    case ')':
      depth_ -= depth_ > 0;
      return 0;
    case ';':
      semicolon_ = semicolon_ || depth_ == 0;
      return 0;
    case '\\':
      return 1;
    default:
      break;
  }
  const Oddity odd = oddity_at(text, i);
  damaged_ = damaged_ || odd.damage;
  return odd.size - 1;
}

std::size_t ReceivedState::field_at(std::string_view text, std::size_t colon, std::size_t from,
                                    std::size_t to) const {
  const std::size_t glued = complete() ? glued_received(text, colon, from) : kNone;
  if (glued != kNone) return glued;
  if (colon == from) return kNone;
  const char last = ascii::lower(text[colon - 1]);
  if (ascii::is_digit(last)) return kNone;  // most colons stand in addresses and times
  const bool closed = complete() || (depth_ == 0 && colon + 1 < to && is_space(text[colon + 1]));
  if (!closed && last != 'd') return kNone;
  const std::size_t at = name_before(text, colon, from);
  if (at == kNone) return kNone;
  const std::string_view name = text.substr(at, colon - at);
  if (is_received(name))
    return is_received_value(text.substr(colon + 1, to - colon - 1)) ? at : kNone;
  const bool named = complete() || (closed && name[0] >= 'A' && name[0] <= 'Z');
  return named && is_known(name) ? at : kNone;
}

void ReceivedState::colon(std::string_view text, std::size_t i, std::size_t from, std::size_t to) {
  if (depth_ > 0 || time_) return;
  if (i == from || i + 1 >= to) return;
  if (!ascii::is_digit(text[i - 1]) || !ascii::is_digit(text[i + 1])) return;
  const bool first = i < from + 3 || is_space(text[i - 3]);
  std::size_t colons = 0;
  for (; i < to && (ascii::is_digit(text[i]) || text[i] == ':' || text[i] == '.'); ++i)
    colons += text[i] == ':';
  const bool zone = is_zone(skip_space(text.substr(i, to - i)));
  time_ = semicolon_ || (first && colons == 2 && zone && i < to && is_space(text[i]));
  zone_ = time_ && zone;
}

bool continues_received(std::string_view line, std::string_view name, const ReceivedState& state) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"id", "for", "by", "with", "via", "tls", "ssl", "helo", "ehlo", "ident", "envelope-from"});
  constexpr auto kCommentWords =
      std::to_array<std::string_view>({"cipher", "version", "bits", "verify", "port", "auth",
                                       "whoson", "smtp-auth", "tls-cipher", "tls-peer"});
  if (state.complete() || is_received(name)) return false;
  const bool in_comment = state.depth() > 0;
  if (is_known(name))  // "(Authenticated" / "sender: bob@example.com)"
    return in_comment && ascii::iequal(name, "sender") && closes_comment(line);
  if (is_any_of(name, kWords) || is_address_part(line, name)) return true;
  return in_comment &&
         (is_any_of(name, kCommentWords) || is_cipher_word(name) || closes_comment(line));
}

}  // namespace tlspath::repairing

// Repairs pasted headers, in passes. Each pass reads one text and writes the next through a
// Builder, which carries the runs along, so that every byte of the last text still knows where it
// was given:
//   decode      byte order mark, UTF-16
//   entities    "&lt;bob@example.com&gt;<br>"  ->  "<bob@example.com>" and a line end
//   characters  no-break spaces, zero-width characters, smart quotes and dashes
//   frame       prose before the headers, "> " before the lines, a common indent, one lone Received
//   value lines       lost folding, lost line ends, doubled line ends, prose within and after line
//   ends   CR, LF and CRLF in one block
// What comes out is looked at once more: only a block in which nothing is left to repair is handed
// back, else the text stays as given. That makes a second repair change nothing.
//
// A correct block is known by one walk over its lines (examine), which copies nothing. Correct
// means: every line is a field or folded; the Received values hold no character that only a paste
// puts there; no Received field is hidden in another line. LF beside CRLF is correct (the walker
// reads both); a lone CR among them is not. Not done: a folded address or word that was cut in two
// keeps the blank that folding put in.
#include "core/mail/repair.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

#include "core/base/ascii.hpp"
#include "core/mail/repair/lines.hpp"
#include "core/mail/repair/runs.hpp"
#include "core/mail/repair/stage.hpp"
#include "core/mail/repair/words.hpp"

namespace tlspath {
namespace {

using namespace repairing;

constexpr std::size_t kMaxLook = 8u << 20;  // no more than this is looked at
constexpr std::size_t kMaxLone = 8u << 10;  // a lone Received value is short
constexpr std::size_t kMaxName = 76;        // of a field
constexpr std::size_t kMaxEntity = 10;      // "&#x1F600;" and the names below
constexpr std::size_t kMaxTag = 256;        // "<p class=...>"
constexpr std::size_t kMaxMarkers = 32;     // "> > > "
constexpr int kMaxRounds = 3;               // "&amp;lt;" needs two

// ---- Field names

// Names that start a field wherever they stand at the start of a line; lower case. Others do so
// too, but not where a Received value is still open.
// clang-format off: it would put one a line
constexpr auto kKnownNames = std::to_array<std::string_view>({
    "received", "return-path", "delivered-to", "envelope-to", "delivery-date", "from", "to", "cc",
    "bcc", "subject", "date", "message-id", "in-reply-to", "references", "reply-to", "sender",
    "mime-version", "authentication-results", "dkim-signature", "domainkey-signature",
    "received-spf", "user-agent", "thread-topic", "thread-index", "importance", "priority",
    "precedence", "organization", "organisation", "auto-submitted", "errors-to", "apparently-to",
    "accept-language", "acceptlanguage", "feedback-id", "status", "lines", "comments", "keywords",
    "return-receipt-to", "disposition-notification-to", "autocrypt", "tls-required",
    "require-recipient-valid-since", "deferred-delivery", "newsgroups", "mail-followup-to",
    "mailing-list", "old-return-path", "original-recipient", "sent"});
// clang-format on
constexpr auto kKnownPrefixes = std::to_array<std::string_view>(
    {"x-", "arc-", "content-", "list-", "resent-", "ironport-", "ui-"});

// Fields that stand at the top of a mail, and in which a pasted line may hide the Received that
// followed.
constexpr auto kTraceNames = std::to_array<std::string_view>(
    {"return-path", "delivered-to", "envelope-to", "delivery-date", "authentication-results",
     "received-spf", "dkim-signature", "domainkey-signature"});
constexpr auto kTracePrefixes =
    std::to_array<std::string_view>({"x-received", "x-original-to", "arc-"});

// Fields that make a block a whole mail: after its blank line comes a body.
constexpr auto kIdentityNames =
    std::to_array<std::string_view>({"from", "to", "subject", "date", "message-id"});

// Fields of one line, which prose after them does not continue.
constexpr auto kShortNames = std::to_array<std::string_view>(
    {"from", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "reply-to",
     "sender", "return-path", "delivered-to", "envelope-to", "delivery-date", "mime-version",
     "status", "lines"});

bool starts_with_any(std::string_view name, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) {
    return name.size() > p.size() && ascii::istarts_with(name, p);
  });
}
bool is_known(std::string_view name) {
  return starts_with_any(name, kKnownPrefixes) || is_any_of(name, kKnownNames);
}
bool is_trace(std::string_view name) {
  return is_any_of(name, kTraceNames) || starts_with_any(name, kTracePrefixes) ||
         ascii::iequal(name, "x-received");
}
bool is_received(std::string_view name) { return ascii::iequal(name, "received"); }

bool is_scheme(std::string_view name) {
  constexpr auto kSchemes =
      std::to_array<std::string_view>({"http", "https", "ftp", "mailto", "file", "tel", "urn"});
  return is_any_of(name, kSchemes);
}

constexpr bool is_name_char(char c) { return ascii::is_alnum(c) || c == '-' || c == '_'; }

// The name of the field that `line` starts with, or nothing. A plausible one: letters, digits, '-',
// '_' (and after "X-" whatever RFC 5322 allows), no time, no address of a page.
std::string_view field_name(std::string_view line) {
  const bool private_name = ascii::istarts_with(line, "x-");
  bool letters = false;
  std::size_t i = 0;
  for (; i < line.size() && line[i] != ':'; ++i) {
    const bool fits = private_name ? line[i] > ' ' && line[i] < '\x7f' : is_name_char(line[i]);
    if (!fits || i == kMaxName) return {};
    letters = letters || ascii::is_alpha(line[i]);
  }
  if (i == line.size() || !letters) return {};
  const std::string_view name = line.substr(0, i);
  return is_scheme(name) ? std::string_view{} : name;
}

constexpr auto kClauseWords = std::to_array<std::string_view>(
    {"from", "by", "with", "via", "id", "for", "tls", "envelope-from"});

// Is this what stands after "Received:"? "I received: nothing" and Outlook's "Received: Monday" are
// not.
bool is_received_value(std::string_view value) {
  value = skip_space(value);
  if (value.empty() || ascii::is_blank(value[0])) return true;
  return value[0] == '(' || value[0] == '[' || is_any_of(first_word(value), kClauseWords);
}
bool is_received_line(std::string_view line) {
  const std::string_view name = field_name(line);
  return is_received(name) && is_received_value(line.substr(name.size() + 1));
}

// ---- Characters that only a paste puts into a Received value

struct Glyph {
  std::size_t size = 1;    // bytes read
  std::uint32_t code = 0;  // code point
  bool lone = false;       // a byte that is no UTF-8
};

Glyph read_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t b = byte(at);
  if (b < 0x80) return {1, b, false};
  const std::size_t size = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
  if (b < 0xc2 || b > 0xf4 || at + size > text.size()) return {1, b, true};
  std::uint32_t code = b & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return {1, b, true};
    code = code << 6 | (byte(at + i) & 0x3f);
  }
  return {size, code, false};
}

struct Replacement {
  bool wanted = false;
  Repair kind{};
  std::string_view bytes;
};

Replacement replacement_of(std::uint32_t code) {
  const auto blank = [] { return Replacement{true, Repair::nbsp_replaced, " "}; };
  const auto nothing = [] { return Replacement{true, Repair::nbsp_replaced, ""}; };
  const auto plain = [](std::string_view s) {
    return Replacement{true, Repair::smart_quotes_replaced, s};
  };
  if (code >= 0x2000 && code <= 0x200a) return blank();
  switch (code) {
    case 0x00a0:  // no-break space
    case 0x202f:  // narrow no-break space
    case 0x205f:
    case 0x3000:
      return blank();
    case 0x00ad:  // soft hyphen
    case 0x200b:  // zero-width space
    case 0x200c:
    case 0x200d:
    case 0x200e:  // marks of direction
    case 0x200f:
    case 0x2060:
    case 0xfeff:
      return nothing();
    case 0x2028:  // line separator
    case 0x2029:
      return {true, Repair::line_ends_mixed, "\n"};
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
      return plain("'");
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
      return plain("\"");
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return plain("-");
    case 0x2014:  // made from "--" by the program it was typed into
    case 0x2015:
      return plain("--");
    default:
      return {};
  }
}
// The same in Windows-1252, where the byte stands alone: beside other high bytes it is half of a
// letter.
Replacement lone_replacement(std::string_view text, std::size_t at) {
  const auto alone = [&](std::size_t i) {
    return i >= text.size() || !is_high(text[i]) || text[i] == '\xa0';
  };
  if ((at > 0 && !alone(at - 1)) || !alone(at + 1)) return {};
  switch (static_cast<unsigned char>(text[at])) {
    case 0xa0:
      return replacement_of(0x00a0);
    case 0x91:
    case 0x92:
      return replacement_of(0x2019);
    case 0x93:
    case 0x94:
      return replacement_of(0x201d);
    case 0x96:
      return replacement_of(0x2013);
    case 0x97:
      return replacement_of(0x2014);
    default:
      return {};
  }
}
Replacement replacement_at(std::string_view text, std::size_t at, const Glyph& glyph) {
  return glyph.lone ? lone_replacement(text, at) : replacement_of(glyph.code);
}

// ---- HTML

struct Entity {
  std::size_t size = 0;  // with '&' and ';', 0 where there is none
  std::uint32_t code = 0;
};

std::uint32_t numeric_entity(std::string_view digits) {
  const bool hex = !digits.empty() && ascii::lower(digits[0]) == 'x';
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return 0;
  std::uint32_t code = 0;
  for (const char c : digits) {
    if (!(hex ? ascii::is_xdigit(c) : ascii::is_digit(c))) return 0;
    const std::uint32_t digit = ascii::is_digit(c)
                                    ? static_cast<std::uint32_t>(c - '0')
                                    : static_cast<std::uint32_t>(ascii::lower(c) - 'a') + 10;
    code = code * (hex ? 16 : 10) + digit;
  }
  const bool text = code == '\t' || code == '\n' || code >= ' ';
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  return text && !surrogate && code <= 0x10ffff ? code : 0;
}

Entity entity_at(std::string_view text, std::size_t at) {
  struct Named {
    std::string_view name;
    std::uint32_t code;
  };
  constexpr auto kNamed = std::to_array<Named>({{"lt", '<'},
                                                {"gt", '>'},
                                                {"amp", '&'},
                                                {"quot", '"'},
                                                {"apos", '\''},
                                                {"nbsp", 0xa0},
                                                {"shy", 0xad},
                                                {"lsquo", 0x2018},
                                                {"rsquo", 0x2019},
                                                {"ldquo", 0x201c},
                                                {"rdquo", 0x201d},
                                                {"ndash", 0x2013},
                                                {"mdash", 0x2014}});
  const std::string_view rest = text.substr(at + 1, kMaxEntity);
  const std::size_t end = rest.find(';');
  if (end == kNone || end == 0) return {};
  const std::string_view name = rest.substr(0, end);
  if (name[0] == '#') {
    const std::uint32_t code = numeric_entity(name.substr(1));
    return code == 0 ? Entity{} : Entity{end + 2, code};
  }
  for (const Named& n : kNamed)
    if (ascii::iequal(n.name, name)) return {end + 2, n.code};
  return {};
}

// The size of a <br> in any of its spellings, or 0.
std::size_t break_tag_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kMaxTag);
  if (!ascii::istarts_with(rest, "<br") || rest.size() < 4) return 0;
  if (rest[3] != '>' && rest[3] != '/' && !is_space(rest[3])) return 0;
  const std::size_t end = rest.find('>');
  return end == kNone ? 0 : end + 1;
}

// The size of a tag that is only dressing (<p>, </div>, <span class="x">), or 0; `breaks` if it
// ends a line.
std::size_t dressing_tag_at(std::string_view text, std::size_t at, bool& breaks) {
  constexpr auto kBlocks =
      std::to_array<std::string_view>({"p", "div", "pre", "tr", "li", "blockquote"});
  constexpr auto kInline =
      std::to_array<std::string_view>({"span", "font", "b", "tt", "code", "td"});
  std::string_view rest = text.substr(at, kMaxTag);
  std::size_t i = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
  const std::size_t name_at = i;
  while (i < rest.size() && ascii::is_alpha(rest[i])) ++i;
  if (i == rest.size() || (rest[i] != '>' && !is_space(rest[i]))) return 0;
  const std::string_view name = rest.substr(name_at, i - name_at);
  breaks = is_any_of(name, kBlocks);
  if (!breaks && !is_any_of(name, kInline)) return 0;
  const std::size_t end = rest.find('>');
  const bool address = end != kNone && rest.substr(0, end).find('@') != kNone;
  return end == kNone || address ? 0 : end + 1;
}

// What only pasting puts into a Received value: an entity, a <br>, a no-break space, a smart quote.
struct Oddity {
  std::size_t size = 1;  // bytes read
  bool damage = false;
};

Oddity oddity_at(std::string_view text, std::size_t at) {
  if (text[at] == '&') return {1, entity_at(text, at).size > 0};
  if (text[at] == '<') return {1, break_tag_at(text, at) > 0};
  const Glyph glyph = read_utf8(text, at);
  return {glyph.size, replacement_at(text, at, glyph).wanted};
}

// ---- What goes on inside a Received value

constexpr auto kWeekdays =
    std::to_array<std::string_view>({"Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"});
constexpr auto kMonths = std::to_array<std::string_view>(
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});

bool is_zone(std::string_view s) {
  if (s.empty()) return false;
  if (s[0] == '+' || s[0] == '-') return s.size() > 1 && ascii::is_digit(s[1]);
  const std::string_view word = first_word(s);
  return word.size() <= 5 && std::all_of(word.begin(), word.end(),
                                         [](char c) { return (c >= 'A' && c <= 'Z') || c == ')'; });
}

// The name that ends before the colon at `colon`, if it could start a field in the middle of a
// line: after a blank, or "Received" after ")" or ">" (the line end was lost without a trace).
std::size_t name_before(std::string_view text, std::size_t colon, std::size_t from) {
  std::size_t at = colon;
  while (at > from && colon - at <= kMaxName && is_name_char(text[at - 1])) --at;
  if (at == colon || colon - at > kMaxName) return kNone;
  if (at > from) {
    if (is_space(text[at - 1])) return at;
    const bool glued = text[at - 1] == ')' || text[at - 1] == '>';
    return glued && text.substr(at, 8) == "Received" ? at : kNone;
  }
  return kNone;
}
std::size_t glued_received(std::string_view text, std::size_t colon, std::size_t from) {
  if (colon < from + 9 || text.substr(colon - 8, 8) != "Received") return kNone;
  return ascii::is_digit(text[colon - 9]) ? colon - 8 : kNone;
}

// Bytes of a Received value that mean something here; all others are stepped over.
constexpr std::array<bool, 256> kMarks = [] {
  std::array<bool, 256> marks{};
  for (const char c : {'(', ')', '\\', ';', ':', '&', '<'})
    marks[static_cast<unsigned char>(c)] = true;
  for (std::size_t i = 0x80; i < marks.size(); ++i) marks[i] = true;
  return marks;
}();

// Follows one Received value over its lines: is a comment open, is the date there, does another
// field start, does it hold what only pasting puts there?
class ReceivedState {
 public:
  bool complete() const { return time_ && depth_ == 0; }
  bool zone() const { return zone_; }
  bool damaged() const { return damaged_; }
  std::uint32_t depth() const { return depth_; }

  // Reads text[from, to). Stops at a field that starts there and returns its place, else kNone.
  std::size_t feed(std::string_view text, std::size_t from, std::size_t to) {
    if (time_ && !zone_) zone_ = is_zone(skip_space(text.substr(from, to - from)));
    for (std::size_t i = from; i < to; ++i) {
      if (!kMarks[static_cast<unsigned char>(text[i])]) continue;
      if (text[i] == ':') {
        const std::size_t split = field_at(text, i, from, to);
        if (split != kNone) return split;
        colon(text, i, from, to);
      } else {
        i += mark(text, i);
      }
    }
    return kNone;
  }

 private:
  // Returns how many bytes more were read.
  std::size_t mark(std::string_view text, std::size_t i) {
    switch (text[i]) {
      case '(':
        ++depth_;
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
  std::size_t field_at(std::string_view text, std::size_t colon, std::size_t from,
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
  // 18:05 after the semicolon is the date's time; a zone may follow it. Some write no semicolon:
  // there it must be 18:05:18 and its zone.
  void colon(std::string_view text, std::size_t i, std::size_t from, std::size_t to) {
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

  std::uint32_t depth_ = 0;
  bool semicolon_ = false;
  bool time_ = false;
  bool zone_ = false;
  bool damaged_ = false;
};

// Does `line` close a comment that it did not open?
bool closes_comment(std::string_view line) {
  std::size_t depth = 0;
  for (const char c : line) {
    if (c == '(') ++depth;
    if (c == ')' && depth-- == 0) return true;
  }
  return false;
}

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

// `line` starts like a field (`name`), but the Received value before it is still open and goes on
// with it: "TLS: TLSv1/SSLv3,128bits,AES128-SHA) id", "for: bob", "IPv6:2001:db8::1])".
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

// Could this line, which starts no field, carry an open Received value on? Asked where a blank line
// stands between, for there prose is likely.
bool looks_like_clause(std::string_view line) {
  line = skip_space(line);
  if (line.empty()) return false;
  if (line[0] == '(' || line[0] == '[' || line[0] == '<') return true;
  const std::string_view word = first_word(line);
  if (is_any_of(word, kClauseWords) || is_any_of(word, kWeekdays)) return true;
  return ascii::is_digit(line[0]) || line[0] == '+' || line[0] == '-';
}

// ---- A header block, line by line

struct Block {
  std::uint32_t fields = 0;
  std::uint32_t tight = 0;  // lines that follow another without a blank line between
  std::uint32_t x_received = 0;
  bool identity = false;  // From, To, Subject, Date or Message-ID was there
  bool in_received = false;
  bool in_trace = false;
  char last = 0;  // the last character of its last line that is no blank
  ReceivedState received;

  void start(std::string_view name) {
    ++fields;
    in_received = is_received(name);
    in_trace = !in_received && is_trace(name);
    identity = identity || is_any_of(name, kIdentityNames);
    x_received += ascii::iequal(name, "x-received");
    received = {};
  }
  void end_line(std::string_view line) {
    const std::string_view words = ascii::trim(line);
    if (!words.empty()) last = words.back();
  }
  bool whole() const { return identity && fields > 1 && tight > 0; }
  bool doubled() const { return tight == 0 && fields > 1; }  // a blank line after each line so far
};

// Does the block go on with `line`, which stands after a blank line? A body does not belong to it,
// but a paste may have doubled the line ends, or hops may stand apart.
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

// Does a Received value follow at `at`, in its line or wrapped to the next?
bool is_value_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxBlanks = 8;
  constexpr std::size_t kLongestWord = 16;
  std::size_t i = at;
  while (i < text.size() && i - at < kMaxBlanks && ascii::is_blank(text[i])) ++i;
  const std::string_view value = text.substr(i, kLongestWord);
  return !value.empty() && !ascii::is_blank(value[0]) && is_received_value(value);
}

// Finds a field in the middle of a line of another field: one long line with several in it.
std::size_t find_hidden_field(std::string_view text, std::size_t from, std::size_t to,
                              bool any_known) {
  for (std::size_t i = from; i < to; ++i) {
    if (text[i] != ':') continue;
    const std::size_t at = name_before(text, i, from);
    if (at == kNone) continue;
    const std::string_view name = text.substr(at, i - at);
    if (is_received(name) ? is_value_at(text, i + 1) : any_known && is_known(name)) return at;
  }
  return kNone;
}

struct Examined {
  bool correct = false;
  std::uint32_t x_received = 0;
};

// Does text[from, to) hold an entity or a <br>?
bool has_entities(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view part = text.substr(0, to);
  for (std::size_t i = part.find_first_of("&<", from); i != kNone;
       i = part.find_first_of("&<", i + 1))
    if (part[i] == '&' ? entity_at(part, i).size > 0 : break_tag_at(part, i) > 0) return true;
  return false;
}

// One line of a field that stands beside Received: no Received is hidden in it.
bool is_correct_trace(std::string_view text, std::size_t from, std::size_t to) {
  return find_hidden_field(text, from, to, false) == kNone && !has_entities(text, from, to);
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

// One walk over the block at the start of `text`: needs it any repair?
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
  if (line.size > 0) return {true, block.x_received};
  while (line.size == 0)
    if (!walker.next(line)) return {true, block.x_received};
  const bool more = goes_on_after_blank(block, text.substr(line.at, line.size));
  return more ? Examined{} : Examined{true, block.x_received};
}

// ---- Pass: decode

enum class Encoding : std::uint8_t { bytes, utf16_le, utf16_be };

// UTF-16 by its mark, or by a NUL in every other byte of the first kilobyte.
Encoding detect_encoding(std::string_view text) {
  if (text.starts_with("\xff\xfe")) return Encoding::utf16_le;
  if (text.starts_with("\xfe\xff")) return Encoding::utf16_be;
  const std::size_t pairs = std::min<std::size_t>(text.size(), 1024) / 2;
  if (pairs < 8) return Encoding::bytes;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < pairs * 2; ++i) nuls[i % 2] += text[i] == '\0';
  if (nuls[0] == 0 && nuls[1] * 4 >= pairs * 3) return Encoding::utf16_le;
  if (nuls[1] == 0 && nuls[0] * 4 >= pairs * 3) return Encoding::utf16_be;
  return Encoding::bytes;
}

struct Utf8 {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

Utf8 to_utf8(std::uint32_t code) {
  Utf8 u;
  const auto put = [&](std::uint32_t b) { u.bytes[u.size++] = static_cast<char>(b); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
  return u;
}

// A lone surrogate becomes U+FFFD. An odd last byte is dropped.
void decode_utf16(Builder& out, Encoding encoding, std::size_t at) {
  const std::string_view text = out.text();
  const std::size_t high = encoding == Encoding::utf16_le ? 1 : 0;
  const auto unit = [&](std::size_t i) {
    const auto h = static_cast<unsigned char>(text[i + high]);
    const auto l = static_cast<unsigned char>(text[i + 1 - high]);
    return static_cast<std::uint32_t>(h << 8 | l);
  };
  out.note(Repair::utf16_decoded, at, narrow((text.size() - at) / 2));
  while (at + 2 <= text.size()) {
    std::uint32_t code = unit(at);
    std::size_t size = 2;
    if (code >= 0xd800 && code <= 0xdfff) {
      const std::uint32_t low = code < 0xdc00 && at + 4 <= text.size() ? unit(at + 2) : 0;
      const bool pair = low >= 0xdc00 && low <= 0xdfff;
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      size = pair ? 4 : 2;
    }
    out.replace(at, at + size, to_utf8(code).view());
    at += size;
  }
}

// Removes a mark at the start and decodes UTF-16. False where neither is there.
bool decode(std::string_view look, Stage& stage, Ledger& ledger) {
  const Encoding encoding = detect_encoding(look);
  const bool utf8_mark = look.starts_with("\xef\xbb\xbf");
  if (encoding == Encoding::bytes && !utf8_mark) return false;
  const bool utf16_mark = look.starts_with("\xff\xfe") || look.starts_with("\xfe\xff");
  const std::size_t at = utf8_mark ? 3 : utf16_mark ? 2 : 0;
  const RepairRun all{0, narrow(look.size()), 0, narrow(look.size())};
  Builder out(look, {&all, 1}, ledger);
  if (at > 0) out.note(Repair::bom_removed, at);
  if (utf8_mark)
    out.keep(at, look.size());
  else
    decode_utf16(out, encoding, at);
  stage = out.take();
  return true;
}

// ---- Pass: entities

// A tag that ends a line says nothing new where a line end follows it or stands before it.
bool at_line_edge(std::string_view text, std::size_t from, std::size_t to) {
  while (from > 0 && is_space(text[from - 1])) --from;
  const bool before = from == 0 || text[from - 1] == '\n' || text[from - 1] == '\r';
  const std::string_view after = skip_space(text.substr(to, kMaxTag));
  return before || after.empty() || after[0] == '\n' || after[0] == '\r';
}

void decode_entities(Stage& stage, Ledger& ledger) {
  if (!has_entities(stage.text, 0, stage.text.size())) return;
  Builder out(stage, ledger);
  const std::string_view text = stage.text;
  const std::string_view eol = main_eol(text);
  std::size_t kept = 0;
  std::size_t i = text.find_first_of("&<");
  while (i != kNone) {
    std::size_t size = 0;
    Utf8 letter;
    std::string_view bytes;
    bool breaks = true;
    if (text[i] == '&') {
      const Entity entity = entity_at(text, i);
      size = entity.size;
      letter = to_utf8(entity.code);
      bytes = letter.view();
    } else {
      size = break_tag_at(text, i);
      if (size == 0) size = dressing_tag_at(text, i, breaks);
      if (size > 0 && breaks && !at_line_edge(text, i, i + size)) bytes = eol;
    }
    if (size > 0) {
      out.keep(kept, i);
      out.note(Repair::entities_decoded, bytes.empty() ? i + size : i);
      out.replace(i, i + size, bytes);
      kept = i + size;
    }
    i = text.find_first_of("&<", i + std::max<std::size_t>(size, 1));
  }
  out.keep(kept, text.size());
  stage = out.take();
}

// ---- Pass: characters

void replace_characters(Stage& stage, Ledger& ledger) {
  const std::string_view text = stage.text;
  if (std::none_of(text.begin(), text.end(), is_high)) return;
  Builder out(stage, ledger);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_high(text[i])) {
      ++i;
      continue;
    }
    const Glyph glyph = read_utf8(text, i);
    const Replacement r = replacement_at(text, i, glyph);
    if (r.wanted) {
      out.keep(kept, i);
      out.note(r.kind, r.bytes.empty() ? i + glyph.size : i);
      out.replace(i, i + glyph.size, r.bytes);
      kept = i + glyph.size;
    }
    i += glyph.size;
  }
  out.keep(kept, text.size());
  stage = out.take();
}

// ---- Pass: frame

// What stands before the words of a line: "  > > \t".
struct Prefix {
  std::size_t markers = 0;
  std::size_t size = 0;      // up to and with the last marker and the one blank that belongs to it
  std::size_t indent = 0;    // blanks after that
  bool blank_after = false;  // "> Received" and not ">Received"
};

Prefix read_prefix(std::string_view line, std::size_t max_markers = kMaxMarkers) {
  Prefix p;
  for (std::size_t i = 0; i < line.size() && p.markers < max_markers; ++i) {
    if (is_space(line[i])) continue;
    if (line[i] != '>' && line[i] != '|') break;
    ++p.markers;
    p.size = i + 1;
  }
  p.blank_after = p.markers > 0 && p.size < line.size() && line[p.size] == ' ';
  p.size += p.blank_after;
  while (p.size + p.indent < line.size() && is_space(line[p.size + p.indent])) ++p.indent;
  return p;
}

struct Anchor {
  bool found = false;
  bool lone = false;        // one Received value without its name
  std::size_t line_at = 0;  // where its line starts, or the field in the middle of a line
  Prefix prefix;            // of its first line
};

// The fields that stand together before the first Received belong to it. This remembers where they
// start.
class FieldRun {
 public:
  void line(std::string_view content, const Prefix& prefix, std::size_t at) {
    const std::string_view name = field_name(content);
    if (is_known(name)) {
      if (!open_ || prefix_.markers != prefix.markers) *this = FieldRun(at, prefix);
      identity_ = identity_ || is_any_of(name, kIdentityNames);
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
    const std::size_t at = find_hidden_field(text, line.at, line.end(), false);
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

Anchor find_anchor(std::string_view text) {
  Anchor anchor = find_first_received(text);
  if (!anchor.found) anchor = find_received_in_line(text);
  if (!anchor.found) anchor = find_lone_value(text);
  return anchor;
}

struct Indent {
  std::size_t first = 0;  // blanks before the first line
  std::size_t rest = 0;   // and before all others
};

// Every field is indented alike, or all but the first (the selection started at its first letter).
Indent find_indent(std::string_view text, const Anchor& anchor) {
  std::size_t rest = kNone;
  Line line;
  LineWalker walker(text, anchor.line_at);
  walker.next(line);
  while (walker.next(line)) {
    const std::string_view all = text.substr(line.at, line.size);
    const Prefix prefix = read_prefix(all, anchor.prefix.markers);
    if (is_received_line(all.substr(prefix.size + prefix.indent)))
      rest = std::min(rest, prefix.indent);
  }
  if (rest == kNone) rest = anchor.prefix.indent;
  return {anchor.prefix.indent, rest};
}

// From the anchor on, without quoting and indent.
class Framer {
 public:
  Framer(const Stage& stage, const Anchor& anchor, Ledger& ledger)
      : out_(stage, ledger), anchor_(anchor), indent_(find_indent(stage.text, anchor)) {}

  Stage run() {
    const std::string_view text = out_.text();
    if (anchor_.line_at > 0) out_.skip_prose(0, anchor_.line_at);
    Line line;
    LineWalker walker(text, anchor_.line_at);
    std::size_t indent = indent_.first;
    while (walker.next(line)) {
      take(line, indent);
      indent = indent_.rest;
    }
    return out_.take();
  }

 private:
  void take(const Line& line, std::size_t max_indent) {
    const std::string_view all = out_.text().substr(line.at, line.size);
    Prefix prefix;
    if (anchor_.prefix.markers > 0) prefix = read_prefix(all, anchor_.prefix.markers);
    // ">by" quotes "by", and "> by" quotes " by" where the first line has no blank after its mark.
    const bool same = prefix.markers == anchor_.prefix.markers;
    if (same && prefix.blank_after && !anchor_.prefix.blank_after) --prefix.size;
    std::size_t at = prefix.size;
    std::size_t indent = 0;
    while (indent < max_indent && at < all.size() && is_space(all[at])) ++indent, ++at;
    if (prefix.markers > 0) out_.note(Repair::quoting_removed, line.at + at);
    if (indent > 0 && at < all.size()) out_.note(Repair::indent_removed, line.at + at);
    if (first_ && anchor_.lone) {
      out_.note(Repair::lone_received, line.at + at);
      out_.insert(line.at + at, "Received: ");
    }
    first_ = false;
    out_.keep(line.at + at, line.next);
  }

  Builder out_;
  const Anchor& anchor_;
  Indent indent_;
  bool first_ = true;
};

// ---- Pass: lines

enum class LineKind : std::uint8_t {
  field,
  folded,    // starts with a blank
  indented,  // a Received that starts with blanks, after a Received
  joined,    // lost its folding
  prose,     // within the block
  stop,      // after it
};

// Walks the block, joins and splits its lines, and finds its end.
class LineRepair {
 public:
  LineRepair(const Stage& stage, Ledger& ledger)
      : out_(stage, ledger), text_(stage.text), eol_(main_eol(stage.text)), end_(text_.size()) {
    find_last_received();
  }

  void run() {
    Line line;
    const std::size_t start = after_mbox_line(text_);
    out_.keep(0, start);
    LineWalker walker(text_, start);
    while (walker.next(line)) {
      if (line.size == 0) {
        if (blanks_++ == 0) blank_ = line;
        continue;
      }
      if (blanks_ > 0 && !step_over_blanks(line)) break;
      if (!take(line)) break;
    }
    if (blanks_ > 0) end_ = blank_.at;
  }

  std::size_t end() const { return end_; }
  // The block is that of a whole mail and ends with a blank line: a body follows.
  bool has_body() const { return blanks_ > 0 && block_.whole(); }
  const Line& blank_line() const { return blank_; }
  Builder& out() { return out_; }

 private:
  void find_last_received() {
    Line line;
    LineWalker walker(text_);
    while (walker.next(line))
      if (is_received_line(text_.substr(line.at, line.size)) ||
          find_hidden_field(text_, line.at, line.end(), false) != kNone)
        last_received_ = line.at;
  }

  // False where the block ends before them.
  bool step_over_blanks(const Line& line) {
    const std::string_view content = text_.substr(line.at, line.size);
    const bool joins = block_.doubled() && line.at < last_received_ && field_name(content).empty();
    if (!joins && !goes_on_after_blank(block_, content)) return false;
    out_.note(Repair::line_ends_mixed, line.at, narrow(blanks_));
    blanks_ = 0;
    after_blank_ = true;
    return true;
  }

  // False where the block ends before this line.
  bool take(const Line& line) {
    const std::string_view content = text_.substr(line.at, line.size);
    const LineKind kind = judge(line, content);
    if (kind == LineKind::stop) {
      end_ = line.at;
      return false;
    }
    if (kind == LineKind::prose) return take_prose(line);
    block_.tight += block_.fields > 0 && !after_blank_;
    after_blank_ = false;
    std::size_t at = line.at;
    if (kind == LineKind::joined) {
      out_.note(Repair::folding_restored, at);
      out_.insert(at, " ");
    } else if (kind == LineKind::indented) {
      at = line.end() - skip_space(content).size();
      out_.note(Repair::indent_removed, at);
    }
    write(at, line.end(), kind == LineKind::field || kind == LineKind::indented);
    out_.keep(line.end(), line.next);
    block_.end_line(content);
    return true;
  }

  // "and this is the older one: Received: from a ..." is prose only up to the field.
  bool take_prose(const Line& line) {
    const std::size_t field = find_hidden_field(text_, line.at, line.end(), false);
    out_.skip_prose(line.at, field == kNone ? line.next : field);
    if (field == kNone) return true;
    ++block_.tight;
    write(field, line.end(), true);
    out_.keep(line.end(), line.next);
    block_.end_line(text_.substr(field, line.end() - field));
    return true;
  }

  LineKind judge(const Line& line, std::string_view content) {
    if (is_space(content[0])) {
      if (block_.in_received && is_received_line(skip_space(content))) return LineKind::indented;
      return block_.fields > 0 ? LineKind::folded : LineKind::stop;
    }
    const std::string_view name = field_name(content);
    if (!name.empty()) return judge_field(content, name);
    if (block_.fields == 0) return LineKind::stop;
    return block_.in_received ? judge_after_received(line, content) : judge_loose(line, content);
  }

  LineKind judge_field(std::string_view content, std::string_view name) const {
    if (block_.in_received)
      return continues_received(content, name, block_.received) ? LineKind::joined
                                                                : LineKind::field;
    // "SFV:NSPM;SCL:1" goes on after "CIP:192.0.2.1;".
    const bool tight_colon =
        content.size() > name.size() + 1 && !is_space(content[name.size() + 1]);
    const bool open = block_.last == ';' || block_.last == ',';
    return tight_colon && open && block_.fields > 0 && !is_known(name) ? LineKind::joined
                                                                       : LineKind::field;
  }

  // A Received value that has its date is over: only a zone or a comment can follow.
  LineKind judge_after_received(const Line& line, std::string_view content) const {
    if (!block_.received.complete()) return LineKind::joined;
    if (content[0] == '(' || content[0] == '[') return LineKind::joined;
    if (!block_.received.zone() && is_zone(content)) return LineKind::joined;
    return line.at <= last_received_ ? LineKind::prose : LineKind::stop;
  }

  LineKind judge_loose(const Line& line, std::string_view content) {
    if (line.at <= last_received_ || field_follows(line)) return LineKind::joined;
    const bool open = block_.last == ',' || block_.last == ';' || block_.last == ':';
    const bool part = content.starts_with("=?") || std::strchr("<\"(", content[0]) != nullptr;
    return !in_short_ || open || part ? LineKind::joined : LineKind::stop;
  }

  // Does a known field follow before the next blank line? What was found is kept, so that each line
  // is looked at once.
  bool field_follows(const Line& line) {
    if (line.at < looked_to_) return field_there_;
    Line l;
    LineWalker walker(text_, line.next);
    field_there_ = false;
    looked_to_ = text_.size();
    while (walker.next(l)) {
      field_there_ = is_known(field_name(text_.substr(l.at, l.size)));
      looked_to_ = l.at;
      if (field_there_ || l.size == 0) return field_there_;
    }
    looked_to_ = text_.size();
    return false;
  }

  // Writes a line, cut where another field starts in it.
  void write(std::size_t from, std::size_t to, bool field) {
    if (field) was_cut_ = false;
    for (;;) {
      const std::size_t value = field ? start_field(from, to) : from;
      const std::size_t split = find_split(value, to);
      if (split == kNone) break;
      cut(from, split);
      from = split;
      field = was_cut_ = any_cut_ = true;
    }
    out_.keep(from, to);
  }

  // Returns where the value starts.
  std::size_t start_field(std::size_t from, std::size_t to) {
    const std::string_view name = field_name(text_.substr(from, to - from));
    block_.start(name);
    in_short_ = is_any_of(name, kShortNames);
    return from + name.size() + 1;
  }

  std::size_t find_split(std::size_t from, std::size_t to) {
    if (block_.in_received) return block_.received.feed(text_, from, to);
    return block_.in_trace || any_cut_ ? find_hidden_field(text_, from, to, was_cut_) : kNone;
  }

  // A line end in place of the blanks before the field at `split`.
  void cut(std::size_t from, std::size_t split) {
    std::size_t end = split;
    while (end > from && is_space(text_[end - 1])) --end;
    out_.keep(from, end);
    out_.note(Repair::folding_restored, end);
    if (end < split)
      out_.replace(end, split, eol_);
    else
      out_.insert(split, eol_);
    ++block_.tight;
  }

  Builder out_;
  std::string_view text_;
  std::string_view eol_;
  std::size_t end_;
  std::size_t last_received_ = 0;
  std::size_t looked_to_ = 0;
  std::size_t blanks_ = 0;  // blank lines since the last line
  Line blank_;              // the first of them
  Block block_;
  bool field_there_ = false;
  bool after_blank_ = false;
  bool in_short_ = false;
  bool any_cut_ = false;  // a field was found in the middle of a line: another Received may be
  bool was_cut_ = false;  // this field started in the middle of a line: others may follow in it
};

// ---- Pass: line ends

// Makes all line ends LF where they differ and something had to be repaired anyway.
void unify_line_ends(Stage& stage, Ledger& ledger) {
  EolKinds kinds;
  Line line;
  for (LineWalker walker(stage.text); walker.next(line);) kinds.add(line.eol);
  if (!kinds.differ()) return;
  Builder out(stage, ledger);
  for (LineWalker walker(stage.text); walker.next(line);) {
    out.keep(line.at, line.end());
    if (line.eol == Eol::none) continue;
    if (line.eol == Eol::lf) {
      out.keep(line.end(), line.next);
      continue;
    }
    out.note(Repair::line_ends_mixed, line.end());
    out.replace(line.end(), line.next, "\n");
  }
  stage = out.take();
}

// ---- All together

bool is_binary(std::string_view look) {
  constexpr auto kMagic =
      std::to_array<std::string_view>({"%PDF-", "PK\x03\x04", "\x1f\x8b", "\xd0\xcf\x11\xe0",
                                       "\x89PNG", "\xff\xd8\xff", "GIF8", "!BDN", "7z\xbc\xaf",
                                       "\x7f"
                                       "ELF",
                                       "Rar!", "BZh",
                                       "\xfd"
                                       "7zXZ",
                                       "\x28\xb5\x2f\xfd"});
  if (std::any_of(kMagic.begin(), kMagic.end(),
                  [&](std::string_view m) { return look.starts_with(m); }))
    return true;
  const std::string_view head = look.substr(0, 4096);
  return static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0')) * 32 > head.size();
}

// Is there anything that could be repaired? A long text without "received:" is left at once.
bool may_hold_headers(std::string_view look) {
  if (look.size() <= kMaxLone) return true;
  for (std::size_t i = look.find(':'); i != kNone; i = look.find(':', i + 1))
    if (i >= 8 && is_received(look.substr(i - 8, 8))) return true;
  return false;
}

// One body of text as it was given or decoded, and the way back to the bytes given.
class Repairer {
 public:
  explicit Repairer(std::string_view given)
      : given_(given),
        look_(given.substr(0, kMaxLook)),
        whole_{0, narrow(given.size()), 0, narrow(given.size())} {}

  RepairedText run() {
    if (const Examined head = examine(look_); head.correct) return unchanged(head);
    decoded_ = decode(look_, base_, ledger_);
    if (decoded_ && examine(base_.text).correct) return finish_decoded();
    const std::string_view look = decoded_ ? std::string_view(base_.text) : look_;
    if (is_binary(look) || !may_hold_headers(look)) return {};
    Stage stage = decoded_ ? base_ : identity();
    for (int round = 0; round < kMaxRounds; ++round) {
      if (!repair_once(stage)) return {};
      if (examine(stage.text).correct) return finish(std::move(stage));
    }
    return {};
  }

 private:
  static RepairedText unchanged(const Examined& head) {
    RepairedText r;
    if (head.x_received > 0) r.notes.push_back({Repair::x_received, head.x_received});
    return r;
  }
  Stage identity() const {
    const RepairRun all{0, narrow(look_.size()), 0, narrow(look_.size())};
    return {std::string(look_), {all}};
  }

  // All passes once. False where there are no headers.
  bool repair_once(Stage& stage) {
    decode_entities(stage, ledger_);
    replace_characters(stage, ledger_);
    const Anchor anchor = find_anchor(stage.text);
    if (!anchor.found) return false;
    stage = Framer(stage, anchor, ledger_).run();
    LineRepair lines(stage, ledger_);
    lines.run();
    const bool as_mail = anchor.line_at == 0 && anchor.prefix.markers == 0 && !anchor.lone;
    return end_block(stage, lines, as_mail);
  }

  // Cuts what follows the block, or, behind a whole mail's header, takes the body as it was.
  bool end_block(Stage& stage, LineRepair& lines, bool as_mail) {
    const std::size_t end = lines.end();
    const std::size_t given_end = lines.out().given_begin(end);
    const bool cut = end < stage.text.size();
    const bool body = cut && as_mail && lines.has_body();
    const bool prose = cut && !ascii::trim(std::string_view(stage.text).substr(end)).empty();
    Stage block = lines.out().take();
    if (block.text.empty()) return false;
    unify_line_ends(block, ledger_);
    if (cut) ledger_.block_end = given_end;
    ledger_.tail_at = prose && !body ? given_end : kMaxGiven;
    if (body) append_body(block, given_end);
    stage = std::move(block);
    return true;
  }

  // The text that the passes started from, and its runs.
  std::string_view base_text() const { return decoded_ ? std::string_view(base_.text) : given_; }
  std::span<const RepairRun> base_runs() const {
    return decoded_ ? std::span<const RepairRun>(base_.runs)
                    : std::span<const RepairRun>(&whole_, 1);
  }

  void append_body(Stage& block, std::size_t given_end) {
    const std::size_t from = place_of(base_runs(), given_end);
    Ledger none;
    Builder tail(base_text(), base_runs(), none);
    Line blank;
    LineWalker walker(base_text(), from);
    if (!walker.next(blank)) return;
    tail.replace(from, blank.next, main_eol(block.text));
    tail.keep(blank.next, base_text().size());
    const Stage body = tail.take();
    const std::uint32_t shift = narrow(block.text.size());
    block.text += body.text;
    for (RepairRun run : body.runs) {
      run.at += shift;
      block.runs.push_back(run);
    }
  }

  // Only a mark or UTF-16 stood in the way of a correct mail: its body comes along.
  RepairedText finish_decoded() {
    if (!look_.starts_with("\xef\xbb\xbf")) return finish(std::move(base_));
    Stage all;
    ledger_ = {};
    Builder out(given_, {&whole_, 1}, ledger_);
    out.note(Repair::bom_removed, 3);
    out.keep(3, given_.size());
    return finish(out.take());
  }

  RepairedText finish(Stage stage) {
    RepairedText r;
    add_notes(r, stage);
    r.text = std::move(stage.text);
    r.runs = std::move(stage.runs);
    return r;
  }

  void add_notes(RepairedText& r, const Stage& stage) {
    constexpr std::size_t kKinds = static_cast<std::size_t>(Repair::indent_removed) + 1;
    std::array<std::uint64_t, kKinds> counts{};
    const std::size_t begin = stage.runs.front().given_at;
    for (const Edit& edit : ledger_.edits) {
      const bool always = edit.kind == Repair::bom_removed || edit.kind == Repair::utf16_decoded;
      if (always || (edit.given_at >= begin && edit.given_at < ledger_.block_end))
        counts[static_cast<std::size_t>(edit.kind)] += edit.count;
    }
    std::uint64_t prose = ledger_.prose;
    const std::size_t end = std::size_t{stage.runs.back().given_at} + stage.runs.back().given_size;
    if (end <= kMaxLook && given_.size() > kMaxLook)  // what was not looked at is not there
      ledger_.tail_at = std::min(ledger_.tail_at, kMaxLook);
    if (ledger_.tail_at != kMaxGiven) prose += given_.size() - ledger_.tail_at;
    counts[static_cast<std::size_t>(Repair::prose_skipped)] = prose;
    counts[static_cast<std::size_t>(Repair::x_received)] = examine(stage.text).x_received;
    for (std::size_t i = 0; i < kKinds; ++i)
      if (counts[i] > 0)
        r.notes.push_back(
            {static_cast<Repair>(i), narrow(std::min<std::uint64_t>(counts[i], kMaxGiven))});
  }

  std::string_view given_;
  std::string_view look_;
  RepairRun whole_;
  Stage base_;
  Ledger ledger_;
  bool decoded_ = false;
};

}  // namespace

RepairedText repair(std::string_view given) {
  if (given.empty()) return {};
  return Repairer(given.substr(0, kMaxGiven)).run();
}

}  // namespace tlspath

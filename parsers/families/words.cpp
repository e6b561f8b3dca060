// The short forms: a version alone, a suite alone, "TLS" alone, "X encrypted", and the words of a
// login.

#include <algorithm>

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {
namespace {

Span sub(Span part, std::size_t begin, std::size_t end) {
  return span_between(part.at + begin, part.at + end);
}

// A comment's span with its parentheses: "(TLS)" is what the reader sees.
Span with_parentheses(const ReadContext& c, Span part) {
  if (part.at > 0 && part.end() < c.raw.size() && c.raw[part.at - 1] == '(' &&
      c.raw[part.end()] == ')')
    return {part.at - 1, part.size + 2};
  return part;
}

}  // namespace

bool version_word(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (t.size() < 4 || t.size() > 10 || !parse_tls_version(t)) return false;
  c.version(part);
  c.tls(with_parentheses(c, part));
  return true;
}

bool tls_clause(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  const std::string_view suite = t.word(",;");
  if (!looks_like_suite(suite)) return false;
  const Span where = sub(part, 0, suite.size());
  c.cipher(where);
  // "tls" and its blanks stand before the part.
  std::uint32_t at = part.at;
  while (at > 0 && ascii::is_blank(c.raw[at - 1])) --at;
  c.tls(at >= 3 ? span_between(at - 3, where.end()) : where);
  return true;
}

bool tls_word(ReadContext& c, Span part) {
  const std::string_view t = c.text(part);
  if (!ascii::iequal(t, "TLS") && !ascii::iequal(t, "SSL")) return false;
  c.tls(with_parentheses(c, part));
  return true;
}

bool encrypted_words(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  std::size_t at = 0;
  const std::string_view first = t.word(":");
  std::string_view suite = first;
  if (parse_tls_version(first) ||
      is_suite_class(first)) {  // "TLSv1.2 X encrypted", "TLSv1.2:X encrypted"
    at = t.at;
    if (t.peek() == ':') ++at, ++t.at;
    t.blanks();
    at = t.at;
    suite = t.word();
  }
  if (!looks_like_suite(suite)) return false;
  const std::size_t suite_end = t.at;
  if (!t.take(" encrypted")) return false;
  if (ascii::is_alnum(t.peek()) || t.peek() == ':') return false;  // X encrypted: no
  const std::size_t end = t.at;
  if (at != 0) c.version(sub(part, 0, first.size()));
  c.cipher(sub(part, at, suite_end));
  c.tls(sub(part, 0, end));
  constexpr std::string_view kLogin = "authenticated";
  if ((t.take(", authenticated") || t.take(" authenticated")) && t.peek() != ':')
    c.authenticated(sub(part, t.at - kLogin.size(), t.at));
  return true;
}

bool says_none(std::string_view value) {
  // (NONE), "none", and C's word for no text: (null)
  const char last = value.size() < 2 ? '\0' : value.back();
  if (last == ')' || last == '>' || last == '"') {
    const char open = last == ')' ? '(' : last == '>' ? '<' : '"';
    if (value.front() == open) value = value.substr(1, value.size() - 2);
    if (value.empty() || ascii::iequal(value, "null")) return true;
  }
  return ascii::iequal(value, "none") || ascii::iequal(value, "no") ||
         ascii::iequal(value, "false") || ascii::iequal(value, "off") || value == "0" ||
         ascii::iequal(value, "failed") || ascii::iequal(value, "disabled") || value == "-" ||
         ascii::iends_with(value, "\\none");
}

bool denies(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"not", "no", "fail", "failed", "failure", "error", "refused", "rejected", "aborted",
       "denied", "unsuccessful", "cleartext", "plaintext", "unencrypted"});
  return says_none(word) ||
         std::ranges::any_of(kWords, [&](std::string_view w) { return ascii::iequal(w, word); });
}

bool authenticated_words(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  if (t.take("authenticated")) {
    if (ascii::is_alnum(t.peek())) return false;
    t.take(" sender");
    const std::size_t end = t.at;
    // authenticated: no; authenticated, failed; and an empty "Authenticated sender: "
    const bool named = t.peek() == ':';
    t.at = std::min(t.s.find_first_not_of(" \t\r\n:=,", end), t.s.size());
    if ((named && t.done()) || says_none(t.word(",;"))) return false;
    c.authenticated(sub(part, 0, end));
    return true;
  }
  if (t.take("user=")) {  // user=alice mech=PLAIN bits=0: the user's name is hers to choose,
                          // "mech=" is the server's
    std::size_t mech = t.s.find("mech=", t.at);
    while (mech != std::string_view::npos && !ascii::is_blank(t.s[mech - 1]))
      mech = t.s.find("mech=", mech + 1);
    if (mech == std::string_view::npos) return false;
    c.authenticated(sub(part, mech, mech + 4));
    return true;
  }
  return false;
}

bool auth_word(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  if (!read_keyword(t.word()).known) return false;
  t.blanks();
  const std::size_t at = t.at;
  if (t.word() != "AUTH" || !t.done()) return false;
  c.authenticated(sub(part, at, t.at));
  return true;
}

bool version_number(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!ascii::is_digit(s[i])) continue;
    const bool starts = i == 0 || !ascii::is_alnum(s[i - 1]) ||
                        ((s[i - 1] | 0x20) == 'v' && (i == 1 || !ascii::is_alnum(s[i - 2])));
    if (!starts) continue;
    std::size_t e = i;
    while (e < s.size() && (ascii::is_alnum(s[e]) || s[e] == '.' || s[e] == '_')) ++e;
    while (e > i && s[e - 1] == '.') --e;
    c.hop.system_version = sub(part, i, e);
    return true;
  }
  return false;
}

bool version_whole(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  if (s.empty() || !ascii::is_digit(s[0])) return false;
  std::size_t e = 0;
  while (e < s.size() && (ascii::is_alnum(s[e]) || s[e] == '.')) ++e;
  c.hop.system_version = sub(part, 0, e);
  return true;
}

}  // namespace tlspath::families

// using {version} with cipher {suite} ({used}/{algorithm} bits) key-exchange {group}
// server-signature {algorithm} ... Members: Postfix and its renamed kin, Dovecot, Stalwart, James,
// MailScanner, Sendmail 8.11, STRATO, Comcast; "using TLS with cipher" (amavis, Symantec) withholds
// the version; "Using TLS" (Mimecast), "using TLSv1" (Postini) say no more than that.

#include <array>

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {
namespace {

Span sub(Span part, std::size_t begin, std::size_t end) {
  return span_between(part.at + begin, part.at + end);
}

// "X25519", "ECDHE (P-256)", "DHE (2048 bits)": a word and the parenthesis after it.
Span with_parenthesis(Cursor& c, Span part) {
  const std::size_t begin = c.at;
  c.word();
  const std::size_t word_end = c.at;
  Cursor look = c;
  look.blanks();
  if (look.peek() == '(') {
    const std::size_t close = look.s.find(')', look.at);
    if (close != std::string_view::npos) {
      c.at = close + 1;
      return sub(part, begin, close + 1);
    }
  }
  return sub(part, begin, word_end);
}

// Which characters stand between words, and with which letters a word may begin that denies.
constexpr unsigned char kBetween = 1, kMayDeny = 2;
constexpr auto kSigns = [] {
  std::array<unsigned char, 256> table{};
  for (const unsigned char c : std::string_view(" \t\r\n,;:=()[]")) table[c] = kBetween;
  for (const unsigned char c : std::string_view("nofrdaecpuNOFRDAECPU0-<\"")) table[c] = kMayDeny;
  return table;
}();

// using TLSv1.2 with cipher X failed; using TLSv1.2 (failed). What is "verified" is the
// certificate.
bool is_denied(std::string_view s) {
  const auto is_between = [s](std::size_t i) {
    return kSigns[static_cast<unsigned char>(s[i])] == kBetween;
  };
  bool verified = false;
  for (std::size_t at = 0, end = 0; at < s.size(); at = end) {
    while (at < s.size() && is_between(at)) ++at;
    for (end = at; end < s.size() && !is_between(end);) ++end;
    const std::string_view word = s.substr(at, end - at);
    if (word.empty()) break;
    if (!verified && kSigns[static_cast<unsigned char>(word[0])] == kMayDeny && denies(word))
      return true;
    verified = word.size() == 8 && ascii::iequal(word, "verified");
  }
  return false;
}

}  // namespace

bool using_words(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  if (!t.take("using ")) return false;
  t.take("TLS: ");  // MailMarshal: using TLS: TLSv1.2, AES256-SHA
  const std::size_t version_at = t.at;
  const std::string_view version = t.word(",");
  if (!is_tls_name(version)) return false;
  const Cursor behind = t;
  t.blanks();
  const bool more = ascii::is_alpha(t.peek());
  t = behind;
  const auto with_cipher = [&t] { return t.take(" with cipher ") || t.take(" with cipher="); };
  // Not: using TLS failed; using TLSv1.2, not used; with cipher NONE, 0 bits; with cipher (UNKNOWN)
  if (is_denied(behind.s.substr(behind.at))) return false;
  if (with_cipher()) {
    if (t.peek() == '(' || says_none(t.word(",;"))) return false;
  } else if (t.take(", ")) {
    if (!looks_like_suite(t.word("("))) return false;
  } else if (more) {
    return false;
  }
  t = behind;
  c.tls(sub(part, 0, t.at));
  if (version.size() > 3 || ascii::istarts_with(version, "SSL"))
    c.version(sub(part, version_at, t.at));
  if (!with_cipher() && !t.take(", ")) return true;
  std::size_t at = t.at;
  t.word("(");
  c.cipher(sub(part, at, t.at));
  t.blanks();
  const bool open = t.peek() == '(';
  if (open) ++t.at;
  at = t.at;
  while (ascii::is_digit(t.peek())) ++t.at;
  const std::size_t digits_end = t.at;
  if (t.peek() == '/') {
    ++t.at;
    while (ascii::is_digit(t.peek())) ++t.at;
  }
  if (digits_end > at && t.take(" bits"))
    c.bits(sub(part, at, digits_end));
  else
    t.at = at;
  if (open) {
    const std::size_t close = t.s.find(')', t.at);
    if (close == std::string_view::npos) return true;
    t.at = close + 1;
  }
  while (!t.done()) {
    t.blanks();
    if (t.take("key-exchange ")) {
      c.key_exchange(with_parenthesis(t, part));
    } else if (t.take("server-signature ")) {
      c.signature(with_parenthesis(t, part));
    } else if (t.take("verified ")) {
      at = t.at;
      t.word(")");
      c.verify(sub(part, at, t.at));
    } else if (t.word().empty()) {
      break;
    }
  }
  return true;
}

}  // namespace tlspath::families

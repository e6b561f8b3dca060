// keyword.cpp: the words by their letters; see keyword.hpp.
#include "core/path/keyword.hpp"

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

// A word of up to eight letters in lower case, as a number.
constexpr std::uint64_t letters(std::string_view word) {
  std::uint64_t n = 0;
  for (const char c : word) n = n << 8 | static_cast<unsigned char>(ascii::lower(c));
  return n;
}

// The letters behind "smtp" and its like: S, A, both, or neither; M is s/qmail's "sender is local".
bool read_letters(std::string_view rest, Keyword& k) {
  if (rest.starts_with('s')) k.says = KeywordSays::tls, rest.remove_prefix(1);
  if (rest.starts_with('a')) k.authenticated = true, rest.remove_prefix(1);
  if (rest.starts_with('m')) rest.remove_prefix(1);
  return rest.empty();
}

}  // namespace

Keyword read_keyword(std::string_view word) {
  Keyword k;
  if (word.size() < 3 || word.size() > 16) return k;
  if (word.size() < 8) {
    switch (letters(word)) {  // nearly every line has one of these
      case letters("smtp"):
      case letters("esmtp"):
        return {KeywordSays::cleartext, false, true};
      case letters("esmtpa"):
        return {KeywordSays::cleartext, true, true};
      case letters("esmtps"):
        return {KeywordSays::tls, false, true};
      case letters("esmtpsa"):
        return {KeywordSays::tls, true, true};
      default:
        break;
    }
  }
  char low[16];
  for (std::size_t i = 0; i < word.size(); ++i) low[i] = ascii::lower(word[i]);
  std::string_view w(low, word.size());
  const auto is = [&](std::string_view x) { return w == x; };

  std::string_view rest = w;
  if (rest.substr(0, 4) == "utf8") rest.remove_prefix(4);
  if (rest.substr(0, 5) == "local") {
    // local, local-smtp, local-bsmtp; local-esmtps names a TLS session to the local listener
    if (rest.size() > 5 && rest[5] != '-') return k;
    k = {KeywordSays::local, false, true};
    const std::size_t suffix = rest.find("mtp");
    Keyword session = k;
    if (suffix != std::string_view::npos && read_letters(rest.substr(suffix + 3), session))
      return session;
    return k;
  }
  bool implicit_tls = false;
  if (rest.substr(0, 6) == "essmtp")
    rest.remove_prefix(2), implicit_tls = true;  // Exim 4.99, implicit TLS
  else if (rest.substr(0, 5) == "ssmtp")
    rest.remove_prefix(1), implicit_tls = true;
  else if (rest.substr(0, 5) == "asmtp")
    rest.remove_prefix(1), k.authenticated = true;  // ASMTP: read by its letters
  else if (rest.substr(0, 5) == "esmtp")
    rest.remove_prefix(1);
  if (rest.substr(0, 4) == "smtp" || rest.substr(0, 4) == "lmtp" || rest.substr(0, 6) == "submit") {
    rest.remove_prefix(rest[2] == 'b' ? 6 : 4);
    k.says = implicit_tls ? KeywordSays::tls : KeywordSays::cleartext;
    if (rest == "-tls") {  // CommuniGate Pro 3 and 4.0
      k.says = KeywordSays::tls;
      k.known = true;
      return k;
    }
    if (!read_letters(rest, k)) return {};
    k.known = true;
    return k;
  }
  if (is("https") || is("pop3-ssl") || is("imap4-ssl") || is("imaps") || is("pop3s"))
    return {KeywordSays::tls, false, true};
  if (is("qmtp") || is("qmqp")) return {KeywordSays::cleartext, false, true};
  if (is("http") || is("httpu") || is("httprest") || is("http-dav") || is("dav") || is("nnfmp") ||
      is("mapi") || is("pop3") || is("pop") || is("imap") || is("imap4") || is("uucp") ||
      is("bsmtp") || is("ecstream") || is("etrn") || is("odmr") || is("rest") || is("nntp"))
    return {KeywordSays::nothing, false, true};
  return {};
}

Span keyword_words(std::string_view raw, Span keyword) {
  std::uint32_t at = keyword.at;
  while (at > 0 && ascii::is_blank(raw[at - 1])) --at;
  for (const std::string_view clause : {std::string_view("with"), std::string_view("via")})
    if (at >= clause.size() && at != keyword.at &&
        ascii::iequal(raw.substr(at - clause.size(), clause.size()), clause))
      return span_between(at - clause.size(), keyword.end());
  return keyword;
}

}  // namespace tlspath

// {version}:{suite}[:{bits}[:{YES|NO|FAIL}]]
// Members: Exim to 4.92 and custom Exim headers, OpenSMTPD 6.0 and later, KumoMTA 2025-07 and
// later. Exim with GnuTLS to 4.77 writes the key size in bytes: "TLS-1.0:RSA_ARCFOUR_MD5:16", in
// some builds with a blank: "SSL 3.0:RSA_ARCFOUR_MD5:16".

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool colon_tuple(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  if (!t.take("tls_cipher ")) t.take("Cipher ");
  const std::size_t begin = t.at;
  std::string_view version = t.word(":");
  if (version == "SSL" || version == "TLS") {  // old GnuTLS: "SSL 3.0"
    t.blanks();
    t.word(":");
    version = t.s.substr(begin, t.at - begin);
  }
  if (t.peek() != ':') return false;
  const bool named = parse_tls_version(version).has_value() || is_suite_class(version);
  if (!named && !ascii::iequal(version, "UNKNOWN")) return false;
  const std::size_t cipher_at = ++t.at;
  const std::string_view cipher = t.word(":");
  if (!looks_like_suite(cipher)) return false;
  const std::size_t cipher_end = t.at;
  c.tls(sub(begin, cipher_end));
  if (named) c.version(sub(begin, begin + version.size()));
  c.cipher(sub(cipher_at, cipher_end));
  if (t.peek() != ':') return true;
  std::size_t at = ++t.at;
  const std::string_view digits = t.word(":");
  const std::size_t digits_end = t.at;
  if (!digits.empty() && digits.size() <= 4 &&
      digits.find_first_not_of("0123456789") == std::string_view::npos) {
    int value = 0;
    for (const char d : digits) value = value * 10 + (d - '0');
    // GnuTLS spells its versions with a dash where it counted bytes; no cipher in use has so few
    // bits.
    const bool bytes = value <= 32 && cipher.find('_') != std::string_view::npos;
    c.bits(bytes ? value * 8 : value, sub(at, digits_end));
  }
  if (t.peek() != ':') return true;
  at = ++t.at;
  t.word(":");
  c.verify(sub(at, t.at));
  return true;
}

}  // namespace tlspath::families

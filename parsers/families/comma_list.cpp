// [IDENT: x, ][AUTH: mech user, ]TLS: {version},{n}bits,{suite}        ("SSL:" where TLS came
// first, port 465) Members: Courier, Trend IMSS (after its product's name), McAfee Email Gateway.
// {version}, {suite}, and nothing else: Excello VirusFree.

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

namespace {

// TLSv1.3, TLS_AES_256_GCM_SHA384
bool version_and_suite(ReadContext& c, Span part) {
  Cursor t{c.text(part)};
  const std::string_view version = t.word(",");
  if (t.peek() != ',' || !parse_tls_version(version)) return false;
  ++t.at;
  t.blanks();
  const auto cipher_at = static_cast<std::uint32_t>(t.at);
  if (!looks_like_suite(t.word(",;")) || !t.done()) return false;
  c.version({part.at, static_cast<std::uint32_t>(version.size())});
  c.cipher(span_between(part.at + cipher_at, part.end()));
  c.tls(part);
  return true;
}

}  // namespace

bool comma_list(ReadContext& c, Span part) {
  if (version_and_suite(c, part)) return true;
  const std::string_view s = c.text(part);
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  std::size_t i = 0;
  bool took = false;
  while (i < s.size()) {
    Cursor t{s, i};
    t.blanks();
    const std::size_t begin = t.at;
    if (t.take("AUTH: ")) {
      if (!says_none(t.word(","))) {
        c.authenticated(sub(begin, begin + 4));
        took = true;
      }
    } else if (t.take("TLS: ") || t.take("SSL: ")) {
      const std::size_t version_at = t.at;
      t.word(",");
      const std::size_t version_end = t.at;
      if (t.peek() != ',') return took;
      ++t.at;
      t.blanks();
      std::size_t at = t.at;
      while (ascii::is_digit(t.peek())) ++t.at;
      const std::size_t digits_end = t.at;
      const bool has_bits = digits_end > at && t.take("bits");
      if (has_bits && t.peek() == ',') {
        ++t.at;
        t.blanks();
      } else if (!has_bits) {
        t.at = at;
      }
      const std::size_t cipher_at = t.at;
      const std::string_view cipher = t.word(",");
      if (!looks_like_suite(cipher)) return took;
      c.version(sub(version_at, version_end));
      if (has_bits) c.bits(sub(at, digits_end));
      c.cipher(sub(cipher_at, t.at));
      c.tls(sub(begin, t.at));
      return true;
    }
    i = s.find_first_of(",;", t.at);
    if (i == std::string_view::npos) break;
    ++i;
  }
  return took;
}

}  // namespace tlspath::families

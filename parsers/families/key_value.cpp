// version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256 verify=NO, in any order, with blanks
// or commas between. Members: Sendmail 8.12 and later, Exchange 2016 and later, Gmail, Cyrus,
// hMailServer, Haraka to 2.8.27, ZoneMTA, Barracuda, FortiMail, Proofpoint, Mimecast, Naver,
// SmarterMail, OpenSMTPD 5.

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

bool key_value(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  std::size_t i = 0;
  std::size_t first = std::string_view::npos, last = 0;
  bool tls = false;
  while (i < s.size()) {
    while (i < s.size() && (ascii::is_blank(s[i]) || s[i] == ',' || s[i] == ';')) ++i;
    const std::size_t key_at = i;
    while (i < s.size() && ascii::is_alpha(s[i])) ++i;
    const std::string_view key = s.substr(key_at, i - key_at);
    if (i >= s.size() ||
        s[i] != '=') {  // a word that is no key: "TLS" before them, "+ Transport Decrypted" after
      if (!tls && !(ascii::iequal(key, "TLS") || ascii::iequal(key, "SSL"))) return false;
      while (i < s.size() && !ascii::is_blank(s[i])) ++i;
      continue;
    }
    const std::size_t value_at = ++i;
    while (i < s.size() && !ascii::is_blank(s[i]) && s[i] != ',' && s[i] != ';') ++i;
    std::size_t value_end = i;
    if (ascii::iequal(key, "version") || ascii::iequal(key, "tlsversion")) {
      if (first == std::string_view::npos) first = key_at;
      last = value_end;
      tls = true;
      c.version(sub(value_at, value_end));
    } else if (ascii::iequal(key, "cipher") || ascii::iequal(key, "tlscipher")) {
      if (first == std::string_view::npos) first = key_at;
      last = value_end;
      tls = true;
      c.cipher(sub(value_at, value_end));
    } else if (tls && ascii::iequal(key, "bits")) {
      for (std::size_t k = value_at; k < value_end; ++k)
        if (!ascii::is_digit(s[k])) value_end = k;
      c.bits(sub(value_at, value_end));
    } else if (tls && ascii::iequal(key, "verify")) {
      c.verify(sub(value_at, value_end));
    } else if (!tls) {
      return false;
    }
  }
  if (tls) c.tls(sub(first, last));
  return tls;
}

}  // namespace tlspath::families

// version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256 verify=NO, in any order, with blanks
// or commas between. Members: Sendmail 8.12 and later, Exchange 2016 and later, Gmail, Cyrus,
// hMailServer, Haraka to 2.8.27, ZoneMTA, Barracuda, FortiMail, Proofpoint, Mimecast, Naver,
// SmarterMail, OpenSMTPD 5.

#include "core/base/ascii.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {

namespace {

// What is no key of ours: "TLS" before the first one; behind it "+ Transport Decrypted", "256 bits"
// and others' keys (key_exchange=X25519). Any other word may deny it all: version=TLS1_2
// cipher=AES128-SHA not used
bool is_known_word(std::string_view word, std::string_view letters, bool behind_key) {
  if (!behind_key) return ascii::iequal(letters, "TLS") || ascii::iequal(letters, "SSL");
  return word == "+" || word == "Transport" || word == "Decrypted" || word == "bits" ||
         word.find_first_not_of("0123456789") == std::string_view::npos ||
         word.find('=') != std::string_view::npos;
}

}  // namespace

bool key_value(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  const auto sub = [&](std::size_t b, std::size_t e) {
    return span_between(part.at + b, part.at + e);
  };
  std::size_t i = 0;
  std::size_t first = std::string_view::npos, last = 0;
  bool tls = false, none = false;
  Span version, cipher, bits, verify;
  while (i < s.size()) {
    while (i < s.size() && (ascii::is_blank(s[i]) || s[i] == ',' || s[i] == ';')) ++i;
    if (i == s.size()) break;
    const std::size_t key_at = i;
    while (i < s.size() && ascii::is_alpha(s[i])) ++i;
    const std::string_view key = s.substr(key_at, i - key_at);
    if (i >= s.size() || s[i] != '=') {
      while (i < s.size() && !ascii::is_blank(s[i])) ++i;
      if (!is_known_word(s.substr(key_at, i - key_at), key, tls)) return false;
      continue;
    }
    const std::size_t value_at = ++i;
    while (i < s.size() && !ascii::is_blank(s[i]) && s[i] != ',' && s[i] != ';') ++i;
    std::size_t value_end = i;
    // version=3DTLS1_2: quoted-printable that somebody left
    const bool printable =
        opens_with(s.substr(value_at), "3DTLS") || opens_with(s.substr(value_at), "3DSSL");
    const Span value = sub(value_at + (printable ? 2 : 0), value_end);
    const bool is_version = ascii::iequal(key, "version") || ascii::iequal(key, "tlsversion");
    if (is_version || ascii::iequal(key, "cipher") || ascii::iequal(key, "tlscipher")) {
      if (first == std::string_view::npos) first = key_at;
      last = value_end;
      tls = true;
      none = none || says_none(c.text(value));
      Span& found = is_version ? version : cipher;
      if (found.empty()) found = value;
    } else if (tls && ascii::iequal(key, "bits")) {
      for (std::size_t k = value_at; k < value_end; ++k)
        if (!ascii::is_digit(s[k])) value_end = k;
      if (bits.empty()) bits = sub(value_at, value_end);
    } else if (tls && ascii::iequal(key, "verify")) {
      if (verify.empty()) verify = value;
      if (opens_with(s.substr(i), " (")) i = std::min(s.find(')', i), s.size() - 1) + 1;  // why
    } else if (!tls || (ascii::iequal(key, "status") && denies(c.text(value)))) {
      return false;
    }
  }
  // (version=NONE cipher=NONE bits=0 verify=NONE), (version= cipher= bits= verify=NONE),
  // (version=FAILED). Exchange leaves cipher= empty where it knows the version.
  if (none || !(is_tls_name(c.text(version)) || looks_like_suite(c.text(cipher)))) return false;
  c.version(version);
  c.cipher(cipher);
  c.bits(bits);
  if (!verify.empty()) c.verify(verify);
  c.tls(sub(first, last));
  return true;
}

bool key_value_before_date(ReadContext& c, Span part) {
  return c.field.stamp && part.at < c.field.stamp->where.at && key_value(c, part);
}

}  // namespace tlspath::families

// A phrase about TLS in anybody's words, for writers that nobody knows: "over TLS", "secured by TLS
// 1.2 (AES256-SHA)", "TLSv1.3 TLS_AES_256_GCM_SHA384 256 bits", "no TLS".
// Every word must be one of those below, a version, a suite, a curve or a number of bits: one more
// and the phrase may be about something else ("TLS enabled" of a server, "TLS=0", "see
// tls.example"), and nothing is read. Not done here: what such an unread phrase means for the
// verdict (core/path/verdict.cpp).

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/path/keyword.hpp"
#include "core/tls/groups.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {
namespace {

// `denial` denies what stands beside it ("no TLS"), `clear` needs nothing beside it.
enum class Says : std::uint8_t { nothing, tls, denial, clear, bits };

struct Word {
  std::string_view text;
  Says says;
};
constexpr auto kWords = std::to_array<Word>({
    {"tls", Says::tls},          {"ssl", Says::tls},
    {"starttls", Says::tls},     {"encrypted", Says::tls},
    {"no", Says::denial},        {"not", Says::denial},
    {"none", Says::denial},      {"off", Says::denial},
    {"without", Says::denial},   {"unencrypted", Says::clear},
    {"plaintext", Says::clear},  {"cleartext", Says::clear},
    {"disabled", Says::denial},  {"bits", Says::bits},
    {"bit", Says::bits},         {"using", Says::nothing},
    {"used", Says::nothing},     {"with", Says::nothing},
    {"by", Says::nothing},       {"over", Says::nothing},
    {"via", Says::nothing},      {"and", Says::nothing},
    {"is", Says::nothing},       {"yes", Says::nothing},
    {"secured", Says::nothing},  {"secure", Says::nothing},
    {"protocol", Says::nothing}, {"version", Says::nothing},
    {"cipher", Says::nothing},   {"ciphersuite", Says::nothing},
    {"suite", Says::nothing},    {"connection", Says::nothing},
    {"session", Says::nothing},  {"channel", Says::nothing},
    {"link", Says::nothing},     {"transport", Says::nothing},
    {"curve", Says::nothing},    {"encryption", Says::nothing},
});
constexpr std::size_t kLongest = 160;  // no such phrase is longer

bool is_number(std::string_view w) {
  return !w.empty() && w.size() <= 4 &&
         std::ranges::all_of(w, [](char c) { return ascii::is_digit(c); });
}

}  // namespace

bool tls_phrase(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  if (s.size() > kLongest) return false;
  Span version, cipher, group, number;  // of "128/256" the first: the bits that were used
  bool tls = false, denied = false, clear = false, of_bits = false, first = true;
  constexpr std::string_view kBetween = " \t\r\n,;:=()[]";
  for (std::size_t at = s.find_first_not_of(kBetween); at != std::string_view::npos;
       at = s.find_first_not_of(kBetween, at)) {
    std::size_t end = std::min(s.find_first_of(kBetween, at), s.size());
    const auto word = [&] { return s.substr(at, end - at); };
    const auto where = [&] { return span_between(part.at + at, part.at + end); };
    if (word().find('/') != std::string_view::npos && !is_suite_class(word()))
      end = s.find('/', at);  // ESMTP/TLS, 256/256
    const auto* known =
        std::ranges::find_if(kWords, [&](const Word& w) { return ascii::iequal(w.text, word()); });
    if (known != kWords.end()) {
      // "TLS 1.2": the version is both words.
      const std::size_t next = end < s.size() && s[end] == ' ' ? end + 1 : s.size();
      const std::size_t stop = std::min(s.find_first_of(kBetween, next), s.size());
      if (known->says == Says::tls && next < stop && ascii::is_digit(s[next]) &&
          parse_tls_version(s.substr(at, stop - at))) {
        end = stop;
        version = where();
      }
      tls = tls || known->says == Says::tls;
      denied = denied || known->says == Says::denial;
      clear = clear || known->says == Says::clear;
      of_bits = of_bits || known->says == Says::bits;
    } else if (is_suite_class(word()) || parse_tls_version(word())) {
      version = where();
    } else if (find_suite(word()) != nullptr) {
      cipher = where();
    } else if (find_group(word()) != nullptr) {  // ECDHE-RSA-AES256-GCM-SHA384 (P-256 curve)
      group = where();
    } else if (is_number(word())) {
      if (number.empty()) number = where();
    } else if (!(first && read_keyword(word()).known)) {  // ESMTP over TLS
      return false;
    }
    first = false;
    at = end < s.size() && s[end] == '/' ? end + 1 : end;
  }
  const bool stated = !version.empty() || !cipher.empty();
  if (denied || clear) {
    if (stated || !number.empty()) return false;
    if (tls || clear) c.no_tls(part);
    return true;
  }
  // "TLS=0", "TLS 0 bits": nobody knows what such a number counts.
  if (of_bits == number.empty() || c.text(number).starts_with('0')) return false;
  if (!tls && !stated) return false;
  c.version(version);
  c.cipher(cipher);
  c.key_exchange(group);
  if (of_bits) c.bits(number);
  c.tls(part);
  return true;
}

}  // namespace tlspath::families

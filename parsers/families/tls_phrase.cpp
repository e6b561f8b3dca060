// A phrase about TLS in anybody's words, for writers that nobody knows: "over TLS", "TLS 1.2
// enabled", "secured by TLS (AES256-SHA)", "TLSv1.3 TLS_AES_256_GCM_SHA384 256 bits", "no TLS".
// Every word must be one of those below, a version, a suite or a number: one word more and the
// phrase may be about something else ("TLS-aware", "see tls.example"), and nothing is read. Not
// done here: what such an unread phrase means for the verdict (core/path/verdict.cpp).

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/path/keyword.hpp"
#include "parsers/families/families.hpp"

namespace tlspath::families {
namespace {

enum class Says : std::uint8_t { stranger, nothing, tls, denial, bits };

struct Word {
  std::string_view text;
  Says says;
};
constexpr auto kWords = std::to_array<Word>({
    {"tls", Says::tls},
    {"ssl", Says::tls},
    {"starttls", Says::tls},
    {"encrypted", Says::tls},
    {"encryption", Says::tls},
    {"no", Says::denial},
    {"not", Says::denial},
    {"none", Says::denial},
    {"off", Says::denial},
    {"without", Says::denial},
    {"unencrypted", Says::denial},
    {"plaintext", Says::denial},
    {"cleartext", Says::denial},
    {"disabled", Says::denial},
    {"bits", Says::bits},
    {"bit", Says::bits},
    {"using", Says::nothing},
    {"used", Says::nothing},
    {"with", Says::nothing},
    {"by", Says::nothing},
    {"over", Says::nothing},
    {"via", Says::nothing},
    {"and", Says::nothing},
    {"is", Says::nothing},
    {"on", Says::nothing},
    {"yes", Says::nothing},
    {"enabled", Says::nothing},
    {"secured", Says::nothing},
    {"secure", Says::nothing},
    {"protocol", Says::nothing},
    {"version", Says::nothing},
    {"cipher", Says::nothing},
    {"ciphersuite", Says::nothing},
    {"suite", Says::nothing},
    {"connection", Says::nothing},
    {"session", Says::nothing},
    {"channel", Says::nothing},
    {"link", Says::nothing},
    {"transport", Says::nothing},
});
constexpr std::size_t kLongest = 160;  // no such phrase is longer

bool is_number(std::string_view w) {
  return w.size() <= 4 && std::ranges::all_of(w, [](char c) { return ascii::is_digit(c); });
}

}  // namespace

bool tls_phrase(ReadContext& c, Span part) {
  const std::string_view s = c.text(part);
  if (s.size() > kLongest) return false;
  Span version, cipher, bits, number, denial;
  bool tls = false, first = true;
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
      } else if (known->says == Says::denial && denial.empty()) {
        denial = where();
      } else if (known->says == Says::bits && !number.empty()) {
        bits = number;
      }
      tls = tls || known->says == Says::tls;
    } else if (is_suite_class(word()) || parse_tls_version(word())) {
      version = where();
    } else if (find_suite(word()) != nullptr) {
      cipher = where();
    } else if (is_number(word())) {
      number = where();
    } else if (!(first && read_keyword(word()).known)) {  // ESMTP over TLS
      return false;
    }
    first = false;
    at = end < s.size() && s[end] == '/' ? end + 1 : end;
  }
  if (!denial.empty()) {
    if (!version.empty() || !cipher.empty()) return false;
    if (tls || denial.size > 8) c.no_tls(part);  // "unencrypted", "plaintext" need no other word
    return true;
  }
  if (!tls && version.empty() && cipher.empty()) return false;
  c.version(version);
  c.cipher(cipher);
  if (!bits.empty()) c.bits(bits);
  c.tls(part);
  return true;
}

}  // namespace tlspath::families

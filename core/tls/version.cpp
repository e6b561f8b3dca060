// TLS versions by any spelling: "TLSv1.2", "TLS1_2", "Tls12", "TLSv1" (1.0), "TLS-0x0304", "SSLv3".
// Grammar, in any case of letters:  ("TLS" | "SSL") [sep] ["v" [sep]] number
//   sep     "-", "_" or blanks
//   number  "1", "1.2", "1_2", "1-2", "12", or the wire's bytes: "0x0303", "identifier 303" (mox)
// Not done: DTLS, drafts of TLS 1.3, .NET's "Tls" alone (1.0 there, and no version elsewhere).
#include "core/tls/version.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

bool is_separator(char c) { return c == '-' || c == '_'; }

bool take(std::string_view& text, std::string_view word) {
  if (!ascii::istarts_with(text, word)) return false;
  text.remove_prefix(word.size());
  return true;
}

void take_separator(std::string_view& text) {
  if (!text.empty() && is_separator(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii::is_blank(text.front())) text.remove_prefix(1);  // a folded line
}

std::optional<TlsVersion> of_numbers(bool ssl, char major, char minor) {
  if (ssl) {
    if (minor != '0') return std::nullopt;
    if (major == '2') return TlsVersion::ssl2;
    if (major == '3') return TlsVersion::ssl3;
    return std::nullopt;
  }
  if (major != '1') return std::nullopt;
  switch (minor) {
    case '0':
      return TlsVersion::tls1_0;
    case '1':
      return TlsVersion::tls1_1;
    case '2':
      return TlsVersion::tls1_2;
    case '3':
      return TlsVersion::tls1_3;
    default:
      return std::nullopt;
  }
}

// 0x0300 is SSL 3.0, 0x0301 TLS 1.0, ... 0x0304 TLS 1.3; 0x0002 is SSL 2.0.
std::optional<TlsVersion> of_wire(std::string_view digits) {
  while (digits.size() > 3 && digits.front() == '0') digits.remove_prefix(1);
  if (digits == "002") return TlsVersion::ssl2;
  if (digits.size() != 3 || digits[0] != '3' || digits[1] != '0') return std::nullopt;
  switch (digits[2]) {
    case '0':
      return TlsVersion::ssl3;
    case '1':
      return TlsVersion::tls1_0;
    case '2':
      return TlsVersion::tls1_1;
    case '3':
      return TlsVersion::tls1_2;
    case '4':
      return TlsVersion::tls1_3;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<TlsVersion> parse_tls_version(std::string_view written) {
  constexpr std::size_t kLongest = 20;  // "TLS identifier 0304"
  if (written.size() > kLongest) return std::nullopt;
  const bool ssl = take(written, "SSL");
  if (!ssl && !take(written, "TLS")) return std::nullopt;
  take_separator(written);
  if (take(written, "0x") || take(written, "identifier ")) return of_wire(written);
  if (take(written, "v")) take_separator(written);
  if (written.empty()) return std::nullopt;
  const char major = written[0];
  switch (written.size()) {
    case 1:
      return of_numbers(ssl, major, '0');
    case 2:
      return of_numbers(ssl, major, written[1]);
    case 3:
      if (written[1] == '.' || written[1] == '_' || written[1] == '-')
        return of_numbers(ssl, major, written[2]);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_suite_class(std::string_view written) {
  const std::size_t cut = written.find('/');
  return cut != std::string_view::npos && parse_tls_version(written.substr(0, cut)) &&
         parse_tls_version(written.substr(cut + 1));
}

bool is_tls_name(std::string_view written) {
  return ascii::iequal(written, "TLS") || ascii::iequal(written, "SSL") ||
         parse_tls_version(written) || is_suite_class(written);
}

std::string_view name(TlsVersion v) {
  switch (v) {
    case TlsVersion::ssl2:
      return "SSLv2";
    case TlsVersion::ssl3:
      return "SSLv3";
    case TlsVersion::tls1_0:
      return "TLSv1.0";
    case TlsVersion::tls1_1:
      return "TLSv1.1";
    case TlsVersion::tls1_2:
      return "TLSv1.2";
    case TlsVersion::tls1_3:
      return "TLSv1.3";
  }
  return {};
}

}  // namespace tlspath

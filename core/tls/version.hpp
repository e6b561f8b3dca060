// TLS protocol versions, from any spelling: "TLSv1.2", "TLS1_2", "TLSv1", "TLS-1.0", "TLS13",
// "SSLv3". "TLSv1/SSLv3" is OpenSSL's class of the suite, not the session's version: it gives no
// version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tlspath {

enum class TlsVersion : std::uint8_t { ssl2, ssl3, tls1_0, tls1_1, tls1_2, tls1_3 };
inline constexpr std::size_t kTlsVersions = 6;

// The version that a spelling names, or nothing: unknown words, "TLS" alone, and suite classes name
// none.
std::optional<TlsVersion> parse_tls_version(std::string_view written);

// True for the spellings that name the class of a suite and not a version ("TLSv1/SSLv3").
bool is_suite_class(std::string_view written);

// True for "TLS" or "SSL" alone, and for what names a version or a suite's class. Not: "TLSoff".
bool is_tls_name(std::string_view written);

// "TLSv1.2", as the record and the tables write it.
std::string_view name(TlsVersion v);

}  // namespace tlspath

// Some writers ask OpenSSL for the version of the suite and print it as the session's, by
// SSL_CIPHER_get_version() or the second word of SSL_CIPHER_description(). AES128-SHA came with
// SSLv3, so a TLSv1.2 session with it reads "SSLv3". The suites of TLSv1.2 and TLSv1.3 belong to
// no older version: there the word is the session's as well.
// Members: Courier, Haraka and ZoneMTA on Node, fdm; Cyrus; RZmta 32.

#include "parsers/families/families.hpp"

namespace tlspath::families {

void suite_class_only(ReadContext& c) {
  if (!c.hop.tls.version || c.hop.tls.version->value >= TlsVersion::tls1_2) return;
  c.hop.findings.push({FindingKind::suite_class, c.hop.tls.version->where});
  c.hop.tls.version.reset();
}

}  // namespace tlspath::families

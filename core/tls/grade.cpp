// The grade of an encrypted hop: verdicts.md section 5, after RFC 9325 (what to use), RFC 8996 (no
// TLS 1.0 and 1.1) and RFC 7465 (no RC4).
// TLSv1.2 with ECDHE-RSA-AES256-GCM-SHA384 is good, with AES128-SHA weak.
// The rules are asked from the worst grade up, so the worst one that applies wins.
// Not done: the size of keys and groups, and certificates: mail headers rarely tell them.
#include "core/tls/grade.hpp"

#include <optional>
#include <string_view>

#include "core/tls/suites.hpp"
#include "core/tls/version.hpp"

namespace tlspath {
namespace {

bool is_broken(const GradeInput& in) {
  if (in.version == TlsVersion::ssl2 || in.version == TlsVersion::ssl3) return true;
  if (in.suite == nullptr) return false;
  const Suite& suite = *in.suite;
  // NULL encryption is cleartext and no grade is asked for it; were one asked, this is it.
  return suite.ssl2 || suite.rc4 || suite.des || suite.export_grade || suite.null_encryption() ||
         (suite.anonymous() && in.authenticated);
}

bool is_weak(const GradeInput& in) {
  constexpr int kEnoughBits = 128;
  if (in.version == TlsVersion::tls1_0 || in.version == TlsVersion::tls1_1) return true;
  if (in.bits && *in.bits < kEnoughBits) return true;
  if (in.suite == nullptr) return false;
  const Suite& suite = *in.suite;
  if (!in.bits && suite.bits < kEnoughBits) return true;
  return suite.triple_des ||
         (suite.mode == CipherMode::cbc && suite.sha1 && suite.key_exchange == KeyExchange::rsa);
}

// Two things make an exchange good: nobody can read it later (forward secrecy), and nobody can bend
// it (AEAD). An anonymous suite has both and still does not know whom it talks to: opportunistic,
// acceptable, no more.
bool is_good(const GradeInput& in) {
  if (in.suite == nullptr) return in.version == TlsVersion::tls1_3;
  return in.suite->mode == CipherMode::aead && in.suite->forward_secrecy() &&
         !in.suite->anonymous();
}

}  // namespace

Grade grade(const GradeInput& in) {
  if (is_broken(in)) return Grade::broken;
  if (is_weak(in)) return Grade::weak;
  return is_good(in) ? Grade::good : Grade::acceptable;
}

std::string_view name(Grade g) {
  switch (g) {
    case Grade::broken:
      return "broken";
    case Grade::weak:
      return "weak";
    case Grade::acceptable:
      return "acceptable";
    case Grade::good:
      return "good";
  }
  return {};
}

}  // namespace tlspath

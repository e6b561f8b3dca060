// ReadContext: how readers note facts. The first word on a fact stands; each note keeps its bytes
// and its rule.

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/path/system.hpp"

namespace tlspath {
namespace {

void widen(std::optional<Span>& s, Span more) {
  if (!s) {
    s = more;
    return;
  }
  const std::uint32_t begin = s->at < more.at ? s->at : more.at;
  const std::uint32_t end = s->end() > more.end() ? s->end() : more.end();
  s = span_between(begin, end);
}

}  // namespace

void ReadContext::tls(Span words) {
  const bool noted = std::ranges::any_of(hop.evidence, [&](const Evidence& e) {
    return e.says == Fact::tls && e.where.at <= words.at && words.end() <= e.where.end();
  });
  if (!noted) hop.evidence.push({Fact::tls, words, rule});
  widen(hop.tls.stated, words);
}

void ReadContext::local(HopForm form, Span words) {
  hop.form = form;
  hop.evidence.push({Fact::local, words, rule});
}

void ReadContext::no_tls(Span words) {
  if (hop.tls.denied) return;
  hop.evidence.push({Fact::no_tls, words, rule});
  hop.tls.denied = words;
}

void ReadContext::version(Span written) {
  if (written.empty() || hop.tls.version_as_written) return;
  const std::string_view w = text(written);
  hop.tls.version_as_written = written;
  if (is_suite_class(w) || (hop.profile != nullptr && hop.profile->reads_suite_class)) {
    hop.findings.push({FindingKind::suite_class, written});
  } else if (const auto v = parse_tls_version(w)) {
    hop.tls.version = {*v, written};
  }
  hop.evidence.push({Fact::version, written, rule});
  widen(hop.tls.stated, written);
}

void ReadContext::cipher(Span written) {
  if (written.empty() || hop.tls.cipher) return;
  hop.tls.cipher = written;
  // A GnuTLS session description names its suite only together with the version.
  hop.tls.suite = find_suite(
      text(written), hop.tls.version ? std::optional(hop.tls.version->value) : std::nullopt);
  hop.evidence.push({Fact::cipher, written, rule});
  widen(hop.tls.stated, written);
}

void ReadContext::bits(Span digits) {
  int value = 0;
  const std::string_view t = text(digits);
  if (t.empty() || t.size() > 5) return;
  for (const char c : t) {
    if (!ascii::is_digit(c)) return;
    value = value * 10 + (c - '0');
  }
  bits(value, digits);
}

void ReadContext::bits(int value, Span where) {
  if (hop.tls.bits) return;
  hop.tls.bits = {value, where};
  hop.evidence.push({Fact::bits, where, rule});
  widen(hop.tls.stated, where);
}

void ReadContext::key_exchange(Span written) {
  if (written.empty() || hop.tls.key_exchange) return;
  hop.tls.key_exchange = written;
  hop.evidence.push({Fact::key_exchange, written, rule});
}

void ReadContext::signature(Span written) {
  if (written.empty() || hop.tls.signature) return;
  hop.tls.signature = written;
  hop.evidence.push({Fact::signature, written, rule});
}

void ReadContext::verify(Span word) {
  const std::string_view w = text(word);
  for (const VerifyWord& v : system.verify)
    if (ascii::iequal(v.word, w)) {
      if (v.means) client_certificate(*v.means, word);
      return;
    }
}

void ReadContext::client_certificate(ClientCertificate c, Span words) {
  if (hop.tls.client_certificate) return;
  hop.tls.client_certificate = {c, words};
  hop.evidence.push({Fact::client_certificate, words, rule});
}

void ReadContext::authenticated(Span words) {
  if (hop.authenticated) return;
  hop.authenticated = words;
  hop.evidence.push({Fact::authenticated, words, rule});
}

}  // namespace tlspath

#include "core/report/marks.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

std::string_view label_of(Fact f, const Hop& h, const PageWords& w, bool first) {
  switch (f) {
    case Fact::tls:
      return first ? w.encrypted_first : w.encrypted;
    case Fact::no_tls:
      return w.no_tls;
    case Fact::protocol:
      if (h.verdict == Verdict::local) return w.local;
      return h.verdict == Verdict::cleartext ? w.keyword_cleartext : w.keyword_encrypted;
    case Fact::silence:
      return w.silence;
    case Fact::local:
      return w.local;
    case Fact::version:
      return h.has(FindingKind::suite_class) ? w.suite_class : w.version;
    case Fact::cipher:
      return h.has(FindingKind::null_suite) ? w.null_suite : w.suite;
    case Fact::bits:
      return w.bits;
    case Fact::key_exchange:
      return w.key_exchange;
    case Fact::signature:
      return w.signature;
    case Fact::client_certificate:
      return w.client_certificate;
    case Fact::authenticated:
      return w.authenticated;
    case Fact::peer:
      return first ? w.peer_first : w.peer;
  }
  return {};
}

}  // namespace

std::vector<Mark> marks_of(std::string_view raw, const Hop& hop, const PageWords& words,
                           bool first) {
  std::vector<Mark> found;
  if (hop.line.end() > raw.size()) return found;
  const auto add = [&](Fact f, Span where) {
    if (where.empty() || where.at < hop.line.at || where.end() > hop.line.end()) return;
    const std::string_view label = label_of(f, hop, words, first);
    for (Mark& m : found) {
      if (m.says == f && overlap(m.where, where)) return;
      if (m.where != where) continue;  // the same words prove two things
      m.label.append(", ").append(label);
      return;
    }
    found.push_back({where, std::string(label), f});
  };
  const auto add_if = [&](Fact f, const std::optional<Span>& where) {
    if (where) add(f, *where);
  };
  const TlsFacts& t = hop.tls;
  if (hop.verdict == Verdict::encrypted || hop.has(FindingKind::null_suite))
    add_if(Fact::tls, t.stated);
  add_if(Fact::no_tls, t.denied);
  if (t.version) add(Fact::version, t.version->where);
  if (hop.has(FindingKind::suite_class)) add_if(Fact::version, t.version_as_written);
  add_if(Fact::cipher, t.cipher);
  const auto bits_word = [&](Span digits) {  // "128bits" is one word
    while (digits.end() < hop.line.end() && ascii::is_alpha(raw[digits.end()])) ++digits.size;
    return digits;
  };
  if (t.bits) add(Fact::bits, bits_word(t.bits->where));
  add_if(Fact::key_exchange, t.key_exchange);
  add_if(Fact::signature, t.signature);
  if (t.client_certificate) add(Fact::client_certificate, t.client_certificate->where);
  for (const Evidence& e : hop.evidence) {
    // The keyword decides only where nothing better does; elsewhere its mark would only be in the
    // way.
    if (e.says == Fact::protocol && hop.basis != Basis::keyword) continue;
    if (e.says == Fact::tls && hop.verdict != Verdict::encrypted) continue;
    add(e.says, e.says == Fact::bits ? bits_word(e.where) : e.where);
  }
  add_if(Fact::authenticated, hop.authenticated);
  if (hop.from.address && hop.verdict != Verdict::local) add(Fact::peer, hop.from.address->where);

  std::ranges::sort(found, [](const Mark& a, const Mark& b) {
    return a.where.at != b.where.at ? a.where.at < b.where.at : a.where.size > b.where.size;
  });
  std::vector<Mark> out;
  std::string carried;  // the label of wider words that have no bytes of their own
  for (std::size_t i = 0; i < found.size(); ++i) {
    Mark m = std::move(found[i]);
    const bool cut = i + 1 < found.size() && found[i + 1].where.at < m.where.end();
    if (cut) m.where.size = found[i + 1].where.at - m.where.at;
    while (!m.where.empty() &&
           (ascii::is_blank(raw[m.where.end() - 1]) || raw[m.where.end() - 1] == '(')) {
      --m.where.size;
    }
    if (!carried.empty()) {
      m.label.insert(0, carried + ": ");
      carried.clear();
    }
    if (m.where.empty()) {
      carried = std::move(m.label);
      continue;
    }
    // A comment that says nothing but TLS is marked with its parentheses.
    const std::uint32_t at = m.where.at, end = m.where.end();
    if (!cut && (m.says == Fact::tls || m.says == Fact::no_tls) && at > hop.line.at &&
        end < hop.line.end() && raw[at - 1] == '(' && raw[end] == ')') {
      m.where = {at - 1, m.where.size + 2};
    }
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace tlspath

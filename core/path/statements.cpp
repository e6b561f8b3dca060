// See statements.hpp.
#include "core/path/statements.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMaxResults = 12;

// "X-Sophos-TLS-Probe", "X-Barracuda-Encrypted": a word of the name, so that X-Settlsement is none.
bool names_tls(std::string_view field) {
  if (!ascii::istarts_with(field, "X-")) return false;
  std::string_view rest = field.substr(2);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    const std::string_view word = rest.substr(0, end);
    for (const std::string_view wanted : {"TLS", "SSL", "STARTTLS", "Encrypted"})
      if (ascii::iequal(word, wanted)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// Where own words end: the place of the lowest trusted line; 0 where nobody named own servers.
std::uint32_t own_until(const Analysis& analysis) {
  for (const Hop& hop : analysis.hops)
    if (hop.trust == Trust::trusted) return hop.line.at;
  return 0;
}

// Splits at ";" outside of quotes and comments.
class Pieces {
 public:
  Pieces(std::string_view raw, Span value) : raw_(raw), at_(value.at), end_(value.end()) {}

  bool next(Span& piece) {
    if (at_ > end_) return false;
    std::uint32_t i = at_;
    std::uint32_t depth = 0;
    bool quoted = false;
    for (; i < end_; ++i) {
      const char c = raw_[i];
      if (c == '\\') {
        ++i;
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        ++depth;
      } else if (!quoted && c == ')' && depth > 0) {
        --depth;
      } else if (!quoted && depth == 0 && c == ';') {
        break;
      }
    }
    i = std::min(i, end_);
    std::uint32_t begin = at_, stop = i;
    while (begin < stop && ascii::is_blank(raw_[begin])) ++begin;
    while (stop > begin && ascii::is_blank(raw_[stop - 1])) --stop;
    piece = span_between(begin, stop);
    at_ = i + 1;
    return true;
  }

 private:
  std::string_view raw_;
  std::uint32_t at_, end_;
};

// "dkim=pass" of "dkim=pass (2048 bits) header.d=shop.example".
Span result_of(std::string_view raw, Span piece) {
  const std::string_view s = slice(raw, piece);
  const std::size_t sign = s.find('=');
  if (sign == std::string_view::npos || sign == 0) return {};
  std::size_t end = sign + 1;
  while (end < s.size() && (ascii::is_alnum(s[end]) || s[end] == '-')) ++end;
  for (const char c : s.substr(0, sign))
    if (!ascii::is_alnum(c) && c != '-' && c != '/') return {};
  return end == sign + 1 ? Span{} : Span{piece.at, static_cast<std::uint32_t>(end)};
}

// Where they agree with RFC 8601: "authserv-id [version]; method=result ...; ...".
void read_results(std::string_view raw, Statement& s) {
  Pieces pieces(raw, s.value);
  Span piece;
  if (s.kind == StatementKind::arc_results) {
    if (!pieces.next(piece)) return;
    const std::string_view instance = slice(raw, piece);
    if (!ascii::istarts_with(instance, "i=")) return;
    for (const char c : instance.substr(2))
      if (ascii::is_digit(c) && s.set < 1000)
        s.set = s.set * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (!pieces.next(piece)) return;
  const std::string_view id = slice(raw, piece);
  // Microsoft begins with a result where the host's name should stand.
  if (id.find('=') == std::string_view::npos)
    s.by = {piece.at, static_cast<std::uint32_t>(std::min(id.find_first_of(" \t\r\n"), id.size()))};
  else if (const Span r = result_of(raw, piece); !r.empty())
    s.results.push_back(r);
  while (s.results.size() < kMaxResults && pieces.next(piece))
    if (const Span r = result_of(raw, piece); !r.empty()) s.results.push_back(r);
}

}  // namespace

std::string_view name(StatementKind k) {
  switch (k) {
    case StatementKind::tls_required_no:
      return "tls-required-no";
    case StatementKind::requiretls:
      return "requiretls";
    case StatementKind::product:
      return "product";
    case StatementKind::authentication_results:
      return "authentication-results";
    case StatementKind::arc_results:
      return "arc-results";
  }
  return "product";
}

std::vector<Statement> read_statements(std::string_view raw, const Analysis& analysis) {
  std::vector<Statement> out;
  const std::uint32_t own = own_until(analysis);
  for (const HeaderField& f : analysis.header.fields()) {
    if (out.size() == kMaxStatements) return out;
    const std::string_view field = slice(raw, f.name);
    Statement s{.field = f.name,
                .value = f.value,
                .trust = f.name.at < own ? Trust::trusted : Trust::claimed,
                .results = {}};
    if (ascii::iequal(field, "TLS-Required")) {
      if (!ascii::iequal(ascii::trim(slice(raw, f.value)), "No")) continue;
      s.kind = StatementKind::tls_required_no;
    } else if (ascii::iequal(field, "Authentication-Results")) {
      s.kind = StatementKind::authentication_results;
      read_results(raw, s);
    } else if (ascii::iequal(field, "ARC-Authentication-Results")) {
      s.kind = StatementKind::arc_results;
      read_results(raw, s);
    } else if (names_tls(field)) {
      s.kind = StatementKind::product;
    } else {
      continue;
    }
    out.push_back(std::move(s));
  }
  // mox: "by mx.corp.example ([192.0.2.1]) via tcp with ESMTPS (requiretls) id ...": right behind
  // the keyword, where no sender writes.
  for (const Hop& h : analysis.hops) {
    if (out.size() == kMaxStatements) break;
    if (!h.by.name || !h.protocol) continue;
    constexpr std::string_view kWord = "(requiretls)";
    std::uint32_t at = h.protocol->where.end();
    while (at < h.line.end() && ascii::is_blank(raw[at])) ++at;
    if (!ascii::istarts_with(slice(raw, span_between(at, h.line.end())), kWord)) continue;
    Statement s{.kind = StatementKind::requiretls,
                .field = h.line,
                .value = span_between(at, at + kWord.size()),
                .by = *h.by.name,
                .hop = h.number,
                .trust = h.trust,
                .results = {}};
    out.push_back(std::move(s));
  }
  return out;
}

}  // namespace tlspath

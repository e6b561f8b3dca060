#include "core/report/hidden_field.hpp"

#include <algorithm>

#include "core/report/redact.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::string_view kEndsLocalPart = " \t\r\n()[]<>,;:=\"";

}  // namespace

HiddenField::HiddenField(Redactor& redactor, std::string_view mail, const Hop& hop)
    : redactor_(redactor), mail_(mail) {
  const auto add = [&](std::optional<Span> s, std::string (Redactor::*as)(std::string_view)) {
    if (!s || s->empty()) return;
    if (s->at > 0 && mail[s->at - 1] == '@') {  // user@host: the user is hidden as well
      std::uint32_t at = s->at - 1;
      while (at > hop.line.at && kEndsLocalPart.find(mail[at - 1]) == std::string_view::npos) --at;
      s = span_between(at, s->end());
      as = &Redactor::address;
    }
    names_.push_back({*s, (redactor.*as)(slice(mail, *s))});
  };
  const auto where = [](const auto& seen) {
    return seen ? std::optional(seen->where) : std::optional<Span>();
  };
  const auto in_version = [&](const std::optional<Span>& s) {
    return s && hop.system_version && s->at < hop.system_version->end() &&
           hop.system_version->at < s->end();
  };
  add(where(hop.from.address), &Redactor::ip);
  if (const auto own = where(hop.by.address); !in_version(own)) add(own, &Redactor::ip);
  if (!in_version(hop.id)) add(hop.id, &Redactor::id);
  add(hop.from.name, &Redactor::host);
  add(hop.from.helo, &Redactor::host);
  add(hop.by.name, &Redactor::host);
  if (hop.for_ && slice(mail, *hop.for_).find('@') != std::string_view::npos) {
    Span bare = *hop.for_;
    if (bare.size > 2 && mail[bare.at] == '<' && mail[bare.end() - 1] == '>')
      bare = {bare.at + 1, bare.size - 2};
    if (slice(mail, bare).find_first_of(" \t\r\n<>,") == std::string_view::npos)
      add(bare, &Redactor::address);
  }
  // Of two that overlap the one that begins first stays: a greeting with an address in it.
  std::ranges::stable_sort(names_, {}, [](const Piece& p) { return p.where.at; });
  std::vector<Piece> kept;
  for (Piece& p : names_)
    if (kept.empty() || kept.back().where.end() <= p.where.at) kept.push_back(std::move(p));
  names_ = std::move(kept);
}

std::vector<HiddenField::Piece> HiddenField::pieces(Span part) const {
  std::vector<Piece> out;
  std::uint32_t at = part.at;
  for (const Piece& name : names_) {
    if (name.where.end() <= at || name.where.at >= part.end()) continue;
    if (name.where.at > at) free_text(span_between(at, name.where.at), out);
    if (name.where.at >= at) out.push_back(name);
    at = std::min(name.where.end(), part.end());
  }
  free_text(span_between(at, part.end()), out);
  return out;
}

std::string HiddenField::line(Span part) const {
  std::string all;
  for (const Piece& p : pieces(part)) all += p.text;
  return unfolded(all);
}

void HiddenField::free_text(Span part, std::vector<Piece>& out) const {
  const std::string_view text = slice(mail_, part);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n\t", i), text.size());
    if (end > i)
      out.push_back(
          {span_between(part.at + i, part.at + end), redactor_.text(text.substr(i, end - i))});
    if (end == text.size()) return;
    const std::size_t size = text.substr(end).starts_with("\r\n") ? 2 : 1;
    out.push_back(
        {span_between(part.at + end, part.at + end + size), text[end] == '\t' ? "\t" : "\n"});
    i = end + size;
  }
}

}  // namespace tlspath

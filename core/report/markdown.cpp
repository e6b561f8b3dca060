// The ticket snippet; see markdown.hpp.
#include "core/report/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kSentence = 72;  // the answer
constexpr std::size_t kProse = 80;     // the rest

const HopView* find(const MailView& v, std::uint32_t number) {
  for (const HopView& h : v.hops) {
    if (h.number == number) return &h;
  }
  return nullptr;
}

// The proof a ticket quotes: of the worst hop that is listed.
const ProofView* chosen_proof(const MailView& v) {
  for (const auto& wanted : {v.worst_hop, v.boundary_hop}) {
    for (const ProofView& p : v.proofs) {
      if (wanted == p.hop) return &p;
    }
  }
  for (const ProofView& p : v.proofs) {
    if (std::find(v.ticket_hops.begin(), v.ticket_hops.end(), p.hop) != v.ticket_hops.end())
      return &p;
  }
  return nullptr;
}

// Markdown at the start of a line means something else than within one ("1. ", "- ", "# ", a
// fence): lines break only before words that start no block.
bool may_start_line(std::string_view word) {
  if (word.empty() || word.substr(0, 3) == "```") return false;
  std::size_t digits = 0;
  while (digits < word.size() && ascii::is_digit(word[digits])) ++digits;
  if (digits == word.size()) return true;
  if (digits > 0) return digits + 1 < word.size() || ascii::is_alnum(word[digits]);
  return ascii::is_alpha(word[0]) || word[0] == '`' || word[0] == '(' ||
         static_cast<unsigned char>(word[0]) >= 0x80;
}

void put_markdown(std::string& out, std::string_view text, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t i = 0; i <= text.size();) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    const std::size_t n = cells(word);
    if (used > 0 && used + 1 + n > width && may_start_line(word)) {
      out += '\n';
      used = 0;
    } else if (i > 0) {
      out += ' ';
      ++used;
    }
    out += word;
    used += n;
    i = end + 1;
  }
  out += '\n';
}

void put_wrapped(std::string& out, std::string_view text, std::size_t width) {
  for (const std::string& l : wrap(text, width, width)) out += l + "\n";
}

std::string written(const HopView& h) {
  if (h.verdict == Verdict::unstated) return h.keyword.empty() ? std::string("-") : h.keyword;
  if (h.verdict == Verdict::encrypted) {
    std::string s = h.version;
    if (!h.suite.empty()) s += (s.empty() ? "" : ", ") + h.suite;
    if (!s.empty()) return s;
    return h.basis == Basis::keyword && !h.keyword.empty() ? h.keyword : std::string("TLS");
  }
  return h.facts.empty() ? std::string("-") : h.facts;
}

std::string sides(const HopView& h, const MailView& v) {
  if (v.redacted) {
    return fmt::format("{} -> {}", h.from_organisation.empty() ? "-" : h.from_organisation,
                       h.by_organisation.empty() ? "-" : h.by_organisation);
  }
  const auto side = [](const std::string& name, const std::string& address) {
    if (address.empty()) return name.empty() ? std::string("-") : name;
    return name.empty() ? fmt::format("[{}]", address) : fmt::format("{} [{}]", name, address);
  };
  return fmt::format("{} -> {}", side(h.from, h.from_address), side(h.by, h.by_address));
}

// Our own words in capitals; names (a dot within) stay as they are.
std::string loud(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    const std::size_t dot = word.find('.');
    const bool name = dot != std::string_view::npos && dot + 1 < word.size();
    for (std::size_t k = 0; k < word.size(); ++k) {
      const char c = word[k];
      const char next = k + 1 < word.size() ? word[k + 1] : '\0';
      if (name) {
        out.push_back(c);
      } else if (c == '\xC3' && (next == '\xA4' || next == '\xB6' || next == '\xBC')) {
        out.push_back(c);  // ä ö ü lie 0x20 above Ä Ö Ü
        out.push_back(static_cast<char>(static_cast<unsigned char>(next) - 0x20));
        ++k;
      } else {
        out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c);
      }
    }
    if (end < text.size()) out.push_back(' ');
    i = end + 1;
  }
  return out;
}

// "->" holds a '>' that needs no backslash within a line.
std::size_t as_arrow(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = text.find("->"); at != std::string_view::npos; at = text.find("->", at + 2))
    ++n;
  return n;
}

// A table's cell: as text, so that a link in a name is none. What has an underscore or the like
// reads better as code than with backslashes.
std::string cell(std::string_view text) {
  const std::string as_text = markdown_text(text);
  const bool plain = as_text.size() - visible(text).size() == as_arrow(text);
  return plain ? visible(text) : markdown_code(text, true);
}

std::string first_date(const MailView& v) {
  for (const std::uint32_t n : v.ticket_hops) {
    const HopView* h = find(v, n);
    if (h != nullptr && !h->date.empty()) return h->date;
  }
  return {};
}

}  // namespace

std::string render_markdown(const MailView& v) {
  const Words& w = words(v.language);
  std::string out;
  std::string sentence =
      fmt::format("**{}**{}", markdown_text(std::string_view(v.answer).substr(0, v.lead)),
                  markdown_text(std::string_view(v.answer).substr(v.lead)));
  if (!v.second.empty()) sentence += " " + markdown_text(v.second);
  if (!v.to_do.empty()) sentence += " " + markdown_text(v.to_do);
  put_markdown(out, sentence, kSentence);

  if (!v.ticket_hops.empty()) {
    const std::string day = first_date(v);
    out += fmt::format("\n| {} | {} | {} | {} | UTC{}{} |\n|--:|---|---|---|---|\n", w.ticket_hop(),
                       w.ticket_from_by(), w.label_verdict(), w.ticket_as_written(),
                       day.empty() ? "" : " ", day);
    for (const std::uint32_t n : v.ticket_hops) {
      const HopView* h = find(v, n);
      if (h == nullptr) continue;
      std::string verdict = markdown_text(h->verdict_words);
      if (h->verdict == Verdict::cleartext) verdict = fmt::format("**{}**", verdict);
      if (h->grade && *h->grade <= Grade::weak)
        verdict += fmt::format(", **{}**", markdown_text(h->grade_words));
      if (h->trust == Trust::claimed) verdict += ", " + markdown_text(h->trust_words);
      std::string time = h->time.empty() ? "-" : h->time;
      if (!h->time.empty() && h->date != day) time = h->date + " " + h->time;
      out += fmt::format("| {} | {} | {} | {} | {} |\n", h->number, cell(sides(*h, v)), verdict,
                         cell(written(*h)), time);
    }
  }

  std::string rest;
  const auto add = [&](std::string_view s) {
    if (s.empty()) return;
    if (!rest.empty()) rest += ' ';
    rest += s;
  };
  if (const ProofView* p = chosen_proof(v)) {
    const HopView* h = find(v, p->hop);
    std::string proof = fmt::format("{}: {}", w.ticket_proof(p->hop), markdown_code(p->context));
    if (h != nullptr && !h->system_sentence.empty())
      proof += "; " + markdown_text(h->system_sentence);
    add(proof + ".");
  }
  add(markdown_text(v.content));
  add(markdown_text(v.ticket_unknown));
  add(markdown_text(v.ticket_hidden));
  if (!rest.empty()) {
    out += '\n';
    put_markdown(out, rest, kProse);
  }
  return out;
}

std::string render_ticket_plain(const MailView& v, std::string_view version) {
  const Words& w = words(v.language);
  std::string out;
  std::string sentence =
      loud(std::string_view(v.answer).substr(0, v.lead)) + v.answer.substr(v.lead);
  if (!v.second.empty()) sentence += " " + v.second;
  if (!v.to_do.empty()) sentence += " " + v.to_do;
  put_wrapped(out, sentence, kSentence);

  // One column for the labels; "Etappe 12" needs more room than "Hop 4".
  std::size_t label = cells(w.mail());
  label = std::max(label, cells(w.proof()));
  for (const std::uint32_t n : v.ticket_hops)
    label = std::max(label, cells(w.hops_start(std::span(&n, 1))));
  label += 2;
  const auto put = [&](std::string_view name, std::string_view text) {
    const std::size_t room = kProse - label;
    bool first = true;
    for (const std::string& l : wrap(text, room, room)) {
      std::string start(first ? name : std::string_view());
      start.append(label - cells(start), ' ');
      out += start + l + "\n";
      first = false;
    }
  };
  if (!v.message_id.empty()) put(w.mail(), v.message_id);
  std::size_t widest = 0;
  for (const Verdict x :
       {Verdict::encrypted, Verdict::cleartext, Verdict::unstated, Verdict::local}) {
    widest = std::max(widest, cells(w.verdict(x)));
  }
  for (const std::uint32_t n : v.ticket_hops) {
    const HopView* h = find(v, n);
    if (h == nullptr) continue;
    std::string verdict =
        h->verdict == Verdict::cleartext ? loud(h->verdict_words) : h->verdict_words;
    verdict.append(widest + 3 - std::min(widest, cells(verdict)), ' ');
    std::string said =
        verdict + (h->time.empty() ? std::string("-") : fmt::format("{} {} UTC", h->date, h->time));
    for (const std::string& f : h->flags) said += ", " + f;
    put(w.hops_start(std::span(&n, 1)), said);
    put("", sides(*h, v));
    if (h->verdict == Verdict::encrypted) {
      put("", h->grade && *h->grade <= Grade::weak ? fmt::format("{}; {}", h->facts, h->grade_words)
                                                   : h->facts);
    }
  }
  if (const ProofView* p = chosen_proof(v)) {
    put(w.proof(), fmt::format("{}: \"{}\"", w.hop(p->hop), p->context));
  }
  std::string rest = v.content;
  if (!v.ticket_unknown.empty()) rest += (rest.empty() ? "" : " ") + v.ticket_unknown;
  if (!v.ticket_hidden.empty()) rest += (rest.empty() ? "" : " ") + v.ticket_hidden;
  if (!rest.empty()) rest += "  ";
  rest += fmt::format("[tlspath {}]", version);
  put_wrapped(out, rest, kProse);
  return out;
}

}  // namespace tlspath

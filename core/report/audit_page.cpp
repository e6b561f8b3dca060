#include "core/report/audit_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/audit_words.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/json_writer.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kShown = 200;

template <class... A>
std::string say(std::string_view pattern, const A&... a) {
  return fmt::format(fmt::runtime(pattern), a...);
}
template <class List, class E>
std::string_view word(const List& list, E value) {
  return list[static_cast<std::size_t>(value)];
}

std::string shown(std::string_view text) {
  const std::string clean = unfolded(text.substr(0, kShown));
  return text.size() > kShown ? clean + " .." : clean;
}

std::string_view title(AuditProduct p) {
  switch (p) {
    case AuditProduct::exchange:
      return "Microsoft Exchange";
    case AuditProduct::postfix:
      return "Postfix";
    case AuditProduct::sendmail:
      return "Sendmail";
    default:
      return "Exim";
  }
}

// Sentences and facts that text and Markdown share.
class Told {
 public:
  Told(const Audit& a, Language l) : a_(a), w_(audit_words(l)) {}

  std::string head() const {
    std::string out(title(a_.product));
    if (!a_.version.empty()) out += ", " + say(w_.version, shown(a_.version));
    if (!a_.library.empty()) out += fmt::format(", {}", shown(a_.library));
    if (a_.built_in) out += fmt::format("; {}", *a_.built_in ? w_.built_in : w_.not_built_in);
    return out + ".";
  }
  std::string part(const AuditPart& p) const {
    std::string out = p.name.empty() ? std::string("-") : shown(p.name);
    if (!p.for_whom.empty()) out += ", " + say(w_.for_whom, shown(p.for_whom));
    return out;
  }
  std::string_view side(const AuditPart& p) const {
    return p.side == AuditSide::sends ? w_.sends : w_.receives;
  }
  std::string_view tls(const AuditPart& p) const {
    const bool refused = p.side == AuditSide::receives && p.tls == AuditTls::never &&
                         std::ranges::find(p.findings, AuditAdvice::no_certificate,
                                           &AuditFinding::what) != p.findings.end();
    if (refused) return w_.tls_refused;
    return word(p.side == AuditSide::sends ? w_.tls_sends : w_.tls_receives, p.tls);
  }
  // What a server checks of the clients that send to it is said only where it checks anything.
  bool has_check(const AuditPart& p) const {
    return (p.tls == AuditTls::opportunistic || p.tls == AuditTls::required) &&
           (p.side == AuditSide::sends || p.check != AuditCheck::nothing);
  }
  std::string_view check(const AuditPart& p) const { return word(w_.check, p.check); }
  bool has_shows(const AuditPart& p) const {
    return p.side == AuditSide::receives && p.tls != AuditTls::never;
  }
  std::string_view shows(const AuditPart& p) const { return word(w_.shows, p.shows); }
  // Where a default is known from: "postconf(5) of 3.7".
  std::string source(const AuditSetting& s) const {
    constexpr std::string_view kOf = " of ";
    std::string page(s.source);
    if (const std::size_t at = page.find(kOf); at != std::string::npos)
      page.replace(at, kOf.size(), w_.of_version);
    return s.since.empty() ? page : say(w_.since, page, s.since);
  }
  std::string because(const AuditPart& p) const {
    std::string out;
    for (const AuditSetting& s : p.because) {
      if (out.size() > 4 * kShown) break;
      const std::string value = s.value.empty() ? std::string(w_.empty_value) : shown(s.value);
      out += fmt::format("{}{} {} ({})", out.empty() ? "" : "; ", shown(s.name), value,
                         s.line == 0 ? say(w_.by_default, source(s)) : say(w_.line, s.line));
    }
    return out;
  }
  std::string advice(const AuditFinding& f) const {
    return say(word(w_.advice, f.what), shown(f.detail));
  }
  struct Note {
    std::string text;
    std::string_view command{};  // to be copied
  };
  std::vector<Note> notes() const {
    std::vector<Note> out;
    std::string count = say(a_.settings == 1 ? w_.counted_one : w_.counted, a_.settings);
    if (a_.unread > 0) count += "; " + say(w_.unread, a_.unread);
    out.push_back({count + "."});
    if (!a_.cut_lines.empty()) {
      const std::size_t first = a_.cut_lines.front();
      Note cut{a_.cut_lines.size() == 1 ? say(w_.cut_one, first)
                                        : say(w_.cut_many, a_.cut_lines.size(), first)};
      if (a_.product == AuditProduct::exchange) {
        cut.text += fmt::format(" {}", w_.whole_lines);
        cut.command = "$FormatEnumerationLimit = -1; ... | Format-List | Out-String -Width 4096";
      }
      out.push_back(std::move(cut));
    }
    if (!a_.foreign_lines.empty()) out.push_back({say(w_.foreign, a_.foreign_lines.front())});
    return out;
  }
  const AuditWords& w() const { return w_; }

 private:
  const Audit& a_;
  const AuditWords& w_;
};

std::string_view sign_of(AuditTls t, bool ascii) {
  switch (t) {
    case AuditTls::never:
      return ascii ? "x" : "✗";
    case AuditTls::opportunistic:
    case AuditTls::required:
      return ascii ? "+" : "✓";
    default:
      return "?";
  }
}

}  // namespace

std::string audit_text(const Audit& a, const AuditStyle& style) {
  const Told told(a, style.language);
  const auto width = static_cast<std::size_t>(std::clamp(style.width, 40, 120));
  std::string out;
  const auto put = [&](std::string_view before, std::string_view text) {
    const std::size_t indent = cells(before);
    bool first = true;
    for (const std::string& l :
         wrap(terminal_text(text, style.ascii), width - indent, width - indent)) {
      out += (first ? terminal_text(before, style.ascii) : std::string(indent, ' ')) + l + '\n';
      first = false;
    }
  };
  put("", told.head());
  if (a.parts.empty() && !a.built_in) put("", told.w().no_parts);
  for (const AuditPart& p : a.parts) {
    out += '\n';
    put(terminal_text(std::string(told.side(p)) + "  ", style.ascii), told.part(p));
    put(fmt::format("   {} ", sign_of(p.tls, style.ascii)), told.tls(p));
    if (told.has_check(p)) put("   - ", told.check(p));
    if (told.has_shows(p)) put("   - ", told.shows(p));
    const std::string because = told.because(p);
    if (!because.empty()) put("     ", fmt::format("{}: {}", told.w().because_label, because));
    for (const AuditFinding& f : p.findings) {
      put("   > ", told.advice(f));
      // Whole, so that they can be copied.
      for (const std::string& c : f.commands)
        out += "       " + terminal_text(unfolded(c), style.ascii) + '\n';
    }
  }
  out += '\n';
  for (const auto& [text, command] : told.notes()) {
    put("", text);
    if (!command.empty()) out += fmt::format("    {}\n", command);
  }
  return out;
}

std::string audit_markdown(const Audit& a, Language l) {
  const Told told(a, l);
  const AuditWords& w = told.w();
  std::string out = fmt::format("**{}**\n", markdown_text(told.head()));
  for (const AuditPart& p : a.parts) {
    out += fmt::format("\n### {} {}\n\n- {}\n", w.sends == told.side(p) ? w.sends : w.receives,
                       markdown_text(told.part(p)), markdown_text(told.tls(p)));
    if (told.has_check(p)) out += fmt::format("- {}\n", markdown_text(told.check(p)));
    if (told.has_shows(p)) out += fmt::format("- {}\n", markdown_text(told.shows(p)));
    const std::string because = told.because(p);
    if (!because.empty()) out += fmt::format("- {}: {}\n", w.because_label, markdown_text(because));
    for (const AuditFinding& f : p.findings) {
      out += fmt::format("- {}\n", markdown_text(told.advice(f)));
      for (const std::string& c : f.commands)
        out += fmt::format("  - {}\n", markdown_code(unfolded(c)));
    }
  }
  out += '\n';
  for (const auto& [text, command] : told.notes()) {
    out += markdown_text(text);
    if (!command.empty()) out += " " + markdown_code(command);
    out += '\n';
  }
  return out;
}

std::string audit_json(const Audit& a, std::string_view program) {
  const Told told(a, Language::en);
  JsonWriter j;
  j.open('{').key("schema").text("tlspath.audit/1").key("program").text(program);
  j.key("product").text(name(a.product)).key("version").text_or_null(a.version);
  j.key("tls_built_in").flag(a.built_in).key("library").text_or_null(a.library);
  j.key("parts").open('[');
  for (const AuditPart& p : a.parts) {
    j.open('{').key("name").text(p.name);
    j.key("side").text(p.side == AuditSide::sends ? "sends" : "receives");
    j.key("tls").text(name(p.tls)).key("for").text_or_null(p.for_whom);
    j.key("check").text(name(p.check));
    j.key("shows");
    p.side == AuditSide::receives ? j.text(name(p.shows)) : j.null();
    j.key("because").open('[');
    for (const AuditSetting& s : p.because) {
      j.open('{').key("name").text(s.name).key("value").text(s.value).key("line");
      s.line == 0 ? j.null() : j.number(s.line);
      j.key("default_from").text_or_null(told.source(s)).close('}');
    }
    j.close(']').key("findings").open('[');
    for (const AuditFinding& f : p.findings) {
      j.open('{').key("finding").text(name(f.what)).key("says").text(told.advice(f));
      j.key("detail").text_or_null(f.detail).key("commands").texts(f.commands).close('}');
    }
    j.close(']').close('}');
  }
  j.close(']').key("settings").number(a.settings).key("unread").number(a.unread);
  j.key("unread_names").texts(a.unread_names);
  j.key("cut_lines").open('[');
  for (const std::uint32_t n : a.cut_lines) j.number(n);
  j.close(']').key("translated_lines").open('[');
  for (const std::uint32_t n : a.foreign_lines) j.number(n);
  j.close(']').close('}');
  std::string out;
  append_pretty_json(out, std::move(j).take());
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

std::string audit_problem(AuditProblem p, std::string_view file, Language l) {
  const AuditWords& w = audit_words(l);
  return say(p == AuditProblem::empty       ? w.empty
             : p == AuditProblem::too_large ? w.too_large
             : p == AuditProblem::table     ? w.table
                                            : w.not_known,
             file);
}

}  // namespace tlspath

#include "core/report/systems_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/report/lang.hpp"
#include "core/report/systems_words.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/json_text.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kLabel = 13;
constexpr std::size_t kRange = 11;  // where ranges begin beside their label
constexpr std::size_t kIndent = 2;  // ... and under it

Verdict silence_means(Means m) {
  return m == Means::pickup || m == Means::queue ? Verdict::local : Verdict::unstated;
}

bool explains(const SystemEntry& e, const Profile& p) {
  return e.asked.empty() || std::ranges::find(e.only, &p) != e.only.end();
}

// Digits and dots at the start of a version: its first number, "15" of 15.1.467.
std::string_view first_number(std::string_view version) {
  const std::size_t at = version.find_first_of("0123456789");
  if (at == std::string_view::npos) return {};
  const std::size_t end = version.find_first_not_of("0123456789", at);
  return version.substr(at, end == std::string_view::npos ? end : end - at);
}

// True where the label itself counts as the range does: "8.12 to 8.14" for 8.12 to before 8.15.1.
bool names_range(std::string_view label, const Profile& p) {
  const std::string_view number = first_number(p.from.empty() ? p.until : p.from);
  for (std::size_t at = label.find(number); at != std::string_view::npos;
       at = label.find(number, at + 1)) {
    const bool starts = at == 0 || (!ascii::is_digit(label[at - 1]) && label[at - 1] != '.');
    const std::size_t end = at + number.size();
    if (starts && (end == label.size() || !ascii::is_digit(label[end]))) return true;
  }
  return false;
}

// One row of the page: a profile, or the forms that mean the same in every version.
struct Row {
  std::string label;
  std::vector<std::string> ranges;  // each on a line of its own, beside the label
  HasTls has_tls{};
  std::string shows;
  Verdict silence{};
  bool of_forms = false;
};

std::string joined(const Row& r) {
  std::string out = r.label;
  for (const std::string& range : r.ranges) out += ", " + range;
  return out;
}

// Where a row's ranges begin: beside a short label, under a long one.
std::size_t beside(const Row& r) {
  const std::size_t n = cells(visible(r.label));
  return r.of_forms ? n + 2 : n < kRange ? kRange : kIndent;
}

class Page {
 public:
  Page(const SystemEntry& entry, const SystemsStyle& style)
      : e_(entry),
        s_(*entry.system),
        style_(style),
        w_(systems_words(style.language)),
        words_(words(style.language)) {}

  std::vector<Row> rows() const {
    std::vector<Row> out;
    for (const Profile& p : s_.profiles)
      if (explains(e_, p)) out.push_back(row_of(p));
    // Forms that mean the same share a row.
    for (const Verdict v : {Verdict::local, Verdict::unstated}) {
      std::vector<std::string> forms;
      for (const Form& f : s_.forms) {
        if (f.means == Means::peer_is_proxy || silence_means(f.means) != v) continue;
        std::string one = form_of(f);
        if (std::ranges::find(forms, one) == forms.end()) forms.push_back(std::move(one));
      }
      if (v == Verdict::local && s_.by_only_is_pickup) forms.emplace_back(w_.by_alone);
      if (!forms.empty())
        out.push_back(
            {std::string(w_.any_version), std::move(forms), {}, std::string(w_.nothing), v, true});
    }
    return out;
  }

  // "No row for 2.3. There are: 2.6 on"; empty where there is one.
  std::string no_row() const {
    if (e_.asked.empty() || !e_.only.empty()) return {};
    std::string known;
    for (const Profile& p : s_.profiles)
      known += fmt::format("{}{}", known.empty() ? "" : "; ", joined(row_of(p)));
    return fmt::format("{} {}. {}: {}", w_.no_row_for, visible(e_.asked), w_.there_are, known);
  }

  std::string has(HasTls h) const {
    return h == HasTls::yes  ? std::string(w_.yes)
           : h == HasTls::no ? std::string(w_.no)
                             : std::string("-");
  }
  std::string silence(Verdict v) const {
    return fmt::format("{} {}", sign(v, style_.ascii), words_.verdict(v));
  }

  // Label and text of what stands under the table.
  std::vector<std::pair<std::string_view, std::string>> facts() const {
    std::vector<std::pair<std::string_view, std::string>> out;
    if (std::ranges::any_of(s_.profiles, [this](const Profile& p) {
          return explains(e_, p) && tlspath::has_tls(p) == HasTls::unknown;
        }))
      out.emplace_back("-", w_.has_not_known);
    if (!e_.replaces.empty()) out.emplace_back(w_.replaces, e_.replaces);
    if (!s_.tls_since.empty()) out.emplace_back(w_.tls_since, s_.tls_since);
    if (const std::string never = never_shown(); !never.empty())
      out.emplace_back(w_.never_shown, never);
    out.emplace_back(w_.known_from, sources());
    if (!s_.unknown.empty()) out.emplace_back(w_.unknown, s_.unknown);
    return out;
  }

  std::string said(const SystemExample& x) const {
    std::string out = silence(x.verdict);
    if (x.version) out += fmt::format(", {}", name(*x.version));
    if (!x.cipher.empty()) out += ", " + unfolded(x.cipher);
    if (x.bits) out += ", " + words_.bits(*x.bits);
    return out;
  }

  const SystemsWords& w() const { return w_; }

 private:
  Row row_of(const Profile& p) const {
    Row r;
    const bool several = s_.profiles.size() > 1;
    if (p.from.empty() && p.until.empty()) {
      r.label = several && p.unversioned ? std::string(w_.no_version)
                : p.label.empty()        ? std::string(w_.any_version)
                                         : spoken_label(p.label, style_.language);
    } else {
      r.label = spoken_label(p.label, style_.language);
      if (p.label.empty() || !names_range(p.label, p))
        r.ranges.push_back(p.until.empty() ? fmt::format("{} {}", w_.from, p.from)
                           : p.from.empty()
                               ? fmt::format("{} {}", w_.before, p.until)
                               : fmt::format("{} {} {}", p.from, w_.to_before, p.until));
      if (p.unversioned) r.ranges.emplace_back(w_.no_version);
    }
    r.has_tls = tlspath::has_tls(p);
    r.shows = p.shows.empty() ? std::string(p.marks == Marks::never ? w_.nothing : "-")
                              : spoken_label(p.shows, style_.language);
    r.silence = tlspath::silence_means(p);
    return r;
  }

  static std::string form_of(const Form& f) {
    const std::string text = visible(f.text);
    if (f.slot == Slot::with) return "with " + text;
    if (f.slot == Slot::via) return "via " + text;
    if (f.slot == Slot::by) return "by " + text;
    const bool comment = is_comment(f.slot) || f.slot == Slot::any_comment;
    return comment ? fmt::format("({})", text.empty() ? "..." : text) : text;
  }

  std::string never_shown() const {
    const std::pair<Fact, std::string_view> kAll[] = {
        {Fact::version, w_.version},
        {Fact::cipher, w_.cipher},
        {Fact::bits, w_.bits},
        {Fact::key_exchange, w_.key_exchange},
        {Fact::signature, w_.signature},
        {Fact::client_certificate, w_.client_certificate},
        {Fact::authenticated, w_.authenticated}};
    std::string out;
    for (const auto& [fact, word] : kAll)
      if (s_.never_shown.has(fact)) out += fmt::format("{}{}", out.empty() ? "" : ", ", word);
    return out;
  }

  std::string sources() const {
    std::string out(s_.source);
    for (const Profile& p : s_.profiles)
      if (!p.source.empty() && out.find(p.source) == std::string::npos)
        out += fmt::format("{}{}", out.empty() ? "" : "; ", p.source);
    return out.empty() ? std::string(w_.not_known) : out;
  }

  const SystemEntry& e_;
  const System& s_;
  SystemsStyle style_;
  const SystemsWords& w_;
  const Words& words_;
};

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t n = cells(text);
  return std::string(text) + std::string(n < width ? width - n : 0, ' ');
}

class Lines {
 public:
  explicit Lines(const SystemsStyle& style)
      : ascii_(style.ascii), width_(static_cast<std::size_t>(std::clamp(style.width, 40, 120))) {}

  std::size_t width() const { return width_; }

  void line(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ += text + '\n';
  }
  std::string t(std::string_view text) const { return terminal_text(text, ascii_); }

  // Cells side by side, each wrapped in its column; two blanks between them.
  void row(std::span<const std::string> texts, std::span<const std::size_t> widths) {
    std::vector<std::vector<std::string>> columns;
    for (std::size_t i = 0; i < texts.size(); ++i)
      columns.push_back(wrap(t(texts[i]), widths[i], widths[i]));
    rows(columns, widths);
  }
  void rows(std::span<const std::vector<std::string>> columns,
            std::span<const std::size_t> widths) {
    std::size_t most = 1;
    for (const auto& column : columns) most = std::max(most, column.size());
    for (std::size_t n = 0; n < most; ++n) {
      std::string text;
      for (std::size_t i = 0; i < columns.size(); ++i)
        text += padded(n < columns[i].size() ? columns[i][n] : std::string(), widths[i]) + "  ";
      line(text);
    }
  }

  // "Known from   text", its further lines under the text.
  void labelled(std::string_view label, std::string_view text) {
    const std::string words = t(label);
    const std::size_t indent = kLabel < width_ / 2 ? std::max(kLabel, cells(words) + 1) : 2;
    bool first = true;
    for (const std::string& l : wrap(t(text), width_ - indent, width_ - indent)) {
      line((first ? padded(words, indent) : std::string(indent, ' ')) + l);
      first = false;
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  bool ascii_;
  std::size_t width_;
  std::string out_;
};

struct Summary {
  std::string marks, silence;
};

Summary summary(const System& s, const SystemsStyle& style) {
  const SystemsWords& w = systems_words(style.language);
  const auto word = [&](Marks m) {
    return m == Marks::always      ? w.always
           : m == Marks::keyword   ? w.keyword
           : m == Marks::sometimes ? w.sometimes
                                   : w.never;
  };
  if (s.profiles.empty()) return {"-", "-"};
  const Profile& first = s.profiles.front();
  bool one_mark = true, one_silence = true;
  for (const Profile& p : s.profiles) {
    one_mark = one_mark && p.marks == first.marks;
    one_silence = one_silence && silence_means(p) == silence_means(first);
  }
  const Verdict v = silence_means(first);
  return {std::string(one_mark ? word(first.marks) : w.by_version),
          one_silence ? fmt::format("{} {}", sign(v, style.ascii), words(style.language).verdict(v))
                      : std::string(w.by_version)};
}

std::string counted(std::size_t n, const SystemsStyle& style) {
  const SystemsWords& w = systems_words(style.language);
  return fmt::format("{} {}; {}", n, n == 1 ? w.count_one : w.count_many, w.one_in_full);
}

}  // namespace

std::string systems_table(std::span<const SystemEntry> systems, const SystemsStyle& style) {
  const SystemsWords& w = systems_words(style.language);
  Lines lines(style);
  if (style.list || lines.width() < 72) {
    for (const SystemEntry& e : systems) {
      const Summary sum = summary(*e.system, style);
      lines.labelled(w.head_id, visible(e.system->id));
      lines.labelled(w.head_system, visible(e.system->title));
      lines.labelled(w.head_marks, sum.marks);
      lines.labelled(w.head_silence, sum.silence);
      lines.line("");
    }
  } else {
    std::size_t ids = cells(w.head_id), marks = cells(w.head_marks),
                silence = cells(w.head_silence);
    for (const SystemEntry& e : systems) {
      const Summary sum = summary(*e.system, style);
      ids = std::max(ids, cells(visible(e.system->id)));
      marks = std::max(marks, cells(sum.marks));
      silence = std::max(silence, cells(sum.silence));
    }
    ids = std::min<std::size_t>(ids, 24);
    const std::size_t titles = lines.width() - ids - marks - silence - 6;
    const std::array<std::size_t, 4> widths{ids, titles, marks, silence};
    lines.row(std::array<std::string, 4>{std::string(w.head_id), std::string(w.head_system),
                                         std::string(w.head_marks), std::string(w.head_silence)},
              widths);
    for (const SystemEntry& e : systems) {
      const Summary sum = summary(*e.system, style);
      // One line each: a long title loses its end here, not on its own page.
      std::string title = lines.t(visible(e.system->title));
      if (cells(title) > titles) title = title.substr(0, prefix_of(title, titles - 2)) + "..";
      lines.row(std::array<std::string, 4>{cut_middle(visible(e.system->id), ids), title, sum.marks,
                                           sum.silence},
                widths);
    }
  }
  for (const std::string& l :
       wrap(lines.t(counted(systems.size(), style)), lines.width(), lines.width()))
    lines.line(l);
  return std::move(lines).take();
}

std::string system_page(const SystemEntry& entry, const SystemsStyle& style) {
  const Page page(entry, style);
  const SystemsWords& w = page.w();
  const System& s = *entry.system;
  Lines lines(style);
  const std::string title = lines.t(visible(s.title));
  const std::string id = lines.t(fmt::format("{} {}", w.id, visible(s.id)));
  const bool narrow = style.list || lines.width() < 72;
  const std::size_t right = std::min<std::size_t>(lines.width(), 80);
  if (!narrow && cells(title) + cells(id) + 2 <= right) {
    lines.line(padded(title, right - cells(id)) + id);
  } else {
    for (const std::string& l : wrap(title, lines.width(), lines.width())) lines.line(l);
    lines.line(id);
  }

  if (const std::string none = page.no_row(); !none.empty())
    for (const std::string& l : wrap(lines.t(none), lines.width(), lines.width())) lines.line(l);
  const std::vector<Row> rows = page.rows();
  if (narrow) {
    for (const Row& r : rows) {
      lines.line("");
      lines.labelled(w.head_version, joined(r));
      lines.labelled(w.head_has_tls, page.has(r.has_tls));
      lines.labelled(w.head_shows, visible(r.shows));
      lines.labelled(w.head_silence, page.silence(r.silence));
    }
    lines.line("");
  } else if (!rows.empty()) {
    std::size_t shows = cells(w.head_shows), silence = cells(w.head_silence);
    for (const Row& r : rows) {
      shows = std::max(shows, cells(visible(r.shows)));
      silence = std::max(silence, cells(page.silence(r.silence)));
    }
    // The first column is as wide as its ranges need; a column for short labels, so that ranges
    // stand under each other.
    std::size_t first = 27;
    for (const Row& r : rows)
      for (const std::string& range : r.ranges)
        first = std::max(first, beside(r) + cells(lines.t(visible(range))));
    first = std::min<std::size_t>(first, 32);
    const std::size_t has = 8;
    shows = std::min(shows, lines.width() - first - has - silence - 6);
    const std::array<std::size_t, 4> widths{first, has, shows, silence};
    lines.row(std::array<std::string, 4>{std::string(w.head_version), std::string(w.head_has_tls),
                                         std::string(w.head_shows), std::string(w.head_silence)},
              widths);
    for (const Row& r : rows) {
      const std::size_t at = beside(r);
      std::vector<std::string> version = wrap(lines.t(visible(r.label)), first, first);
      for (std::size_t n = 0; n < r.ranges.size(); ++n) {
        const auto parts = wrap(lines.t(visible(r.ranges[n])), first - at, first - at);
        for (std::size_t k = 0; k < parts.size(); ++k)
          if (n == 0 && k == 0 && at > kIndent)
            version.front() = padded(version.front(), at) + parts[k];
          else
            version.push_back(std::string(at, ' ') + parts[k]);
      }
      lines.rows(
          std::array<std::vector<std::string>, 4>{std::move(version),
                                                  {page.has(r.has_tls)},
                                                  wrap(lines.t(visible(r.shows)), shows, shows),
                                                  {lines.t(page.silence(r.silence))}},
          widths);
    }
  }
  for (const auto& [label, text] : page.facts()) lines.labelled(label, visible(text));
  if (!entry.examples.empty()) {
    bool first = true;
    for (const SystemExample& x : entry.examples) {
      lines.labelled(first ? w.examples : std::string_view(), page.said(x));
      lines.labelled("", unfolded(x.received));
      first = false;
    }
  }
  return std::move(lines).take();
}

std::string systems_markdown(std::span<const SystemEntry> systems, const SystemsStyle& style) {
  const SystemsWords& w = systems_words(style.language);
  std::string out = fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", w.head_id,
                                w.head_system, w.head_marks, w.head_silence);
  for (const SystemEntry& e : systems) {
    const Summary sum = summary(*e.system, style);
    out += fmt::format("| {} | {} | {} | {} |\n", markdown_code(e.system->id, true),
                       markdown_text(e.system->title), sum.marks, sum.silence);
  }
  return out + fmt::format("\n{}\n", markdown_text(counted(systems.size(), style)));
}

std::string system_markdown(const SystemEntry& entry, const SystemsStyle& style) {
  const Page page(entry, style);
  const SystemsWords& w = page.w();
  std::string out =
      fmt::format("## {} ({} {})\n\n| {} | {} | {} | {} |\n|---|---|---|---|\n",
                  markdown_text(entry.system->title), w.id, markdown_code(entry.system->id),
                  w.head_version, w.head_has_tls, w.head_shows, w.head_silence);
  for (const Row& r : page.rows())
    out += fmt::format("| {} | {} | {} | {} |\n", markdown_text(joined(r)), page.has(r.has_tls),
                       markdown_text(r.shows), page.silence(r.silence));
  out += '\n';
  if (const std::string none = page.no_row(); !none.empty())
    out += fmt::format("{}\n\n", markdown_text(none));
  for (const auto& [label, text] : page.facts())
    out += fmt::format("- {}: {}\n", label, markdown_text(text));
  for (const SystemExample& x : entry.examples)
    out +=
        fmt::format("- {}: {}\n", markdown_text(page.said(x)), markdown_code(unfolded(x.received)));
  return out;
}

std::string systems_json(std::span<const SystemEntry> systems, std::string_view program) {
  std::string out;
  const auto key = [&](std::string_view name, bool first = false) {
    if (!first) out += ',';
    append_json_text(out, name);
    out += ':';
  };
  const auto text = [&](std::string_view value) {
    if (value.empty())
      out += "null";
    else
      append_json_text(out, value);
  };
  const auto flag = [&](bool value) { out += value ? "true" : "false"; };
  out += "{\"schema\":\"tlspath.systems/1\",\"program\":";
  append_json_text(out, program);
  out += ",\"systems\":[";
  for (std::size_t n = 0; n < systems.size(); ++n) {
    const SystemEntry& e = systems[n];
    const System& s = *e.system;
    out += n == 0 ? "\n{" : ",\n{";
    key("id", true), text(s.id);
    key("title"), text(s.title);
    key("short_title"), text(s.short_title);
    key("own"), flag(e.own);
    key("replaces"), text(e.replaces);
    key("tls_since"), text(s.tls_since);
    key("profiles"), out += '[';
    bool first = true;
    for (const Profile& p : s.profiles) {
      if (!explains(e, p)) continue;
      out += first ? "{" : ",{";
      first = false;
      key("label", true), text(p.label);
      key("from"), text(p.from);
      key("until"), text(p.until);
      key("range_of"), text(p.by_date ? "date" : "version");
      key("unversioned"), flag(p.unversioned || s.profiles.size() == 1);
      const HasTls h = has_tls(p);
      key("has_tls"), out += h == HasTls::yes ? "true" : h == HasTls::no ? "false" : "null";
      key("marks"), text(name(p.marks));
      key("shows"), text(p.shows);
      key("silence"), text(name(silence_means(p)));
      key("source"), text(p.source);
      out += '}';
    }
    out += ']';
    key("forms"), out += '[';
    first = true;
    for (const Form& f : s.forms) {
      out += first ? "{" : ",{";
      first = false;
      key("slot", true), text(name(f.slot));
      key("text"), text(f.text);
      key("means"), text(name(f.means));
      out += '}';
    }
    out += ']';
    key("by_only_is_pickup"), flag(s.by_only_is_pickup);
    key("never_shown"), out += '[';
    first = true;
    for (const Fact f : {Fact::version, Fact::cipher, Fact::bits, Fact::key_exchange,
                         Fact::signature, Fact::client_certificate, Fact::authenticated}) {
      if (!s.never_shown.has(f)) continue;
      if (!first) out += ',';
      first = false;
      text(name(f));
    }
    out += ']';
    key("source"), text(s.source);
    key("unknown"), text(s.unknown);
    key("examples"), out += '[';
    first = true;
    for (const SystemExample& x : e.examples) {
      out += first ? "{" : ",{";
      first = false;
      key("received", true), text(x.received);
      key("verdict"), text(name(x.verdict));
      key("version"), text(x.version ? name(*x.version) : std::string_view());
      key("cipher"), text(x.cipher);
      key("bits"), out += x.bits ? std::to_string(*x.bits) : std::string("null");
      out += '}';
    }
    out += "]}";
  }
  return out + "\n]}\n";
}

}  // namespace tlspath

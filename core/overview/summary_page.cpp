#include "core/overview/summary_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "core/overview/charts.hpp"
#include "core/overview/summary_table.hpp"
#include "core/overview/summary_text.hpp"
#include "core/overview/summary_words.hpp"
#include "core/path/analysis.hpp"
#include "core/report/hidden_field.hpp"
#include "core/report/lang.hpp"
#include "core/report/marks.hpp"
#include "core/report/page_parts.hpp"
#include "core/report/page_words.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

// Changed? Then kChartStyleHash must change with it: tests/summary_page_test.py says what it must
// be.
constexpr std::string_view kChartStyle = R"css(
:root{--ink:#33414D;--bar-encrypted:#0072B2;--bar-cleartext:#D55E00;--bar-unproven:#F0E442;--bar-local:#B4BCC4;--bar-weak:#F0B429}
@media screen and (prefers-color-scheme:dark){:root{--ink:#C5CED6;--bar-encrypted:#56B4E9;--bar-cleartext:#E8702A;--bar-unproven:#F0E442;--bar-local:#7D8893;--bar-weak:#F5C242}}
.chart{display:block;width:100%;max-width:48rem;height:auto;margin:.6rem 0}
.patterns{position:absolute}
.chart text{font:12px system-ui,"Segoe UI","DejaVu Sans",sans-serif;fill:var(--text);unicode-bidi:isolate}
.chart rect{stroke:var(--ink);stroke-width:1}
.grid{stroke:var(--edge);stroke-width:.5}
.fill-encrypted{fill:var(--bar-encrypted)}
.fill-cleartext{fill:url(#hatch)}
.fill-unproven{fill:url(#dots)}
.fill-local{fill:var(--bar-local)}
.fill-weak{fill:var(--bar-weak)}
.ground-cleartext{fill:var(--bar-cleartext)}
.ground-unproven{fill:var(--bar-unproven)}
.ink{stroke:#33414D;stroke-width:1}
.dot{fill:#33414D}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;padding:0}
.legend svg{vertical-align:-.15em}
.legend rect{stroke:var(--ink)}
.finding{margin:0 0 1.6rem}
main>h2,#how{margin-top:2.2rem}
main>nav{margin-top:1.4rem}
main>h1+h2{margin-top:1rem}
@media print{.chart,.finding,.legend{break-inside:avoid}h3+p,h4+p,.legend{break-after:avoid}}
)css";
constexpr std::string_view kChartStyleHash = "Q+SzSmP0LEpYDt2lhhQwO5Va6lpnNwvODhCpry03G7A=";

constexpr std::size_t kRows = 50, kBars = 10, kColumns = 36;

std::string replaced(std::string_view text, std::string_view name) {
  std::string out;
  for (const char c : text) {
    if (c == '%')
      out += name;
    else
      out += c;
  }
  return out;
}

class Page {
 public:
  Page(std::string& out, const SummaryPage& in)
      : out_(out),
        in_(in),
        s_(in.summary),
        w_(summary_words(in.language)),
        words_(words(in.language)),
        page_(page_words(in.language)),
        analyzer_(in.reader, in.organisations, {}, own_),
        redactor_(&in.organisations, in.hide) {
    set_times();
  }

  void write() {
    const bool for_somebody = !in_.partner.empty() || !in_.relay.empty();
    const std::string title = answer();
    put("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
        name(in_.language));
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'sha256-{}' 'sha256-{}'; img-src data:\">\n",
        kPageStyleHash, kChartStyleHash);
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>{}</title>\n<style>{}</style>\n<style>{}</style>\n</head>\n<body>\n",
        html_text(title), kPageStyle, kChartStyle);
    put("<a class=\"skip\" href=\"#proof\">{}</a>\n<main>\n<h1>{}</h1>\n",
        html_text(for_somebody ? w_.proof : w_.skip), page_sentence(title));
    contents(for_somebody);
    scope();
    append_chart_patterns(out_);
    if (for_somebody)
      for_them();
    else
      for_us();
    how_to_read();
    put("</main>\n<footer>{} {}", page_.made_by, html_text(in_.version));
    // A redacted page does not tell where its database lies.
    if (!in_.command.empty() && in_.hide == Hide::nothing)
      put(" {} <code>{}</code>", page_.with_command, isolated(in_.command));
    put("</footer>\n</body>\n</html>\n");
  }

 private:
  template <class... T>
  void put(fmt::format_string<T...> f, T&&... args) {
    fmt::format_to(std::back_inserter(out_), f, std::forward<T>(args)...);
  }
  std::string grouped(std::uint64_t n) const { return tlspath::grouped(n, in_.language); }

  void heading(int level, std::string_view text, std::string_view id = {}) {
    if (id.empty())
      put("<h{0}>{1}</h{0}>\n", level, page_sentence(text));
    else
      put("<h{0} id=\"{2}\">{1}</h{0}>\n", level, page_sentence(text), id);
  }
  void paragraph(std::string_view text, std::string_view style = {}) {
    if (style.empty())
      put("<p>{}</p>\n", page_sentence(text));
    else
      put("<p class=\"{}\">{}</p>\n", style, page_sentence(text));
  }

  // What the page says in one sentence: the worst of how the mails came in at the boundary.
  std::string answer() const {
    const auto of = [&](Verdict v) { return s_.boundary_verdicts[static_cast<std::size_t>(v)]; };
    const auto [lead, mails] =
        of(Verdict::cleartext) > 0   ? std::pair(w_.answer_cleartext, of(Verdict::cleartext))
        : of(Verdict::unstated) > 0  ? std::pair(w_.answer_unstated, of(Verdict::unstated))
        : of(Verdict::encrypted) > 0 ? std::pair(w_.answer_encrypted, of(Verdict::encrypted))
                                     : std::pair(w_.answer_never, s_.no_boundary);
    const std::string receiver = visible(s_.receiver);
    std::string out = fmt::format(
        "{}: {} {} {} {}", replaced(lead, receiver.empty() ? w_.receiving_side : receiver),
        grouped(mails), w_.of_mails, grouped(s_.mails), s_.mails == 1 ? w_.mail : w_.mails);
    if (!in_.partner.empty())
      out += " " + replaced(w_.from_partner, visible(in_.partner));
    else if (!in_.relay.empty())
      out += " " + replaced(w_.by_relay, visible(in_.relay));
    out += fmt::format(" ({})", percent(mails, s_.mails, in_.language));
    if (lead == w_.answer_cleartext || lead == w_.answer_unstated)
      out += fmt::format("; {}: {} ({})", words_.verdict(Verdict::encrypted),
                         grouped(of(Verdict::encrypted)),
                         percent(of(Verdict::encrypted), s_.mails, in_.language));
    return out;
  }

  void contents(bool for_somebody) {
    put("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ul>\n", page_.contents);
    const auto link = [&](std::string_view id, std::string_view to) {
      put("<li><a href=\"#{}\">{}</a></li>\n", id, html_text(to));
    };
    link("scope", w_.scope);
    if (for_somebody) {
      link("came", w_.came_how);
      link("proof", w_.proof);
      link("to-do", w_.to_do);
      link("unknown", w_.unknown);
    } else {
      link("charts", w_.charts);
      link("proof", w_.findings);
      link("tables", w_.tables);
      link("unknown", words_.unknown());
    }
    link("how", page_.how_to_read);
    put("</ul>\n</nav>\n");
  }

  void scope() {
    heading(2, w_.scope, "scope");
    put("<dl class=\"facts\">\n<dt>{}</dt><dd>{}</dd>\n", html_text(w_.counted_mails),
        html_text(summary_line(s_, in_.language)));
    if (s_.duplicates > 0)
      put("<dt></dt><dd>{} {}</dd>\n", grouped(s_.duplicates),
          html_text(s_.duplicates_counted
                        ? (s_.duplicates == 1 ? w_.duplicates_all_one : w_.duplicates_all)
                        : (s_.duplicates == 1 ? w_.duplicates_once_one : w_.duplicates_once)));
    if (s_.first && s_.last)
      put("<dt>{}</dt><dd>{} {} {}</dd>\n", html_text(w_.period), date_of(*s_.first),
          html_text(w_.to), date_of(*s_.last));
    sources();
    if (s_.unread > 0)
      put("<dt>{}</dt><dd>{} {}</dd>\n", html_text(w_.sources_unread), grouped(s_.unread),
          html_text(s_.unread == 1 ? w_.file : w_.files));
    put("</dl>\n");
    if (in_.boundary_inferred) paragraph(w_.boundary_inferred);
  }

  // A redacted page does not tell where the mails lie.
  void sources() {
    const std::uint64_t all = s_.sources.size() + s_.more_sources;
    if (all == 0) return;
    put("<dt>{}</dt>", html_text(w_.sources));
    if (in_.hide != Hide::nothing) {
      put("<dd>{}</dd>\n", grouped(all));
      return;
    }
    for (const std::string& path : s_.sources) {
      if (&path != s_.sources.data()) put("<dt></dt>");
      put("<dd>{}</dd>\n", isolated(path));
    }
    if (s_.more_sources > 0)
      put("<dt></dt><dd>{} {}</dd>\n", grouped(s_.more_sources), html_text(w_.more));
  }

  // --- the page of an archive ---

  void for_us() {
    table(TableKind::verdict);
    heading(2, w_.charts, "charts");
    months();
    relays();
    versions();
    weak();
    heading(2, w_.findings, "proof");
    findings();
    heading(2, w_.tables, "tables");
    for (const TableKind k :
         {TableKind::partner, TableKind::matrix, TableKind::cipher, TableKind::system})
      table(k);
    heading(2, words_.unknown(), "unknown");
    unknown(false);
  }

  void legend() {
    put("<ul class=\"legend\">\n");
    for (const auto& [fill, v] : {std::pair("encrypted", PathVerdict::encrypted),
                                  {"local", PathVerdict::local},
                                  {"unproven", PathVerdict::unproven},
                                  {"cleartext", PathVerdict::cleartext}})
      put("<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"fill-{}\" "
          "x=\".5\" y=\".5\" width=\"13\" height=\"13\"/></svg> {}</li>\n",
          fill, html_text(words_.path_verdict(v)));
    put("</ul>\n");
  }

  // What is drawn by time, and stands in the tables beneath: the months, or the years where they
  // are many. What has no time comes first, and is in the tables only.
  void set_times() {
    const std::size_t unnamed = without_time(s_.months);
    by_year_ = s_.months.size() - unnamed > kColumns;
    std::vector<Group>& times = times_.months;
    for (const Group& month : s_.months) {
      const std::string when = month.name.substr(0, by_year_ ? 4 : 7);
      if (times.empty() || times.back().name != when) times.emplace_back().name = when;
      Group& g = times.back();
      g.count += month.count;
      for (std::size_t i = 0; i < g.verdicts.size(); ++i) g.verdicts[i] += month.verdicts[i];
      for (std::size_t i = 0; i < g.versions.size(); ++i) g.versions[i] += month.versions[i];
    }
    for (; times.size() > kColumns + unnamed; ++older_times_)
      times.erase(times.begin() + static_cast<std::ptrdiff_t>(unnamed));
  }
  static std::size_t without_time(const std::vector<Group>& months) {
    return !months.empty() && months.front().name.empty() ? 1 : 0;
  }
  std::span<const Group> times() const {
    return std::span(times_.months).subspan(without_time(times_.months));
  }
  // "The whole way by %"
  std::string by_time(std::string_view text) const {
    return replaced(text, by_year_ ? w_.year : w_.month);
  }
  void time_table(TableView t, std::string_view title, std::string_view id) {
    t.title = t.columns.front().head = title;
    t.left_out = older_times_;
    table(t, id);
  }
  void time_table() {
    time_table(make_table(times_, TableKind::month, {.language = in_.language}),
               by_year_ ? w_.title_year : w_.title_month, "month");
  }

  void months() {
    const std::string title = by_time(w_.chart_times), about = by_time(w_.about_times);
    heading(3, title);
    std::vector<ChartColumn> columns;
    for (const Group& g : times())
      columns.push_back(
          {.name = g.name, .count = grouped(g.count), .parts = g.verdicts, .all = g.count});
    if (columns.empty())
      paragraph(w_.chart_none);
    else {
      paragraph(about);
      legend();
      append_column_chart(out_, head("months", title, about), columns);
    }
    time_table();
  }

  static ChartHead head(std::string_view id, std::string_view title, std::string_view text) {
    return {.id = id, .title = std::string(title), .text = std::string(text)};
  }

  void relays() {
    heading(3, w_.chart_relays);
    const std::string about = fmt::format("{} {}", w_.about_relays, w_.about_relay_bars);
    paragraph(about);
    std::vector<ChartBar> bars;
    for (const Group& g : s_.relays) {
      if (bars.size() == kBars || g.of(Verdict::cleartext) == 0) break;
      bars.push_back({.name = g.name.empty() ? std::string(w_.not_stated) : visible(g.name),
                      .count = grouped(g.of(Verdict::cleartext)),
                      .value = g.of(Verdict::cleartext)});
    }
    if (!bars.empty())
      append_bar_chart(out_, head("relays", w_.chart_relays, about), bars, "fill-cleartext");
    table(TableKind::relay);
  }

  void versions() {
    heading(3, w_.chart_versions);
    paragraph(w_.about_versions);
    std::vector<ChartBar> bars;
    for (const Group& g : s_.versions)
      if (!g.name.empty())
        bars.push_back({.name = g.name, .count = grouped(g.count), .value = g.count});
    if (!bars.empty())
      append_bar_chart(out_, head("versions", w_.chart_versions, w_.about_versions), bars,
                       "fill-encrypted");
    table(TableKind::version);
    version_months();
  }

  // A row of columns for each version: when did the old ones end?
  void version_months() {
    std::array<std::uint64_t, kTlsVersions + 1> sums{};
    for (const Group& g : s_.months)
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += g.versions[i];
    ChartTimes columns;
    for (const Group& g : times()) {
      columns.columns.push_back(g.name);
      columns.all.push_back(
          std::accumulate(g.versions.begin(), g.versions.end(), std::uint64_t{0}));
    }
    std::vector<ChartRow> rows;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (sums[i] == 0) continue;
      ChartRow& row = rows.emplace_back();
      row.name = i == kTlsVersions ? w_.not_stated : name(static_cast<TlsVersion>(i));
      row.count = grouped(sums[i]);
      for (const Group& g : times()) row.values.push_back(g.versions[i]);
    }
    if (rows.empty()) return;
    const std::string title = by_time(w_.chart_version_times),
                      about = by_time(w_.about_version_times);
    heading(4, title);
    paragraph(about);
    append_rows_chart(out_, head("version-months", title, about), columns, rows, "fill-encrypted");
    time_table(make_version_month_table(times_, {.language = in_.language}),
               by_year_ ? w_.title_version_year : w_.title_version_month, "version-month");
  }

  void weak() {
    std::vector<ChartSpan> spans;
    for (const Group& g : s_.weak) {
      if (spans.size() == kBars) break;
      if (!g.first || !g.last) continue;
      spans.push_back({.name = g.name.empty() ? std::string(w_.not_stated) : visible(g.name),
                       .from = date_of(*g.first),
                       .to = date_of(*g.last),
                       .first = *g.first,
                       .last = *g.last});
    }
    if (spans.empty()) return;
    heading(3, w_.title_weak);
    paragraph(w_.about_weak);
    append_span_chart(out_, head("weak", w_.title_weak, w_.about_weak), spans);
    table(TableKind::weak);
  }

  void table(TableKind kind) {
    table(make_table(s_, kind, {.language = in_.language, .rows = kRows}), name(kind));
  }

  void table(const TableView& t, std::string_view id) {
    if (t.rows.empty()) return;
    put("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{0}\">\n"
        "<table>\n<caption id=\"table-{0}\">{1}</caption>\n<thead><tr>",
        id, html_text(t.title));
    for (const TableColumn& c : t.columns) {
      if (too_wide(t.kind, c)) continue;
      put("<th scope=\"col\"{}>", number(c) ? " class=\"number\"" : "");
      if (!c.sign.empty()) put("<span aria-hidden=\"true\">{}</span> ", html_text(c.sign));
      put("{}</th>", html_text(c.head));
    }
    put("</tr></thead>\n<tbody>\n");
    for (const auto& row : t.rows) {
      put("<tr><th scope=\"row\">{}</th>", isolated(row[0].text));
      for (std::size_t i = 1; i < row.size(); ++i) {
        const TableColumn& c = t.columns[i];
        if (too_wide(t.kind, c)) continue;
        if (c.id == "share")
          put("<td class=\"number\">{}</td>", percent(row[i].count, row[i].of, in_.language));
        else if (c.form == TableColumn::share)
          put("<td class=\"number\">{} <span class=\"muted\">({})</span></td>",
              grouped(row[i].count), percent(row[i].count, row[i].of, in_.language));
        else if (c.form == TableColumn::count)
          put("<td class=\"number\">{}</td>", grouped(row[i].count));
        else
          put("<td{}>{}</td>", c.form == TableColumn::date ? " class=\"nowrap\"" : "",
              row[i].text.empty() ? std::string("-") : isolated(row[i].text));
      }
      put("</tr>\n");
    }
    put("</tbody>\n</table>\n</div>\n");
    if (t.left_out > 0)
      put("<p class=\"muted\">{} {}</p>\n", grouped(t.left_out),
          html_text(in_.database.empty() ? w_.more_rows_alone : w_.more_rows));
    if (t.others > 0)
      put("<p class=\"muted\">{} {}</p>\n", grouped(t.others), html_text(w_.others));
  }

  // Paper has no room for all columns of these.
  static bool too_wide(TableKind kind, const TableColumn& c) {
    return (kind == TableKind::partner || kind == TableKind::relay) &&
           (c.id == "local" || c.id == "first");
  }

  static bool number(const TableColumn& c) {
    return c.form == TableColumn::count || c.form == TableColumn::share;
  }

  void findings() {
    if (s_.findings.empty()) paragraph(w_.no_findings);
    for (const FindingCount& f : s_.findings) {
      put("<section class=\"finding\">\n");
      heading(3, fmt::format("{}: {}", finding_label(f.name, in_.language), grouped(f.count)));
      const auto e = std::ranges::find(s_.examples, f.name, &ExampleHop::about);
      if (e != s_.examples.end()) example(*e, 4);
      put("</section>\n");
    }
  }

  // --- the page for a partner ---

  void for_them() {
    heading(2, w_.came_how, "came");
    paragraph(in_.partner.empty() ? w_.about_relays : w_.about_partner);
    table(TableKind::verdict);
    if (in_.relay.empty()) table(TableKind::relay);
    time_table();
    table(TableKind::version);
    heading(2, w_.proof, "proof");
    // What has to change comes first.
    std::vector<const ExampleHop*> proofs;
    for (const Verdict v :
         {Verdict::cleartext, Verdict::unstated, Verdict::encrypted, Verdict::local})
      for (const ExampleHop& e : s_.examples)
        if (e.about == name(v)) proofs.push_back(&e);
    for (const ExampleHop* e : proofs) {
      put("<section class=\"finding\">\n");
      example(*e, 3);
      put("</section>\n");
    }
    if (proofs.empty()) paragraph(w_.proof_missing);
    heading(2, w_.to_do, "to-do");
    const auto of = [&](Verdict v) { return s_.boundary_verdicts[static_cast<std::size_t>(v)]; };
    std::uint64_t weak = 0;
    for (const Group& g : in_.partner.empty() ? s_.relays : s_.partners) weak += g.weak();
    put("<ul>\n");
    if (of(Verdict::cleartext) > 0) item(w_.do_cleartext);
    if (weak > 0) item(w_.do_weak);
    if (of(Verdict::cleartext) == 0 && weak == 0) item(w_.do_nothing);
    if (of(Verdict::unstated) > 0) item(w_.do_unstated);
    put("</ul>\n");
    heading(2, w_.unknown, "unknown");
    unknown(true);
  }

  void item(std::string_view text) { put("<li>{}</li>\n", page_sentence(text)); }

  void unknown(bool partner) {
    put("<ul>\n");
    item(w_.unknown_certificates);
    item(w_.unknown_genuine);
    if (partner && !in_.partner.empty()) item(w_.unknown_partner);
    item(w_.unknown_front_end);
    item(w_.unknown_content);
    put("</ul>\n");
  }

  // A line with its proof marked: read again, as it was read then.
  void example(const ExampleHop& e, int level) {
    const std::string raw = e.line + "\n\n";
    analyzer_.analyze(raw, analysis_);
    if (analysis_.hops.empty()) return;
    const Hop& h = analysis_.hops.front();
    redactor_.learn(raw, analysis_, nullptr);
    std::string where =
        fmt::format("{}: {} {} {}", w_.example, words_.hop(e.hop), w_.of_hops, e.hops);
    if (e.time) where += ", " + date_of(*e.time);
    if (in_.hide == Hide::nothing) {
      where += ", " + visible(e.path);
      if (!e.entry.empty()) where += " " + visible(e.entry);
      if (e.offset) where += fmt::format(", {} {}", w_.byte, *e.offset);
    }
    heading(level, where);
    put("<p><span class=\"chip {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        name(h.verdict), sign(h.verdict, false), html_text(words_.verdict(h.verdict)));
    if (h.grade)
      put(" <span class=\"nowrap\"><span aria-hidden=\"true\">{}</span> {}</span>",
          bars(*h.grade, false), html_text(words_.grade(*h.grade)));
    put("</p>\n<pre>");
    const std::vector<Mark> marks = marks_of(raw, h, page_, true);
    std::uint32_t at = h.line.at;
    const HiddenField hidden(redactor_, raw, h);
    const auto text = [&](Span where_is) {
      if (!redactor_.hides()) return append_pre_text(out_, slice(raw, where_is));
      for (const HiddenField::Piece& p : hidden.pieces(where_is)) append_pre_text(out_, p.text);
    };
    for (const Mark& m : marks) {
      if (m.where.at < at || m.where.end() > h.line.end()) continue;
      text(span_between(at, m.where.at));
      put("<mark>");
      text(m.where);
      put("</mark>");
      at = m.where.end();
    }
    text(span_between(at, h.line.end()));
    put("</pre>\n");
    if (marks.empty()) return;
    put("<ul class=\"labels\">");
    for (const Mark& m : marks)
      put("<li><mark>{}</mark> {}</li>",
          isolated(redactor_.hides() ? hidden.line(m.where) : unfolded(slice(raw, m.where))),
          html_text(m.label));
    put("</ul>\n");
  }

  void how_to_read() {
    put("<section id=\"how\">\n");
    heading(2, page_.how_to_read);
    put("<dl class=\"verdicts\">\n");
    const auto one = [&](Verdict v, std::string_view text) {
      put("<dt><span class=\"chip {}\"><span aria-hidden=\"true\">{}</span> {}</span></dt>"
          "<dd>{}</dd>\n",
          name(v), sign(v, false), html_text(words_.verdict(v)), html_text(text));
    };
    one(Verdict::encrypted, page_.how_encrypted);
    one(Verdict::cleartext, page_.how_cleartext);
    one(Verdict::unstated, page_.how_unstated);
    one(Verdict::local, page_.how_local);
    put("</dl>\n<p>{}</p>\n</section>\n", html_text(page_.how_trust));
  }

  std::string& out_;
  const SummaryPage& in_;
  const Summary& s_;
  Summary times_;  // its months alone: set_times()
  bool by_year_ = false;
  std::size_t older_times_ = 0;
  const SummaryWords& w_;
  const Words& words_;
  const PageWords& page_;
  OwnSide own_;
  Analyzer analyzer_;
  Analysis analysis_;
  Redactor redactor_;  // one for all examples: a token is the same host in each of them
};

}  // namespace

void append_summary_page(std::string& out, const SummaryPage& in) { Page(out, in).write(); }

}  // namespace tlspath

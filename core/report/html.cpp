#include "core/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/received/slots.hpp"
#include "core/report/beside_words.hpp"
#include "core/report/hidden_field.hpp"
#include "core/report/marks.hpp"
#include "core/report/no_proof.hpp"
#include "core/report/page_parts.hpp"
#include "core/report/page_words.hpp"
#include "core/report/redact.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"

namespace tlspath {
namespace {

std::string_view style_class(Verdict v) { return name(v); }
std::string_view style_class(const std::optional<PathVerdict>& v) {
  if (!v) return "none";
  return *v == PathVerdict::unproven ? std::string_view("unstated") : name(*v);
}

class Page {
 public:
  Page(std::string& out, const HtmlInput& in)
      : out_(out), in_(in), words_(words(in.language)), page_(page_words(in.language)) {}

  void write() {
    const bool several = in_.mails.size() > 1;
    const std::string title = in_.mails.size() == 1
                                  ? html_text(in_.mails[0].view->answer)
                                  : fmt::format("tlspath: {} {}", in_.mails.size(), page_.mails);
    put("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
        name(in_.language));
    put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'sha256-{}'; "
        "img-src data:\">\n",
        kPageStyleHash);
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>{}</title>\n<style>",
        title);
    out_ += kPageStyle;
    put("</style>\n</head>\n<body>\n");
    if (several) {
      put("<a class=\"skip\" href=\"#m1\">{}</a>\n<header>\n<h1>{}</h1>\n", page_.skip, title);
      put("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n",
          page_.contents);
      for (std::size_t i = 0; i < in_.mails.size(); ++i) {
        const MailView& v = *in_.mails[i].view;
        put("<li>{} <a href=\"#m{}\">{}</a>", chip(v.verdict), i + 1, page_sentence(v.answer));
        if (!v.source.empty()) put(" <span class=\"muted\">{}</span>", isolated(v.source));
        put("</li>\n");
      }
      put("<li><a href=\"#how\">{}</a></li>\n</ol>\n</nav>\n</header>\n", page_.how_to_read);
    }
    put("<main>\n");
    for (std::size_t i = 0; i < in_.mails.size(); ++i) mail(in_.mails[i], i + 1, several);
    how_to_read();
    put("</main>\n");
    footer();
    put("</body>\n</html>\n");
  }

 private:
  template <class... T>
  void put(fmt::format_string<T...> f, T&&... args) {
    fmt::format_to(std::back_inserter(out_), f, std::forward<T>(args)...);
  }

  std::string chip(Verdict v) const {
    return fmt::format("<span class=\"chip {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                       style_class(v), sign(v, false), html_text(words_.verdict(v)));
  }
  std::string chip(const std::optional<PathVerdict>& v) const {
    return fmt::format("<span class=\"chip {}\"><span aria-hidden=\"true\">{}</span> {}</span>",
                       style_class(v), sign(v, false), html_text(words_.path_verdict(v)));
  }

  void mail(const HtmlMail& m, std::size_t number, bool several) {
    const MailView& v = *m.view;
    section_ = several ? 3 : 2;
    put("<section class=\"mail\" id=\"m{0}\" aria-labelledby=\"m{0}-answer\">\n", number);
    put("<div class=\"answer\">{0}<h{1} id=\"m{2}-answer\">{3}</h{1}></div>\n", chip(v.verdict),
        section_ - 1, number, page_sentence(v.answer));
    if (!v.second.empty()) put("<p class=\"second\">{}</p>\n", page_sentence(v.second));
    if (!v.to_do.empty()) put("<p class=\"second\">{}</p>\n", page_sentence(v.to_do));
    scope(v);
    if (!v.hops.empty()) table(v, number);
    proof(v, number);
    std::vector<std::string> notes = v.notes;
    if (v.notes_left_out > 0)
      notes.push_back(more_statements(v.notes_left_out, MoreIn::page, v.language));
    list(words_.notes(), notes);
    unknown(v);
    if (m.analysis) header(m, number);
    if (!v.hidden.empty()) put("<p class=\"muted\">{}</p>\n", page_sentence(v.hidden));
    put("</section>\n");
  }

  void scope(const MailView& v) {
    heading(page_.scope);
    put("<dl class=\"facts\">\n");
    if (!v.source.empty()) put("<dt>{}</dt><dd>{}</dd>\n", page_.source, isolated(v.source));
    std::string line;
    const auto join = [&](std::string_view separator, const std::string& piece) {
      if (!line.empty()) line += separator;
      line += piece;
    };
    if (!v.date.empty()) join("", html_text(v.date));
    if (!v.from.empty()) join(", ", isolated(v.from));
    if (!v.to.empty()) join(v.from.empty() ? ", " : " -&gt; ", isolated(v.to));
    if (!v.subject.empty()) join(", ", "\u201c" + isolated(v.subject) + "\u201d");
    if (!line.empty()) put("<dt>{}</dt><dd>{}</dd>\n", html_text(words_.mail()), line);
    if (!v.message_id.empty())
      put("<dt>{}</dt><dd>{}</dd>\n", page_.message_id, isolated(v.message_id));
    put("</dl>\n");
  }

  // A host stays on one line unless it is long; its hyphens are no places to break.
  static std::string side(const std::string& host, const std::string& address) {
    constexpr std::size_t kLong = 34;
    const auto whole = [](const std::string& text, const std::string& shown) {
      return fmt::format("<span class=\"{}\">{}</span>", text.size() > kLong ? "long" : "nowrap",
                         shown);
    };
    std::string out = host.empty() ? std::string() : whole(host, isolated(host));
    if (!address.empty())
      out += (out.empty() ? "" : " ") + whole(address, "[" + isolated(address) + "]");
    return out;
  }

  void table(const MailView& v, std::size_t number) {
    put("<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
        "aria-labelledby=\"m{0}-way\">\n<table>\n"
        "<caption id=\"m{0}-way\">{1}</caption>\n<thead><tr>",
        number, page_.way);
    const auto head = [&](std::string_view text, std::string_view c = {}) {
      put("<th scope=\"col\"{}>{}</th>",
          c.empty() ? std::string() : fmt::format(" class=\"{}\"", c), html_text(text));
    };
    head(page_.head_hop);
    head(fmt::format("{}, {}", words_.label_verdict(), words_.label_grade()));
    head(page_.head_where);
    head(page_.head_facts);
    head(page_.head_time, "number");
    head(words_.label_delay(), "number");
    head(page_.head_written_by);
    put("</tr></thead>\n<tbody>\n");
    for (const HopView& h : v.hops) row(h, number);
    put("</tbody>\n</table>\n</div>\n");
  }

  void row(const HopView& h, std::size_t number) {
    put("<tr><th scope=\"row\" class=\"hop\"><a href=\"#m{}-line{}\">{}<span class=\"away\">, "
        "{}</span></a></th>",
        number, h.number, h.number, page_.see_line);
    put("<td>{}", chip(h.verdict));
    if (h.grade) {
      put("<br><span class=\"nowrap\"><span aria-hidden=\"true\">{}</span> {}</span>",
          bars(*h.grade, false), html_text(h.grade_words));
    }
    put("</td><td>");
    const std::string from = side(h.from, h.from_address), by = side(h.by, h.by_address);
    if (!from.empty()) put("{}<br>", from);
    if (!from.empty() && !by.empty()) {
      put("<span aria-hidden=\"true\">-&gt;</span><span class=\"away\">{}</span> ", page_.to);
    }
    put("{}", by);
    if (!h.local.empty()) put("<br>{}", page_sentence(h.local));
    put("</td><td class=\"stated\">");
    std::string facts;
    for (const char c : isolated_or_nothing(h.facts)) {  // a long suite breaks where its words end
      facts.push_back(c);
      if (c == '_') facts += "<wbr>";
    }
    const auto more = [&](std::string text) {
      if (text.empty()) return;
      if (!facts.empty()) facts += "<br>";
      facts += text;
    };
    if (!h.key_exchange.empty())
      more(html_text(words_.label_key_exchange()) + " " + isolated(h.key_exchange));
    more(isolated_or_nothing(h.client_certificate));
    more(isolated_or_nothing(h.authenticated));
    put("{}</td>", facts);
    put("<td class=\"number\">{}", html_text(h.time));
    if (h.day_offset != 0) put("<br>{}", html_text(h.date));
    put("</td><td class=\"number\">{}</td><td class=\"by\">",
        h.delay.empty() ? std::string("-") : html_text(h.delay));
    put("{}", page_sentence(h.by_system.empty() ? h.plain_reading : h.by_system));
    put("<br>{}", html_text(h.trust_words));
    for (const std::string& f : h.flags)
      put("<br><span class=\"flag\">{}</span>", page_sentence(f));
    put("</td></tr>\n");
  }

  static std::string isolated_or_nothing(const std::string& s) {
    return s.empty() ? std::string() : isolated(s);
  }

  void proof(const MailView& v, std::size_t number) {
    if (v.proofs.empty()) return;
    heading(html_text(words_.proof()));
    put("<ul class=\"proof\">\n");
    for (const ProofView& p : v.proofs) {
      put("<li><a href=\"#m{}-line{}\">{}</a>: <mark><bdi>{}</bdi></mark>, {}, "
          "<code>{}</code></li>\n",
          number, p.hop, html_text(words_.hop(p.hop)), html_text(p.words),
          html_text(words_.byte(p.byte)), html_text(p.rule));
    }
    put("</ul>\n");
  }

  // The Received lines, newest first, with what they prove below each.
  void header(const HtmlMail& m, std::size_t number) {
    const std::vector<Hop>& hops = m.analysis->hops;
    if (hops.empty()) return;
    heading(page_.header);
    put("<p class=\"muted\">{}</p>\n",
        m.redactor && m.redactor->hides() ? page_.header_hidden : page_.header_note);
    std::vector<const Hop*> newest_first;
    for (const Hop& h : hops) newest_first.push_back(&h);
    std::ranges::sort(newest_first, {}, [](const Hop* h) { return h->line.at; });
    ReceivedField parts;
    std::vector<WeightlessWords> weightless;
    bool first = true;
    for (const Hop* h : newest_first) {
      const std::vector<Mark> marks = marks_of(m.raw, *h, page_, first);
      first = first && marks.empty();
      weightless.clear();
      tokenize(m.raw, h->value, parts);
      find_weightless_words(m.raw, parts, weightless);

      struct Stretch {
        Span where;
        std::string label;
        bool proof;
      };
      std::optional<HiddenField> hidden;
      if (m.redactor && m.redactor->hides()) hidden.emplace(*m.redactor, m.raw, *h);
      const auto text_of = [&](Span where) {
        if (!hidden) return append_pre_text(out_, slice(m.raw, where));
        for (const HiddenField::Piece& p : hidden->pieces(where)) append_pre_text(out_, p.text);
      };
      std::vector<Stretch> all;
      for (const Mark& k : marks) all.push_back({k.where, k.label, true});
      for (const WeightlessWords& w : weightless)
        all.push_back({w.where, std::string(label(w.kind)), false});
      std::ranges::sort(all, {}, [](const Stretch& s) { return s.where.at; });

      put("<div class=\"line\" id=\"m{0}-line{1}\">\n<h{2}>{3}</h{2}>\n<pre>", number, h->number,
          section_ + 1,
          html_text(words_.hop_of(h->number, static_cast<std::uint32_t>(hops.size()))));
      std::uint32_t at = h->line.at;
      const std::uint32_t end =
          std::min<std::uint32_t>(h->line.end(), static_cast<std::uint32_t>(m.raw.size()));
      for (const Stretch& s : all) {
        if (s.where.at < at || s.where.end() > end) continue;
        text_of(span_between(at, s.where.at));
        put("{}", s.proof ? "<mark>" : "<span class=\"weightless\">");
        text_of(s.where);
        put("{}", s.proof ? "</mark>" : "</span>");
        at = s.where.end();
      }
      text_of(span_between(at, end));
      put("</pre>\n");
      if (!all.empty()) put("<ul class=\"labels\">");
      for (const Stretch& s : all) {
        put("<li>{}", s.proof ? "<mark>" : "<span class=\"weightless\">");
        out_ += isolated(hidden ? hidden->line(s.where) : unfolded(slice(m.raw, s.where)));
        put("{} {}</li>", s.proof ? "</mark>" : "</span>", html_text(s.label));
      }
      if (!all.empty()) put("</ul>\n");
      put("</div>\n");
    }
  }

  std::string_view label(Weightless k) const {
    switch (k) {
      case Weightless::greeting:
        return page_.greeting;
      case Weightless::name:
        return page_.name;
      case Weightless::sender_words:
        return page_.sender_words;
      case Weightless::host:
        return page_.host;
      case Weightless::id:
        return page_.id;
      case Weightless::recipient:
        return page_.recipient;
    }
    return {};
  }

  // Of one of a mail's sections; below the answer, which is the page's title where it is alone.
  void heading(std::string_view html) { put("<h{0} class=\"part\">{1}</h{0}>\n", section_, html); }

  void list(std::string_view title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    heading(html_text(title));
    put("<ul>\n");
    for (const std::string& l : lines) put("<li>{}</li>\n", page_sentence(l));
    put("</ul>\n");
  }

  void unknown(const MailView& v) {
    list(words_.unknown(), v.unknown);
    if (!v.command.empty()) put("<p><code>{}</code></p>\n", isolated(v.command));
  }

  void how_to_read() {
    put("<section id=\"how\" aria-labelledby=\"how-head\">\n<h2 id=\"how-head\">{}</h2>\n<dl "
        "class=\"verdicts\">\n",
        page_.how_to_read);
    const auto one = [&](Verdict v, std::string_view text) {
      put("<dt>{}</dt><dd>{}</dd>\n", chip(v), html_text(text));
    };
    one(Verdict::encrypted, page_.how_encrypted);
    one(Verdict::cleartext, page_.how_cleartext);
    one(Verdict::unstated, page_.how_unstated);
    one(Verdict::local, page_.how_local);
    put("</dl>\n<p>{}</p>\n</section>\n", html_text(page_.how_trust));
  }

  void footer() {
    put("<footer>{} {}", page_.made_by, html_text(in_.version));
    if (!in_.command.empty()) put(" {} <code>{}</code>", page_.with_command, isolated(in_.command));
    put("</footer>\n");
  }

  std::string& out_;
  const HtmlInput& in_;
  const Words& words_;
  const PageWords& page_;
  int section_ = 2;  // level of the headings of a mail's sections
};

}  // namespace

void append_html(std::string& out, const HtmlInput& in) { Page(out, in).write(); }

}  // namespace tlspath

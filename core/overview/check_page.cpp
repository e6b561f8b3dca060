// See check_page.hpp.
#include "core/overview/check_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/overview/check_words.hpp"
#include "core/report/lang.hpp"
#include "core/report/text.hpp"
#include "core/text/escape.hpp"
#include "core/text/json_text.hpp"
#include "core/text/numbers.hpp"

namespace tlspath {
namespace {

constexpr std::size_t kMostShown = 20;  // mails of a rule in text without --all
constexpr std::size_t kMostInTable = 1'000;
constexpr std::size_t kTitle = 40;  // cells of a rule's name

// What a rule as a whole is marked with.
enum class Mark : std::uint8_t { broken, kept, open, none };
Mark mark_of(const RuleResult& r) {
  if (r.of(Outcome::violated) > 0) return Mark::broken;
  if (r.of(Outcome::reported) > 0) return Mark::open;
  return r.judged() > 0 ? Mark::kept : Mark::none;
}
Mark mark_of(const CheckResult& result) {
  if (result.violated()) return Mark::broken;
  if (result.judged() == 0) return Mark::none;
  return result.of(Outcome::kept) + result.of(Outcome::allowed) > 0 ? Mark::kept : Mark::open;
}
std::string_view sign_of(Mark m, bool ascii) {
  switch (m) {
    case Mark::broken:
      return sign(Verdict::cleartext, ascii);
    case Mark::kept:
      return sign(Verdict::encrypted, ascii);
    case Mark::open:
      return sign(Verdict::unstated, ascii);
    case Mark::none:
      break;
  }
  return "-";
}

// Broken rules first, then kept, then open ones: as they stand in the policy.
std::vector<std::size_t> by_mark(const CheckResult& result) {
  std::vector<std::size_t> order(result.rules.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return mark_of(result.rules[i]); });
  return order;
}

std::string place_of(const CheckedMail& m, Language l) {
  std::string out = m.path;
  if (!m.entry.empty()) out += "/" + m.entry;
  if (m.offset.value_or(0) != 0) out += ", " + words(l).byte(*m.offset);
  return out;
}

// The sentence of a rule.
std::string said_of(const Rule& rule, const RuleResult& r, const CheckStyle& s) {
  switch (mark_of(r)) {
    case Mark::broken:
      return check_broken(rule, r, s.language);
    case Mark::kept:
      return check_kept(r, s.language);
    case Mark::open:
      return check_reported(rule, r, s.policy_path, false, s.language);
    case Mark::none:
      break;
  }
  return check_none(s.language);
}

class Text {
 public:
  Text(const Policy& policy, const CheckResult& result, const CheckStyle& style)
      : policy_(policy), result_(result), s_(style) {}

  std::string run() {
    wrapped(fmt::format("{} {}", sign_of(mark_of(result_), s_.ascii),
                        check_headline(policy_, result_, s_.language)),
            2);
    std::size_t title = 0;
    for (const Rule& r : policy_.rules) title = std::max(title, cells(title_of(r)));
    for (const std::size_t i : by_mark(result_)) rule(policy_.rules[i], result_.rules[i], title);
    if (result_.unseen > 0)
      wrapped(fmt::format("{} {}", sign_of(Mark::open, s_.ascii),
                          check_unseen(result_.unseen, s_.language)),
              2);
    if (!result_.own_named && result_.judged() > 0) wrapped(check_nobody_named(s_.language), 0);
    return std::move(out_);
  }

 private:
  std::string t(std::string_view text) const { return terminal_text(text, s_.ascii); }
  std::string title_of(const Rule& r) const {
    return cut_middle(t(check_title(policy_, r, s_.language)), kTitle);
  }
  void line(std::string_view text) { out_.append(text).push_back('\n'); }
  void wrapped(std::string_view text, std::size_t indent) {
    const auto lines = wrap(t(text), s_.width - indent, s_.width);
    for (std::size_t i = 0; i < lines.size(); ++i)
      line(i == 0 ? lines[i] : std::string(indent, ' ') + lines[i]);
  }

  void rule(const Rule& rule, const RuleResult& r, std::size_t width) {
    const std::string name = title_of(rule);
    wrapped_at(fmt::format("{} {}{}   ", sign_of(mark_of(r), s_.ascii), name,
                           std::string(width - cells(name), ' ')),
               said_of(rule, r, s_), 4);
    const std::size_t most = s_.all ? RuleResult::kMostBroken : kMostShown;
    partners(r, most);
    std::size_t shown = 0;
    for (const CheckedMail& m : r.broken) {
      if (shown == most) break;
      mail(rule, m);
      ++shown;
    }
    if (r.of(Outcome::violated) > shown)
      line("  " + t(check_more_mails(r.of(Outcome::violated) - shown, s_.all, s_.language)));
    if (mark_of(r) == Mark::broken && r.of(Outcome::reported) > 0)
      wrapped_at("  ", check_reported(rule, r, s_.policy_path, true, s_.language), 4);
    if (mark_of(r) != Mark::kept && r.of(Outcome::allowed) > 0)
      line("  " + t(check_let_pass(r, s_.language)));
    if (!s_.all) return;
    for (const CheckedMail& m : r.other) mail(rule, m);
    const std::uint64_t others = r.of(Outcome::reported) + r.of(Outcome::allowed);
    if (others > r.other.size())
      line("  " + t(check_more_mails(others - r.other.size(), true, s_.language)));
  }

  // Of [others], who broke it.
  void partners(const RuleResult& r, std::size_t most) {
    const auto broken = r.broken_by();
    const std::size_t shown = std::min(most, broken.size());
    std::size_t width = 0;
    const auto title = [&](const PartnerResult& p) {
      return cut_middle(t(p.name.empty() ? check_no_sender(s_.language) : p.name), kTitle);
    };
    for (std::size_t i = 0; i < shown; ++i) width = std::max(width, cells(title(*broken[i])));
    for (std::size_t i = 0; i < shown; ++i) {
      const std::string name = title(*broken[i]);
      line(fmt::format("  {} {}{}   {}", sign_of(Mark::broken, s_.ascii), name,
                       std::string(width - cells(name), ' '),
                       t(check_share(*broken[i], s_.language))));
    }
    if (broken.size() > shown)
      line("  " + t(check_more_senders(broken.size() - shown, s_.all, s_.language)));
  }

  void wrapped_at(const std::string& start, std::string_view text, std::size_t indent) {
    const auto lines = wrap(t(text), s_.width - indent, s_.width - cells(start));
    for (std::size_t i = 0; i < lines.size(); ++i)
      line(i == 0 ? start + lines[i] : std::string(indent, ' ') + lines[i]);
  }

  void mail(const Rule& rule, const CheckedMail& m) {
    const std::string date = m.time ? date_of(*m.time) : std::string("-");
    std::string tail = fmt::format("   {}", date);
    if (rule.kind != RuleKind::partner && !m.from_domain.empty()) tail += "  " + t(m.from_domain);
    if (!m.id.empty()) tail += "  " + t(m.id);
    const std::string place = t(place_of(m, s_.language));
    if (2 + cells(place) + cells(tail) <= s_.width) {
      line("  " + place + tail);
    } else {
      // A path is to be copied: whole, on lines of its own.
      const auto lines = wrap(place, s_.width - 4, s_.width - 2);
      for (std::size_t i = 0; i < lines.size(); ++i) line((i == 0 ? "  " : "    ") + lines[i]);
      line("    " + cut_middle(tail.substr(3), s_.width - 4));
    }
    for (const CheckedHop& h : m.hops) {
      if (!s_.all && h.outcome != Outcome::violated) continue;
      wrapped_at("    ", check_hop(h, s_.policy_path, s_.language), 6);
    }
  }

  const Policy& policy_;
  const CheckResult& result_;
  const CheckStyle& s_;
  std::string out_;
};

class Json {
 public:
  explicit Json(std::string& out) : out_(out) {}
  void open(char c) {
    comma();
    out_ += c;
    first_ = true;
  }
  void close(char c) {
    out_ += c;
    first_ = false;
  }
  void key(std::string_view name) {
    comma();
    append_json_text(out_, name);
    out_ += ':';
    first_ = true;
  }
  void text(std::string_view value) {
    comma();
    append_json_text(out_, value);
  }
  void raw(std::string_view value) {
    comma();
    out_ += value;
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? raw("null") : text(value);
  }
  template <class T>
  void number(std::string_view name, T value) {
    key(name);
    raw(std::to_string(value));
  }
  void flag(std::string_view name, bool value) {
    key(name);
    raw(value ? "true" : "false");
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

std::string timestamp(std::int64_t utc) {
  return fmt::format("{}T{}Z", date_of(utc), time_of_day(utc));
}

void json_day(Json& j, std::string_view name, const std::optional<std::int64_t>& utc,
              std::int64_t add) {
  j.text(name, utc ? date_of(*utc + add) : std::string());
}

void json_rule(Json& j, const Rule& rule, const RuleResult& r) {
  const Demand& d = rule.demand;
  j.open('{');
  j.text("kind", name(rule.kind));
  j.text("name", visible(rule.title()));
  j.number("line", rule.line);
  j.key("wanted");
  j.open('{');
  j.text("profile", d.profile);
  j.text("hops", name(d.hops.value));
  j.text("verdict", d.encrypted.value ? "encrypted" : "any");
  j.text("minimum_version",
         d.minimum_version.value ? name(*d.minimum_version.value) : std::string_view());
  j.text("minimum_grade",
         d.minimum_grade.value ? name(*d.minimum_grade.value) : std::string_view());
  j.text("unstated", name(d.unstated.value));
  j.text("plain_reading", name(d.plain_reading.value));
  j.text("claimed", name(d.claimed.value));
  j.flag("report_only", d.report_only.value);
  json_day(j, "since", rule.period.since, 0);
  json_day(j, "until", rule.period.until, -1);
  j.close('}');
  j.number("judged", r.judged());
  for (const Outcome o : {Outcome::kept, Outcome::allowed, Outcome::reported, Outcome::violated})
    j.number(name(o), r.of(o));
  j.number("not_judged", r.of(Outcome::not_judged));
  j.number("unseen", r.unseen);
  j.key("partners");
  j.open('[');
  const auto partner = [&](const PartnerResult& p, bool rest) {
    j.open('{');
    j.text("name", p.name);
    j.flag("rest", rest);
    j.number("judged", p.judged());
    for (const Outcome o : {Outcome::kept, Outcome::allowed, Outcome::reported, Outcome::violated})
      j.number(name(o), p.of(o));
    j.close('}');
  };
  for (const auto& [key, p] : r.partners) partner(p, false);
  if (r.more_partners.judged() > 0) partner(r.more_partners, true);
  j.close(']');
  j.close('}');
}

void json_mail(Json& j, std::size_t rule, const CheckedMail& m) {
  j.open('{');
  j.number("rule", rule);
  j.text("outcome", name(m.outcome));
  j.key("source");
  j.open('{');
  j.text("path", m.path);
  j.text("entry", m.entry);
  j.key("offset");
  j.raw(m.offset ? std::to_string(*m.offset) : "null");
  j.close('}');
  j.text("id", m.id);
  j.text("date", m.time ? timestamp(*m.time) : std::string());
  j.text("from_domain", m.from_domain);
  j.text("relay", m.relay);
  j.key("hops");
  j.open('[');
  for (const CheckedHop& h : m.hops) {
    j.open('{');
    j.number("hop", h.number);
    j.number("field", h.field);
    j.text("outcome", name(h.outcome));
    j.text("why", name(h.why));
    j.text("version", h.version ? name(*h.version) : std::string_view());
    j.text("grade", h.grade ? name(*h.grade) : std::string_view());
    j.text("trust", name(h.trust));
    j.flag("forged_looking", h.forged_looking);
    j.text("from", h.from);
    j.text("from_address", h.from_address);
    j.text("by", h.by);
    j.key("evidence");
    if (h.words.empty()) {
      j.raw("null");
    } else {
      j.open('{');
      j.text("words", h.words);
      j.number("at", h.at);
      j.number("size", h.size);
      j.text("rule", h.rule);
      j.close('}');
    }
    j.key("line");
    j.raw(h.line != 0 ? std::to_string(h.line) : "null");
    j.text("reason", h.reason);
    j.close('}');
  }
  j.close(']');
  j.close('}');
}

template <class Each>
void each_mail(const CheckResult& result, Each each) {
  for (std::size_t i = 0; i < result.rules.size(); ++i) {
    for (const CheckedMail& m : result.rules[i].broken) each(i, m);
    for (const CheckedMail& m : result.rules[i].other) each(i, m);
  }
}

}  // namespace

std::string check_text(const Policy& policy, const CheckResult& result, const CheckStyle& style) {
  return Text(policy, result, style).run();
}

std::string check_markdown(const Policy& policy, const CheckResult& result, const CheckStyle& s) {
  const CheckHeads& heads = check_heads(s.language);
  std::string out =
      fmt::format("**{}**\n\n", markdown_text(check_headline(policy, result, s.language)));
  out +=
      fmt::format("| | {} | {} | {} | {} | {} | {} |\n|---|---|--:|--:|--:|--:|---|\n", heads.rule,
                  heads.mails, heads.broke, heads.reported, heads.let_pass, heads.wanted);
  for (const std::size_t i : by_mark(result)) {
    const RuleResult& r = result.rules[i];
    const auto n = [&](std::uint64_t v) { return grouped(v, s.language); };
    out += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", sign_of(mark_of(r), s.ascii),
                       markdown_text(check_title(policy, policy.rules[i], s.language)),
                       n(r.judged()), n(r.of(Outcome::violated)), n(r.of(Outcome::reported)),
                       n(r.of(Outcome::allowed)),
                       markdown_text(check_wanted(policy.rules[i].demand, s.language)));
    // Of [others], who broke it, below.
    const auto broken = r.broken_by();
    for (std::size_t k = 0; k < std::min(broken.size(), kMostInTable); ++k)
      out += fmt::format(
          "| {} | ... {} | {} | {} | {} | {} | |\n", sign_of(Mark::broken, s.ascii),
          markdown_text(broken[k]->name.empty() ? check_no_sender(s.language) : broken[k]->name),
          n(broken[k]->judged()), n(broken[k]->of(Outcome::violated)),
          n(broken[k]->of(Outcome::reported)), n(broken[k]->of(Outcome::allowed)));
  }
  if (result.unseen > 0)
    out += fmt::format("\n{}\n", markdown_text(check_unseen(result.unseen, s.language)));
  if (result.violated()) {
    out += fmt::format("\n| {} | {} | {} | {} |\n|---|---|---|---|\n", heads.rule, heads.mail,
                       heads.date, heads.why);
    std::size_t shown = 0;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < result.rules.size(); ++i) {
      all += result.rules[i].of(Outcome::violated);
      for (const CheckedMail& m : result.rules[i].broken) {
        if (shown == kMostInTable) break;
        ++shown;
        std::string why;
        for (const CheckedHop& h : m.hops)
          if (h.outcome == Outcome::violated)
            why += (why.empty() ? "" : "<br>") +
                   markdown_text(check_hop(h, s.policy_path, s.language));
        out += fmt::format("| {} | {}{}{} | {} | {} |\n",
                           markdown_text(check_title(policy, policy.rules[i], s.language)),
                           markdown_text(place_of(m, s.language)), m.id.empty() ? "" : "<br>",
                           m.id.empty() ? std::string() : markdown_code(m.id, true),
                           m.time ? date_of(*m.time) : std::string("-"), why);
      }
    }
    if (all > shown)
      out += fmt::format("\n{}\n", markdown_text(check_more_mails(all - shown, true, s.language)));
  }
  if (!result.own_named && result.judged() > 0)
    out += fmt::format("\n{}\n", markdown_text(check_nobody_named(s.language)));
  return out;
}

std::string check_json(const Policy& policy, const CheckResult& result, const CheckStyle& style,
                       std::string_view program) {
  std::string out;
  Json j(out);
  j.open('{');
  j.text("schema", "tlspath.check/1");
  j.text("program", program);
  j.text("policy", visible(style.policy_path));
  j.text("answer", check_headline(policy, result, style.language));
  j.flag("own_named", result.own_named);
  j.number("mails", result.mails);
  j.number("judged", result.judged());
  for (const Outcome o : {Outcome::kept, Outcome::allowed, Outcome::reported, Outcome::violated})
    j.number(name(o), result.of(o));
  j.number("unseen", result.unseen);
  j.key("rules");
  j.open('[');
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    out += i == 0 ? "\n" : "";
    json_rule(j, policy.rules[i], result.rules[i]);
  }
  j.close(']');
  j.key("listed");
  j.open('[');
  each_mail(result, [&](std::size_t rule, const CheckedMail& m) { json_mail(j, rule, m); });
  j.close(']');
  j.close('}');
  return out + '\n';
}

std::string check_csv(const Policy& policy, const CheckResult& result) {
  std::string out =
      "rule_kind,rule,rule_line,outcome,source,entry,offset,message_id,date,from_domain,relay,hop,"
      "hop_outcome,why,version,grade,trust,from,from_address,by,evidence,evidence_rule,policy_line,"
      "reason\r\n";
  each_mail(result, [&](std::size_t i, const CheckedMail& m) {
    const Rule& rule = policy.rules[i];
    for (const CheckedHop& h : m.hops) {
      const auto cell = [&](std::string_view text) { out += csv_cell(text) + ","; };
      const auto number = [&](std::uint64_t n) { out += std::to_string(n) + ","; };
      cell(name(rule.kind));
      cell(rule.title());
      number(rule.line);
      cell(name(m.outcome));
      cell(m.path);
      cell(m.entry);
      cell(m.offset ? std::to_string(*m.offset) : std::string());
      cell(m.id);
      cell(m.time ? timestamp(*m.time) : std::string());
      cell(m.from_domain);
      cell(m.relay);
      number(h.number);
      cell(name(h.outcome));
      cell(name(h.why));
      cell(h.version ? name(*h.version) : std::string_view());
      cell(h.grade ? name(*h.grade) : std::string_view());
      cell(name(h.trust));
      cell(h.from);
      cell(h.from_address);
      cell(h.by);
      cell(h.words);
      cell(h.rule);
      cell(h.line != 0 ? std::to_string(h.line) : std::string());
      out += csv_cell(h.reason) + "\r\n";
    }
  });
  return out;
}

std::string check_junit(const Policy& policy, const CheckResult& result, const CheckStyle& s) {
  std::size_t failures = 0, skipped = 0;
  for (const RuleResult& r : result.rules) {
    failures += mark_of(r) == Mark::broken ? 1u : 0u;
    skipped += mark_of(r) == Mark::open || mark_of(r) == Mark::none ? 1u : 0u;
  }
  const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"",
                                         result.rules.size(), failures, skipped);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tlspath check\" {}>\n"
      "  <testsuite name=\"{}\" {}>\n",
      counts, html_text(s.policy_path), counts);
  for (std::size_t i = 0; i < result.rules.size(); ++i) {
    const Rule& rule = policy.rules[i];
    const RuleResult& r = result.rules[i];
    out += fmt::format("    <testcase classname=\"tlspath.policy.{}\" name=\"{}: {}\"",
                       name(rule.kind), html_text(check_title(policy, rule, s.language)),
                       html_text(check_wanted(rule.demand, s.language)));
    const std::string said = html_text(said_of(rule, r, s));
    switch (mark_of(r)) {
      case Mark::kept:
        out += "/>\n";
        break;
      case Mark::open:
      case Mark::none:
        out += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", said);
        break;
      case Mark::broken: {
        out += fmt::format(">\n      <failure type=\"violated\" message=\"{}\">", said);
        for (const CheckedMail& m : r.broken) {
          out += html_text(fmt::format("{} {} {}", place_of(m, s.language),
                                       m.time ? date_of(*m.time) : std::string("-"), m.id)) +
                 "\n";
          for (const CheckedHop& h : m.hops)
            if (h.outcome == Outcome::violated)
              out += "  " + html_text(check_hop(h, s.policy_path, s.language)) + "\n";
        }
        if (r.of(Outcome::violated) > r.broken.size())
          out += html_text(check_more_mails(r.of(Outcome::violated) - r.broken.size(), true,
                                            s.language)) +
                 "\n";
        out += "</failure>\n    </testcase>\n";
        break;
      }
    }
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace tlspath

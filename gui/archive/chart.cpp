#include "gui/archive/chart.hpp"

#include <algorithm>

#include "core/report/lang.hpp"
#include "gui/archive/filter.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

std::uint64_t Chart::most() const {
  std::uint64_t most = 1;
  for (const ChartRow& r : rows) {
    std::uint64_t all = 0;
    for (const ChartCell& c : r.cells) all += c.count;
    most = std::max(most, all);
  }
  return most;
}

Chart Charts::months(const MailCharts& c, const MailSelection& base, Language l) {
  // As they lie in a bar: what is best known first, cleartext last.
  constexpr WayAnswer kOrder[] = {WayAnswer::encrypted, WayAnswer::local, WayAnswer::unproven,
                                  WayAnswer::cleartext, WayAnswer::none};
  constexpr std::pair<Colour, Pattern> kFills[] = {{Colour::chart_encrypted, Pattern::plain},
                                                   {Colour::chart_local, Pattern::plain},
                                                   {Colour::chart_unstated, Pattern::dots},
                                                   {Colour::chart_cleartext, Pattern::hatch},
                                                   {Colour::page, Pattern::empty}};
  Chart chart;
  chart.title = tr("Months");
  chart.about = tr("Mails by month, the whole way. Each bar is a month, its parts are shares.");
  chart.shares = true;
  for (std::size_t i = 0; i < kWayAnswers; ++i)
    chart.parts.push_back({Filter::word(kOrder[i], l), kFills[i].first, kFills[i].second});
  for (const MonthWays& m : c.months) {
    ChartRow row{m.month.empty() ? tr("No date") : utf8(m.month), {}};
    for (const WayAnswer way : kOrder) {
      MailSelection adds;
      adds.since = m.since;
      adds.until = m.until;
      adds.undated = m.month.empty();
      adds.way = way;
      row.cells.push_back({m.ways[static_cast<std::size_t>(way)], narrowed(base, adds)});
    }
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

Chart Charts::partners(const MailCharts& c, const MailSelection& base, Language l) {
  Chart chart;
  chart.title = tr("Partners");
  chart.about = tr("Mails that came in cleartext at the boundary, by the domain of From.");
  chart.parts = {
      {utf8(words(l).verdict(Verdict::cleartext)), Colour::chart_cleartext, Pattern::hatch}};
  chart.left_out = c.more_partners;
  for (const Group& g : c.partners) {
    MailSelection adds;
    adds.partner = g.name;
    adds.boundary = Verdict::cleartext;
    chart.rows.push_back({Filter::name_or_not_stated(g.name, l),
                          {{g.of(Verdict::cleartext), narrowed(base, adds)}}});
  }
  return chart;
}

Chart Charts::relays(const MailCharts& c, const MailSelection& base, Language l) {
  constexpr std::pair<Colour, Pattern> kFills[] = {{Colour::chart_encrypted, Pattern::plain},
                                                   {Colour::chart_cleartext, Pattern::hatch},
                                                   {Colour::chart_local, Pattern::plain},
                                                   {Colour::page, Pattern::empty}};
  Chart chart;
  chart.title = tr("Relays");
  chart.about =
      tr("How a relay got mails and how it passed them on, where both hops state it. Those that "
         "drop encryption come first.");
  chart.left_out = c.more_relays;
  for (std::size_t p = 0; p < 4; ++p)
    chart.parts.push_back(
        {Filter::word(static_cast<Passed>(p)), kFills[p].first, kFills[p].second});
  for (const Group& g : c.relays) {
    ChartRow row{Filter::name_or_not_stated(g.name, l), {}};
    for (std::size_t p = 0; p < 4; ++p) {
      MailSelection adds;
      adds.relay = g.name;
      adds.passed = static_cast<Passed>(p);
      row.cells.push_back({g.passed[p], narrowed(base, adds)});
    }
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

// Newest first, those that state none last; the first row is all months together.
Chart Charts::versions(const std::vector<MonthVersions>& c, const MailSelection& base, Language l) {
  Chart chart;
  chart.title = tr("Versions");
  chart.about =
      tr("Mails with an encrypted hop of each TLS version, all together and by month; a mail can "
         "count for several.");
  chart.multiples = true;
  MonthVersions all;
  for (const MonthVersions& m : c)
    for (std::size_t v = 0; v <= kTlsVersions; ++v) all.mails[v] += m.mails[v];
  std::vector<std::optional<TlsVersion>> shown;
  for (std::size_t v = kTlsVersions; v-- > 0;)
    if (all.mails[v] > 0) shown.emplace_back(static_cast<TlsVersion>(v));
  if (all.mails[kTlsVersions] > 0) shown.emplace_back(std::nullopt);
  if (shown.empty()) return chart;
  for (const auto& v : shown)
    chart.parts.push_back({v ? utf8(name(*v)) : utf8(words(l).not_stated()),
                           Colour::chart_encrypted, Pattern::plain});
  const auto add = [&](const QString& name, const MonthVersions& m, bool undated) {
    ChartRow row{name, {}};
    for (const auto& v : shown) {
      MailSelection adds;
      adds.since = m.since;
      adds.until = m.until;
      adds.undated = undated;
      adds.version = v;
      row.cells.push_back(
          {m.mails[v ? static_cast<std::size_t>(*v) : kTlsVersions], narrowed(base, adds)});
    }
    chart.rows.push_back(std::move(row));
  };
  add(tr("All months"), all, false);
  for (const MonthVersions& m : c)
    add(m.month.empty() ? tr("No date") : utf8(m.month), m, m.month.empty());
  return chart;
}

}  // namespace tlspath::gui

#include "gui/archive/filter.hpp"

#include <QStringList>
#include <QUrl>
#include <algorithm>

#include "core/overview/summary_words.hpp"
#include "core/report/lang.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr std::size_t kChipCells = 40;
constexpr qsizetype kMaxText = 1000;

// A month, a day, or two days.
QString period(const MailSelection& s) {
  const auto day = [](std::int64_t utc) { return utf8(date_of(utc)); };
  if (s.since && s.until && month_bounds(*s.since) == std::pair(*s.since, *s.until))
    return utf8(month_of(*s.since));
  const QString from = s.since ? day(*s.since) : QStringLiteral("..."),
                to = s.until ? day(*s.until - 1) : QStringLiteral("...");
  return from == to ? from : QStringLiteral("%1 - %2").arg(from, to);
}

}  // namespace

QString Filter::word(WayAnswer way, Language language) {
  const auto v = way == WayAnswer::none ? std::optional<PathVerdict>()
                                        : static_cast<PathVerdict>(static_cast<int>(way));
  return utf8(words(language).path_verdict(v));
}

QString Filter::word(Passed passed) {
  switch (passed) {
    case Passed::kept:
      return tr("kept encryption");
    case Passed::dropped:
      return tr("dropped encryption");
    case Passed::raised:
      return tr("added encryption");
    case Passed::never:
      return tr("in cleartext throughout");
  }
  return {};
}

QString Filter::name_or_not_stated(const std::string& name, Language language) {
  return name.empty() ? utf8(words(language).not_stated()) : plain(name, kChipCells);
}

std::vector<FilterChip> Filter::chips_of(const MailSelection& s, Language language) {
  std::vector<FilterChip> out;
  const auto add = [&](const QString& label, auto clear) {
    FilterChip chip{label, s};
    clear(chip.without);
    out.push_back(std::move(chip));
  };
  const Words& w = words(language);
  if (!s.text.empty())
    add(tr("Text: %1").arg(plain(s.text, kChipCells)), [](auto& o) { o.text.clear(); });
  if (s.way) add(tr("Whole way: %1").arg(word(*s.way, language)), [](auto& o) { o.way.reset(); });
  if (s.boundary)
    add(tr("At the boundary: %1").arg(utf8(w.verdict(*s.boundary))),
        [](auto& o) { o.boundary.reset(); });
  if (s.partner)
    add(tr("Partner: %1").arg(name_or_not_stated(*s.partner, language)),
        [](auto& o) { o.partner.reset(); });
  if (s.relay)
    add(tr("Relay: %1").arg(name_or_not_stated(*s.relay, language)),
        [](auto& o) { o.relay.reset(); });
  if (s.passed) add(tr("Relay: %1").arg(word(*s.passed)), [](auto& o) { o.passed.reset(); });
  if (s.system)
    add(tr("System: %1")
            .arg(s.system->empty() ? utf8(w.system_not_known()) : plain(*s.system, kChipCells)),
        [](auto& o) { o.system.reset(); });
  if (s.version)
    add(*s.version ? tr("TLS: %1").arg(utf8(name(**s.version)))
                   : tr("TLS: %1").arg(utf8(w.version_not_stated())),
        [](auto& o) { o.version.reset(); });
  if (s.weak)
    add(QStringLiteral("%1 / %2").arg(utf8(w.grade(Grade::weak)), utf8(w.grade(Grade::broken))),
        [](auto& o) { o.weak = false; });
  if (!s.finding.empty())
    add(plain(finding_label(s.finding, language), kChipCells), [](auto& o) { o.finding.clear(); });
  if (s.since || s.until)
    add(tr("Date: %1").arg(period(s)), [](auto& o) { o.since.reset(), o.until.reset(); });
  if (s.undated) add(tr("Date: %1").arg(utf8(w.not_stated())), [](auto& o) { o.undated = false; });
  if (s.mark)
    add(tr("Policy: %1").arg(policy_cell(*s.mark, false, language)),
        [](auto& o) { o.mark.reset(); });
  if (s.once) add(tr("Each mail once"), [](auto& o) { o.once = false; });
  return out;
}

MailSelection narrowed(const MailSelection& base, const MailSelection& added) {
  MailSelection s = base;
  if (added.since) s.since = std::max(*added.since, base.since.value_or(*added.since));
  if (added.until) s.until = std::min(*added.until, base.until.value_or(*added.until));
  const auto take = [](auto& to, const auto& from) {
    if (from) to = from;
  };
  take(s.way, added.way);
  take(s.boundary, added.boundary);
  take(s.partner, added.partner);
  take(s.relay, added.relay);
  take(s.system, added.system);
  take(s.version, added.version);
  take(s.passed, added.passed);
  take(s.mark, added.mark);
  s.undated = s.undated || added.undated;
  s.weak = s.weak || added.weak;
  s.once = s.once || added.once;
  if (!added.finding.empty()) s.finding = added.finding;
  if (!added.text.empty()) s.text = added.text;
  return s;
}

QString to_line(const MailSelection& s) {
  QStringList parts;
  const auto add = [&](const char* key, const QString& value) {
    parts << QLatin1String(key) + QLatin1Char('=') +
                 QString::fromLatin1(QUrl::toPercentEncoding(value));
  };
  const auto number = [&](const char* key, const auto& v) {
    if (v) add(key, QString::number(static_cast<qlonglong>(*v)));
  };
  const auto text = [&](const char* key, const std::optional<std::string>& v) {
    if (v) add(key, QString::fromStdString(*v));
  };
  number("since", s.since);
  number("until", s.until);
  if (s.undated) add("undated", QStringLiteral("1"));
  number("way", s.way);
  number("boundary", s.boundary);
  text("partner", s.partner);
  text("relay", s.relay);
  text("system", s.system);
  if (s.version) add("version", QString::number(*s.version ? static_cast<int>(**s.version) : -1));
  if (s.weak) add("weak", QStringLiteral("1"));
  number("passed", s.passed);
  if (!s.finding.empty()) add("finding", QString::fromStdString(s.finding));
  if (!s.text.empty()) add("text", QString::fromStdString(s.text));
  number("policy", s.mark);
  if (s.once) add("once", QStringLiteral("1"));
  return parts.join(QLatin1Char('&'));
}

MailSelection from_line(const QString& line) {
  const QStringList parts = line.split(QLatin1Char('&'));
  MailSelection s;
  const auto value = [&](const char* key) -> std::optional<QString> {
    const QString begin = QLatin1String(key) + QLatin1Char('=');
    for (const QString& part : parts)
      if (part.startsWith(begin))
        return QUrl::fromPercentEncoding(part.mid(begin.size()).toLatin1()).left(kMaxText);
    return std::nullopt;
  };
  const auto number = [&](const char* key, qlonglong least,
                          qlonglong most) -> std::optional<qlonglong> {
    const auto v = value(key);
    bool is = false;
    const qlonglong n = v ? v->toLongLong(&is) : 0;
    if (!is || n < least || n > most) return std::nullopt;
    return n;
  };
  const auto text = [&](const char* key) -> std::optional<std::string> {
    const auto v = value(key);
    if (!v) return std::nullopt;
    return v->toStdString();
  };
  s.since = number("since", kFirstMonth, kLastMonth);
  s.until = number("until", kFirstMonth, kLastMonth + 1);
  s.undated = number("undated", 1, 1).has_value();
  if (const auto n = number("way", 0, 4)) s.way = static_cast<WayAnswer>(*n);
  if (const auto n = number("boundary", 0, 3)) s.boundary = static_cast<Verdict>(*n);
  s.partner = text("partner");
  s.relay = text("relay");
  s.system = text("system");
  if (const auto n = number("version", -1, 5))
    s.version = *n < 0 ? std::optional<TlsVersion>() : static_cast<TlsVersion>(*n);
  s.weak = number("weak", 1, 1).has_value();
  if (const auto n = number("passed", 0, 3)) s.passed = static_cast<Passed>(*n);
  s.finding = text("finding").value_or("");
  s.text = text("text").value_or("");
  if (const auto n = number("policy", 1, static_cast<qlonglong>(kOutcomes)))
    s.mark = static_cast<std::uint8_t>(*n);
  s.once = number("once", 1, 1).has_value();
  return s;
}

}  // namespace tlspath::gui

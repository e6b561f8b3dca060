#include "gui/look/times.hpp"

#include <QDateTime>

#include "core/base/day.hpp"
#include "core/text/numbers.hpp"

namespace tlspath::gui {
namespace {

bool& local() {
  static bool is = false;
  return is;
}

}  // namespace

void show_local_times(bool wanted) { local() = wanted; }
bool local_times() { return local(); }

ShownTime shown_time(std::int64_t utc) {
  std::int64_t at = utc;
  std::string zone = "UTC";
  if (local()) {
    const int east = QDateTime::fromSecsSinceEpoch(utc, Qt::LocalTime).offsetFromUtc();
    at += east;
    const int minutes = (east < 0 ? -east : east) / 60;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    zone += (east < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
  }
  return {date_of(at), time_of_day(at), std::move(zone), day_number(at)};
}

void show_times(MailView& view, const Analysis& analysis) {
  if (!local()) return;
  std::optional<std::int64_t> first;
  for (std::size_t i = 0; i < view.hops.size() && i < analysis.hops.size(); ++i) {
    const auto& stamp = analysis.hops[i].stamp;
    HopView& h = view.hops[i];
    if (!stamp || h.time.empty()) continue;
    ShownTime t = shown_time(stamp->utc);
    if (!first) first = t.day;
    h.date = std::move(t.date);
    h.time = std::move(t.time);
    h.zone = std::move(t.zone);
    h.day_offset = t.day - *first;
  }
}

}  // namespace tlspath::gui

// Times as the window shows them: UTC, as everywhere else in tlspath, or the time of this place
// where the settings say so. Exports and tickets stay in UTC.
//   shown_time(1762244201)  ->  "2025-11-04" "08:16:41" "UTC", or "2025-11-04" "09:16:41"
//   "UTC+01:00"
#pragma once

#include <cstdint>
#include <string>

#include "core/report/view.hpp"

namespace tlspath::gui {

struct ShownTime {
  std::string date, time, zone;
  std::int64_t day = 0;  // since 1970, of that zone
};

void show_local_times(bool local);
bool local_times();
ShownTime shown_time(std::int64_t utc);

// The times of a view, which are in UTC, as they are shown.
void show_times(MailView& view, const Analysis& analysis);

}  // namespace tlspath::gui

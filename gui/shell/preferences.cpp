#include "gui/shell/preferences.hpp"

#include <QSettings>

namespace tlspath::gui {
namespace {

constexpr int kMostRecent = 10;

}  // namespace

Preferences Preferences::load() {
  auto s = QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui"));
  Preferences p;
  const QString theme = s.value(QStringLiteral("theme")).toString();
  p.theme = theme == QStringLiteral("light")  ? Theme::Wish::light
            : theme == QStringLiteral("dark") ? Theme::Wish::dark
                                              : Theme::Wish::system;
  p.hide_in_copies = s.value(QStringLiteral("hide_in_copies"), true).toBool();
  p.markdown = s.value(QStringLiteral("markdown"), true).toBool();
  p.local_times = s.value(QStringLiteral("local_times"), false).toBool();
  p.fold_local = s.value(QStringLiteral("fold_local"), true).toBool();
  p.header_points = s.value(QStringLiteral("header_points"), 0).toInt();
  if (p.header_points < 6 || p.header_points > 48) p.header_points = 0;
  p.probe_asks = s.value(QStringLiteral("probe_asks"), true).toBool();
  p.policy = s.value(QStringLiteral("policy")).toString();
  p.scan = ScanSettings::load();
  p.keep_recent = s.value(QStringLiteral("keep_recent"), true).toBool();
  p.recent = s.value(QStringLiteral("recent")).toStringList().mid(0, kMostRecent);
  return p;
}

void Preferences::save() const {
  auto s = QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui"));
  s.setValue(QStringLiteral("theme"), theme == Theme::Wish::light  ? QStringLiteral("light")
                                      : theme == Theme::Wish::dark ? QStringLiteral("dark")
                                                                   : QStringLiteral("system"));
  s.setValue(QStringLiteral("hide_in_copies"), hide_in_copies);
  s.setValue(QStringLiteral("markdown"), markdown);
  s.setValue(QStringLiteral("local_times"), local_times);
  s.setValue(QStringLiteral("fold_local"), fold_local);
  s.setValue(QStringLiteral("header_points"), header_points);
  s.setValue(QStringLiteral("probe_asks"), probe_asks);
  s.setValue(QStringLiteral("policy"), policy);
  scan.save();
  s.setValue(QStringLiteral("keep_recent"), keep_recent);
  s.setValue(QStringLiteral("recent"), keep_recent ? recent : QStringList());
}

void Preferences::add_recent(const QString& path) {
  if (!keep_recent) return;
  recent.removeAll(path);
  recent.prepend(path);
  recent = recent.mid(0, kMostRecent);
}

QByteArray load_geometry() {
  return QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui"))
      .value(QStringLiteral("geometry"))
      .toByteArray();
}

void save_geometry(const QByteArray& geometry) {
  QSettings(QStringLiteral("tlspath"), QStringLiteral("tlspath-gui"))
      .setValue(QStringLiteral("geometry"), geometry);
}

}  // namespace tlspath::gui

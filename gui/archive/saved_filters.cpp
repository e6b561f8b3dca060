#include "gui/archive/saved_filters.hpp"

#include <QSettings>
#include <algorithm>

#include "core/path/finding.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/policy_run.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr qsizetype kLongestName = 80;
const auto kKey = QStringLiteral("archive/filters");
// As the other settings are kept (shell/preferences).
const auto kMaker = QStringLiteral("tlspath"), kProgram = QStringLiteral("tlspath-gui");

// They were once written where programs without a maker keep theirs.
void take_over_older(QSettings& settings) {
  QSettings older(QStringLiteral("Unknown Organization"), kProgram);
  if (!older.contains(kKey + QStringLiteral("/size"))) return;
  if (!settings.contains(kKey + QStringLiteral("/size")))
    for (const QString& key : older.allKeys())
      if (key.startsWith(kKey)) settings.setValue(key, older.value(key));
  settings.sync();
  if (settings.status() == QSettings::NoError) older.remove(kKey);
}

MailSelection with_finding(FindingKind k) {
  MailSelection s;
  s.finding = std::string(name(k));
  return s;
}

}  // namespace

SavedFilters::SavedFilters(Language language, QObject* parent)
    : QAbstractListModel(parent), language_(language) {
  const auto add = [this](const QString& name, const MailSelection& s) {
    filters_.push_back({name, s});
  };
  MailSelection clear, weak, unproven, unknown, broke;
  clear.boundary = Verdict::cleartext;
  weak.weak = true;
  unproven.way = WayAnswer::unproven;
  unknown.system = "";
  broke.mark = mark_of(Outcome::violated);
  add(tr("All mails"), {});
  add(tr("Clear at boundary"), clear);
  add(tr("Weak or broken"), weak);
  add(tr("Not proven"), unproven);
  add(tr("Forged-looking"), with_finding(FindingKind::forged_looking));
  add(tr("Clocks disagree"), with_finding(FindingKind::clock_disagrees));
  add(tr("Unknown system"), unknown);
  add(tr("Policy violations"), broke);
  built_in_ = static_cast<int>(filters_.size());
  load();
}

void SavedFilters::load() {
  auto settings = QSettings(kMaker, kProgram);
  take_over_older(settings);
  const int n = std::min(settings.beginReadArray(kKey), kOwn);
  for (int i = 0; i < n; ++i) {
    settings.setArrayIndex(i);
    const QString name = settings.value(QStringLiteral("name")).toString().left(kLongestName);
    if (!name.isEmpty())
      filters_.push_back(
          {plain(name), from_line(settings.value(QStringLiteral("filter")).toString())});
  }
  settings.endArray();
}

void SavedFilters::keep() const {
  auto settings = QSettings(kMaker, kProgram);
  settings.remove(kKey);
  settings.beginWriteArray(kKey);
  for (std::size_t i = static_cast<std::size_t>(built_in_); i < filters_.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i) - built_in_);
    settings.setValue(QStringLiteral("name"), filters_[i].name);
    settings.setValue(QStringLiteral("filter"), to_line(filters_[i].what));
  }
  settings.endArray();
}

bool SavedFilters::add(const QString& given, const MailSelection& selection) {
  const QString name = plain(given.trimmed().left(kLongestName));
  if (name.isEmpty()) return false;
  const auto own = filters_.begin() + built_in_;
  const auto it = std::find_if(own, filters_.end(), [&](const Saved& s) { return s.name == name; });
  if (it != filters_.end()) {
    *it = {name, selection};
    const QModelIndex at = index(static_cast<int>(it - filters_.begin()));
    emit dataChanged(at, at);
  } else {
    const int at = static_cast<int>(filters_.size());
    if (at - built_in_ >= kOwn) return false;
    beginInsertRows({}, at, at);
    filters_.push_back({name, selection});
    endInsertRows();
  }
  keep();
  return true;
}

void SavedFilters::remove(int at) {
  if (!is_own(at) || at >= rowCount()) return;
  beginRemoveRows({}, at, at);
  filters_.erase(filters_.begin() + at);
  endRemoveRows();
  keep();
}

void SavedFilters::forget_counts() {
  for (Saved& s : filters_) s.count.reset();
  emit dataChanged(index(0), index(rowCount() - 1));
}

void SavedFilters::set_count(int at, std::uint64_t count) {
  if (at < 0 || at >= rowCount()) return;
  filters_[static_cast<std::size_t>(at)].count = count;
  emit dataChanged(index(at), index(at));
}

int SavedFilters::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(filters_.size());
}

QVariant SavedFilters::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || role != Qt::DisplayRole) return {};
  const Saved& s = filters_[static_cast<std::size_t>(index.row())];
  return s.count ? tr("%1 (%2)").arg(s.name, utf8(grouped(*s.count, language_))) : s.name;
}

}  // namespace tlspath::gui

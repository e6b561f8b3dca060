#include "gui/archive/scan_settings.hpp"

#include <QFile>
#include <QSettings>
#include <algorithm>
#include <thread>

namespace tlspath::gui {
namespace {

constexpr const char* kProgram = "tlspath";
constexpr const char* kWindow = "tlspath-gui";

}  // namespace

ScanSettings ScanSettings::load() {
  const QSettings s(QString::fromLatin1(kProgram), QString::fromLatin1(kWindow));
  ScanSettings out;
  out.jobs = std::clamp(s.value(QStringLiteral("scan_jobs"), 0).toInt(), 0, kMostJobs);
  out.memory = std::clamp(s.value(QStringLiteral("scan_memory"), kMemory).toInt(), kLeastMemory,
                          kMostMemory);
  out.systems = s.value(QStringLiteral("systems")).toString();
  return out;
}

void ScanSettings::save() const {
  QSettings s(QString::fromLatin1(kProgram), QString::fromLatin1(kWindow));
  s.setValue(QStringLiteral("scan_jobs"), jobs);
  s.setValue(QStringLiteral("scan_memory"), memory);
  s.setValue(QStringLiteral("systems"), systems);
}

unsigned ScanSettings::threads() const {
  return jobs > 0 ? static_cast<unsigned>(jobs) : std::max(1u, std::thread::hardware_concurrency());
}

std::uint64_t ScanSettings::cache() const { return static_cast<std::uint64_t>(memory) << 20; }

std::vector<std::string> ScanSettings::words() const {
  if (systems.isEmpty()) return {};
  return {"--systems", QFile::encodeName(systems).toStdString()};
}

}  // namespace tlspath::gui

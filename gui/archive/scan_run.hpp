// ScanRun: a scan in a thread of its own into a database that can be looked at meanwhile.
//   ScanRun run({"archive/"}, "/tmp/x/results.sqlite", language);  run.start();
//     -> ready, progressed ..., ended
// Own domains, systems and the like are those of the command line's settings. Told from the thread
// as queued signals. Destroying it stops the scan at the next mail and waits for it.
#pragma once

#include <QObject>
#include <QStringList>
#include <array>
#include <atomic>
#include <optional>
#include <string>
#include <thread>

#include "core/scan/scan.hpp"
#include "core/text/language.hpp"

namespace tlspath::gui {

struct ScanState {
  quint64 mails = 0, bytes = 0;
  std::optional<quint64> total;   // bytes
  double seconds = 0;             // since it began
  std::array<quint64, 5> ways{};  // by WayAnswer
};

struct ScanEnd {
  ScanState state;
  bool stopped = false;
  QString trouble;  // why it could not be done, or not to the end; empty: none
  quint64 failed = 0, left_out = 0;
};

QString no_file(const QString& path);  // said of a pipe or a device

class ScanRun : public QObject {
  Q_OBJECT

 public:
  ScanRun(const QStringList& paths, std::string database, Language language,
          QObject* parent = nullptr);
  ~ScanRun() override;
  void start();  // once, when its signals are connected
  void stop() { stop_ = true; }

 signals:
  void ready();  // the database is there
  void progressed(tlspath::gui::ScanState state);
  void unreadable(QString line);
  void ended(tlspath::gui::ScanEnd end);

 private:
  void run();
  void refuse_pipes();

  std::vector<std::string> paths_;
  std::string database_;
  Language language_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace tlspath::gui

Q_DECLARE_METATYPE(tlspath::gui::ScanState)
Q_DECLARE_METATYPE(tlspath::gui::ScanEnd)

// ProbeRun: one run of tlspath-probe, the program that `tlspath probe` becomes, as a process of its
// own: the window itself opens no socket.
//   ProbeRun run;  run.start("mailhub.example", Language::en);   -> ended("10 relay...", true)
// What it writes is the page of the command line, told when it ends. Cancelling asks it to end,
// and what it knows by then is told; one that does not end is killed. Not done: asking the user
// (probe_dialog).
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "core/text/language.hpp"

namespace tlspath::gui {

class ProbeRun : public QObject {
  Q_OBJECT

 public:
  static constexpr int kMostOutput = 1 << 20;  // bytes

  explicit ProbeRun(QObject* parent = nullptr);
  ~ProbeRun() override;

  // `program`: empty: where it is installed. `more`: options of `tlspath probe`.
  void start(const QString& target, Language language, const QString& program = {},
             const QStringList& more = {});
  void cancel();
  bool running() const { return process_.state() != QProcess::NotRunning; }

 signals:
  // `answered`: some server gave an answer. `trouble`: why there is no page; empty: there is one.
  void ended(QString page, bool answered, QString trouble);

 private:
  void read();
  void finish();

  QProcess process_;
  QTimer patience_;  // after a cancel
  QByteArray page_;
  bool told_ = false, too_much_ = false;
};

}  // namespace tlspath::gui

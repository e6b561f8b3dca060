// ArchivePage: many mails, scanned or out of a results database. A place holder of the window's
// skeleton.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace tlspath::gui {

class ArchivePage : public QWidget {
  Q_OBJECT

 public:
  explicit ArchivePage(QWidget* parent = nullptr);
  void scan(QStringList paths);
  void open_database(QString path);
  bool back();  // Alt+Left; false: there is nothing to go back to

 signals:
  void mail_chosen(QByteArray raw_mail, QString source_label);
  void message(QString line);
};

}  // namespace tlspath::gui

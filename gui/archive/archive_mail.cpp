// archive_mail.cpp: what the archive page does with one mail of its list: it is read again from its
// source, or the list is narrowed to what it has.
#include "gui/archive/archive_page.hpp"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>

#include "cli/session.hpp"
#include "core/overview/store_words.hpp"
#include "core/scan/find_mail.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/queries.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

void ArchivePage::row_menu(const QPoint& at) {
  const QModelIndex index = table_->indexAt(at);
  const MailRow* found = index.isValid() ? model_->row(index.row()) : nullptr;
  if (found == nullptr) return;
  const MailRow row = *found;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("Open mail")), &QAction::triggered, this,
          [this, r = index.row()] { open_row(r); });
  menu->addSeparator();
  const auto only = [&](const QString& what, const std::string& name, auto set) {
    const QString label = Filter::name_or_not_stated(name, language_);
    const QAction* action =
        menu->addAction(what.arg(QString(label).replace(QLatin1Char('&'), QLatin1String("&&"))));
    connect(action, &QAction::triggered, this, [this, name, set] {
      MailSelection s = now_.selection;
      set(s, name);
      apply(s);
    });
  };
  only(tr("Only partner %1"), row.partner, [](auto& s, const auto& n) { s.partner = n; });
  only(tr("Only relay %1"), row.relay, [](auto& s, const auto& n) { s.relay = n; });
  if (row.boundary_hop)
    only(tr("Only system %1"), row.system, [](auto& s, const auto& n) { s.system = n; });
  menu->popup(table_->viewport()->mapToGlobal(at));
}

void ArchivePage::open_row(int at) {
  const MailRow* row = model_->row(at);
  if (row == nullptr) return;
  MailPlace place{row->path, row->entry, row->offset, row->header_hash};
  // As the scan was told it: from where it ran, or from beside the database.
  const QString name = QFile::decodeName(place.path.c_str());
  if (!temporary_ && QFileInfo(name).isRelative() && !QFileInfo::exists(name)) {
    const QString beside = QFileInfo(database_).absoluteDir().filePath(name);
    if (QFileInfo::exists(beside)) place.path = QFile::encodeName(beside).toStdString();
  }
  const QString label = plain(row->path + (row->entry.empty() ? "" : "/" + row->entry));
  const Language language = language_;  // another one may be chosen meanwhile
  if (stop_reading_) *stop_reading_ = true;
  stop_reading_ = std::make_shared<std::atomic<bool>>(false);
  emit message(tr("Reading %1...").arg(label));
  reading_.start([this, place, label, language, stop = stop_reading_] {
    const MailFound found = find_mail(place, [stop] { return stop->load(); });
    QString trouble;
    switch (found.what) {
      case MailFound::mail:
      case MailFound::stopped:
        break;
      case MailFound::changed:
        trouble = plain(mail_has_changed(place.path, language));
        break;
      case MailFound::gone:
        trouble = plain(mail_is_gone(place.path, language));
        break;
      case MailFound::unreadable:
        trouble = plain(cli::window_problem(*found.error, messages(language), true));
        break;
    }
    if (found.what == MailFound::stopped) return;
    const QByteArray bytes(found.bytes.data(), static_cast<qsizetype>(found.bytes.size()));
    window_does(this, [this, label, trouble, bytes, stop] {
      if (*stop) return;
      if (!trouble.isEmpty()) return notice(trouble);
      emit mail_chosen(bytes, label);
    });
  });
}

}  // namespace tlspath::gui

// archive_scan.cpp: the scan that the archive page runs: its progress, its end, what could not be
// read, and keeping its results.
#include "gui/archive/archive_page.hpp"

#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "core/overview/store_words.hpp"
#include "core/report/text.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/queries.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

const auto kResults = QStringLiteral("results.sqlite");
constexpr qsizetype kMaxUnreadable = 1000;  // lines that are kept

QString size_text(quint64 bytes, Language l) {
  const auto [unit, name] = bytes >= 1'000'000'000 ? std::pair(1e9, "GB")
                            : bytes >= 1'000'000   ? std::pair(1e6, "MB")
                                                   : std::pair(1e3, "kB");
  const QLocale locale(l == Language::de ? QLocale::German : QLocale::English);
  return locale.toString(static_cast<double>(bytes) / unit, 'f', 1) + QLatin1Char(' ') +
         QLatin1String(name);
}

}  // namespace

// Results that are of use to somebody: they go with the next archive but one.
bool ArchivePage::unsaved() const {
  return folder_ && list_queries_ && saved_as_.isEmpty() && (total_ || model_->rowCount() > 0);
}

void ArchivePage::offer_unsaved() {
  offer(tr("The results of the scan before are not saved, and go with the next archive."),
        Offer::save_before);
}

void ArchivePage::scan(const QStringList& paths) {
  if (close_all()) offer_unsaved();
  foot_->show();
  cancel_->show();
  save_->hide();
  bar_->setRange(0, 0);
  bar_->show();
  progress_->setText(tr("Scanning..."));
  temporary_ = true;
  folder_ = std::make_unique<QTemporaryDir>();
  const int code = OrderFile().trouble();
  if (code != 0 || !folder_->isValid()) {
    folder_.reset();
    foot_->hide();
    show_view();
    return notice(no_temporary_room(code != 0 ? code : ENOSPC));
  }
  scanned_ = paths;
  judged_by_ = own_;
  now_.sort = MailSort::place;
  now_.descending = false;
  const QString path = folder_->filePath(kResults);
  run_ = std::make_unique<ScanRun>(paths, QFile::encodeName(path).toStdString(), language_);
  // What an earlier one told late is not heard.
  const auto hear = [this, id = ++run_id_](auto signal, const auto& what) {
    connect(run_.get(), signal, this, [this, id, what](const auto&... told) {
      if (run_ && id == run_id_) what(told...);
    });
  };
  hear(&ScanRun::ready, [this, path] {
    open_queries(path);
    fresh_->start();
  });
  hear(&ScanRun::progressed, [this](const ScanState& s) { show_progress(s); });
  hear(&ScanRun::unreadable, [this](const QString& line) {
    ++unreadable_count_;
    if (unreadable_.size() < kMaxUnreadable) unreadable_.push_back(line);
    show_unread();
  });
  hear(&ScanRun::ended, [this](const ScanEnd& e) { scan_ended(e); });
  run_->start();
  show_view();
}

void ArchivePage::show_progress(const ScanState& s) {
  const auto number = [this](std::uint64_t n) { return utf8(grouped(n, language_)); };
  QStringList parts;
  parts << mails_text(s.mails);
  if (s.seconds > 0.5)
    parts << tr("%1 a second")
                 .arg(size_text(static_cast<quint64>(static_cast<double>(s.bytes) / s.seconds),
                                language_));
  if (s.total && *s.total > 0) {
    const double share =
        std::min(1.0, static_cast<double>(s.bytes) / static_cast<double>(*s.total));
    bar_->setRange(0, 1000);
    bar_->setValue(static_cast<int>(share * 1000));
    if (share > 0.01 && s.seconds > 1)
      parts << tr("about %1 s left")
                   .arg(number(static_cast<std::uint64_t>(s.seconds * (1 - share) / share + 1)));
  } else {
    bar_->setRange(0, 0);
    parts << size_text(s.bytes, language_);
  }
  const auto so_far = [&](PathVerdict v) {
    return utf8(sign(v, false)) + QLatin1Char(' ') + number(s.ways[static_cast<std::size_t>(v)]);
  };
  progress_->setText(parts.join(QStringLiteral(", ")) + QStringLiteral("   ") +
                     so_far(PathVerdict::encrypted) + QStringLiteral("  ") +
                     so_far(PathVerdict::cleartext) + QStringLiteral("  ") +
                     so_far(PathVerdict::unproven));
}

void ArchivePage::scan_ended(const ScanEnd& end) {
  fresh_->stop();
  run_.reset();
  bar_->hide();
  cancel_->hide();
  scan_end_ = end;
  show_scan_end();
  if (!end.trouble.isEmpty()) notice(end.trouble);
  total_.reset();
  list(true);
  count();
  judge(list_queries_ != nullptr);
}

void ArchivePage::show_scan_end() {
  if (!scan_end_) return;
  save_->setVisible(list_queries_ != nullptr);
  const QString mails = mails_text(scan_end_->state.mails);
  QString line = scan_end_->stopped
                     ? tr("Cancelled after %1; what was read is in the list.").arg(mails)
                     : tr("%1 read.").arg(mails);
  if (!saved_as_.isEmpty())
    line += QLatin1Char(' ') + tr("Saved as %1").arg(plain(saved_as_));
  else if (list_queries_)
    line += QLatin1Char(' ') + tr("Results are kept until you close or open another archive.");
  progress_->setText(line);
}

void ArchivePage::cancel() {
  if (run_) run_->stop();
}

void ArchivePage::save_as(const QString& path) {
  if (!count_queries_ || !temporary_) return;
  progress_->setText(tr("Saving..."));
  save(database_, path, [this, path] {
    saved_as_ = path;
    progress_->setText(tr("Saved as %1").arg(plain(path)));
  });
}

void ArchivePage::save_before(const QString& path) {
  if (!folder_before_) return;
  save(folder_before_->filePath(kResults), path, [this, path] {
    folder_before_.reset();
    notice(tr("Saved as %1").arg(plain(path)));
  });
}

QString ArchivePage::ask_where_to_save() {
  return QFileDialog::getSaveFileName(this, tr("Save results"), QStringLiteral("results.sqlite"),
                                      tr("Results (*.sqlite)"));
}

void ArchivePage::save(const QString& database, const QString& path,
                       const std::function<void()>& saved) {
  if (saving_) return;
  set_saving(true);
  const auto ended = [this, saved, opened = opened_](const QString& trouble) {
    window_does(this, [this, saved, opened, trouble] {
      if (opened != opened_) return;
      set_saving(false);
      if (trouble.isEmpty()) return saved();
      show_scan_end();
      notice(trouble);
    });
  };
  const auto problem = [language = language_](const StoreError& e) {
    return plain(store_problem_in_window(e, language));
  };
  const std::string to = QFile::encodeName(path).toStdString();
  // Of its own, so that nothing that is asked meanwhile stops it.
  save_queries_ =
      std::make_unique<Queries>(QFile::encodeName(database).toStdString(),
                                [ended, problem](const StoreError& e) { ended(problem(e)); });
  save_queries_->also([path, to, ended, problem](MailBrowser& b) {
    // As a whole or not at all, and over an older one only then.
    const std::string part = to + ".part";
    std::remove(part.c_str());
    const auto written = b.save(part);
    QString trouble;
    if (!written)
      trouble = problem(written.error());
    else if (std::rename(part.c_str(), to.c_str()) != 0)
      trouble = tr("%1 could not be written").arg(plain(path));
    if (!trouble.isEmpty()) std::remove(part.c_str());
    ended(trouble);
  });
}

void ArchivePage::set_saving(bool now) {
  saving_ = now;
  save_->setEnabled(!now);
  notice_action_->setEnabled(!now);
}

void ArchivePage::show_unread() {
  unread_->setText(tr("Not readable: %1").arg(utf8(grouped(unreadable_count_, language_))));
  unread_->setVisible(unreadable_count_ > 0);
}

void ArchivePage::show_unreadable() {
  auto* dialog = new QDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Could not be read"));
  auto* text = new QPlainTextEdit;
  text->setReadOnly(true);
  text->setTabChangesFocus(true);
  QStringList lines = unreadable_;
  if (unreadable_count_ > static_cast<quint64>(lines.size()))
    lines << tr("and %1 more").arg(unreadable_count_ - static_cast<quint64>(lines.size()));
  text->setPlainText(lines.join(QLatin1Char('\n')));
  auto* close = new QPushButton(tr("Close"));
  close->setObjectName(QStringLiteral("close"));
  close->setAutoDefault(false);
  connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  auto* layout = new QVBoxLayout(dialog);
  layout->addWidget(text);
  layout->addWidget(close, 0, Qt::AlignRight);
  dialog->resize(640, 320);
  dialog->show();
}

}  // namespace tlspath::gui

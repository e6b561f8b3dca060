#include "gui/shell/main_window.hpp"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QUrl>

#include "core/report/window.hpp"
#include "gui/archive/archive_page.hpp"
#include "gui/archive/policy_choice.hpp"
#include "gui/archive/policy_menu.hpp"
#include "gui/archive/scan_run.hpp"
#include "gui/look/icons.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"
#include "gui/look/times.hpp"
#include "gui/mail/header_pane.hpp"
#include "gui/mail/path_widget.hpp"
#include "gui/probe/probe_dialog.hpp"
#include "gui/probe/probe_targets.hpp"
#include "gui/shell/config_file.hpp"
#include "gui/shell/help_dialog.hpp"
#include "gui/shell/settings_dialog.hpp"
#include "gui/shell/start_page.hpp"
#include "gui/shell/translations.hpp"

// Out of a static library, resources have to be asked for, and not from within a namespace.
static void load_resources() {
  Q_INIT_RESOURCE(icons);
  Q_INIT_RESOURCE(translations);
}

namespace tlspath::gui {
namespace {

enum Page { kStart, kMail, kArchive };

constexpr std::size_t kMostHistory = 20;

QStringList local_files(const QMimeData* mime) {
  QStringList out;
  for (const QUrl& url : mime->urls())
    if (url.isLocalFile()) out += url.toLocalFile();
  return out;
}

std::string_view view_of(const QByteArray& bytes) {
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// What must be there before the first widget: a screen reader may ask for it at once.
QWidget* prepared(QWidget* parent) {
  load_resources();
  install_path_accessible();
  return parent;
}

bool is_input(const QWidget* widget) {
  if (qobject_cast<const QLineEdit*>(widget) != nullptr) return true;
  const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
  return text != nullptr && !text->isReadOnly();
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(prepared(parent)),
      desk_(std::make_unique<Desk>()),
      preferences_(Preferences::load()),
      pages_(new QStackedWidget),
      start_(new StartPage),
      mail_(new MailPage),
      archive_(new ArchivePage),
      status_(new QLabel),
      bar_(new QToolBar),
      recent_(new QMenu(this)),
      policy_menu_(new PolicyMenu(this)) {
  theme().set(preferences_.theme);
  set_language(desk_->language());
  setAcceptDrops(true);
  setWindowIcon(icon(QStringLiteral("app")));
  pages_->addWidget(start_);
  pages_->addWidget(mail_);
  pages_->addWidget(archive_);
  setCentralWidget(pages_);
  status_->setTextFormat(Qt::PlainText);
  status_->setIndent(6);
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  statusBar()->addWidget(status_, 1);
  bar_->setMovable(false);
  bar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  bar_->setObjectName(QStringLiteral("tools"));
  addToolBar(bar_);
  setContextMenuPolicy(Qt::NoContextMenu);
  make_actions();
  mail_->set_folded(preferences_.fold_local);

  connect(start_, &StartPage::paste_wanted, this, &MainWindow::paste);
  connect(start_, &StartPage::open_wanted, this, &MainWindow::open_by_dialog);
  connect(start_, &StartPage::back_wanted, this, &MainWindow::back);
  connect(start_, &StartPage::help_wanted, this, [this] { HelpDialog(this).exec(); });
  connect(start_, &StartPage::given, this, &MainWindow::take);
  connect(start_, &StartPage::copy_wanted, this, [this](const QString& details) {
    QApplication::clipboard()->setText(details);
    say(tr("Copied."));
  });
  connect(mail_, &MailPage::status, this, [this](const QString& line) {
    mail_said_ = line;
    if (pages_->currentIndex() == kMail) say(line);
  });
  connect(mail_, &MailPage::own_side_wanted, this, &MainWindow::show_settings);
  connect(mail_, &MailPage::probe_wanted, this, &MainWindow::show_probe);
  connect(archive_, &ArchivePage::message, this, [this](const QString& line) {
    if (pages_->currentIndex() == kArchive) say(line);
  });
  connect(archive_, &ArchivePage::policy_chosen, this, [this](const QString& choice) {
    preferences_.policy = choice;
    preferences_.save();
    load_policy();
  });
  connect(archive_, &ArchivePage::mail_chosen, this,
          [this](const QByteArray& raw, const QString& label) { read(raw, label); });
  connect(&theme(), &Theme::changed, this, &MainWindow::retranslate);
  qApp->installEventFilter(this);
  reload_settings();
  archive_->set_policy(preferences_.policy);
  resize(1080, 760);
  restoreGeometry(load_geometry());
  show_page(kStart);
  if (!desk_->problem().empty()) say(plain(desk_->problem(), 400));
}

MainWindow::~MainWindow() { mail_->clear(); }

QAction* MainWindow::add(QMenu* menu, std::function<QString()> text, const QKeySequence& key,
                         std::function<void()> run, const char* icon_name, bool needs_mail) {
  auto* action = new QAction(this);
  action->setShortcut(key);
  connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
  menu->addAction(action);
  texts_.emplace_back(action, std::move(text));
  if (icon_name != nullptr) icons_.emplace_back(action, QString::fromLatin1(icon_name));
  if (needs_mail) need_mail_.push_back(action);
  return action;
}

QMenu* MainWindow::add_menu(std::function<QString()> text) {
  QMenu* m = menuBar()->addMenu(QString());
  menu_texts_.emplace_back(m, std::move(text));
  return m;
}

void MainWindow::make_actions() {
  const auto [open, export_action] = make_file_menu();
  const auto [paste_action, ticket, find] = make_edit_menu();
  make_view_menu();
  make_tools_menus();
  make_help_menu();
  for (QAction* a : {back_, paste_action, open, ticket, export_action, find}) bar_->addAction(a);
  retranslate();
}

// Here and below: what of it stands in the bar as well.
std::array<QAction*, 2> MainWindow::make_file_menu() {
  QMenu* file = add_menu([] { return tr("&File"); });
  QAction* open = add(
      file, [] { return tr("&Open..."); }, QKeySequence::Open, [this] { open_by_dialog(); },
      "open");
  add(
      file, [] { return tr("Open &folder..."); }, QKeySequence(QStringLiteral("Ctrl+Shift+O")),
      [this] { open_folder_by_dialog(); }, "folder");
  file->addMenu(recent_);
  menu_texts_.emplace_back(recent_, [] { return tr("Open &recent"); });
  file->addSeparator();
  need_all_.push_back(add(
      file, [] { return tr("&Save the mail as..."); }, QKeySequence::Save,
      [this] { save_by_dialog(); }, nullptr, true));
  QAction* export_action = add(
      file, [] { return tr("&Export..."); }, QKeySequence(QStringLiteral("Ctrl+E")),
      [this] { export_by_dialog(); }, "export", true);
  add(
      file, [] { return tr("&Print..."); }, QKeySequence::Print, [this] { print_by_dialog(); },
      "print", true);
  file->addSeparator();
  add(file, [] { return tr("&Quit"); }, QKeySequence::Quit, [this] { close(); });
  return {open, export_action};
}

std::array<QAction*, 3> MainWindow::make_edit_menu() {
  QMenu* edit = add_menu([] { return tr("&Edit"); });
  QAction* paste_action =
      add(edit, [] { return tr("&Paste"); }, QKeySequence::Paste, [this] { paste(); }, "paste");
  QAction* ticket = add(
      edit, [] { return tr("&Copy for ticket"); }, QKeySequence(QStringLiteral("Ctrl+Shift+C")),
      [this] { copy_ticket(); }, "ticket", true);
  edit->addSeparator();
  QAction* find = add(
      edit, [] { return tr("&Find..."); }, QKeySequence::Find, [this] { find_by_bar(); }, "find",
      true);
  add(
      edit, [] { return tr("Find &next"); }, QKeySequence(QStringLiteral("F3")),
      [this] { mail_->find(sought_); }, nullptr, true);
  edit->addSeparator();
  add(
      edit, [] { return tr("&Settings..."); }, QKeySequence(QStringLiteral("Ctrl+,")),
      [this] { show_settings(); }, "settings");
  return {paste_action, ticket, find};
}

void MainWindow::make_view_menu() {
  QMenu* view = add_menu([] { return tr("&View"); });
  back_ = add(
      view, [] { return tr("&Back"); }, QKeySequence(QStringLiteral("Alt+Left")),
      [this] { back(); }, "back");
  view->addSeparator();
  const auto show_mail = [this](MailPage::Tab tab) {
    show_page(kMail);
    mail_->show_tab(tab);
  };
  to_mail_.push_back(add(
      view, [] { return tr("&Path"); }, QKeySequence(QStringLiteral("Ctrl+1")),
      [=] { show_mail(MailPage::Tab::path); }));
  to_mail_.push_back(add(
      view, [] { return tr("&Table"); }, QKeySequence(QStringLiteral("Ctrl+2")),
      [=] { show_mail(MailPage::Tab::table); }));
  to_archive_ = add(
      view, [] { return tr("&Archive"); }, QKeySequence(QStringLiteral("Ctrl+3")),
      [this] {
        if (pages_->currentIndex() != kArchive) remember();
        show_page(kArchive);
      });
  view->addSeparator();
  add(
      view, [] { return tr("&Why?"); }, QKeySequence(QStringLiteral("F2")),
      [this] { mail_->show_why(); }, "why", true);
  add(
      view, [] { return tr("&Next proof"); }, QKeySequence(QStringLiteral("F4")),
      [this] { mail_->next_proof(1); }, nullptr, true);
  add(
      view, [] { return tr("Pre&vious proof"); }, QKeySequence(QStringLiteral("Shift+F4")),
      [this] { mail_->next_proof(-1); }, nullptr, true);
  add(
      view, [] { return tr("Hea&der"); }, QKeySequence(QStringLiteral("Ctrl+U")),
      [this] { mail_->focus_header(); }, nullptr, true);
  add(
      view, [] { return tr("Ne&xt pane"); }, QKeySequence(QStringLiteral("F6")),
      [this] { mail_->next_pane(1); }, nullptr, true);
  add(
      view, [] { return tr("Previo&us pane"); }, QKeySequence(QStringLiteral("Shift+F6")),
      [this] { mail_->next_pane(-1); }, nullptr, true);
  add(
      view, [] { return tr("&Local hops"); }, {}, [this] { mail_->set_folded(!mail_->folded()); },
      nullptr, true);
  view->addSeparator();
  redact_ = add(
      view, [] { return tr("&Hide names"); }, QKeySequence(QStringLiteral("Ctrl+Shift+R")), [] {});
  redact_->setCheckable(true);
  connect(redact_, &QAction::toggled, this, [this](bool on) {
    mail_->set_redacted(on);
    show_title();
    update_actions();
    if (pages_->currentIndex() == kMail && !mail_->empty())
      say(on ? utf8(mail_->view().hidden) : tr("Names are shown."));
  });
}

void MainWindow::make_tools_menus() {
  QMenu* archive = add_menu([] { return tr("&Archive"); });
  add(
      archive, [] { return tr("&Scan a folder..."); }, {}, [this] { open_folder_by_dialog(); },
      "folder");

  QMenu* tools = add_menu([] { return tr("&Tools"); });
  add(tools, [] { return tr("&Probe..."); }, {}, [this] { show_probe(); }, "probe");
  tools->addMenu(policy_menu_);
  menu_texts_.emplace_back(policy_menu_, [] { return tr("P&olicy"); });
  connect(policy_menu_, &PolicyMenu::chosen, this, &MainWindow::set_policy);
}

void MainWindow::make_help_menu() {
  QMenu* help = add_menu([] { return tr("&Help"); });
  add(
      help, [] { return tr("&Where do I find the headers?"); }, QKeySequence::HelpContents,
      [this] { HelpDialog(this).exec(); }, "help");
  add(
      help, [] { return tr("&About tlspath"); }, {},
      [this] {
        QMessageBox about(this);
        about.setWindowTitle(tr("About tlspath"));
        about.setTextFormat(Qt::PlainText);
        about.setIconPixmap(icon(QStringLiteral("app")).pixmap(64));
        about.setText(QStringLiteral("tlspath %1").arg(QStringLiteral(TLSPATH_VERSION)));
        about.setInformativeText(
            tr("Was this mail encrypted on its way, at every hop, and how do we know? Licence: "
               "Apache-2.0. Made with Qt %1.")
                .arg(QString::fromLatin1(qVersion())));
        about.exec();
      });
}

void MainWindow::retranslate() {
  for (const auto& [menu, text] : menu_texts_) menu->setTitle(text());
  for (const auto& [action, text] : texts_) action->setText(text());
  for (const auto& [action, name] : icons_) action->setIcon(icon(name));
  bar_->setWindowTitle(tr("Tools"));
  setWindowIcon(icon(QStringLiteral("app")));
  show_recent();
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QMainWindow::changeEvent(event);
}

void MainWindow::say(const QString& line) {
  // One line, whatever comes; the whole of it for who looks closer.
  const QString shown = plain(line, 240);
  status_->setText(shown);
  status_->setAccessibleName(shown);
}

QString MainWindow::status() const { return status_->text(); }

void MainWindow::update_actions() {
  const bool has = pages_->currentIndex() == kMail && !mail_->empty();
  for (QAction* a : need_mail_) a->setEnabled(has);
  for (QAction* a : to_mail_) a->setEnabled(!mail_->empty());
  to_archive_->setEnabled(archive_->holds_any());
  for (QAction* a : need_all_) a->setEnabled(has && !mail_->redacted());
  back_->setEnabled(!history_.empty() || pages_->currentIndex() == kArchive);
}

void MainWindow::show_page(int page) {
  pages_->setCurrentIndex(page);
  // What was said of another page is over.
  say(page == kMail && !mail_->empty() ? mail_said_ : QString());
  show_title();
  update_actions();
}

void MainWindow::show_title() {
  const int page = pages_->currentIndex();
  QString title;
  if (page == kMail && !mail_->empty()) {
    if (!mail_->redacted()) {
      title = utf8(mail_->view().subject);
      if (title.isEmpty())
        title = file_.isEmpty() ? QString() : plain(QFileInfo(file_).fileName(), 80);
    }
  } else if (page == kArchive) {
    title = tr("Archive");
  }
  setWindowTitle(title.isEmpty() ? QStringLiteral("tlspath")
                                 : QStringLiteral("%1 - tlspath").arg(title));
}

void MainWindow::remember() {
  const int page = pages_->currentIndex();
  if (page == kStart) return;  // nothing to go back to
  history_.push_back({page, page == kMail ? mail_->state() : MailState{}});
  if (history_.size() > kMostHistory) history_.erase(history_.begin());
}

bool MainWindow::back() {
  if (pages_->currentIndex() == kArchive && archive_->back()) return true;
  if (history_.empty()) {
    if (pages_->currentIndex() == kStart && start_->error().isEmpty()) return false;
    start_->show_empty();
    show_page(kStart);
    return true;
  }
  Place place = std::move(history_.back());
  history_.pop_back();
  if (place.page == kMail) mail_->show_mails(std::move(place.mail), *desk_);
  show_page(place.page);
  return true;
}

void MainWindow::show_error(const QString& line) {
  remember();
  start_->show_error(line);
  show_page(kStart);
  say(line);
  start_->paste_button()->setFocus();
}

void MainWindow::show_opened(Opened opened, const QString& file) {
  if (opened.mails.empty()) return show_error(utf8(opened.error));
  remember();
  file_ = file;
  start_->show_empty();
  // The page is shown first, so that it is laid out for the room it has.
  pages_->setCurrentIndex(kMail);
  mail_->show_mails({.mails = std::move(opened.mails), .shown = 0, .hop = {}}, *desk_);
  show_page(kMail);
  mail_->announce();
}

void MainWindow::open(const QStringList& paths) {
  if (paths.isEmpty()) return;
  const std::string first = QFile::encodeName(paths.first()).toStdString();
  const Holds holds = paths.size() > 1 ? Holds::archive : desk_->holds(first);
  if (holds == Holds::nothing) return show_error(no_file(paths.first()));
  if (holds == Holds::mail) {
    Opened opened = desk_->read_file(first);
    if (!opened.mails.empty()) add_recent(paths);
    return show_opened(std::move(opened), paths.first());
  }
  add_recent(paths);
  remember();
  show_page(kArchive);
  if (holds == Holds::database)
    archive_->open_database(paths.first());
  else
    archive_->scan(paths);
  update_actions();
}

void MainWindow::add_recent(const QStringList& paths) {
  if (!preferences_.keep_recent) return;
  for (const QString& p : paths)
    if (QFileInfo::exists(p)) preferences_.add_recent(QFileInfo(p).absoluteFilePath());
  preferences_.save();
  show_recent();
}

void MainWindow::read(const QByteArray& bytes, const QString& label) {
  const std::string name = plain(label, 200).toStdString();
  show_opened(desk_->read_text(view_of(bytes), name, name), label);
}

void MainWindow::take(const QMimeData* mime) {
  if (mime == nullptr) return;
  if (const QStringList files = local_files(mime); !files.isEmpty()) return open(files);
  // A mail program's own form of a dragged mail.
  const QString mail = QStringLiteral("message/rfc822");
  const QByteArray bytes = mime->hasFormat(mail) ? mime->data(mail) : mime->text().toUtf8();
  const std::string name = tr("pasted text").toStdString();
  if (bytes.trimmed().isEmpty()) return show_error(tr("There is no text to paste."));
  show_opened(desk_->read_text(view_of(bytes), name), {});
}

void MainWindow::paste() { take(QApplication::clipboard()->mimeData()); }

bool MainWindow::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* widget = qobject_cast<QWidget*>(object);
    if (widget != nullptr && widget->window() == this &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
      // A field keeps a paste of one line; a mail is read wherever the focus is.
      const QMimeData* mime = QApplication::clipboard()->mimeData();
      const QString text = mime == nullptr ? QString() : mime->text();
      const QByteArray bytes = text.toUtf8();
      const bool for_us =
          !is_input(widget) || (text.contains(QLatin1Char('\n')) && desk_->is_mail(view_of(bytes)));
      if (for_us) {
        event->ignore();
        return true;
      }
    }
  }
  return QMainWindow::eventFilter(object, event);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && pages_->currentIndex() == kMail && mail_->release()) return;
  QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const QMimeData* mime = event->mimeData();
  const QStringList files = local_files(mime);
  if (!files.isEmpty()) {
    event->acceptProposedAction();
    const QFileInfo first(files.first());
    const QString name = plain(first.fileName(), 80);
    const Holds holds = files.size() > 1 || first.isDir()
                            ? Holds::archive
                            : desk_->holds(QFile::encodeName(files.first()).toStdString());
    say(files.size() > 1          ? tr("Scan %1 files").arg(files.size())
        : first.isDir()           ? tr("Scan the folder %1").arg(name)
        : holds == Holds::nothing ? no_file(files.first())
        : holds == Holds::mail    ? tr("Open %1").arg(name)
                                  : tr("Scan %1").arg(name));
  } else if (mime->hasText() || mime->hasFormat(QStringLiteral("message/rfc822"))) {
    event->acceptProposedAction();
    say(tr("Read the dropped text"));
  }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { say({}); }

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  take(event->mimeData());
}

void MainWindow::closeEvent(QCloseEvent* event) {
  save_geometry(saveGeometry());
  QMainWindow::closeEvent(event);
}

QString MainWindow::copy_ticket() {
  const Ticket ticket = make_ticket(*desk_, mail_->reading(), preferences_.markdown,
                                    preferences_.hide_in_copies || mail_->redacted());
  const QString text = utf8(ticket.text);
  QApplication::clipboard()->setText(text);
  say(utf8(copied_line(ticket.view)));
  return text;
}

QString MainWindow::export_to(const QString& path, ExportKind kind) {
  const bool hide = mail_->redacted();
  if (hide && !can_hide(kind))
    return tr("%1 holds the whole record; show names first (Ctrl+Shift+R).")
        .arg(suffix_of(kind).toUpper());
  return utf8(export_mail(*desk_, mail_->reading(), path, kind, hide));
}

void MainWindow::open_by_dialog() {
  QFileDialog dialog(this, tr("Open mail or archive"), last_folder_);
  dialog.setFileMode(QFileDialog::ExistingFiles);
  dialog.setNameFilters({tr("Mails and archives (*.eml *.msg *.txt *.mbox *.mbx *.zip *.tar *.gz "
                            "*.7z *.xz *.zst *.pst *.sqlite)"),
                         tr("All files (*)")});
  if (dialog.exec() != QDialog::Accepted) return;
  last_folder_ = dialog.directory().absolutePath();
  open(dialog.selectedFiles());
}

void MainWindow::open_folder_by_dialog() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Scan a folder"), last_folder_);
  if (folder.isEmpty()) return;
  last_folder_ = folder;
  open({folder});
}

void MainWindow::save_by_dialog() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save the mail"),
                                                    last_folder_ + QStringLiteral("/mail.eml"),
                                                    tr("Mails (*.eml);;All files (*)"));
  if (path.isEmpty()) return;
  QSaveFile file(path);
  const std::string& given = mail_->reading().given;
  const auto size = static_cast<qint64>(given.size());
  if (!file.open(QIODevice::WriteOnly) || file.write(given.data(), size) != size || !file.commit())
    say(utf8(desk_->not_written(path.toStdString(), file.errorString().toStdString())));
  else
    say(tr("Saved as %1").arg(plain(QFileInfo(path).fileName(), 80)));
}

void MainWindow::export_by_dialog() {
  QStringList filters;
  const auto name = [](ExportKind k) {
    switch (k) {
      case ExportKind::pdf:
        return tr("PDF");
      case ExportKind::svg:
        return tr("Picture of the path, SVG");
      case ExportKind::png:
        return tr("Picture of the path, PNG");
      case ExportKind::html:
        return tr("HTML page");
      case ExportKind::json:
        return tr("JSON record");
      case ExportKind::csv:
        return tr("CSV, a row a hop");
      case ExportKind::markdown:
        return tr("Markdown");
      case ExportKind::text:
        break;
    }
    return tr("Plain text");
  };
  std::vector<ExportKind> kinds;
  for (const ExportKind k : kExportKinds) {
    if (mail_->redacted() && !can_hide(k)) continue;
    kinds.push_back(k);
    filters += QStringLiteral("%1 (*.%2)").arg(name(k), suffix_of(k));
  }
  QFileDialog dialog(this, tr("Export"), last_folder_);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setNameFilters(filters);
  dialog.setDefaultSuffix(suffix_of(kinds.front()));
  dialog.selectFile(QStringLiteral("tlspath"));
  connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
    const auto at = filters.indexOf(filter);
    if (at >= 0) dialog.setDefaultSuffix(suffix_of(kinds[static_cast<std::size_t>(at)]));
  });
  if (dialog.exec() != QDialog::Accepted) return;
  const QString path = dialog.selectedFiles().first();
  last_folder_ = QFileInfo(path).absolutePath();
  const auto chosen = filters.indexOf(dialog.selectedNameFilter());
  const ExportKind kind = export_kind_of(path).value_or(
      kinds[static_cast<std::size_t>(std::max<qsizetype>(chosen, 0))]);
  const QString problem = export_to(path, kind);
  say(problem.isEmpty() ? tr("Exported to %1").arg(plain(QFileInfo(path).fileName(), 80))
                        : problem);
}

void MainWindow::print_by_dialog() {
  QPrinter printer(QPrinter::HighResolution);
  printer.setDocName(QStringLiteral("tlspath"));
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  print_mail(*desk_, mail_->reading(), printer, mail_->redacted());
}

void MainWindow::find_by_bar() {
  QInputDialog dialog(this);
  dialog.setWindowTitle(tr("Find"));
  dialog.setLabelText(tr("Find in the header:"));
  const QString selected = mail_->selected_text();
  dialog.setTextValue(selected.isEmpty() ? sought_ : selected);
  if (auto* line = dialog.findChild<QLineEdit*>()) line->selectAll();
  if (dialog.exec() != QDialog::Accepted) return;
  sought_ = dialog.textValue();
  mail_->focus_header();
  mail_->find(sought_);
}

void MainWindow::show_settings() {
  SettingsDialog dialog(preferences_, load_shared(), this);
  if (dialog.exec() != QDialog::Accepted) return;
  preferences_ = dialog.preferences();
  preferences_.save();
  const auto saved = save_shared(dialog.shared(), desk_->language());
  reload_settings();
  if (!saved) say(utf8(saved.error().what));
}

ProbeDialog* MainWindow::show_probe() {
  QStringList targets;
  if (pages_->currentIndex() == kMail && !mail_->empty() && !mail_->redacted())
    targets = probe_targets(mail_->reading(), desk_->organisations());
  auto* dialog = new ProbeDialog(targets, desk_->language(), preferences_.probe_asks, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ProbeDialog::ask_each_time, this, [this](bool ask) {
    preferences_.probe_asks = ask;
    preferences_.save();
  });
  dialog->show();
  return dialog;
}

void MainWindow::set_policy(const QString& choice) {
  preferences_.policy = choice;
  preferences_.save();
  archive_->set_policy(choice);
  load_policy();
}

// For the mail that is shown; what is wrong with the file is said.
void MainWindow::load_policy() {
  policy_menu_->set_choice(preferences_.policy);
  const auto policy = choose_policy(preferences_.policy, desk_->language());
  mail_->set_policy(policy ? *policy : nullptr,
                    policy ? QString() : plain(policy.error().what, 400));
  if (!policy) say(utf8(policy.error().what));
}

// Settings may have changed what is said of the mail: it is read anew.
void MainWindow::reload_settings() {
  auto fresh = std::make_unique<Desk>();
  theme().set(preferences_.theme);
  show_local_times(preferences_.local_times);
  set_language(fresh->language());
  for (QAbstractScrollArea* area : archive_->findChildren<QAbstractScrollArea*>())
    area->viewport()->update();
  mail_->set_folded(preferences_.fold_local);
  QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  mono.setPointSizeF(preferences_.header_points > 0 ? preferences_.header_points
                                                    : QApplication::font().pointSizeF());
  mail_->header()->setFont(mono);
  // Before the desk goes: they are its own.
  const auto again = [&](const MailState& old) {
    MailState state{.mails = fresh->read_again(old.mails), .shown = old.shown, .hop = old.hop};
    if (state.shown >= state.mails.size()) state.shown = 0;
    return state;
  };
  MailState state = again(mail_->state());
  for (Place& place : history_) place.mail = again(place.mail);
  std::erase_if(history_, [](const Place& p) { return p.page == kMail && p.mail.mails.empty(); });
  mail_->clear();
  desk_ = std::move(fresh);
  archive_->set_own_side(desk_->own());
  load_policy();
  if (!state.mails.empty()) {
    mail_->show_mails(std::move(state), *desk_);
  } else if (pages_->currentIndex() == kMail) {
    start_->show_empty();
    pages_->setCurrentIndex(kStart);
  }
  show_page(pages_->currentIndex());
  show_recent();
}

void MainWindow::show_recent() {
  recent_->clear();
  for (const QString& path : preferences_.recent) {
    QString text = plain(path, 70);
    text.replace(QLatin1Char('&'), QStringLiteral("&&"));
    connect(recent_->addAction(text), &QAction::triggered, this, [this, path] { open({path}); });
  }
  recent_->setEnabled(!preferences_.recent.isEmpty());
  if (preferences_.recent.isEmpty()) return;
  recent_->addSeparator();
  connect(recent_->addAction(tr("&Clear")), &QAction::triggered, this, [this] {
    preferences_.recent.clear();
    preferences_.save();
    show_recent();
  });
}

}  // namespace tlspath::gui

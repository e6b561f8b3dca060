// MainWindow: the window: pages (nothing yet, one mail, an archive), menus with their keys, the way
// back, drop and paste. Paste and drop never ask, and replace nothing for good: Alt+Left goes back.
// What is read and said is elsewhere (gui/mail, core). Not done: several windows.
#pragma once

#include <QMainWindow>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "gui/mail/exports.hpp"
#include "gui/mail/mail_page.hpp"
#include "gui/mail/reading.hpp"
#include "gui/shell/preferences.hpp"

class QAction;
class QLabel;
class QMenu;
class QMimeData;
class QStackedWidget;
class QToolBar;

namespace tlspath::gui {

class ArchivePage;
class PolicyMenu;
class ProbeDialog;
class StartPage;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  void open(const QStringList& paths);
  void paste();
  void read(const QByteArray& bytes, const QString& label);
  bool back();
  QString copy_ticket();  // what was copied
  // Empty: done; else why not.
  QString export_to(const QString& path, ExportKind kind);
  void reload_settings();
  // Never asks the network by itself: the dialog asks first.
  ProbeDialog* show_probe();
  void set_policy(const QString& choice);  // policy_choice.hpp

  MailPage* mail() const { return mail_; }
  StartPage* start() const { return start_; }
  ArchivePage* archive() const { return archive_; }
  QStackedWidget* pages() const { return pages_; }
  QString status() const;

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  struct Place {
    int page = 0;
    MailState mail;
  };

  void make_actions();
  std::array<QAction*, 2> make_file_menu();
  std::array<QAction*, 3> make_edit_menu();
  void make_view_menu();
  void make_tools_menus();
  void make_help_menu();
  QMenu* add_menu(std::function<QString()> text);
  QAction* add(QMenu* menu, std::function<QString()> text, const QKeySequence& key,
               std::function<void()> run, const char* icon = nullptr, bool needs_mail = false);
  void retranslate();
  void show_page(int page);
  void show_title();
  void remember();
  void show_opened(Opened opened, const QString& file);
  void show_error(const QString& line);
  void take(const QMimeData* data);
  void open_by_dialog();
  void open_folder_by_dialog();
  void save_by_dialog();
  void export_by_dialog();
  void print_by_dialog();
  void find_by_bar();
  void show_settings();
  void show_recent();
  void add_recent(const QStringList& paths);
  void load_policy();
  void say(const QString& line);
  void update_actions();

  std::unique_ptr<Desk> desk_;
  Preferences preferences_;
  std::vector<Place> history_;
  QString mail_said_;  // by the mail's page, last
  QString file_;       // that is shown; empty: pasted
  QString last_folder_;

  QStackedWidget* pages_;
  StartPage* start_;
  MailPage* mail_;
  ArchivePage* archive_;
  QLabel* status_;
  QToolBar* bar_;
  QMenu* recent_;
  PolicyMenu* policy_menu_;
  QAction* redact_ = nullptr;
  QAction* back_ = nullptr;
  QAction* to_archive_ = nullptr;
  std::vector<std::pair<QMenu*, std::function<QString()>>> menu_texts_;
  std::vector<std::pair<QAction*, std::function<QString()>>> texts_;
  std::vector<std::pair<QAction*, QString>> icons_;
  std::vector<QAction*> need_mail_;  // shown
  std::vector<QAction*> to_mail_;    // from any page
  std::vector<QAction*> need_all_;   // a mail with nothing hidden
  QString sought_;
};

}  // namespace tlspath::gui

// ArchivePage: many mails, scanned or out of a results database: a list that is sorted and
// filtered, charts whose every number opens the mails that it counts, and the way back.
//   page->scan({"archive/"});   or   page->open_database("results.sqlite");
// A scan writes a temporary database that is looked at meanwhile and gone with the page, unless it
// is saved; when another archive is opened it is kept aside once. The window asks that database by
// other threads only (queries.hpp). A mail that is chosen is read again from its source. Not done:
// showing one mail (mail/).
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QWidget>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/path/path.hpp"
#include "core/store/browse.hpp"
#include "core/text/language.hpp"
#include "gui/archive/filter_dialog.hpp"
#include "gui/archive/scan_run.hpp"

class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTableView;
class QTabWidget;
class QTemporaryDir;
class QTimer;
class QToolButton;

namespace tlspath::gui {

class ChartView;
class ChipBar;
class MailListModel;
class OrderFile;
class PolicyBar;
class Queries;
class SavedFilters;

class ArchivePage : public QWidget {
  Q_OBJECT

 public:
  explicit ArchivePage(QWidget* parent = nullptr);
  ~ArchivePage() override;
  void scan(const QStringList& paths);
  void open_database(QString path);
  bool back();  // Alt+Left; false: there is nothing to go back to

  // What buttons and menus do.
  void apply(const MailSelection& selection);
  void sort_by(MailSort sort, bool descending);
  void open_row(int row);
  void cancel();  // the scan; what was read stays
  void stop();    // what is looked for
  void save_as(const QString& path);
  void save_before(const QString& path);  // of the scan before, if nobody saved it
  void save_filter(const QString& name);
  void set_policy(const QString& choice);  // policy_choice.hpp

  const MailSelection& selection() const { return now_.selection; }
  bool listing() const { return listing_; }
  bool counting() const;
  bool preparing() const;  // the quick search for free text
  bool scanning() const { return run_ != nullptr; }
  bool holds_any() const { return opened_ > 0; }  // or once did, or tried to
  // By the settings of now. What is shown was judged with that of then: it is said.
  void set_own_side(const OwnSide& own);
  PolicyBar* policy() const { return policy_; }

 signals:
  void mail_chosen(QByteArray raw_mail, QString source_label);
  void message(QString line);
  void policy_chosen(QString choice);  // in the page

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  using Clock = std::chrono::steady_clock;
  struct View {
    MailSelection selection;
    MailSort sort = MailSort::time;
    bool descending = true;
    int top = 0, current = -1;
  };

  void build();
  void speak_anew();
  QWidget* make_head();
  QWidget* make_body();
  void make_saved();
  void make_table();
  void size_columns();
  void fit_subject();
  QWidget* make_mails();
  void make_charts();
  QWidget* make_foot();
  void place_panels();

  bool close_all();  // true: the results of a scan that nobody saved are kept aside
  void open_queries(QString path);
  void change(const View& to, bool remember);
  View here() const;
  void show_view();
  void list(bool quiet);
  void listed(std::uint64_t generation, const std::shared_ptr<OrderFile>& order, std::size_t count);
  void list_ended(std::uint64_t generation, const std::shared_ptr<OrderFile>& order, bool quiet,
                  const StoreResult<void>& result);
  void go_to_place();
  void count();
  void count_if_due();
  void make_words();
  void count_saved();
  void refresh();
  void choose_once(std::uint64_t copies);
  QString mails_text(std::uint64_t n) const;  // "1 mail", "2,114 mails"
  void show_count();
  void show_usable();
  void show_sentence();
  void show_progress(const ScanState& state);
  void scan_ended(const ScanEnd& end);
  enum class Offer : std::uint8_t { none, scan_again, save_before };
  void notice(const QString& line);
  void offer(const QString& line, Offer what);
  void take_offer();
  bool unsaved() const;
  void offer_unsaved();
  void save(const QString& database, const QString& path, const std::function<void()>& saved);
  void set_saving(bool now);
  QString ask_where_to_save();
  void show_scan_end();
  QString no_temporary_room(int code) const;
  void ask_filter();
  void show_unread();
  void show_unreadable();
  void row_menu(const QPoint& at);
  void marks_changed();
  void judge(bool ready);

  Language language_;
  std::unique_ptr<QTemporaryDir> folder_, folder_before_;
  std::unique_ptr<ScanRun> run_;
  std::uint64_t run_id_ = 0;
  QString database_;
  QStringList scanned_;
  std::optional<ScanEnd> scan_end_;
  QString saved_as_;
  OwnSide own_, judged_by_;
  bool temporary_ = false;
  std::unique_ptr<Queries> list_queries_, row_queries_, count_queries_, words_queries_,
      save_queries_;
  QThreadPool reading_;
  std::shared_ptr<std::atomic<bool>> stop_reading_;

  View now_;
  std::vector<View> before_;
  bool will_speak_ = false;  // another language was chosen
  bool typing_ = false;      // the last change was typed too
  std::uint64_t generation_ = 0, counts_generation_ = 0, opened_ = 0;
  bool listing_ = false, stopped_ = false, count_due_ = false;
  bool unlisted_ = false;                     // the order could not be kept
  bool failed_ = false;                       // it could not be opened
  bool saving_ = false;                       // one at a time
  bool bringing_up_ = false;                  // a database of an older version to this one
  std::optional<std::pair<int, int>> place_;  // to go to once the rows are there: top, current
  std::optional<std::uint64_t> total_;
  Clock::time_point began_, ended_;
  KnownNames names_;
  QStringList unreadable_;
  quint64 unreadable_count_ = 0;

  Offer offer_ = Offer::none;
  QWidget* notice_bar_;
  QPushButton* notice_action_;
  QLabel *notice_, *count_, *sentence_, *progress_;
  QLineEdit* search_;
  PolicyBar* policy_;
  QString policy_choice_;
  ChipBar* chips_;
  QToolButton *filter_, *keep_, *copies_;
  QSplitter* body_;
  QWidget* saved_panel_;
  bool narrow_ = false;  // saved filters are a tab beside the charts
  QListView* saved_view_;
  SavedFilters* saved_;
  QTableView* table_;
  int subject_width_ = 0;  // at least
  MailListModel* model_;
  QTabWidget* charts_;
  ChartView *months_, *versions_, *partners_, *relays_;
  QProgressBar* bar_;
  QWidget* foot_;
  QPushButton *cancel_, *save_, *unread_, *open_;
  QTimer *wait_, *fresh_;
};

}  // namespace tlspath::gui

// archive_page.cpp: what is asked, of whom, and where it is shown. Three threads ask the database:
// one makes the order of the list, one fetches the rows that are looked at, one counts. A fourth
// prepares the search for free text. Widgets, counts, the scan and single mails: archive_widgets,
// archive_counts, archive_scan, archive_mail.
#include "gui/archive/archive_page.hpp"

#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cerrno>

#include "core/overview/store_words.hpp"
#include "core/overview/summary_words.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/chart_view.hpp"
#include "gui/archive/chip_bar.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/mail_list_model.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/archive/queries.hpp"
#include "gui/archive/saved_filters.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

constexpr int kTypingWait = 250, kFresh = 700;  // ms
constexpr auto kTell = std::chrono::milliseconds(100);
constexpr std::size_t kFirstRows = 64, kMaxBefore = 100;

}  // namespace

ArchivePage::ArchivePage(QWidget* parent) : QWidget(parent) {
  reading_.setMaxThreadCount(1);
  wait_ = new QTimer(this);
  wait_->setSingleShot(true);
  wait_->setInterval(kTypingWait);
  fresh_ = new QTimer(this);
  fresh_->setInterval(kFresh);
  new QVBoxLayout(this);
  build();
  connect(fresh_, &QTimer::timeout, this, &ArchivePage::refresh);
  connect(wait_, &QTimer::timeout, this, [this] {
    wait_->setInterval(kTypingWait);
    View to = here();
    to.selection.text = search_->text().trimmed().toStdString();
    if (to.selection == now_.selection) return;
    to.top = 0, to.current = -1;
    const bool remember = !typing_;
    change(to, remember);
    typing_ = true;
  });
  const auto key = [this](const QKeySequence& keys, auto what) {
    auto* s = new QShortcut(keys, this);
    s->setContext(Qt::WidgetWithChildrenShortcut);
    connect(s, &QShortcut::activated, this, what);
  };
  key(QKeySequence::Find, [this] {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
  });
  key(QKeySequence(Qt::Key_Escape), [this] { stop(); });
}

ArchivePage::~ArchivePage() { close_all(); }

// What is shown.

bool ArchivePage::close_all() {
  const bool kept = unsaved();
  if (stop_reading_) *stop_reading_ = true;
  reading_.waitForDone();
  fresh_->stop();
  wait_->stop();
  model_->clear();
  ++generation_, ++counts_generation_, ++opened_;
  run_.reset();
  list_queries_.reset();
  row_queries_.reset();
  count_queries_.reset();
  words_queries_.reset();
  save_queries_.reset();
  set_saving(false);
  folder_before_ = kept ? std::move(folder_) : nullptr;
  folder_.reset();
  scan_end_.reset();
  saved_as_.clear();
  before_.clear();
  now_ = {};
  listing_ = stopped_ = typing_ = count_due_ = bringing_up_ = unlisted_ = failed_ = false;
  place_.reset();
  total_.reset();
  names_ = {};
  unreadable_.clear();
  unreadable_count_ = 0;
  copies_->hide();
  unread_->hide();
  notice_bar_->hide();
  database_.clear();
  saved_->forget_counts();
  for (ChartView* v : {months_, versions_, partners_, relays_}) v->clear();
  show_sentence();
  show_usable();
  policy_->set_database({}, {});
  return kept;
}

void ArchivePage::open_database(QString path) {
  if (close_all()) offer_unsaved();
  temporary_ = false;
  judged_by_ = own_;
  foot_->hide();
  show_view();
  open_queries(std::move(path));
  change(now_, false);
  judge(true);
}

void ArchivePage::open_queries(QString path) {
  const std::string name = QFile::encodeName(path).toStdString();
  database_ = std::move(path);
  const auto failed = [this](bool say) {
    return [this, say, opened = opened_, language = language_](const StoreError& e) {
      window_does(this, [this, say, opened, line = plain(store_problem_in_window(e, language))] {
        if (opened != opened_) return;
        listing_ = count_due_ = bringing_up_ = false;
        if (say) {
          failed_ = true;
          model_->clear();
          list_queries_.reset();
          row_queries_.reset();
          count_queries_.reset();
          words_queries_.reset();
          show_usable();
          notice(line);
        }
        show_count();
      });
    };
  };
  list_queries_ = std::make_unique<Queries>(name, failed(true), [this, opened = opened_](bool now) {
    window_does(this, [this, opened, now] {
      if (opened != opened_) return;
      bringing_up_ = now;
      show_count();
    });
  });
  row_queries_ = std::make_unique<Queries>(name, failed(false));
  count_queries_ = std::make_unique<Queries>(name, failed(false));
}

ArchivePage::View ArchivePage::here() const {
  View v = now_;
  v.top = table_->rowAt(0);
  v.current = table_->currentIndex().row();
  return v;
}

void ArchivePage::change(const View& to, bool remember) {
  if (remember) {
    before_.push_back(here());
    if (before_.size() > kMaxBefore) before_.erase(before_.begin());
  }
  typing_ = false;
  now_ = to;
  place_ =
      to.top > 0 || to.current >= 0 ? std::optional(std::pair(to.top, to.current)) : std::nullopt;
  show_view();
  // What was counted for the view before is not to be taken for that of this one.
  ++counts_generation_;
  if (count_queries_) count_queries_->stop();
  count_due_ = true;
  list(false);
}

void ArchivePage::apply(const MailSelection& selection) {
  if (selection == now_.selection) return;
  if (selection.mark && !policy_->has_policy())
    notice(tr("No policy is chosen: the button “Policy” above the list chooses one."));
  View to = now_;
  to.selection = selection;
  to.top = 0, to.current = -1;
  change(to, true);
}

void ArchivePage::sort_by(MailSort sort, bool descending) {
  before_.push_back(here());
  now_.sort = sort;
  now_.descending = descending;
  now_.top = 0, now_.current = -1;
  place_.reset();
  typing_ = false;
  show_view();
  list(false);
}

bool ArchivePage::back() {
  if (before_.empty()) return false;
  const View to = before_.back();
  before_.pop_back();
  change(to, false);
  return true;
}

void ArchivePage::show_view() {
  chips_->show_chips(Filter::chips_of(now_.selection, language_));
  // They come where they stand, not where they were made.
  QWidget* before = keep_;
  for (QToolButton* chip : chips_->findChildren<QToolButton*>()) {
    if (chip->isHidden()) continue;
    setTabOrder(before, chip);
    before = chip;
  }
  const QString text = QString::fromStdString(now_.selection.text);
  if (!search_->hasFocus() || search_->text().trimmed() != text) search_->setText(text);
  const int column = MailListModel::column_of(now_.sort);
  QHeaderView* columns = table_->horizontalHeader();
  const QSignalBlocker quiet(columns);
  columns->setSortIndicator(column, now_.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
  show_count();
}

// The list.

// `quiet`: what is shown stays until all of the new order is there.
void ArchivePage::list(bool quiet) {
  if (!list_queries_) return;
  const std::uint64_t generation = ++generation_;
  listing_ = true;
  stopped_ = unlisted_ = false;
  began_ = Clock::now();
  auto order = std::make_shared<OrderFile>();
  list_queries_->ask([this, generation, order, quiet, view = now_](MailBrowser& b) {
    auto told = Clock::now();
    bool first = true;
    StoreResult<void> result = b.select(view.selection);
    if (result)
      result = b.list(view.sort, view.descending, [&](std::span<const std::int64_t> ids) {
        if (!order->append(ids)) return false;
        const auto now = Clock::now();
        if (!quiet && (now - told > kTell || (first && order->size() >= kFirstRows))) {
          told = now;
          first = false;
          window_does(
              this, [this, generation, order, n = order->size()] { listed(generation, order, n); });
        }
        return true;
      });
    window_does(this, [this, generation, order, quiet, result] {
      list_ended(generation, order, quiet, result);
    });
  });
  if (!quiet) show_count();
}

void ArchivePage::listed(std::uint64_t generation, const std::shared_ptr<OrderFile>& order,
                         std::size_t count) {
  if (generation != generation_) return;
  if (model_->order() != order)
    model_->show(row_queries_.get(), order, count);
  else
    model_->grown(count);
  go_to_place();
  show_count();
}

void ArchivePage::list_ended(std::uint64_t generation, const std::shared_ptr<OrderFile>& order,
                             bool quiet, const StoreResult<void>& result) {
  if (generation != generation_) return;
  listing_ = false;
  ended_ = Clock::now();
  unlisted_ = order->trouble() != 0;
  if (unlisted_) {
    notice(no_temporary_room(order->trouble()));
    if (quiet) return show_count(), count_if_due();
  } else if (!result) {
    if (result.error().trouble != StoreTrouble::stopped)
      notice(plain(store_problem_in_window(result.error(), language_)));
    if (quiet) return count_if_due();
  }
  if (quiet && now_.sort == MailSort::place && !now_.descending &&
      model_->goes_on_with(order, order->size())) {
    show_count();
    return count_if_due();
  }
  if (quiet) {
    const View view = here();
    place_ = std::pair(view.top, view.current);
  }
  listed(generation, order, order->size());
  place_.reset();
  count_if_due();
}

void ArchivePage::go_to_place() {
  if (!place_ || std::max(place_->first, place_->second) >= model_->rowCount()) return;
  const auto [top, current] = *place_;
  place_.reset();
  if (current >= 0)
    table_->selectionModel()->setCurrentIndex(
        model_->index(current, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (top >= 0) table_->scrollTo(model_->index(top, 0), QAbstractItemView::PositionAtTop);
}

void ArchivePage::refresh() {
  if (!list_queries_ || stopped_) return;
  // What takes long is asked for less often.
  if (listing_ || Clock::now() - ended_ < 5 * (ended_ - began_)) return;
  list(true);
  if (!counting()) count();
}

void ArchivePage::stop() {
  if (listing_) stopped_ = true;
  listing_ = count_due_ = false;
  ++generation_;
  if (list_queries_) list_queries_->stop();
  if (count_queries_) count_queries_->stop();
  if (stop_reading_) *stop_reading_ = true;
  ++counts_generation_;
  show_count();
}

QString ArchivePage::mails_text(std::uint64_t n) const {
  const SummaryWords& w = summary_words(language_);
  return utf8(grouped(n, language_)) + QLatin1Char(' ') + utf8(n == 1 ? w.mail : w.mails);
}

void ArchivePage::show_count() {
  const auto rows = static_cast<std::uint64_t>(model_->rowCount());
  QString text;
  if (!list_queries_)
    text = QString();
  else if (bringing_up_)
    text = tr("An older database: it is brought to the new form, once...");
  else if (stopped_)
    text = tr("%1, stopped before all were looked at").arg(mails_text(rows));
  else if (listing_)
    text = tr("%1 so far, counting...").arg(mails_text(rows));
  else if (unlisted_)
    text = rows > 0 ? tr("%1, the others are not listed").arg(mails_text(rows))
           : total_ ? tr("%1, not listed").arg(mails_text(*total_))
                    : tr("not listed");
  else if (total_ && !scanning())
    text = tr("%1 of %2").arg(utf8(grouped(rows, language_)), mails_text(std::max(rows, *total_)));
  else
    text = mails_text(rows);
  count_->setText(text);
}

// Nothing to look through where it could not be opened.
void ArchivePage::show_usable() {
  for (QWidget* w : std::initializer_list<QWidget*>{search_, filter_, keep_, chips_, saved_view_,
                                                    table_, charts_})
    w->setEnabled(!failed_);
}

void ArchivePage::show_sentence() {
  const QModelIndex at = table_->currentIndex();
  const MailRow* row = at.isValid() ? model_->row(at.row()) : nullptr;
  sentence_->setText(row ? sentence_of(*row, language_) : QString());
  open_->setEnabled(row != nullptr);
}

// What is not saved can still be.
void ArchivePage::notice(const QString& line) {
  offer(line, folder_before_ ? Offer::save_before : Offer::none);
}

void ArchivePage::offer(const QString& line, Offer what) {
  offer_ = what;
  notice_->setText(line);
  notice_action_->setVisible(what != Offer::none);
  notice_action_->setText(what == Offer::save_before ? tr("Save earlier results...")
                                                     : tr("Scan again"));
  notice_bar_->show();
  emit message(QString());  // what was said before is over
}

void ArchivePage::take_offer() {
  if (offer_ == Offer::scan_again) {
    saved_as_ = QStringLiteral("-");  // what is replaced by its like need not be kept
    scan(QStringList(scanned_));
  } else if (const QString to = ask_where_to_save(); !to.isEmpty()) {
    save_before(to);
  }
}

QString ArchivePage::no_temporary_room(int code) const {
  // Qt's own answer is empty where the folder is not there.
  const QString folder = plain(qEnvironmentVariable("TMPDIR", QStringLiteral("/tmp")), 200);
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    return tr("The mails cannot be listed: there is no room in the temporary folder %1. Free some "
              "there, then open the archive again.")
        .arg(folder);
  return tr("The mails cannot be listed: nothing can be written to the temporary folder %1. Start "
            "tlspath-gui with another one in TMPDIR.")
      .arg(folder);
}

// Filters.

void ArchivePage::ask_filter() {
  FilterDialog dialog(now_.selection, names_, language_, this);
  if (dialog.exec() == QDialog::Accepted) apply(dialog.selection());
}

void ArchivePage::save_filter(const QString& name) {
  if (!saved_->add(name, now_.selection)) return notice(tr("The filter was not saved."));
  if (count_queries_ && !scanning()) count_saved();
}

// The policy.

void ArchivePage::set_policy(const QString& choice) {
  policy_choice_ = choice;
  policy_->set_policy(choice);
}

void ArchivePage::set_own_side(const OwnSide& own) {
  if (own == own_) return;
  own_ = own;
  if (database_.isEmpty() || failed_) return;
  judge(list_queries_ && !scanning());
  if (own_ == judged_by_) {
    if (offer_ == Offer::scan_again) notice_bar_->hide();
    return;
  }
  if (!temporary_)
    return notice(
        tr("These results stay as their scan judged them. Scan the mails again to have them judged "
           "with your side of now."));
  QStringList then;
  for (const std::string& domain : judged_by_.domains) then += plain(domain, 80);
  if (!judged_by_.networks.empty()) then += tr("your networks");
  offer(then.isEmpty() ? tr("Judged with no side named as yours.")
                       : tr("Judged with %1 as your side.").arg(then.join(QStringLiteral(", "))),
        Offer::scan_again);
}

void ArchivePage::judge(bool ready) {
  // A database of one's own making knows its sources from where it lies.
  policy_->set_database(ready ? database_ : QString(),
                        temporary_ ? QString() : QFileInfo(database_).absolutePath());
}

void ArchivePage::marks_changed() {
  model_->set_marks(policy_->marks(), policy_->judging());
  table_->setColumnHidden(MailListModel::policy, !policy_->has_policy());
  fit_subject();
  for (Queries* q : {list_queries_.get(), count_queries_.get()})
    if (q != nullptr) q->set_marks(policy_->marks());
  if (!list_queries_ || scanning() || policy_->judging()) return;
  saved_->forget_counts();
  if (!now_.selection.mark) return count_saved();
  list(false);
  count();
}

}  // namespace tlspath::gui

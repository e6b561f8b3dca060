// archive_page.cpp: what is asked, of whom, and where it is shown. Three threads ask the database:
// one makes the order of the list, one fetches the rows that are looked at, one counts.
#include "gui/archive/archive_page.hpp"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "cli/session.hpp"
#include "core/report/store_words.hpp"
#include "core/report/summary_words.hpp"
#include "core/report/text.hpp"
#include "core/scan/find_mail.hpp"
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
constexpr qsizetype kMaxUnreadable = 1000;  // lines that are kept

QToolButton* tool(const QString& text, const char* name) {
  auto* b = new QToolButton;
  b->setObjectName(QLatin1String(name));
  b->setText(text);
  b->setFocusPolicy(Qt::StrongFocus);
  b->setMinimumHeight(28);
  return b;
}

QPushButton* button(const QString& text, const char* name) {
  auto* b = new QPushButton(text);
  b->setObjectName(QLatin1String(name));
  b->setAutoDefault(false);
  return b;
}

// "1 mail", "2,114 mails"
QString mails_text(std::uint64_t n, Language l) {
  const SummaryWords& w = summary_words(l);
  return utf8(grouped(n, l)) + QLatin1Char(' ') + utf8(n == 1 ? w.mail : w.mails);
}

QString size_text(quint64 bytes, Language l) {
  const auto [unit, name] = bytes >= 1'000'000'000 ? std::pair(1e9, "GB")
                            : bytes >= 1'000'000   ? std::pair(1e6, "MB")
                                                   : std::pair(1e3, "kB");
  const QLocale locale(l == Language::de ? QLocale::German : QLocale::English);
  return locale.toString(static_cast<double>(bytes) / unit, 'f', 1) + QLatin1Char(' ') +
         QLatin1String(name);
}

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

// All widgets, in the language of now.
void ArchivePage::build() {
  language_ = parse_language(QLocale().name().toStdString()).value_or(Language::en);
  notice_bar_ = new QWidget;
  notice_bar_->setObjectName(QStringLiteral("notice_bar"));
  notice_ = plain_label();
  notice_->setObjectName(QStringLiteral("notice"));
  auto* sign = plain_label(QStringLiteral("[!]"));
  sign->setWordWrap(false);
  auto* dismiss = tool(tr("Close"), "dismiss");
  auto* notice_row = new QHBoxLayout(notice_bar_);
  notice_row->setContentsMargins(0, 0, 0, 0);
  notice_row->addWidget(sign);
  notice_row->addWidget(notice_, 1);
  notice_row->addWidget(dismiss);
  connect(dismiss, &QToolButton::clicked, notice_bar_, &QWidget::hide);
  notice_bar_->hide();
  auto* rows = static_cast<QVBoxLayout*>(layout());
  rows->addWidget(notice_bar_);
  rows->addWidget(make_head());
  rows->addWidget(make_body(), 1);
  rows->addWidget(make_foot());
  show_view();
}

void ArchivePage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  // Told several times, and to widgets that would be gone.
  if (event->type() != QEvent::LanguageChange || will_speak_) return;
  will_speak_ = true;
  window_does(this, [this] { speak_anew(); });
}

void ArchivePage::speak_anew() {
  will_speak_ = false;
  now_ = here();
  const QString noticed = notice_bar_->isHidden() ? QString() : notice_->text();
  const bool has_foot = !foot_->isHidden(), open = list_queries_ != nullptr;
  // They hand back to what goes.
  list_queries_.reset();
  row_queries_.reset();
  count_queries_.reset();
  delete saved_;
  delete model_;
  while (QLayoutItem* item = layout()->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  build();
  if (!noticed.isEmpty()) notice(noticed);
  foot_->setVisible(has_foot);
  if (!scanning()) bar_->hide(), cancel_->hide();
  show_unread();
  if (!policy_choice_.isEmpty()) policy_->set_policy(policy_choice_);
  if (!open) return;
  open_queries(database_);
  change(now_, false);
  judge(!scanning());
}

QWidget* ArchivePage::make_head() {
  auto* head = new QWidget;
  search_ = new QLineEdit;
  search_->setObjectName(QStringLiteral("search"));
  search_->setPlaceholderText(tr("host, address, id or subject"));
  search_->setAccessibleName(tr("Filter by text"));
  search_->setClearButtonEnabled(true);
  search_->setMaxLength(500);
  connect(search_, &QLineEdit::textEdited, wait_, qOverload<>(&QTimer::start));
  connect(search_, &QLineEdit::returnPressed, wait_, [this] { wait_->start(0); });
  connect(wait_, &QTimer::timeout, search_, [this] { wait_->setInterval(kTypingWait); });
  // The clear button tells by textChanged only.
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& t) {
    if (t.isEmpty() && !now_.selection.text.empty()) wait_->start();
  });
  auto* more = tool(tr("Filter..."), "filter");
  auto* keep = tool(tr("Save filter..."), "save_filter");
  back_ = tool(tr("Back"), "back");
  chips_ = new ChipBar;
  count_ = plain_label();
  count_->setObjectName(QStringLiteral("count"));
  copies_ = tool(QString(), "copies");
  copies_->hide();
  auto* row = new QHBoxLayout;
  row->addWidget(search_, 1);
  row->addWidget(more);
  row->addWidget(keep);
  row->addWidget(back_);
  policy_ = new PolicyBar(language_);
  connect(policy_, &PolicyBar::marks_changed, this, &ArchivePage::marks_changed);
  connect(policy_, &PolicyBar::chosen, this, [this](const QString& choice) {
    set_policy(choice);
    emit policy_chosen(choice);
  });
  connect(policy_, &PolicyBar::violations_wanted, this, [this] {
    MailSelection s;
    s.mark = mark_of(Outcome::violated);
    apply(s);
  });
  auto* counts = new QHBoxLayout;
  counts->addWidget(count_, 1);
  counts->addWidget(policy_, 3);
  counts->addWidget(copies_);
  auto* layout = new QVBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(row);
  layout->addWidget(chips_);
  layout->addLayout(counts);
  connect(more, &QToolButton::clicked, this, &ArchivePage::ask_filter);
  connect(keep, &QToolButton::clicked, this, [this] {
    bool yes = false;
    const QString name = QInputDialog::getText(this, tr("Save filter"), tr("Name"),
                                               QLineEdit::Normal, QString(), &yes);
    if (yes) save_filter(name);
  });
  connect(back_, &QToolButton::clicked, this, &ArchivePage::back);
  connect(chips_, &ChipBar::removed, this, &ArchivePage::apply);
  connect(chips_, &ChipBar::all_removed, this, [this] { apply({}); });
  connect(copies_, &QToolButton::clicked, this, [this] {
    MailSelection s = now_.selection;
    s.once = true;
    copies_->hide();
    apply(s);
  });
  return head;
}

QWidget* ArchivePage::make_body() {
  saved_ = new SavedFilters(language_, this);
  saved_view_ = new QListView;
  saved_view_->setObjectName(QStringLiteral("saved"));
  saved_view_->setModel(saved_);
  saved_view_->setAccessibleName(tr("Saved filters"));
  saved_view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  saved_view_->setSpacing(2);
  saved_view_->setContextMenuPolicy(Qt::ActionsContextMenu);
  auto* remove = new QAction(tr("Delete"), saved_view_);
  remove->setShortcut(QKeySequence::Delete);
  remove->setShortcutContext(Qt::WidgetShortcut);
  saved_view_->addAction(remove);
  connect(remove, &QAction::triggered, this,
          [this] { saved_->remove(saved_view_->currentIndex().row()); });
  const auto use = [this](const QModelIndex& index) {
    if (!index.isValid()) return;
    MailSelection s = saved_->selection(index.row());
    if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier)
      s = narrowed(now_.selection, s);
    else
      s.once = s.once || now_.selection.once;
    apply(s);
  };
  connect(saved_view_, &QListView::clicked, this, use);
  connect(saved_view_, &QListView::activated, this, use);

  model_ = new MailListModel(language_, this);
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("mails"));
  table_->setModel(model_);
  table_->setAccessibleName(tr("Mails"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->setShowGrid(false);
  table_->setContextMenuPolicy(Qt::CustomContextMenu);
  QHeaderView* rows = table_->verticalHeader();
  rows->hide();
  rows->setSectionResizeMode(QHeaderView::Fixed);
  rows->setDefaultSectionSize(std::max(24, table_->fontMetrics().height() + 8));
  QHeaderView* columns = table_->horizontalHeader();
  columns->setSectionsClickable(true);
  columns->setSortIndicatorShown(true);
  columns->setHighlightSections(false);
  // What stands in them most often.
  const auto wide = [this](const QString& text) {
    return table_->fontMetrics().horizontalAdvance(text + QStringLiteral("mm"));
  };
  int word = 0;
  for (int i = 0; i < static_cast<int>(kWayAnswers); ++i)
    word = std::max(word, wide(Filter::word(static_cast<WayAnswer>(i), language_)));
  const char* const kLike[] = {"",
                               "2025-11-04 08:16",
                               "partner.example",
                               "",
                               "mailhub.example",
                               "TLSv1.2",
                               "exchange",
                               "order@partner.example",
                               "Your order 4711 and",
                               "? reported only"};
  for (int c = 0; c < MailListModel::kColumns; ++c) {
    const int title = wide(model_->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString()) + 8;
    table_->setColumnWidth(c, std::max({title, *kLike[c] ? wide(QLatin1String(kLike[c])) : word}));
  }
  columns->moveSection(MailListModel::policy, MailListModel::when + 1);
  table_->setColumnHidden(MailListModel::policy, !policy_->has_policy());
  connect(columns, &QHeaderView::sectionClicked, this, [this](int column) {
    if (const auto sort = MailListModel::sort_of(column))
      sort_by(*sort, *sort == now_.sort ? !now_.descending : *sort == MailSort::time);
    else
      show_view();
  });
  connect(table_, &QTableView::activated, this,
          [this](const QModelIndex& i) { open_row(i.row()); });
  connect(table_, &QWidget::customContextMenuRequested, this, &ArchivePage::row_menu);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &ArchivePage::show_sentence);
  connect(model_, &QAbstractItemModel::modelReset, this, &ArchivePage::show_sentence);
  connect(model_, &MailListModel::page_came, this, &ArchivePage::show_sentence);
  connect(model_, &MailListModel::failed, this, &ArchivePage::notice);

  sentence_ = plain_label();
  sentence_->setObjectName(QStringLiteral("sentence"));
  open_ = button(tr("Open mail"), "open");
  connect(open_, &QPushButton::clicked, this, [this] { open_row(table_->currentIndex().row()); });
  auto* mails = new QWidget;
  auto* mails_layout = new QVBoxLayout(mails);
  mails_layout->setContentsMargins(0, 0, 0, 0);
  mails_layout->addWidget(table_, 1);
  auto* below = new QHBoxLayout;
  below->addWidget(sentence_, 1);
  below->addWidget(open_);
  mails_layout->addLayout(below);

  charts_ = new QTabWidget;
  charts_->setObjectName(QStringLiteral("charts"));
  charts_->setDocumentMode(true);
  const auto add = [this](const QString& title, const char* name) {
    auto* view = new ChartView(language_);
    view->setObjectName(QLatin1String(name));
    charts_->addTab(view, title);
    connect(view, &ChartView::opened, this, &ArchivePage::apply);
    return view;
  };
  months_ = add(tr("Months"), "months");
  versions_ = add(tr("Versions"), "versions");
  partners_ = add(tr("Partners"), "partners");
  relays_ = add(tr("Relays"), "relays");

  saved_panel_ = new QWidget;
  auto* saved_rows = new QVBoxLayout(saved_panel_);
  saved_rows->setContentsMargins(0, 0, 0, 0);
  auto* saved_title = plain_label(tr("Saved filters"));
  saved_title->setBuddy(saved_view_);
  saved_rows->addWidget(saved_title);
  saved_rows->addWidget(saved_view_, 1);
  body_ = new QSplitter;
  body_->addWidget(saved_panel_);
  body_->addWidget(mails);
  body_->addWidget(charts_);
  body_->setStretchFactor(body_->indexOf(mails), 1);
  place_panels();
  return body_;
}

void ArchivePage::place_panels() {
  const int letter = fontMetrics().averageCharWidth();
  int saved = 0;
  for (int i = 0; i < saved_->rowCount(); ++i)
    saved = std::max(saved, fontMetrics().horizontalAdvance(saved_->index(i).data().toString() +
                                                            QStringLiteral(" (9.999.999)")));
  saved = std::min(saved + 16, 45 * letter);
  const int charts = std::max(46 * letter, charts_->tabBar()->sizeHint().width());
  if (narrow_) {
    charts_->insertTab(0, saved_panel_, tr("Saved filters"));
    body_->setSizes({width() - 46 * letter, 46 * letter});
  } else {
    if (body_->indexOf(saved_panel_) != 0) body_->insertWidget(0, saved_panel_);
    saved_panel_->show();
    body_->setSizes({saved, std::max(200, width() - saved - charts), charts});
  }
}

void ArchivePage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  constexpr int kNarrow = 900;
  if (narrow_ == (width() < kNarrow)) return;
  narrow_ = width() < kNarrow;
  place_panels();
}

QWidget* ArchivePage::make_foot() {
  foot_ = new QWidget;
  bar_ = new QProgressBar;
  bar_->setMaximumWidth(220);
  bar_->setAccessibleName(tr("Scan"));
  progress_ = plain_label();
  progress_->setObjectName(QStringLiteral("progress"));
  unread_ = button(QString(), "unread");
  save_ = button(tr("Save as..."), "save");
  cancel_ = button(tr("Cancel"), "cancel");
  auto* row = new QHBoxLayout(foot_);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(bar_);
  row->addWidget(progress_, 1);
  row->addWidget(unread_);
  row->addWidget(save_);
  row->addWidget(cancel_);
  connect(unread_, &QPushButton::clicked, this, &ArchivePage::show_unreadable);
  connect(cancel_, &QPushButton::clicked, this, &ArchivePage::cancel);
  connect(save_, &QPushButton::clicked, this, [this] {
    const QString to = QFileDialog::getSaveFileName(
        this, tr("Save results"), QStringLiteral("results.sqlite"), tr("Results (*.sqlite)"));
    if (!to.isEmpty()) save_as(to);
  });
  unread_->hide();
  foot_->hide();
  return foot_;
}

// What is shown.

void ArchivePage::close_all() {
  if (stop_reading_) *stop_reading_ = true;
  reading_.waitForDone();
  fresh_->stop();
  wait_->stop();
  model_->clear();
  ++generation_, ++counts_generation_;
  run_.reset();
  list_queries_.reset();
  row_queries_.reset();
  count_queries_.reset();
  save_queries_.reset();
  folder_.reset();
  before_.clear();
  now_ = {};
  listing_ = stopped_ = typing_ = false;
  place_.reset();
  total_.reset();
  names_ = {};
  unreadable_.clear();
  unreadable_count_ = 0;
  copies_->hide();
  unread_->hide();
  notice_bar_->hide();
  saved_->forget_counts();
  policy_->set_database({}, {});
}

void ArchivePage::scan(QStringList paths) {
  close_all();
  foot_->show();
  cancel_->show();
  save_->hide();
  bar_->setRange(0, 0);
  bar_->show();
  progress_->setText(tr("Scanning..."));
  folder_ = std::make_unique<QTemporaryDir>();
  if (!folder_->isValid()) return notice(plain(folder_->errorString()));
  temporary_ = true;
  now_.sort = MailSort::place;
  now_.descending = false;
  const QString path = folder_->filePath(QStringLiteral("results.sqlite"));
  run_ = std::make_unique<ScanRun>(paths, QFile::encodeName(path).toStdString(), language_);
  // What an earlier one told late is not heard.
  const auto hear = [this, id = ++run_id_](auto signal, auto what) {
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
  show_view();
}

void ArchivePage::open_database(QString path) {
  close_all();
  temporary_ = false;
  foot_->hide();
  show_view();
  open_queries(path);
  change(now_, false);
  judge(true);
}

void ArchivePage::open_queries(const QString& path) {
  database_ = path;
  const std::string name = QFile::encodeName(path).toStdString();
  const auto failed = [this](bool say) {
    return [this, say](const StoreError& e) {
      window_does(this, [this, say, line = plain(store_problem(e, language_))] {
        listing_ = false;
        show_count();
        if (say) notice(line);
      });
    };
  };
  list_queries_ = std::make_unique<Queries>(name, failed(true));
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
  list(false);
  count();
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
  const QString text = QString::fromStdString(now_.selection.text);
  if (!search_->hasFocus() || search_->text().trimmed() != text) search_->setText(text);
  back_->setEnabled(!before_.empty());
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
  stopped_ = false;
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
  if (!result) {
    if (result.error().trouble != StoreTrouble::stopped)
      notice(plain(store_problem(result.error(), language_)));
    if (quiet) return;
  }
  if (quiet && now_.sort == MailSort::place && !now_.descending &&
      model_->goes_on_with(order, order->size())) {
    show_count();
    return;
  }
  if (quiet) {
    const View view = here();
    place_ = std::pair(view.top, view.current);
  }
  listed(generation, order, order->size());
  place_.reset();
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
  listing_ = false;
  ++generation_;
  if (list_queries_) list_queries_->stop();
  if (count_queries_) count_queries_->stop();
  if (stop_reading_) *stop_reading_ = true;
  ++counts_generation_;
  show_count();
}

void ArchivePage::show_count() {
  const auto rows = static_cast<std::uint64_t>(model_->rowCount());
  QString text;
  if (!list_queries_)
    text = QString();
  else if (stopped_)
    text = tr("%1, stopped before all were looked at").arg(mails_text(rows, language_));
  else if (listing_)
    text = tr("%1 so far, counting...").arg(mails_text(rows, language_));
  else if (total_ && !scanning())
    text = tr("%1 of %2")
               .arg(utf8(grouped(rows, language_)), mails_text(std::max(rows, *total_), language_));
  else
    text = mails_text(rows, language_);
  count_->setText(text);
}

void ArchivePage::show_sentence() {
  const QModelIndex at = table_->currentIndex();
  const MailRow* row = at.isValid() ? model_->row(at.row()) : nullptr;
  sentence_->setText(row ? sentence_of(*row, language_) : QString());
  open_->setEnabled(row != nullptr);
}

// Charts and counts.

bool ArchivePage::counting() const { return count_queries_ && count_queries_->busy(); }

void ArchivePage::count() {
  if (!count_queries_) return;
  const std::uint64_t generation = ++counts_generation_;
  if (!scanning())
    for (ChartView* v : {months_, versions_, partners_, relays_}) v->show_counting();
  const MailSelection base = now_.selection;
  const auto back = [this, generation](auto what) {
    window_does(this, [this, generation, what] {
      if (generation == counts_generation_) what();
    });
  };
  if (!total_ || scanning())
    count_queries_->ask([this, back](MailBrowser& b) {
      const auto n = b.mails();
      if (n) back([this, n = *n] { total_ = n, show_count(); });
    });
  else
    count_queries_->stop();
  count_queries_->also([this, back, base](MailBrowser& b) {
    if (!b.select(base)) return;
    const auto c = b.charts();
    if (!c) return;
    back([this, base, c = *c] {
      months_->show_chart(Charts::months(c, base, language_));
      partners_->show_chart(Charts::partners(c, base, language_));
      relays_->show_chart(Charts::relays(c, base, language_));
    });
  });
  if (!scanning() && names_.partners.isEmpty())
    count_queries_->also([this, back](MailBrowser& b) {
      const auto copies = b.copies();
      const bool finished = b.finished();
      if (copies) back([this, n = *copies] { choose_once(n); });
      if (!finished && !temporary_)
        back([this] {
          notice(plain(
              store_problem({StoreTrouble::unfinished_part, database_.toStdString()}, language_)));
        });
    });
  count_queries_->also([this, back, base](MailBrowser& b) {
    MailSelection any = base;
    any.version.reset();
    if (!b.select(any)) return;
    const auto v = b.versions();
    if (v)
      back([this, any, v = *v] { versions_->show_chart(Charts::versions(v, any, language_)); });
  });
  if (scanning()) return;
  if (names_.partners.isEmpty())
    count_queries_->also([this, back](MailBrowser& b) {
      const auto list = [&](MailSort of) {
        QStringList out;
        if (const auto names = b.names(of))
          for (const std::string& n : *names) out.push_back(plain(n));
        return out;
      };
      const KnownNames names{list(MailSort::partner), list(MailSort::relay),
                             list(MailSort::system)};
      back([this, names] { names_ = names; });
    });
  count_saved();
}

void ArchivePage::count_saved() {
  for (int i = 0; i < saved_->rowCount(); ++i) {
    if (saved_->has_count(i)) continue;
    MailSelection s = saved_->selection(i);
    if (s.mark && !policy_->marks()) continue;
    s.once = s.once || now_.selection.once;
    count_queries_->also([this, s, i, generation = counts_generation_](MailBrowser& b) {
      if (!b.select(s)) return;
      const auto n = b.count();
      if (!n) return;
      window_does(this, [this, i, s, n = *n, generation] {
        if (generation == counts_generation_) saved_->set_count(i, n);
      });
    });
  }
}

// Copies count once, as in reports, unless a filter was chosen before they were known.
void ArchivePage::choose_once(std::uint64_t copies) {
  if (copies == 0 || now_.selection.once) return;
  if (now_.selection.empty() && before_.empty()) {
    saved_->forget_counts();
    View to = here();
    to.selection.once = true;
    change(to, false);
    return;
  }
  copies_->setText(tr("Count each mail once (%1 copies)").arg(utf8(grouped(copies, language_))));
  copies_->show();
}

// The scan.

void ArchivePage::show_progress(const ScanState& s) {
  const auto number = [this](std::uint64_t n) { return utf8(grouped(n, language_)); };
  QStringList parts;
  parts << mails_text(s.mails, language_);
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
  save_->setVisible(list_queries_ != nullptr);
  const QString mails = mails_text(end.state.mails, language_);
  const QString kept = tr("Results are kept until you close.");
  QString line = end.stopped ? tr("Cancelled after %1; what was read is in the list.").arg(mails)
                             : tr("%1 read.").arg(mails);
  if (list_queries_) line += QLatin1Char(' ') + kept;
  progress_->setText(line);
  if (!end.trouble.isEmpty()) notice(end.trouble);
  emit message(line);
  total_.reset();
  list(true);
  count();
  judge(list_queries_ != nullptr);
}

void ArchivePage::cancel() {
  if (run_) run_->stop();
}

void ArchivePage::save_as(const QString& path) {
  if (!count_queries_ || !temporary_) return;
  progress_->setText(tr("Saving..."));
  const std::string to = QFile::encodeName(path).toStdString();
  // Of its own, so that nothing that is asked meanwhile stops it.
  save_queries_ = std::make_unique<Queries>(QFile::encodeName(database_).toStdString(),
                                            [](const StoreError&) {});
  save_queries_->also([this, path, to](MailBrowser& b) {
    // As a whole or not at all, and over an older one only then.
    const std::string part = to + ".part";
    QFile::remove(QString::fromStdString(part));
    const auto saved = b.save(part);
    QString line;
    if (!saved)
      line = plain(store_problem(saved.error(), language_));
    else if (std::rename(part.c_str(), to.c_str()) != 0)
      line = tr("%1 could not be written").arg(plain(path));
    if (!line.isEmpty()) QFile::remove(QString::fromStdString(part));
    window_does(this, [this, line, path] {
      if (!line.isEmpty()) {
        progress_->setText(QString());
        return notice(line);
      }
      const QString done = tr("Saved as %1").arg(plain(path));
      progress_->setText(done);
      emit message(done);
    });
  });
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
  auto* close = button(tr("Close"), "close");
  connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  auto* layout = new QVBoxLayout(dialog);
  layout->addWidget(text);
  layout->addWidget(close, 0, Qt::AlignRight);
  dialog->resize(640, 320);
  dialog->show();
}

void ArchivePage::notice(const QString& line) {
  notice_->setText(line);
  notice_bar_->show();
  emit message(line);
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

// The policy.

void ArchivePage::set_policy(const QString& choice) {
  policy_choice_ = choice;
  policy_->set_policy(choice);
}

void ArchivePage::judge(bool ready) {
  // A database of one's own making knows its sources from where it lies.
  policy_->set_database(ready ? database_ : QString(),
                        temporary_ ? QString() : QFileInfo(database_).absolutePath());
}

void ArchivePage::marks_changed() {
  model_->set_marks(policy_->marks(), policy_->judging());
  table_->setColumnHidden(MailListModel::policy, !policy_->has_policy());
  for (Queries* q : {list_queries_.get(), count_queries_.get()})
    if (q != nullptr) q->set_marks(policy_->marks());
  if (!list_queries_ || scanning() || policy_->judging()) return;
  saved_->forget_counts();
  if (!now_.selection.mark) return count_saved();
  list(false);
  count();
}

// One mail.

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
  const std::string label_text = row->path + (row->entry.empty() ? "" : "/" + row->entry);
  if (stop_reading_) *stop_reading_ = true;
  stop_reading_ = std::make_shared<std::atomic<bool>>(false);
  emit message(tr("Reading %1...").arg(plain(label_text)));
  reading_.start([this, place, label = plain(label_text), stop = stop_reading_] {
    const MailFound found = find_mail(place, [stop] { return stop->load(); });
    QString trouble;
    switch (found.what) {
      case MailFound::mail:
      case MailFound::stopped:
        break;
      case MailFound::changed:
        trouble = plain(mail_has_changed(place.path, language_));
        break;
      case MailFound::gone:
        trouble = plain(mail_is_gone(place.path, language_));
        break;
      case MailFound::unreadable:
        trouble = plain(cli::input_problem(*found.error, messages(language_), "show"));
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

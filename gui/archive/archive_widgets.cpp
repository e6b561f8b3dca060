// archive_widgets.cpp: the widgets of the archive page, and how they are placed; made anew when
// another language is chosen.
#include "gui/archive/archive_page.hpp"

#include <QAction>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

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

}  // namespace

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
  notice_action_ = button(QString(), "notice_action");
  connect(notice_action_, &QPushButton::clicked, this, &ArchivePage::take_offer);
  notice_row->addWidget(notice_action_);
  notice_row->addWidget(dismiss);
  connect(dismiss, &QToolButton::clicked, notice_bar_, &QWidget::hide);
  notice_bar_->hide();
  auto* rows = static_cast<QVBoxLayout*>(layout());
  rows->addWidget(notice_bar_);
  rows->addWidget(make_head());
  rows->addWidget(make_body(), 1);
  rows->addWidget(make_foot());
  show_view();
  show_sentence();
  show_usable();
  set_saving(saving_);
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
  const Offer offered = offer_;
  const bool has_foot = !foot_->isHidden(), open = list_queries_ != nullptr;
  // They hand back to what goes.
  list_queries_.reset();
  row_queries_.reset();
  count_queries_.reset();
  words_queries_.reset();
  delete saved_;
  delete model_;
  while (QLayoutItem* item = layout()->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  build();
  if (!noticed.isEmpty()) offer(noticed, offered);
  foot_->setVisible(has_foot);
  if (!scanning()) bar_->hide(), cancel_->hide();
  show_unread();
  if (!policy_choice_.isEmpty()) policy_->set_policy(policy_choice_);
  if (!open) return;
  open_queries(database_);
  show_scan_end();
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
  // The clear button tells by textChanged only.
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& t) {
    if (t.isEmpty() && !now_.selection.text.empty()) wait_->start();
  });
  filter_ = tool(tr("Filter..."), "filter");
  keep_ = tool(tr("Save filter..."), "save_filter");
  chips_ = new ChipBar;
  count_ = plain_label();
  count_->setObjectName(QStringLiteral("count"));
  copies_ = tool(QString(), "copies");
  copies_->hide();
  auto* row = new QHBoxLayout;
  row->addWidget(search_, 1);
  row->addWidget(filter_);
  row->addWidget(keep_);
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
  connect(filter_, &QToolButton::clicked, this, &ArchivePage::ask_filter);
  connect(keep_, &QToolButton::clicked, this, [this] {
    bool yes = false;
    const QString name = QInputDialog::getText(this, tr("Save filter"), tr("Name"),
                                               QLineEdit::Normal, QString(), &yes);
    if (yes) save_filter(name);
  });
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
  make_saved();
  make_table();
  QWidget* mails = make_mails();
  make_charts();
  body_ = new QSplitter;
  body_->addWidget(saved_panel_);
  body_->addWidget(mails);
  body_->addWidget(charts_);
  body_->setStretchFactor(body_->indexOf(mails), 1);
  place_panels();
  return body_;
}

void ArchivePage::make_saved() {
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
  saved_panel_ = new QWidget;
  auto* saved_rows = new QVBoxLayout(saved_panel_);
  saved_rows->setContentsMargins(0, 0, 0, 0);
  auto* saved_title = plain_label(tr("Saved filters"));
  saved_title->setBuddy(saved_view_);
  saved_rows->addWidget(saved_title);
  saved_rows->addWidget(saved_view_, 1);
}

void ArchivePage::make_table() {
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
  table_->setTextElideMode(Qt::ElideRight);
  table_->viewport()->installEventFilter(this);
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
  size_columns();
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
}

// What the other columns leave is the subject's, and never less than it needs.
bool ArchivePage::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::Resize && object == table_->viewport()) fit_subject();
  return QWidget::eventFilter(object, event);
}

void ArchivePage::fit_subject() {
  int others = 0;
  for (int c = 0; c < MailListModel::kColumns; ++c)
    if (c != MailListModel::subject && !table_->isColumnHidden(c)) others += table_->columnWidth(c);
  table_->setColumnWidth(MailListModel::subject,
                         std::max(subject_width_, table_->viewport()->width() - others));
}

// By what stands in them most often.
void ArchivePage::size_columns() {
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
  subject_width_ = table_->columnWidth(MailListModel::subject);
}

// The table, and below it what is said of the row.
QWidget* ArchivePage::make_mails() {
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
  return mails;
}

void ArchivePage::make_charts() {
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
    if (const QString to = ask_where_to_save(); !to.isEmpty()) save_as(to);
  });
  unread_->hide();
  foot_->hide();
  return foot_;
}

}  // namespace tlspath::gui

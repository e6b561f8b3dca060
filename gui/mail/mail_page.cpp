#include "gui/mail/mail_page.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/overview/check_words.hpp"
#include "core/path/repair_findings.hpp"
#include "core/report/hidden_field.hpp"
#include "core/report/messages.hpp"
#include "core/report/redact.hpp"
#include "core/report/window.hpp"
#include "core/text/escape.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/times.hpp"
#include "gui/mail/answer_bar.hpp"
#include "gui/mail/beside_bar.hpp"
#include "gui/mail/header_pane.hpp"
#include "gui/mail/hop_model.hpp"
#include "gui/mail/hover_link.hpp"
#include "gui/mail/path_widget.hpp"
#include "gui/mail/policy_line.hpp"
#include "gui/probe/probe_targets.hpp"

namespace tlspath::gui {
namespace {

constexpr int kNarrow = 760;  // below it the table stands for the picture
constexpr std::uint32_t kMostGiven = 256 << 10;

QTableView* make_table(QAbstractItemModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setTabKeyNavigation(false);  // Tab leaves
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  const int row = table->fontMetrics().height() + 6;
  table->verticalHeader()->setMinimumSectionSize(row);
  table->verticalHeader()->setDefaultSectionSize(row);
  table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  return table;
}

std::string own_side_of(const OwnSide& own) {
  std::string out;
  for (const std::string& domain : own.domains) out += (out.empty() ? "" : ", ") + domain;
  return out;
}

}  // namespace

MailPage::MailPage(QWidget* parent) : QWidget(parent) {
  answer_ = new AnswerBar;
  beside_ = new BesideBar;
  mails_ = new QComboBox;
  mails_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  make_repairs();
  mail_line_ = plain_label();
  mail_line_->setContentsMargins(12, 0, 12, 0);

  QLayout* tab_row = make_tab_row();
  make_hops();
  make_details();
  make_header();
  lower_ = new QSplitter(Qt::Horizontal);
  lower_->addWidget(details_);
  lower_->addWidget(header_box_);
  lower_->setStretchFactor(0, 2);
  lower_->setStretchFactor(1, 3);
  lower_->setChildrenCollapsible(false);
  upper_lower_ = new QSplitter(Qt::Vertical);
  upper_lower_->addWidget(stack_);
  upper_lower_->addWidget(lower_);
  upper_lower_->setStretchFactor(0, 3);
  upper_lower_->setStretchFactor(1, 2);
  upper_lower_->setChildrenCollapsible(false);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(answer_);
  column->addWidget(beside_);
  column->addWidget(mail_line_);
  column->addWidget(mails_);
  column->addWidget(repairs_);
  column->addLayout(tab_row);
  column->addWidget(upper_lower_, 1);
  setTabOrder(answer_, beside_);
  setTabOrder(beside_, tabs_);

  connect_panes();
  retranslate();
  arrange();
  clear();
}

void MailPage::make_repairs() {
  repairs_ = new QWidget;
  repairs_text_ = plain_label();
  as_given_button_ = new QPushButton;
  as_given_button_->setCheckable(true);
  auto* repairs_row = new QHBoxLayout(repairs_);
  repairs_row->setContentsMargins(12, 2, 12, 2);
  repairs_row->addWidget(repairs_text_, 1);
  repairs_row->addWidget(as_given_button_);
}

QLayout* MailPage::make_tab_row() {
  tabs_ = new QTabBar;
  tabs_->addTab(QString());
  tabs_->addTab(QString());
  tabs_->setDrawBase(false);
  hops_line_ = new QLabel;
  fold_ = new QPushButton;
  own_side_ = new QLabel;
  own_side_->setTextFormat(Qt::PlainText);
  hops_line_->setTextFormat(Qt::PlainText);
  change_own_ = new QPushButton;
  auto* tab_row = new QHBoxLayout;
  tab_row->setContentsMargins(8, 2, 12, 2);
  tab_row->addWidget(tabs_);
  tab_row->addSpacing(10);
  tab_row->addWidget(hops_line_);
  tab_row->addWidget(fold_);
  tab_row->addStretch(1);
  tab_row->addWidget(own_side_);
  tab_row->addWidget(change_own_);
  return tab_row;
}

// The picture, and the table that stands for it.
void MailPage::make_hops() {
  path_ = new PathWidget;
  scroll_ = new QScrollArea;
  scroll_->setWidget(path_);
  scroll_->setWidgetResizable(true);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->setBackgroundRole(QPalette::Base);
  hops_ = new HopModel(this);
  table_ = make_table(hops_);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
  table_->horizontalHeader()->setHighlightSections(false);
  stack_ = new QStackedWidget;
  stack_->addWidget(scroll_);
  stack_->addWidget(table_);
}

void MailPage::make_details() {
  fact_model_ = new FactModel(this);
  facts_ = make_table(fact_model_);
  facts_->horizontalHeader()->hide();
  facts_->horizontalHeader()->setStretchLastSection(true);
  facts_->setWordWrap(true);
  why_ = new QPlainTextEdit;
  why_->setReadOnly(true);
  why_->setTabChangesFocus(true);
  why_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  details_ = new QTabWidget;
  details_->addTab(facts_, QString());
  details_->addTab(why_, QString());
}

void MailPage::make_header() {
  header_ = new HeaderPane;
  header_title_ = new QLabel;
  header_title_->setTextFormat(Qt::PlainText);
  header_title_->setBuddy(header_);
  header_box_ = new QWidget;
  auto* header_column = new QVBoxLayout(header_box_);
  header_column->setContentsMargins(0, 4, 0, 0);
  header_column->setSpacing(4);
  header_column->addWidget(header_title_);
  header_column->addWidget(header_, 1);
}

void MailPage::connect_panes() {
  connect(answer_, &AnswerBar::why, this, &MailPage::show_why);
  connect(answer_, &AnswerBar::probe, this, &MailPage::probe_wanted);
  connect(mails_, &QComboBox::activated, this, [this](int index) {
    state_.shown = static_cast<std::size_t>(index);
    state_.hop.reset();
    show_one();
  });
  connect(as_given_button_, &QPushButton::toggled, this, [this](bool on) {
    as_given_ = on;
    show_header();
    if (state_.hop) show_hop(*state_.hop, true);
  });
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    wanted_ = tab == 0 ? Tab::path : Tab::table;
    stack_->setCurrentIndex(tab);
    emit tab_changed();
  });
  connect(fold_, &QPushButton::clicked, this, [this] { set_folded(!folded()); });
  connect(change_own_, &QPushButton::clicked, this, &MailPage::own_side_wanted);
  connect(path_, &PathWidget::hop_chosen, this, [this](std::size_t hop) { choose_hop(hop); });
  connect(path_, &PathWidget::why, this, [this](std::size_t) { show_why(); });
  connect(path_, &PathWidget::folding_changed, this, [this](bool) { show_folding(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            if (!choosing_ && index.isValid()) choose_hop(static_cast<std::size_t>(index.row()));
          });
  connect(table_, &QTableView::activated, this, [this] { show_why(); });
  connect(facts_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) {
            if (!choosing_ && index.isValid()) show_fact(static_cast<std::size_t>(index.row()));
          });
  connect(header_, &HeaderPane::bytes_selected, this, [this](Span s) {
    if (!s.empty()) bytes_chosen(s, true);
  });
  connect(header_, &HeaderPane::byte_pressed, this,
          [this](std::uint32_t at) { bytes_chosen({at, 1}, false); });
  hover_ = new HoverLink(facts_, header_, this);
  hover_->of_fact = [this](int row) {
    return Hovered{.bytes = bytes_of_fact(static_cast<std::size_t>(row)), .row = row};
  };
  hover_->of_byte = [this](std::uint32_t at) { return pointed_at(at); };
  connect(header_, &HeaderPane::released, this, [this] { release(); });
}

MailPage::~MailPage() = default;

void MailPage::retranslate() {
  tabs_->setTabText(0, tr("Path"));
  tabs_->setTabText(1, tr("Table"));
  tabs_->setAccessibleName(tr("How the hops are shown"));
  details_->setTabText(0, tr("Hop"));
  details_->setTabText(1, tr("Why"));
  header_->setAccessibleName(tr("Header as received"));
  path_->setAccessibleName(tr("Path, oldest hop first"));
  table_->setAccessibleName(tr("Hops as a table"));
  facts_->setAccessibleName(tr("Facts of the hop"));
  why_->setAccessibleName(tr("Why"));
  mails_->setAccessibleName(tr("Messages in this file"));
  as_given_button_->setText(tr("Show what was given"));
  change_own_->setAccessibleName(tr("Change my side"));
}

void MailPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate(), arrange();
  QWidget::changeEvent(event);
}

void MailPage::clear() {
  hover_->show({});
  path_->show_view(nullptr);
  hops_->show_view(nullptr);
  fact_model_->show_facts({});
  state_ = {};
  desk_ = nullptr;
  view_ = {};
}

void MailPage::show_mails(MailState state, const Desk& desk) {
  const std::optional<std::size_t> hop = state.hop;
  state_ = std::move(state);
  desk_ = &desk;
  as_given_ = false;
  name_mails();
  show_one();
  if (hop && *hop < view_.hops.size()) choose_hop(*hop);
}

// Subjects and names of files name people: they are hidden with the other names.
void MailPage::name_mails() {
  const QSignalBlocker quiet(mails_);
  mails_->clear();
  for (const auto& m : state_.mails) {
    const std::string said = redacted_ ? std::string() : m->view.subject;
    QString name = m->kind     ? utf8(messages(desk_->language()).nested_title(*m->kind))
                   : redacted_ ? tr("Mail")
                               : plain(m->entry.empty() ? said : m->entry, 80);
    if (name.isEmpty()) name = plain(m->view.mail_line, 80);
    while (name.endsWith(QLatin1Char(':'))) name.chop(1);
    if (m->kind && !said.empty()) name += QStringLiteral(": ") + plain(said, 80);
    mails_->addItem(name);
  }
  mails_->setCurrentIndex(static_cast<int>(state_.shown));
}

void MailPage::show_one() {
  const Reading& r = reading();
  hover_->show({});
  path_->show_view(nullptr);
  hops_->show_view(nullptr);
  fact_model_->show_facts({});
  view_ = redacted_ ? desk_->view_of(r, {.language = desk_->language(), .redact = true}) : r.view;
  show_times(view_, r.analysis);
  answer_->show_view(view_);
  answer_->set_can_probe(!redacted_ && !probe_targets(r, desk_->organisations()).isEmpty());
  beside_->show_view(view_);
  show_policy();
  mails_->setVisible(state_.mails.size() > 1);
  QString line = utf8(view_.mail_line);
  if (redacted_ && !view_.hidden.empty()) line += QStringLiteral("   ") + utf8(view_.hidden);
  mail_line_->setText(line);
  mail_line_->setVisible(!line.isEmpty());

  const Words& w = words(view_.language);
  std::string list;
  for (const RepairNote& n : r.repaired.notes) {
    const std::string one = w.repair(finding_of(n.kind), n.count);
    if (!one.empty()) list += (list.empty() ? "" : ", ") + one;
  }
  repairs_->setVisible(!list.empty());
  repairs_text_->setText(list.empty() ? QString() : utf8(w.repairs(list)));
  as_given_button_->setEnabled(!redacted_);
  {
    const QSignalBlocker quiet(as_given_button_);
    as_given_button_->setChecked(as_given_);
  }

  const std::string own = own_side_of(desk_->own());
  own_side_->setText(own.empty() && desk_->own().networks.empty()
                         ? tr("My side: not named")
                         : tr("My side: %1").arg(plain(own.empty() ? "..." : own, 40)));
  path_->show_view(&view_);
  hops_->show_view(&view_);
  table_->resizeColumnsToContents();
  for (int c = 0; c < hops_->columnCount(); ++c)
    table_->setColumnWidth(c, std::min(table_->columnWidth(c), 270));
  show_folding();
  const bool hops = !view_.hops.empty();
  upper_lower_->widget(0)->setVisible(hops);
  details_->setTabEnabled(0, hops);
  tabs_->setVisible(hops);
  if (!hops) details_->setCurrentIndex(1);
  arrange();
  show_header();
  why_->setPlainText(utf8(render_why(view_, std::nullopt)));
  set_hop_title();
  if (hops) {
    // The hop that the answer speaks of.
    std::size_t first = 0;
    for (std::size_t i = 0; i < view_.hops.size(); ++i)
      if (view_.hops[i].number == view_.worst_hop.value_or(view_.boundary_hop.value_or(0)))
        first = i;
    choose_hop(first);
    details_->setCurrentIndex(0);
  } else {
    emit status(utf8(view_.to_do));
  }
}

void MailPage::set_policy(PolicyPtr policy, const QString& problem) {
  policy_ = std::move(policy);
  policy_problem_ = problem;
  show_policy();
}

// Not where names are hidden: it quotes them.
void MailPage::show_policy() {
  if (!policy_problem_.isEmpty() && !empty())
    return beside_->show_policy(
        QStringLiteral("[!] ") +
            utf8(check_not_read(redacted_ ? std::string() : policy_problem_.toStdString(),
                                desk_->language())),
        false);
  const bool shown = policy_ && !empty() && !redacted_;
  const PolicyLine line = shown ? policy_line(*desk_, reading(), *policy_) : PolicyLine{};
  beside_->show_policy(line.text, line.outcome == Outcome::violated);
}

void MailPage::show_folding() {
  const bool is_folded = path_->folded();
  const auto local = std::ranges::count(view_.hops, Verdict::local, &HopView::verdict);
  const bool all = local == static_cast<std::ptrdiff_t>(view_.hops.size());
  hops_line_->setText(view_.hops.empty() ? QString() : utf8(hops_line(view_, is_folded)));
  fold_->setVisible(local > 0);
  fold_->setText(is_folded ? tr("Show") : tr("Fold"));
  fold_->setAccessibleName(is_folded ? tr("Show local hops") : tr("Fold local hops"));
  for (std::size_t i = 0; i < view_.hops.size(); ++i)
    table_->setRowHidden(static_cast<int>(i),
                         is_folded && !all && view_.hops[i].verdict == Verdict::local);
}

void MailPage::set_folded(bool folded) { path_->set_folded(folded); }
bool MailPage::folded() const { return path_->folded(); }

void MailPage::set_redacted(bool redacted) {
  if (redacted_ == redacted) return;
  redacted_ = redacted;
  if (redacted) as_given_ = false;
  if (empty()) return;
  const std::optional<std::size_t> hop = state_.hop;
  name_mails();
  show_one();
  if (hop) choose_hop(*hop);
}

Span MailPage::shown_span(Span in_raw) const {
  return as_given_ ? reading().given_span(in_raw) : in_raw;
}

void MailPage::show_header() {
  const Reading& r = reading();
  std::vector<Span> fields, kept;
  std::vector<HeaderPane::Underline> underlines;
  for (const LineMark& m : r.marks) {
    const Span where = shown_span(m.where);
    kept.push_back(where);
    underlines.push_back({where, m.proof});
  }
  for (const ProofView& p : view_.proofs) {
    const Span where = shown_span(p.in_read);
    underlines.push_back({where, true});
    kept.push_back(where);
  }
  // Wider proofs first, so that what is within them is drawn over them.
  std::ranges::stable_sort(underlines, std::greater{},
                           [](const HeaderPane::Underline& u) { return u.bytes.size; });
  std::unique_ptr<Redactor> redactor;
  std::vector<HiddenField> hidden;
  if (as_given_) {
    fields.push_back({0, std::min(static_cast<std::uint32_t>(r.given.size()), kMostGiven)});
  } else if (redacted_) {
    redactor = desk_->redactor_of(r, false);
    std::vector<const Hop*> newest_first;
    for (const Hop& h : r.analysis.hops) newest_first.push_back(&h);
    std::ranges::sort(newest_first, {}, [](const Hop* h) { return h->line.at; });
    for (const Hop* h : newest_first) {
      fields.push_back(h->line);
      hidden.emplace_back(*redactor, r.raw, *h);
    }
  } else {
    for (const HeaderField& f : r.analysis.header.fields())
      fields.push_back(span_between(f.name.at, std::max(f.value.end(), f.name.end())));
  }
  header_->show_text(HeaderText(as_given_ ? std::string_view(r.given) : r.raw, fields,
                                std::move(kept), tr("[%1 bytes not shown]"), hidden),
                     std::move(underlines));
  header_title_->setText(redacted_   ? tr("Received lines, names hidden")
                         : as_given_ ? tr("As it was given")
                                     : tr("Header as received"));
}

void MailPage::arrange() {
  const bool narrow = width() < kNarrow;
  const bool picture = !narrow && path_->lanes() <= PathPicture::kMostLanes;
  const QSignalBlocker quiet(tabs_);
  tabs_->setTabEnabled(0, picture);
  tabs_->setTabToolTip(0, picture  ? QString()
                          : narrow ? tr("The window is too narrow for the picture.")
                                   : tr("Too many organisations for a picture."));
  const int tab = picture && wanted_ == Tab::path ? 0 : 1;
  tabs_->setCurrentIndex(tab);
  stack_->setCurrentIndex(tab);
  show_row();
  lower_->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
  own_side_->setVisible(!narrow);
  change_own_->setText(narrow ? tr("My side...") : tr("Change..."));
  // As much for the picture as it needs, and no more than two thirds.
  if (picture && tab == 0 && isVisible()) {
    const int all = upper_lower_->height();
    const int wish = std::min(path_->minimumHeight() + 4, all * 3 / 5);
    if (all > 0) upper_lower_->setSizes({wish, all - wish});
  }
}

// Once the table has its place.
void MailPage::show_row() {
  QTimer::singleShot(0, table_, [this] {
    if (table_->currentIndex().isValid()) table_->scrollTo(table_->currentIndex());
  });
}

void MailPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void MailPage::show_tab(Tab tab) {
  wanted_ = tab;
  arrange();
  (stack_->currentIndex() == 0 ? static_cast<QWidget*>(path_) : table_)->setFocus();
  emit tab_changed();
}

MailPage::Tab MailPage::tab() const { return stack_->currentIndex() == 0 ? Tab::path : Tab::table; }

void MailPage::set_hop_title() {
  if (!state_.hop) return details_->setTabText(0, tr("Hop"));
  details_->setTabText(0, utf8(words(view_.language)
                                   .hop_of(view_.hops[*state_.hop].number,
                                           static_cast<std::uint32_t>(view_.hops.size()))));
}

void MailPage::choose_hop(std::size_t hop) {
  if (hop < view_.hops.size()) show_hop(hop, true);
}

void MailPage::show_hop(std::size_t hop, bool pin) {
  const bool was = choosing_;
  choosing_ = true;
  hover_->show({});
  state_.hop = hop;
  const HopView& h = view_.hops[hop];
  // A local hop that is folded away is shown.
  if (h.verdict == Verdict::local && table_->isRowHidden(static_cast<int>(hop)))
    path_->set_folded(false);
  path_->choose(hop);
  table_->setCurrentIndex(hops_->index(static_cast<int>(hop), 0));
  show_row();
  fact_model_->show_facts(fact_lines(view_, hop));
  facts_->resizeColumnToContents(0);
  facts_->resizeRowsToContents();
  set_hop_title();
  why_->setPlainText(utf8(render_why(view_, hop)));
  if (const auto row = path_->chosen_row(); row && stack_->currentIndex() == 0) {
    const QRect r = path_->picture().rows()[*row].where.toRect();
    scroll_->ensureVisible(0, r.center().y(), 0, r.height());
  }
  if (pin) {
    const auto proof = std::ranges::find(view_.proofs, h.number, &ProofView::hop);
    const Span line = shown_span(reading().analysis.hops[hop].line);
    if (proof != view_.proofs.end()) {
      header_->pin({shown_span(proof->in_read)}, line);
      emit status(utf8(proof_line(view_, *proof)));
    } else {
      header_->pin({}, line);
      emit status(utf8(heard(view_, hop)));
    }
  }
  choosing_ = was;
}

// Of the verdict: its proof; of a fact: the words that state it.
std::vector<Span> MailPage::bytes_of_fact(std::size_t row) const {
  std::vector<Span> out;
  if (!state_.hop || row >= fact_model_->facts().size()) return out;
  const FactLine& fact = fact_model_->facts()[row];
  const std::uint32_t hop = view_.hops[*state_.hop].number;
  if (fact.verdict) {
    for (const ProofView& p : view_.proofs)
      if (p.hop == hop) out.push_back(shown_span(p.in_read));
    return out;
  }
  for (const LineMark& m : reading().marks)
    if (m.proof && m.hop == hop && m.says == fact.says) out.push_back(shown_span(m.where));
  return out;
}

// The proof that the mouse points at, and the fact of the chosen hop that it proves.
Hovered MailPage::pointed_at(std::uint32_t shown) const {
  Hovered out;
  if (empty()) return out;
  for (const LineMark& m : reading().marks) {
    const Span where = shown_span(m.where);
    if (!m.proof || !overlap(where, {shown, 1})) continue;
    out.bytes = {where};
    if (!state_.hop || view_.hops[*state_.hop].number != m.hop) return out;
    const std::vector<FactLine>& facts = fact_model_->facts();
    for (std::size_t i = 0; i < facts.size() && !out.row; ++i)
      if (facts[i].says == m.says) out.row = static_cast<int>(i);
    // Words that state no fact of their own prove the verdict.
    for (std::size_t i = 0; i < facts.size() && !out.row; ++i)
      if (facts[i].verdict &&
          std::ranges::any_of(bytes_of_fact(i), [&](Span s) { return overlap(s, where); }))
        out.row = static_cast<int>(i);
    return out;
  }
  return out;
}

void MailPage::show_fact(std::size_t row) {
  if (!state_.hop || row >= fact_model_->facts().size()) return;
  const FactLine& fact = fact_model_->facts()[row];
  const Hop& hop = reading().analysis.hops[*state_.hop];
  const Span line = shown_span(hop.line);
  if (fact.verdict) return show_hop(*state_.hop, true);
  const std::vector<Span> pins = bytes_of_fact(row);
  const LineMark* first = nullptr;
  for (const LineMark& m : reading().marks)
    if (first == nullptr && m.proof && m.hop == hop.number && m.says == fact.says) first = &m;
  header_->pin(pins, line);
  if (first != nullptr)
    emit status(utf8(mark_line(*first, shown_words(pins.front()).toStdString(),
                               reading().given_span(first->where), view_.language)));
  else
    emit status(utf8(fact.label + ": " + fact.value));
}

QString MailPage::shown_words(Span shown) const {
  const Characters c = header_->header().characters_of(shown);
  return header_->header().text().mid(c.begin, c.end - c.begin);
}

// The user selected or pressed bytes in the header.
void MailPage::bytes_chosen(Span shown, bool whole) {
  if (empty() || choosing_) return;
  const Reading& r = reading();
  const LineMark* found = nullptr;
  for (const LineMark& m : r.marks) {
    if (!overlap(shown_span(m.where), shown)) continue;
    if (found == nullptr || (m.proof && !found->proof)) found = &m;
  }
  std::size_t hop = 0;
  while (hop < r.analysis.hops.size() && !overlap(shown_span(r.analysis.hops[hop].line), shown))
    ++hop;
  const bool in_hop = hop < r.analysis.hops.size();
  if (found != nullptr) {
    for (std::size_t i = 0; i < r.analysis.hops.size(); ++i)
      if (r.analysis.hops[i].number == found->hop) hop = i;
    show_hop(hop, false);
    details_->setCurrentIndex(0);
    choosing_ = true;
    const std::vector<FactLine>& lines = fact_model_->facts();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool this_one =
          found->proof &&
          (lines[i].says == found->says ||
           (lines[i].verdict && (found->says == Fact::tls || found->says == Fact::no_tls ||
                                 found->says == Fact::silence)));
      if (!this_one) continue;
      facts_->selectRow(static_cast<int>(i));
      break;
    }
    choosing_ = false;
    // What the user selected stays as it is; what was pressed is boxed.
    header_->pin(whole ? std::vector<Span>{} : std::vector<Span>{shown_span(found->where)},
                 shown_span(r.analysis.hops[hop].line));
    emit status(utf8(mark_line(*found, shown_words(shown_span(found->where)).toStdString(),
                               r.given_span(found->where), view_.language)));
    return;
  }
  if (in_hop && state_.hop != hop) show_hop(hop, false);
  if (in_hop) header_->pin({}, shown_span(r.analysis.hops[hop].line));
  if (!whole) return;
  Span in_raw = shown;
  if (as_given_) in_raw = {};  // the parts of a hop are known in the text that was read
  emit status(utf8(no_proof_line(
      shown_words(shown).toStdString(), as_given_ ? shown : r.given_span(shown),
      in_hop ? weightless_part(r.analysis.hops[hop], in_raw) : std::nullopt, view_.language)));
}

void MailPage::show_why() {
  why_->setPlainText(utf8(render_why(view_, state_.hop)));
  details_->setCurrentIndex(1);
  why_->setFocus();
}

QString MailPage::why_text() const { return why_->toPlainText(); }

void MailPage::next_proof(int step) {
  if (view_.proofs.empty()) return;
  const auto count = static_cast<int>(view_.proofs.size());
  int at = step > 0 ? -1 : count;
  if (state_.hop) {
    const std::uint32_t number = view_.hops[*state_.hop].number;
    for (int i = 0; i < count; ++i) {
      const std::uint32_t hop = view_.proofs[static_cast<std::size_t>(i)].hop;
      if (step > 0 && hop <= number) at = i;
      if (step < 0 && hop >= number && at == count) at = i;
    }
  }
  const int next = ((at + step) % count + count) % count;
  const std::uint32_t hop = view_.proofs[static_cast<std::size_t>(next)].hop;
  for (std::size_t i = 0; i < view_.hops.size(); ++i)
    if (view_.hops[i].number == hop) choose_hop(i);
}

void MailPage::next_pane(int step) {
  QWidget* const panes[] = {
      answer_, stack_->currentIndex() == 0 ? static_cast<QWidget*>(path_) : table_,
      details_->currentIndex() == 0 ? static_cast<QWidget*>(facts_) : why_, header_};
  constexpr int kPanes = 4;
  int at = step > 0 ? kPanes - 1 : 0;
  for (int i = 0; i < kPanes; ++i)
    if (panes[i]->hasFocus()) at = i;
  for (int tries = 0; tries < kPanes; ++tries) {
    at = (at + step + kPanes) % kPanes;
    if (panes[at]->isVisible()) break;
  }
  panes[at]->setFocus(Qt::TabFocusReason);
}

void MailPage::focus_header() { header_->setFocus(Qt::ShortcutFocusReason); }

void MailPage::find(const QString& what) {
  if (!header_->find_next(what)) emit status(tr("Not found in the header."));
}

QString MailPage::selected_text() const { return header_->textCursor().selectedText(); }

bool MailPage::release() {
  if (header_->pinned().empty()) return false;
  header_->unpin();
  return true;
}

void MailPage::announce() { answer_->announce(); }

}  // namespace tlspath::gui

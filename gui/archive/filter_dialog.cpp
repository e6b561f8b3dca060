#include "gui/archive/filter_dialog.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

#include "core/overview/summary_words.hpp"
#include "core/path/finding.hpp"
#include "core/report/lang.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {
namespace {

// Numbers that no choice has.
constexpr int kAny = -2, kNone = -1;

QComboBox* choices(const QString& any) {
  auto* box = new QComboBox;
  box->addItem(any, kAny);
  return box;
}

void choose(QComboBox* box, int value) { box->setCurrentIndex(std::max(0, box->findData(value))); }

QLineEdit* name_field(const QStringList& names, const std::optional<std::string>& now) {
  auto* line = new QLineEdit(now ? QString::fromStdString(*now) : QString());
  line->setMaxLength(300);
  auto* completer = new QCompleter(names, line);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  completer->setFilterMode(Qt::MatchContains);
  line->setCompleter(completer);
  return line;
}

// As `was` where it is left as it was: "not stated" is an empty name.
std::optional<std::string> name_in(const QLineEdit* line, const std::optional<std::string>& was) {
  const std::string now = line->text().trimmed().toStdString();
  if (was && *was == now) return was;
  if (now.empty()) return std::nullopt;
  return now;
}

}  // namespace

FilterDialog::FilterDialog(const MailSelection& from, const KnownNames& names, Language language,
                           QWidget* parent)
    : QDialog(parent), from_(from) {
  setWindowTitle(tr("Filter"));
  const Words& w = words(language);
  const QString any = tr("any");
  way_ = choices(any);
  for (int i = 0; i < static_cast<int>(kWayAnswers); ++i)
    way_->addItem(Filter::word(static_cast<WayAnswer>(i), language), i);
  if (from.way) choose(way_, static_cast<int>(*from.way));
  boundary_ = choices(any);
  for (int i = 0; i < 4; ++i) boundary_->addItem(utf8(w.verdict(static_cast<Verdict>(i))), i);
  if (from.boundary) choose(boundary_, static_cast<int>(*from.boundary));
  version_ = choices(any);
  for (int i = 5; i >= 0; --i) version_->addItem(utf8(name(static_cast<TlsVersion>(i))), i);
  version_->addItem(utf8(w.not_stated()), kNone);
  if (from.version) choose(version_, *from.version ? static_cast<int>(**from.version) : kNone);
  passed_ = choices(any);
  for (int i = 0; i < 4; ++i) passed_->addItem(Filter::word(static_cast<Passed>(i)), i);
  if (from.passed) choose(passed_, static_cast<int>(*from.passed));
  finding_ = choices(any);
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    const auto id = tlspath::name(static_cast<FindingKind>(i));
    finding_->addItem(utf8(finding_label(id, language)), static_cast<int>(i));
    if (from.finding == id) finding_->setCurrentIndex(finding_->count() - 1);
  }
  policy_ = choices(any);
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    const std::uint8_t mark = mark_of(static_cast<Outcome>(i));
    policy_->addItem(policy_cell(mark, false, language), mark);
  }
  if (from.mark) choose(policy_, *from.mark);
  partner_ = name_field(names.partners, from.partner);
  relay_ = name_field(names.relays, from.relay);
  system_ = name_field(names.systems, from.system);
  weak_ = new QCheckBox(tr("a hop is weak or broken"));
  weak_->setChecked(from.weak);
  once_ = new QCheckBox(tr("each mail once, without its copies"));
  once_->setChecked(from.once);
  const auto day = [](QCheckBox*& on, QDateEdit*& edit, std::optional<std::int64_t> utc) {
    auto* row = new QHBoxLayout;
    on = new QCheckBox;
    edit = new QDateEdit(utc ? QDateTime::fromSecsSinceEpoch(*utc, Qt::UTC).date()
                             : QDate::currentDate());
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setEnabled(utc.has_value());
    on->setChecked(utc.has_value());
    connect(on, &QCheckBox::toggled, edit, &QWidget::setEnabled);
    row->addWidget(on);
    row->addWidget(edit, 1);
    return row;
  };
  auto* form = new QFormLayout(this);
  form->addRow(tr("Whole way"), way_);
  form->addRow(tr("At the boundary"), boundary_);
  form->addRow(tr("Partner"), partner_);
  form->addRow(tr("Relay"), relay_);
  form->addRow(tr("What the relay did"), passed_);
  form->addRow(tr("System"), system_);
  form->addRow(tr("TLS"), version_);
  form->addRow(tr("Oddity"), finding_);
  form->addRow(tr("Policy"), policy_);
  form->addRow(QString(), weak_);
  form->addRow(tr("From"), day(since_on_, since_, from.since));
  form->addRow(tr("Until"),
               day(until_on_, until_, from.until ? std::optional(*from.until - 1) : std::nullopt));
  form->addRow(QString(), once_);
  since_on_->setAccessibleName(tr("From"));
  until_on_->setAccessibleName(tr("Until"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  form->addRow(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

MailSelection FilterDialog::selection() const {
  MailSelection s = from_;
  const auto value = [](const QComboBox* box) { return box->currentData().toInt(); };
  const auto chosen = [&](const QComboBox* box, auto& to) {
    using T = typename std::remove_reference_t<decltype(to)>::value_type;
    to.reset();
    if (value(box) != kAny) to = static_cast<T>(value(box));
  };
  chosen(way_, s.way);
  chosen(boundary_, s.boundary);
  chosen(passed_, s.passed);
  chosen(policy_, s.mark);
  s.version.reset();
  if (value(version_) == kNone)
    s.version = std::optional<TlsVersion>();
  else if (value(version_) != kAny)
    s.version = static_cast<TlsVersion>(value(version_));
  s.finding.clear();
  if (value(finding_) != kAny)
    s.finding = std::string(tlspath::name(static_cast<FindingKind>(value(finding_))));
  s.partner = name_in(partner_, from_.partner);
  s.relay = name_in(relay_, from_.relay);
  s.system = name_in(system_, from_.system);
  s.weak = weak_->isChecked();
  s.once = once_->isChecked();
  const auto first_of = [](const QDate& day) {
    return std::int64_t{QDateTime(day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch()};
  };
  s.since.reset();
  if (since_on_->isChecked()) s.since = first_of(since_->date());
  s.until.reset();
  if (until_on_->isChecked()) s.until = first_of(until_->date().addDays(1));
  return s;
}

}  // namespace tlspath::gui

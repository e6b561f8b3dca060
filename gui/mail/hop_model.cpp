#include "gui/mail/hop_model.hpp"

#include <QFont>
#include <QGuiApplication>

#include "core/report/text.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/times.hpp"

namespace tlspath::gui {
namespace {

// In a window that runs from right to left, "2025-11-04 08:16:41 UTC" stays in its order.
QString isolated(const QString& text) {
  return QGuiApplication::isRightToLeft() && !text.isEmpty() ? QChar(0x2066) + text + QChar(0x2069)
                                                             : text;
}

QString side(const std::string& name, const std::string& address) {
  if (address.empty()) return utf8(name);
  return utf8(name.empty() ? "[" + address + "]" : name + " [" + address + "]");
}

}  // namespace

void HopModel::show_view(const MailView* view) {
  beginResetModel();
  view_ = view;
  endResetModel();
}

int HopModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || view_ == nullptr ? 0 : static_cast<int>(view_->hops.size());
}

int HopModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString HopModel::cell(const HopView& h, int column) const {
  switch (column) {
    case kHop:
      return QString::number(h.number);
    case kVerdict:
      return utf8(sign(h.verdict, false)) + QLatin1Char(' ') + utf8(h.verdict_words);
    case kTrust:
      return utf8(h.trust_words);
    case kGrade:
      return h.grade ? utf8(bars(*h.grade, false)) + QLatin1Char(' ') + utf8(h.grade_words)
                     : QString();
    case kFrom:
      return side(h.from, h.from_address);
    case kTo:
      return h.verdict == Verdict::local && !h.local.empty()
                 ? (h.by.empty() ? utf8(h.local)
                                 : utf8(h.by) + QStringLiteral(", ") + utf8(h.local))
                 : side(h.by, h.by_address);
    case kVersion:
      return h.version.empty() ? QStringLiteral("-") : utf8(h.version);
    case kSuite:
      if (h.suite.empty()) return h.bits.empty() ? QStringLiteral("-") : utf8("(" + h.bits + ")");
      return utf8(h.bits.empty() ? h.suite : h.suite + " (" + h.bits + ")");
    case kTime:
      if (h.time.empty()) return QStringLiteral("-");
      return utf8(h.day_offset == 0 ? h.time : h.date + " " + h.time);
    case kDelay:
      return h.delay.empty() ? QStringLiteral("-") : utf8(h.delay);
    case kWrittenBy:
      return utf8(h.build.empty() ? h.system_short : h.system_short + " (" + h.build + ")");
    case kFlags: {
      QString flags;
      for (const std::string& f : h.flags) {
        if (!flags.isEmpty()) flags += QStringLiteral(", ");
        if (h.boundary && &f == &h.flags.front()) flags += QStringLiteral("⚑ ");
        flags += utf8(f);
      }
      return flags;
    }
    default:
      return {};
  }
}

QVariant HopModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || view_ == nullptr) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const HopView& h = view_->hops[row];
  if (role == Qt::DisplayRole) return isolated(cell(h, index.column()));
  if (role == Qt::AccessibleTextRole)
    return index.column() == kHop       ? utf8(heard(*view_, row))
           : index.column() == kVerdict ? utf8(h.verdict_words)
           : index.column() == kGrade   ? utf8(h.grade_words)
                                        : cell(h, index.column());
  if (role == Qt::FontRole && index.column() == kGrade &&
      (h.grade == Grade::weak || h.grade == Grade::broken)) {
    QFont bold;
    bold.setBold(true);
    return bold;
  }
  if (role == Qt::TextAlignmentRole &&
      (index.column() == kHop || index.column() == kTime || index.column() == kDelay))
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant HopModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  const TableWords& w = table_words(view_ == nullptr ? Language::en : view_->language);
  const std::string_view words[kColumns] = {w.hop,  w.verdict, w.trust,      w.grade,
                                            w.from, w.to,      w.version,    w.suite,
                                            w.time, w.delay,   w.written_by, w.flags};
  if (section == kTime && local_times()) return tr("Local time");
  return section < 0 || section >= kColumns ? QVariant() : utf8(words[section]);
}

void FactModel::show_facts(std::vector<FactLine> facts) {
  beginResetModel();
  facts_ = std::move(facts);
  endResetModel();
}

int FactModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}

int FactModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 2; }

QVariant FactModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const FactLine& fact = facts_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole) return isolated(utf8(index.column() == 0 ? fact.label : fact.value));
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeading | Qt::AlignTop);
  return {};
}

}  // namespace tlspath::gui

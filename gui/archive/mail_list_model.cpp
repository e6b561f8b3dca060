#include "gui/archive/mail_list_model.hpp"

#include <algorithm>

#include "core/overview/store_words.hpp"
#include "core/report/lang.hpp"
#include "core/report/text.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/look/plain.hpp"
#include "gui/look/theme.hpp"
#include "gui/look/times.hpp"

namespace tlspath::gui {
namespace {

constexpr std::size_t kMaxWanted = 4;      // of a list that is scrolled fast, the last ones count
constexpr std::size_t kMaxCellText = 120;  // cells of text

QString minute(std::optional<std::int64_t> utc) {
  if (!utc) return QStringLiteral("-");
  const ShownTime t = shown_time(*utc);
  return t.date == "-" ? QStringLiteral("-") : utf8(t.date + ' ' + t.time.substr(0, 5));
}

QString with_sign(std::string_view sign, std::string_view word) {
  return utf8(std::string(sign) + ' ' + std::string(word));
}

QString or_dash(const std::string& text) {
  return text.empty() ? QStringLiteral("-") : plain(text, kMaxCellText);
}

}  // namespace

MailListModel::MailListModel(Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void MailListModel::show(Queries* rows, std::shared_ptr<OrderFile> order, std::size_t count) {
  beginResetModel();
  queries_ = rows;
  order_ = std::move(order);
  count_ = static_cast<int>(std::min<std::size_t>(count, 1u << 30));
  ++generation_;
  pages_.clear();
  used_.clear();
  wanted_.clear();
  fetching_ = false;
  endResetModel();
  if (count_ > 0) want(0);  // is fetched while the list is painted
}

void MailListModel::grown(std::size_t count) {
  const int now = static_cast<int>(std::min<std::size_t>(count, 1u << 30));
  if (now <= count_) return;
  // A page that was fetched short is fetched again.
  const int page = count_ / kPage;
  if (const auto it = pages_.find(page); it != pages_.end() && count_ % kPage != 0) {
    used_.erase(it->second.used);
    pages_.erase(it);
  }
  beginInsertRows({}, count_, now - 1);
  count_ = now;
  endInsertRows();
}

bool MailListModel::goes_on_with(std::shared_ptr<OrderFile> order, std::size_t count) {
  if (!order_ || count_ == 0 || count < static_cast<std::size_t>(count_)) return false;
  const auto last = static_cast<std::size_t>(count_) - 1;
  if (order_->read(last, 1) != order->read(last, 1)) return false;
  order_ = std::move(order);
  grown(count);
  return true;
}

void MailListModel::clear() { show(nullptr, nullptr, 0); }

void MailListModel::set_marks(MailMarks marks, bool judging) {
  marks_ = std::move(marks);
  judging_ = judging;
  if (count_ > 0) emit dataChanged(index(0, policy), index(count_ - 1, policy));
}

std::uint8_t MailListModel::mark(const MailRow& r) const {
  const auto at = static_cast<std::size_t>(r.id);
  return marks_ && at < marks_->size() ? (*marks_)[at] : 0;
}

const MailRow* MailListModel::row(int at) const {
  const auto it = pages_.find(at / kPage);
  if (it == pages_.end()) return nullptr;
  const auto within = static_cast<std::size_t>(at % kPage);
  return within < it->second.rows.size() ? &it->second.rows[within] : nullptr;
}

std::optional<MailSort> MailListModel::sort_of(int column) {
  switch (column) {
    case verdict:
      return MailSort::verdict;
    case when:
      return MailSort::time;
    case partner:
      return MailSort::partner;
    case relay:
      return MailSort::relay;
    case version:
      return MailSort::version;
    case system:
      return MailSort::system;
    default:
      return std::nullopt;
  }
}

int MailListModel::column_of(MailSort sort) {
  for (int c = 0; c < kColumns; ++c)
    if (sort_of(c) == sort) return c;
  return -1;
}

int MailListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count_;
}

int MailListModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

const MailRow* MailListModel::look(int at) const {
  const int page = at / kPage;
  if (const auto it = pages_.find(page); it != pages_.end()) {
    used_.splice(used_.begin(), used_, it->second.used);
    return row(at);
  }
  want(page);
  return nullptr;
}

void MailListModel::want(int page) const {
  if (queries_ == nullptr || std::ranges::find(wanted_, page) != wanted_.end()) return;
  wanted_.push_back(page);
  if (wanted_.size() > kMaxWanted) wanted_.erase(wanted_.begin());
  if (!fetching_) fetch();
}

void MailListModel::fetch() const {
  if (wanted_.empty() || queries_ == nullptr) return;
  fetching_ = true;
  const int page = wanted_.back();
  auto* self = const_cast<MailListModel*>(this);
  queries_->also([self, page, order = order_, generation = generation_](MailBrowser& b) {
    auto rows = b.rows(order->read(static_cast<std::size_t>(page) * kPage, kPage));
    window_does(self, [self, page, generation, rows = std::move(rows)]() mutable {
      if (generation != self->generation_) return;
      self->fetching_ = false;
      std::erase(self->wanted_, page);
      if (rows) {
        self->take(page, std::move(*rows));
        self->fetch();
      } else if (rows.error().trouble != StoreTrouble::stopped) {
        emit self->failed(plain(store_problem_in_window(rows.error(), self->language_)));
      }
    });
  });
}

void MailListModel::take(int page, std::vector<MailRow> rows) {
  if (rows.empty() || pages_.contains(page)) return;
  used_.push_front(page);
  pages_.emplace(page, Page{std::move(rows), used_.begin()});
  while (pages_.size() > kPages) {
    pages_.erase(used_.back());
    used_.pop_back();
  }
  const int first = page * kPage;
  const int last = std::min(first + kPage, count_) - 1;
  emit dataChanged(index(first, 0), index(last, kColumns - 1));
  emit page_came(first, last);
}

QString MailListModel::text(const MailRow& r, int column) const {
  const Words& w = words(language_);
  switch (column) {
    case verdict:
      return with_sign(sign(r.verdict, false), w.path_verdict(r.verdict));
    case when:
      return minute(r.time);
    case partner:
      return or_dash(r.partner);
    case boundary:
      return r.boundary ? with_sign(sign(*r.boundary, false), w.verdict(*r.boundary))
                        : QStringLiteral("-");
    case relay:
      return or_dash(r.relay);
    case version:
      return r.version ? utf8(name(*r.version)) : QStringLiteral("-");
    case system:
      return or_dash(r.system);
    case from:
      return or_dash(r.from);
    case subject:
      return or_dash(r.subject);
    case policy:
      return policy_cell(mark(r), judging_, language_);
    default:
      return {};
  }
}

QVariant MailListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count_) return {};
  switch (role) {
    case Qt::DisplayRole: {
      const MailRow* r = look(index.row());
      return r ? text(*r, index.column()) : QStringLiteral("...");
    }
    case Qt::ForegroundRole: {
      const MailRow* r = row(index.row());
      if (r == nullptr) return {};
      if (index.column() == verdict && r->verdict) {
        const auto v = *r->verdict;
        return theme().colour(ink_of(v == PathVerdict::encrypted   ? Verdict::encrypted
                                     : v == PathVerdict::cleartext ? Verdict::cleartext
                                     : v == PathVerdict::unproven  ? Verdict::unstated
                                                                   : Verdict::local));
      }
      if (index.column() == boundary && r->boundary) return theme().colour(ink_of(*r->boundary));
      if (index.column() == policy && mark(*r) == mark_of(Outcome::violated))
        return theme().colour(Colour::cleartext_ink);
      return {};
    }
    case Qt::AccessibleTextRole: {
      const MailRow* r = row(index.row());
      return r ? text(*r, index.column()) : QString();
    }
    default:
      return {};
  }
}

QVariant MailListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case verdict:
      return tr("Whole way");
    case when:
      return local_times() ? tr("When (local)") : tr("When (UTC)");
    case partner:
      return tr("Partner");
    case boundary:
      return tr("At the boundary");
    case relay:
      return tr("Relay");
    case version:
      return tr("TLS");
    case system:
      return tr("System");
    case from:
      return tr("From");
    case subject:
      return tr("Subject");
    case policy:
      return tr("Policy");
    default:
      return {};
  }
}

QString sentence_of(const MailRow& r, Language language) {
  const Words& w = words(language);
  if (r.hops == 0) return utf8(w.no_received());
  if (!r.boundary_hop || !r.boundary) return utf8(w.no_boundary());
  QString out = utf8(sign(*r.boundary, false)) + QLatin1Char(' ') +
                utf8(w.hop_of(*r.boundary_hop, r.hops)) + QStringLiteral(": ") +
                utf8(w.verdict(*r.boundary));
  if (!r.from_host.empty() || !r.by_host.empty())
    out +=
        QStringLiteral(", ") + or_dash(r.from_host) + QStringLiteral(" -> ") + or_dash(r.by_host);
  return out;
}

}  // namespace tlspath::gui

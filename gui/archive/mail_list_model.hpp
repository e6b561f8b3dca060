// MailListModel: the mails of a list, a row each. Knows how many there are, and holds no more than
// some pages of rows around what is looked at; a page that lacks is fetched by another thread, and
// its rows say "..." until it is there.
//   model.show(order, 1'000'000)   the order may still grow: grown(1'200'000)
// Which mails, and their order, is the page's business (archive_page).
#pragma once

#include <QAbstractTableModel>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/browse.hpp"
#include "core/text/language.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/queries.hpp"

namespace tlspath::gui {

class MailListModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { verdict, when, partner, boundary, relay, version, system, from, subject, policy };
  static constexpr int kColumns = policy + 1;
  static constexpr int kPage = 128;
  static constexpr std::size_t kPages = 32;  // held

  explicit MailListModel(Language language, QObject* parent = nullptr);

  void show(Queries* rows, std::shared_ptr<OrderFile> order, std::size_t count);
  void grown(std::size_t count);
  // A new order that begins like the one that is shown: rows stay. False: it is none.
  bool goes_on_with(std::shared_ptr<OrderFile> order, std::size_t count);
  const std::shared_ptr<OrderFile>& order() const { return order_; }
  void clear();
  // What the policy's column says (policy_bar.hpp).
  void set_marks(MailMarks marks, bool judging);

  // Nothing while its page is not there.
  const MailRow* row(int at) const;
  // What a column sorts by.
  static std::optional<MailSort> sort_of(int column);
  static int column_of(MailSort sort);
  std::size_t pages_held() const { return pages_.size(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 signals:
  void page_came(int first, int last) const;
  void failed(QString what) const;

 private:
  struct Page {
    std::vector<MailRow> rows;
    std::list<int>::iterator used;
  };

  const MailRow* look(int at) const;  // asks for the page where it lacks
  void want(int page) const;
  void fetch() const;
  void take(int page, std::vector<MailRow> rows);
  QString text(const MailRow& r, int column) const;
  std::uint8_t mark(const MailRow& r) const;

  Language language_;
  Queries* queries_ = nullptr;
  std::shared_ptr<OrderFile> order_;
  int count_ = 0;
  MailMarks marks_;
  bool judging_ = false;
  std::uint64_t generation_ = 0;
  mutable std::unordered_map<int, Page> pages_;
  mutable std::list<int> used_;      // the one looked at last first
  mutable std::vector<int> wanted_;  // the one wanted last at the end
  mutable bool fetching_ = false;    // one at a time
};

// The sentence under the list: "Hop 4 of 6: cleartext, relay.mailhub.example -> mx.corp.example".
QString sentence_of(const MailRow& row, Language language);

}  // namespace tlspath::gui

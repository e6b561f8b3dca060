// SavedFilters: the filters that a click applies: those that everybody needs, and one's own, kept
// in QSettings. Each with its count, once that is known.
#pragma once

#include <QAbstractListModel>
#include <optional>
#include <vector>

#include "core/store/browse.hpp"
#include "core/text/language.hpp"

namespace tlspath::gui {

class SavedFilters : public QAbstractListModel {
  Q_OBJECT

 public:
  static constexpr int kOwn = 100;  // at most

  explicit SavedFilters(Language language, QObject* parent = nullptr);

  const MailSelection& selection(int at) const {
    return filters_[static_cast<std::size_t>(at)].what;
  }
  bool is_own(int at) const { return at >= built_in_; }
  // False: there are too many. A name that is there already gets the new filter.
  bool add(const QString& name, const MailSelection& selection);
  void remove(int at);  // of one's own

  bool has_count(int at) const { return filters_[static_cast<std::size_t>(at)].count.has_value(); }
  void forget_counts();
  void set_count(int at, std::uint64_t count);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Saved {
    QString name;
    MailSelection what;
    std::optional<std::uint64_t> count{};
  };
  void load();
  void keep() const;

  Language language_;
  std::vector<Saved> filters_;
  int built_in_ = 0;
};

}  // namespace tlspath::gui

// MailPage: one mail: the answer, its path as a picture and as a table, the facts of a hop and why,
// and the header as received. Choosing a hop or a fact boxes its bytes; choosing bytes chooses the
// hop and fact that they prove. All panes show one choice. Not done: reading (reading.hpp), copies
// and exports (exports.hpp), menus (main_window).
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "gui/archive/policy_choice.hpp"
#include "gui/mail/hover_link.hpp"
#include "gui/mail/reading.hpp"

class QComboBox;
class QLabel;
class QLayout;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTabWidget;
class QTableView;

namespace tlspath::gui {

class AnswerBar;
class BesideBar;
class FactModel;
class HeaderPane;
class HopModel;
class PathWidget;

// What is remembered of a mail that was shown, for the way back to it.
struct MailState {
  Readings mails;
  std::size_t shown = 0;  // of mails
  std::optional<std::size_t> hop;
};

class MailPage : public QWidget {
  Q_OBJECT

 public:
  enum class Tab : std::uint8_t { path, table };

  explicit MailPage(QWidget* parent = nullptr);
  ~MailPage() override;

  // `desk` must live as long as the mails are shown.
  void show_mails(MailState state, const Desk& desk);
  void clear();
  bool empty() const { return state_.mails.empty(); }
  const MailState& state() const { return state_; }
  const Reading& reading() const { return *state_.mails[state_.shown]; }
  const MailView& view() const { return view_; }

  bool redacted() const { return redacted_; }
  void set_redacted(bool redacted);
  void set_folded(bool folded);
  // Null: none, or it could not be read, and `problem` says why.
  void set_policy(PolicyPtr policy, const QString& problem = {});
  bool folded() const;

  void choose_hop(std::size_t hop);
  void show_tab(Tab tab);
  Tab tab() const;
  void show_why();
  void next_proof(int step);  // 1 or -1
  void next_pane(int step);
  void focus_header();
  void find(const QString& what);
  QString selected_text() const;
  bool release();  // Esc: what is pinned lets go; false: nothing was
  void announce();

  // For tests and screenshots.
  AnswerBar* answer() const { return answer_; }
  BesideBar* beside() const { return beside_; }
  PathWidget* path() const { return path_; }
  QTableView* table() const { return table_; }
  QTableView* facts() const { return facts_; }
  HeaderPane* header() const { return header_; }
  HoverLink* hover() const { return hover_; }
  QString why_text() const;

 signals:
  void status(QString line);
  void own_side_wanted();
  void probe_wanted();
  void tab_changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void make_repairs();
  QLayout* make_tab_row();
  void make_hops();
  void make_details();
  void make_header();
  void connect_panes();
  void show_one();
  void name_mails();
  void show_policy();
  void show_header();
  void show_folding();
  void show_hop(std::size_t hop, bool pin);
  void show_fact(std::size_t row);
  std::vector<Span> bytes_of_fact(std::size_t row) const;
  Hovered pointed_at(std::uint32_t shown) const;
  void bytes_chosen(Span shown, bool whole);
  void show_row();
  void arrange();  // picture or table, by the room there is
  void retranslate();
  Span shown_span(Span in_raw) const;
  QString shown_words(Span shown) const;
  void set_hop_title();

  MailState state_;
  const Desk* desk_ = nullptr;
  PolicyPtr policy_;
  QString policy_problem_;
  MailView view_;
  bool redacted_ = false, as_given_ = false, choosing_ = false;
  Tab wanted_ = Tab::path;

  AnswerBar* answer_;
  BesideBar* beside_;
  QComboBox* mails_;
  QWidget* repairs_;
  QLabel* repairs_text_;
  QPushButton* as_given_button_;
  QLabel* mail_line_;
  QTabBar* tabs_;
  QLabel* hops_line_;
  QPushButton* fold_;
  QLabel* own_side_;
  QPushButton* change_own_;
  QStackedWidget* stack_;
  QScrollArea* scroll_;
  PathWidget* path_;
  QTableView* table_;
  HopModel* hops_;
  QSplitter* upper_lower_;
  QSplitter* lower_;
  QTabWidget* details_;
  QTableView* facts_;
  FactModel* fact_model_;
  QPlainTextEdit* why_;
  QWidget* header_box_;
  QLabel* header_title_;
  HeaderPane* header_;
  HoverLink* hover_;
};

}  // namespace tlspath::gui

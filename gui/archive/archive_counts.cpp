// archive_counts.cpp: what the archive page counts once its list is there: charts, totals, saved
// filters, the names that are offered, and what the quick search for text needs.
#include "gui/archive/archive_page.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "core/overview/store_words.hpp"
#include "core/text/numbers.hpp"
#include "gui/archive/chart_view.hpp"
#include "gui/archive/filter.hpp"
#include "gui/archive/order_file.hpp"
#include "gui/archive/policy_bar.hpp"
#include "gui/archive/queries.hpp"
#include "gui/archive/saved_filters.hpp"
#include "gui/look/plain.hpp"

namespace tlspath::gui {

bool ArchivePage::counting() const {
  return count_due_ || (count_queries_ && count_queries_->busy());
}

// Rows first: what counts has to wait until the list is there.
void ArchivePage::count_if_due() {
  if (count_due_) count();
}

void ArchivePage::count() {
  count_due_ = false;
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
  if (!scanning() && names_.partners.isEmpty())
    count_queries_->also([this, back](MailBrowser& b) {
      const auto copies = b.copies();
      const bool finished = b.finished();
      if (copies) back([this, n = *copies] { choose_once(n); });
      if (!finished && !temporary_)
        back([this] {
          notice(plain(store_problem_in_window(
              {StoreTrouble::unfinished_part, database_.toStdString()}, language_)));
        });
    });
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
  make_words();
}

// Takes seconds, so that it is of its own, and free text is looked for slowly until then.
void ArchivePage::make_words() {
  if (words_queries_) return;
  const std::string name = QFile::encodeName(database_).toStdString();
  words_queries_ = std::make_unique<Queries>(name, [](const StoreError&) {});
  words_queries_->also([this, opened = opened_](MailBrowser& b) {
    const auto words = b.make_words();
    if (!words || !*words) return;
    window_does(this, [this, opened, words = *words] {
      if (opened != opened_ || !list_queries_) return;
      list_queries_->use_words(words);
      count_queries_->use_words(words);
      if (now_.selection.text.empty()) return;
      if (listing_) list(false);
      if (counting()) count();
    });
  });
}

bool ArchivePage::preparing() const { return words_queries_ && words_queries_->busy(); }

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

}  // namespace tlspath::gui

// Two lines a hop, wide; see layouts.hpp.
//   Hop  VERDICT      GRADE     VERSION  SUITE             TIME      DELAY  SYSTEM
//     1  ✓ ENCRYPTED  ▮▮▯ weak  -        AES128-SHA (128)  18:05:16      -  Trend Micro IMSS 7.0
//        mail.global.frontbridge.com [192.0.2.1] -> mail.example.org         ⚑ enters, claimed
#include <fmt/format.h>

#include <algorithm>

#include "core/report/text/layouts.hpp"
#include "core/text/escape.hpp"

namespace tlspath::layouts {
namespace {

constexpr std::size_t kLeastSuite = 17;  // "AES128-SHA (128)", so that short tables look alike
constexpr std::size_t kLeastSystem = 20;
constexpr std::size_t kLeastPair = 40;  // and two blanks before the remarks

struct TlsCells {
  std::string version, suite;
};

class Table {
 public:
  Table(const Hops& hops, Lines& out)
      : hops_(hops), out_(out), w_(out.words()), rows_(hops.rows()) {}

  bool run() {
    if (!measure()) return false;
    head();
    for (const Row& r : rows_) {
      facts(r);
      names(r);
    }
    return true;
  }

 private:
  bool measure() {
    grade_ = cells(out_.clean(w_.head_grade()));
    version_ = std::max(version_, cells(out_.clean(w_.head_version())));
    suite_ = std::max(kLeastSuite, cells(out_.clean(w_.head_suite())));
    delay_ = cells(out_.clean(w_.head_delay()));
    verdict_ = hops_.verdict_width();
    for (const Row& r : rows_) {
      const HopView& h = hops_.first(r);
      const TlsCells c = tls_cells(h);
      number_ = std::max(number_, cells(r.number));
      grade_ = std::max(grade_, cells(hops_.grade_cell(h)));
      version_ = std::max(version_, cells(c.version));
      suite_ = std::max(suite_, cells(c.suite));
      time_ = std::max(time_, cells(r.time));
      delay_ = std::max(delay_, cells(r.delay));
    }
    // A suite that nobody knows can be of any length; a system's name needs some room.
    const std::size_t needed = before_system() + kLeastSystem;
    if (const std::size_t over = needed > out_.width() ? needed - out_.width() : 0; over > 0) {
      if (suite_ < kLeastSuite + over) return false;
      suite_ -= over;
    }
    const std::size_t at = before_system();
    system_ = out_.width() - at;
    edge_ = kTableWidth;
    for (const Row& r : rows_) edge_ = std::max(edge_, at + cells(system_cell(hops_.first(r))));
    edge_ = std::min(edge_, out_.width());
    return true;
  }

  std::size_t before_system() const {
    return number_ + 2 + verdict_ + 2 + grade_ + 2 + version_ + 2 + suite_ + 2 + time_ + 2 +
           delay_ + 2;
  }

  void head() {
    const auto cell = [&](std::string_view words, std::size_t width) {
      return padded(out_.clean(words), width) + "  ";
    };
    out_.line(cell(w_.head_hop(), number_) + cell(w_.head_verdict(), verdict_) +
              cell(w_.head_grade(), grade_) + cell(w_.head_version(), version_) +
              cell(w_.head_suite(), suite_) + cell(w_.head_time(), time_) +
              right(out_.clean(w_.head_delay()), delay_) + "  " +
              cut_middle(out_.clean(w_.head_system()), system_));
  }

  void facts(const Row& r) {
    const HopView& h = hops_.first(r);
    const TlsCells c = tls_cells(h);
    out_.line(right(r.number, number_) + "  " + hops_.verdict_cell(h, verdict_) + "  " +
              hops_.grade_cell(h, grade_) + "  " + padded(c.version, version_) + "  " +
              padded(cut_middle(c.suite, suite_), suite_) + "  " + padded(r.time, time_) + "  " +
              right(r.delay, delay_) + "  " + (r.folded() ? std::string() : system_cell(h)));
  }

  // Who gave it to whom, and remarks at the right edge; where these would leave no room for the
  // names, they have a line of their own.
  void names(const Row& r) {
    const std::string tail = remarks(r);
    const std::size_t left = edge_ - kIndent;
    const bool apart = cells(tail) + kLeastPair + 2 > left;
    const std::string pair = pair_of(r, apart ? left : left - cells(tail) - 2);
    if (!apart) {
      out_.line(blanks(kIndent) + pair + right(tail, left - cells(pair)));
      return;
    }
    out_.line(blanks(kIndent) + pair);
    for (const std::string& l : wrap(tail, left, left)) out_.line(blanks(kIndent) + right(l, left));
  }

  std::string remarks(const Row& r) const {
    const HopView& h = hops_.first(r);
    std::string all;
    const auto add = [&](const std::string& s) {
      if (s.empty()) return;
      if (!all.empty()) all += ", ";
      all += s;
    };
    for (std::size_t i = 0; i < h.flags.size(); ++i) add(hops_.flag(h, i));
    if (h.verdict != Verdict::local) {
      if (!h.authenticated.empty()) add(out_.clean(w_.login()));
      add(out_.clean(h.client_certificate));
      add(out_.clean(h.plain_reading));
    }
    if (!r.folded()) add(out_.clean(h.trust_words));
    return all;
  }

  std::string pair_of(const Row& r, std::size_t room) const {
    const HopView& h = hops_.first(r);
    if (r.folded()) return cut_middle(hops_.folded(r), room);
    if (h.verdict != Verdict::local) return sides(h, room);
    return cut_middle(hops_.by_name(h) + ", " + out_.clean(h.local), room);
  }

  // Both sides within `room` cells: the longer name is cut first.
  std::string sides(const HopView& h, std::size_t room) const {
    const std::string whole = hops_.pair(h);
    if (cells(whole) <= room) return whole;
    const std::string from = out_.clean(h.from), by = out_.clean(h.by);
    const std::size_t from_size = cells(from), by_size = cells(by);
    const std::size_t rest = cells(whole) - from_size - by_size;
    if (rest + 12 > room) return cut_middle(whole, room);
    const std::size_t names = room - rest, half = names / 2;
    const std::size_t of_from = from_size <= half ? from_size
                                : by_size <= half ? names - by_size
                                                  : half;
    return side(cut_middle(from, of_from), out_.clean(h.from_address)) + " -> " +
           side(cut_middle(by, names - of_from), out_.clean(h.by_address));
  }

  TlsCells tls_cells(const HopView& h) const {
    if (h.verdict == Verdict::unstated) return {"-", "-"};
    if (h.verdict != Verdict::encrypted) return {};
    TlsCells c{h.version.empty() ? "-" : out_.clean(h.version),
               h.suite.empty() ? "-" : out_.clean(h.suite)};
    if (!h.bits.empty()) c.suite += fmt::format(" ({})", h.bits);
    return c;
  }

  // The longest form that has room.
  std::string system_cell(const HopView& h) const {
    const std::string habit = h.habit.empty() ? std::string() : ", " + out_.clean(h.habit);
    const std::string build =
        h.build.empty() ? std::string() : fmt::format(" ({})", out_.clean(h.build));
    const std::string name = out_.clean(h.system_short);
    std::string cell;
    for (const std::string& c :
         {out_.clean(h.system_long) + build + habit, name + build + habit, name + habit, name}) {
      cell = c;
      if (cells(cell) <= system_) break;
    }
    return cut_middle(cell, system_);
  }

  const Hops& hops_;
  Lines& out_;
  const Words& w_;
  const std::vector<Row> rows_;
  std::size_t number_ = 3, verdict_ = 0, grade_ = 0, version_ = 7, suite_ = kLeastSuite, time_ = 8,
              delay_ = 0, system_ = 0;  // widths of columns
  std::size_t edge_ = 0;                // where the remarks end
};

}  // namespace

bool write_table(const Hops& hops, Lines& out) { return Table(hops, out).run(); }

}  // namespace tlspath::layouts

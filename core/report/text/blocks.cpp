// Two to four lines a hop; see layouts.hpp.
//     1  ✓ ENCRYPTED  ▮▮▯ weak  18:05:16       -  ⚑ enters domain.com
//        mail.global.frontbridge.com [192.0.2.1] -> mail.example.org
//        TLS 1.2, AES128-SHA (128); Trend Micro IMSS 7.0; claimed
#include <algorithm>

#include "core/report/text/layouts.hpp"
#include "core/text/escape.hpp"

namespace tlspath::layouts {
namespace {

constexpr char kGlue = '\x01';  // keeps words on one line; views hold no controls

class Blocks {
 public:
  Blocks(const Hops& hops, Lines& out)
      : hops_(hops), out_(out), w_(out.words()), rows_(hops.rows()) {}

  void run() {
    measure();
    head();
    for (const Row& r : rows_) {
      std::string start = beginning(r);
      if (hops_.first(r).verdict == Verdict::local)
        local(r, std::move(start));
      else
        hop(hops_.first(r), std::move(start));
    }
  }

 private:
  void measure() {
    std::size_t time = 12, delay = 5;
    bool days = false;
    for (const Row& r : rows_) {
      number_ = std::max(number_, cells(r.number));
      time = std::max(time, cells(r.time));
      delay = std::max(delay, cells(r.delay));
      days = days || cells(r.time) > 8;
    }
    verdict_ = hops_.verdict_width();
    grade_ = hops_.grade_width();
    at_time_ = number_ + 2 + verdict_ + 2 + grade_ + 2;
    // Delays end 18 cells after the time begins, later only where they must.
    edge_ = at_time_ + std::max<std::size_t>(18, (days ? time + 2 : std::size_t{9}) + delay);
    tail_room_ = edge_ + 2 < out_.width() ? out_.width() - edge_ - 2 : 0;
    room_ = out_.width() - kIndent;
  }

  void head() {
    out_.line(padded(out_.clean(w_.head_hop()), number_) + "  " +
              padded(out_.clean(w_.head_verdict()), verdict_) + "  " +
              padded(out_.clean(w_.head_grade()), grade_) + "  " +
              padded(out_.clean(w_.head_time()), 8) +
              right(out_.clean(w_.head_delay()), edge_ - at_time_ - 8));
  }

  std::string beginning(const Row& r) const {
    const HopView& h = hops_.first(r);
    return right(r.number, number_) + "  " + hops_.verdict_cell(h, verdict_) + "  " +
           hops_.grade_cell(h, grade_) + "  " + r.time +
           right(r.delay, edge_ - at_time_ - cells(r.time));
  }

  void hop(const HopView& h, std::string start) {
    std::vector<std::string> later;  // flags that found no room
    std::string tail;
    for (std::size_t i = 0; i < h.flags.size(); ++i) {
      const std::string f = hops_.flag(h, i);
      const std::string longer = tail.empty() ? f : tail + ", " + f;
      if (later.empty() && cells(longer) <= tail_room_)
        tail = longer;
      else
        later.push_back(f);
    }
    if (!tail.empty()) start += "  " + tail;
    out_.line(start);
    const std::string pair = hops_.pair(h);
    if (cells(pair) <= room_) {
      out_.line(blanks(kIndent) + pair);
    } else {
      out_.line(blanks(kIndent) + cut_side(h.from, h.from_address, hops_.from(h), room_));
      out_.line(blanks(kIndent) + "-> " + cut_side(h.by, h.by_address, hops_.by(h), room_ - 3));
    }
    std::string said = facts(h, h.by_system, later);
    if (cells(said) > room_) said = facts(h, h.by_system_short, later);
    // The flag and its word stay together.
    const std::string_view flag = hops_.flag_sign();
    if (const std::size_t at = said.find(std::string(flag) + ' '); at != std::string::npos)
      said[at + flag.size()] = kGlue;
    for (std::string& l : wrap(said, room_, room_)) {
      std::replace(l.begin(), l.end(), kGlue, ' ');
      out_.line(blanks(kIndent) + l);
    }
  }

  std::string cut_side(const std::string& raw_name, const std::string& address,
                       const std::string& whole, std::size_t room) const {
    if (cells(whole) <= room) return whole;
    const std::string name = out_.clean(raw_name);
    const std::size_t rest = cells(whole) - cells(name);
    return rest + 8 < room ? side(cut_middle(name, room - rest), out_.clean(address))
                           : cut_middle(whole, room);
  }

  std::string facts(const HopView& h, const std::string& system,
                    const std::vector<std::string>& later) const {
    std::string s = out_.clean(h.facts);
    const auto add = [&](const std::string& what) {
      if (what.empty()) return;
      if (!s.empty()) s += "; ";
      s += what;
    };
    if (!h.authenticated.empty()) add(out_.clean(w_.login()));
    if (h.ask_client_certificate) add(out_.clean(h.client_certificate));
    add(out_.clean(system));
    add(out_.clean(h.trust_words));
    for (const std::string& f : later) add(f);
    return s;
  }

  // On one line where there is room; with --all on two, with how it is known.
  void local(const Row& r, std::string start) {
    const HopView& h = hops_.first(r);
    if (r.folded()) {
      const std::string said = hops_.folded(r);
      return cells(said) <= tail_room_ ? out_.line(start + "  " + said) : below(start, said);
    }
    std::string ending = "; " + out_.clean(h.trust_words);
    for (std::size_t i = 0; i < h.flags.size(); ++i) ending += "; " + hops_.flag(h, i);
    const std::string name = hops_.by_name(h);
    if (hops_.view().all) return below(start, name + ", " + out_.clean(h.local) + ending);
    if (cells(ending) + 10 > tail_room_) return below(start, name + ending);
    out_.line(start + "  " + cut_middle(name, tail_room_ - cells(ending)) + ending);
  }

  void below(const std::string& start, const std::string& said) {
    out_.line(start);
    out_.line(blanks(kIndent) + cut_middle(said, room_));
  }

  const Hops& hops_;
  Lines& out_;
  const Words& w_;
  const std::vector<Row> rows_;
  std::size_t number_ = 3, verdict_ = 0, grade_ = 0;  // widths
  std::size_t at_time_ = 0, edge_ = 0;                // where the time begins, where delays end
  std::size_t tail_room_ = 0, room_ = 0;              // behind the delay, and under the verdict
};

}  // namespace

void write_blocks(const Hops& hops, Lines& out) { Blocks(hops, out).run(); }

}  // namespace tlspath::layouts

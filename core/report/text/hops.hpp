// What the layouts have in common of hops: which of them share a line, and the cells.
//   1-2  ⌂ local                two hand-overs within one host, folded
//   3    ✓ ENCRYPTED  ▮▮▮ good  mx.example.com [192.0.2.1] -> mail.example.org
// All texts are clean. Not done here: widths of columns (the layouts).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/text/lines.hpp"
#include "core/report/view.hpp"

namespace tlspath::layouts {

// One line of a table: one hop, or several local ones.
struct Row {
  std::size_t first = 0, last = 0;  // indexes of hops
  std::string number, time, delay;
  bool folded() const { return first != last; }
};

std::string_view chip(Verdict v);  // colours of a verdict, as SGR numbers
std::string_view chip(const std::optional<PathVerdict>& v);

class Hops {
 public:
  Hops(const MailView& view, const Lines& lines)
      : view_(view), lines_(lines), words_(lines.words()) {}

  const MailView& view() const { return view_; }
  std::vector<Row> rows() const;
  const HopView& first(const Row& r) const { return view_.hops[r.first]; }

  std::string verdict_cell(const HopView& h, std::size_t width) const;  // painted
  std::string grade_cell(const HopView& h) const;
  std::string grade_cell(const HopView& h, std::size_t width) const;  // painted
  std::size_t verdict_width() const;  // the least one, of any verdict
  std::size_t grade_width() const;
  std::string flag(const HopView& h, std::size_t i) const;
  std::string_view flag_sign() const;  // of the boundary

  // "name [address]", in words where neither was written.
  std::string from(const HopView& h) const;
  std::string by(const HopView& h) const;
  std::string pair(const HopView& h) const;  // "from -> by"
  std::string by_name(const HopView& h) const;
  // Several local hops: the host and the word they share, where they share them.
  std::string folded(const Row& r) const;

 private:
  bool foldable(std::size_t i) const;
  std::string time_of(const HopView& h) const;
  std::string or_not_stated(std::string side) const;

  const MailView& view_;
  const Lines& lines_;
  const Words& words_;
};

// "name [address]"; either may be empty.
std::string side(const std::string& name, const std::string& address);

}  // namespace tlspath::layouts

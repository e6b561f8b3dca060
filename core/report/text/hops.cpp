// See hops.hpp.
#include "core/report/text/hops.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/escape.hpp"

namespace tlspath::layouts {

std::string_view chip(Verdict v) {
  switch (v) {
    case Verdict::encrypted:
      return "97;44";
    case Verdict::cleartext:
      return "97;41";
    case Verdict::unstated:
      return "30;43";
    case Verdict::local:
      return {};
  }
  return {};
}

std::string_view chip(const std::optional<PathVerdict>& v) {
  if (!v) return {};
  switch (*v) {
    case PathVerdict::encrypted:
      return chip(Verdict::encrypted);
    case PathVerdict::cleartext:
      return chip(Verdict::cleartext);
    case PathVerdict::unproven:
      return chip(Verdict::unstated);
    case PathVerdict::local:
      return {};
  }
  return {};
}

std::string side(const std::string& name, const std::string& address) {
  if (address.empty()) return name;
  return name.empty() ? fmt::format("[{}]", address) : fmt::format("{} [{}]", name, address);
}

std::vector<Row> Hops::rows() const {
  const auto& hops = view_.hops;
  std::vector<Row> out;
  for (std::size_t i = 0; i < hops.size();) {
    std::size_t j = i;
    if (!view_.all)
      while (foldable(j) && j + 1 < hops.size() && foldable(j + 1)) ++j;
    const bool one = i == j;
    out.push_back({i, j,
                   one ? fmt::format("{}", hops[i].number)
                       : fmt::format("{}-{}", hops[i].number, hops[j].number),
                   time_of(hops[j]), one && !hops[i].delay.empty() ? hops[i].delay : "-"});
    i = j + 1;
  }
  return out;
}

bool Hops::foldable(std::size_t i) const {
  return view_.hops[i].verdict == Verdict::local && view_.hops[i].flags.empty();
}

std::string Hops::time_of(const HopView& h) const {
  if (h.time.empty()) return "-";
  if (h.day_offset == 0) return h.time;
  // A stamp that is months away has a date; nobody would look at its seconds.
  if (h.day_offset > 99 || h.day_offset < -99) return h.date;
  return fmt::format("{} {:+}d", h.time, h.day_offset);
}

std::string Hops::verdict_cell(const HopView& h, std::size_t width) const {
  return lines_.painted(
      fmt::format("{} {}", sign(h.verdict, lines_.ascii()), lines_.clean(h.verdict_words)),
      chip(h.verdict), width);
}

std::string Hops::grade_cell(const HopView& h) const {
  return h.grade ? fmt::format("{} {}", bars(*h.grade, lines_.ascii()), lines_.clean(h.grade_words))
                 : std::string();
}

std::string Hops::grade_cell(const HopView& h, std::size_t width) const {
  const bool weak = h.grade && *h.grade <= Grade::weak;
  return lines_.painted(grade_cell(h), weak ? std::string_view("1") : std::string_view(), width);
}

std::size_t Hops::verdict_width() const {
  std::size_t n = cells(lines_.clean(words_.head_verdict()));
  for (const Verdict v :
       {Verdict::encrypted, Verdict::cleartext, Verdict::unstated, Verdict::local})
    n = std::max(n, 2 + cells(lines_.clean(words_.verdict(v))));
  return n;
}

std::size_t Hops::grade_width() const {
  std::size_t n = cells(lines_.clean(words_.head_grade()));
  for (const Grade g : {Grade::broken, Grade::weak, Grade::acceptable, Grade::good})
    n = std::max(n, 4 + cells(lines_.clean(words_.grade(g))));
  return n;
}

std::string_view Hops::flag_sign() const { return lines_.ascii() ? "|>" : "⚑"; }

std::string Hops::flag(const HopView& h, std::size_t i) const {
  const std::string words = lines_.clean(h.flags[i]);
  return i == 0 && h.boundary ? fmt::format("{} {}", flag_sign(), words) : words;
}

std::string Hops::or_not_stated(std::string side) const {
  return side.empty() ? lines_.clean(words_.not_stated()) : side;
}

std::string Hops::from(const HopView& h) const {
  return or_not_stated(side(lines_.clean(h.from), lines_.clean(h.from_address)));
}

std::string Hops::by(const HopView& h) const {
  return or_not_stated(side(lines_.clean(h.by), lines_.clean(h.by_address)));
}

std::string Hops::pair(const HopView& h) const {
  const std::string a = from(h), b = by(h);
  const std::string missing = or_not_stated({});
  return a == missing && b == missing ? missing : a + " -> " + b;
}

std::string Hops::by_name(const HopView& h) const {
  return h.by.empty() ? by(h) : lines_.clean(h.by);
}

std::string Hops::folded(const Row& r) const {
  const HopView& one = first(r);
  bool one_host = true, one_trust = true;
  for (std::size_t i = r.first; i <= r.last; ++i) {
    one_host = one_host && view_.hops[i].by == one.by;
    one_trust = one_trust && view_.hops[i].trust == one.trust;
  }
  std::string s = words_.local_hops(r.last - r.first + 1,
                                    one_host ? std::string_view(one.by) : std::string_view());
  if (one_trust) s += "; " + one.trust_words;
  return lines_.clean(s);
}

}  // namespace tlspath::layouts

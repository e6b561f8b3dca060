#include "core/received/date_slot.hpp"

#include "core/received/scan64.hpp"

namespace tlspath {

// The date stands after the last ";"; where that is none, an earlier section may be one (text
// after the date), and some writers put no ";" at all.
void DateSlot::find() {
  if (!find_section() && !find_behind_words()) field_.odd.no_date = true;
}

bool DateSlot::find_section() {
  for (std::uint8_t tries = 0, i = field_.count_; i-- > 0 && tries < 4;) {
    if (field_.parts_[i].slot != Slot::section) continue;
    ++tries;
    const auto stamp = date_at(i);
    if (!stamp) continue;
    take_section(i, *stamp);
    return true;
  }
  return false;
}

// by mx.example with SMTP; date; date: the second one is of a mail that begins with a blank, or the
// first one of a recipient that is written without its quotes. Where more than that stands between
// them, neither is told: by mx.example with SMTP; date (version=TLS1.3); date
void DateSlot::take_section(std::uint8_t at, Stamp stamp) {
  bool another = false, words = false;
  for (std::uint8_t k = at; k-- > 0;) {
    const Part& p = field_.parts_[k];
    if (is_comment(p.slot)) continue;
    const auto before = p.slot == Slot::section ? date_at(k) : std::nullopt;
    if (!before) break;
    stamp = *before;
    another = true;
    words = words || stamp.where.end() != p.where.end() || k + 1 != at;
    at = k;
  }
  const bool apart = has_date_before(at);
  if (apart) field_.tear(Torn::another_date);
  if (apart || (another && (words || field_.torn != Torn::no)))
    field_.odd.no_date = true;
  else
    field_.stamp = stamp;
  field_.parts_[at].slot = Slot::date;
  for (std::uint8_t k = at + 1; k < field_.count_; ++k) {  // no clause's: see sender_side.cpp
    Slot& slot = field_.parts_[k].slot;
    if (is_comment(slot)) slot = Slot::date_comment;
    if (slot == Slot::section) slot = Slot::date;
  }
}

// At the end of the last clause's words. Behind "from" they are the sender's.
bool DateSlot::find_behind_words() {
  for (std::uint8_t i = field_.count_; i-- > 0;) {
    Part& p = field_.parts_[i];
    if (is_comment(p.slot) || p.where.size < 12) continue;
    if (p.slot == Slot::from || p.slot == Slot::from_words || p.slot == Slot::from_tail)
      return false;
    auto stamp = find_trailing_date(slice(raw_, p.where));
    if (!stamp) return false;
    stamp->where.at += p.where.at;
    field_.stamp = stamp;
    std::uint32_t stop = stamp->where.at;
    const Span whole = p.where;
    while (stop > p.where.at && is_gap(raw_[stop - 1])) --stop;
    p.where = span_between(whole.at, stop);
    if (p.where.empty())
      p.slot = Slot::date, p.where = whole;
    else
      field_.insert(static_cast<std::uint8_t>(i + 1),
                    {Slot::date, span_between(stamp->where.at, whole.end())});
    return true;
  }
  return false;
}

// Of a whole part, in the mail.
std::optional<Stamp> DateSlot::date_at(std::size_t part) const {
  auto stamp = parse_date(slice(raw_, field_.parts_[part].where));
  if (stamp) stamp->where.at += field_.parts_[part].where.at;
  return stamp;
}

// Two lines that ran together, or a greeting that plays one. A date that is written twice is none.
bool DateSlot::has_date_before(std::uint8_t end) const {
  bool words = false;
  for (std::uint8_t i = end; i-- > section_first_;) {
    const Part& p = field_.parts_[i];
    if (p.slot == Slot::section && words && date_at(i)) return true;
    words = words || !is_comment(p.slot);
  }
  return false;
}

}  // namespace tlspath

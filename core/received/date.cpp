// Dates as Received lines write them. See date.hpp.
// Reads  Mon, 16 Mar 2009 18:05:18 -0400          the form of nearly every line; a straight path of
// its own
//        2 Dec 02 0:33:21 PDT     Thu 29 Apr 2010 23:34 (UTC)      Tue Mar  2 09:44:33 1999
//        Jul, 20 2003 12:53:22 PM +0700           2018-09-28 08:48:43.123456789 +0000 UTC
//        19/07/2002 16:16:34 (only where one reading is possible)
// Does not read month names of other languages, dates without a time of day, "11/10/2005" (November
// or October?), hour 24. A zone in a comment counts only where nothing stands before it: "+0800
// (GMT-8)" is +0800.

#include "core/received/date.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "core/base/ascii.hpp"

namespace tlspath {
namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2100;
constexpr std::size_t kTrailingWindow = 80;
constexpr std::size_t kLongestWeekday = 12;
constexpr int kFarthestZoneMinutes = 15 * 60;  // the world has -12:00 to +14:00

struct Parts {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  int zone_seconds = 0;
  bool zone_known = false;
};

constexpr bool is_leap(int year) { return year % 4 == 0 && year != 2100; }  // within 1970..2100

constexpr std::array<int, 13> kDaysBefore = {0,   0,   31,  59,  90,  120, 151,
                                             181, 212, 243, 273, 304, 334};
constexpr std::array<int, 13> kDaysIn = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

std::optional<Stamp> make_stamp(const Parts& d, std::size_t begin, std::size_t end) {
  if (d.year < kFirstYear || d.year > kLastYear) return {};
  if (d.month < 1 || d.month > 12 || d.day < 1) return {};
  const auto month = static_cast<std::size_t>(d.month);
  const bool leap = is_leap(d.year);
  if (d.day > kDaysIn[month] + (leap && d.month == 2 ? 1 : 0)) return {};
  if (d.hour > 23 || d.minute > 59 || d.second > 60) return {};  // 60: a leap second
  const int days = 365 * (d.year - 1970) + (d.year - 1969) / 4 + kDaysBefore[month] +
                   (leap && d.month > 2 ? 1 : 0) + d.day - 1;
  Stamp s;
  s.utc = std::int64_t{days} * 86400 + d.hour * 3600 + d.minute * 60 + d.second - d.zone_seconds;
  if (s.utc < 0) return {};
  s.zone_seconds = d.zone_seconds;
  s.zone_known = d.zone_known;
  s.where = span_between(begin, end);
  return s;
}

constexpr std::uint32_t key3(char a, char b, char c) {
  const auto byte = [](char x) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(x)) | 0x20u;
  };
  return byte(a) << 16 | byte(b) << 8 | byte(c);
}

constexpr int month_of(std::uint32_t key) {
  switch (key) {
    case key3('j', 'a', 'n'):
      return 1;
    case key3('f', 'e', 'b'):
      return 2;
    case key3('m', 'a', 'r'):
      return 3;
    case key3('a', 'p', 'r'):
      return 4;
    case key3('m', 'a', 'y'):
      return 5;
    case key3('j', 'u', 'n'):
      return 6;
    case key3('j', 'u', 'l'):
      return 7;
    case key3('a', 'u', 'g'):
      return 8;
    case key3('s', 'e', 'p'):
      return 9;
    case key3('o', 'c', 't'):
      return 10;
    case key3('n', 'o', 'v'):
      return 11;
    case key3('d', 'e', 'c'):
      return 12;
    default:
      return 0;
  }
}

constexpr auto kMonths =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});
constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

// At least three letters of the name, and nothing else: "Mar", "Sept", "March", not "Mars" or
// "Juli".
int month_of_word(std::string_view w) {
  if (w.size() < 3) return 0;
  const int month = month_of(key3(w[0], w[1], w[2]));
  if (month == 0) return 0;
  return ascii::istarts_with(kMonths[static_cast<std::size_t>(month - 1)], w) ? month : 0;
}

bool is_weekday(std::string_view w) {
  if (w.size() < 3) return false;
  return std::any_of(kWeekdays.begin(), kWeekdays.end(),
                     [w](std::string_view day) { return ascii::istarts_with(day, w); });
}

// RFC 5322 4.3, and names that mean one offset the world over. Left out because they mean several:
// IST, BST, AST. Military letters other than Z too: the RFC has them read as "-0000", since half
// the world got the sign wrong.
struct Zone {
  std::string_view name;
  int minutes;
};
constexpr auto kZones = std::to_array<Zone>({
    {"UTC", 0},    {"GMT", 0},     {"UT", 0},      {"UCT", 0},    {"Z", 0},      {"EST", -300},
    {"EDT", -240}, {"CST", -360},  {"CDT", -300},  {"MST", -420}, {"MDT", -360}, {"PST", -480},
    {"PDT", -420}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"WET", 0},    {"WEST", 60},
    {"CET", 60},   {"CEST", 120},  {"MET", 60},    {"MEST", 120}, {"EET", 120},  {"EEST", 180},
    {"MSK", 180},  {"HKT", 480},   {"JST", 540},   {"KST", 540},  {"AEST", 600}, {"AEDT", 660},
    {"NZST", 720}, {"NZDT", 780},
});

// Reads tokens from a text; every step moves forward, so the whole is linear.
class Cursor {
 public:
  explicit Cursor(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool done() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {  // a zero byte at the end: no token starts with one
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip(std::size_t n = 1) { at_ = std::min(at_ + n, text_.size()); }
  void skip_blanks() {
    while (!done() && ascii::is_blank(text_[at_])) ++at_;
  }
  bool take(char c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }

  // A run of digits. False, and nothing taken, unless it has `least` to `most` of them.
  bool number(std::size_t least, std::size_t most, int& value, std::size_t* digits = nullptr) {
    std::size_t n = 0;
    int v = 0;
    while (ascii::is_digit(peek(n))) {
      if (n == most) return false;
      v = v * 10 + (peek(n) - '0');
      ++n;
    }
    if (n < least) return false;
    value = v;
    if (digits != nullptr) *digits = n;
    at_ += n;
    return true;
  }

  // A run of letters, 8-bit bytes included (weekday names of other languages); not taken.
  std::string_view word() const {
    std::size_t n = 0;
    while (n <= kLongestWeekday && (ascii::is_alpha(peek(n)) || (peek(n) & 0x80) != 0)) ++n;
    return text_.substr(at_, n);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// "+0200", "-08:00", "+02", "-800". A number no place on Earth has is taken, and says nothing.
bool take_offset(Cursor& c, Parts& d, std::size_t least_digits) {
  if (c.peek() != '+' && c.peek() != '-') return false;
  Cursor ahead = c;
  const bool minus = ahead.peek() == '-';
  ahead.skip();
  int value = 0;
  std::size_t digits = 0;
  if (!ahead.number(1, 4, value, &digits)) return false;
  int hours = value;
  int minutes = 0;
  if (digits > 2) {
    hours = value / 100;
    minutes = value % 100;
  } else if (ahead.peek() == ':' && ascii::is_digit(ahead.peek(1))) {
    ahead.skip();
    if (!ahead.number(2, 2, minutes)) return false;
    digits += 2;
  }
  if (digits < least_digits) return false;
  c = ahead;
  const int total = hours * 60 + minutes;
  d.zone_known = minutes < 60 && total <= kFarthestZoneMinutes;
  d.zone_seconds = d.zone_known ? (minus ? -60 : 60) * total : 0;
  return true;
}

// "PDT", "UTC", "GMT+0800". The short "GMT-8" is left alone: people mean eight hours behind,
// TZ=GMT-8 means eight ahead, and lines with both ("+0800 (GMT-8)") show that mail servers print
// the latter.
bool take_zone_name(Cursor& c, Parts& d) {
  const std::string_view name = c.word();
  for (const Zone& z : kZones) {
    if (!ascii::iequal(z.name, name)) continue;
    Cursor ahead = c;
    ahead.skip(name.size());
    const char next = ahead.peek();
    if (next == '+' || next == '-') {
      if (z.minutes != 0 || !take_offset(ahead, d, 3)) return false;
    } else if (ascii::is_digit(next) || next == '_' || next == '.' || next == '@') {
      return false;  // the start of something else
    } else {
      d.zone_known = true;
      d.zone_seconds = z.minutes * 60;
    }
    c = ahead;
    return true;
  }
  return false;
}

// A name after a numeric zone belongs to the date and says nothing new: "-0700 PDT", "+0000 UTC
// m=+1856".
void take_name_after_offset(Cursor& c) {
  if (!ascii::is_blank(c.peek())) return;
  Cursor ahead = c;
  ahead.skip_blanks();
  if (!ascii::is_alpha(ahead.peek())) return;
  Parts unused;
  if (take_zone_name(ahead, unused)) c = ahead;
}

// What names the zone, if anything does. Moves only past what it understood.
bool take_zone(Cursor& c, Parts& d) {
  Cursor ahead = c;
  ahead.skip_blanks();
  if (take_offset(ahead, d, 1)) {
    take_name_after_offset(ahead);
  } else if (ahead.take('(')) {  // only here: no zone outside the comment
    ahead.skip_blanks();
    if (!take_offset(ahead, d, 1) && !take_zone_name(ahead, d)) return false;
    ahead.skip_blanks();
    if (!ahead.take(')')) {
      d.zone_known = false;
      d.zone_seconds = 0;
      return false;
    }
  } else {
    if (ahead.peek() == '-' && ascii::is_alpha(ahead.peek(1))) ahead.skip();  // RFC 733: "-MDT"
    if (!take_zone_name(ahead, d)) return false;
  }
  c = ahead;
  return true;
}

void take_separator(Cursor& c, std::string_view allowed) {
  c.skip_blanks();
  if (!c.done() && allowed.find(c.peek()) != allowed.npos) c.skip();
  c.skip_blanks();
}

// ":" with blanks around it, as RFC 5322 4.3 tolerates.
bool take_colon(Cursor& c) {
  Cursor ahead = c;
  ahead.skip_blanks();
  if (!ahead.take(':')) return false;
  ahead.skip_blanks();
  if (!ascii::is_digit(ahead.peek())) return false;
  c = ahead;
  return true;
}

// "AM", "p.m."
char take_half_of_day(Cursor& c) {
  Cursor ahead = c;
  ahead.skip_blanks();
  const char half = ascii::lower(ahead.peek());
  if (half != 'a' && half != 'p') return '\0';
  ahead.skip();
  const bool dotted = ahead.take('.');
  if (ascii::lower(ahead.peek()) != 'm') return '\0';
  ahead.skip();
  if (dotted) ahead.take('.');
  if (ascii::is_alnum(ahead.peek())) return '\0';
  c = ahead;
  return half;
}

bool take_clock(Cursor& c, Parts& d) {
  if (!c.number(1, 2, d.hour) || !take_colon(c) || !c.number(2, 2, d.minute)) return false;
  if (take_colon(c)) {
    if (!c.number(2, 2, d.second)) return false;
    if ((c.peek() == '.' || c.peek() == ',') && ascii::is_digit(c.peek(1))) {
      c.skip();
      while (ascii::is_digit(c.peek())) c.skip();
    }
  }
  const char half = take_half_of_day(c);
  if (half == 'p' && d.hour < 12) d.hour += 12;  // "17:45 PM" is written too, and means 17:45
  if (half == 'a' && d.hour == 12) d.hour = 0;
  return !(half == 'a' && d.hour > 12);
}

// RFC 5322 4.3: 00..49 is 20xx, 50..99 is 19xx, three digits count from 1900.
bool take_year(Cursor& c, Parts& d) {
  std::size_t digits = 0;
  if (!c.number(2, 4, d.year, &digits)) return false;
  if (digits == 2) d.year += d.year < 50 ? 2000 : 1900;
  if (digits == 3) d.year += 1900;
  return true;
}

std::optional<Stamp> finish(Cursor& c, Parts& d, std::size_t begin) {
  take_zone(c, d);
  return make_stamp(d, begin, c.at());
}

// "2018-09-28 08:48:36", "2018-09-28T08:48:36Z"
std::optional<Stamp> year_first(Cursor c, std::size_t begin) {
  Parts d;
  if (!c.number(4, 4, d.year)) return {};
  const char separator = c.peek();
  if (separator != '-' && separator != '/') return {};
  c.skip();
  if (!c.number(1, 2, d.month) || !c.take(separator) || !c.number(1, 2, d.day)) return {};
  if (ascii::lower(c.peek()) == 't')
    c.skip();
  else if (ascii::is_blank(c.peek()))
    c.skip_blanks();
  else
    return {};
  if (!take_clock(c, d)) return {};
  return finish(c, d, begin);
}

// "19/07/2002 16:16:34", "7/19/2002 4:16:34 PM": only one of the two numbers can be the month, or
// they are equal.
std::optional<Stamp> numbers_only(Cursor c, std::size_t begin) {
  Parts d;
  if (!c.number(1, 2, d.day)) return {};
  const char separator = c.peek();
  if (separator != '-' && separator != '/') return {};
  c.skip();
  if (!c.number(1, 2, d.month) || !c.take(separator) || !c.number(4, 4, d.year)) return {};
  if (d.month > 12)
    std::swap(d.day, d.month);
  else if (d.day <= 12 && d.day != d.month)
    return {};
  take_separator(c, ",");
  if (!take_clock(c, d)) return {};
  return finish(c, d, begin);
}

// "16 Mar 2009 18:05:18 -0400", "30-Jul-01 23:02 PDT"
std::optional<Stamp> day_first(Cursor c, std::size_t begin) {
  Parts d;
  if (!c.number(1, 2, d.day)) return {};
  take_separator(c, "-.");
  const std::string_view name = c.word();
  d.month = month_of_word(name);
  if (d.month == 0) return {};
  c.skip(name.size());
  take_separator(c, "-.,");
  if (!take_year(c, d)) return {};
  take_separator(c, ",");
  if (!take_clock(c, d)) return {};
  return finish(c, d, begin);
}

// "Mar  2 09:44:33 1999", "Mar  2 09:44:33 EST 1999", "Jul, 20 2003 12:53:22 PM +0700"
std::optional<Stamp> month_first(Cursor c, std::size_t begin) {
  Parts d;
  const std::string_view name = c.word();
  d.month = month_of_word(name);
  if (d.month == 0) return {};
  c.skip(name.size());
  take_separator(c, ".,");
  if (!c.number(1, 2, d.day)) return {};
  take_separator(c, ",");
  if (c.number(4, 4, d.year)) {
    take_separator(c, ",");
    if (!take_clock(c, d)) return {};
    return finish(c, d, begin);
  }
  if (!take_clock(c, d)) return {};
  const bool zone_seen = take_zone(c, d);
  c.skip_blanks();
  if (!zone_seen && ascii::is_alpha(c.peek())) {  // a zone nobody knows, before the year
    c.skip(c.word().size());
    c.skip_blanks();
  }
  if (!c.number(4, 4, d.year)) return {};
  if (!zone_seen) take_zone(c, d);
  return make_stamp(d, begin, c.at());
}

std::optional<Stamp> from_digit(const Cursor& c, std::size_t begin) {
  if (auto s = day_first(c, begin)) return s;
  if (auto s = year_first(c, begin)) return s;
  return numbers_only(c, begin);
}

std::optional<Stamp> any_form(Cursor c) {
  const std::size_t begin = c.at();
  if (ascii::is_digit(c.peek())) return from_digit(c, begin);
  const std::string_view word = c.word();
  if (word.empty() || word.size() > kLongestWeekday) return {};
  if (auto s = month_first(c, begin))
    return s;  // may still be a weekday: "Mar, 16 Mar" is a Spanish Tuesday
  c.skip(word.size());
  // Weekdays of other languages only with their comma: any word can stand before a date.
  c.take('.');
  if (!c.take(',') && !is_weekday(word)) return {};
  c.skip_blanks();
  if (ascii::is_digit(c.peek())) return from_digit(c, begin);
  return month_first(c, begin);
}

// Two digits as a number; notes anything else.
int two(const char* p, bool& odd) {
  const unsigned tens = static_cast<unsigned char>(p[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(p[1]) - unsigned{'0'};
  odd |= (tens > 9) | (ones > 9);
  return static_cast<int>(tens * 10 + ones);
}

// "Mon, 16 Mar 2009 18:05:18 -0400" and "16 Mar 2009 18:05:18 -0400", folded anywhere between its
// words. Nothing also where it is not sure: then the other readers look.
std::optional<Stamp> usual_form(std::string_view text, std::size_t begin) {
  const char* const start = text.data();
  const char* const end = start + text.size();
  const char* p = start + begin;
  // At least one blank, and then `size` bytes.
  const auto next = [&](std::ptrdiff_t size) {
    if (p == end || !ascii::is_blank(*p)) return false;
    do {
      ++p;
    } while (p != end && ascii::is_blank(*p));
    return end - p >= size;
  };
  if (end - p < 24) return {};
  if (ascii::is_alpha(p[0])) {
    if (!ascii::is_alpha(p[1]) || !ascii::is_alpha(p[2]) || p[3] != ',') return {};
    p += 4;
    if (!next(23)) return {};
  }
  if (!ascii::is_digit(*p)) return {};
  Parts d;
  d.day = *p++ - '0';
  if (ascii::is_digit(*p)) d.day = d.day * 10 + (*p++ - '0');
  bool odd = false;
  if (!next(3)) return {};
  d.month = month_of(key3(p[0], p[1], p[2]));
  p += 3;
  if (!next(4)) return {};
  d.year = two(p, odd) * 100 + two(p + 2, odd);
  p += 4;
  if (!next(8) || p[2] != ':' || p[5] != ':') return {};
  d.hour = two(p, odd);
  d.minute = two(p + 3, odd);
  d.second = two(p + 6, odd);
  p += 8;
  if (!next(5) || (p[0] != '+' && p[0] != '-')) return {};
  const int zone_hours = two(p + 1, odd);
  const int zone_minutes = two(p + 3, odd);
  if (odd || zone_minutes > 59 || zone_hours * 60 + zone_minutes > kFarthestZoneMinutes) return {};
  d.zone_seconds = (p[0] == '-' ? -60 : 60) * (zone_hours * 60 + zone_minutes);
  d.zone_known = true;
  p += 5;
  auto at = static_cast<std::size_t>(p - start);
  if (p != end) {
    if (ascii::is_digit(*p)) return {};
    Cursor c(text, at);
    take_name_after_offset(c);
    at = c.at();
  }
  return make_stamp(d, begin, at);
}

// A comment or a product's build date is no stamp of the line: "(built 27 Aug 2002 11:55:48)".
bool inside_comment(std::string_view after) {
  const auto paren = after.find_first_of("()");
  return paren != after.npos && after[paren] == ')';
}

}  // namespace

std::optional<Stamp> parse_date(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return {};  // spans end there
  std::size_t at = 0;
  while (at < text.size() && ascii::is_blank(text[at])) ++at;
  if (auto s = usual_form(text, at)) return s;
  return any_form(Cursor(text, at));
}

std::optional<Stamp> find_trailing_date(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return {};
  const std::size_t first = text.size() > kTrailingWindow ? text.size() - kTrailingWindow : 0;
  const auto starts_word = [text](std::size_t at) {
    const char c = text[at];
    if (!ascii::is_alnum(c) && (c & 0x80) == 0) return false;
    if (at == 0) return true;
    const char before = text[at - 1];
    return ascii::is_blank(before) || before == ';' || before == ')';
  };
  const auto read = [text](std::size_t at) {
    auto s = parse_date(text.substr(at));
    if (s) s->where.at += static_cast<std::uint32_t>(at);
    return s;
  };
  std::optional<Stamp> found;
  int words_left = 3;  // once "27 Aug 2002 ..." is found: is there a "Tue," before it?
  for (std::size_t at = text.size(); at-- > first && words_left > 0;) {
    if (!starts_word(at)) continue;
    const auto s = read(at);
    if (found) {
      --words_left;
      if (s && s->where.end() == found->where.end()) found = s;
    } else if (s && !inside_comment(text.substr(s->where.end()))) {
      found = s;
    }
  }
  return found;
}

}  // namespace tlspath

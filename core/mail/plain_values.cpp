// See plain_values.hpp.

#include "core/mail/plain_values.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/ascii.hpp"
#include "core/base/unicode.hpp"
#include "core/mail/mime.hpp"

namespace tlspath {
namespace {

bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    high |= word;
  }
  for (const char c : text) high |= static_cast<unsigned char>(c);
  return (high & 0x8080808080808080u) == 0;
}

constexpr auto kAtomChars = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 128; ++c) table[c] = ascii::is_alnum(static_cast<char>(c));
  for (const char c : std::string_view("!#$%&'*+-/=?^_`{|}~"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();
bool is_atom_char(char c) { return kAtomChars[static_cast<unsigned char>(c)]; }

// What may stand in an address list outside quotes, and neither ends an item nor begins a quote.
constexpr auto kItemChars = [] {
  std::array<bool, 256> table = kAtomChars;
  for (const char c : std::string_view(" \t\r\n.@<>")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_plain_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && is_dot_atom(text.substr(0, at)) &&
         is_dot_atom(text.substr(at + 1));
}

// One item of an address list in its plain forms, `a@b` or `Name <a@b>`; empty where it is anything
// else.
std::string_view plain_item(std::string_view item) {
  const std::size_t open = item.find('<');
  if (open == std::string_view::npos) return is_plain_address(item) ? item : std::string_view();
  if (item.find('>') != item.size() - 1) return {};
  // A name with "@" in it may be an address of its own, and GMime knows where a "." may stand.
  const std::string_view name = item.substr(0, open);
  if (name.find('@') != std::string_view::npos || name.starts_with('.')) return {};
  const std::string_view address = item.substr(open + 1, item.size() - open - 2);
  return is_plain_address(address) ? address : std::string_view();
}

}  // namespace

bool is_plain(std::string_view value) {
  return is_ascii(value) && value.find("=?") == std::string_view::npos;
}

std::string unfold(std::string_view value) {
  value = ascii::trim(value);
  std::string out(value);
  if (value.find('\n') != std::string_view::npos || value.find('\r') != std::string_view::npos)
    std::erase_if(out, [](char c) { return c == '\r' || c == '\n'; });
  return out;
}

std::string valid_utf8(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = read_utf8(text, at);
    out += glyph.lone ? kReplacement : text.substr(at, glyph.size);
    at += glyph.size;
  }
  return out;
}

bool is_dot_atom(std::string_view text) {
  bool word = false;
  for (char c : text) {
    if (c == '.' ? !word : !is_atom_char(c)) return false;
    word = c != '.';
  }
  return word;
}

// What may stand in the display name does not matter here, as long as it cannot move the "<":
// quotes are stepped over whole.
bool plain_addresses(std::string_view value, std::vector<std::string>& out) {
  const std::size_t before = out.size();
  const auto refuse = [&] {
    out.resize(before);
    return false;
  };
  std::size_t start = 0;  // of the item
  bool quoted = false;
  std::size_t name_at = 0;  // where an item's "<" is searched: after its quoted name
  for (std::size_t i = 0; i <= value.size(); ++i) {
    const char c = i < value.size() ? value[i] : ',';
    if (!quoted && kItemChars[static_cast<unsigned char>(c)]) continue;
    if (i < value.size() && quoted) {
      if (c == '\\') return refuse();
      if (c == '"') {
        quoted = false;
        name_at = i + 1;
      }
      continue;
    }
    if (quoted) return refuse();  // the quote never ends
    if (c == '"') {
      if (!ascii::trim(value.substr(name_at, i - name_at)).empty()) return refuse();
      quoted = true;
      continue;
    }
    if (c == ',') {
      const std::string_view item = ascii::trim(value.substr(name_at, i - name_at));
      if (!item.empty()) {
        if (name_at != start && !item.starts_with('<')) return refuse();
        const std::string_view address = plain_item(item);
        if (address.empty() || out.size() >= kMaxAddresses) return refuse();
        out.emplace_back(address);
      } else if (name_at != start) {
        return refuse();  // a quoted name and no address
      }
      start = name_at = i + 1;
      continue;
    }
    return refuse();
  }
  return true;
}

std::string plain_type(std::string_view value) {
  const std::string_view type = ascii::trim(value.substr(0, value.find(';')));
  const std::size_t slash = type.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == type.size()) return {};
  for (std::size_t i = 0; i < type.size(); ++i)
    if (i != slash && (type[i] == '/' || (!is_atom_char(type[i]) && type[i] != '.'))) return {};
  return ascii::lower_copy(type);
}

std::optional<std::int64_t> plain_date(std::string_view text) {
  constexpr std::string_view kWeekdays = "MonTueWedThuFriSatSun";
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::array<int, 12> kDaysIn = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  constexpr std::array<int, 12> kDaysBefore = {0,   31,  59,  90,  120, 151,
                                               181, 212, 243, 273, 304, 334};
  bool good = true;
  // The place of a name of three letters in a list of them.
  const auto place = [&](std::string_view names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); i += 3)
      if (names.substr(i, 3) == name) return i / 3;
    good = false;
    return std::size_t{0};
  };
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) {
      good = good && ascii::is_digit(c);
      value = value * 10 + (c - '0');
    }
    return value;
  };
  if (text.size() < 30 || text.substr(3, 2) != ", ") return {};
  place(kWeekdays, text.substr(0, 3));
  text.remove_prefix(5);
  const std::size_t day_size = text[1] == ' ' ? 1 : 2;
  const int day = number(0, day_size);
  text.remove_prefix(day_size);
  // " Mar 2009 18:05:18 -0400"
  if (text.size() < 24 || text[0] != ' ' || text[4] != ' ' || text[9] != ' ' || text[12] != ':' ||
      text[15] != ':' || text[18] != ' ' || (text[19] != '+' && text[19] != '-'))
    return {};
  const std::size_t month = place(kMonths, text.substr(1, 3));
  const int year = number(5, 4), hour = number(10, 2), minute = number(13, 2),
            second = number(16, 2), zone_hours = number(20, 2), zone_minutes = number(22, 2);
  const std::string_view rest = text.substr(24);
  if (!rest.empty() && (rest.size() > 8 || !rest.starts_with(" (") || !rest.ends_with(')') ||
                        !std::all_of(rest.begin() + 2, rest.end() - 1, ascii::is_alpha)))
    return {};
  if (!good || year < 1971 || year > 2099 || day < 1 || hour > 23 || minute > 59 || second > 59 ||
      zone_hours > 14 || zone_minutes > 59)
    return {};
  const bool leap = year % 4 == 0;
  if (day > kDaysIn[month] + (leap && month == 1 ? 1 : 0)) return {};
  const int days = 365 * (year - 1970) + (year - 1969) / 4 + kDaysBefore[month] +
                   (leap && month > 1 ? 1 : 0) + day - 1;
  const int zone = (zone_hours * 60 + zone_minutes) * 60;
  return std::int64_t{days} * 86'400 + std::int64_t{hour * 3600 + minute * 60 + second} -
         (text[19] == '-' ? -zone : zone);
}

}  // namespace tlspath

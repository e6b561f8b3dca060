// Text from mails, made harmless; see escape.hpp. What is no UTF-8 (core/base/unicode.hpp) is shown
// as such.
#include "core/text/escape.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>

#include "core/base/ascii.hpp"
#include "core/base/unicode.hpp"

namespace tlspath {
namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
  for (const Range& r : ranges) {
    if (c >= r.first && c <= r.last) return true;
  }
  return false;
}

// Characters above ASCII that steer, separate or hide: C1, soft hyphen, bidi controls, zero-width
// characters, line and paragraph separators, fillers, interlinear marks, noncharacters, tags,
// variation selectors, private use.
constexpr std::array<Range, 26> kUnseen{{
    {0x80, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x70F, 0x70F},     {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x2800, 0x2800},
    {0x3164, 0x3164},   {0xE000, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},
    {0x2000, 0x200A},   {0xA0, 0xA0},
}};

constexpr std::array<Range, 22> kCombining{{
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5C7},   {0x610, 0x61A},
    {0x64B, 0x65F},   {0x670, 0x670},   {0x6D6, 0x6ED},   {0x711, 0x711},   {0x730, 0x74A},
    {0x7A6, 0x7B0},   {0x900, 0x902},   {0x93A, 0x94F},   {0xE31, 0xE31},   {0xE34, 0xE3A},
    {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0x302A, 0x302F},
    {0x3099, 0x309A}, {0xFE20, 0xFE2F},
}};

constexpr std::array<Range, 13> kWide{{
    {0x1100, 0x115E},
    {0x231A, 0x231B},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0x1F000, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

bool unseen(char32_t c) {
  if (c < 0x20 || c == 0x7F) return true;
  if (c < 0x80) return false;
  return in(kUnseen, c) || (c & 0xFFFE) == 0xFFFE;
}

void put_code(std::string& out, char32_t c) {
  if (c < 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(c));
  } else {
    fmt::format_to(std::back_inserter(out), "<U+{:04X}>", static_cast<std::uint32_t>(c));
  }
}

std::string_view spelled_out(char32_t c) {
  switch (c) {
    case U'\u00E4':
      return "ae";
    case U'\u00F6':
      return "oe";
    case U'\u00FC':
      return "ue";
    case U'\u00C4':
      return "Ae";
    case U'\u00D6':
      return "Oe";
    case U'\u00DC':
      return "Ue";
    case U'\u00DF':
      return "ss";
    default:
      return {};
  }
}

std::size_t cells_of(char32_t c) {
  if (c < 0x300) return 1;
  if (in(kCombining, c)) return 0;
  return in(kWide, c) ? 2 : 1;
}

}  // namespace

bool is_visible(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Glyph d = read_utf8(text, i);
    if (d.lone || unseen(d.code)) return false;
    i += d.size;
  }
  return true;
}

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Glyph d = read_utf8(text, i);
    if (d.lone) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint8_t>(text[i]));
    } else if (unseen(d.code)) {
      put_code(out, d.code);
    } else {
      out.append(text, i, d.size);
    }
    i += d.size;
  }
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_visible(out, text);
  return out;
}

std::string unfolded(std::string_view text) {
  std::string joined;
  joined.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (!ascii::is_blank(text[i])) {
      joined.push_back(text[i++]);
      continue;
    }
    std::size_t end = i;
    bool broken = false;
    while (end < text.size() && ascii::is_blank(text[end])) {
      broken = broken || text[end] == '\r' || text[end] == '\n';
      ++end;
    }
    if (broken) {
      joined.push_back(' ');
    } else {
      for (; i < end; ++i) joined.push_back(text[i] == '\t' ? ' ' : text[i]);
    }
    i = end;
  }
  return visible(joined);
}

std::string terminal_text(std::string_view text, bool ascii_only, bool exact) {
  std::string seen = visible(text);
  if (!ascii_only) return seen;
  std::string out;
  out.reserve(seen.size());
  for (std::size_t i = 0; i < seen.size();) {
    const Glyph d = read_utf8(seen, i);
    if (d.code < 0x80) {
      out.push_back(seen[i]);
    } else if (const std::string_view letters = exact ? std::string_view() : spelled_out(d.code);
               !letters.empty()) {
      // "GÜTE" is GUETE, "Übergabe" is Uebergabe.
      const auto capital = [&](std::size_t at) {
        return at < seen.size() && seen[at] >= 'A' && seen[at] <= 'Z';
      };
      const bool caps = letters[0] < 'a' && (capital(i + d.size) || (i > 0 && capital(i - 1)));
      out.push_back(letters[0]);
      out.push_back(caps ? static_cast<char>(letters[1] - 0x20) : letters[1]);
    } else {
      put_code(out, d.code);
    }
    i += d.size;
  }
  return out;
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  // A letter before "://" or "www." would be enough for an autolink; an escaped ':' or '.' breaks
  // it, but dots are in every host name, so they are escaped only where a link would begin.
  static constexpr std::string_view kMarkup = "\\`*_{}[]<>#|~!$&^";
  const std::string seen = visible(text);
  std::string out;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const char c = seen[i];
    const bool link = c == ':' && seen.compare(i, 3, "://") == 0;
    const bool www =
        c == '.' && i >= 3 && ascii::iequal(std::string_view(seen).substr(i - 3, 3), "www");
    if (kMarkup.find(c) != std::string_view::npos || link || www || c == '@') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string markdown_code(std::string_view text, bool in_table) {
  const std::string seen = visible(text);
  std::size_t longest = 0, run = 0;
  for (const char c : seen) {
    run = c == '`' ? run + 1 : 0;
    longest = run > longest ? run : longest;
  }
  const std::string fence(longest + 1, '`');
  const bool pad = !seen.empty() && (seen.front() == '`' || seen.back() == '`');
  std::string out = fence + (pad ? " " : "");
  for (const char c : seen) {
    if (c == '|' && in_table) out.push_back('\\');
    out.push_back(c);
  }
  return out + (pad ? " " : "") + fence;
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  // Looked at before escaping: a TAB at the start is a formula's disguise too.
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    cell = "'";
  append_visible(cell, text);
  if (cell.find_first_of(",\"'; ") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

std::string shell_word(std::string_view text) {
  bool plain = !text.empty();
  for (const char c : text) {
    plain = plain && (ascii::is_alnum(c) ||
                      std::string_view("._-/+,:@%=").find(c) != std::string_view::npos ||
                      static_cast<unsigned char>(c) >= 0x80);
  }
  if (plain) return std::string(text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out.push_back(c);
  }
  return out + "'";
}

std::size_t cells(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Glyph d = read_utf8(text, i);
    n += d.lone ? 1 : cells_of(d.code);
    i += d.size;
  }
  return n;
}

std::size_t prefix_of(std::string_view text, std::size_t limit) {
  std::size_t n = 0, i = 0;
  while (i < text.size()) {
    const Glyph d = read_utf8(text, i);
    const std::size_t w = d.lone ? 1 : cells_of(d.code);
    if (n + w > limit) break;
    n += w;
    i += d.size;
  }
  return i;
}

std::string cut_middle(std::string_view text, std::size_t limit) {
  if (cells(text) <= limit) return std::string(text);
  if (limit < 6) return std::string(text.substr(0, prefix_of(text, limit)));
  const std::size_t room = limit - 2, front = room / 2;
  std::string out(text.substr(0, prefix_of(text, front)));
  out += "..";
  // The longest suffix that fits: walk forward until what is left is short enough.
  std::size_t from = 0;
  std::size_t left = cells(text);
  while (left > room - front) {
    const Glyph d = read_utf8(text, from);
    left -= d.lone ? 1 : cells_of(d.code);
    from += d.size;
  }
  out += text.substr(from);
  return out;
}

Character character_at(std::string_view text, std::size_t at) {
  const Glyph d = read_utf8(text, at);
  return {d.code, d.size, !d.lone};
}

bool is_unseen(char32_t c) { return unseen(c); }

}  // namespace tlspath
